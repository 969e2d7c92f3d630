"""Which record this is, and which source it belongs to."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import orjson

from copydesk.finding import RecordRef
from copydesk.text.hosts import host_of, is_host, registrable_domain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copydesk.check import Origin
    from copydesk_schemas import Article

UNKNOWN_SOURCE = "(unknown)"


def source_key(article: Article) -> str:
    """Return the key of the source card: a registrable domain where there is one, else the source's name."""
    host = host_of(article.canonical_url) or host_of(article.url)
    if host:
        return registrable_domain(host)
    name = " ".join((article.source or "").split())
    if not name:
        return UNKNOWN_SOURCE
    host = host_of(name) or name.casefold()
    return registrable_domain(host) if is_host(host) else name.casefold()


def content_bytes(row: Mapping[str, Any]) -> bytes:
    """Return the bytes that stand for a row's content: its JSON with sorted keys, so that the order of keys makes no difference."""
    try:
        return orjson.dumps(row, option=orjson.OPT_SORT_KEYS)
    except orjson.JSONEncodeError:  # lone surrogates and very long integers
        return json.dumps(row, ensure_ascii=True, sort_keys=True, default=repr).encode("ascii")


def record_ref(article: Article, row: Mapping[str, Any], origin: Origin, content: bytes) -> RecordRef:
    """Return the record's name for findings: its id as written, else a hash of its canonical fields."""
    value = row.get("id")
    written = value.strip() if isinstance(value, str) else str(value) if isinstance(value, (int, float)) else ""
    return RecordRef(
        written or f"sha256:{hashlib.sha256(content).hexdigest()[:16]}", source_key(article), origin.file, origin.line, article.url, article.title
    )
