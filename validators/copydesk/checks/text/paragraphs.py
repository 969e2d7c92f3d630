"""What the checks of text share: a record's texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
