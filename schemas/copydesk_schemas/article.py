"""One article record, as code sees it: frozen, typed, made from a row."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Self

from copydesk_schemas.related_link import RelatedLink
from copydesk_schemas.rules import COLUMNS, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEXTS = tuple(c.name for c in COLUMNS if c.kind in (Kind.TEXT, Kind.TIMESTAMP, Kind.URL))
_LISTS = tuple(c.name for c in COLUMNS if c.kind is Kind.TEXTS)


@dataclass(frozen=True, slots=True)
class Article:
    """A news article as it was scraped, bought or archived.

    Dates stay texts as they were written: judging them is the checks' work.
    `related_links` keeps the positions of the row's list, so that a path such as `/related_links/2/label` means the same in both.
    """

    id: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    title: str | None = None
    description: str | None = None
    body: str | None = None
    language: str | None = None
    published_at: str | None = None
    modified_at: str | None = None
    fetched_at: str | None = None
    authors: tuple[str, ...] = ()
    source: str | None = None
    publisher: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    related_links: tuple[RelatedLink, ...] = ()
    license: str | None = None
    extractor: str | None = None
    raw_html_sha256: str | None = None

    @classmethod
    def from_dict(cls, row: Mapping[str, Any]) -> Self:
        """Make an article from a row with canonical names; unknown keys are left out, a value of the wrong type is taken as missing."""
        values: dict[str, Any] = {}
        for name in _TEXTS:
            value = row.get(name)
            if isinstance(value, str):
                values[name] = value
        for name in _LISTS:
            value = row.get(name)
            if isinstance(value, (list, tuple)):
                values[name] = tuple(item if isinstance(item, str) else "" for item in value)
        links = row.get("related_links")
        if isinstance(links, (list, tuple)):
            values["related_links"] = tuple(
                link if isinstance(link, RelatedLink) else RelatedLink.from_dict(link) if isinstance(link, dict) else RelatedLink() for link in links
            )
        return cls(**values)

    def to_dict(self) -> dict[str, Any]:
        """Return the article as a row of plain values, without the columns that are missing or empty."""
        row: dict[str, Any] = {}
        for part in fields(self):
            value = getattr(self, part.name)
            if value is None or value == ():
                continue
            if part.name == "related_links":
                value = [{name: text for name, text in link.to_dict().items() if text is not None} for link in value]
            elif isinstance(value, tuple):
                value = list(value)
            row[part.name] = value
        return row
