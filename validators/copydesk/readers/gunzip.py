"""Unpacks gzip piece by piece, within limits, and says where it had to stop."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from copydesk.readers.strict import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copydesk.config import Limits

MAGIC = b"\x1f\x8b"
_PIECE = 1 << 20
_CRUMBS = (1 << 16, 1 << 10, 1 << 4, 1)
_RATIO_FROM = 8 << 20
"""Unpacked bytes from which the ratio counts: a small file of repeated text is no bomb."""
_GZIP = 31
"""What zlib calls a gzip header with the largest window."""


class Gunzip:
    """The members of one gzip stream; `taken` and `given` count the packed and the unpacked bytes so far."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.taken: int = 0
        self.given: int = 0
        self._member: zlib._Decompress | None = None

    def unpacked(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the unpacked bytes of all members, in pieces of bounded size.

        Raises:
            Unreadable: the stream is cut, damaged, followed by something else, or over a limit; all that could be unpacked was yielded before.
        """
        for chunk in chunks:
            data = chunk
            while data:
                data = self._at_member(data)
                if self._member is None:
                    break
                spare = self._member.copy()
                try:
                    piece, data = self._step(self._member, data)
                except zlib.error as error:
                    yield from _salvaged(spare, data)
                    told = str(error).rpartition(": ")[2]
                    raise Unreadable("INP001", f"the gzip data is damaged near byte {self.taken}; the rest is lost ({told})") from None
                if self.given > self.limits.unpacked_bytes:
                    yield piece[: len(piece) - (self.given - self.limits.unpacked_bytes)]
                    raise Unreadable("INP003", _over(f"more than {self.limits.unpacked_bytes} bytes", "unpacked_bytes"))
                if self.given > max(_RATIO_FROM, self.limits.unpacked_ratio * self.taken):
                    raise Unreadable("INP003", _over(f"more than {self.limits.unpacked_ratio} times its size", "unpacked_ratio"))
                if piece:
                    yield piece
        if self._member is not None:
            raise Unreadable("INP001", f"the gzip data is cut after byte {self.taken}; the rest is lost")

    def _at_member(self, data: bytes) -> bytes:
        """Return packed bytes from where the next member starts, if none is open; nothing where there is none yet."""
        if self._member is None:
            if self.taken:
                before = len(data)
                data = data.lstrip(b"\0")  # tapes and block devices pad with zeros
                self.taken += before - len(data)
                if data and not MAGIC.startswith(data[:2]):
                    raise Unreadable("INP001", f"the gzip data ends at byte {self.taken} and something else follows, which is left out")
            self._member = zlib.decompressobj(_GZIP) if data else None
        return data

    def _step(self, member: zlib._Decompress, data: bytes) -> tuple[bytes, bytes]:
        """Return the next piece of unpacked bytes, and the packed bytes that are left."""
        before = len(data)
        piece = member.decompress(data, _PIECE)
        data = member.unused_data if member.eof else member.unconsumed_tail
        self.taken += before - len(data)
        self.given += len(piece)
        if member.eof:
            self._member = None
        return piece, data


def _salvaged(member: zlib._Decompress, data: bytes, sizes: tuple[int, ...] = _CRUMBS) -> Iterator[bytes]:
    """Yield what can be unpacked of packed bytes that end in an error, in ever smaller pieces towards the place of damage."""
    while data:
        spare = member.copy()
        try:
            piece, rest = member.decompress(data, sizes[0]), member.unconsumed_tail
        except zlib.error:
            if len(sizes) > 1:
                yield from _salvaged(spare, data, sizes[1:])
            return
        data = rest
        yield piece


def _over(what: str, limit: str) -> str:
    return f"unpacks to {what}; the rest is left out (limits.{limit} raises it)"
