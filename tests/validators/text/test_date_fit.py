"""A text suits the day that its dates speak of better than the days that a slip would make of it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.date_fit import NAMES, TextDays
from copydesk.text.dates import find_dates, find_weekdays, with_years
from copydesk.text.scan import scan


def _days(text: str) -> TextDays:
    return TextDays(with_years(text, find_dates(text, scan(text).of("months"))), find_weekdays(text))


@pytest.mark.parametrize(
    ("text", "true", "slip"),
    [
        ("The ferry returned on Sunday, August 2, said the mayor.", dt.date(2020, 8, 3), dt.date(2019, 8, 3)),
        ("The ferry returned on August 2, 2020.", dt.date(2020, 8, 3), dt.date(2020, 3, 8)),
        ("The ferry returned on Aug. 2; it had been away since July.", dt.date(2020, 8, 3), dt.date(2020, 3, 8)),
        ("The ferry of 2019 and the pier of 2020 were opened in June 2020.", dt.date(2020, 8, 3), dt.date(2010, 8, 3)),
        ("The mayor said Monday that the ferry, away since Sunday, returned Monday.", dt.date(2020, 8, 3), dt.date(2019, 8, 3)),
    ],
)
def test_true_day_scores_higher(text: str, true: dt.date, slip: dt.date) -> None:
    """Mentions near the day, and weekdays that agree with it, speak for it."""
    days = _days(text)

    assert days.score(true) > days.score(slip)


@given(st.text(alphabet="Mondaysunug 0123456789,.", max_size=80), st.dates(dt.date(1995, 1, 1), dt.date(2040, 1, 1)))
def test_any_text_has_a_score(text: str, day: dt.date) -> None:
    """Features are those that weights are known for, and a text without dates says nothing."""
    days = _days(text)

    assert set(days.features(day)) <= set(range(len(NAMES)))
    assert bool(days) == bool(days.features(day)) or days.score(day) == 0


def test_scores_know_no_year() -> None:
    """Moving a text and a day by 28 years, after which the calendar repeats, changes nothing: no year is favoured."""
    text = "It sank on Sunday, August 2, {}. The mayor said Monday it had been built in {} and will sail in October {}."
    early, late = _days(text.format(1992, 1990, 1992)), _days(text.format(2020, 2018, 2020))

    assert early.score(dt.date(1992, 8, 3)) == pytest.approx(late.score(dt.date(2020, 8, 3)))
