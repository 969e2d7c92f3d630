"""What the checks of text share: a record's texts, and the lines of its body with their zones."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.text.teasers import text_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.check import Record
    from copydesk.text.zones import ZoneKind


class BodyLine(NamedTuple):
    """A line of the body that is not blank: its place, its text without blanks around it, and its zone."""

    start: int
    end: int
    text: str
    zone: ZoneKind


def body_lines(record: Record) -> tuple[BodyLine, ...]:
    """Return the lines of the body that are not blank; ask through `record.of`."""
    zones = record.zones
    found: list[BodyLine] = []
    n = 0
    for start, end, text in text_lines(record.body):
        while zones[n].end <= start:
            n += 1
        found.append(BodyLine(start, end, text, zones[n].kind))
    return tuple(found)


def texts(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the texts that people read, each with its path: title, description and body."""
    article = record.article
    if article.title:
        yield "/title", article.title
    if article.description:
        yield "/description", article.description
    if article.body:
        yield "/body", article.body
