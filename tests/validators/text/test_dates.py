"""Dates that a text names are found with all their parts, and bound the day of writing only where the sentence says so."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.dates import Mention, clues, find_dates, find_weekdays, interval, nearest, reference, with_years, years_that_fit
from copydesk.text.scan import scan

DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31))
LATEST = dt.date(2022, 1, 1)


def _mentions(text: str) -> list[Mention]:
    return with_years(text, find_dates(text, scan(text).of("months")))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("on August 2, 2020.", ("August 2, 2020", 2020, 8, 2, None)),
        ("on Sunday, Aug. 2, 2020, the", ("Sunday, Aug. 2, 2020", 2020, 8, 2, 6)),
        ("on Sunday 2 August 2020", ("Sunday 2 August 2020", 2020, 8, 2, 6)),
        ("on the 2nd of August", ("2nd of August", None, 8, 2, None)),
        ("on Sunday, August 2nd", ("Sunday, August 2nd", None, 8, 2, 6)),
        ("by Sept. 15", ("Sept. 15", None, 9, 15, None)),
        ("stamped 2020-08-02 in ink", ("2020-08-02", 2020, 8, 2, None)),
        ("in August 2020", ("August 2020", 2020, 8, None, None)),
        ("in August", ("August", None, 8, None, None)),
        ("back in 2019, when", ("2019", 2019, None, None, None)),
        ("sent 16 May 4 letters", ("May 4", None, 5, 4, None)),
    ],
)
def test_found(text: str, named: tuple[str, int | None, int | None, int | None, int | None]) -> None:
    """Each common way to write a date is found once, with its parts and its whole span."""
    [mention] = _mentions(text)

    assert (text[mention.start : mention.end], mention.year, mention.month, mention.day, mention.weekday) == named


@pytest.mark.parametrize(
    "text",
    [
        "He may go, and March on.",
        "Mayor Augustin and Junior Decker",
        "it cost $2019 or 2,019 or 20190",
        "room 2019b, track #2015, file_2014",
        "They March 400 miles; a 2020% rise",
        "the Maya",
    ],
)
def test_not_dates(text: str) -> None:
    """Verbs, names, sums and numbers inside words are no dates."""
    assert _mentions(text) == []


@given(DAYS, st.text(max_size=20), st.text(max_size=20))
def test_full_date_survives_its_surroundings(day: dt.date, before: str, after: str) -> None:
    """A full date in prose is read as that day, whatever stands before and after it."""
    written = f"{day:%A}, {day:%B} {day.day}, {day.year}"
    text = f"{before}\n{written}\n{after}"
    found = [m for m in _mentions(text) if text[m.start : m.end] == written]

    assert [(m.date, m.weekday) for m in found] == [(day, day.weekday())]


@given(st.text(max_size=300))
def test_spans_lie_in_order_inside_any_text(text: str) -> None:
    """Spans are ordered, never empty and never reach outside the text."""
    found = _mentions(text)

    assert found == sorted(found)
    assert all(0 <= m.start < m.end <= len(text) for m in found)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The mayor said on Sunday, August 2, 2020 that it would sail.", "past"),
        ("It had been closed since August 2, 2020.", "past"),
        ("The pier was painted on August 2, 2020.", "past"),
        ("The ferry sank on August 2, 2020.", "past"),
        ("Rents rose again, and the baker sold his shop on August 2, 2020.", "past"),
        ("Tickets are sold at the pier on August 2, 2020.", None),
        ("Rents rise and tempers break on August 2, 2020.", None),
        ("They must decide no later than August 2, 2020.", "deadline"),
        ("The owners will pay by August 2, 2020.", "deadline"),
        ("The owners promised to pay by August 2, 2020.", None),
        ("The ferry will sail on August 2, 2020.", "ahead"),
        ("A guide will be published by Pier Books on August 2, 2020.", "ahead"),
        ("It opened in the bay but opens elsewhere on August 2, 2020.", "ahead"),
        ("On August 2, 2020, the ferry will sail.", "ahead"),
        ("This article was amended on August 2, 2020.", "revised"),
        ("He slept. August 2, 2020", None),
    ],
)
def test_reference(text: str, kind: str | None) -> None:
    """The sentence before a date says whether the day is past, ahead, a limit, or that of a revision."""
    [mention] = [m for m in _mentions(text) if m.date == dt.date(2020, 8, 2)]

    assert reference(text, mention) == kind


def _interval(text: str) -> tuple[dt.date, dt.date] | None:
    return interval(clues(text, _mentions(text), LATEST))


def test_interval_closes() -> None:
    """A past day without a year gets it from another full date that its weekday allows; a deadline closes the interval."""
    text = "The mayor said on Sunday, August 2, it sails. The owners must decide no later than September 15, 2020."

    assert _interval(text) == (dt.date(2020, 8, 2), dt.date(2020, 9, 15))


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said on Sunday, August 2, it sails. The plan runs to 2020.",
        "The mayor said on Monday, August 2, it sails. The owners must decide no later than September 15, 2020.",
        "The mayor said on August 2 it sails. The owners must decide no later than September 15, 2020.",
        "The mayor said on August 2, 2016 it sails. The owners must decide no later than September 15, 2020.",
        "The owners must decide no later than September 15, 2020.",
    ],
)
def test_interval_stays_open(text: str) -> None:
    """A bare year bounds nothing, a weekday must agree, a day without either stays out, and no interval is longer than a year."""
    assert _interval(text) is None


@given(DAYS, st.integers(-170, 170))
def test_nearest_occurrence(day: dt.date, shift: int) -> None:
    """The nearest occurrence of a month and day is the day itself when it lies within half a year of the anchor."""
    anchor = day + dt.timedelta(days=shift)

    assert nearest(day.month, day.day, anchor) == day or (day.month, day.day) == (2, 29)


def test_years_that_fit() -> None:
    """August 2 was a Sunday in these years of the span, and in no other."""
    assert years_that_fit(8, 2, 6, range(2006, 2027)) == [2009, 2015, 2020, 2026]


def test_weekdays_of_the_start_only() -> None:
    """Weekdays are read up to the limit, so that a long text costs no more than a short one."""
    assert find_weekdays("On Monday and Sunday.", limit=12) == [(3, 0)]


def test_impossible_day_is_no_date() -> None:
    """A mention of a day that the calendar lacks has no date."""
    assert Mention(0, 1, 2021, 2, 29).date is None
