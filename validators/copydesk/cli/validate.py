"""`copydesk validate`: check records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from copydesk.api import run
from copydesk.cli.drawing import drawing, drawing_options
from copydesk.cli.progress import progress_bar, wants_progress
from copydesk.cli.selecting import judging_options, settings_of, verdict_options
from copydesk.cli.shell import CONTEXT, EXIT_PROBLEM, complain, debug_option
from copydesk.finding import Severity
from copydesk.readers import open_inputs
from copydesk.reports.output import keep_apart
from copydesk.reports.quarantine import QuarantineFile
from copydesk.version import __version__

if TYPE_CHECKING:
    from copydesk.reports import Report


@click.command("validate", context_settings=CONTEXT)
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
@drawing_options
@judging_options
@verdict_options
@click.option("--quarantine", metavar="PATH", type=click.Path(), help="Write what could not be read as records, bytes included, to a JSONL file.")
@click.option("--allow-empty", is_flag=True, help="Accept an input without records.")
@click.option("--no-progress", is_flag=True, help="Show no progress bar.")
@click.version_option(__version__, prog_name="copydesk")
@debug_option
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Check article records in files, folders, globs, or standard input ('-').

    \b
    Examples:
      validate articles.jsonl
      validate 'feeds/*.jsonl.gz' -o html=report.html -o sarif=report.sarif
      cat articles.jsonl | validate - --select ENT,DAT --fail-on warning

    Exit codes: 0 nothing at or above --fail-on, 1 findings or quarantined records, 2 the job could not be done, 130 interrupted.
    """  # noqa: D301 - click's own mark for a paragraph that is not wrapped
    settings = settings_of(options)
    wanted = drawing(options, show_info=settings.fail_on is Severity.INFO)
    quarantine = QuarantineFile(options["quarantine"]) if options["quarantine"] else None
    inputs, problems = open_inputs(paths, settings.limits)
    keep_apart([*wanted.paths, *([quarantine.path] if quarantine else [])], (source.name for source in inputs))
    with progress_bar(is_shown=wants_progress(is_refused=options["no_progress"] or options["quiet"])) as progress:
        report = run(inputs, settings, problems=problems, progress=progress, on_quarantine=quarantine.add if quarantine else None)
    if not report.accounting.read and not report.problems and not options["allow_empty"]:
        report.problems.append(f"{' '.join(paths)}: no records; --allow-empty accepts that")
    unwritten = [*(quarantine.write() if quarantine else ()), *wanted.write(report)]
    return exit_code(report, unwritten)


def exit_code(report: Report, unwritten: list[str]) -> int:
    """Tell what could not be done, one line each, and return the exit code."""
    problems = [*report.problems, *unwritten]
    for problem in problems:
        complain(f"validate: {problem}")
    return EXIT_PROBLEM if problems else int(report.has_failed)
