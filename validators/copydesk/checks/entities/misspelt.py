"""ENT001, ENT002, ENT005, ENT006: a name one slip away from another form of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, Scope, check
from copydesk.checks.entities.near_misses import NearMiss, near_misses
from copydesk.finding import Evidence, Severity, Suggestion
from copydesk.text.names import places
from copydesk.text.spelling import EditKind, is_variant
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.finding import Span
    from copydesk.text.spelling import Edit

_SHOWN = 3
_AROUND = 40
_KNOWN = 2
_FIXED = 0.99
"""Share of right findings whose suggestion is right as well."""


def _marks(record: Record, miss: NearMiss, path: str, spans: tuple[Span, ...], message: str, more: tuple[Evidence, ...] = ()) -> Iterator[Mark]:
    text = record.body if path == "/body" else record.article.title or ""
    right = miss.pair.right
    if miss.is_listed:
        more = (*more, Evidence(f"glossary: {right}"))
    for start, end in spans:
        written = text[start:end]
        replacement = right.replace("'", "’") if "’" in written else right
        yield Mark(
            path,
            (start, end),
            message=message,
            confidence=miss.confidence,
            evidence=(Evidence(_slip(miss.pair.edit)), *_places(record, right), *more),
            suggestion=Suggestion(path, replacement, (start, end), round(miss.confidence * _FIXED, 4)),
            severity=Severity.INFO if is_variant(miss.pair.suspect, right) else None,
        )


def _slip(edit: Edit) -> str:
    """Return what went wrong with the suspect, in plain words."""
    was, now = f"“{edit.was}”", f"“{edit.now}”"
    number = "two letters" if edit.kind is EditKind.TWO else "one letter"
    if not edit.now:
        return f"{number} missing: {was}"
    if not edit.was:
        return f"{number} too many: {now}"
    if edit.kind is EditKind.TWO:
        return f"two slips: {now} for {was}"
    return f"two letters swapped: {now} for {was}" if edit.kind is EditKind.SWAPPED else f"one letter wrong: {now} for {was}"


def _places(record: Record, name: str) -> tuple[Evidence, ...]:
    found: list[Evidence] = []
    for path, text in (("/body", record.body), ("/title", record.article.title or "")):
        for start, end in places(text, name):
            if len(found) == _SHOWN:
                return tuple(found)
            found.append(Evidence(_around(text, start, end), path, (start, end)))
    return tuple(found)


def _around(text: str, start: int, end: int) -> str:
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    return f"{'…' * (first > 0)}{' '.join(text[first:last].split())}{'…' * (last < len(text))}"


def _articles(count: float) -> str:
    number = round(count)
    return f"{number:,} other article{'s' * (number != 1)}"


def _elsewhere(miss: NearMiss) -> str:
    suspect, right = miss.pair.articles
    return f"“{miss.pair.right}” is known from {_articles(right)}, “{miss.pair.suspect}” from {_articles(suspect)}"


@check(
    "ENT001",
    "inconsistent-entity-spelling",
    severity=Severity.WARNING,
    message="a name is spelled in two ways in this record",
    fields=["body", "title"],
    since="0.1",
    terms=["sdo:mentions"],
    heuristic=True,
    flagged=[
        Article(body="The ferry belongs to NordLine. On Monday NordLine said that NrodLine would sail again, and NordLine shares rose."),
        Article(
            title="Councillor Harrowgate quits",
            body="Councillor Miriam Harrowgate resigned on Friday. Harrowgate had led the port committee since May. Ms Harrowgtae gave no reason.",
        ),
    ],
    accepted=[
        Article(
            body="The United States said that the State Department would reply. While the White House waited, these talks and those talks went on."
        ),
        Article(body="Peter Navarro spoke first. Later on Sunday the talks ended, and the Americans and the American envoy left."),
        Article(body="Kim Jong-il was followed by his son Kim Jong-un. Kim Jong-un met Kim Jong-il’s old advisers."),
        Article(body="Zeeland is in the Netherlands. New Zealand was named after it. Both Zeeland and Zealand are islands elsewhere."),
    ],
)
def inconsistent_entity_spelling(record: Record) -> Iterator[Mark]:
    """A name stands in the record beside a form of it that is one or two slips of the keys away.

    Only articles in English are judged.

    Why it matters: a misspelt name is lost to search and to entity linking, splits the counts of who is in the news, and costs the paper trust.
    How to mend it: compare both places with the source; if the suggested form is right, write it, else list the name in the glossary.
    """
    for miss in record.of(near_misses):
        if not miss.body or not miss.pair.here[1]:
            continue
        suspect, right = miss.pair.suspect, miss.pair.right
        here, other = miss.pair.here
        if here == other and max(miss.pair.articles) < _KNOWN:
            message = f"inconsistent name: “{suspect}” and “{right}” stand {here} time{'s' * (here > 1)} each in this record"
        else:
            message = f"“{suspect}” stands here {here} time{'s' * (here > 1)}, “{right}” {other} time{'s' * (other > 1)}"
            if any(map(round, miss.pair.articles)):
                message += f"; {_elsewhere(miss)}"
        yield from _marks(record, miss, "/body", miss.body, message)


@check(
    "ENT002",
    "unusual-entity-spelling",
    severity=Severity.INFO,
    scope=Scope.CORPUS,
    message="a name is spelled as nobody else spells it, one slip away from a well-known one",
    fields=["body", "title"],
    since="0.1",
    terms=["sdo:mentions"],
    heuristic=True,
    flagged=[Article(body="The minister flew to Wahsington on Tuesday and came back without a word.")],
    accepted=[
        Article(body="The minister flew to Washington on Tuesday and came back without a word."),
        Article(body="Linus wrote the first kernel of Linux. Kubuntu is a flavour of Ubuntu."),
        Article(body="She studied in Kingsborough, a village that no atlas lists, and in Harrowgate."),
    ],
)
def unusual_spelling(record: Record) -> Iterator[Mark]:
    """A name stands here in a form that other articles do not use, one slip away from a name that many of them do.

    Only articles in English are judged.

    Why it matters: the article will not be found under the name that readers and programs look for.
    How to mend it: look the name up; write the suggested form if it is meant, and teach rare but right names with `copydesk lexicon learn`.
    """
    for miss in record.of(near_misses):
        if not miss.full_name and not miss.pair.here[1]:
            right = miss.pair.right
            message = f"“{right}”, which the glossary has, is one slip away from “{miss.pair.suspect}”" if miss.is_listed else _elsewhere(miss)
            yield from _marks(record, miss, "/body", miss.body, message)
            yield from _marks(record, miss, "/title", miss.title, message)


@check(
    "ENT005",
    "title-name-differs",
    severity=Severity.WARNING,
    message="a name in the title is a near miss of the one in the body",
    fields=["title", "body"],
    since="0.1",
    terms=["sdo:headline"],
    heuristic=True,
    flagged=[
        Article(
            title="Harrowgtae quits port committee",
            body="Councillor Miriam Harrowgate resigned on Friday. Harrowgate had led the committee since May, and Harrowgate gave no reason.",
        )
    ],
    accepted=[
        Article(title="Canadians vote", body="Canada voted on Monday. In Canada polls closed late, and Canadian papers waited."),
        Article(title="Harrowgate quits", body="Councillor Miriam Harrowgate resigned on Friday."),
    ],
)
def title_name_differs(record: Record) -> Iterator[Mark]:
    """The title spells a name in a way that the body never does, one slip away from the body's form.

    Only articles in English are judged.

    Why it matters: the title is what feeds, search results and link previews show.
    How to mend it: write the body's form in the title, if that one is right.
    """
    for miss in record.of(near_misses):
        if miss.title and not miss.body and miss.pair.here[1]:
            yield from _marks(record, miss, "/title", miss.title, f"the title says “{miss.pair.suspect}”, the body “{miss.pair.right}”")


@check(
    "ENT006",
    "misspelt-full-name",
    severity=Severity.WARNING,
    scope=Scope.CORPUS,
    message="a full name is one slip away from a well-known full name",
    fields=["body", "title"],
    since="0.1",
    terms=["sdo:mentions"],
    heuristic=True,
    flagged=[Article(body="The investor Warren Buffet said on Monday that he would not buy the shipping line.")],
    accepted=[
        Article(body="The investor Warren Buffett said on Monday that he would not buy the shipping line."),
        Article(body="Lunch was a buffet. Buffet tables stood in the hall."),
    ],
)
def misspelt_full_name(record: Record) -> Iterator[Mark]:
    """A full name shares one part with a well-known full name, and its other part, often a name in its own right, is one slip away.

    Only articles in English are judged.

    Why it matters: "Warren Buffet" passes every spelling checker and is still nobody's name.
    How to mend it: write the well-known form if that person is meant.
    """
    for miss in record.of(near_misses):
        if miss.full_name and not miss.pair.here[1]:
            suspect, right = miss.pair.suspect, miss.pair.right
            known = " ".join(right if part == suspect else part for part in miss.full_name.split(" "))
            message = f"“{known}” is known from {_articles(miss.pair.together[1])}, “{miss.full_name}” from {_articles(miss.pair.together[0])}"
            yield from _marks(record, miss, "/body", miss.body, message)
            yield from _marks(record, miss, "/title", miss.title, message)
