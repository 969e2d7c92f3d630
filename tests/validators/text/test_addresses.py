"""What of an address says how the reader came, and whether two addresses may name one document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.addresses import clutter_of, differ_in_document, is_tracking, place_of

_PAGE = "https://ledger.example/2026/ferry-returns"


@pytest.mark.parametrize(
    ("url", "parts", "rest"),
    [
        (f"{_PAGE}?utm_source=feed&page=2", ("utm_source=feed",), f"{_PAGE}?page=2"),
        (f"{_PAGE}?ICID=top&id=7", ("ICID=top",), f"{_PAGE}?id=7"),
        (f"{_PAGE}?ref=rss", ("ref=rss",), _PAGE),
        (f"{_PAGE}?source=newsletter_evening&rss=1", ("source=newsletter_evening", "rss=1"), _PAGE),
        (f"{_PAGE};jsessionid=AB12;v=2", (";jsessionid=AB12",), f"{_PAGE};v=2"),
        (f"{_PAGE}/amp;jsessionid=AB12", (";jsessionid=AB12", "/amp"), _PAGE),
        ("https://ledger.example/;jsessionid=AB12", (";jsessionid=AB12",), "https://ledger.example/"),
        (f"{_PAGE}?utm_source=feed&amp;id=7&amp;utm_medium=rss", ("utm_source=feed", "utm_medium=rss"), f"{_PAGE}?id=7"),
        (f"{_PAGE};jsessionid=AB12?id=7", (";jsessionid=AB12",), f"{_PAGE}?id=7"),
        (f"{_PAGE}?sid=0123456789abcdef0123456789abcdef", ("sid=0123456789abcdef0123456789abcdef",), _PAGE),
        (f"{_PAGE}#xtor=RSS-1", ("#xtor=RSS-1",), _PAGE),
        (f"{_PAGE}/amp", ("/amp",), _PAGE),
        (f"{_PAGE}?amp", ("amp",), _PAGE),
        ("https://www.google.com/amp/s/ledger.example/2026/ferry-returns/amp", ("www.google.com/amp/s/", "/amp"), _PAGE),
        ("https://www.google.co.uk/amp/ledger.example/ferry", ("www.google.co.uk/amp/",), "http://ledger.example/ferry"),
        (
            "https://ledger-example.cdn.ampproject.org/c/s/ledger.example/2026/ferry-returns?usqp=mq3",
            ("ledger-example.cdn.ampproject.org/c/s/", "usqp=mq3"),
            _PAGE,
        ),
    ],
)
def test_clutter_is_taken_out(url: str, parts: tuple[str, ...], rest: str) -> None:
    """Tracking, session and AMP parts are named, and the plain address is what is left."""
    assert clutter_of(url) == (parts, rest, True)
    assert clutter_of(rest) is None


@pytest.mark.parametrize(
    ("url", "part"),
    [
        ("https://amp.ledger.example/2026/ferry-returns?utm_source=feed", "amp."),
        ("https://ledger.example/amp/news/ferry-returns", "/amp/"),
        ("https://ledger.example/amp;jsessionid=AB12", ";jsessionid=AB12"),
        ("?utm_source=feed", "utm_source=feed"),
        ("https://www.google.com/amp/s/amp.ledger.example/ferry", "www.google.com/amp/s/"),
        ("https://www.google.com/amp/s/www.google.com/amp/s/ledger.example/ferry", "www.google.com/amp/s/"),
    ],
)
def test_where_the_plain_page_is_may_not_be_known(url: str, part: str) -> None:
    """An AMP host or folder is told, and no clean address is claimed."""
    clutter = clutter_of(url)

    assert clutter is not None
    assert clutter.parts[0] == part
    assert not clutter.is_clean


@pytest.mark.parametrize(
    "url",
    [
        f"{_PAGE}?page=2",
        f"{_PAGE}?sid=1784213",
        f"{_PAGE}?gid=17&msid=9",
        f"{_PAGE}?source=harbour-master",
        f"{_PAGE}?from=applecross&via=homewood",
        "https://ledger.example/news/amp-prices-rise",
        "https://ledger.example/sound/amp/valves",
        f"{_PAGE}#comments",
    ],
)
def test_parts_of_the_page_itself_stay(url: str) -> None:
    """Numbers of articles, names of sources and places, and words such as amp in a headline are no clutter."""
    assert clutter_of(url) is None


@pytest.mark.parametrize(
    ("part", "url", "start"),
    [
        ("amp", "https://ledger.example/champions?amp&id=7", 33),
        ("cmp=1", "https://ledger.example/?xcmp=1&cmp=1", 31),
        ("/", "https://ledger.example/", 22),
        ("/News", "https://news.example/news", 20),
        ("utm_source=feed", "https://ledger.example/İsland?utm_source=feed", 30),
        ("ad:", "Ad: hearing aids", 0),
    ],
)
def test_the_place_of_a_part(part: str, url: str, start: int) -> None:
    """A parameter is found where it stands by itself, other parts behind the scheme, and no letter shifts the place."""
    assert place_of(part, url) == (start, start + len(part))


def test_no_place_of_a_part() -> None:
    """A home page without a slash has no path that could be shown."""
    assert place_of("/", "https://ledger.example") is None


def test_one_document() -> None:
    """AMP hosts, folders and viewers, tracking and a slug round one number are one document; other hosts and paths are not."""
    for other in (
        "https://amp.ledger.example/2026/ferry-returns",
        "https://ledger.example/amp/2026/ferry-returns?utm_source=feed",
        "https://www.google.com/amp/s/ledger.example/2026/ferry-returns",
    ):
        assert differ_in_document(other, _PAGE) is None
    assert differ_in_document(_PAGE, "https://ledger.example/2026/harbour-reopens") == "the paths differ"
    assert differ_in_document(_PAGE, "https://ledger.example/") == "the canonical URL is the site's home page"
    assert differ_in_document(_PAGE, "https://courier.example/2026/ferry-returns") is not None


@given(st.text(max_size=80))
def test_any_text_is_read(rest: str) -> None:
    """No address breaks the reading, and what is said to be clean has no clutter."""
    for url in (rest, f"https://ledger.example/{rest}", f"https://www.google.com/amp/s/{rest}"):
        clutter = clutter_of(url)

        assert clutter is None or clutter.parts
        assert clutter is None or not clutter.is_clean or clutter_of(clutter.rest) is None
    assert is_tracking(rest) in {True, False}
