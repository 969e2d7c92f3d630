"""The report as one JSON document, version 1 of the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.reports.store import encode
from copydesk.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copydesk.reports.formats import Style
    from copydesk.reports.report import Report


def draw(report: Report, _: Style) -> Iterator[bytes]:
    """Yield the document piece by piece, one finding a line."""
    head = {
        "version": 1,
        "tool": {"name": "copydesk", "version": __version__},
        "now": report.now,
        "settings": report.settings,
        "accounting": report.accounting.to_dict(),
    }
    yield encode(head)[:-1] + b',\n"files":' + encode(report.files)
    if report.decisions:
        yield b',\n"decisions":' + encode(report.decisions)
    yield from _array(b"quarantine", report.quarantined.lines())
    yield from _array(b"findings", report.found.lines())
    yield from _array(b"sources", (encode(card) for card in report.cards))
    yield b"}\n"


def _array(name: bytes, lines: Iterable[bytes]) -> Iterator[bytes]:
    yield b',\n"' + name + b'":['
    between = b"\n"
    for line in lines:
        yield between + line
        between = b",\n"
    yield b"]"
