"""The report as Markdown, for pull requests and step summaries: the counts, the checks, and as many findings as fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from copydesk.reports.display import visible
from copydesk.reports.entries import entries
from copydesk.reports.places import owner, place
from copydesk.reports.summary import decision_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from copydesk.reports.formats import Style
    from copydesk.reports.report import Report

_SPECIAL = re.compile(r"[\\`*_\[\]|#~!]")
_ENTITY = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"}
_LEVELS = ("error", "warning", "info")
_ROOM_BELOW = 200


def draw(report: Report, _: Style) -> Iterator[bytes]:
    """Yield the whole report."""
    yield from limited(report, None)


def limited(report: Report, most: int | None) -> Iterator[bytes]:
    """Yield the report in at most so many bytes; findings that do not fit are counted at its end.

    Args:
        report: what was found.
        most: the bound, None for none.
    """
    head = "".join(f"{line}\n" for line in _head(report)).encode("utf-8", "backslashreplace")
    yield head
    used, shown, total = len(head), 0, len(report.found) + len(report.quarantined)
    if not total:
        return
    header = b"\n## Findings\n\n| severity | check | where | what is wrong |\n|---|---|---|---|\n"
    yield header
    used += len(header)
    for finding in entries(report):
        row = _row(finding).encode("utf-8", "backslashreplace")
        if most is not None and used + len(row) + _ROOM_BELOW > most:
            break
        yield row
        used += len(row)
        shown += 1
    yield f"\nShowing {shown} of {total}.\n".encode()


def _head(report: Report) -> Iterator[str]:
    yield "# copydesk"
    yield ""
    yield "| read | passed | flagged | quarantined |"
    yield "|---:|---:|---:|---:|"
    counts = report.accounting
    yield f"| {counts.read} | {counts.passed} | {counts.flagged} | {counts.quarantined} |"
    told = [f"{level}: {report.severities[level]}" for level in _LEVELS if report.severities.get(level)]
    yield ""
    yield f"Findings: {', '.join(told)}." if told else "No findings."
    for _, line in decision_lines(report.decisions):
        yield ""
        yield escaped(line.strip())
    if report.codes:
        yield ""
        yield "## Checks"
        yield ""
        yield "| check | name | findings |"
        yield "|---|---|---:|"
        for code, count in sorted(report.codes.items(), key=lambda pair: (-pair[1], pair[0])):
            yield f"| {escaped(code)} | {escaped(report.names[code])} | {count} |"


def _row(finding: Mapping[str, Any]) -> str:
    where = [place(finding), *([f"record {owner(finding)}"] if owner(finding) else []), finding.get("path") or ""]
    quoted = f": “{finding['text']}”" if finding.get("text") and finding.get("span") else ""
    known = " (known)" if finding.get("known") else ""
    cells = (finding["severity"] + known, finding["code"], " ".join(part for part in where if part), finding["message"] + quoted)
    return f"| {' | '.join(map(escaped, cells))} |\n"


def escaped(text: str) -> str:
    """Return a text from data that Markdown shows as it is: no markup, no link, no mention, no line end."""
    text = _SPECIAL.sub(r"\\\g<0>", visible(" ".join(text.split("\n"))))
    for sign, entity in _ENTITY.items():
        text = text.replace(sign, entity)
    return text.replace("://", "&#58;//").replace("www.", "www&#46;")
