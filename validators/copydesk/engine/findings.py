"""Marks to findings: the engine, not the judge, fills in code, text, zone, excerpt and fingerprint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from copydesk.check import Record
from copydesk.finding import Finding, fingerprint
from copydesk.survey import FileTally, SourceTally

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from copydesk.check import Check, Mark

_AROUND = 160


def make_findings(
    subject: Record | FileTally | SourceTally,
    checks: Sequence[Check],
    ordinals: Counter[tuple[str, str, str, str]],
    failures: dict[str, str],
) -> list[Finding]:
    """Ask every check about a subject and return what it found.

    A judge that fails loses what it had found in this subject; the first failure of each check is told in `failures`, and all other checks go on.

    Args:
        subject: a record, a file or a source.
        checks: the checks that judge such a subject.
        ordinals: how often an equal finding was made before; counted on.
        failures: code to one line that names the check, the record and the error; added to.
    """
    found: list[Finding] = []
    for item in checks:
        try:
            marks = list(item.judge(subject))
        except Exception as error:  # noqa: BLE001 - a plug-in may raise anything
            failures.setdefault(item.code, f"check {item.code} failed on {_where(subject)}: {type(error).__name__}: {error}")
            continue
        for mark in marks:
            found.append(_finding(item, mark, subject, ordinals))  # noqa: PERF401 - a comprehension would hide the counting
    return found


def _where(subject: Record | FileTally | SourceTally) -> str:
    if isinstance(subject, Record):
        return f"record {subject.ref.id} ({subject.ref.file}:{subject.ref.line})"
    return subject.path if isinstance(subject, FileTally) else subject.key


def _finding(item: Check, mark: Mark, subject: Record | FileTally | SourceTally, ordinals: Counter[tuple[str, str, str, str]]) -> Finding:
    record = subject if isinstance(subject, Record) else None
    value = resolve(record.row, mark.path) if record and mark.path else None
    text, excerpt, zone = mark.text, None, None
    if isinstance(value, str):
        start, end = mark.span or (0, len(value))
        text = value[start:end] if text is None else text
        if mark.span:
            excerpt = _excerpt(value, start, end)
    if record and mark.path == "/body" and mark.span:
        zone = record.zone_at(mark.span[0]).value
    owner = record.ref.id if record else subject.path if isinstance(subject, FileTally) else subject.key if isinstance(subject, SourceTally) else ""
    key = (owner, item.code, mark.path or "", text or "")
    ordinals[key] += 1
    return Finding(
        code=item.code,
        name=item.name,
        severity=mark.severity or item.severity,
        confidence=mark.confidence,
        message=mark.message or item.message,
        record=record.ref if record else None,
        path=mark.path,
        span=mark.span,
        zone=zone,
        text=text,
        evidence=mark.evidence,
        suggestion=mark.suggestion,
        fingerprint=fingerprint(*key, ordinals[key] - 1),
        source=subject.key if isinstance(subject, SourceTally) else None,
        file=subject.path if isinstance(subject, FileTally) else None,
        details=mark.details if excerpt is None else {**mark.details, "excerpt": excerpt},
    )


def resolve(row: Any, path: str) -> Any:
    """Return the value that a JSON Pointer names in a row, or None where there is none."""
    value = row
    for part in path.split("/")[1:]:
        if isinstance(value, dict):
            value = value.get(part.replace("~1", "/").replace("~0", "~"))
        elif isinstance(value, (list, tuple)) and part.isdigit() and int(part) < len(value):
            value = value[int(part)]
        else:
            return None
    return value


def _excerpt(text: str, start: int, end: int) -> dict[str, Any]:
    """Return the line or part of it round a span, the place of the span in it, and the line's number in the text."""
    first = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    stop = min(end, start + 2 * _AROUND)
    line_end = text.find("\n", stop - 1 if stop > start and text[stop - 1] == "\n" else stop)
    last = min(len(text) if line_end < 0 else line_end, stop + _AROUND)
    return {"text": text[first:last], "span": [start - first, stop - first], "line": text.count("\n", 0, start) + 1}
