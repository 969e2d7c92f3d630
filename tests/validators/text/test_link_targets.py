"""Addresses of one page are one key; pages that are no articles are told by address and label."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.link_targets import guess_page, page_key
from copydesk.text.page_kinds import PageKind
from copydesk.text.slugs import words

_PAGE = "https://ledger.example/2026/ferry-returns"


@pytest.mark.parametrize(
    "other",
    [
        "http://www.ledger.example/2026/ferry-returns/",
        "https://m.ledger.example/2026/ferry-returns#comments",
        "https://ledger.example/2026/ferry-returns?utm_source=box&utm_medium=related",
        "https://ledger.example/2026/ferry-returns?ref=related",
        "https://ledger.example/2026/ferry-returns/amp",
        " https://LEDGER.example/2026/ferry-returns ",
    ],
)
def test_same_page(other: str) -> None:
    """Scheme, `www`, fragment, tracking and a slash at the end make no other page."""
    assert page_key(other) == page_key(_PAGE)


@pytest.mark.parametrize(
    "other",
    [
        "https://ledger.example/2026/ferry-returns-again",
        "https://ledger.example/2026/Ferry-Returns",
        "https://ledger.example/2026/ferry-returns?id=7",
        "https://shop.ledger.example/2026/ferry-returns",
        "https://ledger.example/2026/ferry-returns#!/page/2",
        "/2026/ferry-returns",
    ],
)
def test_other_page(other: str) -> None:
    """Another path, a telling parameter, another host or a route in the fragment is another page."""
    assert page_key(other) != page_key(_PAGE)


@pytest.mark.parametrize(
    ("label", "url", "kind"),
    [
        ("Compare hearing aids in your town", "https://ad.doubleclick.net/ddm/clk/1;2", PageKind.ADVERT),
        ("One trick for a warm boat", "http://trk.buzz.example/c/8?utm_source=outbrain", PageKind.ADVERT),
        ("Sponsored: A warm boat", "https://boats.example/warm", PageKind.ADVERT),
        ("Warme Boote | Anzeige", "https://boats.example/warm", PageKind.ADVERT),
        ("Mara Lindqvist", "https://ledger.example/author/mara-lindqvist", PageKind.AUTHOR),
        ("Mara Lindqvist", "https://ledger.example/staff/m.lindqvist", PageKind.AUTHOR),
        ("Shipping", "https://ledger.example/topics/shipping", PageKind.TOPIC),
        ("Shipping", "https://ledger.example/shipping/", PageKind.SECTION),
        ("Abonnieren", "https://ledger.example/abo", PageKind.SERVICE),
        ("Ferry returns to quay", f"{_PAGE}#comments", PageKind.COMMENTS),
        ("Ferry returns to quay", f"{_PAGE}/print", PageKind.PRINT),
    ],
)
def test_no_article(label: str, url: str, kind: PageKind) -> None:
    """Adverts, authors, sections, services, comments and print forms are known."""
    found = guess_page(label, words(label), url, page_url="https://ledger.example/2026/other")

    assert found is not None
    assert found.kind is kind
    assert found.confidence >= 0.7


@pytest.mark.parametrize(
    ("label", "url"),
    [
        ("Ferry returns to the old quay", _PAGE),
        ("Ferry returns", f"{_PAGE}?utm_source=newsletter&utm_medium=email"),
        ("Ferry returns to the old quay", "https://ledger.example/news/48213377"),
        ("Mara Lindqvist wins the harbour prize", "https://ledger.example/people/mara-lindqvist-wins-the-harbour-prize"),
        ("The ad that sank a line: a story", "https://ledger.example/2026/04/the-ad-that-sank-a-line"),
        ("Harbour: no sponsored berths", "https://ledger.example/2026/04/harbour-no-sponsored-berths"),
        ("Ferry", "https://ledger.example/2026/04/12/ferry"),
        ("warm oilskins", "https://ledger.example/story/best-oilskins"),
        ("Previous Article", "https://ledger.example/news-prices-of-subscription-ferries-rise-again"),
        ("Ferry", ""),
        ("Ferry", "http://[::bad/"),
    ],
)
def test_article(label: str, url: str) -> None:
    """Articles stay articles, tracked, dated, numbered or about people and adverts; a broken address is no matter of this."""
    assert guess_page(label, words(label), url, page_url="https://ledger.example/2026/other") is None


@given(st.text(max_size=60), st.text(max_size=80))
def test_total(label: str, rest: str) -> None:
    """No label and no address raises, and what is found is at least likely."""
    for url in (rest, f"https://ledger.example/{rest}"):
        found = guess_page(label, words(label), url)

        assert found is None or 0.5 <= found.confidence <= 1.0
        assert page_key(url) is None or "://" not in (page_key(url) or "").partition("/")[0]
