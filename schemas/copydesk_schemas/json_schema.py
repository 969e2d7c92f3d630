"""The tables as JSON Schema, draft 2020-12, and the schema of the JSON report.

Types stand under `properties`; every other rule is one entry of `allOf`, titled with its id, so that a validator's error names the rule that
was broken (`broken_rule`). Rules that compare two dates cannot be said in JSON Schema and are listed under `x-not-expressed`.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from copydesk_schemas.finding import FINDING_FIELDS, SEVERITIES, ZONES
from copydesk_schemas.patterns import NOT_BLANK, one_of, trimmed, trimmed_or_blank
from copydesk_schemas.rules import (
    COLUMNS,
    LINK_COLUMNS,
    LINK_RULES,
    RULES,
    SCHEMA_VERSION,
    Column,
    Kind,
    Matches,
    NotAfter,
    NotMatches,
    NotSentinel,
    OfType,
    Present,
    Rule,
)
from copydesk_schemas.source_card import SOURCE_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_LINK = ("A link to another article that the page offered.", LINK_COLUMNS, LINK_RULES)


def article_schema() -> dict[str, Any]:
    """Return the schema of one article record, its related links included."""
    schema = _table_schema("article", "Article", "One news article as it was scraped, bought or archived.", COLUMNS, RULES)
    schema["properties"]["related_links"]["items"] = {"type": "object", "$ref": "#/$defs/related_link"}
    return {**schema, "$defs": {"related_link": _rows(*_LINK)}}


def related_link_schema() -> dict[str, Any]:
    """Return the schema of one related link."""
    return _table_schema("related-link", "Related link", *_LINK)


def finding_schema() -> dict[str, Any]:
    """Return the schema of one row of the table of findings."""
    schema = _table_schema("finding", "Finding", "One row of the table of findings.", FINDING_FIELDS, ())
    schema["properties"]["severity"]["enum"] = list(SEVERITIES)
    schema["properties"]["zone"]["enum"] = [*ZONES, None]
    schema["properties"]["confidence"] |= {"minimum": 0, "maximum": 1}
    return {**schema, "required": [c.name for c in FINDING_FIELDS]}


def source_card_schema() -> dict[str, Any]:
    """Return the schema of one source card."""
    schema = _table_schema("source-card", "Source card", "What a run found out about one source.", SOURCE_FIELDS, ())
    return {**schema, "required": [c.name for c in SOURCE_FIELDS]}


def broken_rule(schema: dict[str, Any], path: Iterable[str | int]) -> str:
    """Return the id of the rule that an error speaks of.

    Args:
        schema: the schema that was validated against.
        path: the error's path into the schema: `error.absolute_schema_path` of jsonschema, or the parts of a `keywordLocation`.

    Raises:
        KeyError: no part of the path belongs to a rule.
    """
    node: Any = schema
    rule = None
    for step in path:
        if isinstance(node, dict) and "$ref" in node and (step == "$ref" or step not in node):
            node = schema["$defs"][node["$ref"].rpartition("/")[2]]  # some validators leave the reference itself out of the path
        if step != "$ref":
            node = node[int(step) if isinstance(node, list) else step]
        if isinstance(node, dict):
            rule = node.get("x-rule", rule)
    if rule is None:
        raise KeyError("the error belongs to no rule")
    return str(rule)


def _table_schema(name: str, title: str, description: str, columns: Sequence[Column], rules: Sequence[Rule]) -> dict[str, Any]:
    head = {"$schema": DIALECT, "$id": f"urn:copydesk:schema:{name}:{SCHEMA_VERSION}", "title": title}
    rows = _rows(description, columns, rules)
    unsaid = [rule.id for rule in rules if isinstance(rule.test, NotAfter)]
    return {**head, "type": "object", **rows, **({"x-not-expressed": unsaid} if unsaid else {})}


def _rows(description: str, columns: Sequence[Column], rules: Sequence[Rule]) -> dict[str, Any]:
    typed = {rule.column: rule for rule in rules if isinstance(rule.test, OfType)}
    kinds = {column.name: column.kind for column in columns}
    properties = {c.name: _property(c, typed.get(c.name)) for c in columns}
    rest = [
        {"title": rule.id, "description": rule.message, "x-rule": rule.id, "x-check": rule.code, **_condition(rule, kinds[rule.column])}
        for rule in rules
        if not isinstance(rule.test, (OfType, NotAfter))
    ]
    return {"description": description, "properties": properties, **({"allOf": rest} if rest else {})}


def _property(column: Column, rule: Rule | None) -> dict[str, Any]:
    name, items = _TYPES[column.kind]
    entry: dict[str, Any] = {"type": [name, "null"] if column.is_nullable else name, "description": column.description}
    if rule:
        entry |= {"x-rule": rule.id, "x-check": rule.code}
    return entry | deepcopy(items)  # callers may change what they get


_TYPES: dict[Kind, tuple[str, dict[str, Any]]] = {
    Kind.TEXT: ("string", {}),
    Kind.TIMESTAMP: ("string", {}),
    Kind.URL: ("string", {}),
    Kind.TEXTS: ("array", {"items": {"type": "string"}}),
    Kind.LINKS: ("array", {"items": {"type": "object"}}),
    Kind.INTEGER: ("integer", {}),
    Kind.NUMBER: ("number", {}),
    Kind.MAP: ("object", {"additionalProperties": {"type": "number"}}),
}


def _condition(rule: Rule, kind: Kind) -> dict[str, Any]:
    test = rule.test
    if isinstance(test, Present):
        return {"required": [rule.column], "properties": {rule.column: {"not": {"type": "null"}, "pattern": NOT_BLANK}}}
    if isinstance(test, NotSentinel):
        unlike = {"not": {"type": "string", "pattern": one_of(test.words)}}
        if kind is Kind.TEXTS:
            return {"properties": {rule.column: {"if": {"type": "array", "items": {"type": "string"}}, "then": {"items": unlike}}}}
        return {"properties": {rule.column: unlike}}
    if isinstance(test, Matches):
        return {"properties": {rule.column: {"pattern": trimmed_or_blank(test.pattern)}}}
    if isinstance(test, NotMatches):
        return {"properties": {rule.column: {"not": {"type": "string", "pattern": trimmed(test.pattern)}}}}
    raise TypeError(f"rule {rule.id}: {type(test).__name__} cannot be said in JSON Schema")
