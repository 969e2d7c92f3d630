"""IDN: which document a record stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.check import Mark, Record, Scope, check, rule_marks
from copydesk.finding import Applicability, Evidence, Severity, Suggestion
from copydesk.survey.roll import field_hashes
from copydesk.text.addresses import clutter_of, differ_in_document, is_named_tracking, place_of
from copydesk.text.hashes import key64
from copydesk.text.hosts import absolute_form, host_of, is_host, registrable_domain
from copydesk.text.page_kinds import PageKind, page_of
from copydesk.text.slugs import label_words, target_words
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copydesk.survey.keys import Sighting

_MANY = 10
_NEARLY_ALL = 0.9
_LEDGER = tuple(Article(id=str(n), source="Harbour Ledger", url=f"https://ledger.com/{n}") for n in range(20))


@check(
    "IDN001",
    "missing-id",
    severity=Severity.ERROR,
    message="the record has no id",
    fields=["id", "url", "canonical_url"],
    since="0.1",
    terms=["sdo:identifier", "ninjs:uri"],
    flagged=[Article(url="https://ledger.example/ferry", title="Ferry returns"), Article(id="  ", title="Ferry returns")],
    accepted=[Article(id="ferry-17"), Article(id="0")],
)
def missing_id(record: Record) -> Iterator[Mark]:
    """The record carries no identifier of its own.

    Why it matters: without one, a corrected version cannot replace the first one, and findings cannot be followed from run to run.
    How to mend it: take the publisher's own id, or derive one from the canonical URL, and keep it for good.
    """
    for mark in rule_marks(record, "IDN001"):
        address = record.article.canonical_url or record.article.url
        derived = Suggestion("/id", f"url:{key64(address.strip()):016x}", confidence=0.9) if address and address.strip() else None
        looked_at = [(name, getattr(record.article, name)) for name in ("id", "canonical_url", "url")]
        evidence = tuple(Evidence(value if value and value.strip() else "empty" if value else "absent", f"/{name}") for name, value in looked_at)
        yield Mark(path=mark.path, evidence=evidence, suggestion=derived)


@check(
    "IDN002",
    "conflicting-id",
    severity=Severity.ERROR,
    scope=Scope.CORPUS,
    message="records that differ share one id",
    fields=["id"],
    since="0.1",
    terms=["ninjs:uri", "ninjs:version"],
    flagged=[(Article(id="a1", title="Ferry returns"), Article(id="a1", title="Harbour reopens"))],
    accepted=[
        (Article(id="a1", title="Ferry returns"), Article(id="a1", title="Ferry returns")),
        (Article(id="a1", title="Ferry returns"), Article(id="A1", title="Harbour reopens")),
    ],
)
def conflicting_id(record: Record) -> Iterator[Mark]:
    """Two records with different content carry the same id.

    Why it matters: whatever stores articles by id keeps one of them and drops the other without a word.
    How to mend it: give versions of one article a version number, and different articles different ids.
    """
    if not isinstance(record.row.get("id"), str):
        return
    group = record.survey.ids.shared(key64(record.ref.id))
    count, others = group.different(record.keys.content) if group else (0, [])
    if count:
        yield Mark(
            path="/id",
            message=f"{count} other record{'s' * (count > 1)} with this id differ{'s' * (count == 1)} from it",
            evidence=tuple(record.survey.roll.evidence(other.file, other.line, "/id", *_differences(record, other)) for other in others),
        )


def _differences(record: Record, other: Sighting) -> Iterator[str]:
    """Yield in which fields another record differs."""
    entry = record.survey.roll.find(other.file, other.line)
    if entry:
        own = field_hashes(record.row)
        names = [name for name in {**own, **entry.fields} if own.get(name) != entry.fields.get(name)]
        yield f"differs in {', '.join(names)}"


@check(
    "IDN003",
    "bad-url",
    severity=Severity.ERROR,
    message="the URL is missing, relative or not http(s)",
    fields=["url", "canonical_url", "source"],
    since="0.1",
    terms=["sdo:url"],
    flagged=[
        Article(id="a1"),
        Article(url="/2026/ferry"),
        Article(url="javascript:void(0)"),
        Article(url="https://ledger.example/a", canonical_url="a.html"),
    ],
    accepted=[Article(url="https://ledger.example/2026/ferry"), Article(url="HTTP://ledger.example:8080/?p=1#top")],
)
def bad_url(record: Record) -> Iterator[Mark]:
    """The record does not say at which address the article was found, or says it in a form that nobody else can follow.

    Why it matters: the address tells the source, often the day, and is the only way back to the original.
    How to mend it: store the absolute address; join relative ones with the address of the page they stood on.
    """
    for mark in rule_marks(record, "IDN003"):
        yield mark._replace(suggestion=_joined(record.article, mark.path))


def _joined(article: Article, path: str | None) -> Suggestion | None:
    """Suggest the absolute form of one address by means of the other, or of a source that is a host."""
    if path == "/canonical_url":
        joined = absolute_form(article.canonical_url or "", article.url, article.source)
    elif article.url and article.url.strip().startswith(("/", "www.", "WWW.")):  # what is no path from the root stood on a page that is not known
        joined = absolute_form(article.url, article.canonical_url, article.source)
    else:
        joined = None
    return Suggestion(path, joined, confidence=0.9) if path and joined else None


@check(
    "IDN004",
    "canonical-url-differs",
    severity=Severity.WARNING,
    message="the URL and the canonical URL name different documents",
    fields=["url", "canonical_url", "title"],
    since="0.1",
    heuristic=True,
    terms=["sdo:mainEntityOfPage"],
    flagged=[
        Article(url="https://ledger.example/2026/ferry-returns", canonical_url="https://courier.example/2026/ferry-returns"),
        Article(url="https://ledger.example/2026/ferry-returns", canonical_url="https://ledger.example/"),
    ],
    accepted=[
        Article(url="https://m.ledger.example/2026/ferry-returns/amp", canonical_url="http://www.ledger.example/2026/ferry-returns"),
        Article(url="https://ledger.example/story-1884213", canonical_url="https://ledger.example/isles/ferry-returns-1884213.html"),
        Article(url="https://bit.ly/3xQzA", canonical_url="https://ledger.example/2026/ferry-returns"),
    ],
)
def canonical_url_differs(record: Record) -> Iterator[Mark]:
    """The two addresses of the record cannot be two forms of one document's address.

    Why it matters: a canonical address on another host says who wrote the text first; one that names the home page says that the template is broken.
    How to mend it: use the canonical address where it names the article, and mend the extractor where it does not.
    """
    url, canonical = ((address or "").strip() for address in (record.article.url, record.article.canonical_url))
    if not url or not canonical or url == canonical or _is_short(url):
        return
    why = differ_in_document(url, canonical)
    if why:
        clutter = clutter_of(canonical)
        plain = canonical if clutter is None else clutter.rest if clutter.is_clean else None
        mend = Suggestion("/url", plain, confidence=0.8) if plain and _names_the_article(plain, url, record.article.title) else None
        yield Mark(path="/canonical_url", message=why, confidence=0.85, evidence=(Evidence(record.article.url or url, "/url"),), suggestion=mend)


def _is_short(url: str) -> bool:
    page = page_of(url)
    return page is not None and page.kind is PageKind.SHORT


_TELLING = 2
"""Words from which on a slug tells which article it is that of."""


def _names_the_article(canonical: str, url: str, title: str | None) -> bool:
    """Tell whether a canonical address is surely one of the article: it says what the other one says, or more of the title's words."""
    if page_of(canonical):
        return False
    said, other = (target_words(address, spoken=False).stems.keys() for address in (canonical, url))
    if len(said) >= _TELLING and said == other:
        return True
    titled = label_words(title or "").stems.keys()
    return len(titled & said) >= max(_TELLING, len(titled & other))


@check(
    "IDN005",
    "tracking-url",
    severity=Severity.INFO,
    message="the URL carries tracking, session or AMP parts",
    fields=["url", "canonical_url"],
    since="0.1",
    terms=["sdo:url"],
    flagged=[
        Article(url="https://ledger.example/ferry?utm_source=feed&page=2"),
        Article(url="https://ledger.example/ferry/amp"),
        Article(url="https://www.google.com/amp/s/ledger.example/ferry"),
        Article(url="https://ledger.example/ferry?ref=rss"),
    ],
    accepted=[
        Article(url="https://ledger.example/ferry?page=2"),
        Article(url="https://ledger.example/news/amp-prices-rise"),
        Article(url="https://ledger.example/sources?source=harbour-master&sid=17"),
    ],
)
def tracking_url(record: Record) -> Iterator[Mark]:
    """The address holds parts that say how the reader came, not which article it is.

    Why it matters: one article under five addresses is counted five times.
    How to mend it: store the cleaned address; the suggestion takes out only parts that are known to be tracking.
    It is safe where their names stand for tracking wherever they are used; `from=rss`, and an AMP ending, want a look.
    Of an AMP host or folder it is not known where the plain page is; none is suggested.
    """
    for name in ("url", "canonical_url"):
        url = getattr(record.article, name)
        clutter = clutter_of(url.strip()) if url else None
        if clutter:
            path = f"/{name}"
            sure = Applicability.SAFE if all(map(is_named_tracking, clutter.parts)) else Applicability.UNSAFE
            mend = Suggestion(path, clutter.rest, confidence=0.95, applicability=sure) if clutter.is_clean else None
            yield Mark(path, evidence=tuple(_places(url, clutter.parts[:_SHOWN], path)), suggestion=mend)


_SHOWN = 8
"""Parts of an address that a finding names."""


def _places(url: str, parts: Iterable[str], path: str) -> Iterator[Evidence]:
    """Yield parts of an address with their places in it."""
    for part in parts:
        yield Evidence(part, path, place_of(part, url))


@check(
    "IDN006",
    "url-is-no-article",
    severity=Severity.WARNING,
    message="the URL is that of a home page, a list of articles or a short link",
    fields=["url"],
    since="0.1",
    heuristic=True,
    flagged=[
        Article(url="https://ledger.example/"),
        Article(url="https://ledger.example/news/politics/"),
        Article(url="https://bit.ly/3xQzA"),
        Article(url="https://ledger.example/tag/ferry"),
        Article(url="https://ledger.example/archive/2020/05"),
    ],
    accepted=[
        Article(url="https://ledger.example/news/ferry-returns"),
        Article(url="https://ledger.example/?p=4711"),
        Article(url="https://ledger.example/archive/2020/05/ferry-returns"),
    ],
)
def url_is_no_article(record: Record) -> Iterator[Mark]:
    """The address leads to a page that changes by the hour, or says nothing about where it leads.

    Why it matters: the record cannot be fetched again, and two different articles share one address.
    How to mend it: store the address of the article itself; resolve short links when fetching.
    """
    url = record.article.url
    page = page_of(url) if url else None
    if url and page:
        evidence = tuple(_places(url, [page.because], "/url"))
        yield Mark("/url", message=f"the URL is {page.kind}, not an article's own address", confidence=page.confidence, evidence=evidence)


@check(
    "IDN007",
    "source-contradicts-host",
    severity=Severity.WARNING,
    scope=Scope.CORPUS,
    message="the source names another publication than the address",
    fields=["source", "url"],
    since="0.1",
    heuristic=True,
    terms=["sdo:publisher", "ninjs:infoSources"],
    flagged=[
        Article(source="courier.org", url="https://www.ledger.com/ferry"),
        (*_LEDGER, Article(id="x", source="Inland Courier", url="https://ledger.com/x")),
    ],
    accepted=[
        Article(source="www.ledger.com", url="https://isles.ledger.com/ferry"),
        (*_LEDGER, Article(id="x", source="Harbour Ledger (Opinion)", url="https://ledger.com/x")),
    ],
)
def source_contradicts_host(record: Record) -> Iterator[Mark]:
    """The source is the host of another site, or a name that nearly all other records of this site contradict.

    Why it matters: reports per source put the record on the wrong card.
    How to mend it: take the source from the address, and keep the name that was supplied as `publisher` if it is one.
    """
    name = record.article.source
    host = (host_of(record.article.canonical_url) or host_of(record.article.url)) if name else None
    if not name or not host:
        return
    own = host_of(name) or (name.strip().casefold() if is_host(name) else None)
    if own:
        if registrable_domain(own) != record.source:
            yield Mark(
                path="/source",
                message=f"the source is {own}, the address is on {host}",
                confidence=0.9,
                suggestion=Suggestion("/source", record.source, confidence=0.8),
            )
        return
    names = record.survey.sources[record.source].names
    if len(names) == 1:
        return
    usual, count = names.most_common(1)[0]
    total = names.total()
    if total >= _MANY and count >= _NEARLY_ALL * total and not _akin(name, usual):
        yield Mark(
            path="/source",
            message=f"{count} of {total} records of {record.source} name {usual!r} as their source",
            confidence=0.7,
            suggestion=Suggestion("/source", usual, confidence=0.7),
        )


def _akin(name: str, usual: str) -> bool:
    """Tell whether two names may be forms of one: they share a word of four letters or more, or one begins with the other."""
    mine, theirs = (frozenset(w for w in text.casefold().replace(".", " ").split() if len(w) > 3) for text in (name, usual))
    return bool(mine & theirs) or name.casefold().startswith(usual.casefold()[:4]) or usual.casefold().startswith(name.casefold()[:4])
