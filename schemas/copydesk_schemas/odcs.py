"""The tables as a data contract in the Open Data Contract Standard, version 3.1.

Every rule is a quality check of its field: run by Great Expectations where its core expectations can say it, a text for people where they cannot.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from copydesk_schemas.expectations import core_expectations
from copydesk_schemas.link_table import LINK_TABLE
from copydesk_schemas.rules import COLUMNS, LINK_COLUMNS, LINK_RULES, RULES, SCHEMA_VERSION, Kind, NotAfter, OfType, Present

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk_schemas.rules import Column, Rule

STANDARD = "v3.1.0"
_TYPES = {Kind.TEXTS: "array", Kind.LINKS: "array", Kind.INTEGER: "integer", Kind.NUMBER: "number", Kind.MAP: "object"}


def contract() -> dict[str, Any]:
    """Return the contract as plain data: one object for articles, one for related links as a table."""
    return {
        "apiVersion": STANDARD,
        "kind": "DataContract",
        "id": "urn:copydesk:contract:article",
        "name": "news-articles",
        "version": SCHEMA_VERSION,
        "status": "active",
        "description": {"purpose": "What a well-formed news-article record is."},
        "schema": [
            _object("articles", "One news article as it was scraped, bought or archived.", COLUMNS, RULES),
            _object("related_links", "Links to other articles that the pages offered, keyed by their article.", LINK_TABLE, LINK_RULES),
        ],
    }


def contract_text() -> str:
    """Return the contract as YAML."""
    return "".join(f"{line}\n" for line in _lines(contract(), 0))


def _object(name: str, description: str, columns: Sequence[Column], rules: Sequence[Rule]) -> dict[str, Any]:
    properties = [_property(column, [rule for rule in rules if rule.column == column.name]) for column in columns]
    return {"name": name, "logicalType": "object", "physicalType": "table", "description": description, "properties": properties}


def _property(column: Column, rules: Sequence[Rule]) -> dict[str, Any]:
    kind = _TYPES.get(column.kind, "string")
    is_required = not column.is_nullable or any(isinstance(rule.test, Present) for rule in rules)
    entry: dict[str, Any] = {"name": column.name, "description": column.description, "logicalType": kind, "required": is_required}
    if column.kind is Kind.TEXTS:
        entry["items"] = {"logicalType": "string"}
    elif column.kind is Kind.LINKS:
        entry["items"] = {"logicalType": "object", "properties": [_property(part, ()) for part in LINK_COLUMNS]}
    quality = [check for rule in rules for check in _checks(rule, column.kind)]
    return entry | ({"quality": quality} if quality else {})


def _checks(rule: Rule, kind: Kind) -> Iterator[dict[str, Any]]:
    head = {"name": rule.id, "description": rule.message, "dimension": _dimension(rule)}
    if isinstance(rule.test, OfType):  # the logical type says it
        return
    said = core_expectations(rule, kind)
    for type_, arguments in said:
        yield {**head, "type": "custom", "engine": "great-expectations", "implementation": {"type": type_, "kwargs": arguments}}
    if not said:
        yield {**head, "type": "text"}


def _dimension(rule: Rule) -> str:
    if isinstance(rule.test, NotAfter):
        return "consistency"
    return "completeness" if isinstance(rule.test, Present) else "conformity"


def _lines(value: Any, depth: int) -> Iterator[str]:
    """Yield YAML lines of a map; texts are written as JSON, which YAML reads."""
    for key, item in value.items():
        yield from _entry(f"{'  ' * depth}{key}:", item, depth)


def _entry(head: str, item: Any, depth: int) -> Iterator[str]:
    if isinstance(item, dict):
        yield head
        yield from _lines(item, depth + 1)
    elif isinstance(item, list) and item and isinstance(item[0], dict):
        yield head
        for part in item:
            first, *rest = _lines(part, depth + 2)
            yield f"{'  ' * (depth + 1)}- {first.lstrip()}"
            yield from rest
    else:
        yield f"{head} {json.dumps(item)}"
