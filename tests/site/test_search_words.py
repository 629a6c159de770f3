"""What a page says can be looked for, wherever on the page it stands."""

from __future__ import annotations

import pytest
from tests.fixtures.projects import make_project

from linli.build import load_site, set_up_press
from linli.problems import Report
from linli.settings import read_settings
from linli.views.jobs import plan_all
from linli.views.plan import page_jobs
from linli.views.search import plan_search_entry


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    """What search knows of every page of the small site, by address."""
    project = make_project(tmp_path_factory.mktemp("words") / "project")
    raw = {"PATH": "content", "THEME": "theme", "OUTPUT_PATH": "output", "LINLI_LANGUAGES": ["zh-CN"]}
    settings = read_settings(raw, project.folder)
    (edition,) = set_up_press(load_site(settings, Report()), settings).editions
    entries = (plan_search_entry(edition, path, page) for path, page in plan_all(page_jobs(edition)))
    return {entry.url: f"{entry.title} {entry.text}" for entry in entries if entry}


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("wutong/needs/shade/", "夏天院子里太晒"),
        ("wutong/needs/shade/", "种下三棵梧桐"),
        ("wutong/spaces/yard/", "种菜 议事"),
        ("wutong/posts/watering/", "一位邻居"),
        ("wutong/cases/green-street/", "需求、回应与结果"),
        ("wutong/cases/green-street/", "没有气温数据"),
        ("wutong/", "种一棵树，认一条街"),
    ],
)
def test_what_only_pages_of_its_kind_say_is_found(url, words, texts):
    assert words in texts[url]


def test_what_is_told_of_another_record_is_found_on_its_own_page(texts):
    community, need = texts["wutong/"], texts["wutong/needs/shade/"]

    assert "老人坐不住" in need
    assert "老人坐不住" not in community
