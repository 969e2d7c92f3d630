"""Every check is explained in full, in lines that fit a terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from copydesk.registry import load_registry
from copydesk.reports.explanation import as_markdown, as_plain, explain, sections, table, to_dict
from copydesk.reports.formats import Style

if TYPE_CHECKING:
    from copydesk.check import Check

CHECKS = list(load_registry())


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_an_explanation_is_whole(check: Check) -> None:
    """What it does, why, how to mend it and both kinds of examples are there, and no heading is left in the text."""
    told, lines = sections(check), list(explain(check, Style()))

    assert all(told.values())
    assert lines[0] == f"{check.code} {check.name}"
    assert {"Why it matters", "How to mend it", "Flagged", "Accepted"} <= set(lines)
    assert not any(heading in part for part in told.values() for heading in ("Why it matters:", "How to mend it:"))
    assert all(len(line) <= 80 for line in lines[: lines.index("Flagged")])
    assert "\x1b" not in "".join(lines)
    assert told["how"] in as_markdown(check)
    assert "\n\nHow to mend it: " in as_plain(check)


def test_declarations_as_values() -> None:
    """All that a check declares is plain JSON."""
    for check in CHECKS:
        assert json.loads(json.dumps(to_dict(check)))["code"] == check.code


def test_the_table_is_cut_only_where_asked() -> None:
    """In a pipe the sentences are whole; on a terminal a line keeps to the width."""
    whole, cut = list(table(CHECKS, Style(), is_cut=False)), list(table(CHECKS, Style(), is_cut=True))

    assert [line[:6] for line in whole] == [check.code for check in CHECKS]
    assert all(line.endswith(check.message) for line, check in zip(whole, CHECKS, strict=True))
    assert all(len(line) <= 80 for line in cut)
