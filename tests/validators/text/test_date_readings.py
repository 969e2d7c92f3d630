"""A date that is not ISO 8601 is read in every way that it can be meant, and in no other."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.date_readings import day_stands_first, in_order, readings
from copydesk_schemas.row_check import read_timestamp

FETCHED = dt.date(2020, 8, 10)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("August 2, 2020", "2020-08-02"),
        ("Aug. 2nd, 2020", "2020-08-02"),
        ("2 August 2020", "2020-08-02"),
        ("2. August 2020", "2020-08-02"),
        ("2 août 2020", "2020-08-02"),
        ("2 de agosto de 2020", "2020-08-02"),
        ("Published: Sunday, August 2, 2020", "2020-08-02"),
        ("Sun, 02 Aug 2020 10:15:00 +0000", "2020-08-02T10:15:00+00:00"),
        ("August 2, 2020 at 3:04 p.m. EDT", "2020-08-02T15:04:00-04:00"),
        ("August 2, 2020 at 3:04 p.m. ET", "2020-08-02T15:04:00"),
        ("2020-08-02T10:15:00CEST", "2020-08-02T10:15:00+02:00"),
        ("2020-08-02T10:15:00+02:00CEST", "2020-08-02T10:15:00+02:00"),
        ("04:25:06 PM IST Aug 02, 2020", "2020-08-02T16:25:06"),
        ("2. August 2020, 10.15 Uhr", "2020-08-02T10:15:00"),
        ("domingo, 2 de agosto de 2020", "2020-08-02"),
        ("2020-08-02 12:05 AM", "2020-08-02T00:05:00"),
        ("2020/08/02", "2020-08-02"),
        ("2020-8-2", "2020-08-02"),
        ("20200802", "2020-08-02"),
        ("20200802T101500Z", "2020-08-02T10:15:00Z"),
        ("2020-08-02T10:15:00+02", "2020-08-02T10:15:00+02:00"),
        ("13/08/2020", "2020-08-13"),
        ("08/13/2020", "2020-08-13"),
        ("13.08.2020", "2020-08-13"),
        ("1596326400", "2020-08-02T00:00:00Z"),
        ("1596326400000", "2020-08-02T00:00:00Z"),
        ("2 days ago", "2020-08-08"),
        ("yesterday", "2020-08-09"),
        ("August 2020", "2020-08-01/2020-08-31"),
        ("2020-02", "2020-02-01/2020-02-29"),
        ("December 9999", "9999-12-01/9999-12-31"),
        ("2020", "2020-01-01/2020-12-31"),
    ],
)
def test_one_reading(text: str, iso: str) -> None:
    """What can be meant in one way only has one reading."""
    assert [way.iso for way in readings(text, FETCHED)] == [iso]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("03/04/2020", ["2020-03-04", "2020-04-03"]),
        ("3-4-20", ["2020-03-04", "2020-04-03"]),
        ("03.04.2020 10:15", ["2020-03-04T10:15:00", "2020-04-03T10:15:00"]),
        ("01/02/03", ["2001-02-03", "2003-01-02", "2003-02-01"]),
    ],
)
def test_several_readings(text: str, days: list[str]) -> None:
    """All readings are given, the earliest first."""
    assert [way.iso for way in readings(text)] == days


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "2021-02-29", "31 June 2020", "32/13/2020", "1492", "Smarch 2, 2020", "yesterday", "2020-08-02 25:00", "x" * 500),
        *("August 2, 2020 10:15 +99:99", "20200802T101500+9960"),
    ],
)
def test_no_reading(text: str) -> None:
    """Impossible days and zones, early years, words, and "yesterday" without a day of retrieval cannot be read."""
    assert readings(text) == ()


def test_no_reading_before_the_calendar() -> None:
    """What would lie before the first day of the calendar cannot be read."""
    assert readings("3 weeks ago", dt.date(1, 1, 22)) == ((dt.date.min, dt.date.min, "0001-01-01"),)
    assert readings("3 weeks ago", dt.date(1, 1, 21)) == ()


@given(
    st.dates(dt.date(1970, 1, 1), dt.date(2069, 12, 31)), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%a, %d %b %Y", "%Y/%m/%d", "%d-%b-%Y", "%Y%m%d"])
)
def test_written_day_comes_back(day: dt.date, form: str) -> None:
    """A day written in a form without ambiguity comes back as the same day."""
    assert [way.first for way in readings(day.strftime(form))] == [day]


def test_order_of_day_and_month() -> None:
    """The order shows where one number can be no month, and settles a date in which both can."""
    ways = readings("03/04/2020 10:15")

    assert [day_stands_first(text) for text in ("13/04/2020", "4.13.20", "03/04/2020", "2020-04-13", "April 13, 2020")] == [
        True,
        False,
        None,
        None,
        None,
    ]
    assert in_order("03/04/2020 10:15", ways, day_first=True) == ways[1]
    assert in_order("03/04/2020 10:15", ways, day_first=False) == ways[0]
    assert in_order("soon", ways, day_first=True) is None


@given(st.text(max_size=90))
def test_readings_are_iso(text: str) -> None:
    """Whatever the text, every day that is read is written as the schema asks."""
    for way in readings(text, FETCHED):
        assert way.first <= way.last
        assert "/" in way.iso or read_timestamp(way.iso) is not None
