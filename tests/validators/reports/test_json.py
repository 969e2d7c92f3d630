"""The JSON report keeps to the schema that is shipped with it, whatever the run decided."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

import copydesk
from copydesk.reports.formats import draw
from copydesk.triage.baseline import draw_baseline
from copydesk_schemas.report_schema import report_schema

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from copydesk.reports.report import Report

ROWS: list[dict[str, Any]] = [
    {"id": "a1", "url": "/relative", "title": "Ferry returns", "body": "The ferry returns.\u200b It sails."},
    {"id": "a2", "url": "https://ledger.example/2", "title": "Storm", "body": "The storm passes."},
    {"title": "Harbour", "body": "None"},
]
OPTIONS: dict[str, Any] = {"select": "IDN,CMP,TXT005,DAT001", "now": "2026-06-01"}
POLICIES: dict[str, Any] = {
    "thresholds": {"DAT001": {"warning": 0.1}},
    "waivers": [
        {"check": "CMP002", "source": "(unknown)", "reason": "the archive writes it so"},
        {"fingerprint": "0" * 16, "reason": "mended", "expires": "2026-01-01"},
    ],
}


def test_a_report_with_decisions(tmp_path: Path) -> None:
    """Baseline, waivers and thresholds, known and gone findings are all in the schema's words."""
    known = tmp_path / "known.json"
    known.write_bytes(b"".join(draw_baseline(copydesk.validate(ROWS, **OPTIONS).found)))
    changed = [{**ROWS[0], "url": "https://ledger.example/1"}, *ROWS[1:], {**ROWS[1], "id": "a4", "url": "https://ledger.example/4"}]
    report = copydesk.validate(changed, baseline=str(known), **OPTIONS, **POLICIES)
    document = json.loads(b"".join(draw(report, "json")))
    jsonschema.validate(document, report_schema(), jsonschema.Draft202012Validator)

    assert [entry["path"] for entry in document["decisions"]["baseline"]["gone"]] == ["/url"]
    assert [(entry["records"], entry["of"]) for entry in document["decisions"]["thresholds"]] == [(1, 3)]
    assert [entry["state"] for entry in document["decisions"]["waivers"]] == ["used", "expired"]
    assert {finding["known"] for finding in document["findings"]} == {True, False}
    assert any("excerpt" in finding for finding in document["findings"])


def test_json_lines_say_the_same() -> None:
    """Line by line the same objects are written, the accounting last."""
    report = copydesk.validate(ROWS, **OPTIONS)
    document = json.loads(b"".join(draw(report, "json")))
    entries = [json.loads(line) for line in b"".join(draw(report, "jsonl")).splitlines()]
    findings = [{key: value for key, value in entry.items() if key != "type"} for entry in entries if entry["type"] == "finding"]

    assert findings == document["findings"]
    assert entries[-1]["type"] == "accounting"
    assert {key: entries[-1][key] for key in ("read", "passed", "flagged", "quarantined")} == document["accounting"]
    assert (entries[-1]["version"], entries[-1]["now"]) == (document["version"], document["now"])


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_lone_surrogates_stay_strict_json(make_finding: Callable[..., Any], make_report: Callable[..., Report], name: str) -> None:
    """A character that UTF-8 cannot carry is written as its escape."""
    data = b"".join(draw(make_report(make_finding(text="a\ud800")), name))

    assert b"\\ud800" in data
    data.decode()
