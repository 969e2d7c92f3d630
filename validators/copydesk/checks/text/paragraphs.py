"""What the checks of text share: a record's texts, and what is unusual in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.text.unusual import unusual_characters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.check import Record


def texts(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the texts that people read, each with its path: title, description and body."""
    article = record.article
    if article.title:
        yield "/title", article.title
    if article.description:
        yield "/description", article.description
    if article.body:
        yield "/body", article.body


def unusual(record: Record) -> str:
    """Return the unusual characters of all texts of a record; ask through `record.of`."""
    return "".join(unusual_characters(text) for _, text in texts(record) if not (text.isascii() and text.isprintable()))
