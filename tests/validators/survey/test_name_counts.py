"""Counts of names over a run."""

from __future__ import annotations

import pickle
import random

import pytest

from copydesk.survey.names import SCALE, NameCounts, level_of
from copydesk.text.hashes import key64
from copydesk.text.names import list_names_of
from copydesk_schemas import Article

WORDS = ("Harrowgate", "Skarvoyna", "Miriam", "Nordline", "Ferryport", "Kestrel", "Oldham", "Brightwater")


def _listed(article: Article) -> str:
    return list_names_of(article.title, article.body, article.language)


def _articles(count: int) -> list[tuple[Article, int]]:
    rng = random.Random(7)  # noqa: S311 - a seeded mix, no secret
    return [
        (Article(body=f"{rng.choice(WORDS)} {rng.choice(WORDS)} met. Name{chr(97 + n % 26)}{chr(97 + n // 26)} left."), key64(str(n)))
        for n in range(count)
    ]


def _counted(articles: list[tuple[Article, int]], cap: int = 10_000) -> NameCounts:
    counts = NameCounts(cap)
    for article, key in articles:
        counts.add(_listed(article), key)
    return counts


@pytest.mark.parametrize("cap", [40, 10_000])
def test_neither_order_nor_division_matters(cap: int) -> None:
    """The counts are the same in any order, and when parts are counted apart and merged, also when the cap is reached."""
    articles = _articles(300)
    whole = _counted(articles, cap)
    whole.finish()
    shuffled = articles[:]
    random.Random(1).shuffle(shuffled)  # noqa: S311 - the same
    parts = [pickle.loads(pickle.dumps(_counted(shuffled[n::3], cap))) for n in range(3)]  # noqa: S301 - made two words earlier
    merged = parts[2]
    for part in parts[:2]:
        merged.merge(part)
    merged.finish()

    assert dict(merged.counts()[0]) == dict(whole.counts()[0])
    assert merged.counts()[1] == whole.counts()[1]
    assert [merged.is_counted(key) for _, key in articles] == [whole.is_counted(key) for _, key in articles]


def test_the_cap_holds() -> None:
    """However many names there are, no more than the cap are kept."""
    counts = _counted(_articles(600), 60)
    counts.finish()

    assert len(counts.counts()[0]) <= 60
    assert not all(counts.is_counted(key) for _, key in _articles(600))


def test_a_name_of_one_record_is_forgotten() -> None:
    """Without its own record nothing is known of a name that stands in one only; what several have is counted."""
    counts = _counted([(Article(body="Harrowgate left."), n) for n in range(3)] + [(Article(body="Skarvoyna left."), 9)])
    counts.finish()

    assert counts.counts() == ({"Harrowgate": 3}, 1.0)


def test_large_runs_are_scaled_down() -> None:
    """Counts of a run larger than the scale are those of a run of that size."""
    counts = NameCounts()
    article = Article(body="Harrowgate left.")
    for key in range(100):
        counts.add(_listed(article), key)
    counts._records[0] += 2 * SCALE - counts._records.total()
    counts.finish()

    seen, factor = counts.counts()
    assert seen["Harrowgate"] * factor == pytest.approx(50)


def test_known_names_nearby() -> None:
    """A name of many records is found from a slip of it; pairs and acronyms are not."""
    counts = _counted([(Article(body="The ferry Skarvoyna left; XQZZ Skarvoyna came."), n) for n in range(20)])
    counts.finish()

    assert counts.near("Skarvonya") == ("Skarvoyna",)
    assert counts.near("Skarvonya") == ("Skarvoyna",)
    assert counts.near("XQZY") == ()


def test_levels_halve() -> None:
    """Half of all keys are of level 0, a quarter of level 1."""
    levels = [level_of(key) for key in range(1, 65)]

    assert (levels.count(0), levels.count(1), levels.count(2)) == (32, 16, 8)
    assert level_of(0) == 64
