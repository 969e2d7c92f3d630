"""What an address says about itself: tracking and session parts, AMP forms, and whether two addresses may name one document."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

from copydesk.text.hosts import host_of, registrable_domain
from copydesk.text.lazy_pattern import LazyPattern
from copydesk.text.remembered import remembered

_TRACKING = LazyPattern(
    r"(?:utm_[\w-]+|at_(?:medium|campaign|custom\d|link_\w+)|(?:fb|g|dc|ms|yc|tt|tw)clid|(?:wbra|gbra|li_fat_|mc_[ce])id|s_cid|igshid|_?ga|_gl|_hs(?:enc|mi)"
    r"|mkt_tok|cmpid|cmp|ito|ns_(?:mchannel|source|campaign|linkname|fee)|smid|smtyp|ref_?src|xtor|wt\.\w+|[ni]cid|intcid|intcmp|itid|hpid|hpt|ocid|mbid|srnd"
    r"|soc_src|soc_trk|\.?tsrc|guccounter|guce_referrer(?:_sig)?|mtrref|taid|__twitter_impression|amp_js_v|amp_gsa|amp|outputtype|usqp|phpsessid|jsessionid|sessionid)",
    re.IGNORECASE,
)
_REFERRER = LazyPattern(r"(?:ref|refer|referr?er|source|src|from|via|origin|channel|medium|sid)", re.IGNORECASE)
"""Names of parameters that say how the reader came where their values do; the same names may stand for what a page shows."""
_WAY = LazyPattern(
    r"(?:rss|feed|atom|newsletter|e?mail|twitter|tw|facebook|fb|instagram|linkedin|reddit|whatsapp|telegram|pinterest|flipboard|pocket|social|share|sharing"
    r"|google(?:news|amp)?|applenews|push|home(?:page)?|hp|frontpage|recirc|related|syndication)\d*(?:[._-]\w+)*|[0-9a-f]{24,}",
    re.IGNORECASE,
)
_SESSION_PATH = LazyPattern(r";jsessionid=[^/?#;]*", re.IGNORECASE)
_AMP_END = LazyPattern(r"(?:/amp/?|\.amp(?:\.html?)?|/amp\.html?)$", re.IGNORECASE)
_AMP_VIEWER = LazyPattern(
    r"https?://(?:(?:www\.)?google\.[a-z.]{2,6}/amp|(?:[\w-]+\.)?cdn\.ampproject\.org/[cvr]|(?:[\w-]+\.)?bing-amp\.com/[cvr])/(s/)?", re.IGNORECASE
)
_INDEX = LazyPattern(r"(?:index|default|home)\.\w{2,5}$", re.IGNORECASE)
_HOST_PREFIX = LazyPattern(r"^(?:www\d?|m|mobile|amp|edition|beta)\.")


def is_tracking(part: str) -> bool:
    """Tell whether a part of a query, such as `utm_source=feed`, says how the reader came or who it is, and not which page it is."""
    name, _, value = part.partition("=")
    if is_named_tracking(part) or part.lower() in {"rss", "rss=1"}:
        return True
    return bool(value) and _REFERRER.fullmatch(name) is not None and _WAY.fullmatch(value) is not None


def is_named_tracking(part: str) -> bool:
    """Tell whether a part of an address has a name that stands for tracking or a session on every site, whatever its value."""
    return _TRACKING.fullmatch(part.lstrip("#;").partition("=")[0]) is not None


class Clutter(NamedTuple):
    """What an address holds that does not say which document it is.

    Attributes:
        parts: the parts, as they stand in it.
        rest: the address without the parts that can be taken out.
        is_clean: whether that is surely an address of the document, and the plain one.
    """

    parts: tuple[str, ...]
    rest: str
    is_clean: bool


@remembered(1024)
def clutter_of(url: str) -> Clutter | None:
    """Return the tracking, session and AMP parts of an address, or None where it has none of them."""
    if not ("?" in url or ";" in url or "#" in url or "amp" in url.lower()):
        return None
    if viewer := _AMP_VIEWER.match(url):
        return _shown(viewer[0].partition("://")[2], f"http{'s' if viewer[1] else ''}://{url[viewer.end() :]}")
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    query = [(part, is_tracking(part)) for part in parts.query.replace("&amp;", "&").split("&")] if parts.query else []
    found = [part for part, is_idle in query if is_idle]
    session, within = _SESSION_PATH.search(parts.path), _SESSION_PATH.sub("", parts.path)
    end, path = _AMP_END.search(within), _AMP_END.sub("", within) or within
    found += [match[0] for match in (session, end) if match and match[0] != within]
    is_tracked = "=" in parts.fragment and is_tracking(parts.fragment)
    found += [f"#{parts.fragment}"] if is_tracked else []
    mirrors = [part for part, begins in (("amp.", parts.netloc.lower()), ("/amp/", parts.path.lower())) if begins.startswith(part) and begins != part]
    if not found and not mirrors:
        return None
    kept = "&".join(part for part, is_idle in query if not is_idle)
    rest = urlunsplit((parts.scheme, parts.netloc, path, kept, "" if is_tracked else parts.fragment))
    return Clutter((*mirrors, *found), rest, bool(rest) and not mirrors and not _AMP_END.search(path))


def place_of(part: str, url: str) -> tuple[int, int] | None:
    """Return where a part of an address stands in it, in whatever case: behind the sign that begins a parameter, else behind the scheme."""
    sought = re.escape(part)
    found = re.search(rf"(?<=[?&;]){sought}(?=[&;#]|$)", url, re.IGNORECASE) or re.compile(sought, re.IGNORECASE).search(url, _after_scheme(url))
    return found.span() if found else None


def _after_scheme(url: str) -> int:
    scheme, sign, _ = url.partition("://")
    return len(scheme) + len(sign) if sign else 0


def _shown(viewer: str, inner: str) -> Clutter:
    """Return the parts of an address that is shown by another site."""
    within = None if _AMP_VIEWER.match(inner) else clutter_of(inner)
    rest = within.rest if within else inner
    is_address = "." in (host_of(rest) or "") and not _AMP_VIEWER.match(rest)
    return Clutter((viewer, *(within.parts if within else ())), rest, is_address and (within is None or within.is_clean))


def differ_in_document(url: str, canonical: str) -> str | None:
    """Return how two addresses of one record disagree, or None where they may name one document.

    Mobile and AMP hosts, tracking parts, schemes, slashes at the end and letter case make no difference, nor does a slug around the same long number.
    """
    url, canonical = _uncluttered(url), _uncluttered(canonical)
    mine, theirs = host_of(url), host_of(canonical)
    if mine is None or theirs is None:
        return None
    if registrable_domain(mine) != registrable_domain(theirs):
        return f"the hosts {mine} and {theirs} belong to different sites"
    first, second = _document(url), _document(canonical)
    if first == second or (_numbers(first) & _numbers(second)):
        return None
    if not second[1] and first[1]:
        return "the canonical URL is the site's home page"
    return "the paths differ" if _HOST_PREFIX.sub("", mine) == _HOST_PREFIX.sub("", theirs) else None


def _uncluttered(url: str) -> str:
    clutter = clutter_of(url)
    return clutter.rest if clutter else url


def _document(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    path = _INDEX.sub("", parts.path).rstrip("/").lower().removesuffix(".html").removesuffix(".htm").removeprefix("/amp")
    return parts.query, path


def _numbers(document: tuple[str, str]) -> set[str]:
    return set(re.findall(r"\d{5,}", document[0] + document[1]))
