"""What the staff see of a case on its way to awards: reports, paste sheets and the dashboard. Nothing is published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from linli.graph.limits import TextLimit
from linli.graph.submissions import languages_of
from linli.records.award import Profile
from linli.records.case import Case
from linli.records.choice import Choice
from linli.records.profiles import site_language
from linli.records.submission import Submission
from linli.views.cuts import Cut, CutSection
from linli.views.readiness import Check, share_passed
from linli.views.wording import Words, _

_GROUP_WORDS = {
    "G": _("The award and its conditions"), "T": _("Texts"), "X": _("Values asked for"), "F": _("Figures"),
    "C": _("Claims and evidence"), "I": _("Indicators"), "P": _("Photos"), "E": _("Files"),
    "L": _("Letters and declarations"), "D": _("Documents"),
}  # fmt: skip
_STATUS_WORDS = {
    "passed": _("passed"), "failed": _("failed"), "unknown": _("unknown"), "not-checked": _("not checked"),
}  # fmt: skip
_GRADE_WORDS = {"B": _("blocks"), "W": _("weakens"), "N": _("note")}
COUNTER_WORDS = {
    "ws_words": _("words between spaces"), "word_zh": _("字数, as Word counts"), "codepoints": _("code points"),
    "nonspace": _("characters without spaces"), "utf16": _("UTF-16 units"),
    "utf16_crlf": _("UTF-16 units, line ends twice"), "graphemes": _("visible characters"),
    "han": _("Chinese characters"), "lines": _("lines"), "pages": _("pages"),
}  # fmt: skip


@dataclass(frozen=True)
class Readiness:
    """How far one case is on its way to one award."""

    cut: Cut
    checks: tuple[Check, ...]

    @cached_property
    def share(self) -> int:
        """How much of it is ready, in per cent; never 100 while anything is unknown or not checked."""
        return share_passed(self.checks)

    @cached_property
    def blocking(self) -> tuple[Check, ...]:
        """The checks for which it cannot be handed in."""
        return tuple(check for check in self.checks if check.blocks)

    @cached_property
    def warnings(self) -> tuple[Check, ...]:
        """The checks that weaken it."""
        return tuple(check for check in self.checks if check.severity == "W" and check.status == "failed")

    @cached_property
    def open(self) -> tuple[Check, ...]:
        """The checks of which nobody can tell, beyond those that block."""
        return tuple(c for c in self.checks if c.status in ("unknown", "not-checked") and not c.blocks)


def language_for(profile: Profile, submission: Submission | None, languages: Sequence[str]) -> str:
    """Return the language in which a case is cut to an award, of those of the site.

    That is the language in which the submission answers, or else the first that the award accepts, or else the
    site's own.
    """
    accepted = [site_language(code) for code in profile.languages.accepted] if profile.languages else []
    answered = languages_of(submission) if submission else ()
    for code in (*(c for c in answered if c in accepted), *answered, *accepted):
        if code in languages:
            return code
    return languages[0]


# The report


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One check as it is read. `tone` is its status, for its colour."""

    id: str
    tone: str
    status: str
    grade: str
    message: str
    way_out: str
    place: str


@dataclass(frozen=True, slots=True)
class CheckGroup:
    """The checks on one thing."""

    title: str
    rows: tuple[CheckRow, ...]


@dataclass(frozen=True, slots=True)
class CountRow:
    """How long a text is by one counter; `limit` is empty where the award does not count so."""

    counter: str
    name: str
    used: int
    limit: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class BoxLimit:
    """How long a box's text is by one counter, and how long it may be; `most` and `least` are empty where none is."""

    counter: str
    name: str
    used: str
    most: str
    least: str
    strip_html: bool


@dataclass(frozen=True, slots=True)
class Box:
    """One box of the form: its text, how long it is, and the file that holds it."""

    number: int
    id: str
    title: str
    prompt: str
    text: str
    language: str
    drafted: bool
    file: str
    limits: tuple[BoxLimit, ...]
    counts: tuple[CountRow, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One value of a form; `text` is empty where nobody knows it."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many checks came out how."""

    share: int
    blocking: int
    warnings: int
    open: int
    passed: int


@dataclass(frozen=True, slots=True)
class AwardReport:
    """Everything that the checks say about one entry."""

    template = "awards/report.html"

    language: str
    title: str
    case: str
    award: str
    cycle: str
    told_in: str
    tally: Tally
    facts: tuple[tuple[str, str], ...]
    conflicts: tuple[str, ...]
    groups: tuple[CheckGroup, ...]
    boxes: tuple[Box, ...]
    values: tuple[ValueRow, ...]


@dataclass(frozen=True, slots=True)
class PasteSheet:
    """The texts of an entry, box by box, ready to be pasted into a form."""

    template = "awards/paste.html"

    language: str
    title: str
    case: str
    award: str
    steps: tuple[str, ...]
    boxes: tuple[Box, ...]
    values: tuple[ValueRow, ...]
    total: str
    digest: str


def plan_report(readiness: Readiness, words: Words) -> AwardReport:
    """Return the report of an entry, said in `words`; its texts are in their own language."""
    cut = readiness.cut
    profile = cut.profile
    return AwardReport(
        language=words.language,
        title=words(_("{case} for {award}"), case=_said(cut.case.title, words), award=_said(profile.name, words)),
        case=_said(cut.case.title, words),
        award=_said(profile.name, words),
        cycle=profile.cycle or "",
        told_in=cut.language,
        tally=_tally(readiness),
        facts=tuple(_facts_of_award(profile, words)),
        conflicts=profile.provenance.conflicts,
        groups=tuple(_groups(readiness.checks, words)),
        boxes=plan_boxes(cut, words),
        values=tuple(ValueRow(fact.id, fact.title, fact.text) for fact in cut.facts),
    )


def plan_paste_sheet(cut: Cut, words: Words) -> PasteSheet:
    """Return the paste sheet of an entry."""
    channel = cut.profile.channel
    steps = [
        words(_("Open the form beside this sheet, and go from box to box.")),
        words(_("Copy a text, paste it, and tick it off. What you have ticked off stays on this computer.")),
    ]
    if channel and channel.one_sitting:
        steps.append(words(_("The form cannot be saved half-way: have everything ready before you begin.")))
    total = ""
    if cut.total and cut.total.most is not None and cut.profile.text and cut.profile.text.total:
        used = cut.total.measure(cut.text_of(*cut.profile.text.total.scope))
        total = words(
            _("All boxes together: {used} of {most} ({counter})."),
            used="–" if used is None else used,
            most=cut.total.most,
            counter=words(COUNTER_WORDS[cut.total.counter]),
        )
    return PasteSheet(
        language=words.language,
        title=words(_("Paste sheet: {award}"), award=_said(cut.profile.name, words)),
        case=_said(cut.case.title, words),
        award=_said(cut.profile.name, words),
        steps=tuple(steps),
        boxes=plan_boxes(cut, words),
        values=tuple(ValueRow(fact.id, fact.title, fact.text) for fact in cut.facts),
        total=total,
        digest=cut.digest[:12],
    )


def plan_boxes(cut: Cut, words: Words) -> tuple[Box, ...]:
    """Return the boxes of an entry in the order of the form."""
    return tuple(_box(section, number, words) for number, section in enumerate(cut.sections, start=1))


def _box(section: CutSection, number: int, words: Words) -> Box:
    plain = "word_zh" if section.language.startswith("zh") else "ws_words"
    limits = section.limits or (TextLimit(None, None, "", plain, None),)
    return Box(
        number=number,
        id=section.id,
        title=section.title,
        prompt=section.prompt,
        text=section.text,
        language=section.language,
        drafted=section.drafted,
        file=f"{number:02d}_{section.id}.txt",
        limits=tuple(_box_limit(limit, section.text, words) for limit in limits),
        counts=tuple(_count_row(name, used, section.limits, words) for name, used in section.counts),
        evidence=words.listed(section.evidence),
    )


def _box_limit(limit: TextLimit, text: str, words: Words) -> BoxLimit:
    used = limit.measure(text)
    return BoxLimit(
        counter=limit.counter,
        name=words(COUNTER_WORDS[limit.counter]),
        used="" if used is None else str(used),
        most="" if limit.most is None else str(limit.most),
        least="" if limit.min is None else str(limit.min),
        strip_html=limit.strip_html,
    )


def _count_row(name: str, used: int, limits: tuple[TextLimit, ...], words: Words) -> CountRow:
    limit = next((limit for limit in limits if limit.counter == name and limit.most is not None), None)
    is_over = limit is not None and limit.most is not None and used > limit.most
    return CountRow(name, words(COUNTER_WORDS[name]), used, str(limit.most) if limit else "", is_over)


def _said(text: object, words: Words) -> str:
    in_language = getattr(text, "in_language", None)
    return str(in_language(words.language)[0]) if in_language else str(text)


def _tally(readiness: Readiness) -> Tally:
    passed = sum(check.status == "passed" for check in readiness.checks)
    return Tally(
        readiness.share, len(readiness.blocking), len(readiness.warnings), len(readiness.open), passed
    )  # fmt: skip


def _facts_of_award(profile: Profile, words: Words) -> Iterator[tuple[str, str]]:
    """Yield what the staff have to know about the award, and how far that can be trusted."""
    provenance, deadline = profile.provenance, profile.deadline
    closes = words.moment(deadline.closes, with_weekday=False).text if deadline and deadline.closes else ""
    weights = words.listed(
        f"{_said(c.name, words) if c.name else c.id}{f' {c.weight:f}%' if c.weight is not None else ''}"
        for c in profile.criteria
    )
    for label, said in (
        (_("Organiser"), _said(profile.organiser, words) if profile.organiser else ""),
        (_("Cycle"), profile.cycle or ""),
        (_("Deadline"), f"{closes} {deadline.tz or ''}".strip() if deadline else ""),
        (_("Handed in by"), profile.channel.kind if profile.channel else ""),
        (_("Criteria"), weights),
        (_("Where the rules come from"), words.listed((provenance.source, *provenance.also))),
        (_("How they were read"), _choice(provenance.level, words)),
        (_("Read on"), words.moment(provenance.checked_on, with_weekday=False).text),
        (_("Rules of our own"), words.listed(provenance.house)),
    ):
        yield words(label), said or words(_("not known"))


def _choice(choice: Choice, words: Words) -> str:
    return choice.zh if words.is_han else choice.value


def _groups(checks: Iterable[Check], words: Words) -> Iterator[CheckGroup]:
    """Yield the checks by what they are on, what is wrong first."""
    listed = list(checks)
    letters = dict.fromkeys(check.id[0] for check in listed)
    for letter in letters:
        own = sorted((check for check in listed if check.id[0] == letter), key=_urgency)
        title = words(_GROUP_WORDS[letter]) if letter in _GROUP_WORDS else letter
        yield CheckGroup(title, tuple(plan_row(check, words) for check in own))


def _urgency(check: Check) -> tuple[bool, int, int]:
    statuses = ("failed", "unknown", "not-checked", "passed")
    return not check.blocks, statuses.index(check.status), "BWN".index(check.severity)


def plan_row(check: Check, words: Words) -> CheckRow:
    """Return a check as it is read in a language."""
    return CheckRow(
        id=check.id,
        tone="blocks" if check.blocks else check.status,
        status=words(_STATUS_WORDS[check.status]),
        grade=words(_GRADE_WORDS[check.severity]),
        message=check.message_in(words),
        way_out=check.way_out_in(words),
        place=str(check.place) if check.place else "",
    )


# The dashboard


@dataclass(frozen=True, slots=True)
class Column:
    """One award on the dashboard; `deadline` says what is left of the time."""

    id: str
    name: str
    deadline: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One case on its way to one award."""

    award: str
    tally: Tally
    tone: str


@dataclass(frozen=True, slots=True)
class Line:
    """One case on the dashboard, with what it still needs, the most wanted first."""

    title: str
    community: str
    cells: tuple[Cell, ...]
    missing: tuple[ToDo, ...]


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing to be done, and the awards that wait for it."""

    message: str
    way_out: str
    place: str
    awards: str
    count: int


@dataclass(frozen=True, slots=True)
class Dashboard:
    """All cases by all awards."""

    template = "awards/dashboard.html"

    language: str
    title: str
    today: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


_MOST_WANTED = 12


def plan_dashboard(table: Mapping[str, Sequence[Readiness]], words: Words) -> Dashboard:
    """Return the dashboard: `table` has the readiness of each case for every award, by the case's title."""
    rows = [row for row in table.values() if row]
    entries = rows[0] if rows else ()
    today = entries[0].cut.entry.site.today if entries else None
    return Dashboard(
        language=words.language,
        title=words(_("Awards")),
        today=words.day(today).text if today else "",
        columns=tuple(_column(entry.cut.profile, entry.cut, words) for entry in entries),
        lines=tuple(_line(row, words) for row in rows),
    )


def deadline_in_words(cut: Cut, words: Words) -> tuple[str, bool]:
    """Return what is left of an award's time, and whether it is over."""
    deadline = cut.profile.deadline
    if deadline is None or deadline.closes is None:
        return words(_("deadline not known")), False
    left = (deadline.closes.latest_day - cut.entry.site.today).days
    date = words.moment(deadline.closes, with_weekday=False).text
    if left < 0:
        return words(_("closed on {date}"), date=date), True
    return words(_("{date}, {left} days left"), date=date, left=left), False


def _column(profile: Profile, cut: Cut, words: Words) -> Column:
    deadline, is_over = deadline_in_words(cut, words)
    return Column(profile.id, _said(profile.name, words), deadline, is_over)


def _line(row: Sequence[Readiness], words: Words) -> Line:
    case: Case = row[0].cut.case
    community = row[0].cut.entry.site.community(case.key)
    return Line(
        title=_said(case.title, words),
        community=_said(community.short_name or community.title, words),
        cells=tuple(_cell(entry, words) for entry in row),
        missing=tuple(_missing(row, words))[:_MOST_WANTED],
    )


def _cell(entry: Readiness, words: Words) -> Cell:
    tone = "blocks" if entry.blocking else "open" if entry.open or entry.warnings else "passed"
    return Cell(_said(entry.cut.profile.name, words), _tally(entry), tone)


def _missing(row: Sequence[Readiness], words: Words) -> Iterator[ToDo]:
    """Yield what a case still needs: what blocks most awards first, each thing once."""
    wanted: dict[tuple[str, str, str], list[str]] = {}
    for entry in row:
        for check in entry.blocking:
            key = (check.message_in(words), check.way_out_in(words), str(check.place or ""))
            wanted.setdefault(key, []).append(_said(entry.cut.profile.name, words))
    ordered = sorted(wanted.items(), key=lambda item: (-len(dict.fromkeys(item[1])), item[0][2]))
    for (message, way_out, place), awards in ordered:
        names = dict.fromkeys(awards)
        yield ToDo(message, way_out, place, words.listed(names), len(names))
