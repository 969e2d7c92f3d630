"""On real records with known days, the checks of dates keep what they promise."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from copydesk.checks import dates
from copydesk.registry import declared_in
from copydesk.testing import judge
from copydesk_schemas import Article

if TYPE_CHECKING:
    from copydesk.finding import Finding

DATA = Path(__file__).resolve().parents[4] / "shared" / "benchmarks" / "dates"
SHOWN = {"DAT001", "DAT002", "DAT003", "DAT004", "DAT005", "DAT006", "DAT007", "DAT009", "DAT010", "DAT011", "DAT012"}

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the benchmark is not there")


@pytest.fixture(scope="module")
def gold() -> dict[str, dict[str, Any]]:
    """The true days and classes, by record."""
    return {row["id"]: row for row in map(json.loads, (DATA / "gold.jsonl").read_text(encoding="utf-8").splitlines())}


@pytest.fixture(scope="module")
def found() -> dict[str, list[Finding]]:
    """What a default run finds, by record."""
    with gzip.open(DATA / "inputs.jsonl.gz", "rt", encoding="utf-8") as handle:
        articles = tuple(Article.from_dict(json.loads(line)) for line in handle)
    by_record: dict[str, list[Finding]] = defaultdict(list)
    for finding in judge(declared_in(dates), articles):
        if finding.record is not None and finding.code in SHOWN and finding.confidence >= 0.7:
            by_record[finding.record.id].append(finding)
    return by_record


@pytest.mark.parametrize(("kind", "recall"), [("swapped", 0.75), ("off_year", 0.75), ("crawl_stamp", 0.85), ("future", 1.0), ("epoch", 1.0)])
def test_wrong_dates_without_a_day_in_the_address(kind: str, recall: float, gold: dict[str, dict[str, Any]], found: dict[str, list[Finding]]) -> None:
    """Wrong dates are found by text, crawl and other records, where the address names no day."""
    rows = [row for row in gold.values() if row["class"] == kind and not row["url_has_date"]]

    assert sum(bool(found[row["id"]]) for row in rows) >= recall * len(rows)


def test_clean_records(gold: dict[str, dict[str, Any]], found: dict[str, list[Finding]]) -> None:
    """At most one of the clean records is flagged."""
    assert sum(bool(found[row["id"]]) for row in gold.values() if row["class"] == "clean") <= 1


def test_suggestions_hold_the_true_day(gold: dict[str, dict[str, Any]], found: dict[str, list[Finding]]) -> None:
    """Of the suggestions that claim nine in ten, ninety-seven of a hundred hold the true day."""
    held = []
    for record, findings in found.items():
        for finding in findings:
            if finding.suggestion is not None and finding.suggestion.replacement and finding.suggestion.confidence >= 0.9:
                first, _, last = finding.suggestion.replacement.partition("/")
                held.append(first[:10] <= gold[record]["published_at"] <= (last or first)[:10])

    assert len(held) >= 900
    assert sum(held) >= 0.97 * len(held)
