"""What the page shows, computed from a report: verdict, tables, cards, findings."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from copydesk.finding import Severity
from copydesk.registry import load_registry
from copydesk.reports.display import visible
from copydesk.reports.explanation import sections
from copydesk.reports.html.charts import Bars, month_bars, word_bars
from copydesk.survey.wilson import wilson
from copydesk.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copydesk.reports.report import Report

CARRIED = 20_000
"""Findings that one page carries, the worst first; the page says how many there are in all."""
STATIC = 200
"""Findings that are plain HTML, for readers without JavaScript."""
CARDS = 24
QUARANTINE = 200
_RANKS = {level.value: level.rank for level in Severity}
_ABSENT = "(nothing)"


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One line of the table of checks."""

    code: str
    name: str
    message: str
    why: str
    severity: str
    findings: int
    width: float


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of a source's records a check flags, per hundred, with its 95 % interval."""

    code: str
    name: str
    findings: int
    per_100: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Card:
    """One source as its card shows it."""

    source: str
    names: str
    records: int
    flagged: int
    flagged_low: float
    flagged_high: float
    dated: float
    with_authors: float
    span: str
    months: Bars
    words: Bars
    rates: tuple[Rate, ...]
    more_rates: int
    parties: tuple[tuple[str, int], ...]
    worst: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One finding as the list shows it: the excerpt in three parts, the middle one marked."""

    fingerprint: str
    code: str
    name: str
    severity: str
    confidence: str
    source: str
    record: str
    title: str
    url: str
    place: str
    path: str
    zone: str
    message: str
    before: str
    marked: str
    after: str
    has_suggestion: bool
    suggestion: str
    applicability: str
    evidence: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class View:
    """Everything that the template asks for."""

    version: str
    now: str
    verdict: str
    state: str
    accounting: Mapping[str, int]
    files: tuple[Mapping[str, Any], ...]
    severities: Mapping[str, int]
    checks: tuple[CheckRow, ...]
    cards: tuple[Card, ...]
    sources: int
    items: tuple[Item, ...]
    carried: int
    total: int
    quarantine: tuple[Mapping[str, Any], ...]
    quarantined: int
    problems: tuple[str, ...]
    settings: tuple[tuple[str, str], ...]
    decisions: Mapping[str, Any]
    codes_run: int
    data: Mapping[str, Any] = field(repr=False)


def make_view(report: Report) -> View:
    """Return what the page shows of a report.

    The list carries the worst findings (severity, then confidence, then input order); their number and that of all are both told.
    """
    findings = _worst_first(report)
    items = tuple(_item(finding) for finding in findings)
    by_fingerprint = {item.fingerprint: item for item in items}
    checks = _checks(report)
    names = {row.code: row.name for row in checks}
    return View(
        version=__version__,
        now=report.now,
        verdict=_verdict(report),
        state="fails" if report.has_failed or report.problems else "passes",
        accounting=report.accounting.to_dict(),
        files=tuple(report.files),
        severities={level.value: report.severities.get(level.value, 0) for level in Severity},
        checks=checks,
        cards=tuple(_card(card, names, by_fingerprint) for card in report.cards[:CARDS]),
        sources=len(report.cards),
        items=items[:STATIC],
        carried=len(items),
        total=len(report.found),
        quarantine=tuple(map(_shown, _first(report.quarantined, QUARANTINE))),
        quarantined=len(report.quarantined),
        problems=tuple(report.problems),
        settings=tuple((name, _told(value)) for name, value in report.settings.items()),
        decisions=report.decisions,
        codes_run=len(load_registry()),
        data=_data(items, [card["source"] for card in report.cards]),
    )


def _first(entries: Any, most: int) -> list[Mapping[str, Any]]:
    return [entry for entry, _ in zip(entries, range(most), strict=False)]


def _shown(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return a quarantined piece with its texts made safe to show: its bytes are those of no record."""
    return {key: visible(value) if isinstance(value, str) else value for key, value in entry.items()}


def _told(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} = {item}" for key, item in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _verdict(report: Report) -> str:
    counts = report.accounting
    if not counts.read:
        return "No records were read"
    share = counts.flagged + counts.quarantined
    if not share:
        return f"All {counts.read:,} records passed" if counts.read > 1 else "The record passed"
    verb = "needs" if share == 1 else "need"
    return f"{share:,} of {counts.read:,} record{'s' if counts.read > 1 else ''} {verb} attention"


def _worst_first(report: Report) -> list[dict[str, Any]]:
    numbered = ((-_RANKS[f["severity"]], -f["confidence"], at, f) for at, f in enumerate(report.found))
    return [f for *_, f in heapq.nsmallest(CARRIED, numbered)]


def _checks(report: Report) -> tuple[CheckRow, ...]:
    known = {item.code: item for item in load_registry()}
    most = max(report.codes.values(), default=1)
    rows = []
    for code, count in report.codes.items():
        declared = known.get(code)
        rows.append(
            CheckRow(
                code=code,
                name=report.names.get(code, code),
                message=declared.message if declared else report.names.get(code, code),
                why=" ".join(sections(declared)["why"].split()) if declared else "",
                severity=declared.severity.value if declared else "info",
                findings=count,
                width=round(100 * count / most, 1),
            )
        )
    return tuple(sorted(rows, key=lambda row: (-_RANKS[row.severity], -row.findings, row.code)))


def _card(card: Mapping[str, Any], names: Mapping[str, str], items: Mapping[str, Item]) -> Card:
    records = card["records"]
    low, high = wilson(card["flagged"], records)
    rates = sorted(card["per_100"], key=lambda code: (-card["per_100"][code], code))
    first, last = card["first_month"], card["last_month"]
    worst = [items[fingerprint] for fingerprint in card["worst"] if fingerprint in items]
    return Card(
        source=card["source"],
        names=", ".join(name for name in card["names"] if name.casefold() != card["source"]),
        records=records,
        flagged=card["flagged"],
        flagged_low=100 * low,
        flagged_high=100 * high,
        dated=card["fill"].get("published_at", 0.0),
        with_authors=card["fill"].get("authors", 0.0),
        span=f"{first} to {last}" if first and first != last else first or "no dates",
        months=month_bars(card["months"]),
        words=word_bars(card["words"]),
        rates=tuple(
            Rate(code, names.get(code, code), card["findings"][code], card["per_100"][code], card["per_100_low"][code], card["per_100_high"][code])
            for code in rates[:8]
        ),
        more_rates=max(0, len(rates) - 8),
        parties=tuple(card["parties"].items())[:5],
        worst=tuple((item.fingerprint, item.code, item.message) for item in worst),
    )


def _item(finding: Mapping[str, Any]) -> Item:
    record = finding.get("record") or {}
    excerpt = finding.get("excerpt")
    if excerpt:
        start, end = excerpt["span"]
        before, marked, after = excerpt["text"][:start], excerpt["text"][start:end], excerpt["text"][end:]
    else:
        before, marked, after = "", finding.get("text") or "", ""
    suggestion = finding.get("suggestion")
    replacement = suggestion["replacement"] if suggestion else None
    file, line = record.get("file") or finding.get("file") or "", record.get("line")
    return Item(
        fingerprint=finding["fingerprint"],
        code=finding["code"],
        name=finding["name"],
        severity=finding["severity"],
        confidence=f"{finding['confidence']:.2f}",
        source=record.get("source") or finding.get("source") or "",
        record=record.get("id") or "",
        title=record.get("title") or "",
        url=safe_url(record.get("url")),
        place=f"{file}:{line}" if line else file,
        path=finding.get("path") or "",
        zone=finding.get("zone") or "",
        message=finding["message"],
        before=before,
        marked=marked,
        after=after,
        has_suggestion=suggestion is not None,
        suggestion=_ABSENT if suggestion and replacement in (None, "") else replacement or "",
        applicability=suggestion["applicability"] if suggestion else "",
        evidence=tuple((_where(entry), entry["text"]) for entry in finding.get("evidence", ())),
    )


def _where(entry: Mapping[str, Any]) -> str:
    record = entry.get("record") or {}
    place = f"{record['file']}:{record['line']}" if record.get("file") and record.get("line") else ""
    return " ".join(part for part in (record.get("id"), place, entry.get("path")) if part)


def safe_url(url: Any) -> str:
    """Return an absolute http(s) address as it is, and an empty text for everything else."""
    if not isinstance(url, str) or url.endswith("…"):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme.lower() in {"http", "https"} and parts.netloc else ""


_COLUMNS = (
    "fingerprint", "code", "severity", "confidence", "source", "record", "title", "url", "place", "path", "zone", "message",
    "before", "marked", "after", "has_suggestion", "suggestion", "applicability", "evidence",
)  # fmt: skip
_SHARED = ("code", "severity", "source", "path", "zone", "message", "applicability", "title", "url", "record", "place")


def _data(items: tuple[Item, ...], sources: list[str]) -> dict[str, Any]:
    """Return the findings as rows in which texts that recur stand once, in a table of their own."""
    texts: dict[str, int] = {}

    def told(item: Item, name: str) -> Any:
        value = getattr(item, name)
        return texts.setdefault(value, len(texts)) if name in _SHARED else value

    rows = [[told(item, name) for name in _COLUMNS] for item in items]
    names = {item.code: item.name for item in items}
    return {"columns": _COLUMNS, "shared": _SHARED, "texts": list(texts), "names": names, "sources": sources, "rows": rows}
