"""The report as annotations of GitHub Actions: the worst ones, one that names the rest, then the counts; and the step's summary."""

from __future__ import annotations

from dataclasses import replace
from heapq import nsmallest
from typing import TYPE_CHECKING, Any

from copydesk.errors import WriteError
from copydesk.reports.as_markdown import limited
from copydesk.reports.display import visible
from copydesk.reports.entries import entries
from copydesk.reports.places import owner
from copydesk.reports.summary import counted, summary_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from copydesk.reports.formats import Style
    from copydesk.reports.report import Report

MOST = 10
"""How many annotations of one kind GitHub shows for a step; the last notice is kept for the one that names the rest."""
SUMMARY_BYTES = 900_000
_KINDS = {"error": "error", "warning": "warning", "info": "notice"}


def draw(report: Report, style: Style) -> Iterator[bytes]:
    """Yield at most ten annotations per severity, quarantined pieces and the surest findings first, one for the rest, and the counts."""
    rest: dict[str, int] = {}
    for severity, kind in _KINDS.items():
        total = sum(1 for finding in entries(report, with_known=False) if finding["severity"] == severity)
        most = MOST if severity != "info" or total + sum(rest.values()) <= MOST else MOST - 1
        for finding in _worst(report, severity, most):
            yield _annotation(kind, finding).encode("utf-8", "backslashreplace")
        if total > most:
            rest[severity] = total - most
    if rest:
        told = ", ".join(counted(count, f"more {'info finding' if severity == 'info' else severity}") for severity, count in rest.items())
        yield f"::notice title=copydesk::{_data(told)} not shown as annotations; see the report of the job\n".encode()
    for line in summary_lines(report, replace(style, show_info=True)):
        yield f"{line}\n".encode("utf-8", "backslashreplace")


def append_step_summary(report: Report, path: str) -> None:
    """Add the report as Markdown to the file that GitHub shows as the step's summary.

    Raises:
        WriteError: the file cannot be written.
    """
    try:
        with open(path, "ab") as file:  # noqa: PTH123 - the runner's own path, as given
            file.writelines(limited(report, SUMMARY_BYTES))
    except OSError as error:
        raise WriteError(f"GITHUB_STEP_SUMMARY {path}: cannot be written: {error.strerror or error}") from None


def _worst(report: Report, severity: str, most: int) -> list[dict[str, Any]]:
    """Return the worst of a severity: quarantined pieces, then the surest, then the first."""
    ranked = (
        ((not finding.get("quarantined"), -finding["confidence"], number), finding)
        for number, finding in enumerate(entries(report, with_known=False))
        if finding["severity"] == severity
    )
    return [finding for _, finding in nsmallest(most, ranked, key=lambda pair: pair[0])]


def _annotation(kind: str, finding: Mapping[str, Any]) -> str:
    about = finding.get("record") or finding
    places = {"file": about.get("file"), "line": about.get("line")}
    title = f"{finding['code']} {finding['name']}"
    parts = [f"{name}={_property(str(value))}" for name, value in {**places, "title": title}.items() if value is not None]
    record = f" [{owner(finding)}{finding.get('path') or ''}]" if owner(finding) else f" [{finding['source']}]" if finding.get("source") else ""
    return f"::{kind} {','.join(parts)}::{_data(finding['message'] + record)}\n"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
