"""`copydesk checks`: list all checks."""

from __future__ import annotations

import json
import sys

import click

from copydesk.cli.drawing import has_color, terminal_width
from copydesk.cli.selecting import complete_codes
from copydesk.cli.shell import CONTEXT, debug_option
from copydesk.registry import load_registry
from copydesk.reports.explanation import table, to_dict
from copydesk.reports.formats import Style
from copydesk.reports.output import write_stdout


@click.command("checks", context_settings=CONTEXT)
@click.argument("codes", nargs=-1, metavar="[CODES]...", shell_complete=complete_codes)
@click.option("--json", "as_json", is_flag=True, help="Print everything that the checks declare as JSON.")
@debug_option
def command(codes: tuple[str, ...], *, as_json: bool) -> int:
    """List all checks, or those that CODES name: codes, names, or starts of codes such as DAT."""
    checks = load_registry().select(codes)
    if as_json:
        write_stdout([json.dumps([to_dict(check) for check in checks], ensure_ascii=True, indent=2).encode() + b"\n"])
        return 0
    style = Style(color=has_color("auto"), width=terminal_width())
    write_stdout(f"{line}\n".encode() for line in table(checks, style, is_cut=sys.stdout.isatty()))
    return 0
