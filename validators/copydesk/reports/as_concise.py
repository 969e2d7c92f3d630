"""The report for people and `grep`: one line per finding, then the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.reports.display import visible
from copydesk.reports.places import is_shown, owner, place
from copydesk.reports.summary import summary_lines
from copydesk.reports.terminal import paint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.reports.formats import Style
    from copydesk.reports.report import Report


def draw(report: Report, style: Style) -> Iterator[bytes]:
    """Yield a line per quarantined piece and per finding that is shown, then the counts."""
    if not style.counts_only:
        for entry in report.quarantined:
            line = f"{visible(place(entry))}: {paint(entry['code'], 'quarantined', style.color)} quarantined {visible(entry['reason'])}\n"
            yield line.encode("utf-8", "backslashreplace")
        for finding in report.found:
            if is_shown(finding, style):
                level = finding["severity"]
                label = f"{paint(finding['code'], level, style.color)} {level}"
                line = f"{visible(place(finding))}: {label} {visible(finding['message'])}{_named(visible(owner(finding)))}\n"
                yield line.encode("utf-8", "backslashreplace")
    for line in summary_lines(report, style):
        yield f"{line}\n".encode("utf-8", "backslashreplace")


def _named(record: str) -> str:
    return f" [{record}]" if record else ""
