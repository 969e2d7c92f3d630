"""Reports made by hand, so that formats are tried apart from checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from copydesk.reports.report import Report
from copydesk.triage import Accounting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

NASTY = [
    "\x1b[31mred\x1b]0;owned\x07",
    "\u202eevil\u202c\u200b",
    "a\r\nb\x00c\x85d\u2028e",
    "=cmd|' /C calc'!A0",
    "+1",
    "@SUM(A1)",
    "-2+3",
    "]]> <![CDATA[ <b>&amp;",
    "::error file=x::pwned",
    "| `x` **b** [l](javascript:1) @team https://x.example ~~s~~ #1",
    "\ud800 \uffff \ufffe",
    "100 % {0} [a](b)",
    "渡輪 😀 e\u0301 👩\u200d🚀",
]
"""Texts that some format could take for more than text."""


def finding(**changes: Any) -> dict[str, Any]:
    """Return a finding as the JSON contract writes it, with some keys changed."""
    return {
        "code": "ENT001",
        "name": "inconsistent-entity-spelling",
        "severity": "warning",
        "confidence": 0.97,
        "record": {"id": "a1", "source": "ledger.example", "file": "articles.jsonl", "line": 3},
        "path": "/body",
        "span": [4, 13],
        "zone": "body",
        "text": "Nordhaven",
        "message": "a name is spelled in two ways in this record",
        "evidence": [{"path": "/body", "span": [40, 48], "text": "the port of Nordhavn said"}],
        "suggestion": {"path": "/body", "span": [4, 13], "replacement": "Nordhavn", "confidence": 0.96, "applicability": "unsafe"},
        "excerpt": {"text": "The Nordhaven ferry sails again.", "span": [4, 13], "line": 14},
        "fingerprint": "00112233aabbccdd",
        **changes,
    }


def report_of(*findings: dict[str, Any], quarantined: Iterable[dict[str, Any]] = ()) -> Report:
    """Return a report of findings, each in a record of its own, and quarantine entries."""
    report = Report("2026-06-01")
    for entry in findings:
        report.add(entry)
    for entry in quarantined:
        report.quarantined.append(entry)
    broken = len(report.quarantined)
    flagged = sum(1 for entry in findings if entry["severity"] != "info")
    report.accounting = Accounting(len(findings) + broken, len(findings) - flagged, flagged, broken)
    report.files = [{"path": "articles.jsonl", "sha256": "0" * 64, "bytes": 10, "accounting": report.accounting.to_dict()}]
    return report


QUARANTINE = {
    "file": "articles.jsonl",
    "line": 4,
    "offset": 812,
    "code": "INP002",
    "reason": "not UTF-8 at byte 133",
    "text": '{"id": "a4", "title": "Caf\\xe9',
}


def nasty_report() -> Report:
    """Return a report that has every nasty text in every place that data reaches."""
    findings = [
        finding(
            record={"id": text, "source": text, "file": text, "line": number},
            message=text,
            text=text,
            span=[4, 4 + len(text)],
            excerpt={"text": f"The {text} end", "span": [4, 4 + len(text)], "line": 1},
            evidence=[{"text": text, "path": f"/{text}", "record": {"id": text, "source": text, "file": text, "line": 1}}],
            suggestion={"path": f"/{text}", "replacement": text, "confidence": 0.5, "applicability": "safe"},
            severity=("error", "warning", "info")[number % 3],
            fingerprint=f"{number:016x}",
        )
        for number, text in enumerate(NASTY, 1)
    ]
    sources = [finding(record=None, source=text, path=None, span=None, zone=None, text=None, excerpt=None, message=text) for text in NASTY]
    for entry in sources:
        entry.pop("excerpt")
    quarantined = [{"file": text, "line": 1, "offset": 0, "code": "INP001", "reason": text, "text": text} for text in NASTY]
    report = report_of(*findings, *sources, quarantined=quarantined)
    report.problems = list(NASTY)
    report.decisions = {
        "waivers": [{"waiver": text, "reason": text, "expires": "2026-01-01", "state": "expired", "findings": 0} for text in NASTY],
        "baseline": {"path": "b", "known": 0, "new": 1, "gone": [{"record": text, "code": text, "path": text} for text in NASTY], "stale": 0},
        "thresholds": [{"code": "DAT001", "source": text, "records": 1, "of": 2, "rate": 0.5, "limit": 0.1, "level": "error"} for text in NASTY],
    }
    return report


@pytest.fixture
def make_finding() -> Callable[..., dict[str, Any]]:
    """The builder of findings."""
    return finding


@pytest.fixture
def make_report() -> Callable[..., Report]:
    """The builder of reports."""
    return report_of


@pytest.fixture
def nasty() -> Report:
    """A report with nasty texts in every place."""
    return nasty_report()


@pytest.fixture
def quarantine_entry() -> dict[str, Any]:
    """A quarantine entry as the JSON contract writes it."""
    return dict(QUARANTINE)
