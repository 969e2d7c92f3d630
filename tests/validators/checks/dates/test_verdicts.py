"""One slip in a date comes out under one code, with what would mend it, and honest dates come out under none."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.checks import dates
from copydesk.registry import declared_in
from copydesk.testing import judge
from copydesk_schemas import Article

if TYPE_CHECKING:
    from copydesk.finding import Finding

CHECKS = declared_in(dates)
SITE = "https://ledger.example"
START = dt.date(2019, 1, 7)


def _found(*articles: Article, now: str = "2026-06-01") -> list[Finding]:
    """Return the findings about records that a default run shows."""
    return [f for f in judge(CHECKS, articles, now=now) if f.confidence >= 0.7 and f.record is not None]


def _about(article: Article, *others: Article, now: str = "2026-06-01") -> dict[str, Finding]:
    return {f.code: f for f in _found(article, *others, now=now) if f.record is not None and f.record.id == article.id}


def _feed(count: int = 60) -> tuple[Article, ...]:
    days = [START + dt.timedelta(days=5 * n) for n in range(count)]
    return tuple(
        Article(
            id=f"f{n}", url=f"{SITE}/{d:%Y/%m/%d}/story-{n}", published_at=f"{d}T08:{n:02}:00Z", fetched_at=f"{d + dt.timedelta(days=1)}T06:00:00Z"
        )
        for n, d in enumerate(days)
    )


@pytest.mark.parametrize(
    ("article", "codes"),
    [
        (Article(id="a"), {"DAT001"}),
        (Article(id="a", published_at="n/a"), set()),
        (Article(id="a", published_at="1970-01-01", url=f"{SITE}/2020/08/02/a", fetched_at="2020-08-03"), {"DAT011"}),
        (Article(id="a", published_at="03/04/2020", url=f"{SITE}/2020/08/02/a"), {"DAT002"}),
        (Article(id="a", published_at="gestern", fetched_at="2020-08-03"), {"DAT002"}),
        (Article(id="a", published_at="2020-02-08", url=f"{SITE}/2020/08/02/a"), {"DAT010"}),
        (Article(id="a", published_at="2019-08-02", url=f"{SITE}/2020/08/02/a"), {"DAT004"}),
        (Article(id="a", published_at="2021-08-02", url=f"{SITE}/2020/08/02/a", fetched_at="2020-08-03"), {"DAT005"}),
        (Article(id="a", published_at="2020-12-02", url=f"{SITE}/2020/02/12/a", fetched_at="2020-08-03"), {"DAT005", "DAT010"}),
        (Article(id="a", published_at="2020-08-02", modified_at="1970-01-01", fetched_at="2020-08-03"), {"DAT011"}),
        (Article(id="a", published_at="2020-08-02", url=f"{SITE}/2020/08/03/a", fetched_at="2020-08-01T23:30:00Z"), set()),
    ],
)
def test_one_cause_one_code(article: Article, codes: set[str]) -> None:
    """A placeholder, an unreadable date, a swap or a wrong year is told once, under the code that names it."""
    assert set(_about(article)) == codes


def test_address_mends_a_swap() -> None:
    """The suggestion is the day that the address names, to be confirmed by a person."""
    found = _about(Article(id="a", published_at="2020-02-08", url=f"{SITE}/2020/08/02/a"))["DAT010"]

    assert found.suggestion is not None
    assert (found.suggestion.replacement, found.suggestion.applicability) == ("2020-08-02", "unsafe")
    assert [(e.path, e.text) for e in found.evidence] == [
        ("/url", "2020/08/02"),
        ("/published_at", "2020-02-08 with day and month exchanged is 2020-08-02"),
    ]


def test_day_of_retrieval_mends_a_swap() -> None:
    """In a feed that is fetched a day after publication, a day months away is swapped where the exchanged day fits."""
    day = dt.date(2019, 8, 6)
    slip = Article(
        id="a", url=f"{SITE}/ferry", published_at="2019-06-08", fetched_at=f"{day + dt.timedelta(days=1)}T06:00:00Z", body="The ferry is back."
    )
    found = _about(slip, *_feed())

    assert set(found) == {"DAT010"}
    assert found["DAT010"].suggestion is not None
    assert found["DAT010"].suggestion.replacement == "2019-08-06"
    assert [(e.path, e.text) for e in found["DAT010"].evidence] == [
        (None, "for Tuesday, 2019-08-06: fetched_at"),
        ("/published_at", "for Saturday, 2019-06-08: nothing"),
        ("/fetched_at", "2019-08-07T06:00:00Z, 1 day after 2019-08-06 and 60 days after 2019-06-08"),
    ]


def test_old_article_in_a_feed() -> None:
    """An old article that a feed brings up again is not flagged where no common slip explains its date."""
    old = Article(id="a", url=f"{SITE}/ferry", published_at="2016-05-24", fetched_at="2019-08-07T06:00:00Z", body="The ferry is back.")

    assert _about(old, *_feed()) == {}


def test_text_shows_the_year() -> None:
    """Weekdays, full dates and years of the text mend a year; which day they fit, and where they stand, is the evidence."""
    body = (
        "The ferry returned on Sunday, August 2, 2020, the harbour master said on Monday. It had been away since July 5, 2020.\n"
        "The pier was painted on Friday, July 31, 2020, and the town will pay for it in 2021."
    )
    found = _about(Article(id="a", published_at="2018-08-03", body=body))

    assert set(found) == {"DAT012"}
    assert found["DAT012"].suggestion is not None
    assert found["DAT012"].suggestion.replacement == "2020-08-03"
    for_better, for_claimed, *places = found["DAT012"].evidence
    assert for_better.text == "for Monday, 2020-08-03: 4 of 4 dates and years in the text; the weekdays in the text"
    assert for_claimed.text == "for Friday, 2018-08-03: nothing"
    assert all(e.path == "/body" and e.span is not None and body[slice(*e.span)] == e.text for e in places)


def test_one_date_and_the_day_of_retrieval_show_the_year() -> None:
    """One full date with its weekday is enough where the day of retrieval bears it out, and not where that bears the claim out."""
    body = "The ferry left at dawn. On Monday, August 3, 2020, it sank. The master was saved on Tuesday, August 4."
    fresh = _about(Article(id="a", published_at="2010-08-05", fetched_at="2020-08-06", body=body))
    history = "The ferry left at dawn. It is named after the one that sank on Sunday, August 3, 2003."
    old = _about(Article(id="a", published_at="2010-08-05", fetched_at="2020-08-06", body=history))

    assert set(fresh) == {"DAT012"}
    assert fresh["DAT012"].suggestion is not None
    assert fresh["DAT012"].suggestion.replacement == "2020-08-05"
    assert "/fetched_at" in [e.path for e in fresh["DAT012"].evidence]
    assert old == {}


def test_history_is_no_contradiction() -> None:
    """A text about old days, and about days to come, does not contradict a later or an earlier date."""
    body = "The ferry was built on May 3, 1959, and sank on April 1, 1969. A new one will be launched on July 4, 2031, the town said."

    assert _about(Article(id="a", published_at="2020-08-03", body=body)) == {}


def test_missing_day_of_a_feed() -> None:
    """A missing date becomes the interval in which the crawl's other records lie, shown and never applied."""
    found = _about(Article(id="a", url=f"{SITE}/ferry", fetched_at="2019-08-07T06:00:00Z"), *_feed())["DAT001"]

    assert found.suggestion is not None
    assert (found.suggestion.replacement, found.suggestion.applicability) == ("2019-08-06/2019-08-07", "display")


def test_missing_day_by_text() -> None:
    """Without any other record, a past day and a deadline close the interval, and both are evidence with their spans."""
    body = "The ferry will return, the mayor said on Sunday, August 2. The owners must decide no later than September 15, 2020."
    found = _about(Article(id="a", body=body), now="2020-10-01")["DAT001"]

    assert found.suggestion is not None
    assert found.suggestion.replacement == "2020-08-02/2020-09-15"
    assert {e.text for e in found.evidence} == {"Sunday, August 2", "no later than September 15, 2020"}
    assert all(e.span is not None and body[slice(*e.span)] == e.text for e in found.evidence)


def test_clues_are_listed() -> None:
    """Dates of the text that bound nothing are listed as well, each once and with its span."""
    body = "The ferry: a timetable for August 2, 2020 and for Monday, August 3."
    found = _about(Article(id="a", body=body))["DAT001"]

    assert found.suggestion is None
    assert [(e.text, body[slice(*e.span)] if e.span else None) for e in found.evidence] == [
        ("August 2, 2020", "August 2, 2020"),
        ("Monday, August 3", "Monday, August 3"),
    ]


def test_no_interval_is_invented() -> None:
    """Years alone, or a past day without an end, make no interval."""
    for body in ("The ferry of 2019 is back in 2020.", "The ferry returned, the mayor said on August 2, 2020.", "No dates at all."):
        found = _about(Article(id="a", body=body))["DAT001"]

        assert found.suggestion is None


def test_retrieval_closes_an_interval() -> None:
    """A past day in the text and the day of retrieval close an interval."""
    body = "The ferry returned, the mayor said on August 2, 2020."
    found = _about(Article(id="a", body=body, fetched_at="2020-08-20"))["DAT001"]

    assert found.suggestion is not None
    assert found.suggestion.replacement == "2020-08-02/2020-08-20"


def test_unreadable_date_settled_by_address() -> None:
    """Of two readings the one that the address allows is suggested, and it stays an error."""
    found = _about(Article(id="a", published_at="08/02/2020", url=f"{SITE}/2020/08/02/a"))["DAT002"]

    assert found.severity == "error"
    assert [e.text for e in found.evidence] == ["2020-02-08", "2020-08-02"]
    assert found.suggestion is not None
    assert found.suggestion.replacement == "2020-08-02"


def test_unreadable_date_settled_by_its_source() -> None:
    """Where three other records of the source show the order of day and month, and none the other order, that reading is suggested."""
    shown = [Article(id=f"s{n}", url=f"{SITE}/{n}", published_at=f"{n}/02/2020") for n in (13, 14, 15)]
    found = _about(Article(id="a", url=f"{SITE}/a", published_at="03/04/2020"), *shown)["DAT002"]

    assert found.suggestion is not None
    assert found.suggestion.replacement == "2020-04-03"
    assert _about(Article(id="a", url="https://tribune.example/a", published_at="03/04/2020"), *shown)["DAT002"].suggestion is None


def test_single_reading_is_a_warning() -> None:
    """A date with one reading is a warning that says how ISO 8601 writes it."""
    found = _about(Article(id="a", published_at="Aug. 2, 2020", modified_at="2 Aug 2020 10:15 UTC"))["DAT002"]

    assert found.severity == "warning"
    assert {f.suggestion.replacement for f in _found(Article(id="a", modified_at="2 Aug 2020 10:15 UTC")) if f.code == "DAT002" and f.suggestion} == {
        "2020-08-02T10:15:00Z"
    }


def test_yearless_weekday_is_held_to_the_date() -> None:
    """A weekday and day without a year is judged by the claimed date's year, where it is near and not a plan."""
    near = _about(Article(id="a", published_at="2020-08-04", body="The ferry returned on Monday, August 2, said the mayor."))
    far = _about(Article(id="a", published_at="2020-12-24", body="The ferry returned on Monday, August 2, said the mayor."))

    assert set(near) == {"DAT003"}
    assert near["DAT003"].message == "2020-08-02 was a Sunday, not a Monday"
    assert "DAT003" not in far


def test_dates_after_today() -> None:
    """Without a day of retrieval, today is the limit, with one day of slack for zones."""
    assert "DAT005" in _about(Article(id="a", published_at="2020-10-03"), now="2020-10-01")
    assert _about(Article(id="a", published_at="2020-10-02"), now="2020-10-01") == {}
    assert "DAT005" in _about(Article(id="a", published_at="2020-09-01", modified_at="2020-10-09"), now="2020-10-01")


def test_late_dates_name_their_limit() -> None:
    """What a date lies after is evidence: the moment of retrieval, else the day that counts as today."""
    fetched = _about(Article(id="a", published_at="2020-08-05", fetched_at="2020-08-03T06:00:00Z"))["DAT005"]
    today = _about(Article(id="a", published_at="2020-10-03"), now="2020-10-01")["DAT005"]
    ancient = _about(Article(id="a", url=f"{SITE}/ferry", published_at="1920-08-03"))["DAT005"]

    assert ("/fetched_at", "2020-08-03T06:00:00Z") in [(e.path, e.text) for e in fetched.evidence]
    assert [e.text for e in today.evidence] == ["today is 2020-10-01"]
    assert [e.text for e in ancient.evidence] == ["the first web page is of 1990-12-20"]


def test_no_half_swap_is_suggested() -> None:
    """Both dates of an article changed before it was published are told, and no half of their exchange is suggested."""
    found = _about(Article(id="a", published_at="2020-08-03", modified_at="2020-07-30"))["DAT006"]

    assert found.suggestion is None
    assert [(e.path, e.text) for e in found.evidence] == [("/published_at", "2020-08-03"), ("/modified_at", "2020-07-30")]


@pytest.mark.parametrize(
    ("article", "is_placeholder"),
    [
        (Article(id="a", published_at="2000-01-01", url=f"{SITE}/2000/01/01/a"), False),
        (Article(id="a", published_at="2000-01-01", url=f"{SITE}/2000/01/a"), False),
        (Article(id="a", published_at="2000-01-01", modified_at="2000-01-01", url=f"{SITE}/2000/01/01/a"), False),
        (Article(id="a", published_at="2000-01-01T00:00:00Z", body="It sailed on Saturday, January 1, 2000, at dawn."), False),
        (Article(id="a", published_at="1900-01-01", url=f"{SITE}/1900/01/01/a"), False),
        (Article(id="a", published_at="2000-01-01", url=f"{SITE}/2004/01/01/a"), True),
        (Article(id="a", published_at="2000-01-01", body="It sailed on Friday, January 1, 2000, at dawn."), True),
        (Article(id="a", published_at="2000-01-01", body="It sailed on Saturday, January 1, 2000, and sank in May 2007."), True),
        (Article(id="a", published_at="1970-01-01", body="These clocks count from Thursday, January 1, 1970."), True),
        (Article(id="a", published_at="2020-08-03", fetched_at="2000-01-01", body="It sailed on Saturday, January 1, 2000."), True),
    ],
)
def test_placeholders_that_are_meant(article: Article, *, is_placeholder: bool) -> None:
    """A day that systems write for none is one all the same where the address allows it, or the text names it with its weekday."""
    found = _about(article)

    assert ("DAT011" in found) == is_placeholder
    assert all(f.suggestion is None or f.suggestion.replacement != f.text for f in found.values())


def test_later_reference_tells_the_date() -> None:
    """A later day told as past, in an irregular verb too, stands beside the date that it contradicts."""
    body = "The ferry sank on Monday, August 3, 2020. Nobody was hurt."
    found = _about(Article(id="a", published_at="2020-08-01T08:00:00Z", body=body))["DAT007"]

    assert [(e.path, e.text) for e in found.evidence] == [("/published_at", "2020-08-01T08:00:00Z")]


def test_years_of_a_weekday() -> None:
    """The year of the record's date, or of its address, is named where the weekday fits it, however far it is from the year in the text."""
    body = "The ferry returned on Tuesday, August 4, 2010."
    for article in (Article(id="a", published_at="2020-08-05", body=body), Article(id="a", url=f"{SITE}/2020/08/a", body=body)):
        assert [e.text for e in _about(article)["DAT003"].evidence] == ["years in which both agree: 2009, 2015, 2020"]


def test_month_of_the_address() -> None:
    """Where the address names a month only, the finding says how far the date lies outside it."""
    found = _about(Article(id="a", published_at="2020-08-05", url=f"{SITE}/2019/02/ferry"))["DAT004"]

    assert found.message == "the address says 2019-02, 524 days away from published_at (2020-08-05)"


def test_stamps_name_value_share_and_others() -> None:
    """A timestamp all over a source is told with its share, and with five of the other records."""
    same = [Article(id=f"s{n}", url=f"{SITE}/{n}", published_at="2019-04-01T08:30:00Z") for n in range(12)]
    found = _about(same[2], *same[:2], *same[3:], Article(id="o", url=f"{SITE}/o", published_at="2019-04-02"))["DAT009"]

    assert found.evidence[0].text == "2019-04-01T08:30:00 stands in 12 of 13 dated records of the source"
    assert [e.record.id for e in found.evidence if e.record] == ["s0", "s1", "s3", "s4", "s5"]


def test_source_names_dates_without_a_zone() -> None:
    """The records whose times lack a zone are named, at most five of them, beside the counts."""
    zoned = [Article(id=f"z{n}", url=f"{SITE}/z{n}", published_at=f"2020-08-{n + 1:02}T10:15:00Z") for n in range(3)]
    bare = [Article(id=f"b{n}", url=f"{SITE}/b{n}", published_at=f"2020-08-{n + 1:02}T10:15:00") for n in range(7)]
    [found] = [f for f in judge(CHECKS, (*zoned, *bare)) if f.code == "DAT008"]

    assert found.message == "7 of 10 dates have a time without a zone"
    assert [(e.text, e.record and e.record.id) for e in found.evidence] == [
        ("7 x time, 3 x time Z", None),
        *((f"2020-08-{n + 1:02}T10:15:00", f"b{n}") for n in range(5)),
    ]


MOMENTS = st.datetimes(dt.datetime(1, 1, 1), dt.datetime(9999, 12, 31)).map(lambda m: m.isoformat() + "Z")  # noqa: DTZ001 - written out with a zone
TEXTS = st.one_of(st.none(), MOMENTS, st.dates().map(str), st.text(max_size=12))


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, TEXTS, st.one_of(st.none(), st.text(max_size=60)), st.dates())
def test_no_record_breaks_the_checks(published: str | None, modified: str | None, fetched: str | None, body: str | None, day: dt.date) -> None:
    """Whatever stands in the fields, judging them ends, and spans lie inside the body."""
    article = Article(id="a", url=f"{SITE}/{day:%Y/%m/%d}/a", published_at=published, modified_at=modified, fetched_at=fetched, body=body)
    for finding in judge(CHECKS, article):
        assert finding.span is None or finding.span[1] <= len(body or "")


ENDS = ("0001-01-02", "9999-12-31")


@pytest.mark.parametrize("fetched", [None, *ENDS])
@pytest.mark.parametrize("published", [None, "yesterday", "December 9999", *ENDS])
def test_ends_of_the_calendar(published: str | None, fetched: str | None) -> None:
    """Neither the first days of the calendar nor its last one break the checks, be it the day of retrieval or today."""
    article = Article(id="a", url=f"{SITE}/a", published_at=published, modified_at=published, fetched_at=fetched, body="It sank on December 31.")
    for now in ENDS:
        assert judge(CHECKS, article, now=now) is not None


@settings(max_examples=20, deadline=None)
@given(st.permutations([*_feed(12), Article(id="a", published_at="2020-02-08", url=f"{SITE}/2020/08/02/a"), Article(id="b")]))
def test_order_does_not_matter(articles: list[Article]) -> None:
    """Which findings a record gets does not depend on the order of records."""
    plain = {(f.record.id if f.record else "", f.code, f.message) for f in judge(CHECKS, tuple(sorted(articles, key=lambda a: a.id or "")))}

    assert {(f.record.id if f.record else "", f.code, f.message) for f in judge(CHECKS, tuple(articles))} == plain
