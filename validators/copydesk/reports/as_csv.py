"""The findings as a table in CSV (RFC 4180), which no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from copydesk.reports.display import visible
from copydesk.reports.entries import entries
from copydesk.reports.report import flat
from copydesk_schemas.finding import FINDING_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.reports.formats import Style
    from copydesk.reports.report import Report

_FORMULA = tuple("=+-@\t\r＝＋－＠")
_ROWS = 500


def draw(report: Report, _: Style) -> Iterator[bytes]:
    """Yield the table with its header: quarantined pieces first, then the findings."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(FINDING_COLUMNS)
    for number, finding in enumerate(entries(report), 1):
        row = flat(finding)
        writer.writerow([cell(row[name]) for name in FINDING_COLUMNS])
        if number % _ROWS == 0:
            yield _taken(out)
    yield _taken(out)


def _taken(out: io.StringIO) -> bytes:
    data = out.getvalue().encode("utf-8", "backslashreplace")
    out.seek(0)
    out.truncate()
    return data


def cell(value: Any) -> Any:
    """Return a value as a cell: control characters shown, and a text that a spreadsheet would compute behind an apostrophe."""
    if not isinstance(value, str):
        return value
    text = visible(value)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
