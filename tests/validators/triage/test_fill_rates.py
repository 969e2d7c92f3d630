"""A baseline tells a later run how often each source filled its fields."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import copydesk
from copydesk.errors import ConfigError
from copydesk.triage.baseline import Baseline

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS: dict[str, Any] = {"now": "2026-06-01", "select": ["CMP004"]}


def rows(count: int, dated: int) -> list[dict[str, Any]]:
    """Return records of one source, the first of them with a date."""
    return [{"source": "ledger.example", "title": f"Ferry {n}", "published_at": "2026-05-01" if n < dated else None} for n in range(count)]


@pytest.fixture
def known(tmp_path: Path) -> str:
    """Return the baseline of forty records with dates."""
    path = tmp_path / "known.json"
    copydesk.validate(rows(40, 40), **OPTIONS).write_baseline(path)
    return str(path)


def test_a_fall_is_told_with_both_counts(known: str) -> None:
    """The finding names the field, both shares with their records and days."""
    (finding,) = copydesk.validate(rows(60, 21), **{**OPTIONS, "now": "2026-07-02"}, baseline=known).found

    assert finding["record"] is None
    assert (finding["source"], finding["text"]) == ("ledger.example", "published_at")
    assert finding["message"] == "published_at is filled in 21 of 60 records (35%), 40 of 40 (100%) before"
    assert finding["before"] == {"day": "2026-06-01", "records": 40, "filled": 40, "fill": 1.0}
    assert finding["after"] == {"day": "2026-07-02", "records": 60, "filled": 21, "fill": 0.35}


@pytest.mark.parametrize(("count", "dated"), [(60, 57), (19, 0), (25, 22)])
def test_what_chance_explains_is_let_pass(known: str, count: int, dated: int) -> None:
    """Small falls, and falls in few records, are no findings."""
    assert not list(copydesk.validate(rows(count, dated), **OPTIONS, baseline=known).found)


def test_sources_that_the_baseline_does_not_know_are_let_pass(known: str) -> None:
    """A new source has nothing to be compared with."""
    new = [{**row, "source": "other.example"} for row in rows(60, 0)]

    assert not list(copydesk.validate(new, **OPTIONS, baseline=known).found)


def test_an_older_baseline_still_reads(tmp_path: Path) -> None:
    """A file without sources is a baseline; one with broken sources is none."""
    old, broken = tmp_path / "old.json", tmp_path / "broken.json"
    old.write_text('{"version": 1, "findings": []}')
    broken.write_text(json.dumps({"version": 1, "findings": [], "sources": [{"source": "a", "records": 3, "fill": {"title": "all"}}]}))

    assert not Baseline.load(str(old)).sources
    with pytest.raises(ConfigError, match="not a baseline"):
        Baseline.load(str(broken))
