"""What an address says about itself: tracking parts, AMP forms, home and section pages, short links."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from copydesk.text.hosts import host_of, registrable_domain, split_address
from copydesk.text.lazy_pattern import LazyPattern

_TRACKING = LazyPattern(
    r"(?:utm_\w+|at_(?:medium|campaign|custom\d|link_\w+)|(?:fb|g|dc|ms|yc|tt|tw|wbra|gbra|li_fat_|s_|mc_[ce])(?:cl)?id|igshid|_?ga|_gl|_hs(?:enc|mi)"
    r"|mkt_tok|cmpid|cmp|ito|ns_(?:mchannel|source|campaign|linkname|fee)|smid|smtyp|ref_?src|xtor|wt\.\w+|ncid|soc_src|soc_trk|taid|__twitter_impression"
    r"|phpsessid|jsessionid|sessionid|sid)",
    re.IGNORECASE,
)
_SESSION_PATH = LazyPattern(r";jsessionid=[^/?#]*", re.IGNORECASE)
_AMP_END = LazyPattern(r"(?:/amp/?|\.amp(?:\.html?)?|/amp\.html?)$", re.IGNORECASE)
_SHORTENERS = frozenset(
    "bit.ly buff.ly cutt.ly dlvr.it fb.me goo.gl ift.tt is.gd lnkd.in ow.ly rebrand.ly reut.rs t.co tiny.cc tinyurl.com"
    " trib.al wp.me nyti.ms wapo.st bbc.in cnn.it".split()
)
_SECTION_WORDS = frozenset(
    "news politics business sport sports world opinion culture arts science technology tech health travel video videos local national international"
    " home index latest tag tags category categories topic topics section sections author authors search archive archives".split()
)
_LONGEST_SECTION = 60
"""Letters beyond which no path is that of a section, such as `/international/technology/default.shtml`."""
_INDEX = LazyPattern(r"(?:index|default|home)\.\w{2,5}$", re.IGNORECASE)
_HOST_PREFIX = LazyPattern(r"^(?:www\d?|m|mobile|amp|edition|beta)\.")


def clean_address(url: str) -> str | None:
    """Return the address without tracking and session parts and without its AMP form, or None where it has none of them."""
    if not ("?" in url or ";" in url or "#" in url or "amp" in url.lower()):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    kept = [part for part in parts.query.split("&") if not _is_tracking(part.partition("=")[0])]
    path = _AMP_END.sub("", _SESSION_PATH.sub("", parts.path))
    fragment = "" if _is_tracking(parts.fragment.partition("=")[0]) else parts.fragment
    clean = urlunsplit((parts.scheme, parts.netloc, path or parts.path, "&".join(kept), fragment))
    return None if clean == urlunsplit(parts) else clean


def _is_tracking(name: str) -> bool:
    return name.lower() in {"amp", "outputtype"} or _TRACKING.fullmatch(name) is not None


def not_an_article(url: str) -> str | None:
    """Return why an address names no article ("home page", "section page", "short link"), or None where it may."""
    host = host_of(url)
    parts = split_address(url)
    if host is None or parts is None:
        return None
    if host in _SHORTENERS:
        return "a short link"
    if parts.query or len(parts.path) > _LONGEST_SECTION:
        return None
    steps = [step for step in parts.path.split("/") if step]
    if steps and _INDEX.fullmatch(steps[-1]):
        steps.pop()
    if not steps:
        return "a home page"
    if len(steps) <= 2 and all(step.lower() in _SECTION_WORDS for step in steps):
        return "a section page"
    return None


def differ_in_document(url: str, canonical: str) -> str | None:
    """Return how two addresses of one record disagree, or None where they may name one document.

    Mobile and AMP hosts, tracking parts, schemes, slashes at the end and letter case make no difference, nor does a slug around the same long number.
    """
    mine, theirs = host_of(url), host_of(canonical)
    if mine is None or theirs is None:
        return None
    if registrable_domain(mine) != registrable_domain(theirs):
        return f"the hosts {mine} and {theirs} belong to different sites"
    if not_an_article(url) == "a short link":
        return None
    first, second = _document(url), _document(canonical)
    if first == second or (_numbers(first) & _numbers(second)):
        return None
    if not second[1] and first[1]:
        return "the canonical URL is the site's home page"
    return "the paths differ" if _HOST_PREFIX.sub("", mine) == _HOST_PREFIX.sub("", theirs) else None


def _document(url: str) -> tuple[str, str]:
    parts = urlsplit(clean_address(url) or url)
    path = _INDEX.sub("", parts.path).rstrip("/").lower().removesuffix(".html").removesuffix(".htm")
    return parts.query, path


def _numbers(document: tuple[str, str]) -> set[str]:
    return set(re.findall(r"\d{5,}", document[0] + document[1]))
