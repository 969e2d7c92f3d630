"""Finds who stands before or after a cue word: names with their titles, and descriptions such as "a spokeswoman for the port"."""

from __future__ import annotations

from typing import NamedTuple

from copydesk.text.function_words import ABBREVIATIONS, DAYS, DETERMINERS, MONTHS, PRONOUNS, STOP, TITLES, is_adverb
from copydesk.text.lazy_pattern import LazyPattern
from copydesk.text.parties import PartyKind, is_outlet, name_kind, noun_kind

_TOKEN = LazyPattern(r"\w++(?:[’'.&\-–]\w++)*|[^\w\s]")

Token = tuple[str, int, int]
"""A word or a mark with its place in the text."""


class Phrase(NamedTuple):
    """A noun phrase that can be a source: its place, its kind, how sure it is, and for one read forwards the word behind it."""

    start: int
    end: int
    kind: PartyKind
    sure: bool = True
    name: bool = False
    plural: bool = False
    follow: str = ""


class Pronoun(NamedTuple):
    """A pronoun in the place of a source: it says that somebody spoke, not who."""

    start: int


_OPENING_PRONOUNS = PRONOUNS - DETERMINERS
_GENITIVE = ("'s", "’s", "s'", "s’")
_JOINTS = frozenset({"of", "for", "&", "de", "la", "van", "von", "der", "den", "bin", "al", "del", "da", "di", "du", "ibn", "on"})
_LINKING = frozenset("of for at in from with to on by inside within close familiar briefed close near against".split())
_INNER = frozenset("of de for van von bin al and".split())
_SPEAKERS = frozenset({PartyKind.ORGANISATION, PartyKind.PERSON})
_LONGEST = 7
"""Words that a description has before its noun, at most."""
_POSTPOSED = frozenset("familiar close briefed involved present available".split())
_NEAR_NAME = 40
_LONG = 5
"""Letters of a word, its full stop among them, that is no abbreviation."""
_CLAUSE_OPENERS = frozenset("that as but when while because and what where".split())
_NO_NAMES = STOP | PRONOUNS | DETERMINERS
_UNSIMPLE = TITLES | DAYS | MONTHS | {"The", "A", "An", "US", "Mr", "Ms", "Mrs", "Dr"}
_NOT_BEFORE_NAMES = _JOINTS | _LINKING | _INNER | DETERMINERS
_INITIAL = LazyPattern(r"[A-Z]$|(?:[A-Z]\.)+[A-Z]$")
_FIRST_LOOK = 52


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the words and marks of a stretch of text with their places."""
    found: list[Token] = []
    at = start
    for piece in text[start:end].split(" "):
        close = at + len(piece)
        # Most pieces are bare words or words with one mark; the expression is for the rest.
        if piece.isalnum():
            found.append((piece, at, close))
        elif piece[:-1].isalnum():
            found += ((piece[:-1], at, close - 1), (piece[-1], close - 1, close))
        elif piece:
            found += [(match[0], at + match.start(), at + match.end()) for match in _TOKEN.finditer(piece)]
        at = close + 1
    return found


def is_abbreviation(word: str) -> bool:
    """Tell whether a full stop after this word belongs to the word."""
    return word in ABBREVIATIONS or _INITIAL.match(word) is not None


def _is_name(word: str) -> bool:
    return word[0].isupper()


def phrase_before(words: list[Token], last: int) -> Phrase | Pronoun | None:
    """Return the noun phrase whose last word is `words[last]`.

    Args:
        words: the tokens before a cue.
        last: the index of the phrase's last word.
    """
    if last < 0:
        return None
    word, start, end = words[last]
    if word == "." and last and is_abbreviation(words[last - 1][0]):
        last -= 1
        word = words[last][0]
    lower = word.lower()
    if lower == "others" and last > 1 and words[last - 1][0] == "and":
        return phrase_before(words, last - 2)
    if lower in PRONOUNS and word != "US":
        return Pronoun(start)
    if _is_name(word):
        return _name_before(words, last, end)
    if not word[0].isalpha() or lower in STOP or word.endswith(_GENITIVE[:2]):
        return None
    return _description_before(words, last)


def simple_name(text: str, start: int) -> Phrase | None:
    """Return the bare name before a place, such as `Quill` in `, Quill said`; None where the words need a closer look."""
    low = max(0, start - _NEAR_NAME)
    line = text.rfind("\n", low, start) + 1
    words = text[line or low : start - 1].split(" ")
    first = len(words)
    while first and words[first - 1].isalpha() and words[first - 1][0].isupper():
        first -= 1
    named = words[first:]
    if not named or (not first and not line and low) or not _UNSIMPLE.isdisjoint(named) or named[0].lower() in _NO_NAMES:
        return None
    before = words[first - 1] if first else ""
    name = " ".join(named)
    kind = None
    if before and before[-1] not in ',”"' and before not in _CLAUSE_OPENERS and (before[-1] not in ".!?" or len(before) < _LONG):
        # A common noun before a name ends the phrase and may tell the kind: `pundit Ada Quill said`.
        if not (before.isalpha() and before.islower()) or before in _NOT_BEFORE_NAMES or (first == 1 and low and not line):
            return None
        kind = noun_kind(before)
    if kind is not PartyKind.PERSON:
        kind = name_kind(name)
    return Phrase(start - 1 - len(name), start - 1, kind, name=True, plural=name.endswith("s"))


def _name_before(words: list[Token], last: int, end: int) -> Phrase | None:
    if words[last][0].endswith(_GENITIVE[:2]):
        return None
    first = _joined(words, _run_start(words, last))
    while first <= last and (
        words[first][0].lower() in STOP
        or words[first][0] in DAYS
        or words[first][0] in MONTHS
        or words[first][0] in {"The", ".", "A", "An"}
        or (words[first][0].endswith("ing") and first < last)
    ):
        if words[first][0] in MONTHS and first == last:
            break
        first += 1
    if first > last:
        return None
    titled = False
    for at in range(last - 1, first - 1, -1):
        if words[at][0] in TITLES:
            first, titled = _behind_title(words, at, last), True
            break
    if first > last:
        return None
    name = _text(words, first, last)
    titled = titled or words[first][0] in {"Mr", "Mrs", "Ms", "Dr"}
    before = words[first - 1][0] if first else ""
    kind = PartyKind.PERSON if titled or noun_kind(before) is PartyKind.PERSON else name_kind(("the " if before in {"the", "The"} else "") + name)
    if words[last][0] in TITLES and last > first - 1 and kind is not PartyKind.OUTLET:
        kind = PartyKind.PERSON
    head = _head_before(words, first)
    if head is not None:
        return Phrase(head.start, end, head.kind, head.sure, plural=head.plural)
    return Phrase(words[first][1], end, kind, name=True, plural=words[last][0].endswith("s") and kind is PartyKind.ORGANISATION)


def _joined(words: list[Token], first: int) -> int:
    """Return where a name begins that has an "and" of its own: the Centers for Disease Control and Prevention."""
    if first > 1 and words[first - 1][0] == "and" and _is_name(words[first - 2][0]):
        left = _run_start(words, first - 2)
        if (
            left < first - 2
            and name_kind(words[left][0]) is PartyKind.ORGANISATION
            and any(words[at][0] in {"of", "for", "on"} for at in range(left, first))
        ):
            return left
    return first


def _behind_title(words: list[Token], at: int, last: int) -> int:
    """Return the index of the name behind a title: behind the stop of an abbreviation, or behind "of State"."""
    if words[at + 1][0] == ".":
        return at + 2
    if words[at + 1][0] in {"of", "for"} and at + 2 < last:
        return next((i for i in range(at + 3, last + 1) if words[i][0] not in {"the", "of", "and", "General"}), at + 1)
    return at + 1


def _run_start(words: list[Token], last: int) -> int:
    first = last
    while first > 0:
        before = words[first - 1][0]
        step = 0
        if _is_name(before):
            step = 0 if before.endswith(_GENITIVE[:2]) else 1
        elif (before == "." and first > 1 and is_abbreviation(words[first - 2][0]) and _is_name(words[first - 2][0])) or (
            before in _JOINTS and first > 1 and _is_name(words[first - 2][0]) and words[first - 2][0].lower() not in STOP
        ):
            step = 2
        elif before == "the" and first > 2 and words[first - 2][0] in {"of", "for"} and _is_name(words[first - 3][0]):
            step = 3
        elif before in {'"', "“", "”", "'"} and first > 1 and _nickname(words, first):
            step = 4
        if not step:
            break
        first -= step
    return first


def _nickname(words: list[Token], first: int) -> bool:
    return first > 3 and words[first - 3][0] in {'"', "“", "'"} and _is_name(words[first - 2][0]) and _is_name(words[first - 4][0])


def _text(words: list[Token], first: int, last: int) -> str:
    parts = words[first][0]
    for at in range(first + 1, last + 1):
        parts += words[at][0] if words[at - 1][2] == words[at][1] else " " + words[at][0]
    return parts


def _head_before(words: list[Token], first: int) -> Phrase | None:
    """Return the phrase that a name or description before `first` only completes: "a spokeswoman for" the port."""
    at = first - 1
    while at >= 0 and (words[at][0].lower() in DETERMINERS or words[at][0].endswith(_GENITIVE[:2])):
        at -= 1
    if at < 1 or words[at][0] not in _LINKING:
        return None
    at -= 1
    if (words[at + 1][0] == "by" and words[at][0].endswith("ed")) or (words[at][0] in _LINKING and words[at][0] not in {"of", "for"} and at):
        at -= 1
    noun = words[max(at, 0)][0]
    if not noun[0].isalpha():
        return None
    if noun_kind(noun) is None and noun not in TITLES:
        # `a source with knowledge of` the plan: the noun between leads on to the head.
        return _head_before(words, _description_start(words, at, None)[0]) if at > 1 and noun.islower() and noun not in STOP else None
    if not _is_name(noun):
        return _description_before(words, at)
    return Phrase(words[at][1], words[at][2], PartyKind.PERSON) if noun in TITLES else None


def _description_before(words: list[Token], last: int) -> Phrase | None:
    noun, _, end = words[last]
    kind = noun_kind(noun.rsplit("-", 1)[-1]) or noun_kind(noun)
    first, determined = _description_start(words, last, kind)
    plural = noun.endswith(("s", "men")) or noun in {"people", "police", "children", "staff"}
    head = _head_before(words, first)
    if head is not None:
        return Phrase(head.start, end, head.kind, head.sure, plural=head.plural)
    if kind is None:
        # An unknown noun right behind a name is a verb more often than not.
        verb = first < last and _is_name(words[last - 1][0]) and not words[last - 1][0].endswith(_GENITIVE)
        if verb or not (determined or plural):
            return None
        return Phrase(
            words[first][1], end, PartyKind.ORGANISATION if plural and not noun.endswith("ss") else PartyKind.PERSON, sure=False, plural=plural
        )
    if not determined and not plural and first and words[first - 1][0] in {"as", "As"}:
        # `As speaker, …` is an office, not somebody who speaks.
        return None
    return Phrase(words[first][1], end, kind, plural=plural)


def _description_start(words: list[Token], last: int, kind: PartyKind | None) -> tuple[int, bool]:
    """Return where a description begins, and whether a determiner opens it."""
    first, determined = last, False
    while first > 0 and last - first < _LONGEST:
        before = words[first - 1][0]
        lower = before.lower()
        if lower in DETERMINERS:
            return first - 1, True
        if before.endswith(_GENITIVE):
            determined = True
            first = _run_start(words, first - 1) if _is_name(before) else first - 1
        elif (before == "." and first > 1 and is_abbreviation(words[first - 2][0])) or (
            before in {"and", "or", "&"} and first > 1 and kind in _SPEAKERS and noun_kind(words[first - 2][0]) is not None
        ):
            first -= 2
        elif before[0].isalnum() and lower not in STOP and not is_adverb(before) and before not in DAYS:
            first -= 1
        else:
            break
    return first, determined


def phrase_after(text: str, at: int, limit: int = 130, *, finite: bool = False) -> Phrase | Pronoun | None:
    """Return the noun phrase that begins at a place (quotation marks aside), with the word that follows it.

    Args:
        text: the text.
        at: where to look.
        limit: how far to look.
        finite: whether a verb is expected behind the phrase.
    """
    line = text.find("\n", at, at + limit)
    close = line if line >= 0 else min(len(text), at + limit)
    found = _read_after(tokens(text, at, min(close, at + _FIRST_LOOK)), finite=finite)
    if isinstance(found, Phrase) and close > at + _FIRST_LOOK and found.end > at + _FIRST_LOOK - 12:
        return _read_after(tokens(text, at, close), finite=finite)
    return found


def _read_after(words: list[Token], *, finite: bool) -> Phrase | Pronoun | None:
    first = 0
    while first < len(words) and words[first][0] in {'"', "“", "‘", "'"}:
        first += 1
    if first >= len(words):
        return None
    if words[first][0].lower() in _OPENING_PRONOUNS and words[first][0] != "US":
        return Pronoun(words[first][1])
    begin = first
    while first < len(words) and words[first][0].lower() in DETERMINERS:
        first += 1
    stop = _end_after(words, first, finite=finite)
    if stop <= first:
        return None
    follow = words[stop][0] if stop < len(words) else ""
    return _phrase_of(words, begin, first, stop)._replace(follow=follow)


def _end_after(words: list[Token], first: int, *, finite: bool) -> int:
    stop = first
    while stop < len(words) and _continues(words, first, stop, finite=finite):
        stop += 1
        if words[stop - 1][0].endswith(_GENITIVE[:2]) and is_outlet(_text(words, first, stop - 1)):
            break
    return stop


def _continues(words: list[Token], first: int, at: int, *, finite: bool) -> bool:
    """Tell whether a phrase that begins at `words[first]` takes in `words[at]` too."""
    word = words[at][0]
    before = words[at - 1][0] if at > first else ""
    if word == "&" or (word == "." and before and is_abbreviation(before)) or (word == "the" and before in {"of", "for"}):
        return True
    if word in _INNER and _joins(words, first, at):
        return True
    if before and (word in _POSTPOSED or _breaks(before, word, finite=finite)):
        return False
    return word[0].isalnum() and word.lower() not in STOP and word not in DAYS


def _breaks(before: str, word: str, *, finite: bool) -> bool:
    """Tell whether a phrase ends between two words: before a verb, before the writer of a document."""
    if _is_name(word):
        return before.islower() and noun_kind(before) is PartyKind.DOCUMENT
    if _is_name(before):
        return noun_kind(word) is None
    return word[0].islower() and noun_kind(before) is not None and (word.endswith("ed") or (finite and noun_kind(word) is None))


def _joins(words: list[Token], first: int, at: int) -> bool:
    if at <= first or at + 1 >= len(words):
        return False
    after = words[at + 1][0]
    if words[at][0] == "and":
        return _is_name(words[at - 1][0]) == _is_name(after) and after.lower() not in STOP and after.lower() not in DETERMINERS and after[0].isalpha()
    named = _is_name(words[at - 1][0]) or noun_kind(words[at - 1][0]) is not None
    return named and (_is_name(after) or after == "the" or noun_kind(words[at - 1][0]) is not None)


def _phrase_of(words: list[Token], begin: int, first: int, stop: int) -> Phrase:
    last = stop - 1
    link = next((at for at in range(first + 1, stop) if words[at][0] in {"of", "for"} and not _is_name(words[at - 1][0])), None)
    if link is not None:
        noun = words[link - 1][0]
        return Phrase(words[begin][1], words[last][2], noun_kind(noun) or PartyKind.PERSON, noun_kind(noun) is not None, plural=noun.endswith("s"))
    end = words[last][2] - (2 if words[last][0].endswith(_GENITIVE[:2]) else 0)
    if not _is_name(words[last][0]) and words[last][0] != ".":
        noun = words[last][0]
        kind = noun_kind(noun.rsplit("-", 1)[-1]) or noun_kind(noun)
        return Phrase(
            words[begin][1],
            end,
            kind or (PartyKind.ORGANISATION if noun.endswith("s") else PartyKind.PERSON),
            kind is not None,
            plural=noun.endswith("s"),
        )
    start = last
    while start > first and (
        _is_name(words[start - 1][0]) or words[start - 1][0] in {".", "&", "of", "for", "the", "de", "van", "von", "bin", "al", "and"}
    ):
        start -= 1
    while start < last and not _is_name(words[start][0]):
        start += 1
    for at in range(start, last):
        if words[at][0].endswith(_GENITIVE[:2]):
            start = at + 1
    titled = start > first and noun_kind(words[start - 1][0]) is PartyKind.PERSON
    for at in range(last - 1, start - 1, -1):
        if words[at][0] in TITLES:
            start, titled = at + 1 + (words[at + 1][0] == "."), True
            break
    name = _text(words, start, last)
    kind = PartyKind.PERSON if titled else name_kind(("the " if begin < first and words[first - 1][0].lower() == "the" else "") + name)
    return Phrase(words[start][1], end, kind, name=True, plural=name.endswith("s"))
