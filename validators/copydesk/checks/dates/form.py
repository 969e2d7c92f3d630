"""DAT001, DAT002, DAT008, DAT011: whether a date is there and can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, Scope, check, rule_marks
from copydesk.checks.dates.estimate import estimate
from copydesk.checks.dates.facts import address_date, address_evidence, broken_codes, fetched_day, is_placeholder, mentions, quote, text_clues
from copydesk.finding import Applicability, Evidence, Severity, Suggestion
from copydesk.text.date_readings import in_order, readings
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.survey import SourceTally
    from copydesk.text.date_readings import Reading

_CLUES = 6
_FEW = 0.02


@check(
    "DAT001",
    "missing-publication-date",
    severity=Severity.ERROR,
    message="the record has no publication date",
    fields=["published_at", "url", "body", "fetched_at"],
    since="0.1",
    terms=["sdo:datePublished", "ninjs:contentCreated"],
    flagged=[
        Article(body="The ferry will return, the mayor said on Sunday, August 2. The owners must decide no later than September 15, 2020."),
        Article(url="https://ledger.example/2020/08/03/ferry", published_at=" "),
    ],
    accepted=[Article(published_at="2020-08-03"), Article(published_at="N/A")],
)
def missing_date(record: Record) -> Iterator[Mark]:
    """The record does not say when the article was published; clues in the address and an English text are listed, and an interval if they close one.

    Why it matters: without a date nothing can be ordered, deduplicated by day, or checked for what was known when.
    How to mend it: fetch the date from the page or the feed; keep a suggested interval as a note and never as the date itself.
    """
    for mark in rule_marks(record, "DAT001"):
        guess = record.of(estimate)
        reasons = list(guess.evidence) if guess else []
        if guess is None:
            reasons += address_evidence(record)
        seen = {item.span[1] for item in reasons if item.path == "/body" and item.span}
        bounds = [c.mention for c in record.of(text_clues)]
        named = [m for m in record.of(mentions) if m.date is not None or m.weekday is not None]
        reasons += [quote(record, m) for m in dict.fromkeys([*bounds, *named]) if m.end not in seen]
        yield Mark(path=mark.path, message=mark.message, evidence=tuple(reasons[:_CLUES]), suggestion=guess.suggestion() if guess else None)


@check(
    "DAT002",
    "unreadable-date",
    severity=Severity.ERROR,
    message="the date is not ISO 8601",
    fields=["published_at", "modified_at", "fetched_at"],
    since="0.1",
    terms=["sdo:datePublished"],
    flagged=[Article(published_at="03/04/2020"), Article(published_at="Aug. 3, 2020 10:15 AM"), Article(modified_at="2021-02-29")],
    accepted=[Article(published_at="2020-02-29"), Article(published_at="2020-08-03 10:15:00.5 +02:00"), Article(published_at="nan")],
)
def ambiguous_date(record: Record) -> Iterator[Mark]:
    """A date is not written as ISO 8601 says; it is an error where it has several readings or none, and a warning where it has one.

    Why it matters: 03/04/2020 is a day in March to one reader and in April to another, and both load without a complaint.
    How to mend it: write the day as year-month-day, with the time and its zone where they are known.
    """
    for mark in rule_marks(record, "DAT002"):
        name = (mark.path or "/").split("/")[1]
        if "CMP002" in broken_codes(record, f"/{name}"):
            continue
        value = getattr(record.article, name) or ""
        ways = readings(value, record.of(fetched_day) if name != "fetched_at" else None)
        if not ways:
            yield Mark(path=mark.path, message=f"{mark.message} and cannot be read as a date")
        elif len(ways) == 1:
            way = ways[0]
            kind = Applicability.UNSAFE if way.first == way.last else Applicability.DISPLAY
            written = Suggestion(mark.path or "", way.iso, confidence=0.95, applicability=kind)
            yield Mark(path=mark.path, message=f"{mark.message}; it reads as {way.iso}", severity=Severity.WARNING, suggestion=written)
        else:
            meant = ", ".join(way.iso for way in ways)
            fix = _settled(record, name, ways)
            yield Mark(
                path=mark.path, message=f"{mark.message} and can mean {meant}", evidence=tuple(Evidence(way.iso) for way in ways), suggestion=fix
            )


def _settled(record: Record, name: str, ways: tuple[Reading, ...]) -> Suggestion | None:
    """Return the one reading that the address allows, or the order of day and month that the source shows elsewhere, or the day of retrieval."""
    order = record.survey.dates.day_first(record.source)
    usual = in_order(getattr(record.article, name) or "", ways, day_first=order) if order is not None else None
    found, fetched = record.of(address_date), record.of(fetched_day)
    if name == "published_at" and found is not None:
        fitting = [w for w in ways if found.first <= w.first <= found.last]
        sure = 0.97
    elif usual is not None:
        fitting, sure = [usual], 0.95
    elif name != "fetched_at" and fetched is not None:
        fitting = [w for w in ways if w.first <= fetched]
        sure = 0.9
    else:
        return None
    return Suggestion(f"/{name}", fitting[0].iso, confidence=sure) if len(fitting) == 1 else None


@check(
    "DAT008",
    "mixed-date-forms",
    severity=Severity.INFO,
    scope=Scope.SOURCE,
    message="times of a source lack their zone, or its dates are written in several forms",
    fields=["published_at"],
    since="0.1",
    terms=["ISO 8601"],
    flagged=[
        Article(url="https://ledger.example/a", published_at="2020-08-03T10:15:00"),
        (
            Article(url="https://ledger.example/a", published_at="2020-08-03"),
            Article(url="https://ledger.example/b", published_at="2020-08-03T10:15:00Z"),
        ),
    ],
    accepted=[
        (Article(url="https://ledger.example/a", published_at="2020-08-03"), Article(url="https://ledger.example/b", published_at="2020-08-04")),
        (
            Article(url="https://ledger.example/a", published_at="2020-08-03T10:15:00-04:00"),
            Article(url="https://ledger.example/b", published_at="2020-12-03T10:15:00-05:00"),
        ),
    ],
)
def mixed_date_forms(tally: SourceTally) -> Iterator[Mark]:
    """Some of a source's dates have no time zone, or they differ in precision or in zones by more than summer time explains.

    Why it matters: a time without a zone is off by up to half a day, and days cut from times in different zones do not compare.
    How to mend it: have the extractor keep the offset that the page gives, and one precision for a source.
    """
    forms = tally.date_forms
    total = forms.total()
    if not total:
        return
    bare = forms["time"]
    offsets = {form: 0 if form == "time Z" else int(form[5:8]) for form in forms if form not in {"day", "time"}}
    if bare:
        yield _forms_mark(tally, f"{bare} of {total} dates have a time without a zone", ["time"])
    if 0 < forms["day"] < total and min(forms["day"], total - forms["day"]) >= _FEW * total:
        fewer = ["day"] if 2 * forms["day"] <= total else [form for form in forms if form != "day"]
        yield _forms_mark(tally, f"{forms['day']} of {total} dates are bare days, the others have a time", fewer)
    ends = min(offsets.values(), default=0), max(offsets.values(), default=0)
    if ends[1] - ends[0] > 1:
        usual = offsets[max(sorted(offsets), key=forms.__getitem__)]
        apart = [form for form, offset in offsets.items() if offset in ends and offset != usual]
        yield _forms_mark(tally, f"the times stand in zones {ends[1] - ends[0]} hours apart", apart)


def _forms_mark(tally: SourceTally, message: str, forms: list[str]) -> Mark:
    """Return a mark that counts the forms of a source and names the first records whose dates are written in some of them."""
    counted = ", ".join(f"{number} x {form}" for form, number in sorted(tally.date_forms.items(), key=lambda item: (-item[1], item[0]))[:5])
    named = (Evidence(text, "/published_at", record=ref) for text, ref in tally.form_examples.of(forms))
    return Mark(message=message, evidence=(Evidence(counted), *named))


@check(
    "DAT011",
    "placeholder-date",
    severity=Severity.ERROR,
    message="the date is a placeholder",
    fields=["published_at", "modified_at", "fetched_at"],
    since="0.1",
    terms=["sdo:datePublished"],
    flagged=[Article(published_at="1970-01-01T00:00:00Z"), Article(published_at="1969-12-31 19:00"), Article(published_at="0001-01-01")],
    accepted=[
        Article(published_at="1970-01-02"),
        Article(published_at="2000-01-02T08:00:00Z"),
        Article(published_at="2000-01-01", url="https://ledger.example/2000/01/01/ferry"),
        Article(published_at="2000-01-01", body="The ferry sailed at dawn on Saturday, January 1, 2000, with all clocks right."),
    ],
)
def placeholder_date(record: Record) -> Iterator[Mark]:
    """A date is one of those that systems write when none is set: the start of their count of days, or the same seen from another zone.

    A date that the address holds as well is left alone, and so is one that an English text names with its weekday.

    Why it matters: it sorts before everything else and looks like a real date to every tool.
    How to mend it: set it to null, and find the true date on the page or in the feed.
    """
    for mark in rule_marks(record, "DAT011"):
        path = mark.path or ""
        if not is_placeholder(record, path):
            continue
        guess = record.of(estimate) if path == "/published_at" else None
        fix = guess.suggestion(path) if guess else Suggestion(path, None, confidence=0.9)
        yield Mark(path=path, message=mark.message, evidence=guess.evidence if guess else (), suggestion=fix)
