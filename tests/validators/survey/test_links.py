"""The link summary is the same in whatever order and parts the records come, and keeps its size."""

from __future__ import annotations

import pickle
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from copydesk.survey.links import LinkIndex
from copydesk_schemas import Article, RelatedLink

_WORDS = st.sampled_from("ferry quay harbour storm mast tide rope gull".split())
_LABELS = st.lists(_WORDS, min_size=1, max_size=4).map(" ".join)
_URLS = st.lists(_WORDS, min_size=1, max_size=3).map(lambda parts: f"https://ledger.example/{'-'.join(parts)}")
_ARTICLES = st.builds(
    Article,
    url=_URLS,
    title=_LABELS,
    related_links=st.lists(st.builds(RelatedLink, label=_LABELS, url=_URLS), max_size=4).map(tuple),
)


def _index(articles: list[Article], capacity: int = 100_000) -> LinkIndex:
    index = LinkIndex(capacity)
    for article in articles:
        index.add(article)
    return index


def _said(index: LinkIndex, articles: list[Article]) -> list[Any]:
    urls = sorted({url for article in articles for url in (article.url or "", *(link.url or "" for link in article.related_links))})
    labels = sorted({link.label or "" for article in articles for link in article.related_links})
    return [
        [(index.title_of(url), dict(sorted(index.labels_of(url).items())), index.host_fits(url)) for url in urls],
        [dict(sorted(index.pages_of(label).items())) for label in labels],
        [index.stem_records(word) for word in ("ferry", "quay", "harbo", "storm")],
    ]


@given(st.lists(_ARTICLES, max_size=12), st.integers(0, 12), st.randoms(use_true_random=False), st.sampled_from([3, 100_000]))
def test_order_and_parts_make_no_difference(articles: list[Article], at: int, chance: Any, capacity: int) -> None:
    """Adding in any order, or merging two parts, gives the same answers, also when the summary is full."""
    whole = _index(articles, capacity)
    whole.finish()
    shuffled = articles.copy()
    chance.shuffle(shuffled)
    first, second = _index(shuffled[:at], capacity), _index(shuffled[at:], capacity)
    first.merge(pickle.loads(pickle.dumps(second)))  # noqa: S301 - our own bytes
    first.finish()

    assert _said(first, articles) == _said(whole, articles)


def test_size_is_bounded() -> None:
    """Of very many pages, titles and labels only so many are kept, and of one page's labels only a few."""
    index = LinkIndex(capacity=50)
    for n in range(500):
        links = (RelatedLink(f"Ferry {n} returns", f"https://ledger.example/ferry-{n}"), RelatedLink(f"Quay {n}", "https://ledger.example/quay"))
        index.add(Article(url=f"https://ledger.example/a{n}", title=f"Title {n}", related_links=links))
    index.finish()

    assert sum(index.title_of(f"https://ledger.example/a{n}") is not None for n in range(500)) == 50
    assert sum(bool(index.pages_of(f"Ferry {n} returns")) for n in range(500)) <= 50
    assert len(index.labels_of("https://ledger.example/quay")) <= 16


def test_titles_are_found_by_any_address_of_the_page() -> None:
    """A target's title is known by its canonical and its tracked address."""
    index = _index(
        [Article(url="https://ledger.example/ferry?utm_source=x", canonical_url="https://ledger.example/2026/ferry", title="Ferry returns")]
    )
    index.finish()

    assert index.title_of("http://www.ledger.example/ferry/") == "Ferry returns"
    assert index.title_of("https://ledger.example/2026/ferry#top") == "Ferry returns"
    assert index.title_of("https://ledger.example/other") is None
