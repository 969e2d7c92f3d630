"""Finds characters that no reader sees or no font has: control, bidirectional, zero-width and private-use characters."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from copydesk.text.lazy_pattern import LazyPattern
from copydesk.text.unusual import unusual_characters

_HIDDEN = LazyPattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ue000-\uf8ff"
    "\U000e0000-\U000e007f\U000f0000-\U0010fffd]+"
)
_RIGHT_TO_LEFT = LazyPattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_JOINS = LazyPattern("[\u0600-\u08ff\u0900-\u0dff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\ua840-\ua87f\ufb50-\ufdff\ufe70-\ufefc]")
_EMOJI = LazyPattern("[\u00a9\u00ae\u203c-\u3299\ufe0f\u20e3\U0001f000-\U0001faff]")
_SELECTOR = LazyPattern("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_DIRECTIONS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_HARMLESS = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u061c\u2061\u2062\u2063\u2064\u202a\u202c\u2066\u2067\u2068\u2069"
    "\x00\x01\x02\x03\x04\x05\x06\x07\x08\x7f"
)
"""What can be taken out without a loss: no letter, blank or order of letters hangs on it."""
_MOST = 20
_NAMES = {0x00: "null", 0x08: "backspace", 0x0B: "line tabulation", 0x0C: "form feed", 0x1B: "escape", 0x7F: "delete", 0x85: "next line"}
_FLAG = "\U0001f3f4"


class Hidden(NamedTuple):
    """A run of hidden characters: where it is, the names of its characters, and whether it can be taken out without loss."""

    start: int
    end: int
    names: tuple[str, ...]
    is_harmless: bool


def may_hide(characters: str) -> bool:
    """Tell whether one of these unusual characters of a text is hidden, however harmless."""
    return _HIDDEN.search(characters) is not None


def find_hidden(text: str) -> tuple[list[Hidden], int]:
    """Return the runs of hidden characters in a text, at most twenty, and how many there are in all.

    Joiners between letters of scripts that need them, and inside emoji, are no flaw; neither are direction marks in a text
    with right-to-left letters, nor the head of a C2PA manifest: a zero-width no-break space before variation selectors, which hold its bytes.
    """
    if not may_hide(unusual_characters(text)):
        return [], 0
    found: list[Hidden] = []
    total = 0
    is_rtl: bool | None = None
    for run in _HIDDEN.finditer(text):
        start, end = run.span()
        sign = text[start]
        if text[end - 1] == "\ufeff" and _SELECTOR.match(text, end):
            end -= 1
            if start == end:
                continue
        if end - start == 1 and sign in "\u200c\u200d" and _is_joined(text, start):
            continue
        hidden = text[start:end]
        if is_rtl is None and not _DIRECTIONS.isdisjoint(hidden):
            is_rtl = _RIGHT_TO_LEFT.search(text) is not None
        if is_rtl and _DIRECTIONS.issuperset(hidden):
            continue
        if sign >= "\U000e0000" and text[start - 1 : start] == _FLAG:
            continue
        total += 1
        if len(found) < _MOST:
            names = tuple(dict.fromkeys(name_of(c) for c in hidden[:8]))
            found.append(Hidden(start, end, names, _HARMLESS.issuperset(hidden)))
    return found, total


def _is_joined(text: str, at: int) -> bool:
    before, after = text[max(0, at - 2) : at], text[at + 1 : at + 2]
    if text[at] == "\u200d" and before and after and _EMOJI.search(before) and _EMOJI.match(after):
        return True
    return bool(before) and _JOINS.match(before[-1]) is not None


def name_of(character: str) -> str:
    """Return a character's code point and name as Unicode writes them, in lower case."""
    code = ord(character)
    name = _NAMES.get(code) or unicodedata.name(character, "").lower()
    if not name:
        name = "private use" if unicodedata.category(character) == "Co" else "control"
    return f"U+{code:04X} {name}"
