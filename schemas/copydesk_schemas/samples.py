"""Made-up article rows with known flaws, made from the table: for testing pipelines, and for holding the forms of the schema to each other."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from copydesk_schemas.rules import (
    COLUMNS,
    HTTP_URL,
    LINK_COLUMNS,
    LINK_RULES,
    RULES,
    TIMESTAMP,
    WHITESPACE,
    Kind,
    Matches,
    NotAfter,
    NotMatches,
    NotSentinel,
    OfType,
    Present,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from copydesk_schemas.rules import Column, Rule

_PLACES = ("Harbour", "Ferry", "Quarry", "Orchard", "Lighthouse", "Millpond", "Viaduct", "Saltmarsh")
_VERBS = ("reopens", "closes early", "awaits a verdict", "draws visitors", "is repaired", "changes hands")
_WRONG = (7, 2.5, True, ["a", 3], {"value": "x"}, [None], "")
_NOT_A_DATE = ("03/04/2020", "Aug. 2, 2020", "2021-02-30", "2020-8-2", "2020-08-02T25:00:00Z", "yesterday", "20200802")
_NO_ADDRESS = ("/news/ferry", "ledger.example/ferry", "ftp://ledger.example/ferry", "https://", "http://a b.example/", "javascript:void(0)", "#top")
_PLACEHOLDERS = ("1970-01-01", "1970-01-01T00:00:00Z", "0001-01-01", "1969-12-31T16:00:00-08:00", "1900-01-01 00:00:00", "2000-01-01", "9999-12-31")


def sound_row(random_: random.Random, number: int) -> dict[str, Any]:
    """Return a row that keeps every rule."""
    place, verb = random_.choice(_PLACES), random_.choice(_VERBS)
    address = f"https://ledger.example/{place.lower()}-{number}"
    month, day, hour = random_.randint(1, 12), random_.randint(1, 28), random_.randint(0, 23)
    return {
        "id": f"ledger-{number:06}",
        "url": address,
        "canonical_url": address if random_.random() < 0.5 else f"HTTP://user@ledger.example:8080/{number}?a=b#c",
        "title": f"{place} {verb}",
        "description": f"What is known of the {place.lower()}.",
        "body": f"The {place.lower()} {verb}, the council said.\nNo one was hurt.",
        "language": "en",
        "published_at": f"2021-{month:02}-{day:02}T{hour:02}:30:00Z",
        "modified_at": f"2022-{month:02}-{day:02} {hour:02}:30:00.250+02:00",
        "fetched_at": f"2023-{month:02}-{day:02}",
        "authors": [f"Ada {place}", "Bo Lund"][: random_.randint(0, 2)],
        "source": "Harbour Ledger",
        "publisher": "Ledger Press",
        "section": "Local",
        "tags": [place.lower(), "council"],
        "images": [f"{address}.jpg"],
        "related_links": [
            {"label": f"{random_.choice(_PLACES)} {verb}", "url": f"{address}/{n}", "image_alt": None, "section": "More"}
            for n in range(random_.randint(0, 3))
        ],
        "license": "CC BY 4.0",
        "extractor": "press-reader 2.1",
        "raw_html_sha256": f"{random_.getrandbits(256):064x}",
    }


def make_rows(count: int, *, flawed: float = 0.05, seed: int = 0) -> Iterator[dict[str, Any]]:
    """Yield rows of which each rule is broken, as far as rules allow each other, in a share of its own.

    Args:
        count: how many rows.
        flawed: the share of rows in which a rule is broken, for each rule apart.
        seed: the same seed gives the same rows.
    """
    random_ = random.Random(seed)  # noqa: S311 - test data
    kinds, link_kinds = {c.name: c for c in COLUMNS}, {c.name: c for c in LINK_COLUMNS}
    for number in range(count):
        row = sound_row(random_, number)
        for rule in RULES:
            if random_.random() < flawed:
                break_rule(rule, kinds[rule.column], row, random_)
        for rule in LINK_RULES:
            if random_.random() < flawed:
                links = row.get("related_links")
                if not isinstance(links, list) or not links or not isinstance(links[-1], dict):
                    row["related_links"] = links = [{"label": "Quarry reopens", "url": "https://ledger.example/quarry"}]
                break_rule(rule, link_kinds[rule.column], links[-1], random_)
        yield row


def break_rule(rule: Rule, column: Column, row: dict[str, Any], random_: random.Random) -> None:
    """Change a row so that it breaks a rule."""
    test = rule.test
    if isinstance(test, NotAfter):
        row[rule.column], row[test.other] = "2024-05-02T10:00:00+02:00", random_.choice(("2024-03-01", "2024-03-01T23:59:59,5Z", "2024-03-01 12:00"))
    elif isinstance(test, Present) and random_.random() < 0.5:
        row.pop(rule.column, None)
    else:
        row[rule.column] = _BREAKERS[type(test)](rule, column, random_)


def _wrong_type(_: Rule, column: Column, random_: random.Random) -> Any:
    wrong = random_.choice(_WRONG)
    return wrong if column.kind in (Kind.TEXTS, Kind.LINKS) or not isinstance(wrong, str) else 404


def _blank(_: Rule, __: Column, random_: random.Random) -> Any:
    return random_.choice((None, "", "  ", random_.choice(WHITESPACE)))


def _sentinel(rule: Rule, column: Column, random_: random.Random) -> Any:
    words = rule.test.words if isinstance(rule.test, NotSentinel) else frozenset()
    word = random_.choice(sorted(words))
    text = f"{random_.choice(('', ' ', random_.choice(WHITESPACE)))}{random_.choice((word, word.upper(), word.title()))}{random_.choice(('', '  '))}"
    return ["Bo Lund", text] if column.kind is Kind.TEXTS else text


def _mismatch(rule: Rule, _: Column, random_: random.Random) -> Any:
    pattern = rule.test.pattern if isinstance(rule.test, Matches) else ""
    return random_.choice({TIMESTAMP: _NOT_A_DATE, HTTP_URL: _NO_ADDRESS}.get(pattern, ("xyz", "abc123")))


def _placeholder(_: Rule, __: Column, random_: random.Random) -> Any:
    return random_.choice(_PLACEHOLDERS)


_BREAKERS: dict[type, Callable[[Rule, Column, random.Random], Any]] = {
    OfType: _wrong_type,
    Present: _blank,
    NotSentinel: _sentinel,
    Matches: _mismatch,
    NotMatches: _placeholder,
}
