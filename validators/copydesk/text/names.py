"""Finds the names that a text mentions: capitalised words, the words beside them, and where they stand."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from copydesk.finding import Span

MIN_LETTERS = 4
"""Shorter names are one edit from too many others to be judged."""

_LAST = 0x24F  # the end of Latin Extended-B: letters of all European and most romanised names
_UPPER = "".join(chr(n) for n in range(_LAST + 1) if unicodedata.category(chr(n)) in {"Lu", "Lt"})
_LETTER = "[A-Za-zÀ-ÖØ-öø-ɏ]"
_REST = rf"(?:{_LETTER}++(?:['’]{_LETTER}++)?+|['’]{_LETTER}{{2,}}+)"
_NOT_GLUED = r"(?:(?<= .)|(?<![\w@#/\\.\u00ad].)(?<!\w['’].))"
_GLUED_AFTER = r"(?![\w@#/\\\u00ad]|\.\w|['’](?!s(?!\w))\w)"
# The quick ways come first: a space before the word, or small letters and a space or comma after them.
_REST_OF_WORD = rf"(?:[a-z]++(?=[ ,])|{_REST}{_GLUED_AFTER})"
# The capital letter stands before the look-behinds: a pattern that opens with a set of characters is searched three times as fast.
_RUN = re.compile(rf"[{_UPPER}]{_NOT_GLUED}{_REST_OF_WORD}(?:[ \u00a0-][{_UPPER}]{_REST_OF_WORD})*+")

_NO_NAME_FIRST = frozenset(
    "The This That These Those There They Then In On At By For From With Without Of To As And But Or Nor So If When While Where Who What Why How "
    "Which He She It We You His Her Its Our Your Their My An No Not Now Yet Also After Before During Since Until Under Over Both Some All Many "
    "Most More Is Are Was Were Do Does Did Has Have Had Can Could Will Would Should May Might Must Let Because Although Though Despite".split()
)
"""Words that begin sentences: what follows one of them is no part of the same name."""
_ENDS_A_NAME = _NO_NAME_FIRST | {""}


class Names:
    """What a text mentions, out of the list that `list_names` makes of it.

    Attributes:
        words: the capitalised words, each once; possessives are stripped, apostrophes straight, hyphenated names come in parts.
    """

    def __init__(self, listed: str = "\n\n") -> None:
        self._line, self._all, pairs = listed.split("\n", 2)
        self._pairs = f"\n{pairs}\n"
        self.words: list[str] = self._line.split()

    def __contains__(self, word_or_pair: str) -> bool:
        """Tell whether the text has a word, or two words side by side, joined by one space."""
        return f"\n{word_or_pair}\n" in self._pairs if " " in word_or_pair else f" {word_or_pair} " in f" {self._line} "

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word stands in the text."""
        return Counter(self._all.split())

    def count(self, word: str) -> int:
        """Return how often a word stands in the text."""
        found = self._all.count(word)
        if found <= 1:
            return int(found == 1 and word in self)
        listed = f" {self._all} "
        # Where a word follows on itself, two of its places share a space.
        return self.counts[word] if f" {word} {word} " in listed else listed.count(f" {word} ")

    @property
    def pairs(self) -> list[str]:
        """The words that stand side by side, joined by one space, each two once, in the order of the text; sentence openers do not come first."""
        return self._pairs.split("\n")[1:-1] if len(self._pairs) > len("\n\n") else []

    def judged(self) -> int:
        """Return how many of the words can be judged as names, as `is_name` tells."""
        return sum([not word[:-1].isupper() for word in self.words if len(word) >= MIN_LETTERS])

    def beside(self, word: str) -> tuple[list[str], list[str]]:
        """Return the words that stand before a word in its pairs, and those that stand after it."""
        pairs, before, after = self._pairs, [], []
        at = pairs.find(f" {word}\n")
        while at >= 0:
            before.append(pairs[pairs.rfind("\n", 0, at) + 1 : at])
            at = pairs.find(f" {word}\n", at + 1)
        at = pairs.find(f"\n{word} ")
        while at >= 0:
            after.append(pairs[at + len(word) + 2 : pairs.find("\n", at + 1)])
            at = pairs.find(f"\n{word} ", at + 1)
        return before, after

    def pairs_with(self, words: Collection[str]) -> list[tuple[str, str]]:
        """Return those of the pairs, in the same order, in which one of some words stands."""
        parts = self._pairs.split()
        return [(first, last) for first, last in zip(parts[::2], parts[1::2], strict=True) if first in words or last in words] if words else []


def list_names(text: str) -> str:
    """Return a list in lines: the capitalised words of a text, each once; all as they come; and then, line by line, those that stand side by side.

    Two spaces part words that do not stand side by side. It is a string, for one pass hands it on to the other.
    """
    # All runs are parted as one string, for this is done to every article. A possessive ends a run, and hyphens part words as spaces do.
    runs = "  ".join(_RUN.findall(text)).replace("’", "'").replace("-", " ").replace("\u00a0", " ")
    if "'s" in runs:
        runs = f"{runs} ".replace("'s ", "  ")
    words = runs.split(" ")
    others = words[1:]
    pairs = [f"{first} {last}" for first, last in compress(zip(words, others, strict=False), others) if first not in _ENDS_A_NAME]
    return "\n".join([" ".join(dict.fromkeys(words)), runs, *(dict.fromkeys(pairs) if pairs else ("",))])


def list_names_of(title: str | None, body: str | None, language: str | None) -> str:
    """Return the list of an article's names, empty where it has no body or is not in English."""
    text = english_text(title, body, language) if body else ""
    return list_names(text) if text else ""


def read_names(text: str) -> Names:
    """Return the capitalised words of a text and those that stand side by side."""
    return Names(list_names(text))


def is_name(word: str) -> bool:
    """Tell whether a capitalised word can be judged as a name: four letters or more, and not an acronym nor the plural of one."""
    return len(word) >= MIN_LETTERS and not word[:-1].isupper()


_STARTS = re.compile(r"(?<![\w@#/\\.\u00ad])(?<!\w['’])")
_ENDS = re.compile(rf"(?=['’]s(?!\w)|(?!\w|['’]\w)){_GLUED_AFTER}")


def places(text: str, word: str) -> Iterator[Span]:
    """Yield where a word that `read_names` found stands in the text, possessive endings left out."""
    forms = [word]
    if "'" in word:
        pattern = re.compile(re.escape(word).replace("'", "['’]"))
        forms = sorted(set(pattern.findall(text)))
    found = []
    for form in forms:
        at = text.find(form)
        while at >= 0:
            end = at + len(form)
            if _STARTS.match(text, at) and _ENDS.match(text, end):
                found.append((at, end))
                at = end - 1
            at = text.find(form, at + 1)
    yield from sorted(found)


_ENOUGH = 600
_OF = 160
_MARKERS = (" the ", " and ", " of ", " to ")


def reads_as_english(text: str) -> bool:
    """Tell whether a text is English by its commonest words; a text too short to tell passes."""
    missing = len(text) / _OF if len(text) >= _ENOUGH else 0
    for marker in _MARKERS:
        if missing <= 0:
            break
        missing -= text.count(marker)
    return missing <= 0


def english_text(title: str | None, body: str | None, language: str | None) -> str:
    """Return title and body as one text to count names in, empty where the article is not in English."""
    text = f"{title or ''}\n{body or ''}"
    if language and language.strip():
        return text if language.strip()[:2].casefold() == "en" else ""
    return text if reads_as_english(text) else ""
