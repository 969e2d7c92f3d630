"""Parts bytes into lines in bounded memory: only a line feed ends one."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

KEPT = 1 << 16
"""Bytes that are kept of a line over the limit."""


class Line(NamedTuple):
    """One line without its line feed: its number from 1, its offset, and its length where only the first bytes of it were kept."""

    number: int
    offset: int
    raw: bytes
    length: int | None = None
    is_last: bool = False


def split_lines(chunks: Iterable[bytes], limit: int, end: bytes = b"\n") -> Iterator[Line]:
    """Yield the lines of a stream, blank ones and what follows the last line end included.

    Args:
        chunks: the bytes, in pieces of any size.
        limit: bytes of a line beyond which only its beginning is kept.
        end: the byte that ends a line.
    """
    number, offset = 1, 0
    pending: list[bytes] = []
    held, is_over = 0, False
    for chunk in chunks:
        parts = chunk.split(end)
        first, last = parts[0], parts[-1]
        held += len(first)
        if not is_over:
            pending.append(first)
            if held > limit:
                pending, is_over = [b"".join(pending)[:KEPT]], True
        if len(parts) == 1:
            continue
        raw = pending[0] if len(pending) == 1 else b"".join(pending)
        yield Line(number, offset, raw, held if is_over else None)
        number += 1
        offset += held + 1
        for part in islice(parts, 1, len(parts) - 1):
            size = len(part)
            yield Line(number, offset, part) if size <= limit else Line(number, offset, part[:KEPT], size)
            number += 1
            offset += size + 1
        held, is_over = len(last), len(last) > limit
        pending = [last[:KEPT] if is_over else last]
    if held:
        yield Line(number, offset, b"".join(pending), held if is_over else None, is_last=True)
