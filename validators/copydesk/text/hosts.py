"""Hosts of addresses, and the registrable domains they belong to."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit


@lru_cache(maxsize=4096)
def host_of(url: str | None) -> str | None:
    """Return the host of an http(s) address in lower case, or None where there is none."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        return None
    return host.rstrip(".") if host and parts.scheme.lower() in {"http", "https"} else None


@lru_cache(maxsize=65_536)
def registrable_domain(host: str) -> str:
    """Return the part of a host that somebody registered (`bbc.co.uk` of `www.bbc.co.uk`); the host itself where no suffix is known.

    Suffixes of hosting services count as suffixes: `desk.github.io` and `wire.github.io` are two publications.
    """
    return str(_suffixes(encoded="xn--" in host).privatesuffix(host) or host)


@lru_cache(maxsize=2)
def _suffixes(*, encoded: bool):  # type: ignore[no-untyped-def]  # noqa: ANN202 - the library is untyped
    """Return the public suffixes; with their punycode forms only where a host is in punycode, which doubles the cost of loading."""
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(accept_encoded_idn=encoded)


def is_host(text: str) -> bool:
    """Tell whether a text is a host name with a known public suffix, such as `example.org`."""
    text = text.strip().casefold()
    if "." not in text or " " in text or "/" in text:
        return False
    return bool(_suffixes(encoded="xn--" in text).privatesuffix(text, accept_unknown=False))
