"""The row function: moments, the order of what it says, and rows of every kind."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk_schemas import COLUMNS, RULES, Article, broken_rules
from copydesk_schemas.row_check import is_after, read_timestamp, typed_row
from copydesk_schemas.rules import TIMESTAMP
from copydesk_schemas.samples import make_rows

NEAR = st.tuples(
    st.dates(dt.date(2019, 12, 25), dt.date(2020, 3, 6)),
    st.sampled_from(["", "T00:00", "T23:59Z", "T00:00:00+14:59", "T23:59:60-14:00", " 10:00 +0200", " 10:00 -0200", "T10:00:00.5Z", "T10:00:00,25Z"]),
).map(lambda pair: f"{pair[0]}{pair[1]}")
MOMENT = st.one_of(NEAR, st.from_regex(TIMESTAMP, fullmatch=True), st.text(max_size=12))


@given(MOMENT, MOMENT, st.integers(0, 2))
def test_is_after_is_what_reading_both_says(value: str, other: str, slack: int) -> None:
    """The cheap tests before reading never change the verdict."""
    mine, theirs = read_timestamp(value), read_timestamp(other)
    if mine is None or theirs is None:
        expected = False
    elif 10 in (len(value.strip()), len(other.strip())):
        expected = (mine.date() - theirs.date()).days > slack
    else:
        expected = mine - theirs > dt.timedelta(days=slack)

    assert is_after(value, other, slack) is expected


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2020-08-02", dt.datetime(2020, 8, 2, tzinfo=dt.UTC)),
        (" 2020-08-02 10:30\n", dt.datetime(2020, 8, 2, 10, 30, tzinfo=dt.UTC)),
        ("2020-08-02T10:30:00,25+02:00", dt.datetime(2020, 8, 2, 8, 30, 0, 250_000, tzinfo=dt.UTC)),
        ("2020-08-02T10:30 -0530", dt.datetime(2020, 8, 2, 16, 0, tzinfo=dt.UTC)),
        ("2016-12-31T23:59:60Z", dt.datetime(2016, 12, 31, 23, 59, 59, tzinfo=dt.UTC)),
        ("2020-02-29", dt.datetime(2020, 2, 29, tzinfo=dt.UTC)),
        ("2021-02-29", None),
        ("0000-01-01", None),
        ("2020-08-02T24:00", None),
        ("20200802", None),
    ],
)
def test_read_timestamp(text: str, moment: dt.datetime | None) -> None:
    """ISO 8601 texts of the table's form are read to the moment that they name, others are not."""
    assert read_timestamp(text) == moment


def test_rules_are_told_in_the_order_of_the_table() -> None:
    """What an article breaks comes in the table's order, its links after."""
    order = {rule.id: n for n, rule in enumerate(RULES)}

    for row in make_rows(300, flawed=0.3, seed=4):
        told = [order[broken.rule.id] for broken in broken_rules(row) if broken.rule.id in order]

        assert told == sorted(told)


def test_the_path_names_the_value() -> None:
    """Each place is a JSON Pointer to the value that is told with it."""
    for row in make_rows(300, flawed=0.3, seed=5):
        for broken in broken_rules(row):
            value: Any = row
            for part in broken.path.split("/")[1:]:
                value = value[int(part)] if isinstance(value, list) else value.get(part)

            assert value == broken.value


def test_typed_rows_have_no_wrong_types() -> None:
    """A typed row has all columns, breaks no rule on types, and is a row's own where its types were right."""
    for row in make_rows(300, flawed=0.2, seed=6):
        typed = typed_row(row)

        assert list(typed) == [column.name for column in COLUMNS]
        assert not [b for b in broken_rules(typed) if b.rule.id.endswith(".type")]
        if not [b for b in broken_rules(row) if b.rule.id.endswith(".type")]:
            assert Article.from_dict(typed) == Article.from_dict(row)


def test_articles_go_to_rows_and_back() -> None:
    """An article made of a row is the same article after a round trip."""
    for row in make_rows(100, flawed=0.1, seed=8):
        article = Article.from_dict(row)

        assert Article.from_dict(article.to_dict()) == article
