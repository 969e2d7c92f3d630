"""Reads a report back from a JSON or JSONL report, so that it can be drawn again in another format."""

from __future__ import annotations

import json
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from copydesk.errors import ReadError
from copydesk.finding import Severity
from copydesk.reports.report import Report
from copydesk.reports.summary import decision_lines
from copydesk.triage import Accounting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

STDIN = "-"
_SEVERITIES = frozenset(s.value for s in Severity)
_COUNTS = ("read", "passed", "flagged", "quarantined")


def load_report(path: str) -> Report:
    """Return the report in a file that `--format json` or `--format jsonl` wrote; `-` reads standard input.

    Raises:
        ReadError: the file cannot be read, is no such report, or is cut off.
    """
    try:
        with sys.stdin.buffer if path == STDIN else Path(path).open("rb") as file:
            first = file.readline()
            entry = _parsed(first, path, 1)
            is_lines = isinstance(entry, dict) and "type" in entry
            report = _from_lines(_entries(first, file, path), path) if is_lines else _from_document(_parsed(first + file.read(), path, None), path)
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror or error}") from None
    return report


def _parsed(data: bytes, path: str, line: int | None) -> Any:
    try:
        return json.loads(data) if b"\\ud" in data else orjson.loads(data)
    except (ValueError, RecursionError):
        if line == 1:
            return None  # the first line of a JSON document that goes on
        raise ReadError(f"{path}{f' line {line}' if line else ''}: not a report in JSON or JSONL") from None


def _entries(first: bytes, rest: Iterable[bytes], path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for number, line in enumerate(chain((first,), rest), 1):
        yield f"{path} line {number}", _parsed(line, path, number)


def _from_lines(entries: Iterable[tuple[str, Mapping[str, Any]]], path: str) -> Report:
    report = Report("")
    last = None
    for place, entry in entries:
        kind = last = entry.get("type") if isinstance(entry, dict) else None
        values = {key: value for key, value in entry.items() if key != "type"} if isinstance(entry, dict) else {}
        if kind == "finding":
            report.add(_finding(values, place))
        elif kind == "quarantine":
            report.quarantined.append(_quarantine(values, place))
        elif kind == "source":
            report.cards.append(_checked(values, place, isinstance(values.get("source"), str)))
        elif kind == "file":
            report.files.append(_file(values, place))
        elif kind == "decisions":
            report.decisions = _decisions(values, place)
        elif kind == "accounting":
            _take_head(report, values, values, place)
        else:
            raise ReadError(f"{place}: not a line of a report")
    if last != "accounting":
        raise ReadError(f"{path}: the report is cut off: its last line is not the accounting")
    return report


def _from_document(document: Any, path: str) -> Report:
    if not isinstance(document, dict) or not isinstance(document.get("accounting"), dict):
        raise ReadError(f"{path}: not a report in JSON or JSONL")
    report = Report("")
    _take_head(report, document, document["accounting"], path)
    report.files = [_file(entry, f"{path} files") for entry in _dicts(document, "files", path)]
    report.cards = _dicts(document, "sources", path)
    report.decisions = _decisions(document.get("decisions") or {}, path)
    for number, entry in enumerate(_dicts(document, "quarantine", path), 1):
        report.quarantined.append(_quarantine(entry, f"{path} quarantine {number}"))
    for number, entry in enumerate(_dicts(document, "findings", path), 1):
        report.add(_finding(entry, f"{path} finding {number}"))
    return report


def _take_head(report: Report, head: Mapping[str, Any], counts: Mapping[str, Any], place: str) -> None:
    numbers = [counts.get(name) for name in _COUNTS]
    if not all(isinstance(number, int) for number in numbers):
        raise ReadError(f"{place}: the accounting lacks one of {', '.join(_COUNTS)}")
    report.accounting = Accounting(*(int(number or 0) for number in numbers))
    report.now = str(head.get("now") or "")
    settings = head.get("settings")
    report.settings = settings if isinstance(settings, dict) else {}


def _dicts(document: Mapping[str, Any], name: str, path: str) -> list[dict[str, Any]]:
    entries = document.get(name, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ReadError(f"{path}: {name} is not a list of objects")
    return entries


def _checked(entry: dict[str, Any], place: str, is_right: bool) -> dict[str, Any]:  # noqa: FBT001 - the verdict on the entry
    if not is_right:
        raise ReadError(f"{place}: not as a report has it")
    return entry


def _file(entry: dict[str, Any], place: str) -> dict[str, Any]:
    counts = entry.get("accounting")
    is_right = _are(entry, str, "path") and _are(entry, (int, type(None)), "bytes") and _are(entry, (str, type(None)), "sha256")
    return _checked(entry, place, is_right and isinstance(counts, dict) and _are(counts, int, *_COUNTS))


def _decisions(entry: Any, place: str) -> dict[str, Any]:
    """Return what waivers, baseline and thresholds did, if it can be told at all."""
    try:
        is_right = isinstance(entry, dict) and all(isinstance(line, str) and isinstance(role, str) for role, line in decision_lines(entry))
    except (AttributeError, KeyError, TypeError, ValueError):
        is_right = False
    return _checked(entry, place, is_right)


def _quarantine(entry: dict[str, Any], place: str) -> dict[str, Any]:
    is_right = _are(entry, str, "file", "code", "reason") and _are(entry, (int, type(None)), "line", "offset")
    return _checked(entry, place, is_right and _are(entry, (str, type(None)), "text"))


def _finding(entry: dict[str, Any], place: str) -> dict[str, Any]:
    """Return a finding whose parts are of the types that formats rely on."""
    evidence, suggestion, excerpt = entry.get("evidence"), entry.get("suggestion"), entry.get("excerpt")
    is_right = (
        _are(entry, str, "code", "name", "message", "fingerprint", "severity")
        and entry["severity"] in _SEVERITIES
        and _are(entry, (int, float), "confidence")
        and _are(entry, (str, type(None)), "path", "text", "zone", "source", "file")
        and _are(entry, (int, type(None)), "line")
        and _is_record(entry.get("record"))
        and (entry.get("span") is None or _is_span(entry["span"]))
        and (excerpt is None or (_is_span(entry.get("span")) and _is_excerpt(excerpt)))
        and (suggestion is None or _is_suggestion(suggestion))
        and (evidence is None or (isinstance(evidence, list) and all(map(_is_evidence, evidence))))
    )
    return _checked(entry, place, is_right)


def _are(entry: Mapping[str, Any], kind: type | tuple[type, ...], *names: str) -> bool:
    return all(isinstance(entry.get(name), kind) for name in names)


def _is_record(value: Any, *ids: type) -> bool:
    return value is None or (
        isinstance(value, dict)
        and _are(value, (str, *ids), "id")
        and _are(value, (str, type(None)), "source", "file")
        and _are(value, (int, type(None)), "line")
    )


def _is_suggestion(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and _are(value, str, "path", "applicability")
        and _are(value, (str, type(None)), "replacement")
        and _are(value, (int, float), "confidence")
        and (value.get("span") is None or _is_span(value["span"]))
    )


def _is_evidence(value: Any) -> bool:
    return isinstance(value, dict) and _are(value, (str, type(None)), "text", "path") and _is_record(value.get("record"), type(None))


def _is_span(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(item, int) for item in value) and 0 <= value[0] <= value[1]


def _is_excerpt(value: Any) -> bool:
    return isinstance(value, dict) and _are(value, str, "text") and _are(value, int, "line") and _is_span(value.get("span"))
