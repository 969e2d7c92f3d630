"""The two passes: order, processes' seeds and equal records make no difference to what is found."""

from __future__ import annotations

from typing import Any

import pytest

import copydesk
from copydesk.check import Mark, Record, check
from copydesk.config import Settings
from copydesk.engine import survey_pass
from copydesk.finding import Severity
from copydesk.readers import rows_input
from copydesk.registry import load_registry
from copydesk_schemas import Article

ROWS: list[dict[str, Any]] = [
    {"id": "a1", "url": "https://ledger.example/1", "title": "Ferry returns", "body": "The ferry is back.", "published_at": "2026-05-01"},
    {"id": "a1", "url": "https://ledger.example/2", "title": "Harbour reopens", "body": "The harbour is open.", "published_at": "2026-05-02"},
    {"title": "No address", "body": "Nobody knows where this stood."},
    {"title": "No address", "body": "Nobody knows where this stood."},
    {"id": "a5", "url": "/relative", "title": "nan", "body": "", "published_at": "2026-02-30"},
]


def found(rows: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """Return code, record id and fingerprint of each finding."""
    run = survey_pass([rows_input(rows)], Settings().changed(now="2026-06-01"))
    with run.spool:
        outcomes = list(run.judge(load_registry().select()))
    return [(f.code, f.record.id if f.record else "", f.fingerprint) for o in outcomes for f in o.findings]


def test_order_of_records_makes_no_difference() -> None:
    """The same records in another order give the same findings with the same fingerprints."""
    for turn in range(1, len(ROWS)):
        assert sorted(found(ROWS)) == sorted(found([*ROWS[turn:], *ROWS[:turn]]))
    assert sorted(found(ROWS)) == sorted(found(ROWS[::-1]))


def test_fingerprints_are_unique() -> None:
    """Equal records without an id have findings with fingerprints of their own."""
    fingerprints = [f[2] for f in found(ROWS)]

    assert len(fingerprints) == len(set(fingerprints))


def test_a_new_record_leaves_old_fingerprints_alone() -> None:
    """A record that shares an id with an older one does not rename the older one's findings."""
    before = {f for f in found(ROWS[:1]) if f[0] != "IDN002"}

    assert before <= set(found(ROWS[:2]))


@check(
    "ZZZ001",
    "fails-always",
    severity=Severity.ERROR,
    message="a check that fails",
    fields=["title"],
    since="0.1",
    flagged=[Article()],
    accepted=[Article()],
)
def fails_always(record: Record) -> list[Mark]:
    """A judge that raises on every record."""
    raise ValueError(record.ref.id)


def test_a_failing_check_costs_only_itself() -> None:
    """The first failure of a check is told once, with the record; all other checks go on."""
    run = survey_pass([rows_input(ROWS)], Settings().changed(now="2026-06-01"))
    with run.spool:
        outcomes = list(run.judge([*load_registry().select(["IDN001"]), fails_always]))

    assert [f.code for o in outcomes for f in o.findings] == ["IDN001", "IDN001"]
    assert list(run.failures) == ["ZZZ001"]
    assert "record a1" in run.failures["ZZZ001"]


def test_accounting_adds_up() -> None:
    """Every record ends as exactly one of passed, flagged, quarantined."""
    report = copydesk.validate(ROWS, now="2026-06-01", min_confidence=0.0)

    assert report.accounting.read == len(ROWS)
    assert report.accounting.is_sound


def test_raise_if_carries_the_report() -> None:
    """`raise_if` raises once, with the whole report inside."""
    report = copydesk.validate(ROWS, now="2026-06-01")

    with pytest.raises(copydesk.FindingsError) as caught:
        report.raise_if("error")

    assert caught.value.report is report
