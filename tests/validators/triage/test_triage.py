"""What is kept, what flags a record, and what fails a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.errors import ConfigError
from copydesk.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from copydesk.engine import Outcome
    from copydesk.finding import Finding
    from copydesk.triage import Triage

    MakeFinding = Callable[..., Finding]
    MakeOutcome = Callable[..., Outcome]
    MakeTriage = Callable[..., Triage]

CODES = ("DAT001", "IDN001", "TXT001", "AUT001")


def test_the_accounting(make_finding: MakeFinding, make_outcome: MakeOutcome, triage: MakeTriage, unreadable: Outcome) -> None:
    """A record is flagged by a warning or an error, passed with info findings alone, and quarantined where it could not be read."""
    desk = triage()
    for severity in Severity:
        desk.sift(make_outcome(make_finding("TXT001", severity=severity)))
    desk.sift(make_outcome())
    desk.sift(unreadable)

    assert str(desk.accounting) == "5 read = 2 passed + 2 flagged + 1 quarantined"
    assert desk.files["articles.jsonl"] == desk.accounting


@given(
    records=st.lists(
        st.tuples(
            st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(list(Severity)), st.floats(0, 1))), st.sampled_from(["a.example", "b.example"])
        )
    ),
    floor=st.floats(0, 1),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_accounting_adds_up(make_finding: MakeFinding, make_outcome: MakeOutcome, triage: MakeTriage, records: list[Any], floor: float) -> None:
    """Whatever was found, every record is counted once, in the run, in its file and in its source."""
    desk = triage(min_confidence=floor, sources={"b.example": {"ignore": ["TXT"]}})
    for findings, source in records:
        desk.sift(make_outcome(*(make_finding(code, severity=severity, confidence=sure) for code, severity, sure in findings), source=source))

    assert desk.accounting.is_sound
    assert desk.accounting.read == len(records) == sum(account.read for account in desk.sources.values())


@pytest.mark.parametrize(
    ("fail_on", "severity", "fails"),
    [("error", "error", True), ("error", "warning", False), ("warning", "warning", True), ("info", "info", True), ("never", "error", False)],
)
def test_what_fails_a_run(
    make_finding: MakeFinding, make_outcome: MakeOutcome, triage: MakeTriage, fail_on: str, severity: str, *, fails: bool
) -> None:
    """A finding at or above the least severity fails the run."""
    desk = triage(fail_on=fail_on)
    desk.sift(make_outcome(make_finding("TXT001", severity=Severity(severity))))

    assert desk.fails() is fails


def test_quarantined_records_fail_a_run_but_never_under_never(triage: MakeTriage, unreadable: Outcome) -> None:
    """What could not be read fails the run, whatever the least severity is."""
    strict, lenient = triage(fail_on="error"), triage(fail_on="never")
    strict.sift(unreadable)
    lenient.sift(unreadable)

    assert strict.fails()
    assert not lenient.fails()


def test_another_severity_for_a_family_and_for_one_of_it(make_finding: MakeFinding, make_outcome: MakeOutcome, triage: MakeTriage) -> None:
    """A code's own severity counts over its family's."""
    desk = triage(severity={"TXT001": "info", "TXT": "error"})
    kept = desk.sift(make_outcome(make_finding("TXT001", severity=Severity.WARNING), make_finding("TXT003", severity=Severity.WARNING)))

    assert [finding.severity for finding in kept] == [Severity.INFO, Severity.ERROR]


@pytest.mark.parametrize(
    "options",
    [
        {"severity": {"TXT01": "info"}},
        {"thresholds": {"TXT01": {"error": 0.1}}},
        {"sources": {"a.example": {"ignore": ["TXT01"]}}},
        {"waivers": [{"check": "TXT01", "source": "a.example", "reason": "known"}]},
    ],
)
def test_unknown_checks_in_settings_are_answered_with_the_nearest(triage: MakeTriage, options: dict[str, Any]) -> None:
    """A misspelt code is refused before any record is read."""
    with pytest.raises(ConfigError, match="did you mean TXT0"):
        triage(**options)


def test_settings_of_one_source(make_finding: MakeFinding, make_outcome: MakeOutcome, triage: MakeTriage) -> None:
    """What differs for a source holds for its records alone, however its key is written."""
    desk = triage(sources={"Ledger.Example": {"select": ["TXT", "DAT"], "ignore": ["DAT001"], "severity": {"TXT001": "info"}, "min-confidence": 0.9}})
    findings = [make_finding(code) for code in ("TXT001", "DAT001", "IDN001")] + [make_finding("TXT001", confidence=0.8)]

    own = desk.sift(make_outcome(*findings, source="ledger.example"))
    others = desk.sift(make_outcome(*findings, source="gazette.example"))

    assert [(finding.code, finding.severity) for finding in own] == [("TXT001", Severity.INFO)]
    assert len(others) == 4


def waiver(**changes: str) -> dict[str, str]:
    """Return a waiver as settings write it."""
    return {"reason": "the archive has none", **changes}


def test_waivers(make_finding: MakeFinding, make_outcome: MakeOutcome, triage: MakeTriage) -> None:
    """A waived finding is dropped before the accounting, by its fingerprint or by check and source, and every waiver's use is told."""
    desk = triage(
        waivers=[
            waiver(fingerprint="IDN001-1"),
            waiver(check="DAT", source="Ledger.example", expires="2026-06-01"),
            waiver(check="AUT001", source="gazette.example"),
        ]
    )
    kept = desk.sift(make_outcome(make_finding("IDN001", 1), make_finding("DAT001"), make_finding("DAT002")))
    desk.sift(make_outcome(make_finding("DAT001"), source="gazette.example"))

    assert kept == []
    assert (desk.accounting.passed, desk.accounting.flagged) == (1, 1)
    assert [(entry["state"], entry["findings"]) for entry in desk.decisions(CODES)["waivers"]] == [("used", 1), ("used", 2), ("unused", 0)]


def test_an_expired_waiver_fails_the_run(make_outcome: MakeOutcome, triage: MakeTriage) -> None:
    """A waiver whose last day is over fails the run until it is renewed or taken out, even where it waives nothing any more."""
    desk = triage(waivers=[waiver(fingerprint="gone", expires="2026-05-31")])
    desk.sift(make_outcome())

    assert desk.fails()
    assert desk.decisions(CODES)["waivers"][0]["state"] == "expired"


def test_an_expired_waiver_waives_nothing(make_finding: MakeFinding, make_outcome: MakeOutcome, triage: MakeTriage) -> None:
    """Its findings count again."""
    desk = triage(
        waivers=[waiver(check="IDN001", source="ledger.example", expires="2026-05-31"), waiver(fingerprint="DAT001-0", expires="2026-05-31")]
    )

    assert len(desk.sift(make_outcome(make_finding("IDN001"), make_finding("DAT001")))) == 2


@pytest.mark.parametrize(
    ("broken", "fail_on", "level", "fails"),
    [
        (1, "error", None, False),
        (2, "error", "warning", False),
        (2, "warning", "warning", True),
        (5, "error", "warning", False),
        (6, "error", "error", True),
        (6, "never", "error", False),
    ],
)
def test_thresholds(
    make_finding: MakeFinding, make_outcome: MakeOutcome, triage: MakeTriage, broken: int, fail_on: str, level: str | None, *, fails: bool
) -> None:
    """At or under its rate a check does not fail; over it, it counts as the level of the rate. Its findings flag their records all the same."""
    desk = triage(thresholds={"DAT001": {"warning": 0.1, "error": 0.5}}, fail_on=fail_on)
    for number in range(10):
        findings = [make_finding("DAT001", number), make_finding("DAT001", number)] if number < broken else []
        desk.sift(make_outcome(*findings, number=number))
    breaches = desk.decisions(CODES)["thresholds"]

    assert desk.fails() is fails
    assert desk.accounting.flagged == broken
    assert [(entry["level"], entry["records"], entry["of"]) for entry in breaches] == ([(level, broken, 10)] if level else [])


def test_a_rate_is_that_of_one_source(make_finding: MakeFinding, make_outcome: MakeOutcome, triage: MakeTriage) -> None:
    """A small source over the threshold is found behind a large one under it, and other checks fail as ever."""
    desk = triage(thresholds={"DAT001": {"error": 0.1}})
    for number in range(100):
        desk.sift(make_outcome(number=number, source="large.example"))
    desk.sift(make_outcome(make_finding("DAT001"), source="small.example"))
    other = triage(thresholds={"DAT001": {"error": 1.0}})
    other.sift(make_outcome(make_finding("IDN001")))

    assert [entry["source"] for entry in desk.decisions(CODES)["thresholds"]] == ["small.example"]
    assert desk.fails()
    assert other.fails()
