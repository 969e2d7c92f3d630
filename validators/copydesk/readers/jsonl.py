"""Reads JSON lines: one object a line, each line on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Origin
from copydesk.finding import Quarantined
from copydesk.readers.encoding import BOM
from copydesk.readers.lines import split_lines
from copydesk.readers.row import Row
from copydesk.readers.strict import BLANK, Unreadable, parse_object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.readers.stream import Stream


def read_lines(stream: Stream, end: bytes = b"\n") -> Iterator[Row | Quarantined]:
    """Yield the records of a stream of JSON lines; a line that is none costs only itself.

    Blank lines are no records. A byte order mark is accepted at the start of the stream.
    """
    name, limits = stream.name, stream.limits
    number, offset, rest = 1, 0, b""
    for number, offset, raw, length, is_last in split_lines(stream, limits.record_bytes, end):
        if number == 1 and raw.startswith(BOM):
            raw, offset = raw[len(BOM) :], offset + len(BOM)  # noqa: PLW2901 - the mark is no part of the record
        if length is not None:
            reason = f"a line of {length} bytes, more than {limits.record_bytes} (limits.record_bytes)"
            yield Quarantined(name, "INP003", reason, number, offset, raw)
            continue
        try:
            values, collisions = parse_object(raw, limits)
        except Unreadable as flaw:
            if not raw.strip(BLANK):
                continue
            if is_last and stream.damage:
                rest = raw
                break
            reason = f"the last line is cut: {flaw.reason}" if is_last and flaw.reason.startswith("unexpected end") else flaw.reason
            yield Quarantined(name, flaw.code, reason, number, offset, raw)
        else:
            yield Row(values, Origin(name, number, offset, "jsonl", collisions), len(raw))
    if stream.damage:
        yield Quarantined(name, stream.damage.code, stream.damage.reason, number, offset, rest)
