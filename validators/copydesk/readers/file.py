"""One file, pipe or piece of memory as an input: opened, unpacked, its format told by suffix and content, and read."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from copydesk.errors import ReadError
from copydesk.readers.document import Document
from copydesk.readers.jsonl import read_lines
from copydesk.readers.sniff import Format, sniff, suffix_format
from copydesk.readers.stream import Stream
from copydesk.readers.textfile import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from copydesk.config import Limits
    from copydesk.finding import Quarantined
    from copydesk.readers.row import Row


class FileInput:
    """An input of bytes in one of the formats that are read.

    Args:
        name: as findings show it.
        opened: opens the bytes.
        limits: what it may ask of the machine.
        promised: its format, where something other than the name tells it.
    """

    def __init__(self, name: str, opened: Callable[[], BinaryIO], limits: Limits, promised: Format | None = None) -> None:
        self.name: str = name
        self.limits: Limits = limits
        self.sha256: str | None = None
        self.size: int | None = None
        self._opened, self._promised = opened, promised

    def read(self) -> Iterator[Row | Quarantined]:
        """Yield the records in order.

        Raises:
            ReadError: the file cannot be opened, is in a format that is not read, or failed on the way.
        """
        promised = self._promised or suffix_format(self.name)
        try:
            raw = self._opened()
        except OSError as error:
            raise ReadError(f"{self.name}: {error.strerror or error}") from None
        with raw:
            stream = Stream(self.name, raw, self.limits)
            try:
                head, is_whole = stream.head()
                kind = sniff(self.name, promised, head, is_whole=is_whole)
                if kind is Format.LINES:
                    yield from read_lines(stream, _line_end(head))
                elif kind is Format.DOCUMENT:
                    yield from Document(stream).read()
                else:
                    yield from read_text(stream)
                stream.drain()
                if stream.damage and stream.damage.code == "INP003":  # the rest would be readable, but nobody has looked at it
                    raise ReadError(f"{self.name}: {stream.damage.reason}")
            finally:
                self.sha256, self.size = stream.sha256, stream.size


def _line_end(head: bytes) -> bytes:
    """Return the byte that ends lines: a line feed, or a carriage return where old software wrote nothing else."""
    return b"\r" if b"\n" not in head and b"}\r{" in head else b"\n"
