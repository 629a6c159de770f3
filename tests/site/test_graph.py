"""Records hang together: what names what, where each is found, and under which of its names."""

from __future__ import annotations

import pytest
from tests.fixtures.projects import MOMENT, WUTONG, make_project

from linli.build import load_site
from linli.problems import Report
from linli.records.community import Community
from linli.records.event import Event
from linli.records.group import Group
from linli.records.need import Need
from linli.records.reference import Key
from linli.records.space import Space
from linli.settings import read_settings

GARDENERS = Key("group", "wutong", "gardeners")
YARD = Key("space", "wutong", "yard")
BAKING = Key("service", "wutong", "baking")
DINNER = Key("event", "wutong", "dinner")


@pytest.fixture
def load(tmp_path, monkeypatch):
    """Put files into a copy of the small site's content, and return the site and the problems found there."""
    project = make_project(tmp_path / "project")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)

    def load(files=()):
        for path, text in dict(files).items():
            (project.content / path).parent.mkdir(parents=True, exist_ok=True)
            (project.content / path).write_text(text, "utf-8")
        report = Report()
        site = load_site(read_settings({}, project.folder), report)
        return site, [str(problem) for problem in report.problems]

    return load


def test_a_link_can_be_followed_in_both_directions(load):
    site, _ = load()

    assert [space.key for space in site.follow(DINNER, "spaces", Space)] == [YARD]
    assert {event.key.id for event in site.referring(YARD, Event)} == {"dinner", "open-day"}
    assert [group.key for group in site.referring(YARD, Group, ["spaces"])] == [GARDENERS]
    for key, links in site.links_from.items():
        for link in links:
            assert link.source == key
            assert link in site.links_to[link.target]


def test_every_link_leads_to_a_record_or_a_zone_with_an_address(load):
    site, _ = load()

    for links in site.links_from.values():
        for link in links:
            assert link.target in site.records or link.target in site.zones
            assert site.addresses[link.target].startswith("/")


def test_addresses_are_plain_short_and_each_there_once(load):
    site, _ = load()

    addresses = list(site.addresses.values())
    assert len(set(addresses)) == len(addresses)
    assert all(a.isascii() and len(a) <= 200 and a.startswith("/") and a.endswith("/") for a in addresses)
    assert site.addresses[DINNER] == "/event/dinner/"
    assert site.addresses[YARD] == "/wutong/spaces/yard/"
    assert site.addresses[Key("zone", "wutong", "yard/kitchen")] == "/wutong/spaces/yard/kitchen/"


def test_a_zone_is_found_in_the_spaces_that_its_record_names(load):
    shed = "---\ntitle: 棚\nzones:\n  - {id: kitchen, title: 小厨房}\n---\n"
    baking = "---\ntitle: 烤面包\nspaces: [shed]\nzones: [kitchen]\n---\n"

    site, problems = load({"spaces/shed.md": shed, "services/baking.md": baking})

    assert problems == []
    assert [node.zone.title.versions[0][1] for node in site.follow_zones(BAKING)] == ["小厨房"]
    assert [node.space.key for node in site.follow_zones(DINNER)] == [YARD]


def test_a_zone_that_two_spaces_have_must_be_named_with_its_space(load):
    shed = "---\ntitle: 棚\nzones:\n  - {id: kitchen, title: 小厨房}\n---\n"
    baking = "---\ntitle: 烤面包\nzones: [kitchen]\n---\n"

    _, problems = load({"spaces/shed.md": shed, "services/baking.md": baking})
    site, solved = load({"services/baking.md": baking.replace("[kitchen]", "[yard/kitchen]")})

    assert len(problems) == 1
    assert problems[0].endswith("Write `shed/kitchen` or `yard/kitchen`.")
    assert solved == []
    assert [node.space.key for node in site.follow_zones(BAKING)] == [YARD]


def test_records_of_another_community_are_named_with_it(load):
    site, problems = load(
        {
            "pagoda/community.md": "---\ntitle: 塔下\n---\n",
            "pagoda/groups/singers.md": "---\ntitle: 合唱\nspaces: [wutong/yard]\n"
            "related: [community:wutong]\n---\n[[wutong/gardeners]]\n",
        }
    )

    singers = Key("group", "pagoda", "singers")
    assert problems == []
    assert [space.key for space in site.follow(singers, "spaces", Space)] == [YARD]
    assert [record.key.id for record in site.follow(singers, "related", Community)] == ["wutong"]
    assert {community.key.id for community in site.communities} == {"pagoda", "wutong"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("gardeners", GARDENERS),
        ("group:gardeners", GARDENERS),
        ("wutong/gardeners", GARDENERS),
        ("group:wutong/gardeners", GARDENERS),
        ("kitchen", Key("zone", "wutong", "yard/kitchen")),
        ("yard/kitchen", Key("zone", "wutong", "yard/kitchen")),
        ("zone:wutong/yard/kitchen", Key("zone", "wutong", "yard/kitchen")),
        ("community:wutong", Key("community", "wutong", "wutong")),
        ("honour:green-street", Key("honour", "wutong", "green-street")),
    ],
)
def test_a_reference_in_a_text_means_one_record(text, key, load):
    site, _ = load()

    assert site.resolve(text, site.records[DINNER]) == key


def test_an_old_address_is_kept_alive_for_every_kind(load):
    site, problems = load(
        {
            "groups/gardeners.md": "---\ntitle: 园丁\nformerly: [diggers, green-thumbs]\n---\n",
            "events/2025/walk.md": "---\ntitle: 散步\nstart: 2025-05\nformerly: stroll\n---\n",
            "events/2026/open-day.md": "---\ntitle: 开放日\nstart: 2026-03-14\ngroups: [gardeners]\n---\n",
        }
    )

    assert [problem for problem in problems if "formerly" in problem] == []
    assert site.redirects["/wutong/groups/diggers/"] == "/wutong/groups/gardeners/"
    assert site.redirects["/wutong/groups/green-thumbs/"] == "/wutong/groups/gardeners/"
    assert site.redirects["/event/stroll/"] == "/event/walk/"
    assert not set(site.redirects) & set(site.addresses.values())


def test_what_lies_in_a_renamed_community_or_space_was_somewhere_else_too(load):
    renamed = {"community.md": "formerly: [lane]", "spaces/yard/index.md": "formerly: [court]"}
    texts = {path: (WUTONG / path).read_text("utf-8") for path in renamed}

    site, problems = load({path: texts[path].replace("---\n", f"---\n{line}\n", 1) for path, line in renamed.items()})

    assert [problem for problem in problems if "formerly" in problem] == []
    assert set(site.former_addresses("/wutong/events/2026/")) == {"/lane/events/2026/"}
    assert set(site.former_addresses("/wutong/spaces/yard/kitchen/")) == {
        "/wutong/spaces/court/kitchen/",
        "/lane/spaces/yard/kitchen/",
        "/lane/spaces/court/kitchen/",
    }
    assert set(site.former_addresses("/event/open-day/")) == set()


def test_good_records_stay_when_others_have_problems(load):
    site, problems = load({"groups/gardeners.md": "---\ntitle: [园丁]\n---\n"})

    assert len(problems) == 1
    assert GARDENERS not in site.records
    assert YARD in site.records
    assert [need.key.id for need in site.of_type(Need)] == ["shade"]


def test_a_community_that_cannot_be_read_takes_its_records_with_it(load):
    site, problems = load({"community.md": "no front matter", "pagoda/community.md": "---\ntitle: 塔下\n---\n"})

    assert len(problems) == 1
    assert {key.community for key in site.records} == {"pagoda"}


def test_code_in_a_text_names_nothing(load):
    _, problems = load(
        {"stories/code.md": "---\ntitle: 码\n---\n`[[nobody]]` and\n\n```\n{{nothing}}\n![](no.png)\n```\n"}
    )

    assert problems == []
