"""The report as JSON lines: findings, quarantine, sources, files, and the accounting last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.reports.store import encode
from copydesk.version import __version__

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
    for entry in report.files:
        yield encode({"type": "file", **entry}) + b"\n"
    if report.decisions:
        yield encode({"type": "decisions", **report.decisions}) + b"\n"
    tool = {"name": "copydesk", "version": __version__}
    yield (
        encode({"type": "accounting", **report.accounting.to_dict(), "version": 1, "tool": tool, "now": report.now, "settings": report.settings})
        + b"\n"
    )
