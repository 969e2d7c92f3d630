"""A saved report comes back as it was, and what is no report is refused in one line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.errors import ReadError
from copydesk.reports.formats import FORMATS, draw
from copydesk.reports.load import load_report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from copydesk.reports.report import Report

    Maker = Callable[..., dict[str, Any]]
    ReportMaker = Callable[..., Report]


@pytest.mark.parametrize("saved", ["json", "jsonl"])
@pytest.mark.parametrize("name", ["json", "jsonl", "full", "sarif", "junit", "csv", "gitlab"])
def test_a_saved_report_draws_the_same(nasty: Report, tmp_path: Path, saved: str, name: str) -> None:
    """Every format of a report that was saved and loaded is the same to the byte."""
    nasty.problems = []
    path = tmp_path / "report"
    path.write_bytes(b"".join(draw(nasty, saved)))

    assert b"".join(draw(load_report(str(path)), name)) == b"".join(draw(nasty, name))


def test_evidence_in_a_record_without_an_id(make_finding: Maker, make_report: ReportMaker, tmp_path: Path) -> None:
    """Another record that stands as evidence may be known by its line alone."""
    path = tmp_path / "report.jsonl"
    evidence = [{"text": "b.jsonl:7", "path": "/body", "record": {"id": None, "source": None, "file": "b.jsonl", "line": 7}}]
    path.write_bytes(b"".join(draw(make_report(make_finding(evidence=evidence)), "jsonl")))

    assert next(iter(load_report(str(path)).found))["evidence"] == evidence


def test_a_report_that_is_cut_off(make_finding: Maker, make_report: ReportMaker, tmp_path: Path) -> None:
    """JSON lines without the accounting at their end are no whole report."""
    path = tmp_path / "report.jsonl"
    path.write_bytes(b"".join(list(draw(make_report(make_finding()), "jsonl"))[:-1]))

    with pytest.raises(ReadError, match="cut off"):
        load_report(str(path))


def test_a_missing_report(tmp_path: Path) -> None:
    """A file that is not there is named."""
    with pytest.raises(ReadError, match=r"none\.json"):
        load_report(str(tmp_path / "none.json"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(content=st.binary(max_size=60) | JSON.map(lambda value: json.dumps(value).encode()))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_is_no_report_is_refused(tmp_path: Path, content: bytes) -> None:
    """Nothing but a report is taken for one, and nothing raises another error."""
    path = tmp_path / "report"
    path.write_bytes(content)

    with pytest.raises(ReadError, match="report"):
        load_report(str(path))


PLACES = [
    *(
        (key,)
        for key in ("code", "severity", "confidence", "record", "span", "evidence", "suggestion", "excerpt", "path", "text", "message", "known")
    ),
    *(("record", key) for key in ("id", "source", "file", "line")),
    *(("suggestion", key) for key in ("path", "span", "replacement", "confidence", "applicability")),
    *(("excerpt", key) for key in ("text", "span", "line")),
    *(("evidence", 0, key) for key in ("text", "path", "record")),
]


@given(place=st.sampled_from(PLACES), value=JSON)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_finding_with_a_wrong_part(tmp_path: Path, make_finding: Maker, make_report: ReportMaker, place: tuple[Any, ...], value: Any) -> None:
    """A report whose finding has any value in any place is refused, or drawn in every format."""
    entry: Any = make_finding()
    inner = entry
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    path = tmp_path / "report.jsonl"
    head = json.dumps({"type": "finding", **entry}).encode()
    path.write_bytes(head + b"\n" + list(draw(make_report(), "jsonl"))[-1])
    try:
        report = load_report(str(path))
    except ReadError:
        return

    for name in set(FORMATS) - {"html"}:
        assert b"".join(draw(report, name))


DECISIONS = st.fixed_dictionaries({}, optional={"waivers": JSON, "baseline": JSON, "thresholds": JSON})
FILES = st.fixed_dictionaries({}, optional={"path": JSON, "bytes": JSON, "sha256": JSON, "accounting": JSON})


@given(files=st.lists(FILES | JSON, max_size=2), decisions=DECISIONS | JSON)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_wrong_files_and_decisions(tmp_path: Path, make_finding: Maker, make_report: ReportMaker, files: Any, decisions: Any) -> None:
    """A report whose files or decisions are anything is refused, or drawn in every format."""
    path = tmp_path / "report.json"
    document = json.loads(b"".join(draw(make_report(make_finding()), "json")))
    path.write_text(json.dumps({**document, "files": files, "decisions": decisions}), encoding="utf-8")
    try:
        report = load_report(str(path))
    except ReadError:
        return

    for name in set(FORMATS) - {"html"}:
        assert b"".join(draw(report, name))
