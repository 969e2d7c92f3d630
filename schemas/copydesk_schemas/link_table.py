"""Related links in two shapes: nested in their article, and as a table of their own keyed by the article; both ways without loss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from copydesk_schemas.rules import LINK_COLUMNS, Column, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LINK_KEYS: tuple[Column, ...] = (
    Column("article_id", Kind.TEXT, "The id of the article that holds the link, as it was written."),
    Column("article_row", Kind.INTEGER, "The position of that article among the rows that were split, from 0.", is_nullable=False),
    Column("position", Kind.INTEGER, "The position of the link in its article, from 0.", is_nullable=False),
)
LINK_TABLE: tuple[Column, ...] = (*LINK_KEYS, *LINK_COLUMNS)
"""The columns of the table of links."""

_KEYS = frozenset(column.name for column in LINK_KEYS)


def split_links(rows: Iterable[Mapping[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the articles, with their lists of links emptied, and the links as a table.

    A value that is no list of link objects, or whose links use the names of the keys, stays in its article as it is.
    """
    articles, table = [], []
    for number, row in enumerate(rows):
        article, links = dict(row), row.get("related_links")
        if isinstance(links, (list, tuple)) and links and all(isinstance(link, dict) and not _KEYS & link.keys() for link in links):
            article["related_links"] = []
            table += [{"article_id": row.get("id"), "article_row": number, "position": place, **link} for place, link in enumerate(links)]
        articles.append(article)
    return articles, table


def join_links(articles: Iterable[Mapping[str, Any]], links: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the articles with their links in place again, in the order of their positions.

    The articles may have been filtered or put in another order since, as long as the ids of those that have links are unique.
    Links whose article is gone are dropped.

    Raises:
        ValueError: it cannot be told which article a link belongs to.
    """
    rows = [dict(article) for article in articles]
    by_id: dict[Any, list[int]] = {}
    for number, row in enumerate(rows):
        if _can_be_key(row.get("id")):
            by_id.setdefault(row["id"], []).append(number)
    found: dict[int, list[Mapping[str, Any]]] = {}
    for link in links:
        owner = _owner(link, rows, by_id)
        if owner is not None:
            found.setdefault(owner, []).append(link)
    for owner, own in found.items():
        rows[owner]["related_links"] = [
            {name: value for name, value in link.items() if name not in _KEYS} for link in sorted(own, key=lambda link: link["position"])
        ]
    return rows


def _can_be_key(value: Any) -> bool:
    return isinstance(value, (str, int))


def _owner(link: Mapping[str, Any], rows: list[dict[str, Any]], by_id: Mapping[Any, list[int]]) -> int | None:
    key, number = link.get("article_id"), link["article_row"]
    if number < len(rows) and rows[number].get("id") == key:
        return int(number)
    candidates = by_id.get(key, []) if _can_be_key(key) else []
    if len(candidates) > 1 or not _can_be_key(key):
        raise ValueError(f"links of row {number}: the articles were moved, and the id {key!r} does not tell which one they belong to")
    return candidates[0] if candidates else None
