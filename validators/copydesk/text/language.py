"""Which language a text is in, told by its script and by its commonest function words."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from copydesk.text.language_words import RELATED, WORDS
from copydesk.text.lazy_pattern import LazyPattern
from copydesk.text.mojibake import REPLACEMENT
from copydesk.text.unusual import unusual_characters

_SCRIPTS = (
    ("el", LazyPattern(r"[\u0370-\u03ff]")),
    ("he", LazyPattern(r"[\u0590-\u05ff]")),
    ("th", LazyPattern(r"[\u0e00-\u0e7f]")),
    ("ko", LazyPattern(r"[\uac00-\ud7a3]")),
    ("ja", LazyPattern(r"[\u3040-\u30ff]")),
    ("zh", LazyPattern(r"[\u4e00-\u9fff]")),
    ("bn", LazyPattern(r"[\u0980-\u09ff]")),
    ("ta", LazyPattern(r"[\u0b80-\u0bff]")),
    ("te", LazyPattern(r"[\u0c00-\u0c7f]")),
    ("ka", LazyPattern(r"[\u10a0-\u10ff]")),
    ("hy", LazyPattern(r"[\u0530-\u058f]")),
)
_FAR_LETTER = LazyPattern(r"[\u0370-\u1fff\u3040-\U0010ffff]")
"""What all these letters are, and no punctuation mark of Western texts."""
OTHERS_WORDS = frozenset("und que les het och и".split())
"""Words that few English texts have, and most texts in another language."""
_LEAST_WORDS = 12
_LEAST_SHARE = 0.12
_LEAST_LETTERS = 60
_OWN_SCRIPT, _JAPANESE = 0.2, 0.05


class Guess(NamedTuple):
    """A language tag, and the margin over the next best: 0 for none at all, 1 where no other language is in question."""

    tag: str
    margin: float


def guess_language(text: str) -> Guess | None:
    """Return the language of a text, or None where too little speaks for any."""
    if not text.isascii():
        own = _by_script(text)
        if own:
            return own
    words = text.lower().replace("’", "'").split()
    if len(words) < _LEAST_WORDS:
        return None
    table, languages = _table()
    scores: dict[str, int] = {}
    counts: dict[int, int] = {}
    for number in map(table.get, words):
        if number is not None:
            counts[number] = counts.get(number, 0) + 1
    for number, count in counts.items():
        for tag in languages[number]:
            scores[tag] = scores.get(tag, 0) + count
    best = max(scores, key=lambda tag: (scores[tag], tag), default="")
    most = scores.pop(best, 0)
    if most < _LEAST_SHARE * len(words):
        return None
    return Guess(best, (most - max(scores.values(), default=0)) / most)


def _by_script(text: str) -> Guess | None:
    """Return the language that alone is written in the script of a text; wrongly decoded text is in none."""
    far = unusual_characters(text)
    if not _FAR_LETTER.search(far) or REPLACEMENT in far:
        return None
    letters = max(sum(map(str.isalpha, text)), _LEAST_LETTERS)
    for tag, script in _SCRIPTS:
        count = len(script.findall(far))
        if count >= _OWN_SCRIPT * letters or (tag == "ja" and count >= _JAPANESE * letters):
            return Guess(tag, 1.0)
    return None


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, int], list[tuple[str, ...]]]:
    """Return each word's number, which words of the same languages share, and the languages of each number."""
    table: dict[str, tuple[str, ...]] = {}
    for tag, words in WORDS.items():
        for word in set(words.split()):
            table[word] = (*table.get(word, ()), tag)
    languages = sorted(set(table.values()))
    numbers = {tags: number for number, tags in enumerate(languages)}
    return {word: numbers[tags] for word, tags in table.items()}, languages


def may_be_one(first: str, second: str) -> bool:
    """Tell whether two tags name one language, or two that cannot be told apart by function words."""
    return first == second or any(first in group and second in group for group in RELATED)
