"""The tables as suites of Great Expectations' own expectations.

    suite = context.suites.add(article_suite())

Each expectation carries the rule's id and check in its `meta`. The suites judge texts: a value of another type in an untyped pandas column breaks the
rule on types and, since Great Expectations reads it as a text, perhaps others too. What no core expectation says (lists, two dates compared)
is judged by `copydesk.integrations.gx.ExpectRecordsToBeWellFormed`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import great_expectations as gx
from great_expectations.expectations.registry import get_expectation_impl

from copydesk_schemas.expectations import core_expectations
from copydesk_schemas.rules import COLUMNS, LINK_COLUMNS, LINK_RULES, RULES, SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk_schemas.rules import Column, Rule


def article_suite(name: str = "article") -> gx.ExpectationSuite:
    """Return a suite for tables of articles; a column that the table lacks fails as a whole."""
    return _suite(name, COLUMNS, RULES)


def related_link_suite(name: str = "related-link") -> gx.ExpectationSuite:
    """Return a suite for tables of related links."""
    return _suite(name, LINK_COLUMNS, LINK_RULES)


def _suite(name: str, columns: Sequence[Column], rules: Sequence[Rule]) -> gx.ExpectationSuite:
    kinds = {column.name: column.kind for column in columns}
    expectations = [
        get_expectation_impl(type_)(**arguments, description=rule.message, meta={"rule": rule.id, "check": rule.code})
        for rule in rules
        for type_, arguments in core_expectations(rule, kinds[rule.column])
    ]
    return gx.ExpectationSuite(name=name, expectations=expectations, meta={"copydesk_schemas": SCHEMA_VERSION})


def article_suite_json() -> dict[str, Any]:
    """Return the suite for tables of articles as plain data."""
    return _without_identity(article_suite())


def related_link_suite_json() -> dict[str, Any]:
    """Return the suite for tables of related links as plain data."""
    return _without_identity(related_link_suite())


def _without_identity(suite: gx.ExpectationSuite) -> dict[str, Any]:
    value: dict[str, Any] = suite.to_json_dict()
    value.pop("id", None)
    for entry in value["expectations"]:
        entry.pop("id", None)
    return value
