"""News for feed readers: valid, complete, the same news under the same id, and dated by what it tells."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import feedparser
import pytest
from lxml import etree
from tests.fixtures.communities import make_community

ATOM = "{http://www.w3.org/2005/Atom}"
RFC_3339 = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})")


@pytest.fixture
def community(tmp_path, monkeypatch):
    community = make_community(tmp_path, monkeypatch)
    community.today = "2026-07-01"
    community.put("stories/tree.md", "---\ntitle: {zh: 一棵树, en: A tree}\ndate: 2026-05-01\nsummary: 长高了。\n---\n")
    community.put("posts/watering.md", "---\ntitle: 浇水\nclaims: [{who: 一名邻居, date: 2026-06-02}]\n---\n")
    return community


def titles(content: bytes) -> list[str]:
    return [entry.title for entry in feedparser.parse(content).entries]


def test_every_feed_is_valid_atom(community):
    files = community.news()

    assert len(files) == 16
    for path, content in files.items():
        root: Any = etree.fromstring(content)
        assert root.tag == f"{ATOM}feed", path
        for element in (root, *root.findall(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                (found,) = element.findall(f"{ATOM}{name}")
                assert found.text, (path, name)
            assert RFC_3339.fullmatch(element.findtext(f"{ATOM}updated"))
            assert len([link for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"]) == 1
        assert root.findtext(f"{ATOM}author/{ATOM}name")
        assert root.find(f"{ATOM}link[@rel='self']").get("href") == f"https://linli.example/{path}"
        ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
        assert len(set(ids)) == len(ids)
        assert not feedparser.parse(content).bozo, path


def test_each_kind_of_news_has_a_feed_and_all_are_in_one_the_latest_first(community):
    files = community.news()

    for start in ("feeds", "feeds/community/wutong"):
        assert titles(files[f"{start}/news.atom"]) == ["一棵树"]
        assert titles(files[f"{start}/recaps.atom"]) == ["邻里晚餐"]
        assert titles(files[f"{start}/posts.atom"]) == ["浇水"]
    for path in ("feeds/all.atom", "feeds/community/wutong.atom"):
        assert titles(files[path]) == ["邻里晚餐", "浇水", "一棵树"]
    assert titles(files["en/feeds/news.atom"]) == ["A tree"]


def test_a_community_has_its_own_news_alone(tmp_path, monkeypatch):
    community = make_community(tmp_path, monkeypatch)
    for file in sorted(community.content.iterdir()):
        target = community.content / "wutong" / file.name
        target.parent.mkdir(exist_ok=True)
        file.rename(target)
    community.put("r29/community.md", "---\ntitle: R29\n---\n")
    community.put("r29/stories/gym.md", "---\ntitle: 健身房\ndate: 2026-04-01\n---\n")

    files = community.news()

    assert titles(files["feeds/community/r29/news.atom"]) == titles(files["feeds/all.atom"]) == ["健身房"]
    assert titles(files["feeds/community/wutong.atom"]) == []


def test_what_has_not_happened_is_no_news_and_neither_is_what_was_cancelled(community):
    assert titles(community.news("2026-06-18")["feeds/recaps.atom"]) == []
    assert titles(community.news("2026-06-19")["feeds/recaps.atom"]) == ["邻里晚餐"]
    assert titles(community.news("2026-04-30")["feeds/news.atom"]) == []

    community.edit("events/dinner.md", "series:", "status: cancelled\nseries:")
    assert titles(community.news("2026-06-19")["feeds/recaps.atom"]) == []


def test_news_is_as_new_as_what_it_tells_and_never_as_the_build(community):
    community.put("stories/old.md", "---\ntitle: 旧事\ndate: 2019-08\nupdated: 2026-03-03\n---\n")
    early, late = community.news("2026-07-01"), community.news("2026-12-31")

    assert early == late
    feed = feedparser.parse(early["feeds/news.atom"])
    assert feed.feed.updated == "2026-05-01T00:00:00+08:00"
    old = next(entry for entry in feed.entries if entry.title == "旧事")
    assert datetime.fromisoformat(old.published).date().isoformat() == "2019-08-01"
    assert datetime.fromisoformat(old.updated).date().isoformat() == "2026-03-03"
    assert "1970-01-01T00:00:00" in feedparser.parse(community.news("2019-01-01")["feeds/posts.atom"]).feed.updated


def test_the_same_news_keeps_its_id_when_it_or_its_community_is_renamed(community):
    early = community.news()
    before = {entry.id for entry in feedparser.parse(early["feeds/all.atom"]).entries}
    text = (community.content / "stories/tree.md").read_text("utf-8")
    (community.content / "stories/tree.md").unlink()
    community.put("stories/oak.md", text.replace("---\n", "---\nformerly: [tree]\n", 1))
    community.edit("community.md", "id: wutong", "id: lane\nformerly: [wutong]")
    files = community.news()

    assert {entry.id for entry in feedparser.parse(files["feeds/all.atom"]).entries} == before
    feed = feedparser.parse(early["feeds/community/wutong.atom"]).feed
    assert feedparser.parse(files["feeds/community/lane.atom"]).feed.id == feed.id
    assert files["feeds/community/wutong.atom"] == files["feeds/community/lane.atom"]
    assert files["feeds/community/wutong/news.atom"] == files["feeds/community/lane/news.atom"]


def test_a_post_without_any_date_is_no_news(community):
    community.put("posts/sweeping.md", "---\ntitle: 扫地\n---\n")
    assert titles(community.news()["feeds/posts.atom"]) == ["浇水"]

    community.put("posts/sweeping.md", "---\ntitle: 扫地\nupdated: 2026-06-30\n---\n")
    assert titles(community.news()["feeds/posts.atom"]) == ["扫地", "浇水"]


def test_no_words_become_markup_in_a_reader(community):
    text = "<b>5 < 6</b> & <script>alert(1)</script>"
    community.put("stories/odd.md", f"---\ntitle: '{text}'\nsummary: '{text}'\ndate: 2026-06-01\n---\n")

    entry = next(e for e in feedparser.parse(community.news()["feeds/news.atom"]).entries if "5" in e.title)

    assert entry.summary == "&lt;b&gt;5 &lt; 6&lt;/b&gt; &amp; &lt;script&gt;alert(1)&lt;/script&gt;"
    assert entry.title_detail.type == "text/plain"


def test_a_feed_holds_the_latest_fifty(community):
    for number in range(60):
        community.put(
            f"stories/s{number}.md",
            f"---\ntitle: 故事 {number}\ndate: 2026-{1 + number // 28:02d}-{1 + number % 28:02d}\n---\n",
        )

    told = titles(community.news()["feeds/news.atom"])

    assert len(told) == 50
    assert told[:2] == ["一棵树", "故事 59"]
