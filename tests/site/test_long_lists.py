"""A community with a thousand of everything: no page of it is long, and nothing of it is lost."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from datetime import date, timedelta
from urllib.parse import urljoin

import pytest
from lxml import html
from tests.fixtures.projects import ROOT, make_project

from linli.artefacts.html import Renderer
from linli.build import load_site, set_up_press
from linli.problems import Report
from linli.settings import read_settings
from linli.views.calendars import feeds_of
from linli.views.jobs import plan_all
from linli.views.leaves import MOST_ON_A_LEAF
from linli.views.pages import ListPage, NeedsPage, RecordPage, RedirectPage, SubscribePage, YearPage
from linli.views.plan import page_jobs

COUNT = 100
EVENTS = {2022: 170, 2023: 60, 2024: 50, 2025: 40}
# What a page may have of its own: style sheet and scripts take the rest of 40 kB.
HTML_OF_A_PAGE = 21_000
RECORDS = {
    "stories": "title: 第{n}个故事\nsummary: 小院里的第{n}件事。\ndate: {day}",
    "honours": "title: 第{n}块牌匾\nissuer: 某街道办事处\nlevel: {level}\ndate: {day}",
    "posts": "title: 第{n}个岗位\ncategory: {level}\nstatus: open",
    "needs": "title: 第{n}个需求\nvoice: 第{n}位居民说的话。\nheard: {day}",
    "partners": "title: 第{n}个伙伴\nroles: [{level}]",
    "groups": "title: 第{n}个小组",
    "press": "title: 第{n}篇报道\npublisher: 某报\ndate: {day}",
}
LEVELS = ("city", "district", "subdistrict")


@pytest.fixture(scope="module")
def press(tmp_path_factory):
    """A community with a hundred records of seven kinds, and hundreds of events in its yard."""
    project = make_project(tmp_path_factory.mktemp("long") / "project")
    for folder, front_matter in RECORDS.items():
        for number in range(COUNT):
            day = date(2020, 1, 1) + timedelta(days=number)
            text = front_matter.format(n=number, day=day, level=LEVELS[number % 3])
            (project.content / folder / f"n{number}.md").write_text(f"---\n{text}\n---\n", "utf-8")
    for year, count in EVENTS.items():
        for number in range(count):
            day = date(year, 1, 1) + timedelta(days=number * 365 // count)
            text = f"title: 第{number}场活动\nstart: {day} 10:00\nstatus: delivered\nspaces: [yard]\ntopics: [family]"
            text += f"\ngroups: [n{number % 50}]\nfigures: {{chairs: {number + 1} 把}}"
            (project.content / "events" / f"n{year}-{number}.md").write_text(f"---\n{text}\n---\n", "utf-8")
    raw = {"PATH": "content", "THEME": "theme", "OUTPUT_PATH": "output", "LINLI_LANGUAGES": ["zh-CN"]}
    settings = read_settings(raw, project.folder)
    return set_up_press(load_site(settings, Report()), settings)


@pytest.fixture(scope="module")
def pages(press):
    return {path: page for path, page in plan_all(page_jobs(press.editions[0])) if not isinstance(page, RedirectPage)}


def leaves_of(pages, folder):
    """Return the pages of a list in their order."""
    first = f"wutong/{folder}/index.html"
    others = (f"wutong/{folder}/page/{number}/index.html" for number in range(2, 10))
    return [pages[path] for path in (first, *others) if path in pages]


@pytest.mark.parametrize("folder", RECORDS)
def test_every_record_stands_on_one_leaf_of_its_list(folder, pages, press):
    leaves = leaves_of(pages, folder)

    titles = Counter(
        shown.title.text
        for leaf in leaves
        for shown in (leaf.needs if isinstance(leaf, NeedsPage) else [c for s in leaf.sections for c in s.cards])
    )
    site = press.editions[0].site
    own = [record.title for key, record in site.records.items() if f"wutong/{folder}/" in site.addresses[key]]
    assert len(leaves) == -(-len(own) // MOST_ON_A_LEAF)
    assert sorted(titles) == sorted(str(title.in_language("zh-CN")[0]) for title in own)
    assert set(titles.values()) == {1}


def test_the_leaves_of_a_list_lead_to_one_another_and_are_called_differently(pages):
    leaves = leaves_of(pages, "stories")

    assert [[link.current for link in leaf.leaves] for leaf in leaves] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]
    assert [link.url for link in leaves[1].leaves] == [
        "../../../../wutong/stories/",
        "../../../../wutong/stories/page/2/",
        "../../../../wutong/stories/page/3/",
    ]
    assert len({leaf.frame.title for leaf in leaves}) == 3


def test_the_latest_stand_on_the_first_leaf(pages):
    first, *_others, last = leaves_of(pages, "stories")

    assert first.sections[0].cards[0].when.iso >= first.sections[0].cards[-1].when.iso
    assert first.sections[0].cards[-1].when.iso >= last.sections[0].cards[0].when.iso


def test_a_short_list_has_one_page(pages):
    (services,) = leaves_of(pages, "services")

    assert isinstance(services, ListPage)
    assert services.leaves == ()


def test_every_calendar_can_be_subscribed_to_on_one_of_the_pages_of_all(pages, press):
    leaves = [page for page in pages.values() if isinstance(page, SubscribePage)]

    offered = [feed.file for leaf in leaves for shelf in leaf.shelves for feed in shelf.subscriptions]
    assert len(leaves) == 2
    assert sorted(file.lstrip("./") for file in offered) == sorted(
        feed.path.lstrip("/") for feed in feeds_of(press.editions[0])
    )


def test_the_ways_into_a_calendar_are_those_with_most_in_them(pages):
    (groups,) = [way for way in pages["events/index.html"].ways if way.id == "by-groups"]

    assert len(groups.links) == 30
    assert groups.more.url == "../wutong/groups/"


def test_the_page_of_figures_says_that_it_does_not_show_those_of_all_records(pages):
    (block,) = pages["impact/index.html"].blocks

    assert len(block.records) == 40
    assert str(sum(EVENTS.values())) in block.note


@pytest.mark.parametrize("owner", ["wutong/spaces/yard", "events/topics/family"])
def test_years_for_which_a_page_has_no_room_have_their_own(owner, pages):
    happenings = pages[f"{owner}/index.html"].happenings

    years = [pages[f"{owner}/past/{link.phrase.text[:4]}/index.html"] for link, _count in happenings.earlier]
    assert [ledger.id for ledger in happenings.past][-2:] == ["y2025", "y2024"]
    assert [page.title for page in years] == ["2023年", "2022年"]
    assert all(isinstance(page, YearPage) for page in years)
    assert sum(len(ledger.entries) for ledger in years[0].ledgers) == EVENTS[2023]
    assert [(page.previous is None, page.next is None) for page in years] == [(False, True), (True, False)]


@pytest.mark.parametrize("path", ["events/2022", "wutong/spaces/yard/past/2022"])
def test_a_full_year_shows_the_first_of_each_month_and_leads_to_the_others(path, pages):
    page = pages[f"{path}/index.html"]

    left = [int(re.sub(r"\D", "", ledger.rest.phrase.text)) for ledger in page.ledgers if ledger.rest]
    assert sum(len(ledger.entries) for ledger in page.ledgers) + sum(left) == EVENTS[2022]
    assert all(ledger.rest.url == ledger.more.url for ledger in page.ledgers if ledger.rest)
    assert page.facets == ()


def test_no_page_is_long(press, pages):
    renderer = Renderer(ROOT / "theme", press.editions[0].words, press.assets.paths)

    weights = {path: len(gzip.compress(renderer.render(page))) for path, page in pages.items()}

    assert {path: weight for path, weight in weights.items() if weight > HTML_OF_A_PAGE} == {}


def test_every_page_can_be_reached_from_the_first(press, pages):
    renderer = Renderer(ROOT / "theme", press.editions[0].words, press.assets.paths)
    links = set()
    for path, page in pages.items():
        if not isinstance(page, RecordPage) or page.record.kind in ("community", "space"):
            tree = html.document_fromstring(renderer.render(page))
            links |= {urljoin(f"file:///{path}", link.get("href", "")) for link in tree.iter("a")}

    own = {f"file:///{path.removesuffix('index.html')}" for path in pages if "/page/" in path or "/past/" in path}
    assert own - links == set()
