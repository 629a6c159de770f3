"""One view for every template and its awkward cases, in Chinese and in English. The tests render them all.

They are also the examples to look at while working on a component: see `docs/developers/theme.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from linli.style_guide import calendar_examples as calendar
from linli.style_guide.argument_examples import bare_argument, example_argument, example_chart
from linli.views.charts import plan_columns
from linli.views.frame import Alternate, Frame
from linli.views.joining import CalendarChoices, SignupView
from linli.views.maps import MapView
from linli.views.open_hours import ClosureNotice
from linli.views.pages import (
    CasePage,
    CommunityPage,
    CommunityTeaser,
    EventPage,
    GroupPage,
    HomePage,
    HonourPage,
    ImpactBlock,
    ImpactPage,
    ListPage,
    NeedPage,
    NeedsPage,
    NotFoundPage,
    Page,
    PostPage,
    RecordPage,
    RedirectPage,
    ReviewPage,
    SearchPage,
    SeriesPage,
    SpacePage,
    SubscribePage,
    ZonePage,
)
from linli.views.parts import (
    Badge,
    Card,
    Count,
    Fact,
    FigureView,
    Link,
    NeedView,
    Phrase,
    Prose,
    RecordView,
    ResponseView,
    Section,
    TimeText,
    Titled,
)
from linli.views.pictures import Picture, Source
from linli.views.qr_codes import QrCode
from linli.views.subscriptions import Program, Shelf, Subscription

LANGUAGES = ("zh-CN", "en")
NAMES = (
    "home", "quiet-home", "empty-home", "community", "bare-community", "space", "zone", "group", "untranslated-story",
    "upcoming-event", "past-event", "cancelled-event", "month-event",
    "subscriptions", "honour", "undocumented-honour", "post", "need", "case",
    "bare-case",
    "groups", "honours", "posts", "partners", "needs",
    "events", "no-events", "month", "empty-month", "year", "review", "bare-review",
    "archive", "empty-archive", "topic", "series", "impact",
    "search", "not-found",
)  # fmt: skip

_LONG_TITLE_ZH = "原·聚场入选2022年城市更新十大韧性社区营造案例，并在第五届中国城市更新论坛上作了介绍"
_LONG_TITLE_EN = "Yuan·Juchang is named among ten cases of resilient-community building at the fifth forum"


@dataclass(frozen=True)
class Examples:
    """The example views in one language."""

    lang: str

    def all(self) -> Iterator[tuple[str, Page]]:
        """Yield every example page by its name."""
        for name in NAMES:
            yield name, self.page(name)

    def page(self, name: str) -> Page:
        """Return the example page of this name."""
        page: Page = getattr(self, "_" + name.replace("-", "_"))()
        return page

    # Small things

    def say(self, zh: str, en: str) -> str:
        """Return the text in this language."""
        return zh if self.lang.startswith("zh") else en

    def phrase(self, zh: str, en: str) -> Phrase:
        """Return a text in the page's language."""
        return Phrase(self.say(zh, en))

    def foreign(self) -> Phrase:
        """Return a text that is not in the page's language."""
        return Phrase("Residents first", "en") if self.lang.startswith("zh") else Phrase("先问居民", "zh-CN")

    def link(self, zh: str, en: str, url: str = "../spaces/juchang/", current: bool = False) -> Link:
        """Return a link with a text in this language."""
        return Link(url, self.phrase(zh, en), current)

    def day(self) -> TimeText:
        """Return a day."""
        return TimeText(self.say("2022年12月12日", "12 December 2022"), "2022-12-12")

    def month(self) -> TimeText:
        """Return a date of which only the month is known."""
        return TimeText(self.say("2019年8月", "August 2019"), "2019-08")

    def picture(self, kind: str = "illustration", first: bool = False, caption: str = "") -> Picture:
        """Return a picture in two formats and two widths."""
        copies = {"avif": "media/cover-{w}.avif", "jpeg": "media/cover-{w}.jpg"}
        sources = tuple(
            Source(f"image/{name}", ", ".join(f"../{path.format(w=w)} {w}w" for w in (480, 960)), "94vw")
            for name, path in copies.items()
        )
        return Picture(
            alt=self.say("一间亮着灯的屋子，门口站着两位邻居", "A lit room with two neighbours at its door"),
            caption=caption,
            credit="Linli 邻里",
            kind=kind,
            width=960,
            height=720,
            sources=sources,
            src="../media/cover-960.jpg",
            first=first,
            placeholder="",
            derivatives=(),
        )

    # Parts

    def card(self, badge: Badge | None = None, when: TimeText | None = None) -> Card:
        """Return a card with everything that cards can have."""
        return Card(
            url="../groups/kitchen/",
            title=self.phrase("元气食堂", "Yuanqi Kitchen"),
            kicker=self.say("社群", "Group"),
            when=when,
            summary=self.phrase("先坐到一张桌子上来。", "First of all, sit down at one table."),
            badge=badge,
            picture=self.picture(),
            facts=(self.phrase("30人", "30 people"), self.foreign()),
        )

    def badges(self) -> tuple[Badge, ...]:
        """Return a badge of each tone."""
        return (
            Badge(self.say("进行中", "On now"), "good"),
            Badge(self.say("计划中", "Planned"), "planned"),
            Badge(self.say("已取消", "Cancelled"), "warn"),
            Badge(self.say("暂停", "Paused"), "muted"),
        )

    def bare_card(self) -> Card:
        """Return a card with nothing but a very long title."""
        return Card(url="../event/award/", title=self.phrase(_LONG_TITLE_ZH, _LONG_TITLE_EN))

    def cards(self) -> tuple[Card, ...]:
        """Return cards with and without a picture, a date and a state."""
        on = Badge(self.say("进行中", "On now"), "good")
        return (self.card(), self.card(on, self.day()), self.bare_card(), replace(self.card(), title=self.foreign()))

    def section(self, id: str = "groups", zh: str = "社群", en: str = "Groups", **more: object) -> Section:
        """Return a section of all sorts of cards."""
        return replace(Section(id, self.say(zh, en), self.cards()), **more)  # type: ignore[arg-type]

    def one_card(self, id: str, zh: str, en: str) -> Section:
        """Return a section that shares its row with others."""
        return self.section(id, zh, en, cards=(self.card(),))

    def figure(self, counted: bool = False) -> FigureView:
        """Return a figure with its grounds."""
        label = self.say("截至", "As of")
        return FigureView(
            id="events-listed" if counted else "events",
            text=self.say("200+场", "200+ events"),
            label=self.phrase("举办的活动", "Events held"),
            badge=None if counted else Badge(self.say("计划中", "Planned"), "planned"),
            details=(Fact(label, (self.day(),)), Fact(self.say("说明", "Note"), (Link("", self.foreign()),))),
            sources=() if counted else (self.link("一篇报道", "A report"), Link("", self.foreign())),
            counted=counted,
        )

    def response(self, badge: Badge) -> ResponseView:
        """Return a response with what shows it."""
        space = self.link("原·聚场", "Yuan·Juchang")
        report = self.link("一篇报道", "A report")
        return ResponseView(
            self.phrase("问过居民再规划的空间", "A space planned after asking"), self.foreign(), badge, self.month(),
            evidence=(space, space), partners=(space,), sources=(report,),
        )  # fmt: skip

    def need(self) -> NeedView:
        """Return a need with responses in two states."""
        delivered = Badge(self.say("已落实", "Delivered"), "good")
        planned = Badge(self.say("计划中", "Planned"), "planned")
        return NeedView(
            url="../needs/belonging/",
            id="belonging",
            title=self.phrase("让新来的人有归属感", "Newcomers who feel at home"),
            voice=self.phrase("新来的居民说，对这里还不熟。", "Newcomers said that they did not know the place yet."),
            who=self.phrase("新来的居民", "Newcomers"),
            heard=self.month(),
            responses=(self.response(delivered), self.response(planned)),
        )

    def unanswered_need(self) -> NeedView:
        """Return a need that nobody has responded to."""
        return NeedView("../needs/shade/", "shade", self.phrase("树荫", "Shade"), None, None, None, ())

    def map(self) -> MapView:
        """Return where something is, with an approved map."""
        return MapView(
            self.foreign(), self.phrase("原·聚场", "Yuan·Juchang"), self.picture(caption=self.say("路线", "The way")),
            "GS京（2026）0001号", (self.link("高德地图", "Amap", "https://uri.amap.com/marker"),),
        )  # fmt: skip

    def closures(self) -> tuple[ClosureNotice, ...]:
        """Return a closure with its reason, and one without."""
        when = self.say("7月6日周一 闭馆", "Closed Mon 6 July")
        return (ClosureNotice(when, self.phrase("屋顶检修。", "The roof is repaired.")), ClosureNotice(when, None))

    def signup(self) -> SignupView:
        """Return every way to sign up."""
        return SignupView(
            Badge(self.say("可报名", "Open"), "good"), self.link("报名", "Sign up", "https://example.org/"),
            self.say("前往example.org", "leads to example.org"), how=self.foreign(), capacity="12",
            deadline=self.day(), closes="2027-03-05T00:00+08:00", closed=self.say("报名已截止", "Sign-up is closed"),
            code=self.picture("document"),
        )  # fmt: skip

    def calendar(self) -> CalendarChoices:
        """Return every way into a calendar."""
        address = "https://linli.example/event/example/"
        return CalendarChoices(
            "../../event/example/event.ics", "webcal://linli.example/event/example/event.ics",
            "https://calendar.google.com/calendar/render?action=TEMPLATE",
            lines=(self.say("元气食堂", "Yuanqi Kitchen"), self.day().text, address),
            code=QrCode(address, "../../media/qr.png"),
        )  # fmt: skip

    def frame(self, community: bool = True, **more: object) -> Frame:
        """Return the frame of a page two folders deep."""
        home = Link("../../", Phrase("Linli 邻里"))
        own = self.link("温江原·聚场", "Yuan·Juchang, Wenjiang", "../")
        title = self.say("社群", "Groups")
        frame = Frame(
            lang=self.lang,
            path="/wenjiang-juchang/groups/",
            root="../../",
            title=f"{title} · Linli 邻里",
            site_name="Linli 邻里",
            site_title=home,
            description=self.say("六个社群。", "Six groups."),
            canonical="https://linli.example/wenjiang-juchang/groups/",
            alternates=(
                Alternate("zh-CN", "https://linli.example/wenjiang-juchang/groups/"),
                Alternate("en", "https://linli.example/en/wenjiang-juchang/groups/"),
            ),
            image="https://linli.example/media/cover-1600.jpg",
            nav=(replace(own, current=True), self.link("活动", "Events", "../../events/")),
            community=own if community else None,
            community_id="wenjiang-juchang" if community else "",
            sections=(self.link("社群", "Groups", "./", current=True), self.link("荣誉", "Honours", "../honours/")),
            breadcrumb=(self.link("首页", "Home", "../../"), own, Link("", Phrase(title), current=True)),
            languages=(Link("./", Phrase("中文", "zh-CN"), True), Link("../../en/", Phrase("English", "en"))),
            feeds=(("text/calendar", self.say("全部活动", "All events"), "../../feeds/all.ics"),
                   ("application/atom+xml", self.say("动态", "News"), "../../feeds/all.atom")),
            jsonld=Markup('{"@type":"Organization"}'),
            indexed=True,
            stylesheets=("../../assets/main.css",),
            scripts=(),
        )  # fmt: skip
        return replace(frame, **more)  # type: ignore[arg-type]

    def site_frame(self) -> Frame:
        """Return the frame of a page that belongs to no community, in a preview without an address."""
        return self.frame(
            community=False, sections=(), breadcrumb=(), canonical="", alternates=(), image="", jsonld="", indexed=False
        )

    def record(self, kind: str, **more: object) -> RecordView:
        """Return a record with everything that records can have."""
        text = self.say("## 先问\n\n先有*意见*。\n\n![屋子](room.jpg)", "## Ask first\n\nViews before *plans*.")
        record = RecordView(
            kind=kind,
            id="example",
            kicker=self.link("社群", "Group", "../"),
            title=self.phrase("元气食堂", "Yuanqi Kitchen"),
            summary=self.phrase("先坐到一张桌子上来。", "First of all, sit down at one table."),
            badge=Badge(self.say("暂停", "Paused"), "muted"),
            hero=self.picture(first=True),
            facts=(
                Fact(self.say("时间", "When"), (self.day(), self.month())),
                Fact(self.say("地点", "Where"), (self.link("小剧场", "The theatre"), Link("", self.foreign()))),
            ),
            figures=(self.figure(), self.figure(counted=True)),
            body=Prose(text, pictures=(("room.jpg", self.picture(caption=self.say("一间屋子", "A room"))),)),
            gallery=(self.picture("photo"), self.picture(caption=self.say("桌上的饭菜", "Food on the table"))),
            sections=(self.section(), self.section("events", "活动", "Events", layout="list"),
                      self.section("press", "报道", "Press", layout="compact")),
            sources=(self.link("一篇报道", "A report"),),
            links=(Link("https://example.org/", Phrase("example.org")),),
            untranslated="",
        )  # fmt: skip
        return replace(record, **more)  # type: ignore[arg-type]

    def bare_record(self, kind: str) -> RecordView:
        """Return a record with nothing but a very long title."""
        title = self.phrase(_LONG_TITLE_ZH, _LONG_TITLE_EN)
        return RecordView(kind, "bare", Link("", Phrase("")), title, None, None, None, (), (), None, (), (), (), (), "")

    # Pages

    def _home(self) -> Page:
        teaser = CommunityTeaser(
            "wenjiang-juchang",
            replace(self.card(), url="wenjiang-juchang/", title=self.phrase("温江原·聚场", "Yuan·Juchang, Wenjiang")),
            self.phrase("聚场—聚人—聚力", "The place, the people, the strength"),
            (self.figure(), self.figure(), self.figure()),
        )
        bare = CommunityTeaser("guanghua", replace(self.bare_card(), url="guanghua/"), None, ())
        more = self.link("全部活动", "All events", "events/")
        sections = (self.section("events", "近期活动", "Upcoming", layout="list", more=more), self.section())
        return HomePage(
            self.site_frame(), "Linli 邻里", self.say("邻里的事。", "What neighbours do."), (teaser, bare),
            calendar.ZONE, calendar.example_agenda(self.say), sections, latest=self.section("latest", layout="list"),
            counts=(Count("4", self.say("个社区", "communities")),), impact=self.link("出处", "How we know", "impact/"),
        )  # fmt: skip

    def _quiet_home(self) -> Page:
        latest = self.section("latest", "最近", "Latest", layout="list")
        return HomePage(self.site_frame(), "Linli 邻里", "", (), calendar.ZONE, None, (), latest=latest)

    def _empty_home(self) -> Page:
        return HomePage(self.site_frame(), "Linli 邻里", "", (), calendar.ZONE, None, ())

    def _community(self) -> Page:
        steps = (
            Titled(self.phrase("聚场", "The place"), self.phrase("先有一处场所。", "First, somewhere.")),
            Titled(self.phrase("聚人", "The people"), None),
        )
        return CommunityPage(
            self.frame(), self.record("community", badge=None, kicker=Link("", self.phrase("成都", "Chengdu"))),
            slogan=self.phrase("聚场—聚人—聚力", "The place, the people, the strength"),
            model=steps, governance=steps, needs=(self.need(),),
        )  # fmt: skip

    def _bare_community(self) -> Page:
        return CommunityPage(self.frame(), self.bare_record("community"), None, (), (), ())

    def _space(self) -> Page:
        words = (self.phrase("一室多用", "One room, several uses"), self.foreign())
        zones = self.section("zones", "分区", "Zones", note=self.say("共7项，本站收录4项。", "4 of 7 are listed."))
        return SpacePage(
            self.frame(), self.record("space"), calendar.ZONE, calendar.example_happenings(self.say),
            zones=zones, uses=words, principles=words,
            closures=self.closures(), schedule='{"week":[]}', map=self.map(),
        )  # fmt: skip

    def _zone(self) -> Page:
        before, after = (
            self.link("烘焙室", "The bakery", "../bakery/"),
            self.link("书塔", "The book tower", "../tower/"),
        )
        return ZonePage(
            self.frame(), self.record("zone", body=None), calendar.ZONE, None, uses=(self.foreign(),),
            previous=before, next=after, closures=self.closures(), schedule='{"week":[]}',
        )  # fmt: skip

    def _group(self) -> Page:
        return GroupPage(
            self.frame(), self.record("group"), calendar.ZONE, None,
            meets=self.phrase("每周三晚", "Wednesday evenings"), join=self.phrase("到服务台登记", "Ask at the desk"),
        )  # fmt: skip

    def _series(self) -> Page:
        return SeriesPage(
            self.frame(), self.record("series"), calendar.ZONE, calendar.example_happenings(self.say, years=1)
        )

    def _untranslated_story(self) -> Page:
        body = replace(self.record("story").body or Prose(""), lang=self.foreign().lang)
        notice = self.say("本页有些内容以原文显示。", "Parts of this page are shown in the original.")
        record = self.record("story", title=self.foreign(), summary=self.foreign(), body=body, untranslated=notice)
        return RecordPage(self.frame(), record)

    def _upcoming_event(self) -> Page:
        start = TimeText(
            self.say("2027年3月6日星期六 14:00", "Saturday, 6 March 2027, 14:00"), "2027-03-06T14:00+08:00"
        )
        place = self.link("原·聚场", "Yuan·Juchang")
        return EventPage(
            self.frame(), self.record("event"), start, "–", TimeText("16:00", "2027-03-06T16:00+08:00"), is_over=False,
            notice=self.say("这场活动已改期。原定", "This event was moved to another time."), formerly=(self.day(),),
            reason=None, places=(place, Link("", self.foreign())), map=self.map(), signup=self.signup(),
            calendar=self.calendar(), attended=None, photos=(), topics=(self.phrase("亲子", "Family"), self.foreign()),
            series=place, previous=place, next=place, url="https://linli.example/event/example/",
            zone_note=self.say("时间为中国时间。", "Times are in China Standard Time."),
            printed=(self.link("打印海报（PDF）", "Print the poster (PDF)", url="poster.pdf"),),
        )  # fmt: skip

    def _past_event(self) -> Page:
        attended = Fact(self.say("参与", "Took part"), (Link("", self.phrase("60+人次", "60+ participations")),))
        photos = (self.picture("photo"), self.picture())
        return replace(
            self._bare_event(self.record("event", gallery=())), is_over=True, attended=attended, photos=photos
        )

    def _cancelled_event(self) -> Page:
        badge = Badge(self.say("已取消", "Cancelled"), "warn")
        notice = self.say("这场活动已取消。", "This event was cancelled.")
        record = replace(self.bare_record("event"), badge=badge)
        return replace(self._bare_event(record), notice=notice, reason=self.phrase("暴雨。", "Heavy rain."))

    def _month_event(self) -> Page:
        return replace(self._bare_event(self.record("event", hero=None)), start=self.month())

    def _bare_event(self, record: RecordView) -> EventPage:
        return EventPage(
            self.frame(), record, self.day(), "", None, is_over=False, notice="", formerly=(), reason=None, places=(),
            map=None, signup=None, calendar=None, attended=None, photos=(), topics=(), series=None, previous=None,
            next=None, url="",
        )  # fmt: skip

    def _subscriptions(self) -> Page:
        feed = Subscription(
            "all", self.say("全部活动", "All events"), self.say("全部活动", "All events"), self.say("1场", "1 date"),
            is_empty=False, file="../feeds/all.ics", address="https://linli.example/feeds/all.ics",
            webcal="webcal://linli.example/feeds/all.ics", google="https://calendar.google.com/calendar/r?cid=x",
            code=QrCode("https://linli.example/subscribe/#all", "../media/qr.png"),
        )  # fmt: skip
        bare = replace(feed, id="empty", is_empty=True, address="", webcal="", google="", code=None)
        program = Program("iphone", "iPhone", self.say("点订阅。", "Tap it."), self.say("一小时。", "An hour."))
        return SubscribePage(
            self.site_frame(), self.say("订阅日历", "Subscribe to calendars"), "",
            shelves=(Shelf("of-site", "Linli 邻里", (feed, bare)),),
            programs=(program, replace(program, id="other", delay="")),
            news=(self.link("动态", "News", "../feeds/all.atom"),),
        )  # fmt: skip

    def _honour(self) -> Page:
        return HonourPage(self.frame(), self.record("honour"), certificate=self.picture("document"), gaps=())

    def _undocumented_honour(self) -> Page:
        gap = self.say("出处没有写授予时间。", "The source does not give the date.")
        return HonourPage(self.frame(), self.bare_record("honour"), certificate=None, gaps=(gap,))

    def _post(self) -> Page:
        slots = self.say("3个名额，已认领1个", "1 of 3 taken")
        return PostPage(
            self.frame(),
            self.record("post"),
            slots=slots,
            claims=(self.phrase("一位邻居", "A neighbour"),),
            time=self.phrase("每周六上午", "Saturday mornings"),
            contact=self.foreign(),
        )

    def _need(self) -> Page:
        return NeedPage(self.frame(), self.record("need"), need=self.need())

    def _case(self) -> Page:
        record = self.record("case")
        return CasePage(
            self.frame(), replace(record, body=None), theme=self.phrase("韧性社区", "Resilience"),
            narrative=record.body, charts=(example_chart(self),), argument=example_argument(self),
        )  # fmt: skip

    def _bare_case(self) -> Page:
        return CasePage(self.frame(), self.bare_record("case"), None, None, (), bare_argument(self))

    def _groups(self) -> Page:
        title = self.say("社群", "Groups")
        only = self.section("all", "社群", "Groups", note=self.say("共6项，本站收录4项。", "4 of 6 are listed."))
        return ListPage(self.frame(), "groups", title, self.say("六个社群。", "Six groups."), (only,))

    def _honours(self) -> Page:
        levels = (
            self.section("level-city", "市级", "City"),
            self.section("level-unknown", "级别不详", "Level not stated"),
        )
        return ListPage(self.frame(), "honours", self.say("荣誉", "Honours"), "", levels)

    def _posts(self) -> Page:
        states = (Badge(self.say("招募中", "Open"), "good"), Badge(self.say("已满", "Filled"), "muted"))
        section = self.section("category-1", "助老", "Seniors", cards=tuple(self.card(badge) for badge in states))
        return ListPage(self.frame(), "posts", self.say("机会岗位", "Volunteer posts"), "", (section,))

    def _partners(self) -> Page:
        section = self.section("all", "伙伴", "Partners", layout="compact", cards=(self.bare_card(), self.card()))
        return ListPage(self.frame(), "partners", self.say("伙伴", "Partners"), "", (section,))

    def _needs(self) -> Page:
        return NeedsPage(self.frame(), self.say("需求与回应", "Needs"), "", (self.need(), self.unanswered_need()))

    def _events(self) -> Page:
        return replace(calendar.events_page(self.frame(), self.say), recaps=self.section())

    def _no_events(self) -> Page:
        return calendar.events_page(self.site_frame(), self.say, bare=True)

    def _month(self) -> Page:
        return calendar.month_page(self.frame(), self.say)

    def _empty_month(self) -> Page:
        return calendar.month_page(self.site_frame(), self.say, bare=True)

    def _year(self) -> Page:
        return calendar.year_page(self.frame(), self.say)

    def _review(self) -> Page:
        say = self.say
        counts = (Count("12", say("场活动", "events held")), Count("1", say("项荣誉", "honour received")))
        rhythm = plan_columns(
            "rhythm", say("逐月", "Month by month"), say("6月的活动最多：5场。", "Most events began in June: 5."),
            {month: month % 6 for month in range(1, 13)}, (say("月份", "Month"), say("活动", "Events")),
        )  # fmt: skip
        year = self.link("2025年", "2025", "../2025/")
        return ReviewPage(
            self.frame(), say("温江原·聚场的2026年", "2026 at Yuan·Juchang"), "2026", say("据本站记录。", "On record."),
            so_far=say("截至2026年6月1日", "So far, as of 1 June 2026"), counts=counts, rhythm=rhythm,
            calendar=self.link("这一年的日历", "The year’s calendar"),
            highlights=self.section("events", "大事", "Highlights"), needs=(self.need(),), figures=(self.figure(),),
            sections=(self.section("honours", "荣誉", "Honours"), self.one_card("stories", "故事", "Stories"),
                      self.one_card("spaces", "空间", "Spaces")),
            photos=(self.picture("photo"),), previous=year, next=year,
            all_years=self.link("年度回顾", "Years in review", "../"),
        )  # fmt: skip

    def _bare_review(self) -> Page:
        return ReviewPage(
            self.frame(), self.say("温江原·聚场的2019年", "2019 at Yuan·Juchang"), "2019", "", so_far="",
            counts=(Count("1", self.say("项回应落地", "request answered")),), rhythm=None, calendar=None,
            highlights=None, needs=(), figures=(), sections=(), photos=(), previous=None, next=None,
            all_years=self.link("年度回顾", "Years in review", "../"),
        )  # fmt: skip

    def _archive(self) -> Page:
        return calendar.archive_page(self.frame(), self.say)

    def _empty_archive(self) -> Page:
        return calendar.archive_page(self.site_frame(), self.say, bare=True)

    def _topic(self) -> Page:
        return calendar.topic_page(self.frame(), self.say)

    def _impact(self) -> Page:
        own = self.link("温江原·聚场", "Yuan·Juchang, Wenjiang", "../wenjiang-juchang/")
        full = ImpactBlock(own, "wenjiang-juchang", (self.figure(),), (self.figure(counted=True),))
        bare = ImpactBlock(own, "guanghua", (), ())
        return ImpactPage(
            self.site_frame(), self.say("数据", "Impact"), self.say("都有出处。", "With sources."), (full, bare)
        )

    def _search(self) -> Page:
        community = self.link("梧桐里", "Wutong Lane", "/wutong/")
        lists = (self.link("空间", "Spaces", "/wutong/spaces/"), self.link("活动", "Events", "/wutong/events/"))
        lead = self.say("查找本站的内容。", "Find everything on this site.")
        directory = ((community, lists),)
        return SearchPage(self.site_frame(), self.say("搜索", "Search"), lead, "../search/zh-cn/", directory)

    def _not_found(self) -> Page:
        ways = (self.link("首页", "Home", "/"), self.link("活动", "Events", "/events/"))
        return NotFoundPage(self.site_frame(), self.say("查无此门", "There is nothing here"), "", ways)


def redirect(lang: str = "en") -> RedirectPage:
    """Return a former address."""
    return RedirectPage(lang, "../new/", "https://linli.example/new/", "This page has moved")
