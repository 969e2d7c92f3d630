"""The one table of what a well-formed article record is: every field, its type, and its structural rules.

Everything else in this package is made from it: the row function, the DataFrame models, JSON Schema.
A rule is data (a test with its parameters), never code, so that each form can say it in its own tongue.
A rule with a test other than `Present` and `OfType` has nothing to say about a value that is null or of the wrong type.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SCHEMA_VERSION = "1.0.0"


class Kind(StrEnum):
    """The type of a field, named as a reader of the records would."""

    TEXT = "text"
    TIMESTAMP = "timestamp"
    URL = "url"
    TEXTS = "list of texts"
    LINKS = "list of links"
    INTEGER = "whole number"
    NUMBER = "number"
    MAP = "map of numbers"


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a record: its name, type, meaning, and its name in schema.org and IPTC ninjs 3.1.

    `is_nullable` speaks of the table's type alone; that an article must have a title is a rule.
    """

    name: str
    kind: Kind
    description: str
    schema_org: str | None = None
    ninjs: str | None = None
    is_nullable: bool = True


@dataclass(frozen=True, slots=True)
class OfType:
    """The value is null or of the column's type."""


@dataclass(frozen=True, slots=True)
class Present:
    """The value is not null, and not blank where it is a text."""


@dataclass(frozen=True, slots=True)
class NotSentinel:
    """The trimmed value, and each text of a list, is in lower case not a word that some tool wrote for "missing"."""

    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Matches:
    """The trimmed value is empty or matches the whole pattern (ASCII classes, no lookaround, so that RE2 and Java read it too)."""

    pattern: str


@dataclass(frozen=True, slots=True)
class NotMatches:
    """The trimmed value does not match the whole pattern."""

    pattern: str


@dataclass(frozen=True, slots=True)
class NotAfter:
    """The moment is at most `slack_days` days after the moment in another column, where both are readable ISO 8601."""

    other: str
    slack_days: int = 0


Test = OfType | Present | NotSentinel | Matches | NotMatches | NotAfter


@dataclass(frozen=True, slots=True)
class Rule:
    """One structural rule: what is asked of which column, and the code of the check that reports it."""

    id: str
    code: str
    column: str
    test: Test
    message: str


SENTINELS = frozenset({"none", "null", "nan", "n/a", "undefined", "(null)", "<null>", "<na>", "nat", "unknown date", "[object object]", "#n/a"})

WHITESPACE = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""The characters that trimming takes off both ends: those of `str.strip`, named one by one because engines differ in what they call space."""

# Beyond Latin-1 the characters stand for themselves: RE2 knows no \u escapes.
_SPACE = r"\x09-\x0d\x1c-\x20\x85\xa0" + "\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"

# A calendar-true ISO 8601 day: months of 31 and 30 days, and 29 February in leap years only.
_YEAR = r"[0-9]{4}"
_LEAP = r"(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
_DAY = (
    rf"(?:{_YEAR}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|{_LEAP}-02-29)"
)
_CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::(?:[0-5][0-9]|60)(?:[.,][0-9]{1,9})?)?"
_ZONE = r" ?(?:Z|UTC|GMT|[+-](?:0[0-9]|1[0-4]):?[0-5][0-9])"
TIMESTAMP = rf"{_DAY}(?:[T ]{_CLOCK}(?:{_ZONE})?)?"
"""ISO 8601 day, or day and time with an optional zone; a space may stand for the T, as RFC 3339 allows."""

PLACEHOLDER = r"(?:0000|0001|1899-12-3[01]|1900-01-01|1970-01-01|1969-12-31|1980-01-01|2000-01-01|9999)(?:[-T: ][^\n]*)?"
"""Days that stand for "not set": the epochs of common systems, and the same seen from a zone west of Greenwich."""

HTTP_URL = (
    rf"[Hh][Tt][Tt][Pp][Ss]?://(?:[^{_SPACE}/?#@\\]*@)?"
    rf"(?:[^{_SPACE}/?#@:\\\[\]]*[^{_SPACE}/?#@:.\\\[\]]|\[[0-9A-Fa-f:.]+\])"
    rf"(?::[0-9]{{1,5}})?(?:[/?#][^{_SPACE}]*)?"
)
"""An absolute http or https address with a host."""

COLUMNS: tuple[Column, ...] = (
    Column("id", Kind.TEXT, "The record's own stable identifier, unique in its corpus.", "identifier", "uri"),
    Column("url", Kind.URL, "Where the article was found.", "url", "renditions.href"),
    Column("canonical_url", Kind.URL, "The address that the publisher names as the article's own.", "mainEntityOfPage", None),
    Column("title", Kind.TEXT, "The headline, without the site's name.", "headline", "headlines"),
    Column("description", Kind.TEXT, "The publisher's summary of the article.", "description", "descriptions"),
    Column("body", Kind.TEXT, "The article's text, paragraphs parted by line ends.", "articleBody", "bodies"),
    Column("language", Kind.TEXT, "The language of the text as a BCP 47 tag.", "inLanguage", "language"),
    Column("published_at", Kind.TIMESTAMP, "When the article was first published.", "datePublished", "contentCreated"),
    Column("modified_at", Kind.TIMESTAMP, "When it was last changed.", "dateModified", "versionCreated"),
    Column("fetched_at", Kind.TIMESTAMP, "When the record was retrieved.", "sdDatePublished", None),
    Column("authors", Kind.TEXTS, "The people or organisations named in the byline, one an item.", "author", "by"),
    Column("source", Kind.TEXT, "The name or host of the publication as the supplier wrote it.", "isPartOf", "infoSources"),
    Column("publisher", Kind.TEXT, "The name of the organisation that published it.", "publisher", "infoSources"),
    Column("section", Kind.TEXT, "The section or desk.", "articleSection", "subjects"),
    Column("tags", Kind.TEXTS, "Keywords given by the publisher.", "keywords", "subjects"),
    Column("images", Kind.TEXTS, "Addresses of the article's pictures.", "image", "associations"),
    Column("related_links", Kind.LINKS, "Links to other articles that the page offered with this one.", "relatedLink", "associations"),
    Column("license", Kind.TEXT, "Licence or rights statement.", "license", "usageTerms"),
    Column("extractor", Kind.TEXT, "The tool, and its version, that made the record from the page.", "sdPublisher", None),
    Column("raw_html_sha256", Kind.TEXT, "SHA-256 of the raw page, in hexadecimal.", "sha256", None),
)

LINK_COLUMNS: tuple[Column, ...] = (
    Column("label", Kind.TEXT, "The visible text of the link.", "name", "headlines"),
    Column("url", Kind.URL, "The address it leads to.", "url", "renditions.href"),
    Column("image_alt", Kind.TEXT, "The text that stands for the link's picture.", "caption", "descriptions"),
    Column("section", Kind.TEXT, "The heading of the block that holds the link.", "articleSection", None),
)

_MEANT = {
    Kind.TEXT: "a text",
    Kind.TIMESTAMP: "an ISO 8601 text",
    Kind.URL: "a text",
    Kind.TEXTS: "a list of texts",
    Kind.LINKS: "a list of link objects",
}


def _typed(columns: tuple[Column, ...], prefix: str = "") -> tuple[Rule, ...]:
    return tuple(Rule(f"{prefix}{c.name}.type", "INP004", c.name, OfType(), f"{c.name} is not {_MEANT[c.kind]}") for c in columns)


def _timestamps(*names: str) -> tuple[Rule, ...]:
    return tuple(
        rule
        for name in names
        for rule in (
            Rule(f"{name}.iso8601", "DAT002", name, Matches(TIMESTAMP), f"{name} is not an ISO 8601 date"),
            Rule(f"{name}.placeholder", "DAT011", name, NotMatches(PLACEHOLDER), f"{name} is a placeholder date"),
        )
    )


RULES: tuple[Rule, ...] = (
    *_typed(COLUMNS),
    Rule("id.present", "IDN001", "id", Present(), "the record has no id"),
    Rule("url.present", "IDN003", "url", Present(), "the record has no URL"),
    Rule("url.http", "IDN003", "url", Matches(HTTP_URL), "url is not an absolute http(s) address"),
    Rule("canonical_url.http", "IDN003", "canonical_url", Matches(HTTP_URL), "canonical_url is not an absolute http(s) address"),
    Rule("title.present", "CMP001", "title", Present(), "the record has no title"),
    Rule("body.present", "CMP001", "body", Present(), "the record has no body"),
    *(
        Rule(f"{c.name}.sentinel", "CMP002", c.name, NotSentinel(SENTINELS), f"{c.name} holds a word for a missing value")
        for c in COLUMNS
        if c.kind is not Kind.LINKS
    ),
    Rule("published_at.present", "DAT001", "published_at", Present(), "the record has no publication date"),
    *_timestamps("published_at", "modified_at", "fetched_at"),
    Rule("published_at.fetched", "DAT005", "published_at", NotAfter("fetched_at", 1), "published_at is more than a day after fetched_at"),
    Rule("modified_at.fetched", "DAT005", "modified_at", NotAfter("fetched_at", 1), "modified_at is more than a day after fetched_at"),
    Rule("published_at.modified", "DAT006", "published_at", NotAfter("modified_at"), "modified_at is earlier than published_at"),
    Rule("raw_html_sha256.hex", "INP004", "raw_html_sha256", Matches("[0-9A-Fa-f]{64}"), "raw_html_sha256 is not 64 hexadecimal digits"),
)
"""The rules of an article record, in the order in which they are reported."""

LINK_RULES: tuple[Rule, ...] = (
    *_typed(LINK_COLUMNS, "link."),
    Rule("link.url.present", "LNK005", "url", Present(), "the link has no address"),
    Rule("link.url.http", "LNK005", "url", Matches(HTTP_URL), "the link's address is not an absolute http(s) address"),
)
"""The rules of one related link, in the order in which they are reported; no id is shared with the rules of an article."""
