"""What GitHub and GitLab read: bounded, escaped, and complete in its counts."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from copydesk.errors import WriteError
from copydesk.reports.as_github import SUMMARY_BYTES, append_step_summary
from copydesk.reports.as_markdown import escaped, limited
from copydesk.reports.formats import draw

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from copydesk.reports.report import Report

    Maker = Callable[..., dict[str, Any]]
    ReportMaker = Callable[..., Report]

ANNOTATION = re.compile(r"::(error|warning|notice) [^:\n]*::[^\n]*")


def annotations_of(report: Report) -> list[str]:
    """Return the annotations of a report."""
    return [line for line in b"".join(draw(report, "github")).decode().splitlines() if line.startswith("::")]


@pytest.mark.parametrize(("severity", "kind"), [("error", "error"), ("warning", "warning")])
def test_the_worst_ten_and_one_for_the_rest(make_finding: Maker, make_report: ReportMaker, severity: str, kind: str) -> None:
    """Of many findings the ten surest are annotated, and a notice names the number of the others."""
    found = annotations_of(make_report(*(make_finding(severity=severity, confidence=n / 100, message=f"number {n}.") for n in range(60, 85))))

    assert [line.startswith(f"::{kind} ") for line in found] == [True] * 10 + [False]
    assert "number 84." in found[0]
    assert f"15 more {severity}s" in found[-1]


def test_no_kind_has_more_annotations_than_github_shows(make_finding: Maker, make_report: ReportMaker) -> None:
    """Of each kind there are at most ten, the notice that names the rest included."""
    found = annotations_of(make_report(*(make_finding(severity=s) for s in ("error", "warning", "info") for _ in range(30))))

    assert [sum(line.startswith(f"::{kind} ") for line in found) for kind in ("error", "warning", "notice")] == [10, 10, 10]
    assert "20 more errors, 20 more warnings, 21 more info findings" in found[-1]


def test_quarantined_pieces_come_first_and_known_findings_not_at_all(
    make_finding: Maker, make_report: ReportMaker, quarantine_entry: dict[str, Any]
) -> None:
    """What could not be read is the worst error; what the baseline knows is no annotation."""
    found = annotations_of(
        make_report(make_finding(severity="error", confidence=1.0), make_finding(severity="error", known=True), quarantined=[quarantine_entry])
    )

    assert len(found) == 2
    assert found[0] == "::error file=articles.jsonl,line=4,title=INP002 not-utf8::quarantined: not UTF-8 at byte 133" or "INP002" in found[0]


def test_annotations_are_escaped(nasty: Report) -> None:
    """No name or message from data ends an annotation or starts another."""
    for line in annotations_of(nasty):
        assert ANNOTATION.fullmatch(line)


def test_the_step_summary_keeps_to_its_bound(make_finding: Maker, make_report: ReportMaker, tmp_path: Path) -> None:
    """The summary is added to what is there, stays below GitHub's bound, and says how many findings it shows."""
    report = make_report(*(make_finding(message=f"{n} " + "x" * 900) for n in range(1_500)))
    path = tmp_path / "summary.md"
    path.write_bytes(b"before\n")
    append_step_summary(report, str(path))
    text = path.read_text(encoding="utf-8")
    shown = re.search(r"Showing ([0-9]+) of 1500\.", text)

    assert text.startswith("before\n# copydesk")
    assert path.stat().st_size <= SUMMARY_BYTES + 7
    assert shown
    assert 0 < int(shown[1]) < 1_500
    assert text.count("| ENT001 | articles.jsonl") == int(shown[1])


def test_a_step_summary_that_cannot_be_written(make_report: ReportMaker, tmp_path: Path) -> None:
    """It is told in one line that names the file."""
    with pytest.raises(WriteError, match="GITHUB_STEP_SUMMARY"):
        append_step_summary(make_report(), str(tmp_path / "missing" / "summary.md"))


def test_markdown_shows_data_as_it_is(nasty: Report) -> None:
    """Every row of the table has its four cells, and nothing in it is markup, a link or a mention."""
    rows = [line for line in b"".join(limited(nasty, None)).decode().splitlines() if line.startswith(("| error", "| warning", "| info"))]

    assert rows
    for row in rows:
        bare = re.sub(r"\\.", "", row)
        assert bare.count("|") == 5
        assert not re.search(r"[`*\[\]~#<>@]|://", bare.replace("&#", ""))


def test_escaped_markdown() -> None:
    """A text is escaped character by character."""
    assert escaped("a|b *c* <d> @e https://f.example\ng") == r"a\|b \*c\* &lt;d&gt; &#64;e https&#58;//f.example g"


def test_gitlab_entries(nasty: Report, make_finding: Maker, make_report: ReportMaker, quarantine_entry: dict[str, Any]) -> None:
    """Each entry has what GitLab needs, with a line from 1 up and one of its severities."""
    for report in (nasty, make_report(make_finding(), quarantined=[quarantine_entry])):
        entries = json.loads(b"".join(draw(report, "gitlab")))

        assert len(entries) == len(report.found) + len(report.quarantined)
        for entry in entries:
            assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
            assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
            assert entry["location"]["lines"]["begin"] >= 1
            assert re.fullmatch("[0-9a-f]{16}", entry["fingerprint"])


def test_gitlab_leaves_known_findings_out(make_finding: Maker, make_report: ReportMaker) -> None:
    """A report without new findings is an empty array."""
    assert json.loads(b"".join(draw(make_report(make_finding(known=True)), "gitlab"))) == []
