"""The counts at the end of every report for people: the accounting, the findings, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from copydesk.reports.display import visible
from copydesk.reports.terminal import paint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from copydesk.reports.formats import Style
    from copydesk.reports.report import Report

_MOST = 10


def summary(report: Report, style: Style) -> Iterator[bytes]:
    """Yield the counts alone, with the most frequent checks."""
    for line in (*_frequent(report, style), *summary_lines(report, style)):
        yield f"{line}\n".encode("utf-8", "backslashreplace")


def summary_lines(report: Report, style: Style) -> Iterator[str]:
    """Yield the accounting, then the number of findings per severity and of those that are not shown."""
    yield paint(str(report.accounting), "bold", style.color)
    counts = report.severities
    told = [paint(counted(counts[level], level), level, style.color) for level in ("error", "warning") if counts.get(level)]
    info = counts.get("info", 0)
    if info:
        hidden = "" if style.show_info or style.show_all else " (hidden; -v shows them)" if info > 1 else " (hidden; -v shows it)"
        told.append(counted(info, "info finding") + hidden)
    yield ", ".join(told) if told else paint("no findings", "help", style.color)
    for role, line in decision_lines(report.decisions, is_hidden=not style.show_all):
        yield paint(visible(line), role, style.color) if role else visible(line)


def decision_lines(decisions: Mapping[str, Any], *, is_hidden: bool = False) -> Iterator[tuple[str, str]]:
    """Yield severity (or nothing) and text of what waivers, baseline and thresholds did."""
    waivers = decisions.get("waivers", [])
    waived = sum(entry["findings"] for entry in waivers)
    if waived:
        yield "", f"waived: {counted(waived, 'finding')}"
    for entry in waivers:
        if entry["state"] == "expired":
            yield "error", f"waiver expired on {entry['expires']}: {entry['waiver']} ({entry['reason']}); renew it or take it out"
        elif entry["state"] == "unused":
            yield "", f"waiver not needed: {entry['waiver']} ({entry['reason']})"
    known = decisions.get("baseline")
    if known:
        hidden = " (hidden; -v shows them)" if is_hidden and known["known"] else ""
        yield "", f"baseline: {known['known']} known{hidden}, {known['new']} new, {len(known['gone'])} gone, {known['stale']} stale"
        for entry in known["gone"][:_MOST]:
            about = f"record {entry['record']}" if "record" in entry else entry.get("source") or entry.get("file") or "all records"
            yield "", f"  gone: {entry['code']} {about} {entry.get('path', '')}".rstrip()
        if len(known["gone"]) > _MOST:
            yield "", f"  gone: {len(known['gone']) - _MOST} more"
    for entry in decisions.get("thresholds", []):
        share = f"{entry['records']} of {entry['of']} records of {entry['source']} ({entry['rate']:.2%})"
        yield entry["level"], f"{entry['level']}: {entry['code']} in {share}, over the threshold of {entry['limit']:.2%}"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, as in "1 error" and "2 errors"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _frequent(report: Report, style: Style) -> Iterator[str]:
    ranked = sorted(report.codes.items(), key=lambda pair: (-pair[1], pair[0]))
    if len(ranked) > 1:
        wide = len(str(ranked[0][1]))
        for code, count in ranked[:_MOST]:
            yield f"{count:>{wide}}  {paint(visible(code), 'bold', style.color)}  {visible(report.names.get(code, ''))}".rstrip()
        if len(ranked) > _MOST:
            rest = sum(count for _, count in ranked[_MOST:])
            yield f"{rest:>{wide}}  of {counted(len(ranked) - _MOST, 'other check')}"
        yield ""
