"""The related links of a record as blocks, each link with the words of its label and of its target, and how well they fit."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from functools import lru_cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from copydesk.survey.links import fit_class
from copydesk.text.link_targets import page_key
from copydesk.text.slugs import Words, is_latin, label_words, segments, target_words

if TYPE_CHECKING:
    from collections.abc import KeysView

    from copydesk.check import Record
    from copydesk.survey.links import LinkIndex
    from copydesk_schemas import RelatedLink

_NOTHING = Words((), {})
NEIGHBOURS = 40
"""How many links before and after a link are compared with it."""
SUBSTRING = 5
_SETTLED = 0.8
_LONGEST_OFFER = 6
_OFFER = re.compile(
    r"\b(?:en (?:español|inglés|français|anglais)|in (?:spanish|english|french)|em português|auf (?:deutsch|englisch)|po angielsku)\b",
    re.IGNORECASE,
)
"""How a link offers the same story in another language: such a label shares no word with its address by right."""


class Link:
    """One link as the checks see it."""

    __slots__ = (
        "alt",
        "comparable",
        "folded",
        "index",
        "key",
        "label",
        "long",
        "named",
        "said",
        "section",
        "slug",
        "squashed",
        "target",
        "text",
        "url",
        "weight",
        "words",
    )

    def __init__(self, index: int, link: RelatedLink) -> None:
        self.index: int = index
        self.label: str = (link.label or "").strip()
        self.alt: str = (link.image_alt or "").strip()
        self.url: str = (link.url or "").strip()
        self.section: str | None = link.section
        self.text: str = self.label or self.alt
        self.folded: str = self.text.casefold()
        self.key: str | None = page_key(self.url) if self.url else None
        said = label_words(self.text)
        self.words: tuple[str, ...] = said.words
        self.said: KeysView[str] = said.stems.keys()
        self.squashed: str = "".join(self.words)
        self.named: Words = target_words(self.url, spoken=not is_latin(self.text)) if self.url else _NOTHING
        self.slug: tuple[str, ...] = self.named.words
        self.target: dict[str, tuple[str, float]] = {}
        self.weight: float = 0.0
        self.long: list[tuple[str, str, float]] = []
        self.comparable: bool = False

    @property
    def path(self) -> str:
        """The place of the text that labels the link."""
        return f"/related_links/{self.index}/label"

    def weigh(self, index: LinkIndex) -> None:
        """Give the words of the target their weights: the rarer a stem, the more it says."""
        known = index.weights
        self.target = {item: (word, known[item] if item in known else weight_of(item, index)) for item, word in self.named.stems.items()}
        self.weight = sum([weight for _, weight in self.target.values()])
        self.long = [(item, word, weight) for item, (word, weight) in self.target.items() if len(word) >= SUBSTRING]
        self.comparable = _comparable(self)


def weight_of(item: str, index: LinkIndex) -> float:
    """Return what a stem says: little where it stands in many records or is a short number.

    Counts of common stems that ship with the package stand for 300 records, so that function words are known in the smallest run.
    """
    known = index.weights.get(item)
    if known is not None:
        return known
    rarity = math.log((index.records + _PRIOR_RECORDS) / (index.stem_records(item) + _PRIOR_RECORDS * common_stems().get(item, 0.0) + 1.0))
    if item.isdigit():
        rarity *= 0.4
    elif len(item) < 3:
        rarity *= 0.3
    if len(index.weights) > _REMEMBERED:
        index.weights.clear()
    index.weights[item] = rarity
    return rarity


_REMEMBERED = 50_000


@lru_cache(maxsize=1)
def common_stems() -> dict[str, float]:
    """Return the share of pages with related links on which a common stem stands."""
    shares: dict[str, float] = json.loads(_STEMS.read_text(encoding="utf-8"))
    return shares


_PRIOR_RECORDS = 300.0
_STEMS = Path(__file__).with_name("stems.json")


def shared_weight(label: Link, target: Link) -> float:
    """Return the weight of the target's words that a label says, whole or as part of a longer word."""
    said, squashed, words_of = label.said, label.squashed, target.target
    total = sum([pair[1] for item, pair in words_of.items() if item in said])
    for item, word, weight in target.long:
        if word in squashed and item not in said:
            total += weight
    return total


class Home(NamedTuple):
    """The weight of a label, the share of it that its target has, and the geometric mean of that and of the target's share that it says."""

    weight: float
    share: float
    both: float


class Block:
    """Links that stood under one heading, in order.

    Attributes:
        links: the links.
        page: the stems of the title of the page that offers them.
        own: the weight that each label shares with its own target, and the share of it.
    """

    def __init__(self, links: list[Link], index: LinkIndex, title: str | None = None) -> None:
        self.links = links
        self.page: KeysView[str] = label_words(title or "").stems.keys()
        for link in links:
            link.weigh(index)
        weights = [shared_weight(link, link) for link in links]
        self.own: list[tuple[float, float]] = [
            (weight, weight / link.weight if link.weight else 0.0) for weight, link in zip(weights, links, strict=True)
        ]
        self._shared: dict[tuple[int, int], tuple[float, float]] = {}
        self._index = index
        self._home: list[Home] | None = None
        self._meetings: list[set[int]] | None = None
        self._telling: dict[int, tuple[float, float, int]] = {}
        self._common: Counter[str] | None = None
        self._pages = 0
        self._hosts: dict[str, list[int]] | None = None

    def shared(self, i: int, j: int) -> tuple[float, float]:
        """Return the weight that the label at position i shares with the target at position j, and the share of that target's weight."""
        if i == j:
            return self.own[i]
        key = (i, j)
        found = self._shared.get(key)
        if found is None:
            target = self.links[j]
            weight = shared_weight(self.links[i], target) if target.weight and j in self.meetings[i] else 0.0
            found = self._shared[key] = (weight, weight / target.weight if weight else 0.0)
        return found

    @property
    def home(self) -> list[Home]:
        """How each label and its own target hold one another."""
        if self._home is None:
            index, known = self._index, self._index.weights
            self._home = []
            for link, (weight, share) in zip(self.links, self.own, strict=True):
                total = sum([known[item] if item in known else weight_of(item, index) for item in link.said])
                said = min(weight / total, 1.0) if total > 0 else 0.0
                self._home.append(Home(total, said, math.sqrt(said * share)))
        return self._home

    @property
    def meetings(self) -> list[set[int]]:
        """For each label the positions of the targets that may have a word in common with it: in most pairs nothing has to be weighed."""
        if self._meetings is None:
            self._meetings = self._meet()
        return self._meetings

    def _meet(self) -> list[set[int]]:
        n = len(self.links)
        if n > 2 * NEIGHBOURS:  # the time to look through all words grows with the square
            return [set(range(n))] * n
        stems: dict[str, list[int]] = {}
        parts: dict[str, list[int]] = {}
        for j, link in enumerate(self.links):
            for item in link.target:
                stems.setdefault(item, []).append(j)
            for _, word, _ in link.long:
                parts.setdefault(word, []).append(j)
        return [
            {j for item in link.said if item in stems for j in stems[item]} | {j for word in parts if word in link.squashed for j in parts[word]}
            for link in self.links
        ]

    def telling(self, i: int) -> tuple[float, float, int]:
        """Return the share of a target's telling weight that its own label says, that weight, and the number of such words.

        A word counts the less the more other targets of the block have it; numbers and very short words do not count.
        """
        if i not in self._telling:
            link = self.links[i]
            said = total = 0.0
            count = 0
            for item, (word, weight) in link.target.items():
                if item.isdigit() or (len(item) < 3 and item.isascii()):
                    continue
                telling = weight * (1 - self.commonness(item))
                total += telling
                count += 1
                if item in link.said or (len(word) >= SUBSTRING and word in link.squashed):
                    said += telling
            self._telling[i] = (said / total if total else 0.0, total, count)
        return self._telling[i]

    def host_fits(self, host: str) -> list[int]:
        """Return how many labels of the block fit their addresses on a host not at all, in part, and well."""
        if self._hosts is None:
            self._hosts = {}
            for link in self.links:
                if link.key and link.said and link.target:
                    counts = self._hosts.setdefault(link.key.partition("/")[0], [0, 0, 0])
                    counts[fit_class(len(link.said & link.target.keys()), len(link.target))] += 1
        return self._hosts.get(host, [0, 0, 0])

    def host_elsewhere(self, link: Link) -> tuple[int, int, int]:
        """Return the fits of the links of the whole run that lead to a link's host, those of this block left out."""
        counts = self._index.host_fits(link.url)
        here = self.host_fits(link.key.partition("/")[0] if link.key else "")
        return max(counts[0] - here[0], 0), max(counts[1] - here[1], 0), max(counts[2] - here[2], 0)

    def comparable_with(self, i: int) -> list[int]:
        """Return the positions near a label, but for those of the same label or the same target: nothing can be told from comparing with them."""
        links = self.links
        text, key = links[i].folded, links[i].key
        near = range(max(0, i - NEIGHBOURS), min(len(links), i + NEIGHBOURS + 1))
        return [j for j in near if j != i and links[j].folded != text and (key is None or links[j].key != key)]

    def usual_words(self, i: int) -> float:
        """Return how many words most labels near one have, where these say nearly all that their addresses say; 0 where they do not."""
        first = max(0, i - NEIGHBOURS)
        near = enumerate(self.links[first : i + NEIGHBOURS + 1], first)
        others = [(len(link.words), self.own[k][1]) for k, link in near if k != i and link.said and link.target]
        if not others or sum([share for _, share in others]) <= _SETTLED * len(others):
            return 0.0
        return median([number for number, _ in others])

    def commonness(self, item: str) -> float:
        """Return the share of the block's other targets that have a stem of one of its targets."""
        if self._common is None:
            pages = {link.key: link.target for link in self.links if link.target}
            self._common = Counter(stem for target in pages.values() for stem in target)
            self._pages = len(pages)
        return (self._common[item] - 1) / (self._pages - 1) if self._pages > 1 else 0.0


def blocks(record: Record) -> tuple[Block, ...]:
    """Return the blocks of a record's links; those without a heading make one."""
    if not record.article.related_links:
        return ()
    by_section: dict[str | None, list[Link]] = {}
    for index, link in enumerate(record.article.related_links):
        by_section.setdefault(link.section, []).append(Link(index, link))
    return tuple(Block(links, record.survey.links, record.article.title) for links in by_section.values())


def _comparable(link: Link) -> bool:
    """Tell whether a label and its target can share words at all: there are words on both sides, in scripts that meet, and of one language."""
    if not link.said or not link.named.stems:
        return False
    if is_latin(link.text):
        return len(link.words) > _LONGEST_OFFER or _OFFER.search(link.text) is None
    return _is_transliterable(link.text) or not is_latin("".join(segments(link.url)))


def _is_transliterable(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return sum("\u0370" <= char <= "\u052f" for char in letters) * 2 > len(letters)
