"""LNG: which language the record says it is in, and which it is in."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, check
from copydesk.finding import Applicability, Evidence, Severity, Suggestion
from copydesk.text.language import Guess, guess_language, is_language_tag, may_be_one, normalised_tag
from copydesk.text.zones import ZoneKind
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONG = 300
_SAMPLE = 600
_PARAGRAPH = 160
_SURE = 0.5
_MIXED = 0.15

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
    flagged=[Article(body=_ENGLISH), Article(language="English"), Article(language="en_US")],
    accepted=[Article(language="en"), Article(language="pt-BR"), Article(language="zh-Hant-TW")],
)
def bad_language_tag(record: Record) -> Iterable[Mark]:
    """The record does not say its language, or says it in words instead of a tag.

    Why it matters: whoever filters by language loses the record without a word.
    How to mend it: write a BCP 47 tag such as `en` or `pt-BR`.
    """
    value = record.article.language
    if value and value.strip():
        if is_language_tag(value.strip()):
            return ()
        tag = normalised_tag(value)
        mend = Suggestion("/language", tag, confidence=0.97, applicability=Applicability.SAFE) if tag else None
        return (Mark(path="/language", message=f"{value.strip()[:40]!r} is no BCP 47 tag", suggestion=mend),)
    if record.row.get("language") is None:
        guess = record.of(_guess)
        return _unsaid(guess.tag if guess and guess.margin >= _SURE else None)
    return ()


@cache
def _unsaid(tag: str | None) -> tuple[Mark]:
    mend = Suggestion("/language", tag, confidence=0.9) if tag else None
    return (Mark(path="/language", message="the record does not say its language", suggestion=mend),)


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

    Why it matters: a template's language is often stored for every article of a site, translations included.
    How to mend it: take the language from the text, or from the page's own `lang`.
    """
    value = record.article.language
    tag = normalised_tag(value) if value else None
    if tag is None:
        return
    guess = record.of(_guess)
    if guess and guess.margin >= _SURE and not may_be_one(tag.split("-")[0], guess.tag):
        yield Mark(
            path="/language",
            message=f"the record says {tag}, the body is in {guess.tag}",
            confidence=0.95,
            evidence=(Evidence(record.body[:120], "/body", (0, min(120, len(record.body)))),),
            suggestion=Suggestion("/language", guess.tag, confidence=0.93),
        )


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
    body = record.body
    return () if len(body) < 2 * _PARAGRAPH or "\n" not in body or not _may_be_mixed(record) else _parts(record, body)


def _parts(record: Record, body: str) -> Iterator[Mark]:
    """Yield a mark for each language of the body but its main one."""
    letters: Counter[str] = Counter()
    places: dict[str, list[tuple[int, int]]] = {}
    for start, end, guess in _paragraphs(record):
        letters[guess.tag] += end - start
        places.setdefault(guess.tag, []).append((start, end))
    main = max(letters, key=lambda tag: (letters[tag], tag), default="")
    for tag in sorted(letters):
        if not may_be_one(tag, main) and letters[tag] >= _MIXED * len(body):
            count = len(places[tag])
            message = f"{count} paragraph{'s are' if count > 1 else ' is'} in {tag}, the rest in {main}"
            yield Mark(path="/body", span=places[tag][0], message=message, confidence=0.9)


def _may_be_mixed(record: Record) -> bool:
    """Tell cheaply whether two languages may be there: a common word of another one recurs."""
    body, guess = record.body, record.of(_guess)
    if guess is not None and guess.margin < _SURE:
        return True
    if guess is not None and guess.tag != "en":
        return " the " in body
    return "、" in body or bool(record.places.of("languages"))


def _paragraphs(record: Record) -> Iterator[tuple[int, int, Guess]]:
    """Yield place and language of each long paragraph whose language is sure."""
    body = record.body
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
                    yield start, stop, guess
            start = stop + 1
