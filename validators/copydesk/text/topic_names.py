"""The names that the start of an article is about, as small numbers that any process computes alike."""

from __future__ import annotations

import re
from functools import lru_cache
from zlib import crc32

_NAME = re.compile(r"[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,}){0,2}")
_START = 1_500


def topic_names(title: str | None, body: str | None) -> frozenset[int]:
    """Return 32-bit hashes of the capitalised words, and of the pairs and triples of them, in a title and the first paragraphs."""
    text = f"{title or ''} \n {(body or '')[:_START]}"
    found: set[int] = set()
    for name in set(_NAME.findall(text)):
        found.update(_hashes(name))
    return frozenset(found)


@lru_cache(maxsize=16_384)
def _hashes(name: str) -> tuple[int, ...]:
    """Return the hashes of a name and of each of its words; most names of a run come back soon."""
    words = name.split(" ")
    return tuple(crc32(part.encode("ascii")) for part in ([name, *words] if len(words) > 1 else words))
