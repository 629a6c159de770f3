"""Submissions beside the profiles of their awards: what they answer, choose and sign must be asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linli.graph.site import Site
from linli.problems import Place, Report, did_you_mean
from linli.records.argument import Evidence, Letter, read_evidence_number
from linli.records.award import Profile, Section
from linli.records.case import Case
from linli.records.fields import Body, Photo, Record
from linli.records.profiles import find_profile
from linli.records.submission import Submission
from linli.records.text import full_language_code
from linli.records.values import Unreadable

_HEADING = re.compile(r"##\s+(.+?)\s*#*\s*")
_EVIDENCE_NUMBER = re.compile(r"[Ee]\d+")


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands below one heading of a submission: Markdown, in the language of its file."""

    heading: str
    text: str
    language: str
    place: Place


def answers_in(submission: Submission, language: str) -> tuple[Answer, ...]:
    """Return the answers that a submission gives in `language`; none where it speaks another one."""
    body = next((b for b in submission.origin.bodies if spoken_in(submission, b) == language), None)
    return tuple(_answers(body, language)) if body else ()


def spoken_in(submission: Submission, body: Body) -> str:
    """Return the language of a text: that of its file's name, or the one that the submission states for its own."""
    is_own = body.language == submission.origin.language
    return full_language_code(submission.language) if is_own and submission.language else body.language


def languages_of(submission: Submission) -> tuple[str, ...]:
    """Return the languages in which a submission answers."""
    return tuple(spoken_in(submission, body) for body in submission.origin.bodies)


def answer_to(section: Section, answers: tuple[Answer, ...]) -> Answer | None:
    """Return the answer whose heading is the section's id or its title, or None."""
    names = {section.id, *(title for _, title in section.title.versions)}
    return next((answer for answer in answers if answer.heading in names), None)


def _answers(body: Body, language: str) -> Iterator[Answer]:
    heading, start, lines = "", 0, list[str]()
    fenced = False
    for number, line in enumerate([*body.text.split("\n"), "## "]):
        fenced ^= line.startswith(("```", "~~~"))
        match = None if fenced else _HEADING.fullmatch(line) or (re.fullmatch(r"##\s*", line))
        if match is None:
            lines.append(line)
            continue
        if heading:
            yield Answer(heading, "\n".join(lines).strip("\n"), language, Place(body.path, body.first_line + start))
        heading, start, lines = (match[1] if match.re.groups else ""), number, []


@dataclass(frozen=True, slots=True)
class ChosenPhoto:
    """A photo that goes with an entry: whose it is, and its file there. `record` alone knows where it lies."""

    record: Record
    photo: Photo
    place: Place


Chosen = ChosenPhoto | Evidence | Letter


def find_chosen(site: Site, case: Case, name: str) -> Chosen | None:
    """Return what a name among a submission's attachments means: `E1`, a photo of the case, or a letter of it.

    `juchang/theatre.jpg` is a photo of another record, named by its id.
    """
    if _EVIDENCE_NUMBER.fullmatch(name):
        try:
            number = read_evidence_number(name)
        except Unreadable:
            return None
        return next((piece for piece in case.evidence if piece.no == number), None)
    letter = next((letter for letter in case.letters if letter.file == name), None)
    return letter or _find_photo(site, case, name)


def photos_of_case(case: Case) -> tuple[ChosenPhoto, ...]:
    """Return the photos that stand beside a case."""
    places = (case.origin.place_of("photos", number) for number in range(len(case.photos)))
    return tuple(ChosenPhoto(case, photo, place) for photo, place in zip(case.photos, places, strict=True))


def _find_photo(site: Site, case: Case, name: str) -> ChosenPhoto | None:
    owner_id, _, file = name.rpartition("/")
    records = [r for r in site.records.values() if r.key.community == case.key.community and r.key.id == owner_id]
    for record in records if owner_id else [case]:
        for number, photo in enumerate(record.photos):
            if photo.file == file:
                return ChosenPhoto(record, photo, record.origin.place_of("photos", number))
    return None


def check_submissions(site: Site, profiles: Mapping[str, Profile], broken_profiles: bool, report: Report) -> None:
    """Report what submissions say that their awards do not ask for.

    Where some profile could not be read, an unknown award is passed over: it may be that one.
    """
    for submission in site.submissions:
        profile = find_profile(profiles, submission.award)
        if profile:
            _check_submission(site, submission, profile, report)
        elif not broken_profiles:
            report.add(
                submission.origin.place_of("award"),
                f"there is no award profile `{submission.award}`.",
                did_you_mean(submission.award, profiles, "Add `content/awards/….yaml`, or correct the id."),
            )


def _check_submission(site: Site, submission: Submission, profile: Profile, report: Report) -> None:
    headings = [name for section in profile.sections for name in (section.id, str(section.title))]
    for language in languages_of(submission):
        answers = answers_in(submission, language)
        for answer in answers:
            if not any(answer_to(section, (answer,)) for section in profile.sections):
                message = f"`{answer.heading}` is not a section of `{profile.id}`."
                report.add(
                    answer.place, message, did_you_mean(answer.heading, headings, f"It has {_listed(headings)}.")
                )
    for kind, ids in (
        ("attachments", [rule.id for rule in profile.attachments]),
        ("declarations", [rule.id for rule in profile.declarations]),
    ):
        for name in getattr(submission, kind):
            if name not in ids:
                report.add(
                    submission.origin.place_of(kind, name),
                    f"`{name}` is not among the {kind} of `{profile.id}`.",
                    did_you_mean(name, ids, f"It has {_listed(ids)}."),
                )
    case = next(iter(site.follow(submission.key, "case", Case)), None)
    for rule, names in submission.attachments.items() if case else ():
        for name in names:
            if case and find_chosen(site, case, name) is None:
                report.add(
                    submission.origin.place_of("attachments", rule),
                    f"`{name}` is no photo, evidence or letter of the case.",
                    "Name it as the case does: `cover.png`, `E1`, `letter-1.pdf`; another record's photo as `id/file`.",
                )


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "none"
