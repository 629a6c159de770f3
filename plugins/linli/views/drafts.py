"""Draft answers, put together from the records of a case. Nothing in them is invented; nothing is polished."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from linli.graph.figures import LedgerEntry
from linli.graph.lookups import Entry, spaces_of
from linli.records.argument import BudgetLine, Outcome
from linli.records.award import Material, Section
from linli.records.event import Event, EventStatus
from linli.records.fields import FigureStatus, Record
from linli.records.figure import Quantity
from linli.records.group import Group
from linli.records.honour import Honour
from linli.records.need import Need, Response, ResponseStatus
from linli.records.partner import Partner
from linli.records.service import Service
from linli.records.text import LocalText
from linli.views.plain_text import plain_text, say_amount, say_text
from linli.views.wording import Words, _

_RESPONSE_WORDS = {
    ResponseStatus.DELIVERED: _("delivered"),
    ResponseStatus.PARTIAL: _("partly delivered"),
    ResponseStatus.ONGOING: _("under way"),
    ResponseStatus.PLANNED: _("planned"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One case as it is told in one language. `delivered_only`: what is planned is left out."""

    entry: Entry
    words: Words
    delivered_only: bool = False

    def say(self, text: LocalText | None, record: Record | None = None) -> str:
        """Return a text of the case, or of another record, in plain words; nothing where there is none."""
        if text is None:
            return ""
        return plain_text(say_text(self.entry.site, self.words, record or self.entry.case, text)).rstrip("。. ")

    def listed(self, texts: Iterable[LocalText]) -> str:
        """Return several texts as a list within a sentence."""
        return self.words.listed(self.say(text) for text in texts)

    def sentence(self, *parts: str) -> str:
        """Return what is said of one thing as one sentence: its parts that are there, and a full stop."""
        comma, stop = ("，", "。") if self.words.is_han else (", ", ".")
        said = comma.join(part for part in parts if part)
        return f"{said}{stop}" if said else ""

    def labelled(self, label: str, said: str) -> str:
        """Return what is said below a label; nothing where nothing is said."""
        colon = "：" if self.words.is_han else ": "
        return f"{self.words(label)}{colon}{said}" if said else ""


def materials_of(section: Section) -> tuple[Material, ...]:
    """Return of what a section's draft is made: what the profile says, or what its id names."""
    named = {"one_line": Material.ONE_LINE, "oneline": Material.ONE_LINE} | {m.value: m for m in Material}
    return section.source or ((named[section.id],) if section.id in named else ())


def compose_draft(entry: Entry, section: Section, words: Words) -> str:
    """Return a draft for a section: one paragraph for each thing that the records say; nothing where they are silent.

    The same records give the same draft. What is planned is marked, and left out where only results count.
    """
    told = Told(entry, words, section.claims == "delivered_only")
    lines = (line for material in materials_of(section) for line in _TELLERS[material](told))
    return "\n".join(dict.fromkeys(line for line in lines if line))


def _summary(told: Told) -> Iterator[str]:
    yield told.sentence(told.say(told.entry.case.summary))


def _one_line(told: Told) -> Iterator[str]:
    yield told.say(told.entry.case.one_line) or told.say(told.entry.case.theme)


def _place(told: Told) -> Iterator[str]:
    place = told.entry.case.place
    levels = (place.province, place.city, place.district, place.subdistrict, place.neighbourhood) if place else ()
    names = [told.say(level) for level in levels if level]
    yield told.sentence("".join(names) if told.words.is_han else ", ".join(reversed(names)))


def _needs_of(told: Told) -> tuple[Need, ...]:
    return told.entry.site.follow(told.entry.case.key, "needs", Need)


def _needs(told: Told) -> Iterator[str]:
    for need in _needs_of(told):
        yield told.sentence(told.say(need.title, need), told.say(need.who, need))
        yield told.sentence(told.say(need.voice, need) or told.say(need.summary, need))
        inquiry = need.found_by
        if inquiry:
            said = told.words.listed(
                part
                for part in (
                    told.say(inquiry.method, need),
                    told.say(inquiry.instrument, need),
                    told.say(inquiry.population, need),
                    told.words.quantity(inquiry.answers) if inquiry.answers else "",
                    told.words.moment(inquiry.date, with_weekday=False).text if inquiry.date else "",
                )
                if part
            )
            yield told.sentence(told.labelled(_("How it was found out"), said))


def _baseline(told: Told) -> Iterator[str]:
    for need in _needs_of(told):
        entry = told.entry.site.ledger.find(need.key, need.baseline) if need.baseline else None
        if entry:
            yield told.sentence(told.labelled(_("Before"), _figure(told, entry)))
    for outcome in told.entry.case.outcomes:
        yield told.sentence(told.labelled(_("Before"), told.say(outcome.before)))


def _beneficiaries(told: Told) -> Iterator[str]:
    for group in told.entry.case.beneficiaries:
        number = told.words.quantity(group.number) if group.number else ""
        missing = told.labelled(_("not reached yet"), told.say(group.missing))
        yield told.sentence(told.say(group.group), number, told.say(group.reached), missing)


def _aims(told: Told) -> Iterator[str]:
    for aim in told.entry.case.aims:
        target = told.labelled(_("target"), told.words.quantity(aim.target) if aim.target else "")
        by = told.words(_("by {date}"), date=told.words.moment(aim.by, with_weekday=False).text) if aim.by else ""
        yield told.sentence(told.say(aim.text), target, by)


def _responses(told: Told) -> Iterator[str]:
    for need in _needs_of(told):
        for response in need.responses:
            if _is_told(told, response):
                status = told.words(_RESPONSE_WORDS[response.status])
                state = f"（{status}）" if told.words.is_han else f" ({status})"
                yield told.sentence(f"{told.say(response.title, need)}{state}", told.say(response.summary, need))


def _is_told(told: Told, response: Response) -> bool:
    if response.status is ResponseStatus.DECLINED:
        return False
    return not (told.delivered_only and response.status is ResponseStatus.PLANNED)


def _timeline(told: Told) -> Iterator[str]:
    for step in sorted(told.entry.case.timeline, key=lambda milestone: milestone.date):
        if not (step.planned and told.delivered_only):
            planned = told.words(_("planned")) if step.planned else ""
            yield told.sentence(told.words.moment(step.date, with_weekday=False).text, told.say(step.text), planned)


def _titles(told: Told, label: str, records: Iterable[Record]) -> str:
    return told.sentence(told.labelled(label, told.words.listed(told.say(r.title, r) for r in records)))


def _partners(told: Told) -> Iterator[str]:
    yield _titles(told, _("Partners"), told.entry.site.follow(told.entry.case.key, "partners", Partner))


def _zones(told: Told) -> Iterator[str]:
    for space in spaces_of(told.entry):
        if space.status == "planned" and told.delivered_only:
            continue
        area = told.words.quantity(space.area) if space.area else ""
        status = told.words(_("planned")) if space.status == "planned" else ""
        status = told.words(_("being built")) if space.status == "building" else status
        zones = told.labelled(_("zones"), told.words.listed(told.say(zone.title, space) for zone in space.zones))
        yield told.sentence(told.say(space.title, space), area, status, zones)


def _groups(told: Told) -> Iterator[str]:
    yield _titles(told, _("Groups"), told.entry.site.follow(told.entry.case.key, "groups", Group))


def _platform(told: Told) -> Iterator[str]:
    case = told.entry.case
    own = told.entry.site.follow(case.key, "related", Service)
    for service in own or told.entry.site.of_type(Service, case.key.community):
        if service.status != "planned":
            yield told.sentence(told.say(service.title, service), told.say(service.summary, service))


def _events(told: Told) -> Iterator[str]:
    for event in told.entry.site.follow(told.entry.case.key, "events", Event):
        if event.status is EventStatus.DELIVERED or not told.delivered_only:
            when = told.words.moment(event.start, with_weekday=False).text
            yield told.sentence(when, told.say(event.title, event), told.say(event.summary, event))


def _metrics(told: Told) -> Iterator[str]:
    community = told.entry.site.community(told.entry.case.key)
    for entry in told.entry.site.ledger.of(community.key):
        is_planned = entry.figure.status is FigureStatus.PLANNED
        if entry.figure.status is not FigureStatus.CONTEXT and not (is_planned and told.delivered_only):
            yield told.sentence(_figure(told, entry), told.words(_("planned")) if is_planned else "")


def _figure(told: Told, entry: LedgerEntry) -> str:
    """Return a figure with what makes it worth believing."""
    figure, words = entry.figure, told.words
    owner = told.entry.site.records.get(entry.owner)
    label = told.say(figure.label, owner) or entry.id
    if figure.computed:
        method = words(_("counted from the records of this site"))
    else:
        method = told.say(figure.method, owner) or words(_("method not stated by the source"))
    details = [
        told.say(figure.scope, owner),
        words.period(figure.period) if figure.period else "",
        words(_("as of {date}"), date=words.moment(figure.as_of, with_weekday=False).text) if figure.as_of else "",
        method,
    ]
    joined = ("；" if words.is_han else "; ").join(detail for detail in details if detail)
    amount = say_amount(words, entry)
    return f"{label}：{amount}（{joined}）" if words.is_han else f"{label}: {amount} ({joined})"


def _outcomes(told: Told) -> Iterator[str]:
    for outcome in told.entry.case.outcomes:
        yield told.sentence(
            told.say(outcome.text),
            told.say(outcome.who),
            told.labelled(_("before"), told.say(outcome.before)),
            told.labelled(_("after"), told.say(outcome.after)),
            _evidence(told, outcome),
        )


def _evidence(told: Told, outcome: Outcome) -> str:
    return told.labelled(_("evidence"), told.words.listed(outcome.evidence))


def _quotes(told: Told) -> Iterator[str]:
    for quote in told.entry.case.quotes:
        if (quote.consent or quote.source) and not quote.thanks:
            said = told.say(quote.text).strip('“”"')
            by = told.sentence(told.say(quote.speaker), told.say(quote.role))
            yield f"“{said}”——{by}" if told.words.is_han else f"“{said}” – {by}"


def _honours(told: Told) -> Iterator[str]:
    for honour in told.entry.site.follow(told.entry.case.key, "honours", Honour):
        when = told.words.moment(honour.date, with_weekday=False).text if honour.date else ""
        issuer = told.labelled(_("given by"), told.say(honour.issuer, honour))
        yield told.sentence(told.say(honour.title, honour), told.say(honour.rank, honour), issuer, when)


def _innovation(told: Told) -> Iterator[str]:
    yield told.sentence(told.say(told.entry.case.innovation))


def _budget(told: Told) -> Iterator[str]:
    budget = told.entry.case.budget
    if budget is None:
        return
    for label, lines in (
        (_("Building cost"), budget.capital),
        (_("Running cost a year"), budget.running),
        (_("Where the money comes from"), budget.funding),
    ):
        said = told.words.listed(_sum_of_money(told, line) for line in lines)
        yield told.sentence(told.labelled(label, said), budget.currency if said else "")


def _sum_of_money(told: Told, line: BudgetLine) -> str:
    amount: Quantity = line.amount
    estimate = told.words(_("estimated")) if line.estimated else ""
    said = f"{told.say(line.label)} {told.words.quantity(amount)}"
    return f"{said} ({estimate})" if estimate else said


def _sustainability(told: Told) -> Iterator[str]:
    lasting = told.entry.case.sustainability
    if lasting is None:
        return
    operator = told.entry.site.follow(told.entry.case.key, "sustainability.operator", Partner)
    yield _titles(told, _("Run by"), operator)
    until = told.words.moment(lasting.secured_until, with_weekday=False).text if lasting.secured_until else ""
    for label, said in (
        (_("Lives on"), told.say(lasting.income)),
        (_("Money secured until"), until),
        (_("Kept up by"), told.say(lasting.maintenance)),
        (_("Environment"), told.say(lasting.environment)),
    ):
        yield told.sentence(told.labelled(label, said))
    for risk in lasting.risks:
        answer = told.labelled(_("what is done about it"), told.say(risk.answer))
        yield told.sentence(told.labelled(_("Risk"), told.say(risk.text)), answer)


def _replicability(told: Told) -> Iterator[str]:
    copying = told.entry.case.replicability
    if copying is None:
        return
    for label, said in (
        (_("What must not be left out"), told.listed(copying.core)),
        (_("What may be different"), told.listed(copying.adaptable)),
        (_("What must be there first"), told.listed(copying.conditions)),
        (_("Cost of copying"), told.say(copying.cost)),
        (_("Time to copy"), told.say(copying.time)),
        (_("Who has done the same"), told.listed(adopter.who for adopter in copying.adopters)),
    ):
        yield told.sentence(told.labelled(label, said))


def _lessons(told: Told) -> Iterator[str]:
    for lesson in told.entry.case.lessons:
        yield told.sentence(
            told.say(lesson.failed),
            told.labelled(_("why"), told.say(lesson.why)),
            told.labelled(_("what was changed"), told.say(lesson.changed)),
            told.labelled(_("next time"), told.say(lesson.again)),
        )


def _gaps(told: Told) -> Iterator[str]:
    for gap in told.entry.case.gaps:
        yield told.sentence(told.say(gap))


_TELLERS: Mapping[Material, Callable[[Told], Iterator[str]]] = {
    Material.SUMMARY: _summary,
    Material.ONE_LINE: _one_line,
    Material.PLACE: _place,
    Material.NEEDS: _needs,
    Material.BASELINE: _baseline,
    Material.BENEFICIARIES: _beneficiaries,
    Material.AIMS: _aims,
    Material.RESPONSES: _responses,
    Material.TIMELINE: _timeline,
    Material.PARTNERS: _partners,
    Material.ZONES: _zones,
    Material.GROUPS: _groups,
    Material.PLATFORM: _platform,
    Material.EVENTS: _events,
    Material.METRICS: _metrics,
    Material.OUTCOMES: _outcomes,
    Material.QUOTES: _quotes,
    Material.HONOURS: _honours,
    Material.INNOVATION: _innovation,
    Material.BUDGET: _budget,
    Material.SUSTAINABILITY: _sustainability,
    Material.REPLICABILITY: _replicability,
    Material.LESSONS: _lessons,
    Material.GAPS: _gaps,
}
