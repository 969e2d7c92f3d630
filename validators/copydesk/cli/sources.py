"""`copydesk sources`: the cards of all sources, and nothing else."""

from __future__ import annotations

from typing import Any

import click

from copydesk.api import run
from copydesk.cli.drawing import has_color, terminal_width
from copydesk.cli.progress import progress_bar, wants_progress
from copydesk.cli.selecting import judging_options, settings_of
from copydesk.cli.shell import CONTEXT, EXIT_PROBLEM, complain, debug_option
from copydesk.errors import ConfigError, did_you_mean
from copydesk.readers import open_inputs
from copydesk.reports.cards import CARD_FORMATS, draw_cards
from copydesk.reports.formats import Style
from copydesk.reports.output import write_file, write_stdout


@click.command("sources", context_settings=CONTEXT)
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
@click.option("--format", "format_", default="full", metavar="FMT", help=f"What is printed: {', '.join(CARD_FORMATS)}.")
@click.option("-o", "--output", metavar="PATH", type=click.Path(), help="Write to this file instead of standard output.")
@click.option("--color", metavar="WHEN", default="auto", help="Colours: auto (default), always, never.")
@click.option("--no-progress", is_flag=True, help="Show no progress bar.")
@judging_options
@debug_option
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Tell what each source can be trusted for: its records, dates, lengths, flaws per 100 records, and whom it cites."""
    name = options["format_"]
    if name not in CARD_FORMATS:
        raise ConfigError(f"unknown format {name!r}{did_you_mean(name, CARD_FORMATS)}")
    settings = settings_of(options)
    inputs, problems = open_inputs(paths, settings.limits)
    with progress_bar(is_shown=wants_progress(is_refused=options["no_progress"])) as progress:
        report = run(inputs, settings, problems=problems, progress=progress)
    chunks = draw_cards(report, name, Style(color=has_color(options["color"]), width=terminal_width()))
    if options["output"]:
        write_file(options["output"], chunks)
    else:
        write_stdout(chunks)
    if not report.accounting.read and not report.problems:
        report.problems.append(f"{' '.join(paths)}: no records")
    for problem in report.problems:
        complain(f"sources: {problem}")
    return EXIT_PROBLEM if report.problems else 0
