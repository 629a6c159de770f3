"""Linli inside Pelican: the same site, Pelican's own pages, and other plugins beside ours."""

from __future__ import annotations

import pytest
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
