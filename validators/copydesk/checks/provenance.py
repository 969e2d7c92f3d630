"""PRV: where a record and its words came from."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, Scope, check
from copydesk.finding import Applicability, Evidence, Severity, Suggestion
from copydesk.survey.parties import named_parties
from copydesk.text.attribution import Attribution, find_attributions
from copydesk.text.credits import asset_numbers, closes_with_agency, may_hold_asset, story_credits
from copydesk.text.hosts import host_of
from copydesk.text.parties import DOCUMENT, KNOWN, OUTLET, bare_name, lookup
from copydesk.text.zones import ZoneKind
from copydesk_schemas import Article, RelatedLink

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOTHING = {hashlib.sha256(text).hexdigest(): text for text in (b"", b"None", b"null", b"nan", b"undefined", b"\n")}
_SHORTEST_HOST_NAME = 4
_RETRIEVAL = ("fetched_at", "url", "canonical_url", "extractor")


def attributions(record: Record) -> tuple[Attribution, ...]:
    """Return the attributions in a record's body; for `record.of`."""
    return find_attributions(record.body, record.places) if record.body else ()


def party_of(text: str) -> str:
    """Return the name under which a source is counted: canonical where the lists know it, else as written without its article."""
    bare = bare_name(text)
    party = KNOWN.get(bare)
    return party.name if party else " ".join(bare.split())


@check(
    "PRV001",
    "missing-retrieval-facts",
    severity=Severity.WARNING,
    message="the record does not say when, from where or by which tool it was retrieved",
    fields=_RETRIEVAL,
    since="0.1",
    terms=["prov:wasGeneratedBy", "prov:used", "sdo:sdDatePublished"],
    flagged=[Article(id="a1", title="Ferry returns", body="The ferry is back.")],
    accepted=[
        Article(id="a1", url="https://ledger.example/ferry", title="Ferry returns"),
        Article(id="a1", fetched_at="2026-05-01"),
        Article(id="a1", extractor="gleaner 2.1"),
    ],
)
def missing_retrieval_facts(record: Record) -> Iterator[Mark]:
    """The record has no fetch date, no address and no name of the tool that made it: nothing tells how it was retrieved.

    A record with one of the three is let pass, since many archives keep only the address.

    Why it matters: a text of unknown retrieval can be neither fetched again nor compared with its page, and a fault of a tool cannot be traced.
    How to mend it: have the crawler write `fetched_at`, `url` and `extractor` with each record.
    """
    article = record.article
    values = article.fetched_at, article.url, article.canonical_url, article.extractor
    if not any(value and value.strip() for value in values):
        absent = (Evidence("absent" if value is None else "empty", f"/{name}") for name, value in zip(_RETRIEVAL, values, strict=True))
        yield Mark(path="/fetched_at", evidence=tuple(absent))


@check(
    "PRV002",
    "unrecorded-attribution",
    severity=Severity.INFO,
    message="the text attributes its words to a source that the metadata do not name",
    fields=["body", "authors", "publisher", "source"],
    since="0.1",
    terms=["sdo:citation", "prov:hadPrimarySource", "prov:wasQuotedFrom"],
    heuristic=True,
    flagged=[
        Article(body="The pier will reopen in May, harbour master Ada Quill told the Harbour Ledger."),
        Article(body="The ferry company lost two million last year, according to a report by the port authority."),
        Article(body="The bridge is safe (via Harbour News)."),
    ],
    accepted=[
        Article(body="The mayor told the harbour board to reopen the pier."),
        Article(body="The pier is said to be haunted. It was reported closed."),
        Article(body="“It is safe,” she said."),
        Article(publisher="Reuters", body="PORT QUILL (Reuters) - The pier reopened on Monday."),
    ],
)
def unrecorded_attribution(record: Record) -> Iterator[Mark]:
    """The text names who said, reported or showed something, and the record's metadata do not.

    Sources are people, outlets, organisations and documents; each place is one finding with the source's kind, its role
    (speaker; venue, where it was said; credit) and the words that led to it. Pronouns are left out, and so is what the teaser of
    another article says. Only English text is read.

    Why it matters: a reader of the data set takes the publisher for the origin of words that came from elsewhere.
    How to mend it: add a `citation` entry per source, or `infoSources` in ninjs.
    """
    article = record.article
    named = {party_of(value) for value in (article.publisher, article.source, *article.authors) if value}
    body = record.body
    for found in record.of(attributions):
        start, end, kind, role, verb_class, cue, confidence = found
        party = party_of(body[start:end])
        if (party in named and kind is not DOCUMENT) or record.zone_at(start) is ZoneKind.TEASER:
            continue
        yield Mark(
            path="/body",
            span=(start, end),
            message=f"{role} named in the text but not in the metadata: {party}",
            confidence=confidence,
            details={"attribution": {"party": party, "kind": str(kind), "role": role, "verb_class": verb_class, "cue": cue}},
        )


@check(
    "PRV003",
    "uncredited-agency",
    severity=Severity.WARNING,
    message="the text credits a news agency, the metadata only the publisher",
    fields=["body", "authors", "publisher", "source", "url"],
    since="0.1",
    terms=["ninjs:infoSources", "sdo:creditText"],
    heuristic=True,
    flagged=[
        Article(publisher="Harbour Ledger", body="PORT QUILL (Reuters) - The pier reopened on Monday.\n\nShips followed."),
        Article(url="https://ledger.example/pier", body="PORT QUILL, Norway (AP) — The pier reopened on Monday."),
    ],
    accepted=[
        Article(publisher="Harbour Ledger", authors=("Reuters",), body="PORT QUILL (Reuters) - The pier reopened on Monday."),
        Article(publisher="Harbour Ledger", body="The pier reopened on Monday, Reuters reported."),
        Article(publisher="Harbour Ledger", body="The Associated Press (AP) has an office at the pier. (AP Photo/Ada Quill)"),
        Article(body="PORT QUILL (Reuters) - The pier reopened on Monday."),
    ],
)
def uncredited_agency(record: Record) -> Iterator[Mark]:
    """A dateline or a note in the text says that an agency supplied it, and publisher, source and authors say nothing of the agency.

    A note that an agency contributed to the report is an info: part of the text is the publisher's own. Notes are read in English text only,
    datelines and an agency behind the last sentence in any. An agency behind a slash is a picture's, unless a sentence ends before it.

    Why it matters: the same agency text stands in a hundred papers; counted as their own work it distorts every statistic by source.
    How to mend it: name the agency in `infoSources` of ninjs, or in `creditText` of schema.org, and keep the publisher as the one who
    published. The record has no field for it, so that nothing is suggested: an agency is no author.
    """
    marks = record.places.of("story marks") if record.body else ()
    if not marks and not closes_with_agency(record.body):
        return
    article = record.article
    claimed = [value for value in (article.publisher, article.source, *article.authors) if value and value.strip()]
    hosts = [host for host in (host_of(article.canonical_url), host_of(article.url)) if host]
    if not (claimed or hosts):
        return
    seen: set[str] = set()
    for credit in story_credits(record.body, marks):
        if credit.party in seen or record.zone_at(credit.start) is ZoneKind.TEASER:
            continue
        seen.add(credit.party)
        forms = [form for form, party in KNOWN.items() if party.name == credit.party] or [credit.party]
        if any(_mentions(value, form) for value in claimed for form in forms) or any(_is_host_of(host, form) for host in hosts for form in forms):
            continue
        yield Mark(
            path="/body",
            span=(credit.start, credit.end),
            message=f"{credit.party} is credited in the text, but not in publisher, source or authors",
            confidence=0.95 if credit.whole else 0.9,
            severity=None if credit.whole else Severity.INFO,
            details={
                "attribution": {
                    "party": credit.party,
                    "kind": str(OUTLET),
                    "role": "credit",
                    "verb_class": "credit",
                    "cue": credit.cue,
                }
            },
        )


def _mentions(value: str, form: str) -> bool:
    return f" {form.casefold()} " in f" {' '.join(value.casefold().replace('/', ' ').replace(',', ' ').replace('(', ' ').replace(')', ' ').split())} "


def _is_host_of(host: str, form: str) -> bool:
    name = "".join(form.casefold().split())
    return any(label in {name, f"{name}news"} or (len(name) >= _SHORTEST_HOST_NAME and label.startswith(name)) for label in host.split("."))


@check(
    "PRV004",
    "party-in-several-forms",
    severity=Severity.INFO,
    scope=Scope.CORPUS,
    message="one party is named in several forms",
    fields=["publisher", "source", "authors", "body"],
    since="0.1",
    terms=["sdo:sameAs"],
    flagged=[
        (
            Article(id="a1", authors=("Associated Press",), title="Pier opens"),
            Article(id="a2", authors=("Associated Press",), title="Ferry returns"),
            Article(id="a3", authors=("AP",), title="Tide table"),
        ),
        Article(body="The pier is safe, the Associated Press reported. The mayor told AP that it was."),
    ],
    accepted=[
        (Article(id="a1", authors=("AP",), title="Pier opens"), Article(id="a2", authors=("AP",), title="Ferry returns")),
        (Article(id="a1", publisher="The Washington Post"), Article(id="a2", publisher="Washington Post")),
    ],
)
def party_in_several_forms(record: Record) -> Iterator[Mark]:
    """The corpus's metadata name one agency or outlet under several names, or one article's attributions name one agency so.

    The form that the corpus uses most is taken as the right one, the full name where the counts are even. In a body, where only
    English text is read, it is the full name, else the first form; nothing may be changed there, since a quotation may hold it.

    Why it matters: grouping by source counts one agency as two.
    How to mend it: write one form, and keep the others as `sameAs`.
    """
    for path, form, party in named_parties(record.article):
        forms = record.survey.parties.forms(party)
        if len(forms) > 1 and forms[0][0] != bare_name(form):
            listed = ", ".join(f"{name} ({count})" for name, count in forms)
            yield Mark(
                path=path,
                message=f"{party} is named in {len(forms)} forms: {listed}",
                suggestion=Suggestion(path, forms[0][0], confidence=0.9),
                details={"party": party, "forms": [name for name, _ in forms]},
            )
    yield from _forms_in_text(record)


def _forms_in_text(record: Record) -> Iterator[Mark]:
    body = record.body
    seen: dict[str, dict[str, tuple[int, int]]] = {}
    for found in record.of(attributions):
        if found.kind is OUTLET:
            text = body[found.start : found.end]
            party = lookup(text)
            if party is not None and party.agency:
                seen.setdefault(party.name, {}).setdefault(bare_name(text), (found.start, found.end))
    for party_name, forms in seen.items():
        if len(forms) > 1:
            kept = party_name if party_name in forms else min(forms, key=lambda form: forms[form])
            for form, span in forms.items():
                if form != kept:
                    yield Mark(
                        path="/body",
                        span=span,
                        message=f"{party_name} is named {kept} and {form} in one text",
                        evidence=(Evidence(body[slice(*forms[kept])], "/body", forms[kept]),),
                        suggestion=Suggestion("/body", kept, span, confidence=0.9, applicability=Applicability.DISPLAY),
                        details={"party": party_name, "forms": sorted(forms)},
                    )


@check(
    "PRV005",
    "content-hash-mismatch",
    severity=Severity.ERROR,
    message="the recorded hash cannot be that of the page",
    fields=["raw_html_sha256", "body", "title"],
    since="0.1",
    terms=["prov:Entity", "c2pa.hash.data"],
    flagged=[
        Article(body="The pier reopened.", raw_html_sha256=hashlib.sha256(b"").hexdigest()),
        Article(body="The pier reopened.", raw_html_sha256="0" * 64),
    ],
    accepted=[
        Article(body="The pier reopened.", raw_html_sha256=hashlib.sha256(b"<p>The pier reopened.</p>").hexdigest()),
        Article(raw_html_sha256=hashlib.sha256(b"").hexdigest()),
    ],
)
def content_hash_mismatch(record: Record) -> Iterator[Mark]:
    """The hash of the raw page is the hash of nothing, of the word for a missing value, or of the extracted text, or one digit over and over.

    The page itself is not in the record; what can be told without it is that these are not its hash, and nothing more. A hash of another length
    or with other signs is INP004's.

    Why it matters: the hash is what proves that a record came from a page; a wrong one proves nothing and hides that the page was never kept.
    How to mend it: hash the bytes of the response, before any decoding, and leave the field out where there are none.
    """
    recorded = (record.article.raw_html_sha256 or "").strip().lower()
    body = record.body
    if not recorded or not (body.strip() or (record.article.title or "").strip()):
        return
    if len(set(recorded)) == 1:
        yield Mark(path="/raw_html_sha256", message="this is one digit over and over, not a hash")
    elif recorded in _NOTHING:
        of = _NOTHING[recorded].decode()
        yield Mark(path="/raw_html_sha256", message=f"this is the hash of {'nothing' if not of.strip() else f'the text {of!r}'}, not of the page")
    elif body and recorded == hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest():
        yield Mark(path="/raw_html_sha256", message="this is the hash of the extracted text, not of the page")


@check(
    "PRV006",
    "uncredited-asset",
    severity=Severity.INFO,
    message="a label or caption holds an agency's picture number but no credit",
    fields=["body", "related_links"],
    since="0.1",
    terms=["sdo:creditText"],
    heuristic=True,
    flagged=[
        Article(related_links=(RelatedLink(label="AP_21123456789012 pier", url="https://ledger.example/pier"),)),
        Article(related_links=(RelatedLink(image_alt="GettyImages-1234567890.jpg", url="https://ledger.example/pier"),)),
    ],
    accepted=[
        Article(related_links=(RelatedLink(label="The pier. Getty Images, GettyImages-1234567890", url="https://ledger.example/pier"),)),
        Article(related_links=(RelatedLink(label="AP 2112 pier", url="https://ledger.example/pier"),)),
    ],
)
def uncredited_asset(record: Record) -> Iterator[Mark]:
    """A label, an image text or a caption holds the number under which an agency keeps a picture, and nobody is credited beside it.

    Why it matters: the number shows whose picture it is; a record without the credit passes it on as the publisher's own.
    How to mend it: write the agency's credit to `creditText`, and take the file name out of the label.
    """
    told: set[str] = set()
    for path, text in _texts_of_pictures(record):
        for asset in asset_numbers(text):
            value = text[asset.start : asset.end]
            # A text file's related block stands both in the body and in the links made of it.
            if path == "/body" and value in told:
                continue
            told.add(value)
            yield Mark(
                path=path,
                span=(asset.start, asset.end),
                message=f"a picture number of {asset.agency} without a credit",
                confidence=0.9,
                suggestion=Suggestion(path, asset.agency, (asset.start, asset.end), confidence=0.9, applicability=Applicability.DISPLAY),
                details={"party": asset.agency},
            )


def _texts_of_pictures(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the texts that can hold a picture number, each with its path."""
    links = record.article.related_links
    if links and may_hold_asset("\n".join([f"{link.label}\n{link.image_alt}" for link in links])):
        for number, link in enumerate(links):
            yield f"/related_links/{number}/label", link.label or ""
            yield f"/related_links/{number}/image_alt", link.image_alt or ""
    if record.body and record.places.of("asset marks"):
        yield "/body", record.body
