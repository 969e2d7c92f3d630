"""What is reported: a finding, its evidence, its suggestion, and the record it belongs to."""

from __future__ import annotations

import codecs
import hashlib
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

TEXT_LIMIT = 200
"""Code points of a span that a finding quotes; a longer one is cut with an ellipsis."""

EXCERPT_BYTES = 80
"""Bytes of a quarantined piece that its entry quotes."""


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """The higher the worse: info 0, warning 1, error 2."""
        return _RANKS[self]


_RANKS = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


class Applicability(StrEnum):
    """What may be done with a suggestion: applied by a machine, after a person's yes, or never."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


NOTHING: Mapping[str, Any] = MappingProxyType({})

Span = tuple[int, int]
"""Code points, half open, in the field that a path names."""


class RecordRef(NamedTuple):
    """Which record: its id as written (or `sha256:…`), its source key, file, line, address and title; in evidence, id and source may be empty."""

    id: str
    source: str
    file: str | None = None
    line: int | None = None
    url: str | None = None
    title: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the reference as the JSON contract writes it."""
        entry = {"id": self.id or None, "source": self.source or None, "file": self.file, "line": self.line}
        return entry | {name: shorten(text) for name, text in (("url", self.url), ("title", self.title)) if text}


class Evidence(NamedTuple):
    """A place, in this record or another, that speaks for a finding; `text` is bounded by the engine."""

    text: str
    path: str | None = None
    span: Span | None = None
    record: RecordRef | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the evidence as the JSON contract writes it, without what is absent."""
        entry: dict[str, Any] = {}
        if self.path is not None:
            entry["path"] = self.path
        if self.span is not None:
            entry["span"] = list(self.span)
        entry["text"] = shorten(self.text)
        if self.record is not None:
            entry["record"] = self.record.to_dict()
        return entry


class Suggestion(NamedTuple):
    """What to write instead of a span, or of the whole field; `replacement` None stands for null."""

    path: str
    replacement: str | None
    span: Span | None = None
    confidence: float = 1.0
    applicability: Applicability = Applicability.UNSAFE

    def to_dict(self) -> dict[str, Any]:
        """Return the suggestion as the JSON contract writes it."""
        entry: dict[str, Any] = {"path": self.path}
        if self.span is not None:
            entry["span"] = list(self.span)
        return {**entry, "replacement": self.replacement, "confidence": round(self.confidence, 4), "applicability": self.applicability.value}


class Finding(NamedTuple):
    """One flaw in one place. `record` is None for a finding about a source, a file or the corpus."""

    code: str
    name: str
    severity: Severity
    confidence: float
    message: str
    record: RecordRef | None = None
    path: str | None = None
    span: Span | None = None
    zone: str | None = None
    text: str | None = None
    evidence: tuple[Evidence, ...] = ()
    suggestion: Suggestion | None = None
    fingerprint: str = ""
    source: str | None = None
    file: str | None = None
    details: Mapping[str, Any] = NOTHING

    def to_dict(self, record: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return the finding as the JSON contract writes it; `details` become keys of their own.

        Args:
            record: what `self.record.to_dict()` returns, where several findings of one record share it.
        """
        entry: dict[str, Any] = {
            "code": self.code,
            "name": self.name,
            "severity": self.severity.value,
            "confidence": round(self.confidence, 4),
            "record": record,
        }
        if self.record is None:
            entry |= {key: value for key, value in (("source", self.source), ("file", self.file)) if value is not None}
        elif record is None:
            entry["record"] = self.record.to_dict()
        if self.path is not None:
            entry["path"] = self.path
        if self.span is not None:
            entry["span"] = list(self.span)
        entry["zone"] = self.zone
        if self.text is not None:
            entry["text"] = shorten(self.text)
        entry["message"] = self.message
        entry["evidence"] = [item.to_dict() for item in self.evidence] if self.evidence else []
        entry["suggestion"] = None if self.suggestion is None else self.suggestion.to_dict()
        if self.details:
            entry.update(self.details)
        entry["fingerprint"] = self.fingerprint
        return entry


def entries(findings: Iterable[Finding]) -> Iterator[dict[str, Any]]:
    """Yield findings as the JSON contract writes them; those of one record in a row share its entry."""
    ref: RecordRef | None = None
    record: dict[str, Any] | None = None
    for finding in findings:
        if finding.record is not ref:
            ref = finding.record
            record = None if ref is None else ref.to_dict()
        yield finding.to_dict(record)


class Quarantined(NamedTuple):
    """A piece of input that could not be read as a record: where it is, why, and its bytes."""

    file: str
    code: str
    reason: str
    line: int | None = None
    offset: int | None = None
    raw: bytes = b""

    @property
    def text(self) -> str:
        r"""The first bytes as text, those that are not UTF-8 written as `\xNN`; an ellipsis where there are more."""
        decoder = codecs.getincrementaldecoder("utf-8")("backslashreplace")
        is_whole = len(self.raw) <= EXCERPT_BYTES
        return decoder.decode(self.raw[:EXCERPT_BYTES], final=is_whole) + "…" * (not is_whole)  # no character is cut in two

    def to_dict(self) -> dict[str, Any]:
        """Return the entry as the JSON contract writes it: of the bytes, where it has any, the first ones as text."""
        entry = {"file": self.file, "line": self.line, "offset": self.offset, "code": self.code, "reason": self.reason}
        return {**entry, "text": self.text} if self.raw else entry


def shorten(text: str) -> str:
    """Return a text of at most 200 code points: as it is, or its first 199 and an ellipsis."""
    return text if len(text) <= TEXT_LIMIT else f"{text[: TEXT_LIMIT - 1]}…"


def fingerprint(record_id: str, code: str, path: str, text: str, ordinal: int) -> str:
    """Return 16 hexadecimal digits that name a finding across runs; line numbers and the order of records have no part in it."""
    parts = "\x1f".join((record_id, code, path, text, str(ordinal)))
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16]
