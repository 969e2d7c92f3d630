"""Only dates that a publisher put into the path are read from an address."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.url_dates import running_number, url_date

SITE = "https://ledger.example"


@pytest.mark.parametrize(
    "path",
    [
        "/2020/08/02/ferry-returns",
        "/2020/8/2/1234/ferry",
        "/news/2020/aug/02/ferry",
        "/news/2020/August/2/",
        "/news/2020-08-02/ferry.html",
        "/news/ferry-returns-2020-08-02",
        "/USA/2020/0802/Ferry-returns",
        "/archive/20200802/ferry",
        "/blog/2020/08/02",
        "/2020/08/02.html?day=2019-01-01",
    ],
)
def test_days(path: str) -> None:
    """Each of the publishers' ways to put a day into the path is read, and its span is the date's."""
    address = SITE + path
    found = url_date(address)

    assert found is not None
    assert found.day == dt.date(2020, 8, 2)
    assert address[found.start : found.end].startswith("2020")


@pytest.mark.parametrize("path", ["/2020/08/ferry", "/politics/2020/august/ferry", "/2020-08/ferry"])
def test_months(path: str) -> None:
    """A month gives the interval of its days and no day."""
    found = url_date(SITE + path)

    assert found is not None
    assert (found.first, found.last, found.day) == (dt.date(2020, 8, 1), dt.date(2020, 8, 31), None)


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "https://2020-08-02.example/ferry",
        f"{SITE}/ferry?date=2020/08/02",
        f"{SITE}/ferry#2020/08/02",
        f"{SITE}/news/ferry-20200802",
        f"{SITE}/id/120200802",
        f"{SITE}/2020/13/41/ferry",
        f"{SITE}/elections/2020/ferry",
        f"{SITE}/plan-2020-08-02-to-2021-08-02-for-the-pier",
    ],
)
def test_no_date(address: str | None) -> None:
    """Hosts, queries, fragments, ids, impossible days, bare years and dates inside a headline are left alone."""
    assert url_date(address) is None


def test_day_with_a_headline_glued_to_it() -> None:
    """A number that begins the headline is not taken for the day."""
    found = url_date(f"{SITE}/2020/08/3-reasons-to-sail/")

    assert found is not None
    assert found.day is None


def test_issue_date_bounds_from_above_only() -> None:
    """A magazine's issue date allows the weeks before it, in which the article appears on the web."""
    found = url_date(f"{SITE}/magazine/2020/08/02/ferry")

    assert found is not None
    assert found.day is None
    assert found.first < dt.date(2020, 7, 1) < found.last == dt.date(2020, 8, 2)


@given(st.text(max_size=80))
def test_any_address(text: str) -> None:
    """No address breaks the reading, and spans lie inside it."""
    for address in (text, f"{SITE}/{text}"):
        found = url_date(address)
        running_number(address)

        assert found is None or 0 <= found.start < found.end <= len(address)


@pytest.mark.parametrize(
    ("path", "series", "number"),
    [
        ("/policy/429803-ferry-returns", "ledger.example /6-", 429803),
        ("/article/452987/ferry-returns", "ledger.example /6/", 452987),
        ("/ferry-returns-n1233820?cid=77777", "ledger.example -n7", 1233820),
        ("/article/us-ferry-idUSKCN1NW124", "ledger.example -idUSKCN6", int("1NW124", 36)),
    ],
)
def test_running_numbers(path: str, series: str, number: int) -> None:
    """A number's series is told by site, place and length, so that numbers of different kinds are not compared."""
    assert running_number(f"https://www.ledger.example{path}") == (series, number)
