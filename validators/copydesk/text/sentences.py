"""Where lines and sentences begin and end round a place in a text, and the words before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.text.lazy_pattern import LazyPattern
from copydesk.text.phrases import Words, is_abbreviation

if TYPE_CHECKING:
    import re

_LINE = 600
"""How far a line is followed; text without line ends stays cheap."""
_WORD = 24
"""Longer words are of no use here."""
_SENTENCE = LazyPattern(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")


def line_start(text: str, at: int) -> int:
    """Return where the line that holds a place begins, or a place far enough before it."""
    low = at - _LINE if at > _LINE else 0
    line = text.rfind("\n", low, at) + 1
    return line or low


def sentence_start(text: str, at: int) -> int:
    """Return where the sentence that holds a place begins."""
    begin = line_start(text, at)
    for match in _SENTENCE.finditer(text, begin, at):
        if not _abbreviated(text, match):
            begin = match.end()
    return begin


def sentence_end(text: str, at: int) -> int:
    """Return where the sentence that holds a place ends."""
    line = text.find("\n", at, at + _LINE)
    close = line if line >= 0 else min(len(text), at + _LINE)
    for match in _SENTENCE.finditer(text, at, close):
        if not _abbreviated(text, match):
            return match.start()
    return close


def _abbreviated(text: str, match: re.Match[str]) -> bool:
    word = text[max(0, match.start() - 5) : match.start()].split()
    return match.group()[0] == "." and bool(word) and is_abbreviation(word[-1])


def words_before(text: str, at: int, reach: int) -> Words:
    """Return the words and marks before a place, on its line and within reach."""
    return Words(text, max(line_start(text, at), at - reach), at)


def word_before(text: str, start: int) -> str:
    """Return what stands between a place's blank and the blank or line end before it."""
    word = text[start - _WORD if start > _WORD else 0 : start - 1].rpartition(" ")[2]
    return word.rpartition("\n")[2] if "\n" in word else word
