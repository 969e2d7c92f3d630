"""What a noun phrase is to those who look for sources, and the words and marks that it is read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from copydesk.text.function_words import ABBREVIATIONS
from copydesk.text.lazy_pattern import LazyPattern

if TYPE_CHECKING:
    from copydesk.text.parties import PartyKind

_INITIAL = LazyPattern(r"[A-Z]$|(?:[A-Z]\.)+[A-Z]$")
_TOKEN = LazyPattern(r"\w++(?:[’'.&\-–]\w++)*|[^\w\s]")

OWNER = ("'s", "’s")
"""How a single owner ends."""
GENITIVE = (*OWNER, "s'", "s’")
JOINTS = frozenset({"of", "for", "&", "de", "la", "van", "von", "der", "den", "bin", "al", "del", "da", "di", "du", "ibn", "on"})
"""What joins two names to one."""
LINKING = frozenset("of for at in from with to on by inside within close familiar briefed close near against".split())
"""What a phrase stands behind that only completes another."""
INNER = frozenset("of de for van von bin al and".split())
POSTPOSED = frozenset("familiar close briefed involved present available".split())
LONGEST = 7
"""Words that a description has before its noun, at most."""


class Phrase(NamedTuple):
    """A noun phrase that can be a source: its place, its kind, how sure it is, and for one read forwards the word behind it."""

    start: int
    end: int
    kind: PartyKind
    sure: bool = True
    name: bool = False
    plural: bool = False
    follow: str = ""


class Pronoun:
    """A pronoun in the place of a source: it says that somebody spoke, not who."""


PRONOUN: Final = Pronoun()
"""The only one; which it is does not matter."""


class Words(list[str]):
    """The words and marks of a stretch of text, which know their places when they are asked."""

    __slots__ = ("_end", "_start", "_text")

    def __init__(self, text: str, start: int, end: int) -> None:
        super().__init__()
        add = self.append
        for piece in text[start:end].split():
            # Most are a word, or a word and a mark; what else there is takes a pattern ten times as long.
            if piece.isalnum():
                add(piece)
            elif piece[:-1].isalnum() and piece[-1] != "_":
                add(piece[:-1])
                add(piece[-1])
            else:
                self += _TOKEN.findall(piece)
        self._text, self._start, self._end = text, start, end

    def start(self, at: int) -> int:
        """Return where a word begins; only blanks stand between words, so that the nearest one that looks so is it."""
        if at < len(self) // 2:
            place = self._start
            for word in self[:at]:
                place = self._text.find(word, place) + len(word)
            return self._text.find(self[at], place)
        place = self._end
        for word in self[: at - 1 if at else None : -1]:
            place = self._text.rfind(word, self._start, place)
        return place

    def end(self, at: int) -> int:
        """Return where a word ends."""
        return self.start(at) + len(self[at])

    def joined(self, first: int, last: int) -> tuple[int, int, str]:
        """Return where a word begins, where another ends, and the text from one to the other."""
        start, end = self.start(first), self.end(last)
        return start, end, self._text[start:end]


def is_abbreviation(word: str) -> bool:
    """Tell whether a full stop after this word belongs to the word."""
    return word in ABBREVIATIONS or _INITIAL.match(word) is not None


def is_plural(noun: str) -> bool:
    """Tell whether a common noun looks like a plural."""
    return noun.endswith(("s", "men")) or noun in {"people", "police", "children", "staff"}
