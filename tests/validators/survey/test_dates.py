"""The survey of dates does not depend on the order of records, and tells crawls, stamps and running numbers apart from chance."""

from __future__ import annotations

import datetime as dt
import pickle
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.finding import RecordRef
from copydesk.survey.dates import DateSurvey, FormExamples, form_of, longest_rise, rising_chain
from copydesk.survey.stamps import SAME_SECOND, Stamp, clock_of
from copydesk.text.hashes import key64
from copydesk_schemas import Article

START = dt.date(2020, 1, 1)


def _feed(count: int = 60) -> list[Article]:
    """A feed that is fetched two days after publication, with the day in its addresses."""
    days = [START + dt.timedelta(days=n) for n in range(count)]
    return [Article(url=f"https://ledger.example/{d:%Y/%m/%d}/story", published_at=str(d), fetched_at=str(d + dt.timedelta(days=2))) for d in days]


def _ref(article: Article) -> RecordRef:
    address = article.url or ""
    return RecordRef(address, "ledger.example", "a.jsonl", key64(address) % 1_000_000)


def _survey(articles: list[Article], parts: int = 1) -> DateSurvey:
    surveys = [DateSurvey() for _ in range(parts)]
    for n, article in enumerate(articles):
        surveys[n % parts].add(article, _ref(article))
    whole = surveys[0]
    for other in surveys[1:]:
        whole.merge(pickle.loads(pickle.dumps(other)))  # noqa: S301 - made here
    whole.finish()
    return whole


def _numbered(count: int, *, wrong: int = 0) -> list[Article]:
    made = []
    for n in range(count):
        day = START + dt.timedelta(days=3 * n) if n % max(count // wrong if wrong else count + 1, 1) else dt.date(2015, 5, 5)
        made.append(Article(url=f"https://ledger.example/{100_000 + 17 * n}-story", published_at=str(day)))
    return made


def test_usual_lag() -> None:
    """A feed's records are expected within the lag that its others had, and not before or long before it."""
    survey = _survey(_feed())
    fetched = dt.date(2020, 5, 20)

    assert survey.crawls.usual(fetched) is not None
    assert survey.crawls.usual(fetched)[0] == 2  # type: ignore[index]
    assert survey.crawls.chance(fetched, dt.date(2020, 5, 18)) > 50 * survey.crawls.chance(fetched, dt.date(2019, 5, 18))


def test_unknown_crawl() -> None:
    """Where nothing is known of crawls, a day just before retrieval is likelier than one years before, yet no day is ruled out."""
    crawls = _survey([]).crawls
    fetched = dt.date(2020, 8, 6)
    soon, late = crawls.chance(fetched, dt.date(2020, 8, 5)), crawls.chance(fetched, dt.date(2010, 8, 5))

    assert 10 < soon / late < 200


def test_archive_has_no_usual_lag() -> None:
    """A crawl that took up articles of all ages says nothing about the age of one."""
    day = dt.date(2021, 8, 17)
    crawl = [Article(url=f"https://ledger.example/{2000 + n % 20}/03/{n % 27 + 1:02}/story-{n}", fetched_at=str(day)) for n in range(200)]

    assert _survey(crawl).crawls.usual(day) is None


def test_stamps() -> None:
    """Dates equal to the moment of retrieval are stamps where ten records have them, and not where nine do."""
    moments = [f"2021-08-17T10:{n:02}:13Z" for n in range(10)]
    stamped = [Article(url=f"https://ledger.example/{n}", published_at=m, fetched_at=m) for n, m in enumerate(moments)]
    found = _survey(stamped).stamp(stamped[0], _ref(stamped[0]))

    assert found is not None
    assert (found.kind, found.records, found.share) == (SAME_SECOND, 10, "10 of 10 dated records of the run")
    places = sorted((ref.file, ref.line) for ref in map(_ref, stamped[1:]))
    assert list(found.others) == places[:5]
    assert _survey(stamped[:9]).stamp(stamped[0], _ref(stamped[0])) is None


def test_copied_moment_of_retrieval() -> None:
    """Where the addresses agree with dates that equal the moment of retrieval, it is the latter that was copied."""
    moments = [f"2021-08-{n + 10}T10:00:13Z" for n in range(15)]
    articles = [Article(url=f"https://ledger.example/2021/08/{m[8:10]}/a", published_at=m, fetched_at=m) for m in moments]

    assert _survey(articles).stamp(articles[0], _ref(articles[0])) is None


def test_day_stamps_need_an_archive() -> None:
    """Bare days equal to the day of retrieval are stamps among articles of all ages, and nothing in a live feed."""
    today = [Article(url=f"https://ledger.example/s{n}", published_at="2021-08-17", fetched_at="2021-08-17T09:00:00Z") for n in range(12)]
    old = [Article(url=f"https://ledger.example/2015/0{n % 9 + 1}/11/s{n}", fetched_at="2021-08-17T09:00:00Z") for n in range(40)]

    assert _survey(today + old).stamp(today[0], _ref(today[0])) is not None
    assert _survey(today).stamp(today[0], _ref(today[0])) is None


def test_template_date() -> None:
    """One timestamp in most records of a source is its template's."""
    same = [Article(url=f"https://ledger.example/{n}", published_at="2019-04-01T08:30:00Z") for n in range(12)]

    other = Article(url="https://ledger.example/other", published_at="2019-05-01")
    found = _survey([*same, other]).stamp(same[3], _ref(same[3]))

    assert found is not None
    assert found.share == "2019-04-01T08:30:00 stands in 12 of 13 dated records of the source"
    assert len(found.others) == 5
    assert _survey(same + _feed(30)).stamp(same[3], _ref(same[3])) is None


def _one_day(*, addresses: bool = False, fetch_days: int = 1, written: str = "2020-08-03") -> list[Article]:
    """Forty records with one bare day, and five of other days."""
    path = "2017/03/{:02}/" if addresses else ""
    return [
        Article(
            url=f"https://ledger.example/{path.format(n % 27 + 1)}story-{n}",
            published_at=written if n < 40 else f"2020-07-{n - 20}",
            fetched_at=str(dt.date(2020, 8, 4) + dt.timedelta(days=n % fetch_days)),
        )
        for n in range(45)
    ]


def _judged(articles: list[Article]) -> Stamp | None:
    return _survey(articles).stamp(articles[3], _ref(articles[3]))


def test_template_day() -> None:
    """A bare day or midnight in most records of a source is its template's where their addresses or days of retrieval lie far apart."""
    assert _judged(_one_day()) is None

    by_address, by_fetch = _judged(_one_day(addresses=True)), _judged(_one_day(fetch_days=45, written="2020-08-03T00:00:00Z"))
    assert by_address is not None
    assert by_address.share == "2020-08-03 stands in 40 of 45 dated records of the source"
    assert by_address.against == "the addresses of 40 of them name 27 other days or months"
    assert by_fetch is not None
    assert by_fetch.against == "they were fetched on 40 days from 2020-08-04 to 2020-09-12"


def test_busy_day() -> None:
    """A day that addresses bear out, or that other sources of the run have as well, is no template's, whenever its records were fetched."""
    borne_out = [
        Article(url=f"https://ledger.example/2020/08/03/story-{n}", published_at="2020-08-03", fetched_at=a.fetched_at)
        for n, a in enumerate(_one_day(fetch_days=40))
    ]
    assert _judged(borne_out) is None

    survey = DateSurvey()
    mine = _one_day(fetch_days=45)
    for article in mine:
        survey.add(article, _ref(article))
    for n in range(40):
        elsewhere = Article(url=f"https://tribune.example/story-{n}", published_at="2020-08-03", fetched_at="2020-08-04")
        survey.add(elsewhere, RecordRef(f"t{n}", "tribune.example", "b.jsonl", n))
    survey.finish()
    assert survey.stamp(mine[3], _ref(mine[3])) is None


def test_running_numbers_bracket() -> None:
    """An article lies between the days of its number's neighbours, whatever a few wrong dates among them say."""
    survey = _survey(_numbered(80, wrong=8))
    found = survey.bracket(f"https://ledger.example/{100_000 + 17 * 41 + 3}-other")

    assert found is not None
    assert found.first == START + dt.timedelta(days=3 * 41)
    assert found.last == START + dt.timedelta(days=3 * 42)


def test_running_numbers_at_the_beginning_of_the_calendar() -> None:
    """What was fetched in the first days of the calendar was not published before it."""
    early = [Article(url=f"https://ledger.example/{100_000 + n}-story", fetched_at=f"0001-01-{2 + n // 4:02}") for n in range(12)]
    found = _survey([*_feed(), *early]).bracket("https://ledger.example/100002-other")

    assert found is not None
    assert found.first == dt.date.min


def test_numbers_that_do_not_rise() -> None:
    """Numbers without order in time bracket nothing."""
    random.seed(7)
    days = [START + dt.timedelta(days=n) for n in range(80)]
    random.shuffle(days)
    articles = [Article(url=f"https://ledger.example/{100_000 + n}-story", published_at=str(d)) for n, d in enumerate(days)]

    assert _survey(articles).bracket("https://ledger.example/100041-story") is None


@settings(max_examples=15)
@given(st.integers(0, 1_000), st.integers(1, 5))
def test_order_and_parts_do_not_matter(seed: int, parts: int) -> None:
    """Shuffled records, in any number of merged parts, give the same answers."""
    articles = _feed() + _numbered(60, wrong=6)
    shuffled = list(articles)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - a shuffle that can be repeated
    moments = [f"2021-08-17T10:{n:02}:13Z" for n in range(30)]
    stamped = [Article(url=f"https://ledger.example/{m}", published_at=m, fetched_at=m) for m in moments]
    template = _one_day(addresses=True)
    articles += stamped + template
    shuffled += stamped[::-1] + template[::-1]
    one, many = _survey(articles), _survey(shuffled, parts)
    fetched = dt.date(2020, 2, 9)
    addresses = [a.url for a in articles]

    assert one.crawls.usual(fetched) == many.crawls.usual(fetched)
    assert [one.bracket(a) for a in addresses] == [many.bracket(a) for a in addresses]
    assert [one.stamp(a, _ref(a)) for a in articles] == [many.stamp(a, _ref(a)) for a in articles]
    assert one.crawls.chance(fetched, fetched) == many.crawls.chance(fetched, fetched)


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=40))
def test_longest_rise_never_falls(pairs: list[tuple[int, int]]) -> None:
    """The days of a chain never fall, and every pair of it is one that was given."""
    numbers, days = longest_rise(sorted(pairs))

    assert days == sorted(days)
    assert set(zip(numbers, days, strict=True)) <= set(pairs)


def test_chance_makes_no_chain() -> None:
    """Pairs without relation are not taken for a chain."""
    random.seed(1)

    assert rising_chain([(n, random.randrange(3_000)) for n in range(100)]) is None  # noqa: S311 - no secret


def test_forms() -> None:
    """The form of a date tells precision and zone; what is no ISO 8601 date has none."""
    forms = {
        "2020-08-02": "day",
        "2020-08-02T10:15": "time",
        "2020-08-02T10:15:00Z": "time Z",
        "2020-08-02 10:15 +0000": "time Z",
        "2020-08-02T10:15:00-0400": "time -04:00",
        "02.08.2020": None,
    }

    assert {text: form_of(text) for text in forms} == forms


@given(st.permutations(range(12)), st.integers(0, 12))
def test_examples_of_forms_are_the_first_by_place(order: list[int], cut: int) -> None:
    """Whatever the order of records and the parts of a run, the first five dates of the forms asked for are named."""
    parts = FormExamples(), FormExamples()
    for at, n in enumerate(order):
        parts[at < cut].add("time" if n % 2 else "day", f"date {n}", RecordRef(f"r{n}", "ledger.example", "a.jsonl", n))
    parts[0].merge(parts[1])

    assert [text for text, _ in parts[0].of(["time"])] == [f"date {n}" for n in (1, 3, 5, 7, 9)]
    assert [ref.id for _, ref in parts[0].of(["day", "time"])] == ["r0", "r1", "r2", "r3", "r4"]
    assert parts[0].of(["time Z"]) == []


def test_clock_of_midnight() -> None:
    """Midnight is what tools write for a missing time, so it is no clock to compare."""
    assert clock_of("2020-08-02T00:00:00Z") is None
    assert clock_of("2020-08-02 10:15") == "2020-08-02T10:15:00"
