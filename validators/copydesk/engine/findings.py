"""Marks to findings: the engine, not the judge, fills in code, text, zone, excerpt and fingerprint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from copydesk.check import Record, resolve
from copydesk.finding import Finding, fingerprint
from copydesk.survey import FileTally, SourceTally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.check import Check, Mark

_AROUND = 160


class _LineNumbers:
    """Tells the numbers of lines in a text, counted from the place that was asked for last: marks are near each other, and texts can be long."""

    __slots__ = ("_at", "_line", "_text")

    def __init__(self) -> None:
        self._text, self._at, self._line = "", 0, 1

    def at(self, text: str, place: int) -> int:
        """Return the number of the line, from 1, that a place in a text lies in."""
        if text is not self._text:
            self._text, self._at, self._line = text, 0, 1
        self._line += text.count("\n", self._at, place) if place >= self._at else -text.count("\n", place, self._at)
        self._at = place
        return self._line


Ordinals = dict[tuple[str, str, str, str], int]
"""How often a finding with the same owner, code, path and text was made."""


def make_findings(
    subjects: Sequence[Record | FileTally | SourceTally],
    checks: Sequence[Check],
    ordinals: Sequence[Ordinals],
    failures: dict[str, str],
) -> list[list[Finding]]:
    """Ask every check about some subjects and return what was found in each.

    One check judges all the subjects before the next one does, for what a check needs is then near at hand: the processor's cache holds
    one check and a few records, but not all checks. A judge that fails loses what it had found in a subject; the first failure of each check
    is told in `failures`, and all else goes on.

    Args:
        subjects: records, files or sources.
        checks: the checks that judge such subjects.
        ordinals: for each subject, how often an equal finding was made before; counted on.
        failures: code to one line that names the check, the record and the error; added to.
    """
    found: list[list[Finding]] = [[] for _ in subjects]
    asked = list(zip(subjects, ordinals, found, strict=True))
    for item in checks:
        lines = _LineNumbers()
        for subject, counted, mine in asked:
            try:
                marks = list(item.judge(subject))
            except Exception as error:  # noqa: BLE001 - a plug-in may raise anything
                failures.setdefault(item.code, f"check {item.code} failed on {_where(subject)}: {type(error).__name__}: {error}")
                continue
            for mark in marks:
                mine.append(_finding(item, mark, subject, counted, lines))
    return found


def _where(subject: Record | FileTally | SourceTally) -> str:
    if isinstance(subject, Record):
        return f"record {subject.ref.id} ({subject.ref.file}:{subject.ref.line})"
    return subject.path if isinstance(subject, FileTally) else subject.key


def _finding(item: Check, mark: Mark, subject: Record | FileTally | SourceTally, ordinals: Ordinals, lines: _LineNumbers) -> Finding:
    path, span, text, details = mark.path, mark.span, mark.text, mark.details
    zone = ref = source = file = None
    if isinstance(subject, Record):
        ref = subject.ref
        owner = ref.id
        if path:
            value = resolve(subject.row, path)
            if isinstance(value, str):
                start, end = span or (0, len(value))
                if text is None:
                    text = value[start:end]
                if span:
                    details = {**details, "excerpt": _excerpt(value, start, end, lines.at(value, start))}
            if span and path == "/body":
                zone = subject.zone_at(span[0]).value
    elif isinstance(subject, FileTally):
        owner = file = subject.path
    else:
        owner = source = subject.key
    key = (owner, item.code, path or "", text or "")
    ordinal = ordinals.get(key, 0)
    ordinals[key] = ordinal + 1
    return Finding(
        item.code,
        item.name,
        mark.severity or item.severity,
        mark.confidence,
        mark.message or item.message,
        ref,
        path,
        span,
        zone,
        text,
        mark.evidence,
        mark.suggestion,
        fingerprint(*key, ordinal),
        source,
        file,
        details,
    )


def _excerpt(text: str, start: int, end: int, line: int) -> dict[str, Any]:
    """Return the line or part of it round a span, the place of the span in it, and the line's number in the text, as told."""
    low = max(0, start - _AROUND)
    first = max(text.rfind("\n", low, start) + 1, low)
    stop = min(end, start + 2 * _AROUND)
    high = min(len(text), stop + _AROUND)
    line_end = text.find("\n", stop - 1 if stop > start and text[stop - 1] == "\n" else stop, high)
    last = high if line_end < 0 else line_end
    return {"text": text[first:last], "span": [start - first, stop - first], "line": line}
