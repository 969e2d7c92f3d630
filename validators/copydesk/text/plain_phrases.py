"""Reads the plain shapes of a noun phrase straight from the text: `Ada Quill said`, `the port's officials said`, `said the Harbour Times,`.

They are most of what stands beside a verb of speech. Each function answers what the grammar of `noun_phrases.py` would answer, at a tenth of
its price; where it is not sure of that, it answers `UNSURE`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from copydesk.text.function_words import ABBREVIATIONS, DAYS, DETERMINERS, MONTHS, OPENING_PRONOUNS, PRONOUNS, STOP, TITLES, is_adverb
from copydesk.text.parties import ORGANISATION, PERSON, name_kind, noun_kind
from copydesk.text.phrases import GENITIVE, INNER, JOINTS, LINKING, OWNER, POSTPOSED, PRONOUN, Phrase, Pronoun, is_abbreviation, is_plural

if TYPE_CHECKING:
    from copydesk.text.parties import PartyKind

UNSURE: Final = False
"""The answer where the words need a closer look."""
Unsure = Literal[False]

_BEFORE, _NEAR = 64, 64
"""How far before and behind a verb a plain phrase is looked for."""
_WORD = 24
"""Letters of a word that are looked at."""
_AHEAD = 40
"""How far behind a verb a plain phrase ends."""
_SHORT = 4
"""Words that a plain description has before its noun, at most."""
_LONG = 5
"""Letters of a word, its full stop among them, that is no abbreviation."""
_SURROUNDED = 3
"""Words that must be known before a name."""
_OPEN, _PLAIN, _NOUN, _TITLE, _ADDRESS, _OWNED = "open", "plain", "noun", "title", "address", "owned"
"""What the word before a name is, besides "the" and "and": a mark, a word that says nothing, what somebody is, `Sen.`, `Mr.`, a genitive."""
_COMPLETING = frozenset({"", "the"})
"""What may stand before a name that completes a description: `a spokeswoman for the Harbour Board`."""
_FREE = frozenset({_OPEN, _PLAIN, _NOUN, _TITLE})
_PERSONAL = frozenset({_NOUN, _TITLE, _ADDRESS})
_CLAUSE_OPENERS = frozenset("that as but when while because and what where".split())
_STANDING = PRONOUNS | DETERMINERS
_NO_NAMES = STOP | PRONOUNS | DETERMINERS
_NO_NOUNS = PRONOUNS | {"and", "but", "or", "then", "week", "month", "year", "summer", "night"}
_ADDRESSES = frozenset({"Mr", "Mrs", "Ms", "Dr"})
_ADDRESS_STOPS = frozenset(f"{address}." for address in _ADDRESSES)
_TITLE_STOPS = frozenset(f"{title}." for title in TITLES & ABBREVIATIONS)
_UNPLAIN = TITLES | DAYS | MONTHS | _ADDRESSES | {"A", "An", "US"}
_NOT_BEFORE_NAMES = JOINTS | LINKING | INNER | DETERMINERS
_ROLES = dict.fromkeys(_NOT_BEFORE_NAMES, "") | dict.fromkeys(_CLAUSE_OPENERS, _PLAIN) | {"the": "the", "and": "and"}
"""What words before a name do to it, where it is none of a noun's doing."""
_COORDINATORS = frozenset({"and", "or", "And", "Or"})
_OF = frozenset({"of", "for", "on"})
_AS = frozenset({"as", "As"})
_MARKS = frozenset(',."”;:—–!?)')
_FIRM_MARKS = frozenset(',"”;:—–)')
_OPENING, _CLOSING = frozenset('“"'), frozenset('”"')
"""Quotation marks, which may hold a nickname."""
_QUOTES, _QUOTED = frozenset("'’"), frozenset(",.!?'’")
"""Single quotation marks, and what stands before them where they are no apostrophes."""


def _line_before(text: str, start: int) -> tuple[list[str], bool]:
    """Return the words before a blank, and whether they are all of their line (else the first may be a part of a word)."""
    low = start - _BEFORE if start > _BEFORE else 0
    line = text.rfind("\n", low, start) + 1
    return text[line or low : start - 1].split(" "), bool(line or not low)


def _headless(words: list[str], first: int) -> bool:
    """Tell whether nothing before a phrase leads to another head, as in `a spokeswoman for` the port; False where it cannot be told."""
    at = first - 1
    while at > 0 and (words[at].lower() in DETERMINERS or words[at].endswith(OWNER)):
        at -= 1
    if at < 0:
        return True
    before = words[at]
    return bool(before) and (before[-1] in _MARKS or before.isalpha()) and before not in LINKING and before.lower() not in DETERMINERS


def _head_before(words: list[str], first: int, *, whole: bool) -> tuple[int, PartyKind, bool] | Unsure:
    """Return the index where a known description begins that a phrase only completes, its kind, and whether it is a plural."""
    at = first - 1
    while at > 0 and words[at] in DETERMINERS:
        at -= 1
    noun = words[at - 1] if at > 1 and words[at] in LINKING and words[at] != "by" else ""
    kind = noun_kind(noun) if noun.isalpha() and noun.islower() and noun not in LINKING else None
    if kind is None:
        return UNSURE
    begin, determined = _description_start(words, at - 1)
    if begin < 0 or (begin < _SURROUNDED - 1 and not whole) or not _headless(words, begin):
        return UNSURE
    plural = is_plural(noun)
    return (begin, kind, plural) if determined or plural or not begin or words[begin - 1] not in _AS else UNSURE


def name_before(text: str, start: int) -> Phrase | Unsure:
    """Return the name right before a place, such as `Ada Quill` in `, Ada Quill said`."""
    words, whole = _line_before(text, start)
    first = last = len(words)
    while first and words[first - 1].isalpha() and words[first - 1][0].isupper():
        first -= 1
    if first == last or (first < _SURROUNDED and not whole):
        return UNSURE
    before = words[first - 1] if first else ""
    role = _role(before) if before else _OPEN
    named = words[first:]
    name = " ".join(named)
    if role not in _FREE and not (role and _is_apart(words, first, role)):
        head = _head_before(words, first, whole=whole) if role in _COMPLETING else UNSURE
        if head is UNSURE or not _UNPLAIN.isdisjoint(named) or _read_name(name, named, _OWNED) is UNSURE:
            return UNSURE
        begin, kind, plural = head
        return Phrase(start - 1 - len(" ".join(words[begin:])), start - 1, kind, plural=plural)
    read = _read_name(name, named, role)
    if read is UNSURE:
        return UNSURE
    skipped, kind, plural = read
    begin = start - 1 - len(name) + skipped
    return Phrase(begin - len(before) - 1 if role == _ADDRESS and not skipped else begin, start - 1, kind, True, True, plural)  # noqa: FBT003 (names cost time)


def _role(before: str) -> str:
    """Return what the word before a name does to it; nothing where that takes a closer look."""
    if before.isalpha():
        role = _ROLES.get(before)
        if role is None and before.islower():
            # A common noun before a name ends the phrase and may tell the kind: `pundit Ada Quill said`.
            return _NOUN if noun_kind(before) is PERSON else _PLAIN
        return role or ""
    mark = before[-1]
    if (mark in _CLOSING and before[0] in _OPENING) or (mark in _QUOTES and before[-2:-1] not in _QUOTED):
        return ""
    if mark in _FIRM_MARKS or mark in _QUOTES or before == "--":
        return _OPEN
    if mark in ".!?":
        return _TITLE if before in _TITLE_STOPS else _ADDRESS if before in _ADDRESS_STOPS else _OPEN if len(before) >= _LONG else ""
    if before.endswith(OWNER):
        return _OWNED
    if not (before.islower() and before.replace("-", "").isalpha()):
        return ""
    return _NOUN if noun_kind(before) is PERSON else _PLAIN


def _is_apart(words: list[str], first: int, role: str) -> bool:
    """Tell whether a name of a role begins where its capitals begin, and nothing leads on to another head."""
    if role == "and":
        # The "and" may belong to the name: the Department of Tides and Harbours.
        return _OF.isdisjoint(words[:first])
    if role == _ADDRESS:
        prior = words[first - 2] if first > 1 else ""
        if not prior or prior[-1] in _MARKS:
            return not is_abbreviation(prior[:-1])
        return prior.islower() and prior.isalpha() and prior not in _NOT_BEFORE_NAMES and prior not in STOP
    return _headless(words, first)


def _read_name(name: str, named: list[str], role: str) -> tuple[int, PartyKind, bool] | Unsure:
    """Return how many letters before a name are none of it, its kind, and whether it is a plural."""
    skipped = 0
    article = role == "the"
    if role == _OPEN and len(named) > 1 and (named[0] == "The" or (named[0].lower() in STOP and named[0] not in DETERMINERS)):
        # `But Ada Quill said`, `The Harbour Board said`
        article = named[0] == "The"
        skipped = len(named[0]) + 1
        named = named[1:]
    if not _UNPLAIN.isdisjoint(named):
        titled = _behind_title(named)
        if titled < 0 and role in _FREE and named[0] in _ADDRESSES and _UNPLAIN.isdisjoint(named[1:]):
            titled = 0
        return (skipped + titled, PERSON, False) if titled >= 0 and named[-1].lower() not in _NO_NAMES else UNSURE
    if named[0].lower() in _NO_NAMES:
        return UNSURE
    if role in _PERSONAL:
        return skipped, PERSON, role == _NOUN and name.endswith("s")
    kind = name_kind(f"the {name[skipped:]}" if article else name[skipped:])
    return skipped, kind, name.endswith("s") and (not article or kind is ORGANISATION)


def _behind_title(named: list[str]) -> int:
    """Return where in `President Ada Quill` the name begins, -1 where no plain title stands before it."""
    last = len(named) - 1
    title = next((at for at in range(last - 1, -1, -1) if named[at] in TITLES), -1)
    # A leading word in -ing is taken for a participle elsewhere, "King" among them.
    return -1 if title < 0 or named[title] == "King" or named[last] in _UNPLAIN else len(" ".join(named[: title + 1])) + 1


def description_before(text: str, start: int, noun: str) -> Phrase | Unsure | None:
    """Return the description right before a place, such as `the harbour officials`; None where the words are none.

    Args:
        text: the text.
        start: the place.
        noun: the last word before it, in small letters.
    """
    if noun in _NO_NOUNS:
        return UNSURE
    if noun in STOP:
        return None
    words, whole = _line_before(text, start)
    last = len(words) - 1
    if not words[last]:
        # The noun ends the line before.
        return UNSURE
    first, determined = _description_start(words, last)
    if first < 0 or (first < 2 and not whole):
        return UNSURE
    if not _headless(words, first):
        head = _head_before(words, first, whole=whole)
        if head is UNSURE:
            return UNSURE
        first, head_kind, plural = head
        return Phrase(start - 1 - len(" ".join(words[first:])), start - 1, head_kind, plural=plural)
    begin = start - 1 - len(" ".join(words[first:]))
    kind = noun_kind(noun)
    plural = is_plural(noun)
    if kind is not None:
        if not determined and not plural and first and words[first - 1] in _AS:
            return UNSURE
        return Phrase(begin, start - 1, kind, plural=plural)
    # An unknown noun right behind a name is a verb more often than not.
    if not (determined or plural) or (first < last and words[last - 1][0].isupper() and not words[last - 1].endswith((".", *GENITIVE))):
        return None
    kind = ORGANISATION if plural and not noun.endswith("ss") else PERSON
    return Phrase(begin, start - 1, kind, sure=False, plural=plural)


def _description_start(words: list[str], last: int) -> tuple[int, bool]:
    """Return the index where a description begins, -1 where the words need a closer look, and whether a determiner or an owner opens it."""
    first, determined = last, False
    while first:
        before = words[first - 1]
        if last - first > _SHORT:
            return -1, False
        if before.lower() in DETERMINERS:
            return first - 1, True
        if before.endswith(OWNER) and before[:-2].isalpha():
            determined = True
            first = _genitive_start(words, first - 1)
            if first < 0:
                break
        elif before in _COORDINATORS or not before[:1].isalnum():
            return -1, False
        elif _ends_description(before):
            break
        elif before.replace("-", "").isalnum() or (before[-1] == "." and last - first < _SHORT // 2):
            first -= 1
        else:
            return -1, False
    return first, determined


def _ends_description(before: str) -> bool:
    """Tell whether a description ends behind a word or a mark."""
    if before.isalpha():
        return before.lower() in STOP or is_adverb(before) or before in DAYS
    return before[-1] in _MARKS and (before[-1] != "." or not is_abbreviation(before[:-1]))


def phrase_before_mark(text: str, at: int) -> Phrase | Unsure | None:
    """Return the name or the description that ends at a place."""
    word = text[at - _WORD if at > _WORD else 0 : at].rpartition(" ")[2].rpartition("\n")[2]
    if not word.isalpha():
        return UNSURE
    if word[0].islower():
        return description_before(text, at + 1, word)
    found = name_before(text, at + 1)
    return found._replace(plural=False) if found and found.kind is PERSON else found


def _genitive_start(words: list[str], at: int) -> int:
    """Return the index where the owner in a genitive begins; -1 where the words need a closer look."""
    if not words[at][0].isupper():
        return at
    while at and words[at - 1].isalpha() and words[at - 1][0].isupper():
        at -= 1
    before = words[at - 1] if at else ""
    return -1 if before in JOINTS or before == "the" or before[-1:] in {".", '"', "”", "“"} else at


def phrase_behind(text: str, at: int, *, finite: bool = False) -> Phrase | Pronoun | Unsure | None:
    """Return the noun phrase that begins behind a blank: a name, a bare description or a pronoun; None where there is none.

    Args:
        text: the text.
        at: where the blank or the phrase begins.
        finite: whether a verb is expected behind the phrase.
    """
    if text[at : at + 1] == " ":
        at += 1
    close = text.find("\n", at, at + _NEAR)
    words = text[at : close if close >= 0 else at + _NEAR].split(" ")
    opener = words[0].lower()
    if opener in OPENING_PRONOUNS and words[0] != "US":
        return PRONOUN
    if opener in STOP and opener not in DETERMINERS:
        return None
    first = int(words[0] == "The")
    last = len(words) - 1
    while first < last and words[first] in DETERMINERS:
        first += 1
    if first > last:
        return UNSURE
    return _name_behind(words, first, at) if words[first][:1].isupper() else _description_behind(words, first, at, finite=finite)


def _name_behind(words: list[str], first: int, at: int) -> Phrase | Unsure:
    last = first
    while last < len(words) and words[last].isalpha() and words[last][0].isupper() and words[last] not in DAYS:
        last += 1
    if last == len(words):
        return UNSURE
    named, behind = words[first:last], words[last]
    if behind[-1:] in _MARKS:
        follow = behind[-1]
        if not (behind[0].isupper() and behind[:-1].isalpha()) or (follow == "." and is_abbreviation(behind[:-1])):
            return UNSURE
        named.append(behind[:-1])
    else:
        follow = behind
        if not (behind.isalpha() and (behind.islower() or (behind in DAYS and named))) or behind in INNER:
            return UNSURE
        if behind not in STOP and noun_kind(behind) is not None and behind not in POSTPOSED:
            return UNSURE
    name = " ".join(named)
    read = _read_name_behind(name, named, article=first > 0 and words[first - 1].lower() == "the")
    if read is UNSURE:
        return UNSURE
    skipped, kind = read
    begin = at + sum(map(len, words[:first])) + first
    end = begin + len(name)
    if end - at >= _AHEAD:
        return UNSURE
    return Phrase(begin + skipped, end, kind, True, True, name.endswith("s"), follow)  # noqa: FBT003 (names cost time)


def _read_name_behind(name: str, named: list[str], *, article: bool) -> tuple[int, PartyKind] | Unsure:
    """Return how many letters of titles stand before a name, and its kind."""
    if not DAYS.isdisjoint(named) or not _NO_NAMES.isdisjoint(name.lower().split(" ")):
        return UNSURE
    title = next((at for at in range(len(named) - 2, -1, -1) if named[at] in TITLES), -1)
    if title >= 0:
        return len(" ".join(named[: title + 1])) + 1, PERSON
    return 0, name_kind(f"the {name}" if article else name)


def _description_behind(words: list[str], first: int, at: int, *, finite: bool) -> Phrase | Unsure | None:
    before = follow = ""
    last = first
    for word in words[first:]:
        stem = word
        if word[-1:] in _MARKS:
            stem, follow = word[:-1], word[-1]
        if not (stem.isalpha() and stem.islower()) or stem in INNER:
            return UNSURE
        if stem in STOP or (before and (stem in POSTPOSED or _ends_at_verb(before, stem, finite=finite))):
            follow = stem
            break
        if stem in _STANDING:
            return UNSURE
        before = stem
        last += 1
        if follow:
            break
    if not before:
        return None
    if not follow or (follow == "." and is_abbreviation(before)):
        return UNSURE
    kind = noun_kind(before)
    plural = before.endswith("s")
    end = at + len(" ".join(words[:last])) - (follow in _MARKS)
    if end - at >= _AHEAD:
        return UNSURE
    return Phrase(at, end, kind or (ORGANISATION if plural else PERSON), kind is not None, plural=plural, follow=follow)


def _ends_at_verb(before: str, word: str, *, finite: bool) -> bool:
    """Tell whether a description ends between two words because the second is a verb."""
    return noun_kind(before) is not None and (word.endswith("ed") or (finite and noun_kind(word) is None))
