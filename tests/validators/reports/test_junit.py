"""JUnit XML validates against a strict schema, and its counts are those of its cases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import xmlschema

from copydesk.reports.formats import draw

if TYPE_CHECKING:
    from collections.abc import Callable

    from copydesk.reports.report import Report

SCHEMA = xmlschema.XMLSchema(str(Path(__file__).with_name("junit.xsd")))


def document_of(report: Report) -> ET.Element:
    """Return the document, validated."""
    text = b"".join(draw(report, "junit")).decode()
    SCHEMA.validate(text)
    return ET.fromstring(text)  # noqa: S314 - written by this very test


def test_nasty_texts_give_valid_xml(nasty: Report) -> None:
    """Whatever data says, the document stays well-formed and valid."""
    document_of(nasty)


def test_cases_and_counts(make_finding: Callable[..., dict[str, Any]], make_report: Callable[..., Report], quarantine_entry: dict[str, Any]) -> None:
    """Findings fail, quarantined pieces are errors, known findings are skipped, info findings fail nothing, and the counts agree."""
    report = make_report(make_finding(), make_finding(known=True), make_finding(severity="info"), quarantined=[quarantine_entry])
    suite = document_of(report)[0]
    cases = suite.findall("testcase")

    assert [[child.tag for child in case] for case in cases] == [[], ["error"], ["failure"], ["skipped"]]
    assert [suite.get(name) for name in ("tests", "failures", "errors", "skipped")] == ["4", "1", "1", "1"]
    assert suite.find("properties/property[@name='quarantined']").get("value") == "1"  # type: ignore[union-attr]


def test_every_file_is_a_suite(make_report: Callable[..., Report]) -> None:
    """A file without findings is a suite with its one passed case."""
    suite = document_of(make_report())[0]

    assert suite.get("name") == "articles.jsonl"
    assert [case.get("name") for case in suite.findall("testcase")] == ["every record is accounted for"]
