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
    "json": "copydesk.reports.as_json",
    "jsonl": "copydesk.reports.as_jsonl",
}
"""Format name to the module whose `draw(report, style)` yields the report as chunks of UTF-8 bytes."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a format for people is drawn: with colours or not, in how many columns, info findings included or not."""

    color: bool = False
    width: int = 80
    show_info: bool = False


def draw(report: Report, name: str, style: Style | None = None) -> Iterator[bytes]:
    """Return a report in a format, as chunks of UTF-8 bytes.

    Raises:
        ConfigError: there is no such format.
    """
    if name not in FORMATS:
        raise ConfigError(f"unknown format {name!r}{did_you_mean(name, FORMATS)}")
    chunks: Iterator[bytes] = import_module(FORMATS[name]).draw(report, style or Style())
    return chunks
