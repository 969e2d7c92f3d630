"""The tables as Arrow schemas, and rows as Arrow tables.

An Arrow column has one type, so that a value of another type cannot stand in it; the other rules are written into the metadata of the fields.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from copydesk_schemas.finding import FINDING_FIELDS
from copydesk_schemas.link_table import LINK_TABLE
from copydesk_schemas.row_check import typed_link, typed_row
from copydesk_schemas.rules import COLUMNS, LINK_COLUMNS, LINK_RULES, RULES, SCHEMA_VERSION, Kind, OfType
from copydesk_schemas.source_card import SOURCE_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from copydesk_schemas.rules import Column, Rule


def article_schema() -> pa.Schema:
    """Return the schema of a table of articles; related links are a list of structs."""
    return _schema(COLUMNS, RULES)


def related_link_schema() -> pa.Schema:
    """Return the schema of a table of related links, keyed by their article."""
    return _schema(LINK_TABLE, LINK_RULES)


def finding_schema() -> pa.Schema:
    """Return the schema of a table of findings."""
    return _schema(FINDING_FIELDS)


def source_card_schema() -> pa.Schema:
    """Return the schema of a table of source cards."""
    return _schema(SOURCE_FIELDS)


def article_table(rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """Return rows as a table of articles; a value of the wrong type becomes null, so judge the rows before where that matters."""
    return pa.Table.from_pylist([typed_row(row) for row in rows], schema=article_schema())


def related_link_table(links: Iterable[Mapping[str, Any]]) -> pa.Table:
    """Return rows of `split_links` as a table of related links; a value of the wrong type becomes null."""
    rows = [{**typed_link(link), **{key.name: link.get(key.name) for key in LINK_TABLE[:3]}} for link in links]
    return pa.Table.from_pylist(
        [{**row, "article_id": row["article_id"] if isinstance(row["article_id"], str) else None} for row in rows], schema=related_link_schema()
    )


def _schema(columns: Sequence[Column], rules: Sequence[Rule] = ()) -> pa.Schema:
    fields = []
    for column in columns:
        metadata = {"description": column.description}
        told = {rule.id: rule.message for rule in rules if rule.column == column.name and not isinstance(rule.test, OfType)}
        if told:
            metadata["rules"] = json.dumps(told)
        fields.append(pa.field(column.name, _type(column.kind), nullable=column.is_nullable, metadata=metadata))
    return pa.schema(fields, metadata={"copydesk_schemas": SCHEMA_VERSION})


def _type(kind: Kind) -> pa.DataType:
    if kind is Kind.TEXTS:
        return pa.list_(pa.string())
    if kind is Kind.LINKS:
        return pa.list_(pa.struct([pa.field(column.name, _type(column.kind)) for column in LINK_COLUMNS]))
    if kind is Kind.MAP:
        return pa.map_(pa.string(), pa.float64())
    return {Kind.INTEGER: pa.int64(), Kind.NUMBER: pa.float64()}.get(kind, pa.string())
