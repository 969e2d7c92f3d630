"""The tables as Markdown, for people: every field with its meaning, every rule with its check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk_schemas.finding import FINDING_FIELDS
from copydesk_schemas.rules import COLUMNS, LINK_COLUMNS, LINK_RULES, RULES
from copydesk_schemas.source_card import SOURCE_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from copydesk_schemas.rules import Column, Rule


def article_table() -> str:
    """Return the fields and rules of an article record in Markdown; those of its related links stand in `related_link_table`."""
    return _with_rules(COLUMNS, RULES)


def related_link_table() -> str:
    """Return the fields and rules of one related link in Markdown."""
    return _with_rules(LINK_COLUMNS, LINK_RULES)


def finding_table() -> str:
    """Return the columns of the table of findings in Markdown."""
    return _columns(FINDING_FIELDS)


def source_card_table() -> str:
    """Return the columns of the table of source cards in Markdown."""
    return _columns(SOURCE_FIELDS)


def _columns(columns: Sequence[Column]) -> str:
    return _table(["Column", "Type", "Meaning"], ([f"`{c.name}`", _type(c), c.description] for c in columns))


def _with_rules(columns: Sequence[Column], rules: Sequence[Rule]) -> str:
    fields = ([f"`{c.name}`", _type(c), c.description, c.schema_org or "", c.ninjs or ""] for c in columns)
    told = ([f"`{r.id}`", r.code, r.message] for r in rules)
    return f"{_table(['Field', 'Type', 'Meaning', 'schema.org', 'ninjs 3.1'], fields)}\n{_table(['Rule', 'Check', 'Broken where'], told)}"


def _type(column: Column) -> str:
    return column.kind.value if column.is_nullable else f"{column.kind.value}, never null"


def _table(head: list[str], lines: Iterable[list[str]]) -> str:
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in [head, ["---"] * len(head), *lines])
