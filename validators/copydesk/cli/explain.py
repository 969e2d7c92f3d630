"""`copydesk explain`: what a check is about."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from copydesk.cli.drawing import has_color, terminal_width
from copydesk.cli.selecting import complete_codes
from copydesk.cli.shell import CONTEXT, debug_option
from copydesk.registry import load_registry
from copydesk.reports.explanation import explain, to_dict
from copydesk.reports.formats import Style
from copydesk.reports.output import write_stdout

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command("explain", context_settings=CONTEXT)
@click.argument("codes", nargs=-1, required=True, metavar="CODE...", shell_complete=complete_codes)
@click.option("--json", "as_json", is_flag=True, help="Print everything that the check declares as JSON.")
@debug_option
def command(codes: tuple[str, ...], *, as_json: bool) -> int:
    """Tell what a check does, why, how to mend what it finds, and what it flags and accepts.

    CODE is a code or the name of a check, such as ENT001 or missing-id.
    """
    registry = load_registry()
    checks = [registry.get(code) for code in codes]
    style = Style(color=has_color("auto"), width=terminal_width())

    def lines() -> Iterator[bytes]:
        for number, check in enumerate(checks):
            if as_json:
                yield json.dumps(to_dict(check), ensure_ascii=True, indent=2).encode() + b"\n"
            else:
                yield "".join(f"{line}\n" for line in (*([""] * bool(number)), *explain(check, style))).encode("utf-8", "backslashreplace")

    write_stdout(lines())
    return 0
