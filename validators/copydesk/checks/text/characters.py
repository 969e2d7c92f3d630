"""TXT004 and TXT005: wrong and hidden characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, check
from copydesk.checks.text.paragraphs import texts, unusual
from copydesk.finding import Applicability, Evidence, Severity, Suggestion
from copydesk.text.invisible import find_hidden, may_hide
from copydesk.text.mojibake import REPLACEMENT, find_mojibake, may_be_garbled
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copydesk.text.mojibake import Garbled


def garbled(record: Record) -> dict[str, list[Garbled]]:
    """Return the wrongly decoded stretches of each text; ask through `record.of`."""
    if not may_be_garbled(record.of(unusual)):
        return {}
    return {path: found for path, text in texts(record) if (found := find_mojibake(text))}


@check(
    "TXT004",
    "mojibake",
    severity=Severity.ERROR,
    message="the text was decoded with the wrong character set",
    fields=["title", "description", "body"],
    since="0.1",
    heuristic=True,
    flagged=[
        Article(body="The ferryâ€™s first boat was full before eight."),
        Article(title="CafÃ© on the quay reopens"),
        Article(body="The harbour master said it was \ufffdquite a sight\ufffd."),
    ],
    accepted=[Article(title="Café on the quay reopens", body="Her name is Åsa Ångström; the bill came to £5, and Â is a letter in Romanian.")],
)
def mojibake(record: Record) -> Iterable[Mark]:
    """Letters and marks were replaced by others because bytes were read in the wrong character set, or by � because they could not be read.

    Why it matters: names and quotations are no longer what was written, and no search finds them.
    How to mend it: decode the page as UTF-8, or as its headers say; where nothing is lost the suggestion undoes the wrong decoding.
    """
    wrong = record.of(garbled)
    return _wrong(record, wrong) if wrong or REPLACEMENT in record.of(unusual) else ()


def _wrong(record: Record, wrong: dict[str, list[Garbled]]) -> Iterator[Mark]:
    for path, text in texts(record):
        for place in wrong.get(path, ()):
            span = (place.start, place.end)
            way = Applicability.SAFE if place.is_lossless else Applicability.UNSAFE
            yield Mark(path, span, suggestion=Suggestion(path, place.meant, span, 0.99 if place.is_lossless else 0.9, way))
        first = text.find(REPLACEMENT)
        if first >= 0:
            last = first + 1
            while text[last : last + 1] == REPLACEMENT:
                last += 1
            count = text.count(REPLACEMENT)
            message = f"characters were lost in decoding: {count} replacement character{'s' * (count > 1)}"
            yield Mark(path, (first, last), message=message, details={"count": count})


@check(
    "TXT005",
    "hidden-characters",
    severity=Severity.WARNING,
    message="control, bidirectional, zero-width or private-use characters stand in the text",
    fields=["title", "description", "body"],
    since="0.1",
    flagged=[
        Article(body="The ferry\u200b returned on Friday."),
        Article(title="Ferry\u202e returns"),
        Article(body="The \x0bferry returned."),
        Article(body="The ferry \ue012 returned."),
    ],
    accepted=[
        Article(body="می\u200cخواهم", title="क्\u200dष"),
        Article(body="The crew 👩\u200d🚒 waved.\tIt\xa0was noon."),
        Article(body="שלום (Shalom)\u200f, said the captain."),
        Article(body="The ferry returned.\ufeff\U000e0133\U000e0122\U000e0140\U000e0131\U000e0144\U000e0148\U000e0144\ufe00\ufe01"),
    ],
)
def hidden_characters(record: Record) -> Iterable[Mark]:
    """The text holds characters that no reader sees, that change the order of letters, or that only one font knows.

    Why it matters: a word with such a character inside is another word for every search and every model, and direction marks can make
    a text show something else than it says.
    How to mend it: take them out; joiners in Persian, Indic scripts and emoji are needed and not reported. Nor is a C2PA manifest, which
    signs a text in hidden characters at its end: without its first character it would be lost.
    """
    return _hidden(record) if may_hide(record.of(unusual)) else ()


def _hidden(record: Record) -> Iterator[Mark]:
    for path, text in texts(record):
        places, total = find_hidden(text)
        if not places:
            continue
        wrong = record.of(garbled).get(path, ())
        for place in places:
            if any(g.start <= place.start and place.end <= g.end for g in wrong):
                continue
            span = (place.start, place.end)
            way = Applicability.SAFE if place.is_harmless else Applicability.UNSAFE
            more = (Evidence(f"{total} such places in {path}"),) if total > len(places) and place is places[-1] else ()
            yield Mark(
                path,
                span,
                message=f"hidden characters: {', '.join(place.names[:4])}",
                evidence=more,
                suggestion=Suggestion(path, "", span, 0.97, way),
            )
