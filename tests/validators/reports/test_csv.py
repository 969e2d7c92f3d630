"""The table in CSV is whole, and holds nothing that a spreadsheet computes."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from copydesk.reports.as_csv import cell
from copydesk.reports.formats import draw
from copydesk_schemas.finding import FINDING_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable

    from copydesk.reports.report import Report

FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")


def rows_of(report: Report) -> list[list[str]]:
    """Return the table as a reader of CSV sees it."""
    return list(csv.reader(io.StringIO(b"".join(draw(report, "csv")).decode(), newline="")))


@given(st.text() | st.text("=+-@\t\r ＝x1"))
def test_no_cell_is_a_formula(text: str) -> None:
    """Whatever a text starts with, its cell does not start like a formula."""
    assert not FORMULA.match(cell(text))


def test_one_row_per_finding(nasty: Report) -> None:
    """Every quarantined piece and every finding is one row with every column."""
    rows = rows_of(nasty)

    assert rows[0] == list(FINDING_COLUMNS)
    assert len(rows) == 1 + len(nasty.quarantined) + len(nasty.found)
    assert {len(row) for row in rows} == {len(FINDING_COLUMNS)}
    assert not any(FORMULA.match(value) for row in rows for value in row)


def test_values(make_finding: Callable[..., dict[str, Any]], make_report: Callable[..., Report], quarantine_entry: dict[str, Any]) -> None:
    """Spans, places and replacements stand in their columns; numbers stay numbers."""
    piece, found = (dict(zip(FINDING_COLUMNS, row, strict=True)) for row in rows_of(make_report(make_finding(), quarantined=[quarantine_entry]))[1:])

    assert (found["record_id"], found["line"], found["start"], found["end"], found["replacement"]) == ("a1", "3", "4", "13", "Nordhavn")
    assert (piece["code"], piece["file"], piece["line"], piece["message"]) == ("INP002", "articles.jsonl", "4", "quarantined: not UTF-8 at byte 133")
