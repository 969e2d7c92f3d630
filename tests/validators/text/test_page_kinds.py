"""Pages that are no articles are told by their address alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.page_kinds import PageKind, page_of


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", PageKind.HOME),
        ("/", PageKind.HOME),
        ("/index.html", PageKind.HOME),
        ("/?utm_source=feed", PageKind.HOME),
        ("/en/", PageKind.HOME),
        ("/de-AT", PageKind.HOME),
        ("/page/2", PageKind.HOME),
        ("/news/politics/", PageKind.SECTION),
        ("/world/europe", PageKind.SECTION),
        ("/uk/news?page=3", PageKind.SECTION),
        ("/category/world/page/2", PageKind.SECTION),
        ("/category/harbour-life/", PageKind.TOPIC),
        ("/tag/ferry", PageKind.TOPIC),
        ("/tags/the-old-ferry-of-lowmoor", PageKind.TOPIC),
        ("/keyword/50618", PageKind.TOPIC),
        ("/topics/shipping", PageKind.TOPIC),
        ("/author/mara-quill", PageKind.AUTHOR),
        ("/en/authors/48", PageKind.AUTHOR),
        ("/search?q=ferry", PageKind.SEARCH),
        ("/?s=ferry", PageKind.SEARCH),
        ("/archive/2020/05", PageKind.ARCHIVE),
        ("/2020/05/12/", PageKind.ARCHIVE),
        ("/news/2020", PageKind.ARCHIVE),
    ],
)
def test_no_article(path: str, kind: PageKind) -> None:
    """Home pages, sections, topics, authors, searches and lists by date are known, and the part that says so stands in the address."""
    url = f"https://ledger.example{path}"
    page = page_of(url)

    assert page is not None
    assert page.kind is kind
    assert page.because in url or not path


def test_short_link() -> None:
    """A short link says nothing of where it leads."""
    page = page_of("https://bit.ly/3xQzA")

    assert page is not None
    assert page.kind is PageKind.SHORT


@pytest.mark.parametrize(
    "path",
    [
        "/news/ferry-returns",
        "/?p=4711",
        "/ferry",
        "/archive/2020/05/ferry-returns",
        "/2020/05/12/ferry",
        "/puzzles/crossword/2023/04/24",
        "/news/48213377",
        "/topics/ferry-returns-to-the-quay",
        "/category/harbour/ferry-returns",
        "/topic/4821-ferry",
        "/people/mara-quill",
        "/themen/mara-quill-harbour-master",
        "/search-for-the-ferry?q=1",
        "/world/europe?id=48213",
        "/#/2026/ferry",
        "/author/quill-wins-the-prize-of-the-isles",
    ],
)
def test_may_be_an_article(path: str) -> None:
    """Articles in sections, archives and folders of topics, numbered ones, and routes in the fragment are left alone."""
    assert page_of(f"https://ledger.example{path}") is None


@given(st.text(max_size=80))
def test_any_text_is_read(rest: str) -> None:
    """No address breaks the reading."""
    for url in (rest, f"https://ledger.example/{rest}"):
        page = page_of(url)

        assert page is None or page.confidence >= 0.8
