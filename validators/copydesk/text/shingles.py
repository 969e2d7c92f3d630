"""What stays of a text when its layout changes or it is cut: its squeezed form, and a sample of its passages."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import xxhash

from copydesk.text.lazy_pattern import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

_PASSAGES = (re.compile(r", (?=([^\n]{48}))"), re.compile(r" the (?=([^\n]{48}))"))
_WIDE_PASSAGE = re.compile(r"[、。，؛،](?=([^\n]{24}))")
_FEW = 4
PASSAGE = 8
"""Words of a passage."""
_MANY = 40
"""Different marks from which on it is quicker to look every character up than to replace one mark after the other."""
_WORD = LazyPattern(r"[^\W_]+")
_NOT_ASCII = LazyPattern(r"[^\x00-\x7f]+")
_SPACED = bytes(code if code > 127 or chr(code).isalnum() else 32 for code in range(256))


class Squeezed(NamedTuple):
    """A text in UTF-8 without its spaces and line ends, so that another layout of the same words is the same text; and how many it had of both."""

    text: bytes
    spaces: int
    line_ends: int


def squeezed(text: str) -> Squeezed:
    """Squeeze a text; its spaces are known by what is gone, which is quicker than counting them."""
    if "\u00a0" in text:
        text = text.replace("\u00a0", "")
    whole = text.encode("utf-8", "surrogatepass")
    rest = whole.translate(None, b" \n\r\t")
    line_ends = text.count("\n")
    return Squeezed(rest, len(whole) - len(rest) - line_ends - text.count("\r") - text.count("\t"), line_ends)


def sampled_passages(text: str) -> list[int]:
    """Return an unsigned 64-bit hash of each passage of 48 characters that follows a comma or "the" (24 where the script sets no space).

    The choice depends on the words alone: a copy that was cut anywhere is sampled at the same places.
    """
    passages = [passage for pattern in _PASSAGES for passage in pattern.findall(text)]
    if len(passages) < _FEW:
        passages += _WIDE_PASSAGE.findall(text)
    digest = xxhash.xxh3_64_intdigest
    try:
        return list(map(digest, map(str.encode, passages)))
    except UnicodeEncodeError:  # a lone surrogate
        return [digest(passage.encode("utf-8", "surrogatepass")) for passage in passages]


def all_passages(text: str) -> tuple[int, ...]:
    """Return a number for every passage of eight words, in order; case and punctuation make no difference.

    The numbers mean something within one process only.
    """
    words = _words(text)
    return tuple(map(hash, zip(*(words[at:] for at in range(PASSAGE)), strict=False)))


def longest_run(passages: Sequence[int], others: Container[int]) -> tuple[int, int]:
    """Return where the longest run of passages begins that another text has as well, and how many they are; 0 and 0 where there are none."""
    best, size, start = 0, 0, 0
    for at, passage in enumerate(passages):
        if passage not in others:
            start = at + 1
        elif at + 1 - start > size:
            best, size = start, at + 1 - start
    return best, size


def span_of_words(text: str, first: int, count: int) -> tuple[int, int] | None:
    """Return where words of a text begin and end, counted as passages are, or None where it has fewer."""
    places = [match.span() for match in islice(_WORD.finditer(text), first, first + count)]
    return (places[0][0], places[-1][1]) if len(places) == count > 0 else None


def _words(text: str) -> list[bytes]:
    """Return the words of a text, its runs of letters and digits, in lower case; a regular expression takes twice as long.

    Marks go before the case does: some capitals, such as the Turkish İ, become a letter with a mark of its own.
    """
    if not text.isascii():
        marks = [char for char in set().union(*_NOT_ASCII.findall(text)) if not char.isalnum()]
        if len(marks) > _MANY:
            text = text.translate(dict.fromkeys(map(ord, marks), " "))
        else:
            for mark in marks:
                text = text.replace(mark, " ")
    return text.casefold().encode("utf-8", "surrogatepass").translate(_SPACED).split()
