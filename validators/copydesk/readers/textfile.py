"""Reads a plain-text file as one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Origin
from copydesk.finding import Quarantined
from copydesk.readers.encoding import BOM, not_utf8
from copydesk.readers.row import Row
from copydesk.text.textfile import article_from_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.readers.stream import Stream

_KEPT = 1 << 16


def read_text(stream: Stream) -> Iterator[Row | Quarantined]:
    """Yield the one article of a text file; a blank file holds none.

    The body is the whole decoded file: a byte order mark at the start is removed, nothing else is changed.
    """
    limit = stream.limits.record_bytes
    pieces: list[bytes] = []
    size = 0
    for chunk in stream:
        size += len(chunk)
        if size <= limit:
            pieces.append(chunk)
    raw = b"".join(pieces)
    if size > limit:
        reason = f"a text of {size} bytes, more than {limit} (limits.record_bytes)"
        yield Quarantined(stream.name, "INP003", reason, 1, 0, raw[:_KEPT])
        return
    if stream.damage:
        yield Quarantined(stream.name, stream.damage.code, stream.damage.reason, 1, 0, raw)
        return
    offset = len(BOM) if raw.startswith(BOM) else 0
    flaw = None
    try:
        text = raw[offset:].decode()
    except UnicodeDecodeError as error:
        flaw = not_utf8(raw, error.start + offset)
    else:
        if "\0" in text:
            flaw = f"NUL at byte {raw.index(0)}"
    if flaw:
        yield Quarantined(stream.name, "INP002", flaw, 1, 0, raw)
    elif text.strip():
        yield Row(article_from_text(text), Origin(stream.name, 1, offset, "text"), size)
