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


def unpacked(chunks: Iterable[bytes], limits: Limits) -> Iterator[bytes]:
    """Yield the unpacked bytes of all members of a gzip stream, in pieces of bounded size.

    Raises:
        Unreadable: the stream is cut, damaged, followed by something else, or over a limit; all that could be unpacked was yielded before.
    """
    member, taken, given = zlib.decompressobj(31), 0, 0
    is_open = False
    for chunk in chunks:
        data = chunk
        while data:
            before = len(data)
            if not is_open:
                if given or taken:
                    data = data.lstrip(b"\0")  # tapes and block devices pad with zeros
                taken += before - len(data)
                if not data:
                    break
                if taken and not MAGIC.startswith(data[:2]):
                    raise Unreadable("INP001", f"the gzip data ends at byte {taken} and something else follows, which is left out")
                member, is_open, before = zlib.decompressobj(31), True, len(data)
            try:
                piece = member.decompress(data, _PIECE)
            except zlib.error as error:
                raise Unreadable("INP001", f"the gzip data is damaged near byte {taken}; the rest is lost ({_told(error)})") from None
            data = member.unused_data if member.eof else member.unconsumed_tail
            taken += before - len(data)
            given += len(piece)
            if given > limits.unpacked_bytes:
                yield piece[: len(piece) - (given - limits.unpacked_bytes)]
                raise Unreadable(
                    "INP003", f"unpacks to more than {limits.unpacked_bytes} bytes; the rest is left out (limits.unpacked_bytes raises it)"
                )
            if given > _RATIO_FROM and given > limits.unpacked_ratio * taken:
                raise Unreadable(
                    "INP003", f"unpacks to more than {limits.unpacked_ratio} times its size; the rest is left out (limits.unpacked_ratio raises it)"
                )
            if piece:
                yield piece
            is_open = not member.eof
    while is_open and (piece := member.decompress(b"", _PIECE)):
        yield piece
        is_open = not member.eof
    if is_open:
        raise Unreadable("INP001", f"the gzip data is cut after byte {taken}; the rest is lost")


def _told(error: zlib.error) -> str:
    return str(error).rpartition(": ")[2]
