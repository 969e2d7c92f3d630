"""The report as JSON lines: findings, quarantine, sources, and the accounting last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.reports.store import encode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.reports.formats import Style
    from copydesk.reports.report import Report


def draw(report: Report, _: Style) -> Iterator[bytes]:
    """Yield one line per object, each with its `type`."""
    for line in report.found.lines():
        yield b'{"type":"finding",' + line[1:] + b"\n"
    for line in report.quarantined.lines():
        yield b'{"type":"quarantine",' + line[1:] + b"\n"
    for card in report.cards:
        yield encode({"type": "source", **card}) + b"\n"
    yield encode({"type": "accounting", **report.accounting.to_dict()}) + b"\n"
