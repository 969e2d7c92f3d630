"""Addresses are cut as the standard library cuts them, only sooner."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.hosts import Address, absolute_form, host_of, split_address


def _by_the_library(url: str) -> Address | None:
    try:
        parts = urlsplit(url.strip())
        return Address(parts.scheme, parts.hostname or "", parts.path, parts.query, parts.fragment)
    except ValueError:
        return None


@pytest.mark.parametrize(
    "url",
    [
        "https://www.Ledger.example/2026/ferry?page=2#top",
        "https://ledger.example?p=17",
        "https://ledger.example#a?b/c",
        "https://ledger.example:8080/a",
        "http://user@ledger.example/a",
        "HTTP://ledger.example/a",
        "https:///a",
        "//ledger.example/a",
        "https://[::1]/a",
        "https://[ledger/a",
        "https://lédger.example/a b",
        " https://ledger.example/a\tb\n",
        "https://ledger.example/a\x00",
        "mailto:desk@ledger.example",
        "",
    ],
)
def test_known_forms(url: str) -> None:
    """Ports, user names, brackets, foreign letters and stray characters make no difference."""
    assert split_address(url) == _by_the_library(url)


@given(st.text(alphabet="ab.:/?#@[]-_ \t\r\n\x00é%\u00a0", max_size=30).map(lambda rest: f"https://{rest}"))
def test_any_address(url: str) -> None:
    """Whatever follows the scheme, the parts are the same."""
    assert split_address(url) == _by_the_library(url)


def test_host() -> None:
    """Only http(s) addresses have a host; a dot at its end does not count."""
    assert host_of("https://WWW.ledger.example./a") == "www.ledger.example"
    assert host_of("ftp://ledger.example/a") is None
    assert host_of("/a") is None


@pytest.mark.parametrize(
    ("address", "bases", "joined"),
    [
        ("/ferry", ("https://ledger.example/2026/quay",), "https://ledger.example/ferry"),
        ("ferry.html", ("https://ledger.example/2026/quay",), "https://ledger.example/2026/ferry.html"),
        ("?p=2", ("https://ledger.example/quay",), "https://ledger.example/quay?p=2"),
        ("/ferry", (None, "Harbour Ledger", "ledger.com"), "https://ledger.com/ferry"),
        ("ferry.html", ("ledger.com",), None),
        ("//ledger.example/ferry", ("http://courier.example/",), "http://ledger.example/ferry"),
        ("www.ledger.com/ferry", (), "https://www.ledger.com/ferry"),
        ("www.ferry", (), None),
        ("ledger.com/2026/ferry", ("https://www.ledger.com/2026/quay",), "https://ledger.com/2026/ferry"),
        ("Isles.Ledger.com?p=2", ("http://ledger.com/quay",), "http://Isles.Ledger.com?p=2"),
        ("ledger.com/ferry", (None, "ledger.com"), "https://ledger.com/ferry"),
        ("courier.com/ferry", ("https://ledger.com/quay",), None),
        ("desk@ledger.com", ("https://ledger.com/quay",), None),
        ("https//ledger.com/ferry", ("https://ledger.com/quay",), None),
        ("://ledger.com/ferry", ("https://ledger.com/quay",), None),
        ("undefined", ("https://ledger.com/quay",), None),
        ("/null", ("https://ledger.com/quay",), None),
        ("{{url}}", ("https://ledger.com/quay",), None),
        ("\\\\ledger.com\\ferry", ("https://ledger.com/quay",), None),
        ("#top", ("https://ledger.example/",), None),
        ("JavaScript:void(0)", ("https://ledger.example/",), None),
        ("ftp://ledger.example/ferry", ("https://ledger.example/",), None),
        ("ferry and quay", ("https://ledger.example/",), None),
    ],
)
def test_absolute_form(address: str, bases: tuple[str | None, ...], joined: str | None) -> None:
    """A relative address is joined with the first base that is an address; a host places what begins at the root."""
    assert absolute_form(address, *bases) == joined


@given(st.text(max_size=60), st.text(max_size=40))
def test_absolute_forms_have_hosts(address: str, base: str) -> None:
    """Nothing raises, and what is joined is an address with a host."""
    for one in (None, base, f"https://{base}", "https://ledger.example/"):
        joined = absolute_form(address, one)

        assert joined is None or host_of(joined)
