"""Marks become findings that say where in a text they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, check
from copydesk.config import Settings
from copydesk.engine import survey_pass
from copydesk.finding import Severity
from copydesk.readers import rows_input
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

BODY = "Tides rise.\nTides fall.\n\nTides turn."


@check(
    "ZZZ002",
    "turns-back",
    severity=Severity.INFO,
    message="the tides of a text, the last first",
    fields=["body", "title"],
    since="0.1",
    flagged=[Article()],
    accepted=[Article()],
)
def turns_back(record: Record) -> Iterator[Mark]:
    """A judge whose marks come in no order, and in two fields by turns."""
    for start in (25, 0, 12, 12, 25):
        yield Mark(path="/body", span=(start, start + len("Tides")), message=f"in {record.ref.id}")
        yield Mark(path="/title", span=(0, 5))


def test_line_numbers() -> None:
    """An excerpt tells the line of its span, whatever the order of the marks."""
    run = survey_pass([rows_input([{"title": "Tides", "body": BODY}, {"title": "Tides", "body": BODY}])], Settings())
    with run.spool:
        found = [finding for outcome in run.judge([turns_back]) for finding in outcome.findings]

    assert [f.details["excerpt"]["line"] for f in found if f.path == "/body"] == [4, 1, 2, 2, 4] * 2
    assert {f.details["excerpt"]["line"] for f in found if f.path == "/title"} == {1}
    assert {f.text for f in found} == {"Tides"}
