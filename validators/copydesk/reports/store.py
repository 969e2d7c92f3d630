"""Findings and quarantine entries on their way to a report: one JSON object each, kept on disk beyond a bound."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import orjson

from copydesk.engine.spool import scratch_file
from copydesk.errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class Store:
    """A list of JSON objects that memory does not have to hold; read as often as asked."""

    def __init__(self) -> None:
        self._file = scratch_file(self)
        self._end = 0
        self._was_read = False
        self.count: int = 0

    def append(self, entry: Mapping[str, Any]) -> None:
        """Add one object.

        Raises:
            WriteError: the temporary folder is full or not writable.
        """
        self.extend((entry,))

    def extend(self, entries: Sequence[Mapping[str, Any]]) -> None:
        """Add objects.

        Raises:
            WriteError: the temporary folder is full or not writable.
        """
        lines = b"".join([encode(entry) + b"\n" for entry in entries])
        try:
            if self._was_read:
                self._file.seek(self._end)
                self._was_read = False
            self._file.write(lines)
        except OSError as error:
            raise WriteError(f"temporary file: {error.strerror or error}") from None
        self._end += len(lines)
        self.count += len(entries)

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (json.loads(line) if b"\\ud" in line else orjson.loads(line) for line in self.lines())

    def lines(self) -> Iterator[bytes]:
        """Yield every object as one line of JSON, without its line end."""
        at = 0
        while at < self._end:
            self._was_read = True
            self._file.seek(at)
            for line in self._file.readlines(1 << 20):
                at += len(line)
                yield line.rstrip(b"\n")

    def close(self) -> None:
        """Drop what was written."""
        self._file.close()


_UNSAFE = tuple(map(re.compile, (rb"\x7f", rb"\xc2[\x80-\x9f]", rb"\xe2\x80[\x8b-\x8f\xa8-\xae]", rb"\xe2\x81[\xa0-\xaf]")))
"""Characters in UTF-8 that JSON lets stand, but that move a terminal's cursor, turn the reading direction, or cannot be seen.

Each expression begins with letters of its own: these are sought many times faster than a choice of four.
"""


def encode(value: Any) -> bytes:
    """Return a value as one line of strict UTF-8 JSON that is safe to print.

    Control and direction characters, and a lone surrogate, which UTF-8 cannot carry, are written as escapes.
    """
    try:
        line = orjson.dumps(value)
    except orjson.JSONEncodeError:
        return json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"), default=str).replace("\x7f", "\\u007f").encode("ascii")
    if line.isascii() and b"\x7f" not in line:
        return line
    for pattern in _UNSAFE:
        if pattern.search(line):
            line = pattern.sub(_escaped, line)
    return line


def _escaped(match: re.Match[bytes]) -> bytes:
    return f"\\u{ord(match[0].decode()):04x}".encode("ascii")
