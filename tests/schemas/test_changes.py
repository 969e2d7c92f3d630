"""What is said of a change of the schema, and the version that a change asks for."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from copydesk_schemas import SCHEMA_VERSION
from copydesk_schemas.changes import Change, compare, fingerprint
from copydesk_schemas.json_schema import article_schema
from copydesk_schemas.report_schema import report_schema

VERSIONS = Path(__file__).with_name("versions.json")


def test_the_table_does_not_change_without_a_version() -> None:
    """The table is the one that was recorded for its version: a changed table takes a new SCHEMA_VERSION and a new line in versions.json."""
    recorded = json.loads(VERSIONS.read_text(encoding="utf-8"))

    assert recorded.get(SCHEMA_VERSION) == fingerprint()
    assert len(set(recorded.values())) == len(recorded)


def changed(*steps: Any, to: Any = None) -> list[Change]:
    """Return what is said where the value at a path of the article's schema is replaced, or removed."""
    old, new = article_schema(), copy.deepcopy(article_schema())
    part: Any = new
    for step in steps[:-1]:
        part = part[step]
    if to is None:
        del part[steps[-1]]
    else:
        part[steps[-1]] = to
    return compare(old, new)


def test_nothing_changed() -> None:
    """A schema does not differ from itself."""
    assert compare(article_schema(), article_schema()) == []
    assert compare(report_schema(), report_schema()) == []


@pytest.mark.parametrize(
    ("steps", "to", "expected"),
    [
        (("properties", "title"), None, Change("title", "removed", breaks_readers=True)),
        (("properties", "rating"), {"type": "number"}, Change("rating", "added")),
        (("properties", "title", "type"), ["string"], Change("title", 'type "null" is gone', breaks_writers=True)),
        (("properties", "title", "type"), ["string", "null", "integer"], Change("title", 'type "integer" is new', breaks_readers=True)),
        (("properties", "tags", "items", "type"), ["string", "null"], Change("tags", 'type "null" is new', breaks_readers=True)),
        (("required",), ["id"], Change("id", "is required now", breaks_writers=True)),
        (("allOf", 0), None, Change("", "rule id.present is gone", breaks_readers=True)),
        (("allOf", 1, "required"), ["body"], Change("", "rule url.present changed", breaks_readers=True, breaks_writers=True)),
        (("$defs", "related_link", "properties", "label"), None, Change("related_links.label", "removed", breaks_readers=True)),
        (
            ("x-not-expressed",),
            ["published_at.fetched", "modified_at.fetched"],
            Change("", "rule published_at.modified is gone", breaks_readers=True),
        ),
        (("properties", "title", "description"), "The headline.", Change("title", "the description changed")),
    ],
)
def test_each_change_is_told_with_whom_it_breaks(steps: tuple[Any, ...], to: Any, expected: Change) -> None:
    """One change is one line, and says whether readers or writers of the data break."""
    assert changed(*steps, to=to) == [expected]


def test_the_other_way_round_swaps_readers_and_writers() -> None:
    """What breaks readers one way breaks writers the other way, for rules."""
    old, new = article_schema(), article_schema()
    new["allOf"] = new["allOf"][1:]

    assert [c.breaks_readers for c in compare(old, new)] == [c.breaks_writers for c in compare(new, old)] == [True]
