"""Finds who stands before or after a cue word: names with their titles, and descriptions such as "a spokeswoman for the port"."""

from __future__ import annotations

from copydesk.text.function_words import DAYS, DETERMINERS, MONTHS, OPENING_PRONOUNS, PRONOUNS, STOP, TITLES, is_adverb
from copydesk.text.parties import DOCUMENT, ORGANISATION, OUTLET, PERSON, PartyKind, is_outlet, name_kind, noun_kind
from copydesk.text.phrases import (
    GENITIVE,
    INNER,
    JOINTS,
    LINKING,
    LONGEST,
    OWNER,
    POSTPOSED,
    PRONOUN,
    Phrase,
    Pronoun,
    Words,
    is_abbreviation,
    is_plural,
)
from copydesk.text.plain_phrases import UNSURE, phrase_behind

_SPEAKERS = frozenset({ORGANISATION, PERSON})
_FIRST_LOOK, _LAST_LOOK = 52, 130
"""How far a phrase is read, at first and where it is longer."""


def _is_name(word: str) -> bool:
    return word[0].isupper()


def phrase_before(words: Words, last: int) -> Phrase | Pronoun | None:
    """Return the noun phrase whose last word is `words[last]`.

    Args:
        words: the tokens before a cue.
        last: the index of the phrase's last word.
    """
    if last < 0:
        return None
    word, close = words[last], last
    if word == "." and last and is_abbreviation(words[last - 1]):
        last -= 1
        word = words[last]
    lower = word.lower()
    if lower == "others" and last > 1 and words[last - 1] == "and":
        return phrase_before(words, last - 2)
    if lower in PRONOUNS and word != "US":
        return PRONOUN
    if _is_name(word):
        return _name_before(words, last, close)
    if not word[0].isalpha() or lower in STOP or word.endswith(OWNER):
        return None
    return _description_before(words, last)


def _name_before(words: Words, last: int, close: int) -> Phrase | None:
    if words[last].endswith(OWNER):
        return None
    first = _joined(words, _run_start(words, last))
    while first <= last and (
        words[first].lower() in STOP
        or words[first] in DAYS
        or words[first] in MONTHS
        or words[first] in {"The", ".", "A", "An"}
        or (words[first].endswith("ing") and first < last)
    ):
        if words[first] in MONTHS and first == last:
            break
        first += 1
    if first > last:
        return None
    titled = False
    for at in range(last - 1, first - 1, -1):
        if words[at] in TITLES:
            first, titled = _behind_title(words, at, last), True
            break
    if first > last:
        return None
    begin, end, name = words.joined(first, last)
    titled = titled or words[first] in {"Mr", "Mrs", "Ms", "Dr"}
    before = words[first - 1] if first else ""
    kind = PERSON if titled or noun_kind(before) is PERSON else name_kind(("the " if before in {"the", "The"} else "") + name)
    if words[last] in TITLES and last > first - 1 and kind is not OUTLET:
        kind = PERSON
    end += words[close] == "." and close > last  # the stop of an abbreviation
    head = _head_before(words, first)
    if head is not None:
        return Phrase(head.start, end, head.kind, head.sure, plural=head.plural)
    return Phrase(begin, end, kind, name=True, plural=words[last].endswith("s") and kind is ORGANISATION)


def _joined(words: Words, first: int) -> int:
    """Return where a name begins that has an "and" of its own: the Centers for Disease Control and Prevention."""
    if first > 1 and words[first - 1] == "and" and _is_name(words[first - 2]):
        left = _run_start(words, first - 2)
        left += words[left] == "The"
        if left < first - 2 and name_kind(words[left]) is ORGANISATION and any(words[at] in {"of", "for", "on"} for at in range(left, first)):
            return left
    return first


def _behind_title(words: Words, at: int, last: int) -> int:
    """Return the index of the name behind a title: behind the stop of an abbreviation, or behind "of State"."""
    if words[at + 1] == ".":
        return at + 2
    if words[at + 1] in {"of", "for"} and at + 2 < last:
        return next((i for i in range(at + 3, last + 1) if words[i] not in {"the", "of", "and", "General"}), at + 1)
    return at + 1


def _run_start(words: Words, last: int) -> int:
    first = last
    while first > 0:
        before = words[first - 1]
        step = 0
        if _is_name(before):
            step = 0 if before.endswith(OWNER) else 1
        elif (before == "." and first > 1 and is_abbreviation(words[first - 2]) and _is_name(words[first - 2])) or (
            before in JOINTS and first > 1 and _is_name(words[first - 2]) and words[first - 2].lower() not in STOP
        ):
            step = 2
        elif before == "the" and first > 2 and words[first - 2] in {"of", "for"} and _is_name(words[first - 3]):
            step = 3
        elif before in {'"', "“", "”", "'"} and first > 1 and _nickname(words, first):
            step = 4
        if not step:
            break
        first -= step
    return first


def _nickname(words: Words, first: int) -> bool:
    return first > 3 and words[first - 3] in {'"', "“", "'"} and _is_name(words[first - 2]) and _is_name(words[first - 4])


def _head_before(words: Words, first: int) -> Phrase | None:
    """Return the phrase that a name or description before `first` only completes: "a spokeswoman for" the port."""
    at = first - 1
    while at >= 0 and (words[at].lower() in DETERMINERS or words[at].endswith(OWNER)):
        at -= 1
    if at < 1 or words[at] not in LINKING:
        return None
    at -= 1
    if (words[at + 1] == "by" and words[at].endswith("ed")) or (words[at] in LINKING and words[at] not in {"of", "for"} and at):
        at -= 1
    noun = words[max(at, 0)]
    if not noun[0].isalpha():
        return None
    if noun_kind(noun) is None and noun not in TITLES:
        # `a source with knowledge of` the plan: the noun between leads on to the head.
        return _head_before(words, _description_start(words, at, None)[0]) if at > 1 and noun.islower() and noun not in STOP else None
    if not _is_name(noun):
        return _description_before(words, at)
    return Phrase(words.start(at), words.end(at), PERSON) if noun in TITLES else None


def _description_before(words: Words, last: int) -> Phrase | None:
    noun = words[last]
    kind = noun_kind(noun.rsplit("-", 1)[-1]) or noun_kind(noun)
    first, determined = _description_start(words, last, kind)
    plural = is_plural(noun)
    end = words.end(last)
    head = _head_before(words, first)
    if head is not None:
        return Phrase(head.start, end, head.kind, head.sure, plural=head.plural)
    if kind is None:
        # An unknown noun right behind a name is a verb more often than not.
        verb = first < last and _is_name(words[last - 1]) and not words[last - 1].endswith(GENITIVE)
        if verb or not (determined or plural):
            return None
        return Phrase(words.start(first), end, ORGANISATION if plural and not noun.endswith("ss") else PERSON, sure=False, plural=plural)
    if not determined and not plural and first and words[first - 1] in {"as", "As"}:
        # `As speaker, …` is an office, not somebody who speaks.
        return None
    return Phrase(words.start(first), end, kind, plural=plural)


def _description_start(words: Words, last: int, kind: PartyKind | None) -> tuple[int, bool]:
    """Return where a description begins, and whether a determiner opens it."""
    first, determined = last, False
    while first > 0 and last - first < LONGEST:
        before = words[first - 1]
        lower = before.lower()
        if lower in DETERMINERS:
            return first - 1, True
        if before.endswith(GENITIVE):
            determined = True
            first = _run_start(words, first - 1) if _is_name(before) else first - 1
        elif (before == "." and first > 1 and is_abbreviation(words[first - 2])) or (
            before in {"and", "or", "&"} and first > 1 and kind in _SPEAKERS and noun_kind(words[first - 2]) is not None
        ):
            first -= 2
        elif before[0].isalnum() and lower not in STOP and not is_adverb(before) and before not in DAYS:
            first -= 1
        else:
            break
    return first, determined


def phrase_after(text: str, at: int, *, finite: bool = False) -> Phrase | Pronoun | None:
    """Return the noun phrase that begins at a place (quotation marks aside), with the word that follows it.

    Args:
        text: the text.
        at: where to look.
        finite: whether a verb is expected behind the phrase.
    """
    plain = phrase_behind(text, at, finite=finite)
    if plain is not UNSURE:
        return plain
    line = text.find("\n", at, at + _LAST_LOOK)
    close = line if line >= 0 else min(len(text), at + _LAST_LOOK)
    found = read_behind(Words(text, at, min(close, at + _FIRST_LOOK)), finite=finite)
    if isinstance(found, Phrase) and close > at + _FIRST_LOOK and found.end > at + _FIRST_LOOK - 12:
        return read_behind(Words(text, at, close), finite=finite)
    return found


def read_behind(words: Words, *, finite: bool) -> Phrase | Pronoun | None:
    """Return the noun phrase that begins with the first of some words, quotation marks aside."""
    first = 0
    while first < len(words) and words[first] in {'"', "“", "‘", "'"}:
        first += 1
    if first >= len(words):
        return None
    if words[first].lower() in OPENING_PRONOUNS and words[first] != "US":
        return PRONOUN
    begin = first
    while first < len(words) and words[first].lower() in DETERMINERS:
        first += 1
    stop = _end_after(words, first, finite=finite)
    if stop <= first:
        return None
    follow = words[stop] if stop < len(words) else ""
    return _phrase_of(words, begin, first, stop, follow)


def _end_after(words: Words, first: int, *, finite: bool) -> int:
    stop = first
    while stop < len(words) and _continues(words, first, stop, finite=finite):
        stop += 1
        if words[stop - 1].endswith(OWNER) and is_outlet(words.joined(first, stop - 1)[2]):
            break
    return stop


def _continues(words: Words, first: int, at: int, *, finite: bool) -> bool:
    """Tell whether a phrase that begins at `words[first]` takes in `words[at]` too."""
    word = words[at]
    before = words[at - 1] if at > first else ""
    if word == "&" or (word == "." and before and is_abbreviation(before)) or (word == "the" and before in {"of", "for"}):
        return True
    if word in INNER and _joins(words, first, at):
        return True
    if before and (word in POSTPOSED or _breaks(before, word, finite=finite)):
        return False
    return word[0].isalnum() and word.lower() not in STOP and word not in DAYS


def _breaks(before: str, word: str, *, finite: bool) -> bool:
    """Tell whether a phrase ends between two words: before a verb, before the writer of a document."""
    if _is_name(word):
        return before.islower() and noun_kind(before) is DOCUMENT
    if _is_name(before):
        return noun_kind(word) is None
    return word[0].islower() and noun_kind(before) is not None and (word.endswith("ed") or (finite and noun_kind(word) is None))


def _joins(words: Words, first: int, at: int) -> bool:
    if at <= first or at + 1 >= len(words):
        return False
    after = words[at + 1]
    if words[at] == "and":
        return _is_name(words[at - 1]) == _is_name(after) and after.lower() not in STOP and after.lower() not in DETERMINERS and after[0].isalpha()
    named = _is_name(words[at - 1]) or noun_kind(words[at - 1]) is not None
    return named and (_is_name(after) or after == "the" or noun_kind(words[at - 1]) is not None)


def _phrase_of(words: Words, begin: int, first: int, stop: int, follow: str) -> Phrase:
    last = stop - 1
    link = next((at for at in range(first + 1, stop) if words[at] in {"of", "for"} and not _is_name(words[at - 1])), None)
    if link is not None:
        noun = words[link - 1]
        kind = noun_kind(noun)
        return Phrase(words.start(begin), words.end(last), kind or PERSON, kind is not None, plural=noun.endswith("s"), follow=follow)
    owner = 2 if words[last].endswith(OWNER) else 0
    if not _is_name(words[last]) and words[last] != ".":
        noun = words[last]
        kind = noun_kind(noun.rsplit("-", 1)[-1]) or noun_kind(noun)
        return Phrase(
            words.start(begin),
            words.end(last) - owner,
            kind or (ORGANISATION if noun.endswith("s") else PERSON),
            kind is not None,
            plural=noun.endswith("s"),
            follow=follow,
        )
    start = last
    while start > first and (
        _is_name(words[start - 1]) or words[start - 1] in {".", "&", "of", "for", "the", "de", "van", "von", "bin", "al", "and"}
    ):
        start -= 1
    while start < last and not _is_name(words[start]):
        start += 1
    for at in range(start, last):
        if words[at].endswith(OWNER):
            start = at + 1
    titled = start > first and noun_kind(words[start - 1]) is PERSON
    for at in range(last - 1, start - 1, -1):
        if words[at] in TITLES and (behind := at + 1 + (words[at + 1] == ".")) <= last:
            start, titled = behind, True
            break
    place, end, name = words.joined(start, last)
    kind = PERSON if titled else name_kind(("the " if begin < first and words[first - 1].lower() == "the" else "") + name)
    return Phrase(place, end - owner, kind, name=True, plural=name.endswith("s"), follow=follow)
