"""Which formats there are, and the drawing of a report in one of them; each format's module loads when it is used."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from copydesk.errors import ConfigError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.reports.report import Report

FORMATS = {
    "full": "copydesk.reports.as_full",
    "concise": "copydesk.reports.as_concise",
    "json": "copydesk.reports.as_json",
    "jsonl": "copydesk.reports.as_jsonl",
    "github": "copydesk.reports.as_github",
    "gitlab": "copydesk.reports.as_gitlab",
    "sarif": "copydesk.reports.as_sarif",
    "junit": "copydesk.reports.as_junit",
    "markdown": "copydesk.reports.as_markdown",
    "csv": "copydesk.reports.as_csv",
    "html": "copydesk.reports.html",
}
"""Format name to the module whose `draw(report, style)` yields the report as chunks of UTF-8 bytes."""

ENDINGS = {
    "csv": "csv", "html": "html", "json": "json", "jsonl": "jsonl", "md": "markdown", "ndjson": "jsonl", "sarif": "sarif", "txt": "full",
    "xml": "junit",
}  # fmt: skip
"""The ending of a path, without the dot, to the format that it stands for."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a format for people is drawn.

    Attributes:
        color: whether there are colours.
        width: how many columns a line may take.
        show_info: whether info findings are shown.
        show_all: whether all findings are shown, known ones and info ones included, with all that is known of each.
        counts_only: whether the counts stand alone.
    """

    color: bool = False
    width: int = 80
    show_info: bool = False
    show_all: bool = False
    counts_only: bool = False


def check_format(name: str) -> str:
    """Return the name of a format.

    Raises:
        ConfigError: there is no such format; the text has the nearest one.
    """
    if name not in FORMATS:
        raise ConfigError(f"unknown format {name!r}{did_you_mean(name, FORMATS)}")
    return name


def format_of(path: str) -> str:
    """Return the format that the ending of a path stands for.

    Raises:
        ConfigError: it stands for none.
    """
    ending = path.rpartition(".")[2].lower() if "." in path else ""
    if ending not in ENDINGS:
        raise ConfigError(f"{path}: its ending names no format; known are {', '.join(f'.{known}' for known in ENDINGS)}")
    return ENDINGS[ending]


def draw(report: Report, name: str, style: Style | None = None) -> Iterator[bytes]:
    """Return a report in a format, as chunks of UTF-8 bytes.

    Raises:
        ConfigError: there is no such format.
    """
    chunks: Iterator[bytes] = import_module(FORMATS[check_format(name)]).draw(report, style or Style())
    return chunks
