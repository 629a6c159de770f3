"""A photo whose people no longer agree is gone from everything that the next build publishes; and nothing leaks."""

from __future__ import annotations

import shutil
from functools import cache
from io import BytesIO

import pytest
from PIL import ExifTags, Image, ImageCms
from tests.fixtures.projects import MOMENT, files_in, make_project

from linli.cli import main

ADDRESS = "https://linli.example"
MAGENTA = (230, 0, 230)
ALT, CAPTION = "三个人在门口笑", "阿婆和两个孙子"
NEXT_DAY = str(int(MOMENT) + 24 * 3600)

FRONT_MATTER = """---
title: 门口的一天
date: 2026-05
photos:
  - file: portrait.jpg
    alt: {alt}
    caption: {caption}
    people: identifiable
    consent: {consent}
---
{body}
"""


@cache  # a profile says when it was made, and copies are to be the same to the byte
def portrait():
    """Return a photo in a colour that nothing else on the site has, with all that a telephone notes in it."""
    image = Image.new("RGB", (1000, 700), MAGENTA)
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Maker-4711"
    exif[ExifTags.Base.BodySerialNumber] = "Serial-4711"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (30.0, 41.0, 24.0)
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    content = BytesIO()
    image.save(
        content,
        "JPEG",
        exif=exif,
        xmp=b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><photoshop:City>Secret-4711</photoshop:City></x:xmpmeta>',
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
        comment=b"Comment-4711",
    )
    return content.getvalue()


class Site:
    """The fixture site with one photo of people, told of in a story."""

    def __init__(self, project):
        self.project = project
        self.story = project.content / "stories" / "door" / "index.md"
        self.story.parent.mkdir(parents=True)
        (self.story.parent / "portrait.jpg").write_bytes(portrait())
        self.tell("written")

    def tell(self, consent, body="她们笑了。\n\n![门口的照片](portrait.jpg)"):
        self.story.write_text(FRONT_MATTER.format(alt=ALT, caption=CAPTION, consent=consent, body=body), "utf-8")

    def build(self, **environment):
        self.project.build("-s", "publishconf.py", **environment)
        return files_in(self.project.output)

    def cached(self):
        return files_in(self.project.folder / ".linli" / "images")


@pytest.fixture
def new_site(tmp_path):
    return Site(make_project(tmp_path / "project"))


@pytest.fixture
def site(new_site, published_wutong):
    """The site after the pictures of all but the one photo were made."""
    shutil.copytree(published_wutong.folder / ".linli" / "images", new_site.project.folder / ".linli" / "images")
    return new_site


def pictures_of_it(files):
    """Return the names of the pictures, cards included, on which the photo can be seen."""
    return sorted(name for name, content in files.items() if name.startswith("media/") and _shows_it(content))


def _shows_it(content):
    red, green, blue = Image.open(BytesIO(content)).convert("RGB").resize((40, 40)).split()
    pixels = zip(red.tobytes(), green.tobytes(), blue.tobytes(), strict=True)
    return sum(r > 190 and g < 60 and b > 190 for r, g, b in pixels) > 40 * 40 // 20


def texts_that_tell_of_it(files):
    words = [word.encode() for word in (ALT, CAPTION, "门口的照片", "portrait")]
    return sorted(name for name, content in files.items() if any(word in content for word in words))


# --- consent --------------------------------------------------------------------------------------------------------

REFUSALS = {
    "withdrawn": ("{kind: written, withdrawn: yes}", "consent was withdrawn"),
    "expired": ("{kind: written, until: 2026-05-31}", "consent ended on 2026-05-31"),
    "for print alone": ("{kind: written, scope: [print, media]}", "consent covers print, media, not web"),
}


@pytest.mark.slow
@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_photo_that_may_not_be_shown_is_gone_from_pages_feeds_cards_and_media(refusal, site):
    before = site.build()
    cards_before = {name for name in pictures_of_it(before) if "card-" in name}
    site.tell(REFUSALS[refusal][0])

    after = site.build()

    assert len(cards_before) == 4
    assert texts_that_tell_of_it(before)
    assert pictures_of_it(after) == []
    assert texts_that_tell_of_it(after) == []
    assert not set(pictures_of_it(before)) & set(after)


@pytest.mark.slow
def test_a_photo_goes_on_the_day_after_its_consent_ends_though_nobody_touches_the_content(site):
    site.tell("{kind: written, until: 2026-06-01}")

    on_the_last_day = site.build(SOURCE_DATE_EPOCH=MOMENT)
    on_the_next_day = site.build(SOURCE_DATE_EPOCH=NEXT_DAY)

    assert pictures_of_it(on_the_last_day)
    assert pictures_of_it(on_the_next_day) == []


@pytest.mark.slow
def test_withdrawing_a_photo_once_withdraws_it_everywhere_and_under_every_name(site):
    content = site.project.content
    (content / "groups" / "copied.jpg").write_bytes(portrait())
    with (content / "groups" / "gardeners.md").open("a", encoding="utf-8") as group:
        group.write("\n![别人写的说明](copied.jpg)\n")
    with (content / "stories" / "first-tree.md").open("a", encoding="utf-8") as story:
        story.write("\n![同一张](door/./portrait.jpg)\n")
    shown = site.build()
    site.tell("{kind: written, withdrawn: yes}")

    after = site.build()

    assert "别人写的说明" in shown["wutong/groups/gardeners/index.html"].decode()
    assert pictures_of_it(after) == []
    assert not [name for name, text in after.items() if "别人写的说明".encode() in text or "同一张".encode() in text]


@pytest.mark.slow
def test_a_draft_withdraws_a_photo_as_well(site):
    content = site.project.content
    (content / "groups" / "copied.jpg").write_bytes(portrait())
    with (content / "groups" / "gardeners.md").open("a", encoding="utf-8") as group:
        group.write("\n![别人写的说明](copied.jpg)\n")
    site.tell("{kind: written, withdrawn: yes}")
    site.build()
    site.story.write_text(site.story.read_text("utf-8").replace("---\n", "---\ndraft: yes\n", 1), "utf-8")

    after = site.build()

    assert pictures_of_it(after) == []
    assert not [name for name, text in after.items() if "别人写的说明".encode() in text]


def check(project, monkeypatch, capsys):
    monkeypatch.chdir(project.folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)
    with pytest.raises(SystemExit) as ended:
        main(["check"])
    return ended.value.code, capsys.readouterr()


def about_photos(said):
    """Return what a check says of photos, among its advice on cases."""
    return [line for line in said.splitlines() if "photo" in line]


@pytest.mark.parametrize("refusal", REFUSALS)
def test_checking_tells_which_photos_are_not_shown_and_why_without_failing(refusal, site, monkeypatch, capsys):
    consent, reason = REFUSALS[refusal]
    site.tell(consent, body="没有别的。")

    exit_code, said = check(site.project, monkeypatch, capsys)

    assert about_photos(said.out) == [
        f"content/stories/door/index.md:5: photo `portrait.jpg` is not shown: {reason}.",
    ]
    assert "No problems." in said.err
    assert exit_code == 0


def test_checking_tells_where_else_a_withheld_photo_would_have_been(site, monkeypatch, capsys):
    site.tell("{kind: written, withdrawn: yes}")

    _, said = check(site.project, monkeypatch, capsys)

    assert about_photos(said.out)[1:] == [
        "content/stories/door/index.md:13: photo `portrait.jpg` is not shown: "
        "it is the picture of content/stories/door/index.md:5.",
    ]


def test_checking_a_site_whose_photos_may_all_be_shown_says_nothing_of_them(site, monkeypatch, capsys):
    _, said = check(site.project, monkeypatch, capsys)

    assert about_photos(said.out) == []


# --- metadata -------------------------------------------------------------------------------------------------------

TRACES = (b"4711", b"adobe:ns:meta", b"ICC_PROFILE", b"acsp")
WORDS_ABOUT_A_PHOTO = {int(ExifTags.Base.Artist), int(ExifTags.Base.Copyright)}
# What may be in a file, by the names of its parts.
PARTS = {
    "jpg": {"APP0 JFIF", "APP1 Exif", "DQT", "DHT", "SOF0", "SOF2", "SOS", "DRI"},
    "png": {"IHDR", "PLTE", "tRNS", "IDAT", "IEND", "eXIf"},
    "webp": {"VP8X", "VP8 ", "VP8L", "ALPH", "EXIF"},
    "avif": {"av01", "Exif"},
}


def parts_of(suffix, content):
    """Return the names of all parts of a picture file, read without any library."""
    return {"jpg": segments_of, "png": chunks_of_png, "webp": chunks_of_webp, "avif": items_of}[suffix](content)


def segments_of(jpeg):
    names = {0xDB: "DQT", 0xC4: "DHT", 0xC0: "SOF0", 0xC2: "SOF2", 0xDA: "SOS", 0xDD: "DRI"}
    position = 2
    while jpeg[position + 1] != 0xD9:
        marker, length = jpeg[position + 1], int.from_bytes(jpeg[position + 2 : position + 4], "big")
        kind = jpeg[position + 4 : position + 8].decode("latin-1")
        yield f"APP{marker - 0xE0} {kind}" if 0xE0 <= marker <= 0xEF else names.get(marker, f"{marker:x}")
        position += 2 + length
        while marker == 0xDA and (jpeg[position] != 0xFF or jpeg[position + 1] in (0, *range(0xD0, 0xD8))):
            position += 1
    assert position + 2 == len(jpeg), "There is something behind the picture."


def chunks_of_png(png):
    position = 8
    while position < len(png):
        yield png[position + 4 : position + 8].decode()
        position += 12 + int.from_bytes(png[position : position + 4], "big")


def chunks_of_webp(webp):
    position = 12
    while position < len(webp):
        size = int.from_bytes(webp[position + 4 : position + 8], "little")
        yield webp[position : position + 4].decode()
        position += 8 + size + size % 2


def items_of(avif):
    """Yield the kinds of all items (ISO 14496-12, 8.11.6): pictures, EXIF, and `mime` for XMP."""
    entry = avif.index(b"infe")
    while entry >= 0:
        yield avif[entry + 12 : entry + 16].decode()
        entry = avif.find(b"infe", entry + 4)
    assert b"prof" not in avif[: avif.index(b"mdat")], "There is a colour profile."


@pytest.mark.slow
def test_no_published_picture_has_metadata_but_for_credit_and_rights(site):
    assert all(trace in portrait() for trace in TRACES)

    published = {name: content for name, content in site.build().items() if name.startswith("media/")}

    assert {name.rpartition(".")[2] for name in published} >= {"avif", "jpg"}
    assert pictures_of_it(published)
    assert not [(name, trace) for name, content in published.items() for trace in TRACES if trace in content]
    for name, content in published.items():
        image = Image.open(BytesIO(content))
        image.load()
        found = {"icc_profile", "xmp", "comment", "photoshop", "XML:com.adobe.xmp"} & set(image.info)
        assert (name, set(image.getexif()) - WORDS_ABOUT_A_PHOTO, found) == (name, set(), set())
        suffix = name.rpartition(".")[2]
        assert (name, set(parts_of(suffix, content)) - PARTS[suffix]) == (name, set())


@pytest.mark.slow
def test_credit_and_rights_are_written_into_every_copy_of_a_photo(site):
    text = site.story.read_text()
    site.story.write_text(text.replace("    people:", "    credit: 陈阿婆\n    rights: © 居委会\n    people:"))

    published = site.build()

    copies = [name for name in pictures_of_it(published) if "card-" not in name]
    assert {name.rpartition(".")[2] for name in copies} == {"avif", "jpg"}
    for name in copies:
        exif = Image.open(BytesIO(published[name])).getexif()
        words = {tag: value.encode("latin-1").decode() for tag, value in exif.items()}
        assert words == {ExifTags.Base.Artist: "陈阿婆", ExifTags.Base.Copyright: "© 居委会"}


# --- cleaning -------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_cleaning_takes_a_withdrawn_photo_out_of_the_cache_and_touches_nothing_else(site):
    site.build()
    site.tell("{kind: written, withdrawn: yes}")
    after = site.build()
    content = files_in(site.project.content)

    ended = site.project.run("linli", "clean")

    assert ended.returncode == 0, ended.stderr
    assert ended.stderr.startswith("finished pictures removed: ")
    assert not [name for name, copy in site.cached().items() if not name.endswith(".tone") and _shows_it(copy)]
    assert files_in(site.project.output) == after
    assert files_in(site.project.content) == content


@pytest.fixture
def own_site(new_site):
    """The site without Pelican's own pages: what shows on them only Pelican knows."""
    shutil.rmtree(new_site.project.content / "pages")
    return new_site


def test_cleaning_keeps_all_that_the_site_uses(own_site):
    own_site.build()
    cached = own_site.cached()

    own_site.project.run("linli", "-s", "publishconf.py", "clean")

    assert own_site.cached() == cached


def test_cleaning_with_settings_that_have_no_address_keeps_every_picture(own_site):
    own_site.build()
    cached = own_site.cached()

    own_site.project.run("linli", "clean")

    # A sheet that names the address is made anew by the next build.
    assert {name for name in cached if not name.endswith(".pdf")} <= set(own_site.cached())


@pytest.mark.parametrize("cache", ["images", "preview-state/images"])
def test_cleaning_removes_what_a_killed_build_or_a_preview_left(cache, new_site):
    left = new_site.project.folder / ".linli" / cache / ".card-1.jpg.4711"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half" * 500_000)

    ended = new_site.project.run("linli", "clean")

    assert ended.stderr == "finished pictures removed: 1 (2.0 MB); kept: 0\n"
    assert not left.exists()


def test_cleaning_content_with_problems_removes_nothing(new_site):
    image = new_site.project.folder / ".linli" / "images" / "old.avif"
    image.parent.mkdir(parents=True)
    image.write_bytes(b"old")
    new_site.story.write_text("no front matter", "utf-8")

    ended = new_site.project.run("linli", "clean")

    assert ended.returncode == 1
    assert image.exists()
