"""Articles on the same matters place an article in time, whatever the order in which they came."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from copydesk.survey import neighbours as module
from copydesk.survey.neighbours import LIMITS, Neighbour, NeighbourIndex, chance_of, likely_span
from copydesk_schemas import Article

SHIPS = ("Aurora", "Borealis", "Cassandra", "Dolores", "Esmeralda", "Fortuna", "Galatea", "Hesperia", "Isolde", "Juno")


def _article(year: int, number: int) -> Article:
    ship, other = SHIPS[year % 10], SHIPS[number % 10]
    captain = "".join(chr(97 + int(digit)) for digit in str(year))
    return Article(
        url=f"https://ledger.example/{year}/{number}",
        title=f"Captain {captain.title()} sails",
        body=f"The {ship} left with {other} near Pier {year}.",
    )


def _index(order: list[tuple[int, int]], parts: int = 1) -> NeighbourIndex:
    indexes = [NeighbourIndex() for _ in range(parts)]
    for n, (year, number) in enumerate(order):
        indexes[n % parts].add(_article(year, number), dt.date(year, 3, 1 + number % 28), sure=True)
    whole = indexes[0]
    for other in indexes[1:]:
        whole.merge(other)
    whole.finish()
    return whole


ORDER = [(year, number) for year in range(2000, 2020) for number in range(12)]


def test_span_of_the_neighbours() -> None:
    """The span holds the days of the articles that share rare names, and its chance beats that of another year."""
    near = _index(ORDER).nearest(_article(2013, 77))
    span = likely_span(near, 400)

    assert span is not None
    assert span.first <= dt.date(2013, 3, 14) <= span.last
    assert chance_of(dt.date(2013, 3, 14), near) > 10 * chance_of(dt.date(2005, 3, 14), near)


def test_own_record_is_no_neighbour() -> None:
    """An article does not speak for its own date."""
    order = [*ORDER, (1999, 1)]

    assert all(dt.date.fromordinal(day).year != 1999 for day, _ in _index(order).nearest(_article(1999, 1)))


def test_no_chance_lies_outside_the_limits() -> None:
    """A neighbour on the very day says the most that can be said, one that is decades away the least."""
    day = dt.date(2020, 8, 2)

    assert chance_of(day, (Neighbour(day.toordinal(), 1.0),)) == pytest.approx(LIMITS[1])
    assert chance_of(day, (Neighbour(day.toordinal() - 11_000, 1.0),)) == pytest.approx(LIMITS[0], rel=0.01)


def test_span_of_distant_neighbours() -> None:
    """Neighbours at both ends of the web's time are weighed without a slip."""
    ends = (dt.date(1990, 1, 1).toordinal(), dt.date(2049, 12, 31).toordinal())
    [first, last] = [likely_span((Neighbour(end, 0.8), Neighbour(other, 0.2)), 400) for end, other in (ends, ends[::-1])]

    assert first is not None
    assert last is not None
    assert first.last < last.first


def test_few_articles_say_nothing() -> None:
    """A small run has no neighbours to ask."""
    assert _index(ORDER[:50]).nearest(_article(2001, 3)) == ()


@pytest.mark.parametrize("parts", [1, 3])
def test_order_parts_and_size_do_not_matter(parts: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sample that is cut to its bound is the same from shuffled and merged parts."""
    monkeypatch.setattr(module, "SAMPLE", 210)
    shuffled = list(ORDER)
    random.Random(parts).shuffle(shuffled)  # noqa: S311 - a shuffle that can be repeated
    one, many = _index(ORDER), _index(shuffled, parts)

    assert one.nearest(_article(2013, 77)) == many.nearest(_article(2013, 77))
    assert len(one._days) == 210
