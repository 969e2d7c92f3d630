"""INP: what came in, and whether it could be read as records."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from copydesk.check import Mark, Record, Scope, check, resolve
from copydesk.finding import Evidence, Severity
from copydesk_schemas import COLUMNS, Article
from copydesk_schemas.rules import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.survey import FileTally
    from copydesk_schemas import Broken

_SHOWN = 20
_ODD_ITEMS = 5
_NAMES = frozenset(c.name for c in COLUMNS)
_KINDS = {c.name: c.kind for c in COLUMNS}
_USUAL = {
    name: field
    for field, names in {
        "body": "text content article articlebody article_text maintext plaintext",
        "title": "headline name",
        "url": "link uri href source_url",
        "canonical_url": "canonical_link",
        "published_at": "date published publish_date date_publish pubdate publication_date publishedat datepublished publishing_date",
        "modified_at": "updated date_modify datemodified",
        "fetched_at": "crawl_date date_download",
        "authors": "author byline creator",
        "description": "summary excerpt abstract",
        "language": "lang inlanguage",
        "source": "domain site hostname",
        "publisher": "site_name",
        "tags": "keywords topics",
        "section": "category",
        "id": "guid uuid article_id",
        "images": "image image_url",
        "license": "rights",
        "related_links": "links related",
    }.items()
    for name in names.split()
}
"""Usual names of canonical fields in other people's records, for the line that is offered."""

_LINE = b'{"id": "a1", "url": "https://ledger.example/ferry", "title": "Ferry returns"}\n'


@check(
    "INP001",
    "not-a-record",
    severity=Severity.ERROR,
    scope=Scope.INPUT,
    message="a piece of the input is not a JSON object",
    fields=[],
    since="0.1",
    flagged=[b'{"id": "a1", "title": "Ferry returns"\n', b'{"id": NaN}\n', b'["a1", "Ferry returns"]\n'],
    accepted=[_LINE, b'\n{"id": "a1"}\r\n\n'],
)
def not_a_record(_: Record) -> Iterator[Mark]:
    """A line or an element of the input cannot be read as a JSON object, so it is quarantined and the rest is read.

    Why it matters: tools that skip such lines lose articles without a word, and tools that stop at them lose the whole file.
    How to mend it: look at the bytes with `--quarantine FILE`; a cut last line means that the writer was stopped, so write that file again.
    """
    yield from ()


@check(
    "INP002",
    "not-utf-8",
    severity=Severity.ERROR,
    scope=Scope.INPUT,
    message="a piece of the input is not Unicode text in UTF-8",
    fields=[],
    since="0.1",
    flagged=[b'{"id": "a1", "authors": ["Jos\xe9"]}\n', b'{"id": "a\x00"}\n', b'{"title": "\\ud83d"}\n'],
    accepted=[b'\xef\xbb\xbf{"id": "a1", "authors": ["Jos\xc3\xa9"]}\n', b'{"title": "\\ud83d\\ude00"}\n'],
)
def not_utf8(_: Record) -> Iterator[Mark]:
    """A record holds bytes that are not UTF-8, NUL bytes, a misplaced byte order mark, or half of a surrogate pair; it is quarantined.

    Why it matters: readers that guess or replace such bytes change names and numbers silently; NUL bytes are what a crash leaves in a file.
    How to mend it: find out which encoding the writer used, often Windows-1252, and convert the file, as in `iconv -f WINDOWS-1252 -t UTF-8`.
    """
    yield from ()


@check(
    "INP003",
    "over-limit",
    severity=Severity.ERROR,
    scope=Scope.INPUT,
    message="a record or a packed file is over a limit",
    fields=[],
    since="0.1",
    flagged=[b'{"id": "a1", "tags": ' + b"[" * 100 + b"]" * 100 + b"}\n", b'{"id": ' + b"9" * 400 + b"}\n"],
    accepted=[b'{"id": "a1", "tags": ' + b"[" * 20 + b"]" * 20 + b"}\n"],
)
def over_limit(_: Record) -> Iterator[Mark]:
    """A record is too long, nested too deeply or has too many items, or a packed file grows too large; what is over is quarantined.

    Why it matters: a single hostile or broken record can otherwise take all the memory of the machine that reads it.
    How to mend it: look where it comes from; where such records are right, raise the named limit in the settings, table `limits`.
    """
    yield from ()


@check(
    "INP004",
    "wrong-type",
    severity=Severity.ERROR,
    message="a field holds a value of the wrong type or form",
    fields=[c.name for c in COLUMNS],
    since="0.1",
    flagged=[b'{"id": "a1", "title": 5}\n', b'{"id": "a1", "authors": "Dana Whitfield"}\n', b'{"id": "a1", "related_links": ["/ferry"]}\n'],
    accepted=[_LINE, b'{"id": "a1", "title": null, "authors": [], "related_links": [{"label": "Ferry returns"}]}\n'],
)
def wrong_type(record: Record) -> Iterator[Mark]:
    """A field holds a number, a list or an object where a text is due, or the other way round.

    Why it matters: such a value breaks the load of a whole table later, or is turned into something like "[object Object]".
    How to mend it: convert it where the record is made; authors and tags are lists of texts, ids and dates are texts.
    """
    for broken in record.broken:
        if broken.rule.code == "INP004":
            if isinstance(broken.value, str) and "not" in broken.rule.message and broken.rule.id.endswith(".hex"):
                yield Mark(path=broken.path, message=broken.rule.message)
                continue
            odd = _odd_items(broken)
            path, value = odd[0] if odd else (broken.path, broken.value)
            seen = f"a list that holds {_kind(value)}" if odd else _kind(value)
            more = tuple(Evidence(_shown(item), place) for place, item in odd[1 : 1 + _ODD_ITEMS])
            yield Mark(path=path, message=f"{broken.rule.message} but {seen}", text=_shown(value), evidence=more)


def _odd_items(broken: Broken) -> list[tuple[str, Any]]:
    """Return pointer and value of each item of the wrong type, where it is the items of a list that are wrong."""
    due = {Kind.TEXTS: str, Kind.LINKS: dict}.get(_KINDS.get(broken.path[1:], Kind.TEXT))
    if due is None or not isinstance(broken.value, (list, tuple)):
        return []
    return [(f"{broken.path}/{n}", item) for n, item in enumerate(broken.value) if not isinstance(item, due)]


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, (int, float)):
        return "a number"
    if isinstance(value, str):
        return "a text"
    if isinstance(value, dict):
        return "an object"
    odd = {_kind(item) for item in value if not isinstance(item, str)} if isinstance(value, (list, tuple)) else set()
    return f"a list that holds {min(odd)}" if odd else "a list of texts"


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


@check(
    "INP005",
    "broken-accounting",
    severity=Severity.ERROR,
    scope=Scope.INPUT,
    message="the records that came out are not those that went in",
    fields=[],
    since="0.1",
    terms=["ol:InputStatistics rowCount"],
    flagged=[b""],
    accepted=[_LINE],
)
def broken_accounting(_: Record) -> Iterator[Mark]:
    """The numbers of passed, flagged and quarantined records do not add up to the number read; the run ends with exit code 2 and tells them.

    Why it matters: a validator that loses records cannot be trusted about the others.
    How to mend it: nothing in the data causes this; report it with the input that shows it.
    """
    yield from ()


@check(
    "INP006",
    "colliding-keys",
    severity=Severity.WARNING,
    message="two keys of one JSON object are the same",
    fields=[],
    since="0.1",
    flagged=[b'{"id": "a1", "url": "https://ledger.example/a", "url": "https://ledger.example/b"}\n', b'{"id": "a1", "\\u0069d": "a2"}\n'],
    accepted=[b'{"id": "a1", "ID": "a2"}\n', b'{"id": "a1", "title": "\\"id\\": said the \\"id\\": card"}\n'],
)
def colliding_keys(record: Record) -> Iterator[Mark]:
    """A JSON object has the same key twice; the last value is the one that counts.

    Why it matters: parsers differ in which of the two they keep, so that two programs see two different articles.
    How to mend it: write each key once; the earlier value stands in the evidence.
    """
    for path, key, first, last in record.origin.collisions:
        place = "one object" if path is None or path.count("/") == 1 else f"the object {path.rpartition('/')[0]}"
        yield Mark(
            path=path if path and _is_same(resolve(record.row, path), last) else None,
            message=f"the key {key!r} stands twice in {place}, the last value counts",
            evidence=(Evidence(first), Evidence(last)),
        )


def _is_same(value: Any, told: str) -> bool:
    """Tell whether a value of the record is the one that a collision tells of, bounded, so that the pointer holds after the mapping too."""
    return value is not None and (not isinstance(value, str) or value.startswith(told.removesuffix("…")))


@check(
    "INP007",
    "unmapped-keys",
    severity=Severity.INFO,
    scope=Scope.FILE,
    message="keys of the input are no canonical fields and no profile maps them",
    fields=[],
    since="0.1",
    flagged=[b'{"id": "a1", "headline": "Ferry returns"}\n'],
    accepted=[_LINE, (Article(id="a1", title="Ferry returns"),)],
)
def unmapped_keys(tally: FileTally) -> Iterator[Mark]:
    """Some keys of the records are not canonical names, and neither the profile nor `--map` says what they stand for.

    Why it matters: an article whose text stands under a name of its own is judged as an article without text.
    How to mend it: add `--map FIELD=KEY` for those that hold a canonical field, or name the tool that wrote the records with `--profile`.
    """
    counts = tally.unmapped.items()
    if not counts:
        return
    shown = ", ".join(f"{key} ({count})" for key, count in counts[:_SHOWN])
    more = f" and {len(counts) - _SHOWN} more" if len(counts) > _SHOWN else ""
    number = f"{len(counts)}" if tally.unmapped.is_complete else f"more than {len(counts)}"
    advice = next((f"{field}={key}" for key, _ in counts if (field := _USUAL.get(key.casefold()))), f"FIELD={counts[0][0]}")
    yield Mark(
        message=f"{number} key{'s' * (len(counts) > 1)} that nothing maps: {shown}{more}; to map one, add --map {advice}",
        details={"keys": dict(counts[:_SHOWN])},
    )
