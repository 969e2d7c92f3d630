"""The sample data: every check fires on it, and nothing else is found than stands in expected.toml."""

from __future__ import annotations

import json
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from copydesk.registry import load_registry

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "sample_data"
ELSEWHERE = {
    "CMP004": "needs the baseline of an earlier run: tests/validators/triage/test_fill_rates.py",
    "INP005": "would be a flaw of copydesk itself",
    "SCH001": "needs a schema of the user's own: tests/validators/checks",
}


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """The JSON report of all samples, under the settings beside them."""
    command = ["validate", "sample_data", "--config", "sample_data/copydesk.toml", "--format", "json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 1, done.stderr.decode()
    loaded: dict[str, Any] = json.loads(done.stdout)
    return loaded


def expected() -> dict[str, Any]:
    """What stands in expected.toml."""
    return tomllib.loads((SAMPLES / "expected.toml").read_text(encoding="utf-8"))


def test_findings_are_the_expected_ones(document: dict[str, Any]) -> None:
    """Each expected finding is found at its place, and no other: so are flaws and innocent neighbours told apart."""
    found = sorted(
        (
            ((f["record"] or {}).get("file") or f.get("file") or f.get("source") or "").removeprefix("sample_data/"),
            (f["record"] or {}).get("line") or 0,
            f["code"],
            f.get("path") or "",
            (f.get("text") or "")[:60],
        )
        for f in document["findings"]
    )
    wanted = sorted((e["in"], e.get("line", 0), e["code"], e.get("path", ""), e.get("text", "")) for e in expected()["finding"])

    assert found == wanted


def test_quarantine_is_the_expected_one(document: dict[str, Any]) -> None:
    """What cannot be read is quarantined with its line and code, and the rest of its file is read."""
    found = [(q["file"].removeprefix("sample_data/"), q["line"], q["code"]) for q in document["quarantine"]]

    assert found == [(e["in"], e["line"], e["code"]) for e in expected()["quarantined"]]


def test_counts(document: dict[str, Any]) -> None:
    """The accounting is the expected one."""
    assert document["accounting"] == expected()["accounting"]


def test_every_check_fires(document: dict[str, Any]) -> None:
    """No check is without a sample, but for those that no sample can show."""
    fired = {f["code"] for f in document["findings"]} | {q["code"] for q in document["quarantine"]}

    assert {c.code for c in load_registry()} - fired == set(ELSEWHERE)
