"""CMP: whether the parts of an article are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, Scope, check, rule_marks
from copydesk.finding import Applicability, Evidence, Severity, Suggestion
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FERRY = "The ferry to Lowmoor Island returned to service on Friday after a winter of repairs, and the first boat was full."
_LEAST = 20
_FAR, _VERY_FAR = 4, 6
_LONGEST_WORD = 20
"""Characters, times the usual words, of the beginning that has words enough in nearly all bodies."""
_OPENING = 400


@check(
    "CMP001",
    "missing-content",
    severity=Severity.ERROR,
    message="the title or the body is missing",
    fields=["title", "body"],
    since="0.1",
    terms=["sdo:headline", "sdo:articleBody"],
    flagged=[Article(title="Ferry returns"), Article(body=_FERRY), Article(title=" ", body="\n")],
    accepted=[Article(title="Ferry", body="It returned.")],
)
def missing_content(record: Record) -> Iterable[Mark]:
    """The record has no title or no body, or only blanks in its place.

    Why it matters: nothing can be searched, summarised or learnt from it, and every check of the text is silent.
    How to mend it: look at the extractor's rules for this source; fetch the page again.
    """
    return rule_marks(record, "CMP001") if record.broken else ()


@check(
    "CMP002",
    "sentinel-value",
    severity=Severity.ERROR,
    message="a field holds a word for a missing value",
    fields=["title", "body", "authors", "published_at", "url"],
    since="0.1",
    flagged=[Article(title="None"), Article(authors=("Mara Quill", "nan")), Article(published_at="N/A")],
    accepted=[Article(title="None of the ferries sailed", authors=("Nan Null",))],
)
def sentinel_value(record: Record) -> Iterable[Mark]:
    """A field holds "None", "nan", "null" or such a word, which some tool wrote for a value that it did not have.

    Why it matters: the field counts as filled, and somewhere an author is called Nan.
    How to mend it: write null, or leave the field out.
    """
    return [
        Mark(mark.path, message=mark.message, suggestion=Suggestion(mark.path, None, applicability=Applicability.SAFE) if mark.path else None)
        for mark in rule_marks(record, "CMP002")
    ]


@check(
    "CMP003",
    "short-body",
    severity=Severity.WARNING,
    scope=Scope.CORPUS,
    message="the body is far shorter than the source's bodies usually are",
    fields=["body"],
    since="0.1",
    heuristic=True,
    terms=["sdo:wordCount", "ninjs:charCount"],
    flagged=[
        (
            *(Article(source="Harbour Ledger", title=f"Ferry {n}", body=f"{_FERRY} " * (9 + n % 5)) for n in range(24)),
            Article(source="Harbour Ledger", body="Ferry: see above."),
        )
    ],
    accepted=[
        (
            *(Article(source="Harbour Ledger", title=f"Ferry {n}", body=f"{_FERRY} " * (2 + n)) for n in range(24)),
            Article(source="Harbour Ledger", body=f"{_FERRY} {_FERRY}"),
        ),
        (
            *(Article(source="Harbour Ledger", title=f"Ferry {n}", body=f"{_FERRY} " * 9) for n in range(9)),
            Article(source="Harbour Ledger", body="Ferry: see above."),
        ),
    ],
)
def short_body(record: Record) -> Iterable[Mark]:
    """The body has a fraction of the words that even the shorter articles of its source have.

    Why it matters: such records are captions, teasers, paywalls or broken extractions more often than articles.
    How to mend it: compare with the page; let the extractor skip pages that are no articles.
    """
    body = record.body
    if not body:
        return ()
    total, _, usual = record.survey.shapes.of(record.source)
    if total < _LEAST or len(body) > _LONGEST_WORD * usual.first:
        return ()
    words = record.keys.words
    if words * _FAR > usual.first or words * usual.third**1.5 > usual.first**2.5:
        return ()
    mark = Mark(
        "/body",
        message=f"{words} words; a quarter of the source's bodies have fewer than {usual.first}, half fewer than {usual.median}",
        confidence=0.85 if words * _VERY_FAR <= usual.first else 0.6,
        evidence=(Evidence(f"quartiles {usual.first}, {usual.median}, {usual.third} words in {total} bodies of {record.source}"),),
        details={"words": words},
    )
    return (mark,)


@check(
    "CMP005",
    "repeated-field",
    severity=Severity.WARNING,
    message="two fields hold the same text",
    fields=["title", "description", "body"],
    since="0.1",
    terms=["sdo:description"],
    flagged=[
        Article(title="Ferry returns to Lowmoor", body="Ferry returns to Lowmoor."),
        Article(title="Ferry returns", description=_FERRY, body=f" {_FERRY}\n"),
    ],
    accepted=[
        Article(title="Ferry returns", description=_FERRY, body=f"{_FERRY} The second follows in May."),
        Article(title="Ferry", body="Ferry\n\nIt returned."),
    ],
)
def repeated_field(record: Record) -> Iterator[Mark]:
    """The body is nothing but the title, or nothing but the description.

    Why it matters: the article itself is missing, and the record looks complete.
    How to mend it: fetch the body; leave it empty where there is none.
    """
    article = record.article
    body = article.body
    if not body:
        return
    for name, other in (("title", article.title), ("description", article.description)):
        if other and len(body) - len(other) < _OPENING and (same := _folded(other)) and _folded(body) == same:
            yield Mark("/body", message=f"the body is the {name} once more", evidence=(Evidence(other, f"/{name}"),))
            return


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .…!?:;,-–—\"'“”‘’")
