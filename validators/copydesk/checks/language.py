"""LNG: which language the record says it is in, and which it is in."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, check
from copydesk.finding import Applicability, Evidence, Severity, Suggestion
from copydesk.text.language import Guess, guess_language, may_be_one
from copydesk.text.language_tags import is_language_tag, normalised_tag
from copydesk.text.zones import ZoneKind
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copydesk.finding import Span

_LONG = 300
_SAMPLE = 600
_PARAGRAPH = 160
_SURE = 0.5
_MIXED = 0.15
_MOST, _SHOWN = 5, 120

_ENGLISH = (
    "The ferry to Outer Skerry is sailing again. It left the harbour on Tuesday with forty passengers, two tractors and the post, "
    "after three weeks in dry dock. The harbour master had promised the islanders that it would be back before the end of the month, "
    "and they had relied on fishing boats since then."
)
_GERMAN = (
    "Die Fähre nach Außen-Skerry fährt wieder. Sie verließ den Hafen am Dienstag mit vierzig Passagieren, zwei Traktoren und der Post, "
    "nach drei Wochen im Dock. Der Hafenmeister hatte den Inselbewohnern versprochen, dass sie vor dem Ende des Monats zurück sein werde, "
    "und sie hatten sich auf die Boote der Fischer verlassen."
)


@check(
    "LNG001",
    "bad-language-tag",
    severity=Severity.INFO,
    message="the language is missing or no BCP 47 tag",
    fields=["language"],
    since="0.1",
    terms=["sdo:inLanguage", "ninjs:language"],
    flagged=[Article(body=_ENGLISH), Article(language="English"), Article(language="en_US"), Article(language=" "), Article(language="xx")],
    accepted=[Article(language="en"), Article(language="pt-BR"), Article(language="zh-Hant-TW")],
)
def bad_language_tag(record: Record) -> Iterable[Mark]:
    """The record does not say its language, says it in words instead of a tag, or names a language of two letters that is none.

    An empty language counts as missing. Whether codes of three letters are registered is not asked.

    Why it matters: whoever filters by language loses the record without a word.
    How to mend it: write a BCP 47 tag such as `en` or `pt-BR`.
    """
    value = record.row.get("language")
    if value is None:
        return _unsaid("the record does not say its language", record.of(_sure_tag))
    if not isinstance(value, str):
        return ()
    if not value.strip():
        return _unsaid("the record's language is empty", record.of(_sure_tag))
    if is_language_tag(value.strip()):
        return ()
    tag = normalised_tag(value)
    if tag is None:
        return _unsaid(f"{value.strip()[:40]!r} is no BCP 47 tag", record.of(_sure_tag))
    mend = Suggestion("/language", tag, confidence=0.97, applicability=Applicability.SAFE)
    return (Mark(path="/language", message=f"{value.strip()[:40]!r} is no BCP 47 tag", suggestion=mend),)


@lru_cache(maxsize=256)
def _unsaid(message: str, tag: str | None) -> tuple[Mark]:
    mend = Suggestion("/language", tag, confidence=0.9) if tag else None
    return (Mark(path="/language", message=message, suggestion=mend),)


def _sure_tag(record: Record) -> str | None:
    """Return the language of the body's beginning where it is sure."""
    guess = record.of(_guess)
    return guess.tag if guess and guess.margin >= _SURE else None


def _guess(record: Record) -> Guess | None:
    """Return the language of the article's own text: its beginning is enough."""
    body = record.body
    if len(body) < _LONG:
        return None
    own = ""
    for kind, start, end in record.zones:
        if kind is ZoneKind.BODY:
            own += body[start : min(end, start + _SAMPLE - len(own))]
            if len(own) >= _SAMPLE:
                break
    return guess_language(own)


@check(
    "LNG002",
    "language-differs",
    severity=Severity.WARNING,
    message="the body is in another language than the record says",
    fields=["language", "body"],
    since="0.1",
    heuristic=True,
    terms=["sdo:inLanguage"],
    flagged=[Article(language="de", body=_ENGLISH), Article(language="en-GB", body=_GERMAN)],
    accepted=[Article(language="en", body=_ENGLISH), Article(language="en", body="Die Fähre fährt wieder."), Article(language="de-CH", body=_GERMAN)],
)
def language_differs(record: Record) -> Iterator[Mark]:
    """The function words of the body belong to another language than the record's tag.

    The body's language is the one that more than two thirds of it are in, by its long paragraphs; where none is, that of its beginning, unless
    a third is in the record's language: a text in two languages is LNG003's.

    Why it matters: a template's language is often stored for every article of a site, translations included.
    How to mend it: take the language from the text, or from the page's own `lang`.
    """
    value = record.article.language
    tag = normalised_tag(value) if value else None
    if tag is None:
        return
    declared, told = tag.split("-")[0], record.of(_sure_tag)
    if (told is None or may_be_one(declared, told)) and not record.of(_may_be_mixed):
        return
    paragraphs = record.of(_paragraphs)
    letters = _letters(paragraphs)
    own = sum(zone.end - zone.start for zone in record.zones if zone.kind is ZoneKind.BODY)
    is_shared = 3 * sum(count for language, count in letters.items() if may_be_one(declared, language)) >= own
    main = next((language for language, count in letters.items() if 3 * count > 2 * own), None if is_shared else told)
    if main is not None and not may_be_one(declared, main):
        yield Mark(
            path="/language",
            message=f"the record says {tag}, the body is in {main}",
            confidence=0.95,
            evidence=_shares(record, paragraphs, main),
            suggestion=Suggestion("/language", main, confidence=0.93),
        )


def _shares(record: Record, paragraphs: dict[str, list[Span]], main: str) -> tuple[Evidence, ...]:
    """Return the share of each language in the long paragraphs, and the first place of the main one; the body's beginning where there are none."""
    if main not in paragraphs:
        span = next(((zone.start, min(zone.end, zone.start + _SHOWN)) for zone in record.zones if zone.kind is ZoneKind.BODY), (0, 0))
        return (Evidence(record.body[slice(*span)], "/body", span),)
    letters = _letters(paragraphs)
    total = letters.total()
    shares = (f"{letters[tag] / total:.0%} in {tag} ({_counted(paragraphs[tag])})" for tag in sorted(letters, key=lambda tag: (-letters[tag], tag)))
    first = paragraphs[main][0]
    return Evidence(", ".join(shares), "/body"), Evidence(record.body[slice(*first)], "/body", first)


def _counted(places: list[Span]) -> str:
    return f"{len(places)} paragraph{'s' * (len(places) > 1)}"


@check(
    "LNG003",
    "mixed-languages",
    severity=Severity.INFO,
    message="parts of the body are in different languages",
    fields=["body"],
    since="0.1",
    heuristic=True,
    terms=["sdo:translationOfWork"],
    flagged=[Article(body=f"{_ENGLISH}\n\n{_GERMAN}")],
    accepted=[Article(body=f"{_ENGLISH}\n\n“Der Hafen ist zu”, read the sign."), Article(body=f"{_ENGLISH}\n\n{_ENGLISH}")],
)
def mixed_languages(record: Record) -> Iterable[Mark]:
    """Long paragraphs of the body are in two languages.

    Why it matters: a translation under the original doubles the text; a foreign teaser poisons a corpus of one language.
    How to mend it: keep the part in the record's language, or store two records.
    """
    return _parts(record) if record.of(_may_be_mixed) else ()


def _parts(record: Record) -> Iterator[Mark]:
    """Yield a mark for each language of the body but its main one."""
    body, paragraphs = record.body, record.of(_paragraphs)
    letters = _letters(paragraphs)
    main = max(letters, key=lambda tag: (letters[tag], tag), default="")
    for tag in sorted(letters):
        if not may_be_one(tag, main) and letters[tag] >= _MIXED * len(body):
            places = paragraphs[tag]
            yield Mark(
                path="/body",
                span=places[0],
                message=f"{_counted(places)} {'are' if len(places) > 1 else 'is'} in {tag}, the rest in {main}",
                confidence=0.9,
                evidence=tuple(Evidence(body[start:end], "/body", (start, end)) for start, end in places[:_MOST]),
            )


def _may_be_mixed(record: Record) -> bool:
    """Tell cheaply whether two languages may be there: a common word of another one recurs."""
    body, guess = record.body, record.of(_guess)
    if len(body) < 2 * _PARAGRAPH or "\n" not in body:
        return False
    if guess is not None and guess.margin < _SURE:
        return True
    if guess is not None and guess.tag != "en":
        return " the " in body
    return "、" in body or bool(record.places.of("languages"))


def _paragraphs(record: Record) -> dict[str, list[Span]]:
    """Return the places of the long paragraphs whose language is sure, by language; ask through `record.of`."""
    body = record.body
    found: dict[str, list[Span]] = {}
    for zone in record.zones:
        if zone.kind is not ZoneKind.BODY:
            continue
        start = zone.start
        while start < zone.end:
            stop = body.find("\n", start, zone.end)
            stop = zone.end if stop < 0 else stop
            if stop - start >= _PARAGRAPH:
                guess = guess_language(body[start : min(stop, start + _SAMPLE)])
                if guess and guess.margin >= _SURE:
                    found.setdefault(guess.tag, []).append((start, stop))
            start = stop + 1
    return found


def _letters(paragraphs: dict[str, list[Span]]) -> Counter[str]:
    """Return how many characters the paragraphs of each language have."""
    return Counter({tag: sum(end - start for start, end in places) for tag, places in paragraphs.items()})
