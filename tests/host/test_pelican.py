"""Linli inside Pelican: the same site, Pelican's own pages, and other plugins beside ours."""

from __future__ import annotations

import shutil
from io import BytesIO

import pytest
from PIL import ExifTags, Image
from tests.fixtures.pages import read_page
from tests.fixtures.projects import files_in, make_project

# A plugin that another author could have written: it looks at every page that is written.
WITNESS = """
from pathlib import Path

from pelican import signals

SEEN = Path(__file__).with_name("seen.txt")


def note(path, context):
    with SEEN.open("a", encoding="utf-8") as seen:
        seen.write(f"{path}\\t{context['SITENAME']}\\n")


def register():
    signals.content_written.connect(note)
"""


@pytest.fixture
def project(tmp_path):
    return make_project(tmp_path / "project")


def test_pelican_builds_the_same_site_as_linli(project, wutong_site):
    ended = project.run("pelican", "content", "-s", "pelicanconf.py")

    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert files_in(project.output) == files_in(wutong_site.output)


def test_a_page_of_pelicans_own_is_part_of_the_site(wutong_site):
    (file,) = wutong_site.output.rglob("about/index.html")
    page = read_page(file)

    assert "这是测试用的小站。" in page.xpath("string(//main)")
    assert page.xpath("string(//h1)").strip() == "关于本站"
    assert page.get("lang") == "zh-CN"
    assert page.xpath("//nav[contains(@class, 'languages')]")


def test_a_page_of_pelicans_own_has_share_cards(published_wutong):
    (file,) = published_wutong.output.rglob("about/index.html")
    page = read_page(file)

    (wide,) = page.xpath("//meta[@property='og:image']/@content")
    (square,) = page.xpath("//div[@hidden]/img/@src")

    names = [address.rpartition("/")[2] for address in (wide, square)]
    assert all((published_wutong.output / "media" / name).stat().st_size for name in names)


def test_a_mistake_in_the_content_ends_pelican_with_1_and_leaves_the_old_site(project):
    project.build()
    before = files_in(project.output)
    (project.content / "stories/bad.md").write_text("---\ntitel: 坏\n---\n", "utf-8")

    ended = project.run("pelican", "content", "-s", "pelicanconf.py")

    assert ended.returncode == 1
    assert "content/stories/bad.md:2: `titel` is not a field of `story`. Did you mean `title`?" in ended.stderr
    assert "Traceback" not in ended.stdout + ended.stderr
    assert files_in(project.output) == before


def test_another_plugin_works_beside_ours_and_hears_of_every_page_of_ours(project):
    (project.folder / "more").mkdir()
    (project.folder / "more/witness.py").write_text(WITNESS, "utf-8")
    conf = project.folder / "pelicanconf.py"
    conf.write_text(
        conf.read_text("utf-8")
        .replace('["plugins"]', '["plugins", "more"]')
        .replace('["linli"]', '["witness", "linli"]'),
        "utf-8",
    )

    project.build()

    seen = dict(line.split("\t") for line in (project.folder / "more/seen.txt").read_text("utf-8").splitlines())
    ours = {
        str(project.output / path)
        for path in files_in(project.output)
        if path.endswith(".html") and "pages/" not in path
    }
    assert ours <= set(seen)
    assert set(seen.values()) == {"Linli 邻里"}


def test_pelicans_own_output_folder_setting_is_honoured(project):
    ended = project.run("pelican", "content", "-s", "pelicanconf.py", "-o", "public")

    assert ended.returncode == 0, ended.stderr
    assert (project.folder / "public/index.html").is_file()
    assert not project.output.exists()


def test_a_setting_that_cannot_be_used_ends_pelican_without_a_traceback(project):
    conf = project.folder / "pelicanconf.py"
    conf.write_text(conf.read_text("utf-8") + '\nLINLI_LANGUAGE = "zh"\n', "utf-8")

    ended = project.run("pelican", "content", "-s", "pelicanconf.py")

    assert ended.returncode == 1
    assert "`LINLI_LANGUAGE` is not a setting." in ended.stderr
    assert "Traceback" not in ended.stdout + ended.stderr


def test_articles_and_files_of_pelican_can_stand_beside_our_pages(project):
    conf = project.folder / "pelicanconf.py"
    conf.write_text(
        conf.read_text("utf-8").replace("STATIC_PATHS: list[str] = []", 'STATIC_PATHS = ["extra"]'), "utf-8"
    )
    (project.content / "extra").mkdir()
    (project.content / "extra/robots-note.txt").write_text("你好\n", "utf-8")

    project.build()

    assert (project.output / "extra/robots-note.txt").read_text("utf-8") == "你好\n"
    assert (project.output / "wutong/index.html").is_file()


def test_a_page_of_pelicans_own_that_cannot_be_read_is_a_problem(project):
    page = project.content / "pages" / "about.md"
    page.write_bytes(page.read_bytes() + b"\xff")
    (project.content / "pages" / "untitled.md").write_text("Slug: untitled\n\n没有标题。\n", "utf-8")

    ended = project.run("linli", "build")

    told = ended.stderr.splitlines()
    assert ended.returncode == 1
    assert told[0].startswith("content/pages/about.md: this page cannot be published ('utf-8' codec can't decode")
    assert told[1].startswith("content/pages/untitled.md: this page cannot be published (")
    assert told[2] == "2 problems. Nothing was published; the site is as it was."
    assert not project.output.exists()


def test_two_pages_of_pelicans_own_at_one_address_are_a_problem(project):
    shutil.copy(project.content / "pages" / "about.md", project.content / "pages" / "us.md")

    ended = project.run("linli", "build")

    assert ended.returncode == 1
    assert ended.stderr.splitlines()[0] == (
        "content/pages/us.md: the address of this page, `pages/about/`, is that of content/pages/about.md. "
        "Give one of the two another `Slug: …`."
    )


PLACE = b"SN-4711"


def photo_bytes(kind):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.BodySerialNumber] = PLACE.decode()
    content = BytesIO()
    Image.effect_noise((40, 30), 60).convert("RGB").save(content, kind, exif=exif)
    return content.getvalue()


def show_on_page(project, name, content):
    (project.content / "pages" / name).write_bytes(content)
    page = project.content / "pages" / "about.md"
    page.write_text(page.read_text("utf-8") + f"\n![看]({{static}}/pages/{name})\n", "utf-8")


def test_a_picture_on_a_page_of_pelicans_own_tells_nothing_about_itself(project):
    show_on_page(project, "here.jpg", photo_bytes("JPEG"))

    project.build()

    content = (project.output / "pages" / "here.jpg").read_bytes()
    assert PLACE in photo_bytes("JPEG")
    assert PLACE not in content
    assert Image.open(BytesIO(content)).getexif() == {ExifTags.Base.Orientation: 6}


def test_cleaning_a_picture_leaves_the_editors_own_file_alone(project):
    show_on_page(project, "here.jpg", photo_bytes("JPEG"))
    with (project.folder / "pelicanconf.py").open("a", encoding="utf-8") as conf:
        conf.write("STATIC_CREATE_LINKS = True\n")
    before = (project.content / "pages" / "here.jpg").read_bytes()

    project.build()

    assert (project.content / "pages" / "here.jpg").read_bytes() == before
    assert PLACE not in (project.output / "pages" / "here.jpg").read_bytes()


def test_a_picture_that_cannot_be_cleaned_is_not_published(project):
    show_on_page(project, "here.avif", photo_bytes("AVIF"))

    ended = project.run("linli", "build")

    assert ended.returncode == 1
    assert ended.stderr.startswith(
        "content/pages/here.avif: this picture would be published with all that its file says"
    )


def test_a_withdrawn_photo_is_not_shown_on_a_page_of_pelicans_own(project):
    content = photo_bytes("JPEG")
    show_on_page(project, "here.jpg", content)
    story = project.content / "stories" / "door" / "index.md"
    story.parent.mkdir()
    (story.parent / "there.jpg").write_bytes(content)
    story.write_text(
        "---\ntitle: 门口\ndate: 2026-05-02\nphotos:\n  - {file: there.jpg, alt: 孩子, people: minors, "
        "consent: {kind: guardian, withdrawn: yes}}\n---\n",
        "utf-8",
    )

    ended = project.run("linli", "build")

    assert ended.returncode == 1
    assert ended.stderr.splitlines()[0] == (
        "content/pages/here.jpg: this picture must not be shown, but a page shows it. Take it out of `content/pages`."
    )
