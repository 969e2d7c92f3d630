"""A report in code: written by ending or by name, kept as a baseline, loaded again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import copydesk

if TYPE_CHECKING:
    from pathlib import Path

ROWS: list[dict[str, Any]] = [{"id": "a1", "url": "/relative", "title": "Ferry", "body": "The ferry returns."}]
OPTIONS: dict[str, Any] = {"select": "IDN", "now": "2026-06-01"}


def test_writing_by_ending_and_by_name(tmp_path: Path) -> None:
    """The ending tells the format unless one is named."""
    report = copydesk.validate(ROWS, **OPTIONS)
    report.write(tmp_path / "found.sarif")
    report.write(tmp_path / "found.txt", "gitlab")

    assert json.loads((tmp_path / "found.sarif").read_bytes())["version"] == "2.1.0"
    assert json.loads((tmp_path / "found.txt").read_bytes())[0]["check_name"] == "IDN003"


def test_an_ending_that_names_no_format(tmp_path: Path) -> None:
    """The message lists those that do."""
    with pytest.raises(copydesk.ConfigError, match=r"known are \.csv"):
        copydesk.validate(ROWS, **OPTIONS).write(tmp_path / "found.odt")


def test_a_saved_report_in_code(tmp_path: Path) -> None:
    """A loaded report has the findings, the counts and the day of the one that was saved."""
    report = copydesk.validate(ROWS, **OPTIONS)
    report.write(tmp_path / "found.json")
    again = copydesk.load_report(str(tmp_path / "found.json"))

    assert list(again.found) == list(report.found)
    assert (again.accounting, again.now, again.severities) == (report.accounting, "2026-06-01", report.severities)


def test_raise_if_heeds_the_baseline(tmp_path: Path) -> None:
    """What is known raises nothing; without the baseline it does, with the report inside."""
    report = copydesk.validate(ROWS, **OPTIONS)
    report.write_baseline(tmp_path / "known.json")
    with pytest.raises(copydesk.FindingsError, match="1 error") as caught:
        report.raise_if("error")
    copydesk.validate(ROWS, baseline=str(tmp_path / "known.json"), **OPTIONS).raise_if("info")

    assert caught.value.report is report
