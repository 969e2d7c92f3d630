"""What the links of the whole run say: how common a stem is, what pages are called, how well a site's labels fit its addresses."""

from __future__ import annotations

from array import array
from operator import add
from typing import TYPE_CHECKING

from copydesk.text.hashes import key64
from copydesk.text.link_targets import page_key
from copydesk.text.slugs import is_latin, label_words, target_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from copydesk_schemas import Article

CAPACITY = 50_000
"""Pages and labels that are remembered; beyond it those with the smallest hashes, the same ones in any order of records."""
_CELLS = 1 << 17
_PER_RECORD = 500
_PER_KEY = 16
_LONGEST_LABEL = 400
_NO_FITS = [0, 0, 0]
FITS = 2
"""The class of a label that says at least half of an address."""


class LinkIndex:
    """Counts over all related links: stems by the records that use them, titles and labels by page, and fits by host.

    Attributes:
        records: how many records have related links.
        weights: room for what a reader of the finished index works out for a stem.
    """

    def __init__(self, capacity: int = CAPACITY) -> None:
        self.capacity = capacity
        self.records: int = 0
        self.weights: dict[str, float] = {}
        self._stems: array[int] | None = None
        self._titles: dict[int, str] = {}
        self._labels: dict[int, dict[str, int]] = {}
        self._places: dict[int, dict[int, int]] = {}
        self._hosts: dict[str, list[int]] = {}

    def add(self, article: Article) -> None:
        """Count one record."""
        title = (article.title or "").strip()
        if title:
            for url in {article.url, article.canonical_url}:
                key = page_key(url) if url else None
                if key:
                    self._note_title(key64(key), title)
        if article.related_links:
            self._add_links(article)
        if max(len(self._titles), len(self._labels), len(self._places), len(self._hosts)) > 2 * self.capacity:
            self._shrink()

    def _note_title(self, key: int, title: str) -> None:
        known = self._titles.get(key)
        if known is None or title < known:
            self._titles[key] = title

    def _add_links(self, article: Article) -> None:
        stems: set[str] = set()
        for link in article.related_links[:_PER_RECORD]:
            label = (link.label or link.image_alt or "").strip()
            said = label_words(label).stems.keys()
            stems |= said
            key = page_key(link.url) if link.url else None
            if not key:
                continue
            named = target_words(link.url or "", spoken=not is_latin(label)).stems.keys()
            stems |= named
            if not said or len(label) > _LONGEST_LABEL:
                continue
            fit = fit_class(len(said & named), len(named))
            if named:
                self._hosts.setdefault(key.partition("/")[0], [0, 0, 0])[fit] += 1
            page = key64(key)
            _note_best(self._labels.setdefault(page, {}), label, fit)
            _note_best(self._places.setdefault(key64(label), {}), page, fit)
        self.records += 1
        if self._stems is None:
            self._stems = array("I", bytes(_CELLS * array("I").itemsize))
        for item in stems:
            self._stems[key64(item) % _CELLS] += 1

    def merge(self, other: LinkIndex) -> None:
        """Take in another index."""
        self.records += other.records
        if other._stems is not None:
            mine = self._stems or array("I", bytes(_CELLS * array("I").itemsize))
            self._stems = array("I", map(add, mine, other._stems))
        for key, title in other._titles.items():
            self._note_title(key, title)
        _merge_fits(self._labels, other._labels)
        _merge_fits(self._places, other._places)
        for host, counts in other._hosts.items():
            self._hosts[host] = list(map(add, self._hosts.get(host, _NO_FITS), counts))
        self._shrink()

    def finish(self) -> None:
        """Keep the sample that does not depend on the order of records."""
        self._shrink()
        for labels in self._labels.values():
            _shorten(labels, _PER_KEY)
        for pages in self._places.values():
            _shorten(pages, _PER_KEY)

    def _shrink(self) -> None:
        _shorten(self._titles, self.capacity)
        _shorten(self._labels, self.capacity)
        _shorten(self._places, self.capacity)
        _shorten(self._hosts, self.capacity)

    def stem_records(self, item: str) -> int:
        """Return in how many records, about, a stem stands in a related link."""
        return 0 if self._stems is None else self._stems[key64(item) % _CELLS]

    def title_of(self, url: str) -> str | None:
        """Return the title of the record whose page an address names."""
        key = page_key(url)
        return self._titles.get(key64(key)) if key else None

    def labels_of(self, url: str) -> Mapping[str, int]:
        """Return labels under which records link to a page, each with how well it fits there (a fit class)."""
        key = page_key(url)
        return self._labels.get(key64(key), {}) if key else {}

    def pages_of(self, label: str) -> Mapping[int, int]:
        """Return pages (hashes of their keys) to which records link under a label, each with how well it fits there (a fit class)."""
        return self._places.get(key64(label.strip()), {})

    def host_fits(self, url: str) -> tuple[int, int, int]:
        """Return how many links to an address's host have a label that says nothing, part, and most of the address's words."""
        key = page_key(url)
        none, part, most = self._hosts.get(key.partition("/")[0], _NO_FITS) if key else _NO_FITS
        return none, part, most


def fit_class(shared: int, all_stems: int) -> int:
    """Return 0 where a label shares no stem with its address, 2 where at least half, else 1."""
    return 0 if not shared else FITS if 2 * shared >= all_stems else 1


def _merge_fits(mine: dict[int, dict[Any, int]], theirs: dict[int, dict[Any, int]]) -> None:
    for outer, fits in theirs.items():
        kept = mine.setdefault(outer, {})
        for inner, fit in fits.items():
            _note_best(kept, inner, fit)


def _note_best(fits: dict[Any, int], key: str | int, fit: int) -> None:
    """Remember the best fit of a key; of very many keys those with the smallest hashes."""
    if fits.get(key, -1) < fit:
        fits[key] = fit
        if len(fits) > 4 * _PER_KEY:
            _shorten(fits, _PER_KEY)


def _shorten(kept: dict[Any, Any], size: int) -> None:
    """Drop all keys but those with the smallest hashes; which ones stay does not depend on when this is done."""
    if len(kept) > size:
        for key in sorted(kept, key=lambda key: key64(key) if isinstance(key, str) else key)[size:]:
            del kept[key]
