"""The page of a case: the argument as a jury reads it, what proves it, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from linli.graph.figures import LedgerEntry
from linli.graph.prose import mentions
from linli.records.argument import Attribution, BudgetLine, Outcome
from linli.records.case import Case, CaseStatus
from linli.records.event import Event
from linli.records.fields import ConsentKind, FigureStatus, Photo, Record
from linli.records.group import Group
from linli.records.honour import Honour
from linli.records.need import Need
from linli.records.partner import Partner
from linli.records.press import Press
from linli.records.space import Space
from linli.views.argument import (
    Adopted,
    AimView,
    Argument,
    ArgumentRow,
    BeneficiaryView,
    BudgetRow,
    BudgetTable,
    BudgetView,
    Citation,
    ClaimGroup,
    Endurance,
    EvidenceView,
    Glance,
    LessonView,
    LetterView,
    MilestoneView,
    OutcomeView,
    PairView,
    QuoteView,
    RiskView,
    Transfer,
)
from linli.views.cards import plan_section
from linli.views.evidence import gather_support, plan_claims, plan_day, plan_evidence, plan_marks
from linli.views.frames import absolute, plan_record_frame
from linli.views.here import Here
from linli.views.measures import plan_figure_charts, plan_response_chart, status_counts
from linli.views.needs import plan_baseline, plan_inquiry, plan_need
from linli.views.pages import CasePage
from linli.views.parts import Badge, Fact, Link, Phrase, TimeText
from linli.views.pictures import BODY
from linli.views.record import linked, plan_fact, plan_record
from linli.views.wording import _

_STATUS_WORDS = {
    CaseStatus.PLANNED: _("Planned"), CaseStatus.ONGOING: _("Under way"), CaseStatus.COMPLETED: _("Completed"),
}  # fmt: skip
_ATTRIBUTION_WORDS = {
    Attribution.CAUSED: _("Brought about by this work"),
    Attribution.CONTRIBUTED: _("This work contributed to it"),
    Attribution.UNKNOWN: _("What brought it about is not known"),
}
_CONSENT_WORDS = {
    ConsentKind.NONE_IDENTIFIABLE: _("Nobody can be identified"),
    ConsentKind.CROWD: _("Agreed: told on the spot"),
    ConsentKind.VERBAL: _("Agreed by word of mouth"),
    ConsentKind.WRITTEN: _("Agreed in writing"),
    ConsentKind.GUARDIAN: _("A guardian agreed in writing"),
}
# How many lines each step of the argument gets at a glance.
_AT_A_GLANCE = 4


def plan_case_page(here: Here, case: Case) -> CasePage:
    """Return the page of a case: in short, at length, and with what is missing said openly."""
    site = here.site
    figures = _figures_cited(here, case)
    record = plan_record(
        here,
        case,
        facts=_facts(here, case),
        sections=(
            plan_section(here, "spaces", site.follow(case.key, "spaces", Space)),
            plan_section(here, "groups", site.follow(case.key, "groups", Group)),
            plan_section(here, "events", site.follow(case.key, "events", Event)),
            plan_section(here, "honours", site.follow(case.key, "honours", Honour)),
            plan_section(here, "press", _press(here, case), layout="list"),
            plan_section(here, "stories", _others(here, case), here.words(_("More about it"))),
        ),
    )
    needs = site.follow(case.key, "needs", Need)
    charts = (
        *((chart,) if (chart := plan_response_chart(here, needs)) else ()),
        *(chart for entry in figures for chart in plan_figure_charts(here, entry)),
    )
    page = CasePage(
        plan_record_frame(here, case, record),
        # The press reports have a section, and the text comes after the argument.
        replace(record, figures=tuple(here.figure(entry) for entry in figures), sources=(), body=None),
        theme=here.optional(case.theme),
        narrative=record.body,
        charts=charts,
        argument=_plan_argument(here, case, needs, figures),
    )
    return replace(page, argument=replace(page.argument, contents=tuple(_contents(here, page))))


def _facts(here: Here, case: Case) -> tuple[Fact | None, ...]:
    place = case.place
    levels = (place.province, place.city, place.district, place.subdistrict, place.neighbourhood) if place else ()
    return (
        plan_fact(here, _("Theme"), case.theme),
        plan_fact(here, _("Stage"), here.words(_STATUS_WORDS[case.status])),
        plan_fact(here, _("Period"), case.period),
        plan_fact(here, _("As of"), plan_day(here, case.as_of)),
        plan_fact(here, _("Place"), here.words.listed(here.text(level).text for level in levels if level)),
        plan_fact(here, _("Lead organisation"), *linked(here, case, "lead")),
        plan_fact(here, _("Submitted by"), *linked(here, case, "submitter")),
        plan_fact(here, _("Partners"), *here.links(here.site.follow(case.key, "partners", Partner))),
        plan_fact(here, _("Scenes"), here.words.listed(here.text(scene).text for scene in case.scenes)),
    )


def _plan_argument(here: Here, case: Case, needs: tuple[Need, ...], figures: Iterable[LedgerEntry]) -> Argument:
    outcomes = tuple(_plan_outcome(here, case, number, outcome) for number, outcome in enumerate(case.outcomes))
    rows = tuple(_plan_row(here, case, need, outcomes) for need in needs)
    placed = {outcome.id for row in rows for outcome in row.outcomes}
    claims = plan_claims(here, case)
    timeline = tuple(_plan_milestones(here, case))
    transfer = _plan_transfer(here, case)
    return Argument(
        one_line=here.said(case.one_line, case),
        glances=_plan_glances(here, case, needs),
        contents=(),
        rows=rows,
        outcomes=tuple(outcome for outcome in outcomes if outcome.id not in placed),
        aims=tuple(_plan_aims(here, case)),
        beneficiaries=tuple(_plan_beneficiaries(here, case)),
        innovation=here.said(case.innovation, case),
        claims=claims,
        timeline=timeline,
        pairs=tuple(_plan_pairs(here, case)),
        quotes=tuple(_plan_quotes(here, case)),
        budget=_plan_budget(here, case),
        endurance=_plan_endurance(here, case),
        transfer=transfer,
        lessons=tuple(_plan_lessons(here, case)),
        letters=tuple(_plan_letters(here, case)),
        evidence=_plan_evidence(here, case, claims, outcomes, timeline),
        missing=tuple(_missing(here, case, needs, claims, figures)),
        gaps=here.texts(case.gaps),
        citation=_plan_citation(here, case),
    )


# Need, response, outcome


def _plan_row(here: Here, case: Case, need: Need, outcomes: Iterable[OutcomeView]) -> ArgumentRow:
    own = {
        link.loc[1]
        for link in here.site.links_from.get(case.key, ())
        if link.field == "outcomes.needs" and link.target == need.key
    }
    return ArgumentRow(
        need=plan_need(here, need),
        found=plan_inquiry(here, need),
        baseline=plan_baseline(here, need),
        outcomes=tuple(outcome for number, outcome in enumerate(outcomes) if number in own),
    )


def _plan_outcome(here: Here, case: Case, number: int, outcome: Outcome) -> OutcomeView:
    entries = (here.site.ledger.find(case.key, name) for name in outcome.figures)
    return OutcomeView(
        id=f"outcome-{number + 1}",
        text=here.said(outcome.text, case) or here.text(outcome.text),
        who=here.optional(outcome.who),
        before=here.said(outcome.before, case),
        after=here.said(outcome.after, case),
        attribution=here.words(_ATTRIBUTION_WORDS[outcome.attribution]),
        other_causes=here.optional(outcome.other_causes),
        figures=tuple(here.figure(entry) for entry in entries if entry),
        evidence=plan_marks(case, outcome.evidence),
    )


def _plan_glances(here: Here, case: Case, needs: tuple[Need, ...]) -> tuple[Glance, ...]:
    """Return need, response and outcome in a few words each; nothing where the case names no need."""
    if not needs:
        return ()
    words = here.words
    counts = tuple(Phrase(f"{word} {count}") for word, count in status_counts(here, needs))
    changes = here.texts(outcome.text for outcome in case.outcomes)
    return (
        Glance(words(_("Need")), "#argument", _few(here, here.texts(need.title for need in needs)), is_open=False),
        Glance(
            words(_("Response")),
            "#argument",
            counts or (Phrase(words(_("No response yet."))),),
            is_open=not counts,
        ),
        Glance(
            words(_("Outcome")),
            "#argument" if changes else "#gaps",
            _few(here, changes) or (Phrase(words(_("No change has been measured yet."))),),
            is_open=not changes,
        ),
    )


def _few(here: Here, phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    if len(phrases) <= _AT_A_GLANCE:
        return phrases
    more = Phrase(here.words(_("and {n} more"), n=len(phrases) - _AT_A_GLANCE + 1))
    return (*phrases[: _AT_A_GLANCE - 1], more)


def _plan_aims(here: Here, case: Case) -> Iterator[AimView]:
    for aim in case.aims:
        entry = here.site.ledger.find(case.key, aim.figure) if aim.figure else None
        facts = (
            plan_fact(here, _("Target"), aim.target),
            plan_fact(here, _("By"), plan_day(here, aim.by)),
            plan_fact(here, _("Reached so far"), here.amount(entry) if entry else None),
        )
        yield AimView(here.said(aim.text, case) or here.text(aim.text), tuple(fact for fact in facts if fact))


def _plan_beneficiaries(here: Here, case: Case) -> Iterator[BeneficiaryView]:
    for group in case.beneficiaries:
        facts = (
            plan_fact(here, _("How many"), group.number),
            plan_fact(here, _("Reached"), here.words(_("Directly")) if group.direct else here.words(_("Indirectly"))),
            plan_fact(here, _("How"), group.reached),
            plan_fact(here, _("Not reached yet"), group.missing),
        )
        yield BeneficiaryView(here.text(group.group), tuple(fact for fact in facts if fact))


# What proves it


def _plan_evidence(
    here: Here,
    case: Case,
    claims: Iterable[ClaimGroup],
    outcomes: Iterable[OutcomeView],
    timeline: Iterable[MilestoneView],
) -> tuple[EvidenceView, ...]:
    words = here.words
    resting: list[tuple[Link, list[str]]] = []
    for group in claims:
        for claim in group.claims:
            resting.append((Link(f"#claim-{claim.id}", Phrase(claim.name)), _numbers(claim.evidence)))
    for number, outcome in enumerate(outcomes, 1):
        name = Phrase(words(_("Outcome {n}"), n=number))
        resting.append((Link(f"#{outcome.id}", name), _numbers(outcome.evidence)))
    for step in timeline:
        resting.append((Link("#timeline", Phrase(step.when.text)), _numbers(step.evidence)))
    for adopter in case.replicability.adopters if case.replicability else ():
        resting.append((Link("#transfer", here.text(adopter.who)), list(adopter.evidence)))
    return plan_evidence(here, case, gather_support(resting))


def _numbers(marks: Iterable[Link]) -> list[str]:
    return [mark.phrase.text for mark in marks]


def _figures_cited(here: Here, case: Case) -> tuple[LedgerEntry, ...]:
    """Return the figures that a case rests on, as it names them: first what was reached, then plans, then context."""
    ledger = here.site.ledger
    body = case.body(here.words.language)
    texts = [str(text) for _loc, text in case.told()]
    texts += [str(case.summary or ""), body.text if body else ""]
    names = [name for _loc, name in case.figures_cited()]
    names += [mention.name for text in texts for mention in mentions(text) if mention.kind == "figure"]
    names += case.figures
    found = {(e.owner, e.id): e for name in names if (e := ledger.find(case.key, name)) and e.listed}
    return tuple(sorted(found.values(), key=lambda entry: list(FigureStatus).index(entry.figure.status)))


def _press(here: Here, case: Case) -> tuple[Press, ...]:
    cited = (*here.site.follow(case.key, "evidence.record", Press), *here.site.follow(case.key, "sources", Press))
    return tuple({press.key: press for press in cited}.values())


# The way there, in dates, pictures and words


def _plan_milestones(here: Here, case: Case) -> Iterator[MilestoneView]:
    dated = sorted(enumerate(case.timeline), key=lambda step: (step[1].planned, step[1].date))
    for number, step in dated:
        yield MilestoneView(
            when=here.words.moment(step.date, with_weekday=False),
            text=here.said(step.text, case) or here.text(step.text),
            badge=Badge(here.words(_("Planned")), "planned") if step.planned else None,
            record=next(iter(linked(here, case, "timeline", number, "record")), None),
            evidence=plan_marks(case, step.evidence),
        )


def _plan_pairs(here: Here, case: Case) -> Iterator[PairView]:
    """Yield the pairs of which both pictures may be shown: one of them alone proves nothing."""
    listed = {photo.file: photo for photo in case.photos}
    for pair in case.before_after:
        pictures = [
            here.picture(case, listed.get(name) or Photo(file=name), BODY) for name in (pair.before, pair.after)
        ]
        if pictures[0] and pictures[1]:
            yield PairView(pictures[0], pictures[1], here.optional(pair.caption))


def _plan_quotes(here: Here, case: Case) -> Iterator[QuoteView]:
    words = here.words
    for number, quote in enumerate(case.quotes):
        source = next(iter(linked(here, case, "quotes", number, "source")), None)
        agreed = words(_CONSENT_WORDS[quote.consent]) if quote.consent else words(_("Quoted from a report"))
        when = words.moment(quote.date, with_weekday=False) if quote.date else None
        details: tuple[Phrase | TimeText | None, ...] = (
            here.optional(quote.role), here.optional(quote.setting), when,
        )  # fmt: skip
        yield QuoteView(
            text=here.text(quote.text),
            speaker=here.text(quote.speaker),
            details=tuple(detail for detail in details if detail),
            consent=agreed,
            source=source,
            thanks=words(_("Thanks: no proof of an outcome")) if quote.thanks else "",
        )


# Money, and what comes after


def _plan_budget(here: Here, case: Case) -> BudgetView | None:
    budget = case.budget
    if budget is None:
        return None
    tables = (
        _plan_table(here, _("Building"), budget.capital),
        _plan_table(here, _("Running, each year"), budget.running),
        _plan_table(here, _("Where the money comes from"), budget.funding),
    )
    facts = (plan_fact(here, _("Currency"), budget.currency), plan_fact(here, _("Period"), budget.period))
    return BudgetView(
        facts=tuple(fact for fact in facts if fact),
        tables=tuple(table for table in tables if table),
        note=here.optional(budget.note),
    )


def _plan_table(here: Here, title: str, lines: tuple[BudgetLine, ...]) -> BudgetTable | None:
    if not lines:
        return None
    words = here.words
    rows = tuple(
        BudgetRow(here.text(line.label), words.quantity(line.amount), words(_("estimated")) if line.estimated else "")
        for line in lines
    )
    total = ""
    if len(lines) > 1 and len({line.amount.unit for line in lines}) == 1:
        amount = lines[0].amount
        for line in lines[1:]:
            amount = amount + line.amount
        total = words.quantity(amount)
    return BudgetTable(words(title), rows, total)


def _plan_endurance(here: Here, case: Case) -> Endurance | None:
    lasting = case.sustainability
    if lasting is None:
        return None
    facts = (
        plan_fact(here, _("Run by"), *linked(here, case, "sustainability", "operator")),
        plan_fact(here, _("Lives on"), lasting.income),
        plan_fact(here, _("Funded until"), plan_day(here, lasting.secured_until)),
        plan_fact(here, _("Kept up by"), lasting.maintenance),
        plan_fact(here, _("Environment"), lasting.environment),
    )
    risks = tuple(RiskView(here.text(risk.text), here.optional(risk.answer)) for risk in lasting.risks)
    return Endurance(tuple(fact for fact in facts if fact), risks)


def _plan_transfer(here: Here, case: Case) -> Transfer | None:
    copying = case.replicability
    if copying is None:
        return None
    words = here.words
    lists = (
        (words(_("Must not be left out")), here.texts(copying.core)),
        (words(_("May be different")), here.texts(copying.adaptable)),
        (words(_("Has to be there first")), here.texts(copying.conditions)),
    )
    facts = (plan_fact(here, _("What it costs"), copying.cost), plan_fact(here, _("How long it takes"), copying.time))
    return Transfer(
        lists=tuple((title, phrases) for title, phrases in lists if phrases),
        facts=tuple(fact for fact in facts if fact),
        adopters=tuple(Adopted(here.text(one.who), plan_marks(case, one.evidence)) for one in copying.adopters),
    )


def _plan_lessons(here: Here, case: Case) -> Iterator[LessonView]:
    for lesson in case.lessons:
        facts = (
            plan_fact(here, _("Why"), lesson.why),
            plan_fact(here, _("What was changed"), lesson.changed),
            plan_fact(here, _("Next time"), lesson.again),
        )
        yield LessonView(here.text(lesson.failed), tuple(fact for fact in facts if fact))


def _plan_letters(here: Here, case: Case) -> Iterator[LetterView]:
    """Yield who wrote a letter of support; the letters themselves are for juries, and are not published."""
    words = here.words
    for letter in case.letters:
        stands = words(_("Has no part in the work")) if letter.independent else words(_("Takes part in the work"))
        facts = (
            plan_fact(here, _("Relation"), letter.relation),
            plan_fact(here, _("Independence"), stands),
            plan_fact(here, _("Date"), plan_day(here, letter.date)),
        )
        yield LetterView(here.text(letter.author), tuple(fact for fact in facts if fact))


# What is missing, and how to name the page


def _missing(
    here: Here, case: Case, needs: tuple[Need, ...], claims: tuple[ClaimGroup, ...], figures: Iterable[LedgerEntry]
) -> Iterator[Phrase]:
    """Yield what awards usually ask for and the case has not got, in a word or two each."""
    unproven = sum(bool(claim.unproven) for group in claims for claim in group.claims)
    unmeasured = sum(
        entry.figure.method is None and entry.figure.computed is None and entry.figure.status is FigureStatus.REACHED
        for entry in figures
    )
    honours = here.site.follow(case.key, "honours", Honour)
    incomplete = sum(honour.issuer is None or honour.date is None for honour in honours)
    checks = (
        (not case.outcomes, _("Outcomes: what changed, before and after"), 0),
        (any(plan_baseline(here, need) is None for need in needs), _("A baseline for every need"), 0),
        (any(need.found_by is None for need in needs), _("How the needs were found out"), 0),
        (unmeasured, _("How {n} of the figures were measured"), unmeasured),
        (not case.evidence, _("Evidence"), 0),
        (unproven, _("Evidence for {n} of the claims"), unproven),
        (incomplete, _("Issuer and date of {n} of the honours"), incomplete),
        (not case.quotes, _("Residents’ own words"), 0),
        (case.budget is None, _("Cost and funding"), 0),
        (case.sustainability is None or case.sustainability.income is None, _("What makes it last"), 0),
        (case.replicability is None, _("What others need to do the same"), 0),
        (not case.lessons, _("Lessons: what did not work"), 0),
    )
    yield from (Phrase(here.words(message, n=number)) for is_missing, message, number in checks if is_missing)


def _plan_citation(here: Here, case: Case) -> Citation:
    words = here.words
    as_of = words.moment(case.as_of, with_weekday=False) if case.as_of else words.day(here.site.today)
    text = words(
        _("“{title}”, {community}. {site}, as of {date}."),
        title=here.text(case.title).text,
        community=here.text(here.site.community(case.key).title).text,
        site=here.edition.site_name,
        date=as_of.text,
    )
    address = absolute(here, here.path)
    return Citation(text, Link(address, Phrase(address or here.path)), as_of)


def _contents(here: Here, page: CasePage) -> Iterator[Link]:
    """Yield a link to every part that the page has, in its order."""
    argument, record = page.argument, page.record
    parts: tuple[tuple[str, str, object], ...] = (
        ("figures", _("Figures"), record.figures),
        ("argument", _("Need, response, outcome"), argument.rows or argument.outcomes),
        ("aims", _("Aims, and for whom"), argument.aims or argument.beneficiaries or argument.innovation),
        ("claims", _("Claims and evidence"), argument.claims),
        ("charts", _("In pictures"), page.charts),
        ("timeline", _("Timeline"), argument.timeline),
        ("pairs", _("Before and after"), argument.pairs),
        ("quotes", _("Voices"), argument.quotes),
        ("budget", _("Cost and funding"), argument.budget),
        ("endurance", _("What makes it last"), argument.endurance),
        ("transfer", _("What others can learn"), argument.transfer or argument.lessons),
        ("narrative", _("The whole story"), page.narrative),
    )
    yield from (Link(f"#{id}", Phrase(here.words(title))) for id, title, is_there in parts if is_there)
    yield from (Link(f"#{section.id}", Phrase(section.title)) for section in record.sections)
    last: tuple[tuple[str, str, object], ...] = (
        ("gallery", _("Pictures"), record.gallery),
        ("letters", _("Letters of support"), argument.letters),
        ("evidence", _("List of evidence"), argument.evidence),
        ("gaps", _("What is not known"), argument.gaps or argument.missing),
        ("cite", _("Cite this page"), True),
    )
    yield from (Link(f"#{id}", Phrase(here.words(title))) for id, title, is_there in last if is_there)


def _others(here: Here, case: Case) -> tuple[Record, ...]:
    """Return the records that point to a case and that it does not name itself."""
    named = {link.target for link in here.site.links_from.get(case.key, ())}
    return tuple(record for record in here.site.referring(case.key, Record) if record.key not in named)
