"""SARIF keeps to the standard, and each of its regions is the very span in the file as written."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.finding import shorten
from copydesk.registry import load_registry
from copydesk.reports.as_sarif import message, uri
from copydesk.reports.formats import draw

if TYPE_CHECKING:
    from collections.abc import Callable

    from copydesk.reports.report import Report

    Maker = Callable[..., dict[str, Any]]
    ReportMaker = Callable[..., Report]

SCHEMA = json.loads(Path(__file__).with_name("sarif.schema.json").read_text(encoding="utf-8"))
TEXT = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('"\\\n\r\t/é😀渡\u2028'), min_size=1, max_size=40)
CALM = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def log_of(report: Report) -> dict[str, Any]:
    """Return the log as it is read back."""
    log: dict[str, Any] = json.loads(b"".join(draw(report, "sarif")))
    return log


def regions_of(report: Report) -> list[dict[str, int]]:
    """Return the region of each result."""
    return [result["locations"][0]["physicalLocation"]["region"] for result in log_of(report)["runs"][0]["results"]]


def cut(data: bytes, region: dict[str, int]) -> str:
    """Return what a region covers in a file, the way the standard counts: lines by line feeds, columns in UTF-16 code units."""
    lines = data.decode("utf-8-sig").split("\n")[region["startLine"] - 1 : region["endLine"]]
    units = [line.encode("utf-16-le", "surrogatepass") for line in lines]
    units[-1] = units[-1][: 2 * (region["endColumn"] - 1)]
    units[0] = units[0][2 * (region["startColumn"] - 1) :]
    return "\n".join(piece.decode("utf-16-le", "surrogatepass") for piece in units)


def finding_at(make: Maker, file: str, line: int, path: str, value: str, span: tuple[int, int] | None, **changes: Any) -> dict[str, Any]:
    """Return a finding about a span of a value, or about the whole of it."""
    record = {"id": f"r{line}", "source": "s", "file": file, "line": line}
    start, end = span or (0, len(value))
    around = {"excerpt": {"text": value[max(start - 5, 0) : end + 5], "span": [min(start, 5), min(start, 5) + end - start], "line": 1}}
    entry = make(record=record, path=path, text=shorten(value[start:end]), suggestion=None, **changes)
    entry.pop("excerpt")
    entry.pop("span")
    return entry if span is None else {**entry, "span": [start, end], **around}


@given(bodies=st.lists(TEXT, min_size=1, max_size=4), data=st.data())
@CALM
def test_regions_in_json_lines(tmp_path: Path, make_finding: Maker, make_report: ReportMaker, bodies: list[str], data: st.DataObject) -> None:
    """Whatever escapes, astral characters, line ends, byte order mark or packing a file has, the region decodes to the span."""
    is_ascii, end, is_packed = data.draw(st.booleans()), data.draw(st.sampled_from(["\n", "\r\n"])), data.draw(st.booleans())
    key, mark = data.draw(st.sampled_from(["body", "text"])), data.draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    rows = [json.dumps({"id": f"r{n}", "title": "Å 😀", key: body, "tags": [body]}, ensure_ascii=is_ascii) for n, body in enumerate(bodies)]
    raw = mark + "".join(row + end for row in rows).encode()
    path = tmp_path / ("articles.jsonl.gz" if is_packed else "articles.jsonl")
    path.write_bytes(gzip.compress(raw) if is_packed else raw)
    spans = [sorted(data.draw(st.tuples(st.integers(0, len(body)), st.integers(0, len(body))))) for body in bodies]
    report = make_report(
        *(finding_at(make_finding, str(path), n, "/body", body, (a, b)) for n, (body, (a, b)) in enumerate(zip(bodies, spans, strict=True), 1))
    )
    report.is_fresh = True

    for body, (first, last), region in zip(bodies, spans, regions_of(report), strict=True):
        assert json.loads(f'"{cut(raw, region)}"', strict=False) == body[first:last]


@given(bodies=st.lists(TEXT, min_size=1, max_size=4), data=st.data())
@CALM
def test_regions_in_documents(tmp_path: Path, make_finding: Maker, make_report: ReportMaker, bodies: list[str], data: st.DataObject) -> None:
    """In a JSON array, pretty-printed or not, a region decodes to the whole field of the right record."""
    indent = data.draw(st.sampled_from([None, 1]))
    raw = json.dumps([{"id": f"r{n}", "body": f"{n}{body}"} for n, body in enumerate(bodies, 1)], indent=indent, ensure_ascii=False).encode()
    path = tmp_path / "articles.json"
    path.write_bytes(raw)
    lines = [1 if indent is None else 2 + 4 * n for n in range(len(bodies))]
    report = make_report(
        *(finding_at(make_finding, str(path), line, "/body", f"{n}{body}", None) for n, (line, body) in enumerate(zip(lines, bodies, strict=True), 1))
    )
    report.is_fresh = True

    for n, (body, region) in enumerate(zip(bodies, regions_of(report), strict=True), 1):
        assert json.loads(f'"{cut(raw, region)}"', strict=False) == f"{n}{body}"


@given(body=TEXT, data=st.data())
@CALM
def test_regions_in_plain_text(tmp_path: Path, make_finding: Maker, make_report: ReportMaker, body: str, data: st.DataObject) -> None:
    """In a plain text the region is the span, over line ends too."""
    path = tmp_path / "article.txt"
    path.write_bytes(body.encode())
    first, last = sorted(data.draw(st.tuples(st.integers(0, len(body)), st.integers(0, len(body)))))
    report = make_report(finding_at(make_finding, str(path), 1, "/body", body, (first, last)))
    report.is_fresh = True

    assert cut(body.encode(), regions_of(report)[0]) == body[first:last]


def test_other_fields_of_a_plain_text(tmp_path: Path, make_finding: Maker, make_report: ReportMaker) -> None:
    """A label that was found in a text has its region where it stands once, the line alone where it could be one of several."""
    text = "Old slipway\nOld slipway\nHerring 😀 are back\n"
    path = tmp_path / "article.txt"
    path.write_text(text, encoding="utf-8")
    labels = ("Herring 😀 are back", "Old slipway", "gone")
    report = make_report(*(finding_at(make_finding, str(path), 1, f"/related_links/{n}/label", label, None) for n, label in enumerate(labels)))
    report.is_fresh = True
    once, several, gone = regions_of(report)

    assert cut(text.encode(), once) == labels[0]
    assert several == gone == {"startLine": 1}


@pytest.mark.parametrize("content", [b"", b'{"body": "another text"}\n', b"\xff\xfe\n", b'{"body": '])
def test_a_changed_input_gives_the_line_alone(tmp_path: Path, make_finding: Maker, make_report: ReportMaker, content: bytes) -> None:
    """Where the text no longer stands in the file, no wrong columns are given."""
    path = tmp_path / "articles.jsonl"
    path.write_bytes(content)
    report = make_report(finding_at(make_finding, str(path), 1, "/body", "The ferry", (4, 9)))
    report.is_fresh = True

    assert regions_of(report) == [{"startLine": 1}]


def test_a_loaded_report_reads_no_files(tmp_path: Path, make_finding: Maker, make_report: ReportMaker) -> None:
    """Findings from a file are data: the paths in them are not opened."""
    path = tmp_path / "articles.jsonl"
    path.write_text('{"body": "The ferry"}\n', encoding="utf-8")
    report = make_report(finding_at(make_finding, str(path), 1, "/body", "The ferry", (4, 9)))

    assert regions_of(report) == [{"startLine": 1}]


def test_a_safe_fix_is_written_as_json_writes_it(tmp_path: Path, make_finding: Maker, make_report: ReportMaker) -> None:
    """The inserted text of a fix is escaped, so that applying it leaves a JSON line."""
    path = tmp_path / "articles.jsonl"
    path.write_text('{"body": "The \\"ferri\\""}\n', encoding="utf-8")
    entry = finding_at(make_finding, str(path), 1, "/body", 'The "ferri"', (4, 11))
    entry["suggestion"] = {"path": "/body", "span": [4, 11], "replacement": 'a "ferry"', "confidence": 0.9, "applicability": "safe"}
    report = make_report(entry)
    report.is_fresh = True
    change = log_of(report)["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0]
    line, region = path.read_text(encoding="utf-8"), change["deletedRegion"]

    mended = line[: region["startColumn"] - 1] + change["insertedContent"]["text"] + line[region["endColumn"] - 1 :]

    assert json.loads(mended) == {"body": 'The a "ferry"'}


def test_the_log_keeps_to_the_standard(nasty: Report, make_finding: Maker, make_report: ReportMaker, quarantine_entry: dict[str, Any]) -> None:
    """Logs of every kind of result, names that are no addresses included, validate against the schema."""
    known = make_report(make_finding(known=True), make_finding(known=False, code="ABC123", name="from-elsewhere"), quarantined=[quarantine_entry])
    for report in (nasty, known, make_report()):
        jsonschema.validate(log_of(report), SCHEMA, jsonschema.Draft202012Validator, format_checker=jsonschema.FormatChecker())


def test_rules_carry_the_text_of_explain(make_finding: Maker, make_report: ReportMaker) -> None:
    """Each rule has the check's documentation, and each result points at its rule."""
    checks = list(load_registry())
    run = log_of(make_report(*(make_finding(code=check.code, name=check.name) for check in checks)))["runs"][0]

    rules = run["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == [check.code for check in checks]
    assert all("How to mend it" in rule["help"]["markdown"] for rule in rules)
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_messages_hold_no_links_and_no_placeholders() -> None:
    """Text from data is no link and no placeholder in a viewer."""
    assert message("see [here](http://x.example) {0}") == r"see \[here\](http://x.example) {{0}"


def test_addresses_of_files() -> None:
    """A path is written as a reference: relative as given, `file:` where it is absolute, odd characters escaped."""
    assert [uri(path) for path in ("a b.jsonl", "/data/é.jsonl", "c:d.jsonl", "<stdin>")] == [
        "a%20b.jsonl",
        "file:///data/%C3%A9.jsonl",
        "c%3Ad.jsonl",
        "%3Cstdin%3E",
    ]
