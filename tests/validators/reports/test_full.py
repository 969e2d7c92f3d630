"""Frames read well in 80 columns, underline the right columns, and hide what is not asked for without losing count of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.reports.display import visible
from copydesk.reports.formats import Style, draw
from copydesk.reports.terminal import columns

if TYPE_CHECKING:
    from collections.abc import Callable

    from copydesk.reports.report import Report

    Maker = Callable[..., dict[str, Any]]
    ReportMaker = Callable[..., Report]


def text_of(report: Report, name: str = "full", **style: Any) -> str:
    """Return a report drawn as text."""
    return b"".join(draw(report, name, Style(**style))).decode()


def test_a_frame(make_finding: Maker, make_report: ReportMaker) -> None:
    """A frame has severity, code and sentence, place, record and field, the line with the span underlined, evidence and advice."""
    expected = """\
warning[ENT001]: a name is spelled in two ways in this record
  --> articles.jsonl:3  record a1  /body
   |
14 | The Nordhaven ferry sails again.
   |     ^^^^^^^^^
   |
   = note: the port of Nordhavn said
   = help: write "Nordhavn" instead (unsafe, 0.96)

copydesk explain ENT001 tells what a check is about
1 read = 0 passed + 1 flagged + 0 quarantined
1 warning
"""

    assert text_of(make_report(make_finding())) == expected


def test_a_quarantined_piece(make_report: ReportMaker, quarantine_entry: dict[str, Any]) -> None:
    """A piece that could not be read is told with its code, reason, line, byte and beginning."""
    expected = """\
quarantined[INP002]: not UTF-8 at byte 133
  --> articles.jsonl:4  byte 812
   |
   | {"id": "a4", "title": "Caf\\xe9
   |

copydesk explain INP002 tells what a check is about
1 read = 0 passed + 0 flagged + 1 quarantined
no findings
"""

    assert text_of(make_report(quarantined=[quarantine_entry])) == expected


@pytest.mark.parametrize("name", ["full", "concise"])
def test_info_findings_are_counted_though_hidden(make_finding: Maker, make_report: ReportMaker, name: str) -> None:
    """Info findings show only where they are asked for; their number is always printed."""
    report = make_report(make_finding(severity="info", message="the text stands in another source too"))

    assert "another source" not in text_of(report, name)
    assert "1 info finding (hidden; -v shows it)" in text_of(report, name)
    assert "another source" in text_of(report, name, show_info=True)
    assert "hidden" not in text_of(report, name, show_info=True)


@pytest.mark.parametrize("name", ["full", "concise"])
def test_known_findings_are_hidden_until_all_are_asked_for(make_finding: Maker, make_report: ReportMaker, name: str) -> None:
    """What the baseline knows is shown only with everything else."""
    report = make_report(make_finding(known=True), make_finding(message="something new", known=False))

    assert "two ways" not in text_of(report, name, show_info=True)
    assert "something new" in text_of(report, name)
    assert "two ways" in text_of(report, name, show_all=True)


def test_verbose_frames_show_fingerprint_and_all_evidence(make_finding: Maker, make_report: ReportMaker) -> None:
    """With everything shown, a frame carries the fingerprint that waivers need, and no evidence is left out."""
    report = make_report(make_finding(evidence=[{"text": f"place {n}"} for n in range(6)]))

    short, whole = text_of(report), text_of(report, show_all=True)

    assert "3 more (-v shows them)" in short
    assert all(f"place {n}" in whole for n in range(6))
    assert "00112233aabbccdd" in whole


def test_the_same_text_elsewhere_is_not_told_again(make_finding: Maker, make_report: ReportMaker) -> None:
    """Evidence that quotes what is underlined already, or its own place, gives that place alone and once."""
    elsewhere = {"id": "b7", "source": "ledger.example", "file": "articles.jsonl", "line": 9}
    texts = ("Nordhaven", "articles.jsonl:9", "articles.jsonl:9 shares 80% of the text")
    report = make_report(make_finding(evidence=[{"text": text, "path": "/body", "record": elsewhere} for text in texts]))
    notes = [line.partition("= note: ")[2] for line in text_of(report, width=110).splitlines() if "= note: " in line]

    assert notes == ["the same in articles.jsonl:9 record b7", "articles.jsonl:9 record b7", "articles.jsonl:9 record b7: shares 80% of the text"]


@pytest.mark.parametrize(
    ("suggestion", "words"),
    [
        ({"path": "/body", "span": [4, 13], "replacement": "", "applicability": "safe"}, "take it out (safe"),
        ({"path": "/published_at", "replacement": None, "applicability": "unsafe"}, "leave /published_at empty (unsafe"),
        ({"path": "/related_links/3", "replacement": None, "applicability": "display"}, "take /related_links/3 out (only a hint"),
        ({"path": "/published_at", "replacement": "2026-05-02", "applicability": "unsafe"}, 'set /published_at to "2026-05-02"'),
        ({"path": "/published_at", "replacement": "2026-05", "applicability": "display"}, "(only a hint"),
    ],
)
def test_advice(make_finding: Maker, make_report: ReportMaker, suggestion: dict[str, Any], words: str) -> None:
    """The help line says what to write, and how sure and how safe that is."""
    assert words in text_of(make_report(make_finding(suggestion={"confidence": 0.9, **suggestion})))


def test_counts_only(make_finding: Maker, make_report: ReportMaker) -> None:
    """Where only the counts are asked for, they stand alone."""
    assert text_of(make_report(make_finding()), counts_only=True) == "1 read = 0 passed + 1 flagged + 0 quarantined\n1 warning\n"


TEXT = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("渡輪😀\x1b\u202e\n\t"), max_size=90)


@given(before=TEXT, mark=TEXT.filter(bool), after=TEXT, width=st.integers(40, 110))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_carets_stand_under_the_span(make_finding: Maker, make_report: ReportMaker, before: str, mark: str, after: str, width: int) -> None:
    """Whatever characters stand before and in it, the columns above the carets are the span's, and the line keeps to the width."""
    first = mark.split("\n", maxsplit=1)[0]
    line = before.rsplit("\n", maxsplit=1)[-1]
    span = [len(line), len(line) + len(mark)]
    entry = make_finding(span=span, text=mark[:200], excerpt={"text": f"{line}{mark}{after}", "span": span, "line": 7})
    rows = text_of(make_report(entry), width=width).splitlines()
    number = next(n for n, row in enumerate(rows) if row.startswith(" 7 |"))
    above, below = rows[number][5:], rows[number + 1][5:]
    skipped, carets = columns(below) - columns(below.lstrip(" ")), below.strip()
    shown = above
    while columns(shown) > skipped:
        shown = shown[:-1]
    marked = above[len(shown) :]

    assert columns(rows[number]) <= width
    assert set(carets) == {"^"}
    if first and visible(first).strip() == visible(first) and not marked.startswith("…"):
        assert marked[: len(visible(first))].startswith(visible(first)[: max(len(carets) // 2 - 1, 1)])
