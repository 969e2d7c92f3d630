"""What the checks of the DUP family, and IDN002, tell of the other records."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from copydesk.registry import load_registry
from copydesk.testing import judge
from copydesk_schemas import Article

if TYPE_CHECKING:
    from copydesk.finding import Finding

REGISTRY = load_registry()
FERRY = (
    "The ferry to Outer Skerry returned on Monday, after three weeks in dry dock, with a new rudder. "
    "Passengers queued from five in the morning, some of them with bicycles, to board the first crossing. "
    "The harbour master, who had promised a shorter break, blamed a missing gasket for the delay. "
)
EGGS = "Prices at the egg auction fell again on Tuesday, although fewer farmers than usual had come to sell."


def found(code: str, *articles: Article) -> dict[str, Finding]:
    """Return what one check finds, by record."""
    return {finding.record.id: finding for finding in judge([REGISTRY.get(code)], articles) if finding.record}


def test_the_earliest_of_equal_bodies_is_told() -> None:
    """Each record hears which of them is dated first, and both carry the same hash."""
    first, second = Article(id="a1", body=FERRY, published_at="2026-05-02"), Article(id="a2", body=FERRY, published_at="2026-05-01T08:00:00Z")
    told = found("DUP001", first, second)

    assert told["a1"].message == "1 other record has the same body; a2 is dated first, 2026-05-01"
    assert told["a2"].message == "1 other record has the same body; this one is dated first, 2026-05-01"
    assert [e.record.id for f in told.values() for e in f.evidence if e.record] == ["a2", "a1"]
    assert told["a1"].evidence[-1] == told["a2"].evidence[-1]
    assert told["a1"].evidence[-1].text.startswith("body xxh3:")


@pytest.mark.parametrize(("one", "other"), [(None, "2026-05-01"), ("2026-05-01", None), ("soon", "2026-05-01"), (None, None)])
def test_without_two_days_none_is_first(one: str | None, other: str | None) -> None:
    """Where a day is missing or cannot be read, nothing is said of an order."""
    told = found("DUP001", Article(id="a1", body=FERRY, published_at=one), Article(id="a2", body=FERRY, published_at=other))

    assert {f.message for f in told.values()} == {"1 other record has the same body"}


def test_the_shared_passage_and_the_cluster() -> None:
    """A near copy is told with the longest passage that both have, where it stands; all copies of copies have one cluster."""
    long = f"Skip to main content\n\n(This story was corrected.) {FERRY}{EGGS}"
    told = found("DUP002", Article(id="a1", body=FERRY), Article(id="a2", body=long), Article(id="a3", body=f"{FERRY}It was late."))

    passage = next(e for e in told["a2"].evidence if e.span)
    assert passage.span
    assert long[slice(*passage.span)] == passage.text == FERRY.rstrip(" .")
    assert "at most 51 words in a row" in told["a1"].evidence[0].text
    clusters = {e.text for f in told.values() for e in f.evidence if e.text.startswith("cluster ")}
    assert len(told) == 3
    assert len(clusters) == 1


def test_versions_of_one_address() -> None:
    """The days of fetching order the versions, and the lengths are compared."""
    url = "https://ledger.example/ferry"
    first = Article(id="a1", url=url, body=EGGS, fetched_at="2026-05-02T06:00:00Z")
    second = Article(id="a2", url=url, body=f"{EGGS} They left early.", fetched_at="2026-05-03T06:00:00Z")
    told = found("DUP003", first, second)

    assert told["a1"].message.endswith("; by the days of fetching it is version 1 of 2")
    assert told["a2"].message.endswith("; by the days of fetching it is version 2 of 2")
    assert told["a1"].evidence[0].text == "21 words, 3 more than here, fetched 2026-05-03T06:00:00Z"
    assert "version" not in found("DUP003", first, Article(id="a2", url=url, body=FERRY))["a1"].message


def test_copies_in_other_sources_stand_in_the_order_of_time() -> None:
    """The members are told by their days; a credit in the text names the origin, else the first day does."""
    texts = [("ledger.example", "2026-05-03", FERRY), ("courier.example", "2026-05-02", f"{FERRY}{EGGS}"), ("isles.example", "2026-05-01", FERRY)]
    articles = [Article(id=f"a{n}", source=source, published_at=day, body=body) for n, (source, day, body) in enumerate(texts)]
    told = found("DUP004", *articles)

    assert [e.record.id for e in told["a0"].evidence if e.record] == ["a2", "a1"]
    assert told["a0"].message == "the text stands in courier.example, isles.example too; a2 is dated first, 2026-05-01"
    wire = Article(id="w", source="ledger.example", body=f"PORT QUILL (Reuters) - {FERRY}")
    credited = found("DUP004", wire, articles[1])["w"]
    assert credited.message == "the text stands in courier.example too; it is credited to Reuters"
    assert credited.evidence[-1].span == (12, 19)


def test_records_of_one_id_are_told_by_what_differs() -> None:
    """The evidence names the fields in which the other record differs."""
    one = Article(id="a1", title="Ferry returns", body=FERRY, section="isles")
    told = judge([REGISTRY.get("IDN002")], (one, Article(id="a1", title="Ferry returns", body=EGGS, language="en")))

    assert [set(f.evidence[0].text.removeprefix("differs in ").split(", ")) for f in told] == [{"body", "section", "language"}] * 2


@pytest.mark.parametrize(
    ("one", "other", "paths"),
    [
        (Article(url="https://ledger.example/ferry"), Article(url="http://m.ledger.example/ferry/?utm_source=feed#top"), ["/url", "/url"]),
        (
            Article(url="https://ledger.example/17", canonical_url="https://ledger.example/ferry"),
            Article(url="https://www.ledger.example/ferry"),
            ["/canonical_url", "/url"],
        ),
        (Article(url="https://ledger.example/ferry?id=1"), Article(url="https://ledger.example/ferry?id=2"), []),
        (Article(url="https://ledger.example/?tid=1"), Article(url="https://ledger.example/?tid=2"), []),
    ],
)
def test_spellings_of_one_address(one: Article, other: Article, paths: list[str]) -> None:
    """Scheme, `www`, tracking and slashes make no other address, numbers of pages do; the path is that of the address which is shared."""
    told = judge([REGISTRY.get("DUP003")], (replace(one, id="a1", body=FERRY), replace(other, id="a2", body=EGGS)))

    assert [f.path for f in told] == paths
