"""What stays of a text when its layout changes or it is cut: its squeezed form, and a sample of its passages."""

from __future__ import annotations

import re

import xxhash

_PASSAGES = (re.compile(r", (?=([^\n]{48}))"), re.compile(r" the (?=([^\n]{48}))"))
_WIDE_PASSAGE = re.compile(r"[、。，؛،](?=([^\n]{24}))")
_FEW = 4
_LENGTH = 8
_WORD = re.compile(r"[^\W_]+")


def squeezed(text: str) -> str:
    """Return a text without its spaces and line ends, so that another layout of the same words is the same text."""
    for blank in ("\r", "\t", "\u00a0"):
        if blank in text:
            text = text.replace(blank, "")
    return text.replace(" ", "").replace("\n", "")


def sampled_passages(text: str) -> list[int]:
    """Return an unsigned 64-bit hash of each passage of 48 characters that follows a comma or "the" (24 where the script sets no space).

    The choice depends on the words alone: a copy that was cut anywhere is sampled at the same places.
    """
    passages = [passage for pattern in _PASSAGES for passage in pattern.findall(text)]
    if len(passages) < _FEW:
        passages += _WIDE_PASSAGE.findall(text)
    digest = xxhash.xxh3_64_intdigest
    return [digest(passage.encode("utf-8", "surrogatepass")) for passage in passages]


def all_passages(text: str) -> frozenset[int]:
    """Return an unsigned 64-bit hash of every passage of eight words; case and punctuation make no difference."""
    words = _WORD.findall(text.casefold())
    digest = xxhash.xxh3_64_intdigest
    return frozenset(digest(" ".join(words[at : at + _LENGTH]).encode("utf-8", "surrogatepass")) for at in range(len(words) - _LENGTH + 1))
