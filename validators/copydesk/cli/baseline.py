"""`copydesk baseline`: write the known findings."""

from __future__ import annotations

from typing import Any

import click

from copydesk.api import run
from copydesk.cli.progress import progress_bar, wants_progress
from copydesk.cli.selecting import judging_options, settings_of
from copydesk.cli.shell import CONTEXT, EXIT_PROBLEM, complain, debug_option
from copydesk.readers import open_inputs
from copydesk.reports.output import check_writable, keep_apart, write_stdout
from copydesk.reports.summary import counted
from copydesk.triage.baseline import FILE_NAME, draw_baseline


@click.command("baseline", context_settings=CONTEXT)
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
@click.option("-o", "--output", default=FILE_NAME, show_default=True, metavar="PATH", help="Where to write them; '-' is standard output.")
@judging_options
@click.option("--no-progress", is_flag=True, help="Show no progress bar.")
@debug_option
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Write the findings of PATHS as known ones, which fail no run that is given the file with --baseline.

    How often each source fills its fields is written as well, so that a later run can tell what a source stopped giving (CMP004).

    Known findings are told by fingerprint, so the file stays good when records change places.
    """
    settings = settings_of(options).changed(baseline=None)
    if options["output"] != "-":
        check_writable(options["output"])
    inputs, problems = open_inputs(paths, settings.limits)
    keep_apart([options["output"]], (source.name for source in inputs))
    with progress_bar(is_shown=wants_progress(is_refused=options["no_progress"])) as progress:
        report = run(inputs, settings, problems=problems, progress=progress)
    for problem in report.problems:
        complain(f"copydesk baseline: {problem}")
    if report.problems:
        return EXIT_PROBLEM
    if options["output"] == "-":
        write_stdout(draw_baseline(report.found, report.cards, report.now))
    else:
        report.write_baseline(options["output"])
        complain(f"copydesk baseline: {counted(len(report.found), 'finding')} in {options['output']}")
    return 0
