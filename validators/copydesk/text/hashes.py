"""Hashes that are the same on every machine and in every process."""

from __future__ import annotations

import xxhash


def key64(text: str | bytes) -> int:
    """Return an unsigned 64-bit hash of a text."""
    return xxhash.xxh3_64_intdigest(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
