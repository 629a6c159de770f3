"""What an assessor would strike out is found, in both languages, and what is right is left alone.

The defects a to n are those of three published articles (research on awards, 1.2), fed in as content.
"""

from __future__ import annotations

import re

import pytest
from tests.fixtures.projects import MOMENT, ROOT, make_project

from linli.build import load_site
from linli.graph.audit import audit_site
from linli.problems import Report
from linli.settings import read_settings

COMMUNITY = """---
title: 温江原·聚场
id: juchang
place: 成都市温江区金马街道
opened: 2019-08
figures:
  residents: {value: 5万余 人, label: 服务的居民, scope: 金马街道, as_of: 2022-12-29, method: 街道年报}
  events: {value: 200+ 场, label: 举办的活动, as_of: 2022-12-29, keywords: [活动, events]}
  participations: {value: 10000+ 人次, label: 活动参与, as_of: 2022-12-29, keywords: [参与, participations]}
  members: {value: 超2000 人, label: 加入平台的居民, as_of: 2022-12-29, keywords: [平台, platform]}
  area: {value: 600 m2, label: 空间面积, as_of: 2022-12-29, keywords: [面积, floor]}
  groups: {value: 6 个社群, label: 居民社群, as_of: 2022-12-29, keywords: [社群, groups]}
  survey: {value: 1587 份, label: 居民问卷, as_of: 2022-12-29, keywords: [问卷, survey]}
  held: {value: 超50 %, label: 持有的物业, as_of: 2022-12-29, keywords: [物业, property]}
  events-here: {from: events.count, label: 本站收录}
declared:
  groups: {count: 6, partial: yes}
---
"""
GROUP = "---\ntitle: 元气食堂\n---\n"
PRESS = "---\ntitle: 报道\npublisher: 国际新闻网\ndate: 2022-12-29\n---\n"


@pytest.fixture
def audit(tmp_path, monkeypatch):
    """Put files into a small site of our own, and return what is found in them: `check severity file:line: message`."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)
    content = tmp_path / "content"
    sound: set[str] = set()

    def audit(files, community=COMMUNITY):
        basis = {"community.md": community, "groups/kitchen.md": GROUP, "press/daily.md": PRESS}
        for path, text in (basis | files).items():
            (content / path).parent.mkdir(parents=True, exist_ok=True)
            (content / path).write_text(text, "utf-8")
        report = Report()
        site = load_site(read_settings({}, tmp_path), report)
        findings = audit_site(site)
        # With what the audit before found sound, and with what this one does.
        assert audit_site(site, sound) == findings == audit_site(site, sound)
        blocking = {(f.place, f.message) for f in findings if f.severity == "block"}
        assert {(p.place, p.message) for p in report.problems} == blocking
        return [
            f"{f.check} {f.severity} {f.place}: {f.message}" for f in findings if f.place.path != "content/community.md"
        ]

    return audit


def story(text, front=""):
    return f"---\ntitle: 一年\n{front}---\n{text}\n"


def case(text="", front=""):
    return f"---\ntitle: 韧性社区\n{front}---\n{text}\n"


def checks(found):
    return [line.split(" ", 1)[0] for line in found]


# ---- F1: sixty sentences; + agrees with the ledger or speaks of something else, - contradicts it

SENTENCES = """
+ 已举办活动200余场。
- 已举办活动近200场。
+ 举办活动超过200场。
- 举办活动一百八十场。
+ 举办活动250场。
- 累计开展活动数十场。
+ 上百场社群活动。
- 活动不到200场。
- 三年下来，办了活动150—180场。
+ 办了活动两三百场。
+ 服务居民5万余人。
- 服务居民5万人。
- 服务居民6万余人。
+ 服务居民五万二千人。
- 服务的居民有４万余人。
+ 活动参与超1万人次。
- 活动参与8000余人次。
+ 参与一万二千人次。
- 参与最多9000人次。
+ 平台上已有居民2000余人。
- 平台上已有居民2000人。
- 平台成员一千九百多人。
+ 平台成员三千至四千人。
+ 面积约600平方米。
- 面积约1200平方米。
+ 面积550平方米以上。
- 面积600余平方米。
+ 六大社群各有名字。
- 七大社群各有名字。
+ 问卷收回1587份。
- 问卷收回一千六百份。
+ 问卷收回1500余份。
- 问卷收回1600余份。
+ 企业持有过半物业。
- 企业持有三成物业。
- 企业持有近半物业。
+ 2021年举办活动50场。
+ 每月举办活动4场。
+ 其中亲子活动60场。
+ 元气食堂举办活动12场。
+ 从一场活动说起。
+ 计划举办活动100场。
+ 隔壁的社区举办活动100场。
+ 活动之后，80户居民领养了花。
- 自2019年8月开放以来，举办活动120场。
- 截至2022年12月，举办活动120场。
+ 截至2020年底，举办活动120场。
+ `举办活动20场`
+ Over 200 events have been held.
- About 150 events have been held.
+ There were 200-plus events.
- There were fewer than 200 events.
- There were dozens of events.
- There were nearly 200 community events.
+ There were between 200 and 300 events.
- There were between 100 and 150 events.
+ There were more than 10,000 participations.
- There were some 5,000 participations.
+ There were 1.2 million participations.
- There were 9,999 participations.
+ Over 2,000 people have joined the platform.
- The platform has some 1,500 people.
+ Six groups meet here.
- A dozen groups meet here.
- Seven groups meet here.
- It has 1,200 square metres of floor.
+ It has about 600 m² of floor.
- The survey brought in 1,600 answers.
- The survey brought in a thousand answers.
+ Last year there were 50 events.
+ There were 12 events a month.
+ Of these events 60 were for families: 60 events.
+ In May 2021 there were 20 events.
- The company holds 33% of the property.
""".strip().splitlines()


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    """Return the lines of two stories, one for each language, that contradict the ledger."""
    folder = tmp_path_factory.mktemp("sentences")
    is_english = [sentence.isascii() or "m²" in sentence for sentence in SENTENCES]
    texts = {
        "figures.md": [" " if english else s[2:] for s, english in zip(SENTENCES, is_english, strict=True)],
        "figures.en.md": [s[2:] if english else " " for s, english in zip(SENTENCES, is_english, strict=True)],
    }
    stories = folder / "content" / "stories"
    stories.mkdir(parents=True)
    (folder / "content" / "groups").mkdir()
    (folder / "content" / "community.md").write_text(COMMUNITY, "utf-8")
    (folder / "content" / "groups" / "kitchen.md").write_text(GROUP, "utf-8")
    for name, lines in texts.items():
        (stories / name).write_text("---\ntitle: 数\n---\n" + "\n".join(lines) + "\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", MOMENT)
        site = load_site(read_settings({}, folder), Report())
    return {f.place.line - 4 for f in audit_site(site) if f.check == "F1" and f.severity == "block"}


@pytest.mark.parametrize("number", range(len(SENTENCES)), ids=SENTENCES)
def test_a_text_contradicts_the_ledger_only_where_no_number_fits_both(number, judged):
    assert (number in judged) == SENTENCES[number].startswith("-")


def test_a_contradiction_names_both_places_and_the_way_out(audit):
    found = audit({"stories/a.md": story("\n已办活动一百五十场。")})

    assert found == [
        "F1 block content/stories/a.md:5: “一百五十场” stands here, but figure `events` is 200+ events "
        "(content/community.md:8)."
    ]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("cases/a.md", case(front="summary: 办了活动150场。\n")),
        ("cases/a.md", case(front="claims:\n  - {id: a, text: 办了活动150场, strength: asserted}\n")),
        ("cases/a.md", case(front="outcomes:\n  - {text: 邻居熟了, after: 办了活动150场}\n")),
        ("cases/a.md", case(front="photos:\n  - {file: a.png, caption: 办了活动150场, decorative: yes}\n")),
        ("stories/a.en.md", "---\ntitle: One year\nsummary: 150 events were held.\n---\n"),
    ],
)
def test_a_contradiction_is_found_wherever_words_stand(path, text, audit, tmp_path):
    files = {path: text} | ({"stories/a.md": story("一年。")} if path.startswith("stories") else {})
    if "a.png" in text:
        (tmp_path / "content/cases").mkdir(parents=True)
        source = ROOT / "tests/fixtures/wutong/content/events/2026/dinner/dinner.png"
        (tmp_path / "content/cases/a.png").write_bytes(source.read_bytes())

    assert "F1" in checks(audit(files))


def test_an_event_speaks_of_itself_and_not_of_the_community(audit):
    event = (
        "---\ntitle: 长桌宴\nstart: 2026-01-05\nstatus: delivered\nattendance: 60+ 人次\n---\n这场活动办得好，{}。\n"
    )

    assert audit({"events/a.md": event.format("全年活动20场")}) == []
    assert checks(audit({"events/a.md": event.format("出席人次40人次")})) in ([], ["F1"])


def test_the_figure_of_a_record_is_meant_where_its_name_stands(audit):
    figure = "{value: 超2000 人, label: 好友, as_of: 2022, keywords: [好友]}"
    steward = f"---\ntitle: 原小胖\nfigures:\n  contacts: {figure}\n---\n"

    right = audit({"services/steward.md": steward, "stories/a.md": story("管家[[steward]]有好友2600人。")})
    wrong = audit({"services/steward.md": steward, "stories/a.md": story("管家[[steward]]有好友1900人。")})

    assert right == []
    assert checks(wrong) == ["F1"]
    assert "`contacts`" in wrong[0]


def test_a_text_that_is_sharper_than_the_ledger_is_told_of(audit):
    found = audit({"stories/a.md": story("办了活动200场。")})

    assert [line[:7] for line in found] == ["F1 warn"]


def test_an_honour_or_a_report_with_another_value_is_a_second_value(audit):
    found = audit({"press/daily.md": PRESS + "报道称举办活动100场。\n"})

    assert [line.split(":")[0] for line in found] == ["F2 block content/press/daily.md"]


def test_two_languages_of_one_text_that_differ_are_told_of(audit):
    found = audit(
        {"stories/a.md": story("来了320户。"), "stories/a.en.md": "---\ntitle: A year\n---\n230 households came.\n"}
    )

    assert [line.split(":")[0] for line in found] == ["F2 warn content/stories/a.en.md"]


# ---- the defects a to n


def test_a_text_that_was_found_sound_is_held_against_another_figure(audit):
    texts = {"stories/a.md": story("办了活动200余场。")}

    assert audit(texts) == []
    assert checks(audit(texts, COMMUNITY.replace("200+ 场", "300+ 场"))) == ["F1"]
    assert audit(texts) == []


def test_a_text_that_was_found_sound_is_held_against_the_record_that_it_names(audit):
    steward = "---\ntitle: 管家\nfigures: {friends: {value: 超2600 人, label: 好友, keywords: [好友]}}\n---\n"
    texts = {"stories/a.md": story("管家[[steward]]有好友2700人。")}

    assert audit(texts | {"services/steward.md": steward}) == []
    assert checks(audit(texts | {"services/steward.md": steward.replace("2600", "3600")})) == ["F1"]


def test_a_people_where_participations_are_counted(audit):
    found = audit({"stories/a.md": story("办了活动200余场，参与居民超万人。")})

    assert [line[:7] for line in found] == ["F4 warn"]
    assert "counts people, figure `participations` participations" in found[0]


def test_a_people_figure_that_does_not_say_whether_each_is_counted_once(audit, tmp_path):
    audit({}, COMMUNITY.replace("declared:", "  takers: {value: 超1万 人, label: 参与的居民}\ndeclared:"))

    site = load_site(read_settings({}, tmp_path), Report())
    assert [f.check for f in audit_site(site) if "`takers`" in f.message] == ["F4"]


OVERLAPPING = COMMUNITY.replace(
    "declared:",
    "  friends: {value: 2000 人, label: 好友, keywords: [好友], overlaps: [fans]}\n"
    "  fans: {value: 4000 人, label: 粉丝, keywords: [粉丝]}\n"
    "  reach: {value: 6000 人, label: 覆盖, keywords: [覆盖], parts: [friends, fans]}\ndeclared:",
)


def test_b_overlapping_audiences_are_never_added_up(audit, tmp_path):
    in_text = audit({"stories/a.md": story("好友与粉丝合计6000人。")}, OVERLAPPING)

    site = load_site(read_settings({}, tmp_path), Report())
    assert "F6" in checks(in_text)
    assert [f.place.line for f in audit_site(site) if f.check == "F6" and "community" in f.place.path] == [18]


def test_c_an_outcome_that_nothing_measures(audit):
    found = audit({"cases/a.md": case(front="outcomes:\n  - text: 融合度高了\n")})

    assert checks(found) == ["C5"]


def test_d_an_honour_without_issuer_level_date_and_certificate(audit):
    bare = audit({"honours/a.md": "---\ntitle: 儿童之家\n---\n"})
    whole = audit(
        {
            "honours/a.md": "---\ntitle: 儿童之家\nissuer: 市妇联\nlevel: city\ndate: 2021-05\n"
            "certificate: CD-2021-7\n---\n"
        }
    )

    assert checks(bare) == ["C9"]
    assert all(word in bare[0] for word in ("issuer", "level", "date", "certificate"))
    assert whole == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("设有九大服务：共享、休闲、双创、政务、日间照料、智慧生活等。", "warn"),
        ("设有九大服务：共享、休闲、双创、政务、日间照料、智慧生活。", "block"),
        ("空间分7大板块：烘焙室、小剧场、健身房、自由空间、户外空间、书塔和儿童教室。", ""),
        ("空间分七大板块：烘焙室、小剧场、健身房、自由空间、户外空间、书塔、儿童教室、天台。", "block"),
        ("六大社群，包括元气食堂、原力健身社、小行星亲子社、木棉美学社、解忧杂货铺、原梦集市。", ""),
        ("五大队伍：\n\n- 食堂\n- 健身\n- 亲子\n- 美学\n", "block"),
        ("四大队伍：\n\n- 食堂\n- 健身\n- 亲子\n- 美学\n", ""),
        ("{{groups}}：食堂、健身、亲子、美学、杂货铺。", "block"),
        ("{{groups}}：食堂、健身、亲子、美学、杂货铺、集市。", ""),
        ("一句话：先问、再做。", ""),
        ("分两类：甲、乙，丙、丁。", ""),
        ("约十个院落：甲、乙、丙。", ""),
        ("三条原则：一室多用；动静、冷热分区；功能融合。", ""),
        ("六个字：聚场、聚人、聚力。", ""),
        ("三件事：先说一声，再备好碗、筷。", ""),
        ("两家商量：甲出米、乙出油、丙出力。", ""),
        ("三点：一、问话；二、听话；三、做事。", ""),
        ("三类人：老人（独居、空巢）、孩子、新来的人。", ""),
        ("五个工作日：周一至周五。", ""),
    ],
)
def test_e_a_number_and_the_list_after_it(text, severity, audit):
    found = audit({"stories/a.md": story(text)})

    assert [line.split(" ")[:2] for line in found] == ([["F3", severity]] if severity else [])


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("There are nine services: shared, leisure, start-up, government, day care and smart living.", "block"),
        ("There are nine services: shared, leisure, start-up, and so on.", "warn"),
        ("There are six services: shared, leisure, start-up, government, day care and smart living.", ""),
        ("Three principles: one room with several uses, quiet and lively zones apart, functions merged.", ""),
        ("There were two plans: more posts, and rules for points, feedback and incentives.", ""),
    ],
)
def test_e_a_number_and_the_list_after_it_in_english(text, severity, audit):
    found = audit({"stories/a.md": story("一年。"), "stories/a.en.md": f"---\ntitle: A year\n---\n{text}\n"})

    assert [line.split(" ")[:2] for line in found] == ([["F3", severity]] if severity else [])


@pytest.mark.parametrize(
    ("text", "sources", "is_found"),
    [
        ("这里是首个3.0版空间。", "", True),
        ("这里是首个3.0版空间。", "sources: [daily]\n", True),
        ("这里是成都首个3.0版空间。", "", True),
        ("报道称，这里是成都首个3.0版空间。", "sources: [daily]\n", False),
        ("这里是全区唯一的社区剧场。", "sources: [daily]\n", False),
        ("这里是最大的社区剧场。", "sources: [daily]\n", True),
        ("最后，最近的门在东边，最好先打电话，最大限度省力。", "", False),
        ("“首个”是报道的话，我们不是第一家。", "", False),
    ],
)
def test_f_a_superlative_needs_a_scope_and_a_source(text, sources, is_found, audit):
    assert ("C4" in checks(audit({"cases/a.md": case(text, sources)}))) == is_found


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("It was the first space of its kind.", True),
        ("It is the largest theatre.", True),
        ("It was reported as the first such space in Chengdu.", False),
        ("The first step was to ask; most of the residents answered, only a few did not.", False),
    ],
)
def test_f_a_superlative_in_english(text, is_found, audit):
    files = {"cases/a.md": case("一年。", "sources: [daily]\n"), "cases/a.en.md": f"---\ntitle: A\n---\n{text}\n"}

    assert ("C4" in checks(audit(files))) == is_found


def test_f_a_claim_may_say_first_with_scope_date_and_proof(audit):
    proof = "evidence:\n  - {no: E1, type: press, title: 报道}\n"
    claim = "claims:\n  - {{id: a, text: 第一家3.0版空间, evidence: [E1]{}}}\n"

    bare = audit({"cases/a.md": case(front=proof + claim.format(""))})
    grounded = audit({"cases/a.md": case(front=proof + claim.format(", superlative: {scope: 成都市, as_of: 2022-06}"))})

    assert checks(bare) == ["C4"]
    assert grounded == []


def test_g_a_date_without_a_year(audit):
    bare = audit({"cases/a.md": case("6月21日，空间开放。")})
    dated = audit({"cases/a.md": case("2022年6月10日对话，6月21日，空间开放。")})
    english = audit({"cases/a.md": case("一年。"), "cases/a.en.md": "---\ntitle: A\n---\nIt opened on 21 June.\n"})

    assert checks(bare) == ["F10"]
    assert dated == []
    assert checks(english) == ["F10"]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("2018年，77岁的她开始探望；如今81岁，仍每月上门。", False),
        ("2018年，77岁的她开始探望；如今83岁，仍每月上门。", True),
        ("2018年，77岁的她开始探望；2021年，她80岁。", False),
        ("2018年，77岁的她开始探望；2021年，她85岁。", True),
        ("2018年，77岁的她和81岁的老伴搬来。", False),
    ],
)
def test_h_ages_go_with_their_years(text, is_found, audit):
    found = audit({"stories/a.md": story(text, "date: 2022-06\n")})

    assert [line.split(" ")[:2] for line in found] == ([["F5", "block"]] if is_found else [])


@pytest.mark.parametrize("age", [81, 86])
def test_h_ages_in_english(age, audit):
    text = f"In 2018 a neighbour began to visit at 77; she is now {age}."
    files = {"stories/a.md": story("一年。", "date: 2022-06\n"), "stories/a.en.md": f"---\ntitle: A\n---\n{text}\n"}

    assert checks(audit(files)) == (["F5"] if age == 86 else [])


NEED = "---\ntitle: 购物\nresponses:\n  - title: {}\n    summary: {}\n    status: {}\n    sources: [daily]\n---\n"


@pytest.mark.parametrize(
    "words",
    ["广场即将正式开园", "广场正在建设", "广场将于2024年建成", "拟新增两处网点", "明年计划推出市集", "还在筹建中"],
)
def test_i_a_plan_that_is_told_as_delivered(words, audit):
    found = audit({"needs/a.md": NEED.format("宝龙广场", words, "delivered")})

    assert [line.split(" ")[:2] for line in found] == [["C2", "block"]]


@pytest.mark.parametrize(
    "words", ["将邻居请到一起", "健康树计划上线", "按计划完成", "建设了广场", "公约拟定完成", "此前尚未有食堂"]
)
def test_i_what_is_done_may_use_the_same_characters(words, audit):
    assert audit({"needs/a.md": NEED.format("广场", words, "delivered")}) == []


def test_i_in_english_and_the_other_way_round(audit):
    english = "---\ntitle: Shopping\nresponses:\n  - title: Plaza\n    summary: The plaza is being built.\n---\n"

    planned = audit({"needs/a.md": NEED.format("广场", "一处商业广场", "delivered"), "needs/a.en.md": english})
    done = audit({"needs/a.md": NEED.format("广场", "已建成开放", "planned"), "needs/a.en.md": "---\ntitle: A\n---\n"})

    assert [line.split(" ")[:2] for line in planned] == [["C2", "block"]]
    assert [line.split(" ")[:2] for line in done] == [["C2", "warn"]]


@pytest.mark.parametrize(
    ("words", "status", "is_found"),
    [("一处广场", "planned", True), ("广场正在建设", "ongoing", True), ("每周市集", "ongoing", False)],
)
def test_i_a_need_that_only_plans_answer(words, status, is_found, audit):
    found = audit({"needs/a.md": NEED.format("广场", words, status), "cases/a.md": case(front="needs: [a]\n")})

    assert checks(found) == (["C3"] if is_found else [])


def test_j_a_figure_of_a_case_without_time_or_method(audit, tmp_path):
    audit({"cases/a.md": case("居民{{residents}}，活动{{events}}，问卷{{survey}}。")})

    site = load_site(read_settings({}, tmp_path), Report())
    told = [f.message for f in audit_site(site) if f.check == "F7"]
    assert ["residents" in line for line in told] == [False, False]
    assert re.search("`events`.*period.*method", told[0])
    assert re.search("`survey`.*say how it was counted", told[1])


def test_k_a_figure_of_the_province_among_the_results(audit):
    community = COMMUNITY.replace(
        "declared:", "  goal: {value: ~1500 个未来社区, scope: 全省, status: context}\ndeclared:"
    )

    among = audit({"cases/a.md": case("## 成效\n\n建成{{goal}}。\n")}, community)
    apart = audit({"cases/a.md": case("## 背景\n\n全省要建{{goal}}。\n\n## 成效\n\n没有数据。\n")}, community)

    assert checks(among) == ["C6"]
    assert apart == []


def test_l_one_thing_under_two_names(audit):
    centre = {
        "spaces/care.md": "---\ntitle: 日间照料中心\n---\n",
        "groups/planet.md": "---\ntitle: 小行星亲子社\n---\n",
    }

    found = audit(centre | {"stories/a.md": story("都温江的日照中心里，小行星亲子杜在唱歌。")})
    right = audit(centre | {"stories/a.md": story("成都温江的日间照料中心里，小行星亲子社在唱歌，中心很热闹。")})

    assert sorted(re.findall("“([^”]+)” is nearly “([^”]+)”", "".join(found))) == [
        ("小行星亲子杜", "小行星亲子社"),
        ("日照中心", "日间照料中心"),
        ("都温江", "成都温江"),
    ]
    assert right == []


def test_m_a_photo_without_words_is_a_problem_already(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)
    project = make_project(tmp_path / "project")
    (project.content / "stories/photo.md").write_text(story("![](image.png)"), "utf-8")
    report = Report()

    load_site(read_settings({}, project.folder), report)

    assert any("`image.png` has no alt text" in str(problem) for problem in report.problems)


def test_n_an_empty_section_that_only_holds_a_place(audit):
    found = audit({"cases/a.md": case("## 预算\n\n待补\n\n## 经验\n\nTODO\n")})

    assert [line.split(":")[:2] for line in found] == [
        ["T5 block content/cases/a.md", "6"],
        ["T5 block content/cases/a.md", "10"],
    ]
    assert audit({"cases/a.md": case("总投资XX万元。")}) != []


# ---- the rest of the checks


def test_parts_that_do_not_add_up(audit, tmp_path):
    parts = "  all: {{value: {} 人, parts: [old, young]}}\n  old: 17 人\n  young: 7 人\ndeclared:"
    right, wrong, open_ended = (COMMUNITY.replace("declared:", parts.format(n)) for n in ("24", "30", "20+"))

    def found():
        return [f.check for f in audit_site(load_site(read_settings({}, tmp_path), Report())) if f.check == "F5"]

    audit({}, right)
    assert found() == []
    audit({}, open_ended)
    assert found() == []
    audit({}, wrong)
    assert found() == ["F5"]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("来了300户，其中老人家庭320户。", True),
        ("来了300户，其中老人家庭120户。", False),
        ("办了20场，其中一场最多300人，共来了2000人。", False),
        ("占全部居民的120%。", True),
        ("比上年增长120%。", False),
    ],
)
def test_a_part_is_not_more_than_the_whole(text, is_found, audit):
    assert ("F5" in checks(audit({"stories/a.md": story(text)}))) == is_found


def test_a_figure_beyond_what_the_site_can_count_is_told_of(audit, tmp_path):
    audit({}, COMMUNITY.replace("  events-here: {from: events.count, label: 本站收录}\n", ""))

    site = load_site(read_settings({}, tmp_path), Report())
    assert [f.message for f in audit_site(site) if f.check == "F8"] == [
        "figure `events` is 200+ events, but the site has 0 events."
    ]


def test_money_without_a_currency_and_a_rough_figure_that_is_exact(audit, tmp_path):
    found = audit(
        {"stories/a.md": story("医院投资28亿，基金500万元。")},
        COMMUNITY.replace("declared:", "  answers: {value: 约1587 份}\n  plain: {value: '12'}\ndeclared:"),
    )

    site = load_site(read_settings({}, tmp_path), Report())
    assert ["28亿" in line for line in found if line.startswith("F9")] == [True]
    assert [f.message.split("`")[1] for f in audit_site(site) if f.check == "F9" and "figure" in f.message] == [
        "answers",
        "plain",
    ]


@pytest.mark.parametrize(
    ("claim", "severity"),
    [
        ("{id: a, text: 邻居熟了}", "block"),
        ("{id: a, text: 邻居熟了, strength: asserted}", "warn"),
        ("{id: a, text: 邻居会更熟, status: planned}", ""),
        ("{id: a, text: 邻居熟了, evidence: [E1]}", ""),
    ],
)
def test_a_claim_needs_evidence(claim, severity, audit):
    proof = "evidence:\n  - {no: E1, type: survey, title: 问卷}\noutcomes:\n  - {text: 熟, evidence: [E1]}\n"

    found = audit({"cases/a.md": case(front=f"{proof}claims:\n  - {claim}\n")})

    assert [line.split(" ")[:2] for line in found] == ([["C1", severity]] if severity else [])


def test_praise_proves_no_outcome_and_evidence_wants_to_be_used(audit):
    front = (
        "evidence:\n  - {no: E1, type: press, title: 报道}\n  - {no: E2, type: survey, title: 问卷}\n"
        "outcomes:\n  - {text: 邻居熟了, evidence: [E1]}\n"
    )

    assert checks(audit({"cases/a.md": case(front=front)})) == ["C7", "C5"]


def test_a_milestone_that_is_still_to_come_is_planned(audit):
    front = "timeline:\n  - {{date: 2027-01, text: 二期开放{}}}\n"

    assert checks(audit({"cases/a.md": case(front=front.format(""))})) == ["C2"]
    assert audit({"cases/a.md": case(front=front.format(", planned: yes"))}) == []


def test_the_content_of_this_repository_contradicts_itself_nowhere(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)

    site = load_site(read_settings({}, ROOT), Report())

    found = audit_site(site)
    assert [str(f) for f in found if f.severity == "block"] == []
    # What is not known of honours and figures is said openly there; nothing else is to be said against it.
    assert {f.check for f in found} <= {"C3", "C9", "F7"}
