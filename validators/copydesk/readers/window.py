"""The part of a stream that a reader is looking at: it grows at the end and is dropped from the start."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SPACE = re.compile(rb"[ \t\r\n]*+")
_DROP_FROM = 1 << 17


class Window:
    """Bytes of a stream; positions count from the window's start, `offset` is where that lies in the stream."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self.data: bytes = b""
        self.offset: int = 0
        self._chunks = iter(chunks)
        self._line_at, self._line = 0, 1

    def fill(self) -> bool:
        """Append the next chunk; False at the end of the stream."""
        chunk = next(self._chunks, None)
        if chunk is None:
            return False
        self.data += chunk
        return True

    def line_at(self, position: int) -> int:
        """Return the line number of a position; positions are asked for in rising order."""
        self._line += self.data.count(b"\n", self._line_at, position)
        self._line_at = position
        return self._line

    def drop(self, until: int) -> None:
        """Forget what lies before a position."""
        self.line_at(max(until, self._line_at))
        self._line_at -= until
        self.data = self.data[until:]
        self.offset += until

    def shrink(self, position: int) -> int:
        """Forget what lies before a position where that is much, and return the position's new value."""
        if position < _DROP_FROM:
            return position
        self.drop(position)
        return 0

    def skip_space(self, position: int) -> int | None:
        """Return the next position that holds no white space, None at the end of the stream."""
        while True:
            found = _SPACE.match(self.data, position)
            position = self.shrink(found.end() if found else position)
            if position < len(self.data):
                return position
            if not self.fill():
                return None
