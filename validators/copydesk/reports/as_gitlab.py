"""The report in GitLab's Code Quality format."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from copydesk.reports.display import visible
from copydesk.reports.entries import entries
from copydesk.reports.places import owner
from copydesk.reports.store import encode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from copydesk.reports.formats import Style
    from copydesk.reports.report import Report

_SEVERITIES = {"error": "critical", "warning": "minor", "info": "info"}


def draw(report: Report, _: Style) -> Iterator[bytes]:
    """Yield the array, one finding a line; those that the baseline knows are left out, since GitLab compares by itself."""
    between = b"[\n"
    for finding in entries(report, with_known=False):
        yield between + encode(_entry(finding))
        between = b",\n"
    yield b"[]\n" if between == b"[\n" else b"\n]\n"


def _entry(finding: Mapping[str, Any]) -> dict[str, Any]:
    about = finding.get("record") or finding
    record = owner(finding)
    named = f" (record {record}{finding.get('path') or ''})" if record else f" (source {finding['source']})" if finding.get("source") else ""
    return {
        "description": visible(f"{finding['message']}{named}"),
        "check_name": finding["code"],
        "fingerprint": finding["fingerprint"],
        "severity": _SEVERITIES[finding["severity"]],
        "location": {"path": PurePath(about.get("file") or "records").as_posix(), "lines": {"begin": max(about.get("line") or 1, 1)}},
    }
