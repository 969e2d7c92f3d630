"""Finds text that was decoded with the wrong character set, and what it was meant to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.text.lazy_pattern import LazyPattern
from copydesk.text.unusual import unusual_characters

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEADS = "ÃÂâÐÑÎÏÅÄØÙðïåæç"
"""What the first byte of a character in UTF-8 looks like in Western sets; é, è and ä are left out, as every text has them."""
_TRAILS = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_SIGNS = frozenset(_LEADS + "\x91\x92\x93\x94\x96\x97\x99")
_TRACE = LazyPattern(rf"[{_LEADS}][{_TRAILS}]|[\u0080-\u0084\u0086-\u009f]")
_MOST = 20
REPLACEMENT = "\ufffd"
"""The character that stands where bytes could not be decoded; what it stood for is lost."""


class Garbled(NamedTuple):
    """A stretch of text that was decoded wrongly, what it was meant to be, and whether undoing it loses nothing."""

    start: int
    end: int
    meant: str
    is_lossless: bool


def may_be_garbled(characters: str) -> bool:
    """Tell whether these unusual characters of a text leave it possible that some of it was decoded wrongly."""
    return not _SIGNS.isdisjoint(characters)


def find_mojibake(text: str) -> list[Garbled]:
    """Return the stretches of a text that were decoded wrongly, in order: runs of words, at most twenty, the last of which reaches to the last.

    Accented words of any language are left alone: a stretch counts only where it reads better when the wrong decoding is undone.
    """
    if not may_be_garbled(unusual_characters(text)):
        return []
    found: list[Garbled] = []
    at = 0
    while hit := _TRACE.search(text, at):
        start = hit.start()
        while start > at and not text[start - 1].isspace() and hit.start() - start < 40:
            start -= 1
        end = hit.end()
        while end < len(text) and not text[end].isspace() and end - hit.end() < 40:
            end += 1
        garbled = _undo(text, start, end)
        if garbled:
            found.append(garbled)
            if len(found) == _MOST:
                break
        at = end
    return found


def _undo(text: str, start: int, end: int) -> Garbled | None:
    import ftfy

    piece = text[start:end]
    meant, steps = ftfy.fix_encoding_and_explain(piece)
    if meant == piece or REPLACEMENT in meant:
        return None
    while start < end and meant and text[start] == meant[0]:
        start, meant = start + 1, meant[1:]
    while end > start and meant and text[end - 1] == meant[-1]:
        end, meant = end - 1, meant[:-1]
    return Garbled(start, end, meant, _is_lossless(piece, steps))


def _is_lossless(piece: str, steps: Sequence[tuple[str, str]] | None) -> bool:
    """Tell whether decoding wrongly once more gives the piece back."""
    if not steps or any(kind not in {"encode", "decode"} for kind, _ in steps):
        return False
    text = piece
    try:
        for kind, codec in steps:
            text = text.encode(codec) if kind == "encode" else text.decode(codec)  # type: ignore[assignment, attr-defined]
        for kind, codec in reversed(steps):
            text = text.decode(codec) if kind == "encode" else text.encode(codec)  # type: ignore[assignment, attr-defined]
    except (UnicodeError, LookupError):
        return False
    return text == piece
