"""The names that the start of an article is about, as small numbers that any process computes alike."""

from __future__ import annotations

import re
from zlib import crc32

_NAME = re.compile(r"[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,}){0,2}")
_START = 1_500


def topic_names(title: str | None, body: str | None) -> set[int]:
    """Return 32-bit hashes of the capitalised words, and of the pairs and triples of them, in a title and the first paragraphs."""
    names = set(_NAME.findall(f"{title or ''} \n {(body or '')[:_START]}"))
    names.update(" ".join(names).split())
    return set(map(crc32, map(str.encode, names)))
