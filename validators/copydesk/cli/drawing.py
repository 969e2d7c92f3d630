"""What the commands that draw reports share: the options for formats, outputs and colours, and what follows from them."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from copydesk.errors import ConfigError, WriteError, did_you_mean
from copydesk.reports.formats import FORMATS, Style, check_format, draw, format_of
from copydesk.reports.output import check_writable, write_file, write_stdout
from copydesk.reports.summary import summary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from copydesk.reports import Report

    F = TypeVar("F", bound=Callable[..., Any])

STDOUT = "-"
_WIDEST = 110


def _complete_format(_: click.Context, __: click.Parameter, typed: str) -> list[CompletionItem]:
    return [CompletionItem(name) for name in FORMATS if name.startswith(typed)]


def _complete_output(_: click.Context, __: click.Parameter, typed: str) -> list[CompletionItem]:
    if "=" in typed or "/" in typed:
        return [CompletionItem(typed, type="file")]
    return [CompletionItem(f"{name}=") for name in FORMATS if name.startswith(typed)]


def drawing_options(command: F) -> F:
    """Give a command the options that say what is drawn, where and how."""
    options = (
        click.option(
            "--format", "format_", metavar="FMT", shell_complete=_complete_format,
            help=f"What goes to standard output: {', '.join(FORMATS)}. Default: full on a terminal, github in GitHub Actions, else concise.",
        ),
        click.option(
            "-o", "--output", "outputs", multiple=True, metavar="[FMT=]PATH", shell_complete=_complete_output,
            help="Write a report to a file, in the format of its ending unless one is named; repeatable; '-' is standard output.",
        ),
        click.option("--color", metavar="WHEN", default="auto", help="Colours: auto (default), always, never. NO_COLOR and FORCE_COLOR are heeded."),
        click.option("-q", "--quiet", is_flag=True, help="Show the counts only, and no progress."),
        click.option("-v", "--verbose", is_flag=True, help="Show info findings, known findings, all evidence and fingerprints too."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is to be drawn: the format on standard output (None for the counts alone), the files, and the style."""

    stdout: str | None
    files: tuple[tuple[str, str], ...]
    style: Style
    holds_stdout: bool

    @property
    def paths(self) -> list[str]:
        """The files that will be written."""
        return [path for _, path in self.files]

    def write(self, report: Report) -> list[str]:
        """Draw a report everywhere, and return one line for each file that could not be written.

        Raises:
            WriteError: standard output cannot be written.
        """
        problems = []
        for name, path in self.files:
            try:
                write_file(path, draw(report, name))
            except WriteError as error:
                problems.append(str(error))
        step_summary = os.environ.get("GITHUB_STEP_SUMMARY")
        if step_summary and self.stdout == "github":
            from copydesk.reports.as_github import append_step_summary  # only in GitHub Actions

            try:
                append_step_summary(report, step_summary)
            except WriteError as error:
                problems.append(str(error))
        if self.stdout:
            write_stdout(draw(report, self.stdout, self.style))
        elif not self.holds_stdout:
            write_stdout(summary(report, self.style))
        return problems


def drawing(options: Mapping[str, Any], *, show_info: bool = False) -> Drawing:
    """Return what the options ask for, before any work is done for it.

    Raises:
        ConfigError: a format or a colour setting is unknown, or two reports would go to standard output.
        WriteError: a file could not be written where it is to go.
    """
    color = options["color"]
    if color not in {"auto", "always", "never"}:
        raise ConfigError(f"--color {color!r} is none of auto, always, never{did_you_mean(color, ('auto', 'always', 'never'))}")
    targets = [_target(text) for text in options["outputs"]]
    on_stdout = [name for name, path in targets if path == STDOUT]
    if options["format_"] is not None:
        on_stdout.append(check_format(options["format_"]))
    if len(on_stdout) > 1:
        raise ConfigError(f"--output: {' and '.join(on_stdout)} cannot both go to standard output")
    files = tuple((name, path) for name, path in targets if path != STDOUT)
    for _, path in files:
        check_writable(path)
    if not targets and not on_stdout:
        on_stdout = [default_format()]
    style = Style(
        color=has_color(color),
        width=terminal_width(),
        show_info=show_info or options["verbose"],
        show_all=options["verbose"],
        counts_only=options["quiet"],
    )
    return Drawing(on_stdout[0] if on_stdout else None, files, style, bool(on_stdout))


def default_format() -> str:
    """Return the format for standard output where none is named."""
    if os.environ.get("GITHUB_ACTIONS") == "true":
        return "github"
    return "full" if sys.stdout.isatty() else "concise"


def has_color(when: str) -> bool:
    """Tell whether standard output gets colours; NO_COLOR stands over FORCE_COLOR, as no-color.org asks."""
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0", "false"}:
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def terminal_width() -> int:
    """Return how many columns a line for people may take."""
    return max(40, min(shutil.get_terminal_size((80, 24)).columns, _WIDEST))


def _target(text: str) -> tuple[str, str]:
    """Return format and path of an `-o` option; without a format the path's ending tells it."""
    name, sign, path = text.partition("=")
    if sign and name in FORMATS:
        if not path:
            raise ConfigError(f"--output {text!r}: name a path after the format")
        return name, path
    if text == STDOUT:
        return default_format(), STDOUT
    if sign and "/" not in name and "." not in name:
        check_format(name)
    try:
        return format_of(text), text
    except ConfigError:
        raise ConfigError(f"--output {text!r}: its ending names no format; put one before it, as in json={text}") from None
