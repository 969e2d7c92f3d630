"""Reports before the validators of others, which `nox -s formats` fetches: Microsoft's SARIF multitool and the JUnit schema of a Jenkins plugin."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import xmlschema

from copydesk import validate
from copydesk.reports.formats import draw

if TYPE_CHECKING:
    from collections.abc import Callable

    from copydesk.reports.report import Report

MULTITOOL, JUNIT = "COPYDESK_SARIF_MULTITOOL", "COPYDESK_JUNIT_XSD"
"""Variables that name the folder of the multitool, and the versions of the schema."""
SAMPLES = Path(__file__).resolve().parents[3] / "sample_data"


def reports(nasty: Report, make_finding: Callable[..., dict[str, Any]], make_report: Callable[..., Report]) -> list[Report]:
    """Return the reports that are shown: with odd texts in every field, with one finding, with none, and of the sample data."""
    return [nasty, make_report(make_finding()), make_report(), validate(sorted(map(str, SAMPLES.glob("*.jsonl"))), now="2026-11-01")]


@pytest.mark.skipif(MULTITOOL not in os.environ, reason=f"{MULTITOOL} names no SARIF multitool; `nox -s formats` fetches it")
def test_sarif_before_the_multitool(
    tmp_path: Path, nasty: Report, make_finding: Callable[..., dict[str, Any]], make_report: Callable[..., Report]
) -> None:
    """The logs keep to the schema of OASIS, and the multitool's rules find no error in them."""
    folder = Path(os.environ[MULTITOOL])
    schema = jsonschema.Draft202012Validator(json.loads((folder / "sarif-2.1.0.json").read_text("utf-8-sig")))
    for number, report in enumerate(reports(nasty, make_finding, make_report)):
        log, verdict = tmp_path / f"{number}.sarif", tmp_path / f"{number}.verdict"
        log.write_bytes(b"".join(draw(report, "sarif")))
        schema.validate(json.loads(log.read_bytes()))
        command = [str(folder / "Sarif.Multitool"), "validate", str(log), "--output", str(verdict), "--level", "Error"]
        subprocess.run(command, check=True, capture_output=True)

        (run,) = json.loads(verdict.read_text("utf-8-sig"))["runs"]
        assert run.get("results", []) == []
        assert all(invocation["executionSuccessful"] for invocation in run["invocations"])


@pytest.mark.skipif(JUNIT not in os.environ, reason=f"{JUNIT} names no schemas; `nox -s formats` fetches them")
def test_junit_before_the_schema_of_jenkins(nasty: Report, make_finding: Callable[..., dict[str, Any]], make_report: Callable[..., Report]) -> None:
    """Every version of the schema takes the reports."""
    for path in os.environ[JUNIT].split(os.pathsep):
        schema = xmlschema.XMLSchema(path)
        for report in reports(nasty, make_finding, make_report):
            schema.validate(b"".join(draw(report, "junit")).decode())
