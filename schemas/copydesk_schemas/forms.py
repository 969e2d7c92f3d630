"""Which schemas there are in which forms, and each of them as text."""

from __future__ import annotations

import ast
import json
from importlib import import_module
from pathlib import Path
from typing import Any

SCHEMAS: dict[str, str] = {
    "article": "one news-article record",
    "related-link": "one related link of an article",
    "report": "the JSON report of a run",
    "finding": "the table of findings",
    "source-card": "the table of source cards",
}
"""Each schema's name and what it describes."""

FORMS: dict[str, dict[str, str]] = {
    "json-schema": {
        "article": "json_schema:article_schema",
        "related-link": "json_schema:related_link_schema",
        "report": "report_schema:report_schema",
        "finding": "json_schema:finding_schema",
        "source-card": "json_schema:source_card_schema",
    },
    "markdown": {
        "article": "field_table:article_table",
        "related-link": "field_table:related_link_table",
        "finding": "field_table:finding_table",
        "source-card": "field_table:source_card_table",
    },
    "pandera": {
        "article": "pandera:ArticleFrame",
        "related-link": "pandera:RelatedLinkFrame",
        "finding": "pandera:FindingFrame",
        "source-card": "pandera:SourceCardFrame",
    },
    "polars": {"article": "polars:ArticleFrame", "related-link": "polars:RelatedLinkFrame"},
    "arrow": {
        "article": "arrow:article_schema",
        "related-link": "arrow:related_link_schema",
        "finding": "arrow:finding_schema",
        "source-card": "arrow:source_card_schema",
    },
    "spark": {
        "article": "spark:article_schema",
        "related-link": "spark:related_link_schema",
        "finding": "spark:finding_schema",
        "source-card": "spark:source_card_schema",
    },
    "gx": {"article": "great_expectations:article_suite_json", "related-link": "great_expectations:related_link_suite_json"},
    "odcs": {"article": "odcs:contract_text"},
}
"""Each form's name, and for every schema that it can express the module of this package and the name in it."""


def as_text(schema: str, form: str) -> str:
    """Return a schema in one of its forms as text that ends with a line end.

    Args:
        schema: a name in `SCHEMAS`.
        form: a name in `FORMS`.

    Raises:
        KeyError: there is no such form of that schema.
        ImportError: the form's own library is not installed.
    """
    module, name = FORMS[form][schema].split(":")
    if name[0].isupper():
        return _source(module, name)
    value: Any = getattr(import_module(f"{__package__}.{module}"), name)()
    if form == "arrow":
        return f"{value.to_string(show_field_metadata=False, show_schema_metadata=False)}\n"
    if form == "spark":
        value = value.jsonValue()
    return value if isinstance(value, str) else f"{json.dumps(value, indent=2)}\n"


def _source(module: str, name: str) -> str:
    """Return a class as it is written, without importing its library."""
    text = Path(__file__).with_name(f"{module}.py").read_text(encoding="utf-8")
    for node in ast.parse(text).body:
        if isinstance(node, ast.ClassDef) and node.name == name:
            return f"# from {__package__}.{module} import {name}\n\n{ast.get_source_segment(text, node)}\n"
    raise KeyError(name)
