"""The JSON report is what its schema says."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from jsonschema import Draft202012Validator

import copydesk
from copydesk.reports.formats import draw
from copydesk_schemas.json_schema import finding_schema, source_card_schema
from copydesk_schemas.pandera import FindingFrame, SourceCardFrame
from copydesk_schemas.report_schema import report_schema
from copydesk_schemas.samples import make_rows

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Skip to main content\n\nThe ferry is back, the paper said.\n"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> copydesk.Report:
    """A run over flawed rows, a line that is no JSON, and a text file."""
    folder = tmp_path_factory.mktemp("input")
    lines = [json.dumps(row) for row in make_rows(60, flawed=0.1, seed=5)]
    (folder / "rows.jsonl").write_text("\n".join([*lines, "{broken"]) + "\n", encoding="utf-8")
    (folder / "ferry.txt").write_text(TEXT, encoding="utf-8")
    return copydesk.validate([str(folder / "rows.jsonl"), str(folder / "ferry.txt")], now="2026-06-01")


def test_the_report_keeps_its_schema(report: copydesk.Report) -> None:
    """Every part of a real report is as the schema describes it."""
    schema = report_schema()
    Draft202012Validator.check_schema(schema)
    document = json.loads(b"".join(draw(report, "json")))

    assert document["findings"]
    assert document["quarantine"]
    assert [f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in Draft202012Validator(schema).iter_errors(document)] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("findings", 0, "confidence"), 1.5),
        (("findings", 0, "code"), "ent1"),
        (("findings", 0, "span"), [3]),
        (("accounting", "read"), -1),
        (("quarantine", 0, "reason"), None),
        (("version",), 2),
    ],
)
def test_the_schema_refuses_what_breaks_the_contract(report: copydesk.Report, path: tuple[Any, ...], value: Any) -> None:
    """A report with one part out of form is refused."""
    document = json.loads(b"".join(draw(report, "json")))
    part = document
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value

    assert list(Draft202012Validator(report_schema()).iter_errors(document))


def test_tables_of_a_run_pass_their_models(report: copydesk.Report) -> None:
    """The DataFrames of a report are accepted by their pandera models and, row by row, by their JSON Schemas."""
    findings = FindingFrame.validate(report.findings, lazy=True)
    cards = SourceCardFrame.validate(report.sources, lazy=True)

    assert len(findings) == len(report.findings)
    assert len(cards) == len(report.sources)
    for frame, schema in ((report.findings, finding_schema()), (report.sources, source_card_schema())):
        rows = json.loads(pd.DataFrame(frame).to_json(orient="records"))
        assert [e.message for row in rows for e in Draft202012Validator(schema).iter_errors(row)] == []


@pytest.mark.parametrize("kind", ["csv", "json", "parquet"])
def test_findings_come_back_from_a_file(report: copydesk.Report, kind: str, tmp_path: Path) -> None:
    """The table of findings, written and loaded again, passes its model and says the same."""
    path = tmp_path / f"findings.{kind}"
    before = FindingFrame.validate(report.findings)
    if kind == "csv":
        before.to_csv(path, index=False, quoting=csv.QUOTE_ALL)  # else a lone carriage return in a text ends its row
        loaded = pd.read_csv(path, keep_default_na=False, na_values=[""])
    elif kind == "json":
        before.to_json(path, orient="records", lines=True)
        loaded = pd.DataFrame([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()])
    else:
        before.to_parquet(path)
        loaded = pd.read_parquet(path)
    after = FindingFrame.validate(loaded, lazy=True)
    exact = [name for name in after.columns if kind != "csv" or name not in {"text", "replacement"}]

    pd.testing.assert_frame_equal(after[exact], before[exact], check_index_type=False)
