"""The command line of the staff: `linli build | check | preview | clean | new | award | hosting | schema`."""

from __future__ import annotations

import argparse
import atexit
import contextlib
import errno
import gc
import os
import re
import runpy
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linli.problems import CannotPublish, ContentProblems, Problem, Report, counted
from linli.settings import BadSetting, Settings, read_settings

if TYPE_CHECKING:
    from linli.artefacts.publish import Intact
    from linli.awards import Desk
    from linli.graph.audit import Finding
    from linli.graph.link import Withheld
    from linli.host import Build
    from linli.inputs import Inputs
    from linli.views.awards import Readiness

# Not a mistake of ours, so no traceback: full, read-only, not allowed, over quota.
_TROUBLE_OF_THE_DISK = {errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT}


def run() -> None:
    """Run the command that the process was started with, and end the process at once.

    To take apart all that a build has in memory, value by value, would take a sixth of the time of a small edit.
    """
    try:
        main()
    except SystemExit as end:
        if not isinstance(end.code, int):
            raise
        atexit._run_exitfuncs()
        with contextlib.suppress(BrokenPipeError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(end.code)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and end the process with its exit code: 0 if all is well, 1 if the content or the site is not."""
    options = _parser().parse_args(arguments)
    try:
        sys.exit(options.run(options))
    except ContentProblems as found:
        _print_problems(found.problems)
        print(f"{counted(len(found.problems))} Nothing was published; the site is as it was.", file=sys.stderr)
        sys.exit(1)
    except (CannotPublish, BadSetting) as reason:
        print(f"linli: {reason}", file=sys.stderr)
        sys.exit(1)
    except OSError as error:
        if error.errno not in _TROUBLE_OF_THE_DISK:
            raise
        print(f"linli: {error.filename or 'writing'}: {error.strerror}. The site is as it was.", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="linli", description="Linli 邻里: from Markdown to a community's site.")
    parser.add_argument(
        "-s", "--settings", type=Path, default=Path("pelicanconf.py"), help="settings file (pelicanconf.py)"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    build = commands.add_parser("build", help="check the content and publish the site")
    build.add_argument("--why", action="store_true", help="say of each file that is written what had changed")
    build.add_argument("--profile", action="store_true", help="say where the time went")
    build.set_defaults(run=_build)
    check = commands.add_parser("check", help="find all problems without building")
    check.set_defaults(run=_check)
    preview = commands.add_parser("preview", help="show the site on this machine, and follow every change")
    preview.add_argument("-p", "--port", type=int, default=8000)
    preview.add_argument("-b", "--bind", default="127.0.0.1")
    preview.set_defaults(run=_preview)
    clean = commands.add_parser("clean", help="remove finished pictures that the site no longer shows")
    clean.set_defaults(run=_clean)
    new = commands.add_parser("new", help="write a new content file")
    new.add_argument("kind", help="what to write: event, group, space …")
    new.add_argument(
        "fields", nargs="*", metavar="field=value", help="for example title=邻里晚餐 start='2026-12-01 18:00'"
    )
    new.add_argument("-c", "--community", help="whose it is")
    new.add_argument("-i", "--id", help="its name in addresses")
    new.set_defaults(run=_new)
    award = commands.add_parser("award", help="see how far cases are on their way to awards")
    award.add_argument("case", nargs="?", help="a case's id; without it, all cases and awards are shown")
    award.add_argument("award", nargs="?", metavar="profile", help="an award's id")
    award.add_argument("--language", help="the language of the entry, if not the first that the award accepts")
    award.add_argument("-o", "--folder", type=Path, help="where the report and the texts go (.linli/awards/…)")
    award.add_argument("--package", action="store_true", help="make the whole package: a folder and a zip file")
    award.add_argument("--draft", action="store_true", help="make it although something blocks, marked as a draft")
    award.add_argument("--freeze", action="store_true", help="remember in the content what is handed in today")
    award.set_defaults(run=_award)
    hosting = commands.add_parser("hosting", help="print what a web server needs to serve the site as it should be")
    hosting.add_argument("server", choices=("nginx", "caddy"))
    hosting.set_defaults(run=_hosting)
    schema = commands.add_parser("schema", help="print the JSON Schema of a kind, or of all kinds")
    schema.add_argument("kind", nargs="?")
    schema.add_argument("--reference", choices=("zh", "en"), help="print the editors' field reference instead")
    schema.set_defaults(run=_schema)
    for command in (build, check, preview, clean, new, award, hosting):
        command.add_argument("--content", type=Path, help="content folder, if not the one in the settings")
    for command in (build, hosting):
        command.add_argument("-o", "--output", type=Path, help="output folder, if not the one in the settings")
    return parser


def _build(options: argparse.Namespace) -> int:
    # A site is a million values with hardly any cycles among them, and the process ends with the build.
    gc.disable()
    from linli.inputs import Inputs

    raw, settings = _read_conf(options)
    inputs = Inputs(_roots_of(raw, settings), _spelled(raw, settings))
    kept = settings.state_dir / "inputs.msgpack"
    before = inputs.kept_in(kept) if raw.get("PLUGINS") == ["linli"] else None
    site = _find_intact(settings) if before else None
    if before is None or site is None or site.name != before.made:
        return _build_anew(options, inputs, kept)
    _say_built(0, site.count, 0, settings, before.lines)
    if options.why or options.profile:
        print("Nothing that a build reads has changed since the last one.", file=sys.stderr)
    return 0


def _build_anew(options: argparse.Namespace, inputs: Inputs, kept: Path) -> int:
    from linli import stopwatch
    from linli.artefacts.publish import name_of_last
    from linli.console import ShownProgress, say
    from linli.handouts import tell_overtaken
    from linli.host import run_build
    from linli.sources.revisions import LEDGER_FILE

    with ShownProgress() as progress:
        build = run_build(
            _conf(options),
            _overrides(options),
            progress,
            on_wait=lambda: say("Another build is running; waiting for it."),
            explained=options.why,
        )
    published, settings = build.published, build.settings
    assert published is not None
    lines = tuple(_told_of_calendars(build))
    for path in published.written if options.why else ():
        say(f"{path}: {build.reasons.get(path) or 'what it is made with, or of'}")
    _say_built(len(published.written), published.unchanged, len(published.removed), settings, lines)
    for line in (*tell_overtaken(settings, build.site), *(stopwatch.told() if options.profile else ())):
        say(line)
    made = name_of_last(settings.output_dir, settings.state_dir)
    inputs.keep(kept, made, _still_true(build), [settings.content_dir / LEDGER_FILE])
    return 0


def _find_intact(settings: Settings) -> Intact | None:
    from linli.artefacts.publish import find_intact

    return find_intact(settings.output_dir, settings.state_dir)


def _say_built(written: int, unchanged: int, removed: int, settings: Settings, lines: Iterable[str]) -> None:
    print(
        f"{written} files written, {unchanged} unchanged, {removed} removed: {settings.output_dir}",
        *lines,
        sep="\n",
        file=sys.stderr,
    )


def _roots_of(raw: Mapping[str, object], settings: Settings) -> list[Path]:
    """Return the folders, and the files, that a build reads."""
    plugins = raw.get("PLUGIN_PATHS") or ()
    return [
        settings.content_dir,
        settings.theme_dir,
        Path(__file__).parent,
        *(settings.project_dir / str(path) for path in (plugins if isinstance(plugins, list | tuple) else ())),
        *sorted(settings.project_dir.glob("*.py")),
        *filter(None, [settings.brand_font]),
    ]


def _spelled(raw: Mapping[str, object], settings: Settings) -> str:
    """Return all settings as a text: where functions are in memory is no matter."""
    return re.sub(r" at 0x[0-9a-f]+", "", repr((sorted(raw.items()), settings)))


def _still_true(build: Build) -> Iterator[str]:
    """Yield what the next build says again if nothing has changed until then."""
    from linli.graph.reminders import describe_gaps

    yield from describe_gaps(build.site)


def _told_of_calendars(build: Build) -> Iterator[str]:
    """Yield what subscribers to calendars will notice, and what is to be done with the ledger that remembers it."""
    from linli.graph.revisions import describe_changes
    from linli.sources.revisions import ledger_path

    if revisions := build.site.known_revisions:
        yield from describe_changes(revisions)
    yield from _still_true(build)
    ledger = ledger_path(build.settings.content_dir, build.settings.project_dir)
    if build.ledger == "written":
        yield f"{ledger}: commit this file together with the content."
    elif build.ledger == "not writable":
        yield f"{ledger} cannot be written here. Build on a machine that can, and commit the file from there."


def _check(options: argparse.Namespace) -> int:
    from linli.awards import load_profiles
    from linli.build import load_site
    from linli.graph.audit import audit_site
    from linli.graph.link import tell_withheld
    from linli.graph.reminders import describe_gaps
    from linli.graph.revisions import describe_changes
    from linli.handouts import tell_overtaken

    report = Report()
    settings = _settings(options)
    site = load_site(settings, report)
    load_profiles(settings, site, report)
    _print_problems(report.problems)
    _print_withheld(tell_withheld(site))
    for line in tell_overtaken(settings, site):
        print(line)
    _print_advice(audit_site(site))
    _print_untranslated(settings)
    # What is missing because of a problem is not withdrawn, and of a site without a ledger nobody was told anything.
    changes = () if site.revisions.is_first else describe_changes(site.revisions)
    for line in (*changes, *describe_gaps(site)) if not report.problems else ():
        print(line)
    print(f"{len(site.records)} records. {counted(len(report.problems))}", file=sys.stderr)
    return 1 if report.problems else 0


def _preview(options: argparse.Namespace) -> int:
    from linli.preview import serve_preview

    return serve_preview(_settings(options), _conf(options), _overrides(options), options.bind, options.port)


def _clean(options: argparse.Namespace) -> int:
    from linli.cleaning import clean_image_cache
    from linli.console import say

    cleaned = clean_image_cache(_settings(options), lambda: say("A build is running; waiting for it."))
    say(f"finished pictures removed: {cleaned.removed} ({cleaned.size / 1e6:.1f} MB); kept: {cleaned.kept}")
    return 0


def _new(options: argparse.Namespace) -> int:
    from linli.drafting import write_record

    fields = dict(pair.partition("=")[::2] for pair in options.fields)
    path = write_record(_settings(options), options.kind, options.community, options.id, fields)
    print(path)
    return 0


def _award(options: argparse.Namespace) -> int:
    from linli import awards

    desk = awards.open_desk(_settings(options))
    cases = [awards.find_case(desk, options.case)] if options.case else desk.cases
    if options.award is None:
        table = awards.assess_all(desk, cases)
        print(*awards.told_dashboard(desk, table), sep="\n")
        print(awards.write_dashboard(desk, table))
        return 0
    readiness = awards.assess(desk, cases[0], awards.find_award(desk, options.award), options.language)
    if options.package or options.draft:
        return _package(desk, readiness, options)
    print(*awards.told_entry(readiness), sep="\n")
    print(awards.write_entry(desk, readiness, options.folder))
    return _freeze(desk, readiness, options)


def _package(desk: Desk, readiness: Readiness, options: argparse.Namespace) -> int:
    from linli import awards, packing

    packed = packing.pack_entry(desk, readiness, draft=options.draft)
    print(*awards.told_entry(packed.readiness), sep="\n")
    if packed.readiness.blocking and not options.draft:
        print(awards.write_entry(desk, packed.readiness))
        print("No package is made while something blocks. See it as a draft with --draft.", file=sys.stderr)
        return 1
    print(packing.write_package(desk, packed, options.folder))
    return 0 if options.draft else _freeze(desk, packed.readiness, options)


def _freeze(desk: Desk, readiness: Readiness, options: argparse.Namespace) -> int:
    """Remember what is handed in, where that is asked for; return 1 while something blocks."""
    from linli import awards

    if options.freeze and readiness.blocking:
        print("Nothing is frozen while something blocks.", file=sys.stderr)
    elif options.freeze:
        print(f"{awards.freeze_entry(desk, readiness)}: commit this file together with the content.")
    return 1 if readiness.blocking else 0


def _hosting(options: argparse.Namespace) -> int:
    from linli.artefacts.hosting import render_caddy, render_nginx
    from linli.build import hosting_of, load_site, set_up_press

    settings = _settings(options)
    if not settings.site_url:
        raise BadSetting("a server needs the site's address. Set `SITEURL`, or name publishconf.py with -s.")
    report = Report()
    site = load_site(settings, report)
    report.stop_if_any()
    render = {"nginx": render_nginx, "caddy": render_caddy}[options.server]
    print(render(hosting_of(set_up_press(site, settings)), settings.output_dir), end="")
    return 0


def _schema(options: argparse.Namespace) -> int:
    from linli.records.schema import field_reference, schema_text
    from linli.records.values import Unreadable

    try:
        print(field_reference(options.reference) if options.reference else schema_text(options.kind), end="")
    except Unreadable as unknown:
        raise BadSetting(f"{unknown.message} {unknown.way_out}") from unknown
    return 0


def _conf(options: argparse.Namespace) -> Path:
    conf: Path = options.settings.absolute()
    if not conf.is_file():
        raise BadSetting(
            f"there is no settings file {options.settings}. Run linli where `pelicanconf.py` is, or name it with -s."
        )
    return conf


def _overrides(options: argparse.Namespace) -> dict[str, Any]:
    given = {"PATH": getattr(options, "content", None), "OUTPUT_PATH": getattr(options, "output", None)}
    return {name: str(path.absolute()) for name, path in given.items() if path}


def _settings(options: argparse.Namespace) -> Settings:
    return _read_conf(options)[1]


def _read_conf(options: argparse.Namespace) -> tuple[Mapping[str, object], Settings]:
    """Read the settings without Pelican: quick, and enough for all that does not build."""
    conf = _conf(options)
    sys.path.insert(0, str(conf.parent))
    try:
        raw: Mapping[str, object] = {k: v for k, v in runpy.run_path(str(conf)).items() if k.isupper()}
    except SyntaxError as error:
        raise BadSetting(f"{error.filename}:{error.lineno}: {error.msg}. Settings are written in Python.") from error
    except ImportError as error:
        raise BadSetting(f"{conf}: {error}. Settings can import what lies beside them, or is installed.") from error
    raw = {**raw, **_overrides(options)}
    settings = read_settings(raw, conf.parent)
    if not settings.content_dir.is_dir():
        raise BadSetting(
            f"{settings.content_dir} is not there. Set `PATH` to the content folder, or name it: --content."
        )
    return raw, settings


def _print_withheld(withheld: Sequence[Withheld]) -> None:
    """Tell which photos the site does not show. That is as it should be, so it goes to stdout and fails nothing."""
    for photo in withheld:
        print(f"{photo.place}: photo `{photo.file}` is not shown: {photo.reason}.")


def _print_advice(findings: Sequence[Finding]) -> None:
    """Tell what would not convince a jury, on stdout: it fails nothing."""
    for finding in findings:
        if finding.severity == "warn":
            print(finding)


def _print_untranslated(settings: Settings) -> None:
    """Tell how much of the interface a language lacks, on stdout: its pages say that in English."""
    from linli.views.wording import untranslated

    for language in settings.languages:
        if missing := untranslated(settings.theme_dir, language):
            folder = f"{settings.theme_dir.name}/locale/{language.replace('-', '_')}"
            print(f"{folder}: {len(missing)} texts of the interface are shown in English, such as {missing[0]!r}.")


def _print_problems(problems: Sequence[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)
