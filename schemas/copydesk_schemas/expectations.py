"""The rules as Great Expectations' core expectations, in plain data: which expectation, with which arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from copydesk_schemas.patterns import NOT_BLANK, one_of, trimmed, trimmed_or_blank
from copydesk_schemas.rules import Kind, Matches, NotMatches, NotSentinel, OfType, Present

if TYPE_CHECKING:
    from copydesk_schemas.rules import Rule

_TEXTUAL = (Kind.TEXT, Kind.TIMESTAMP, Kind.URL)


def core_expectations(rule: Rule, kind: Kind) -> list[tuple[str, dict[str, Any]]]:
    """Return the type and the arguments of the core expectations that together say a rule; none where they cannot say it.

    Lists are beyond core expectations, and so are two dates compared with slack.
    """
    test, column = rule.test, rule.column
    if kind not in _TEXTUAL:
        return []
    if isinstance(test, OfType):
        return [("expect_column_values_to_be_in_type_list", {"column": column, "type_list": ["str", "StringType", "VARCHAR", "TEXT", "String"]})]
    if isinstance(test, Present):
        return [
            ("expect_column_values_to_not_be_null", {"column": column}),
            ("expect_column_values_to_match_regex", {"column": column, "regex": NOT_BLANK}),
        ]
    if isinstance(test, NotSentinel):
        return [("expect_column_values_to_not_match_regex", {"column": column, "regex": one_of(test.words)})]
    if isinstance(test, Matches):
        return [("expect_column_values_to_match_regex", {"column": column, "regex": trimmed_or_blank(test.pattern)})]
    if isinstance(test, NotMatches):
        return [("expect_column_values_to_not_match_regex", {"column": column, "regex": trimmed(test.pattern)})]
    return []
