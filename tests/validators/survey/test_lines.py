"""Lines that a source repeats."""

from __future__ import annotations

import pickle
import random

import pytest

from copydesk.finding import RecordRef
from copydesk.survey import lines as module
from copydesk.survey.lines import LineCounts

SLOGAN = "Your harbour, your news, every tide."


def record(n: int, source: str = "ledger.example", *, title: str | None = None, more: str = SLOGAN) -> tuple[str, str, str | None, RecordRef]:
    body = f"Ferry number {n} sailed.\n\n{more}"
    return body, source, title or f"Ferry {n}", RecordRef(f"a{n}", source, "f.jsonl", n)


def counted(records: list[tuple[str, str, str | None, RecordRef]]) -> LineCounts:
    counts = LineCounts()
    for item in records:
        counts.add(*item)
    return counts


def test_repeated_line_is_furniture() -> None:
    """A line in many records of one source is furniture there, with its count and the places where it stands, and nowhere else."""
    counts = counted([record(n) for n in range(1, 9)])
    counts.finish()
    furniture = counts.furniture("ledger.example")

    assert SLOGAN in furniture
    assert "Ferry number 3 sailed." not in furniture
    found = furniture.get(SLOGAN)
    assert found is not None
    assert (found.records, found.of) == (8, 8)
    assert found.places[0] == ("f.jsonl", 1, "a1")
    assert SLOGAN not in counts.furniture("post.example")


def test_versions_of_one_article_are_no_furniture() -> None:
    """Sentences of an article that stands in a corpus many times, with small changes, are not furniture."""
    counts = counted([record(n, title="Ferry returns") for n in range(1, 30)])
    counts.finish()

    assert len(counts.furniture("ledger.example")) == 0


def test_three_records_are_too_few() -> None:
    """A line has to stand in four records at least."""
    counts = counted([record(n) for n in range(1, 4)])
    counts.finish()

    assert SLOGAN not in counts.furniture("ledger.example")


@pytest.mark.parametrize("budget", [10_000, 150])
def test_order_and_parts_make_no_difference(budget: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same records in another order, or surveyed in parts and merged, give the same counts, also when the budget forces smaller samples."""
    monkeypatch.setattr(module, "BUDGET", budget)
    records = [record(n, f"source-{n % 3}.example", more=SLOGAN if n % 4 else "Every tide.") for n in range(1, 400)]
    whole = counted(records)
    shuffled = counted(random.Random(3).sample(records, len(records)))  # noqa: S311 - a shuffle
    first, second = counted(records[:150]), counted(records[150:])
    second.merge(pickle.loads(pickle.dumps(first)))  # noqa: S301 - our own

    states = []
    for counts in (whole, shuffled, second):
        counts.finish()
        states.append(
            [(counts.furniture(f"source-{k}.example").get(SLOGAN), counts.furniture(f"source-{k}.example").get("Every tide.")) for k in range(3)]
        )

    assert states[0] == states[1] == states[2]
    assert any(found for pair in states[0] for found in pair)


def test_memory_is_bounded() -> None:
    """Ten times as many records of a source do not make the survey larger."""
    few, many = (counted([record(n) for n in range(size)]) for size in (400, 4_000))

    assert len(pickle.dumps(many)) <= 1.05 * len(pickle.dumps(few))
