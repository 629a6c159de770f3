"""Cases on their way to awards: the dashboard of all of them, and the report and paste sheets of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from linli.artefacts.submissions.sheets import render_checks, render_dashboard, render_paste_sheet, render_report
from linli.build import Press, load_site, set_up_press
from linli.graph.audit import Finding, audit_site
from linli.graph.frozen import changes_since
from linli.graph.site import Site
from linli.graph.submissions import check_submissions
from linli.problems import CannotPublish, Report, did_you_mean
from linli.records.award import Profile, ProfileKind
from linli.records.case import Case
from linli.records.profiles import find_profile, parse_profiles
from linli.settings import BadSetting, Settings
from linli.sources.enclosures import find_enclosure
from linli.sources.frozen import BrokenFrozen, read_frozen, write_frozen
from linli.sources.profiles import read_profile_documents
from linli.views.awards import (
    Readiness,
    deadline_in_words,
    language_for,
    plan_dashboard,
    plan_paste_sheet,
    plan_report,
)  # fmt: skip
from linli.views.cuts import Cut, cut_case, find_submission
from linli.views.freezing import freeze_cut, frozen_file
from linli.views.readiness import Check, Files, check_cut, files_needed
from linli.views.readiness.frozen import check_frozen
from linli.views.wording import Words

AWARDS_FOLDER = "awards"


@dataclass(frozen=True)
class Desk:
    """Everything that an entry is made of: the site, the awards' profiles, and the words of each language."""

    settings: Settings
    site: Site
    profiles: Mapping[str, Profile]
    press: Press
    findings: tuple[Finding, ...]

    @property
    def cases(self) -> tuple[Case, ...]:
        """All cases of the site."""
        return self.site.of_type(Case)

    @property
    def folder(self) -> Path:
        """Where entries are written: never into the site."""
        return self.settings.state_dir / AWARDS_FOLDER

    def words(self, language: str) -> Words:
        """Return the words of a language of the site."""
        return next(edition.words for edition in self.press.editions if edition.language == language)


def load_profiles(settings: Settings, site: Site, report: Report) -> Mapping[str, Profile]:
    """Return the award profiles by id, with what is wrong with them and with submissions in `report`."""
    documents = read_profile_documents(settings.content_dir, settings.project_dir, report)
    profiles = parse_profiles(documents, report)
    check_submissions(site, profiles, len(profiles) < len(documents), report)
    return profiles


def open_desk(settings: Settings) -> Desk:
    """Return what entries are made of.

    Raises:
        ContentProblems: the content or a profile has problems.
    """
    report = Report()
    site = load_site(settings, report)
    profiles = load_profiles(settings, site, report)
    report.stop_if_any()
    awards = {name: profile for name, profile in profiles.items() if profile.kind is not ProfileKind.FAMILY}
    return Desk(settings, site, awards, set_up_press(site, settings), audit_site(site))


def assess(desk: Desk, case: Case, profile: Profile, language: str | None = None) -> Readiness:
    """Return how far a case is on its way to an award, in the language that the award accepts or in another.

    Raises:
        BadSetting: the site has no such language.
    """
    if language not in (None, *desk.settings.languages):
        listed = ", ".join(desk.settings.languages)
        raise BadSetting(f"`{language}` is not a language of this site. Choose one of {listed} with --language.")
    submission = find_submission(desk.site, case, profile)
    chosen = language or language_for(profile, submission, desk.settings.languages)
    cut = cut_case(desk.site, case, profile, submission, desk.words(chosen))
    content_dir = desk.settings.content_dir
    files = {(folder, name): find_enclosure(content_dir, folder, name) for folder, name in files_needed(cut)}
    findings = [finding for finding in desk.findings if finding.record.community == case.key.community]
    return Readiness(cut, (*check_cut(cut, files, findings), *_since_handed_in(cut, files, desk.words(chosen))))


def freeze_entry(desk: Desk, readiness: Readiness) -> Path:
    """Remember in the content what is handed in today, and return the file.

    Raises:
        CannotPublish: the file cannot be written.
    """
    cut = readiness.cut
    content_dir = desk.settings.content_dir
    files = {(folder, name): find_enclosure(content_dir, folder, name) for folder, name in files_needed(cut)}
    file = frozen_file(cut)
    try:
        write_frozen(file, freeze_cut(cut, files, desk.words(cut.language)))
    except OSError as error:
        raise CannotPublish(f"{file} cannot be written ({error.strerror}). Make the content writable.") from error
    return file


def _since_handed_in(cut: Cut, files: Files, words: Words) -> Iterator[Check]:
    file = frozen_file(cut)
    try:
        frozen = read_frozen(file)
    except BrokenFrozen as broken:
        raise BadSetting(f"{broken} is not what `--freeze` wrote. Take it from your history, or remove it.") from broken
    if frozen:
        yield from check_frozen(cut, frozen, changes_since(frozen, freeze_cut(cut, files, words)))


def assess_all(desk: Desk, cases: Sequence[Case]) -> Mapping[str, tuple[Readiness, ...]]:
    """Return how far some cases are on their way to every award, by the case's community and id."""
    return {
        f"{case.key.community}/{case.key.id}": tuple(assess(desk, case, profile) for profile in desk.profiles.values())
        for case in cases
    }


def find_case(desk: Desk, name: str) -> Case:
    """Return the case with that id, or `community/id`.

    Raises:
        BadSetting: there is none, or more than one.
    """
    found = [case for case in desk.cases if name in (case.key.id, f"{case.key.community}/{case.key.id}")]
    if len(found) == 1:
        return found[0]
    names = [f"{case.key.community}/{case.key.id}" if found else case.key.id for case in found or desk.cases]
    if found:
        raise BadSetting(f"`{name}` can mean several cases. Write one of {', '.join(names)}.")
    raise BadSetting(f"there is no case `{name}`. {did_you_mean(name, names, f'There are {chr(44).join(names)}.')}")


def find_award(desk: Desk, name: str) -> Profile:
    """Return the award with that id, or the one whose file has that name.

    Raises:
        BadSetting: there is none.
    """
    profile = find_profile(desk.profiles, name)
    if profile is None:
        known = ", ".join(desk.profiles) or "none"
        raise BadSetting(f"there is no award `{name}`. {did_you_mean(name, desk.profiles, f'There are: {known}.')}")
    return profile


def write_entry(desk: Desk, readiness: Readiness, chosen: Path | None = None) -> Path:
    """Write the report and the paste sheets of an entry into its folder or the chosen one; return the report.

    Raises:
        BadSetting: the chosen folder belongs to the published site.
        CannotPublish: a file cannot be written.
    """
    folder = (chosen or folder_of(desk, readiness)).absolute()
    if folder.is_relative_to(desk.settings.output_dir):
        raise BadSetting(f"{folder} is part of the published site. Choose another folder: `-o`.")
    cut = readiness.cut
    words, theme = desk.words(cut.language), desk.settings.theme_dir
    environment = desk.press.renderers[cut.language].environment
    report = render_report(plan_report(readiness, words), environment, theme)
    sheet = render_paste_sheet(plan_paste_sheet(cut, words), environment, theme)
    files = {f"report/{name}": content for name, content in report.items()}
    files |= {"report/checks.json": render_checks(readiness)}
    files |= {f"paste/{name}": content for name, content in sheet.items()}
    _write(folder, files)
    return folder / "report" / "checks.html"


def write_dashboard(desk: Desk, table: Mapping[str, tuple[Readiness, ...]]) -> Path:
    """Write the dashboard, and return its page.

    Raises:
        CannotPublish: a file cannot be written.
    """
    language = desk.settings.default_language
    dashboard = plan_dashboard(table, desk.words(language))
    environment = desk.press.renderers[language].environment
    _write(desk.folder, render_dashboard(dashboard, environment, desk.settings.theme_dir))
    return desk.folder / "index.html"


def folder_of(desk: Desk, readiness: Readiness) -> Path:
    """Return the folder of an entry, where nobody names another one."""
    cut = readiness.cut
    return desk.folder / f"{cut.case.key.community}-{cut.case.key.id}-{cut.profile.id}-{cut.language.lower()}"


def told_dashboard(desk: Desk, table: Mapping[str, tuple[Readiness, ...]]) -> Iterator[str]:
    """Yield the dashboard for a terminal."""
    words = Words("en")
    for name, row in table.items():
        yield name
        for entry in row:
            deadline, _is_over = deadline_in_words(entry.cut, words)
            yield (
                f"  {entry.cut.profile.id:<40} {entry.share:>3}%  {len(entry.blocking):>2} block, "
                f"{len(entry.warnings):>2} warn, {len(entry.open):>2} open  {deadline}"
            )
    if not table:
        yield "There is no case yet. Begin with `linli new case`."
    if not desk.profiles:
        yield "There is no award profile yet. Add one below `content/awards/`."


def told_entry(readiness: Readiness) -> Iterator[str]:
    """Yield what is not right about an entry, for a terminal: what blocks first."""
    marks = {"failed": "×", "unknown": "?", "not-checked": "–"}
    order = {check: number for number, check in enumerate(readiness.blocking)}
    listed = [check for check in readiness.checks if check.status != "passed"]
    for check in sorted(listed, key=lambda c: (order.get(c, len(order)), "BWN".index(c.severity))):
        place = f"{check.place}: " if check.place else ""
        way_out = check.way_out.format(**dict(check.values))
        yield f"{marks[check.status]} {check.severity} {check.id:<2} {place}{check.message} {way_out}".rstrip()
    counts = f"{len(readiness.blocking)} block, {len(readiness.warnings)} warn, {len(readiness.open)} not known"
    yield f"{readiness.share}% ready: {counts}."


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise CannotPublish(f"{path} cannot be written ({error.strerror}). Choose another folder: `-o`.") from error
