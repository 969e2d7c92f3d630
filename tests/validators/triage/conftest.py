"""Outcomes made by hand, so that triage is tried apart from checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from copydesk.config import Settings
from copydesk.engine import Outcome
from copydesk.finding import Finding, Quarantined, RecordRef, Severity
from copydesk.registry import load_registry
from copydesk.triage import Triage

if TYPE_CHECKING:
    from collections.abc import Callable

CODES = ("DAT001", "IDN001", "TXT001", "AUT001")


def found(code: str, number: int = 0, **changes: Any) -> Finding:
    """Return a finding of a check in the record of a number."""
    values = {"severity": Severity.ERROR, "confidence": 1.0, "message": "m", "path": "/body", "fingerprint": f"{code}-{number}", **changes}
    return Finding(code=code, name=code.lower(), **values)


def outcome(*findings: Finding, number: int = 0, source: str = "ledger.example") -> Outcome:
    """Return the outcome of one record."""
    return Outcome(findings, RecordRef(f"r{number}", source, "articles.jsonl", number + 1))


@pytest.fixture
def make_finding() -> Callable[..., Finding]:
    """The builder of findings."""
    return found


@pytest.fixture
def make_outcome() -> Callable[..., Outcome]:
    """The builder of outcomes."""
    return outcome


@pytest.fixture
def unreadable() -> Outcome:
    """The outcome of a piece that could not be read."""
    return Outcome(quarantined=Quarantined("articles.jsonl", "INP001", "not JSON", 9))


@pytest.fixture
def triage() -> Callable[..., Triage]:
    """Make a triage under some settings."""

    def make(**options: Any) -> Triage:
        return Triage(Settings().changed(now="2026-06-01", **options), load_registry())

    return make
