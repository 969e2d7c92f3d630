"""Tells entries of bylines that name an organisation or a domain from those of people."""

from __future__ import annotations

import re

from copydesk.text.lazy_pattern import LazyPattern
from copydesk.text.remembered import remembered

LONGEST_ENTRY = 400
"""Letters beyond which an entry is no name of anybody."""
_AGENCIES = frozenset(
    "associated press|the associated press|ap|ap news|reuters|thomson reuters|afp|agence france-presse|agence france presse|dpa|"
    "dpa-afx|efe|ansa|pti|ani|ians|tnn|pap|tass|interfax|xinhua|kyodo|"
    "kyodo news|yonhap|upi|united press international|bloomberg|bloomberg news|press association|pa media|pa|sid|apa|sda|"
    "keystone-sda|belga|anp|ritzau|ntb|tt|cna|bernama|antara|aap|"
    "the canadian press|canadian press|business wire|pr newswire|globe newswire|globenewswire|the conversation|getty images|"
    "condé nast|the new york times|the washington post|"
    "the washington times|the guardian|cnn|cnn com|cnn.com|"
    "bbc|bbc news|npr|wdr|br|ndr|mdr|ard|zdf|orf|cbs news|abc news|nbc news|fox news|sky news|al jazeera|politico|axios|mlb com|mlb.com|uol".split(
        "|"
    )
)
_ORGANISATION_WORDS = frozenset(
    "staff team newsroom newsdesk redaktion redação redacción redazione rédaction redakcja zespół editors wire agency agencies "
    "agencia gmbh inc inc. llc ltd ltd. ag e.v. verlag magazine zeitung "
    "university universität ministry bundesministerium institute institut foundation stiftung association verband company "
    "corporation committee council department "
    "press news media network radio tv television broadcasting times tribune gazette herald journal newspaper online services "
    "board desk bureau club partei studios productions "
    "presse nachrichten notícias noticias brandroom sekretariat prefeitura caritasverband".split()
)
_AMBIGUOUS = frozenset(
    {
        "press",
        "news",
        "media",
        "times",
        "herald",
        "journal",
        "board",
        "desk",
        "club",
        "online",
        "ag",
        "tv",
        "radio",
        "network",
        "staff",
        "inc",
        "wire",
    }
)
_DOMAIN = LazyPattern(
    (
        r"(?:www\.)?[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,30})?\.(?:com|org|net|info|news|de|at|ch|fr|es|it|nl|pl|co\.uk|uk|eu|io|tv|us|ca|"
        r"in|au|com\.au|com\.br)$"
    ),
    re.IGNORECASE,
)
_DOMAIN_IN_WORDS = LazyPattern(r"[a-z0-9]{2,30} (?:com|org|net)$|www [a-z0-9]{2,40}(?: [a-z0-9]{2,30})? [a-z]{2,4}$", re.IGNORECASE)


def organisation_reason(entry: str, names: tuple[str | None, ...] = ()) -> tuple[str, float] | None:
    """Return why an entry names an organisation rather than a person, and how sure that is; None where it does not seem to.

    Args:
        entry: one entry of a byline.
        names: the names of the record's source and publisher.
    """
    text = " ".join(entry.split())
    key = text.casefold()
    if not 0 < len(key) <= LONGEST_ENTRY:
        return None
    if any(name and key == " ".join(name.split()).casefold() for name in names):
        return "it is the source itself", 0.97
    return organisation_of(text, key)


@remembered(8192)
def organisation_of(text: str, key: str) -> tuple[str, float] | None:
    """Return why a text without doubled spaces names an organisation, by itself and in lower case, and how sure that is."""
    if key in _AGENCIES:
        return "it is an agency or a newspaper", 0.97
    if is_domain(text):
        return "it is a domain", 0.95
    if _DOMAIN_IN_WORDS.match(text):
        return "it is a domain", 0.85
    words = key.split()
    hits = [word for word in (w.strip(",;()") for w in words) if word in _ORGANISATION_WORDS or word.endswith(("-redaktion", "-team"))]
    if not hits or len(words) > 10:
        return None
    is_sure = hits[-1] not in _AMBIGUOUS or len(words) > _NAME_WORDS or words[-1] in {"staff", "news"}
    return f"“{hits[-1]}” is a word of organisations", 0.9 if is_sure else 0.55


_NAME_WORDS = 2
"""Words up to which an entry such as "Frank Press" may be a person's name."""


def is_domain(text: str) -> bool:
    """Tell whether a text is the name of a site, such as `www.ledger.com`."""
    return _DOMAIN.match(text) is not None
