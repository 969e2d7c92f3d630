"""AUT: who wrote it, and whether the byline says so cleanly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, Scope, check
from copydesk.finding import Evidence, Severity, Suggestion
from copydesk.text.biography import CUT
from copydesk.text.bylines import byline_flaw
from copydesk.text.organisations import organisation_reason
from copydesk.text.zones import ZoneKind
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copydesk.text.zones import Zone

_FERRY = "The ferry to Lowmoor Island returned to service on Friday after a winter of repairs."


@check(
    "AUT001",
    "missing-byline",
    severity=Severity.INFO,
    message="the record names no author",
    fields=["authors"],
    since="0.1",
    terms=["sdo:author", "ninjs:by", "noBylinesPolicy"],
    flagged=[Article(title="Ferry returns"), Article(title="Ferry returns", authors=("",))],
    accepted=[Article(title="Ferry returns", authors=("Mara Quill",)), Article(title="Ferry returns", authors=("Staff",))],
)
def missing_byline(record: Record) -> Iterable[Mark]:
    """The record names nobody who wrote the article.

    Why it matters: without a name nobody answers for the text, and authors cannot be counted, credited or asked.
    How to mend it: take the byline from the page's metadata; some papers print none, then this finding may be ignored for the source.
    """
    if any(map(str.strip, record.article.authors)) or any(broken.path == "/authors" for broken in record.broken):
        return ()
    return _MISSING


_MISSING = (Mark("/authors"),)


@check(
    "AUT002",
    "polluted-byline",
    severity=Severity.WARNING,
    message="an entry of the byline is more than a name, or none at all",
    fields=["authors"],
    since="0.1",
    heuristic=True,
    terms=["sdo:author"],
    flagged=[
        Article(authors=("Mara Quill 2 hours ago",)),
        Article(authors=("mara.quill@ledger.example",)),
        Article(authors=("By Mara Quill",)),
        Article(authors=("Comment Count", "Mara Quill")),
        Article(authors=("Last Updated January 7",)),
        Article(authors=("Mara Quill, Senior Reporter",)),
        Article(authors=("Mara Quill 3 Comments",)),
        Article(authors=("@maraquill",)),
    ],
    accepted=[
        Article(authors=("Mara Quill", "Theresa May", "Beatrix von Storch", "Byron By", "April June", "Will Share", "Page Turner", "Emily Post")),
        Article(authors=("Harbour Ledger Staff",)),
    ],
)
def polluted_byline(record: Record) -> Iterator[Mark]:
    """An entry of the byline holds an address, a handle, a date or time, an occupation, or a text of the page's interface.

    Why it matters: "By Mara Quill" and "Mara Quill" count as two people, and "Comment Count" as a third.
    How to mend it: keep the name alone, as the suggestion has it; drop entries without a name.
    """
    missing = {broken.path for broken in record.broken if broken.rule.code == "CMP002"}
    for n, author in enumerate(record.article.authors):
        flaw = byline_flaw(author)
        if flaw and flaw.kind != "blank" and f"/authors/{n}" not in missing:
            path = f"/authors/{n}"
            suggestion = Suggestion(path, flaw.cleaned, confidence=0.85) if flaw.cleaned else None
            yield Mark(path, message=flaw.message, confidence=flaw.confidence, suggestion=suggestion, details={"pattern": flaw.kind})


@check(
    "AUT003",
    "organisation-as-author",
    severity=Severity.INFO,
    message="an organisation or a domain is given as the author",
    fields=["authors", "source", "publisher"],
    since="0.1",
    heuristic=True,
    terms=["prov:Agent"],
    flagged=[
        Article(authors=("Harbour Ledger Staff",)),
        Article(authors=("ledger.com",)),
        Article(authors=("Harbour Ledger",), source="harbour ledger"),
    ],
    accepted=[Article(authors=("Mara Quill", "Frank Press", "William Herald"), source="Harbour Ledger")],
)
def organisation_as_author(record: Record) -> Iterator[Mark]:
    """An entry of the byline names a newsroom, an agency, a company or a domain, and no person.

    Why it matters: authors are people in most schemas; agencies among them distort every count, and hide that the text came from elsewhere.
    How to mend it: write it as an organisation, or as the credited agency.
    """
    article = record.article
    names = (article.source, article.publisher)
    for n, author in enumerate(article.authors):
        reason = organisation_reason(author, names)
        if reason and not byline_flaw(author):
            yield Mark(f"/authors/{n}", message=f"an organisation is given as the author: {reason[0]}", confidence=reason[1])


@check(
    "AUT004",
    "biography-in-body",
    severity=Severity.WARNING,
    message="the author's biography stands in the body",
    fields=["body"],
    since="0.1",
    heuristic=True,
    terms=["ninjs:people"],
    flagged=[
        Article(body=f"{_FERRY}\n\nMara Quill is a freelance journalist from Lowmoor. Her work has previously appeared in the Harbour Ledger…"),
        Article(body=f"{_FERRY}\n\nMara Quill is a reporter for the Harbour Ledger. Follow her on Twitter @maraquill."),
    ],
    accepted=[
        Article(body=f"{_FERRY}\n\nMara Quill is a journalist who was held for two days, and her case went to court.\n\n{_FERRY}\n\n{_FERRY}"),
    ],
)
def biography_in_body(record: Record) -> Iterable[Mark]:
    """Lines that present the author, whole or cut off, stand in the body.

    Why it matters: places and papers of the author's life are taken for the article's.
    How to mend it: cut the span and keep it with the author.
    """
    return [_biography(record.body, zone) for zone in record.zones if zone.kind is ZoneKind.BIOGRAPHY]


def _biography(body: str, zone: Zone) -> Mark:
    text = body[zone.start : zone.end]
    start = zone.start + len(text) - len(text.lstrip())
    end = zone.start + len(text.rstrip())
    message = "the author's biography, cut off, stands in the body" if body[start:end].endswith(CUT) else None
    return Mark("/body", (start, end), message=message, confidence=0.9, suggestion=Suggestion("/body", "", (start, end), confidence=0.9))


@check(
    "AUT005",
    "author-spellings",
    severity=Severity.INFO,
    scope=Scope.CORPUS,
    message="the source writes this author's name in several ways",
    fields=["authors"],
    since="0.1",
    heuristic=True,
    terms=["sdo:sameAs"],
    flagged=[
        (
            Article(source="Harbour Ledger", authors=("Mara J. Quill",)),
            Article(source="Harbour Ledger", authors=("Mara J. Quill",)),
            Article(source="Harbour Ledger", authors=("MARA QUILL",)),
        )
    ],
    accepted=[
        (Article(source="Harbour Ledger", authors=("Mara Quill",)), Article(source="Lowmoor Post", authors=("MARA QUILL",))),
        (Article(source="Harbour Ledger", authors=("Mara Quill",)), Article(source="Harbour Ledger", authors=("Maria Quill",))),
    ],
)
def author_spellings(record: Record) -> Iterator[Mark]:
    """An author's name is written here in a form that the source uses less often than another: other case, accents, dots, or initials.

    Why it matters: one author counts as several.
    How to mend it: settle on the form that the source uses most.
    """
    for n, author in enumerate(record.article.authors):
        name = " ".join(author.split())
        forms = record.survey.authors.forms(name, record.source)
        if len(forms) < 2 or forms[0][0] == name or byline_flaw(author) or byline_flaw(forms[0][0]):
            continue
        (usual, times), count = forms[0], dict(forms).get(name, 1)
        path = f"/authors/{n}"
        yield Mark(
            path,
            message=f"{record.source} writes this author's name as “{usual}” in {times} records, and so in {count}",
            confidence=0.9,
            evidence=tuple(Evidence(f"{form}: {number}") for form, number in forms),
            suggestion=Suggestion(path, usual, confidence=0.8 if times > count else 0.5),
        )
