"""`copydesk report`: draw a saved report again."""

from __future__ import annotations

from typing import Any

import click

from copydesk.cli.drawing import drawing, drawing_options
from copydesk.cli.shell import CONTEXT, EXIT_PROBLEM, complain, debug_option
from copydesk.reports.load import load_report
from copydesk.reports.output import keep_apart


@click.command("report", context_settings=CONTEXT)
@click.argument("findings", metavar="FINDINGS", type=click.Path())
@drawing_options
@click.option("--reread", is_flag=True, help="Read the inputs that FINDINGS names again, for the columns in sarif; else it has lines alone.")
@debug_option
def command(findings: str, **options: Any) -> int:
    """Draw a report again from FINDINGS, a report saved with `--format json` or `jsonl` ('-' for standard input).

    \b
    Example:
      validate articles.jsonl -o findings.jsonl
      copydesk report findings.jsonl -o sarif=report.sarif -o junit=report.xml
    """  # noqa: D301 - click's own mark for a paragraph that is not wrapped
    wanted = drawing(options)
    keep_apart(wanted.paths, [findings])
    report = load_report(findings)
    report.is_fresh = options["reread"]
    unwritten = wanted.write(report)
    for problem in unwritten:
        complain(f"copydesk report: {problem}")
    return EXIT_PROBLEM if unwritten else 0
