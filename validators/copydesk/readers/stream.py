"""The bytes of one input, unpacked where they are gzip, hashed as they pass by."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, BinaryIO

from copydesk.errors import ReadError
from copydesk.readers.gunzip import MAGIC, Gunzip
from copydesk.readers.strict import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.config import Limits

CHUNK = 1 << 18
HEAD = 1 << 16


class Stream:
    """An iterator over the unpacked bytes of an input, in chunks.

    Attributes:
        size: stored bytes read so far; `sha256` is their hash.
        damage: why the unpacked bytes ended early, None where they did not.
    """

    def __init__(self, name: str, raw: BinaryIO, limits: Limits) -> None:
        self.name: str = name
        self.limits: Limits = limits
        self.size: int = 0
        self.damage: Unreadable | None = None
        self._raw = raw
        self._digest = hashlib.sha256()
        self._stored = self._read()
        self._waiting: list[bytes] = []
        self._chunks = self._open()

    @property
    def sha256(self) -> str:
        """The hash of the stored bytes read so far, in hexadecimal."""
        return self._digest.hexdigest()

    def head(self) -> tuple[bytes, bool]:
        """Return the first bytes without consuming them, and whether they are all there is."""
        held = sum(map(len, self._waiting))
        while held < HEAD:
            chunk = next(self._chunks, None)
            if chunk is None:
                return b"".join(self._waiting), True
            self._waiting.append(chunk)
            held += len(chunk)
        return b"".join(self._waiting), False

    def __iter__(self) -> Iterator[bytes]:
        while self._waiting:
            yield self._waiting.pop(0)
        yield from self._chunks

    def drain(self) -> None:
        """Read what is left of the stored bytes, so that size and hash are those of the whole."""
        for _ in self._stored:
            pass

    def _read(self) -> Iterator[bytes]:
        read = getattr(self._raw, "read1", self._raw.read)  # a pipe gives what it has
        while True:
            try:
                chunk = read(CHUNK)
            except OSError as error:
                raise ReadError(f"{self.name}: {error.strerror or error}") from None
            if not chunk:
                return
            self._digest.update(chunk)
            self.size += len(chunk)
            yield chunk

    def _open(self) -> Iterator[bytes]:
        first = b""
        for chunk in self._stored:
            first += chunk
            if len(first) >= len(MAGIC):
                break
        if first.startswith(MAGIC):
            try:
                yield from Gunzip(self.limits).unpacked(self._from(first))
            except Unreadable as damage:
                self.damage = damage
        elif first:
            yield first
            yield from self._stored

    def _from(self, first: bytes) -> Iterator[bytes]:
        yield first
        yield from self._stored
