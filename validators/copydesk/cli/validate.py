"""`copydesk validate`: check records."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from copydesk.api import run
from copydesk.cli.shell import EXIT_PROBLEM, complain
from copydesk.config import load_settings
from copydesk.errors import ConfigError, did_you_mean
from copydesk.readers import open_inputs
from copydesk.reports.formats import FORMATS, Style, draw
from copydesk.reports.output import write_file, write_stdout

if TYPE_CHECKING:
    from copydesk.config import Settings


@click.command("validate", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
@click.option("--format", "format_", metavar="FMT", help=f"What goes to standard output: {', '.join(FORMATS)}.")
@click.option("-o", "--output", "outputs", multiple=True, metavar="[FMT=]PATH", help="Write a report to a file; repeatable; '-' is standard output.")
@click.option("--select", metavar="CODES", help="Run only these checks (codes, names, or starts of codes).")
@click.option("--ignore", metavar="CODES", help="Leave these checks out.")
@click.option("--fail-on", metavar="LEVEL", help="Least severity that fails the run: error (default), warning, info, never.")
@click.option("--min-confidence", metavar="X", help="Drop findings below this confidence (default 0.7).")
@click.option("--now", metavar="ISO", help="The day that counts as today (default: today, UTC).")
@click.option("--config", type=click.Path(path_type=Path), metavar="PATH", help="Use this settings file.")
@click.option("--isolated", is_flag=True, help="Use no settings file and no COPYDESK_* variables.")
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Check article records in files, folders, globs, or standard input ('-')."""
    settings = _settings(options)
    outputs = [_target(text) for text in options["outputs"]]
    inputs, problems = open_inputs(paths, settings.limits)
    report = run(inputs, settings, problems=problems)
    for name, path in outputs:
        if path == "-":
            write_stdout(draw(report, name))
        else:
            write_file(path, draw(report, name))
    if options["format_"] or not outputs:
        write_stdout(draw(report, options["format_"] or "jsonl", Style(color=sys.stdout.isatty())))
    for problem in report.problems:
        complain(f"validate: {problem}")
    if report.problems or not report.accounting.read:
        return EXIT_PROBLEM
    return int(report.has_failed)


def _settings(options: dict[str, Any]) -> Settings:
    settings = load_settings(options["config"], isolated=options["isolated"])
    given = {name: options[name] for name in ("select", "ignore", "fail_on", "min_confidence", "now") if options[name] is not None}
    return settings.changed(**given)


def _target(text: str) -> tuple[str, str]:
    """Return format and path of an `-o` option; without a format the path's ending tells it."""
    name, sign, path = text.partition("=")
    if sign and name in FORMATS:
        return name, path
    ending = Path(text).suffix.lstrip(".").lower()
    if ending in FORMATS:
        return ending, text
    raise ConfigError(f"--output {text!r}: name a format, as in json={text}{did_you_mean(name, FORMATS)}")
