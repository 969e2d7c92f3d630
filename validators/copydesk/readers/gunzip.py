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
_RATIO_FROM = 32 << 20
"""Unpacked bytes from which the ratio counts: a small file of repeated text is no bomb."""
_GZIP = 31
"""What zlib calls a gzip header with the largest window."""


class Gunzip:
    """The members of one gzip stream; `taken` and `given` count the packed and the unpacked bytes so far."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.taken = self.given = 0
        self._member: zlib._Decompress | None = None

    def unpacked(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the unpacked bytes of all members, in pieces of bounded size.

        Raises:
            Unreadable: the stream is cut, damaged, followed by something else, or over a limit; all that could be unpacked was yielded before.
        """
        for chunk in chunks:
            data = chunk
            while data:
                piece, data = self._step(data)
                if self.given > self.limits.unpacked_bytes:
                    yield piece[: len(piece) - (self.given - self.limits.unpacked_bytes)]
                    raise Unreadable("INP003", _over(f"more than {self.limits.unpacked_bytes} bytes", "unpacked_bytes"))
                if self.given > max(_RATIO_FROM, self.limits.unpacked_ratio * self.taken):
                    raise Unreadable("INP003", _over(f"more than {self.limits.unpacked_ratio} times its size", "unpacked_ratio"))
                if piece:
                    yield piece
        if self._member is not None:
            raise Unreadable("INP001", f"the gzip data is cut after byte {self.taken}; the rest is lost")

    def _step(self, data: bytes) -> tuple[bytes, bytes]:
        """Return the next piece of unpacked bytes, and the packed bytes that are left."""
        if self._member is None:
            before = len(data)
            if self.taken:
                data = data.lstrip(b"\0")  # tapes and block devices pad with zeros
                self.taken += before - len(data)
            if not data:
                return b"", b""
            if self.taken and not MAGIC.startswith(data[:2]):
                raise Unreadable("INP001", f"the gzip data ends at byte {self.taken} and something else follows, which is left out")
            self._member = zlib.decompressobj(_GZIP)
        member, before = self._member, len(data)
        try:
            piece = member.decompress(data, _PIECE)
        except zlib.error as error:
            told = str(error).rpartition(": ")[2]
            raise Unreadable("INP001", f"the gzip data is damaged near byte {self.taken}; the rest is lost ({told})") from None
        data = member.unused_data if member.eof else member.unconsumed_tail
        self.taken += before - len(data)
        self.given += len(piece)
        if member.eof:
            self._member = None
        return piece, data


def _over(what: str, limit: str) -> str:
    return f"unpacks to {what}; the rest is left out (limits.{limit} raises it)"
