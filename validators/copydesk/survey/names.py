"""In how many records of the run each name, and each pair of names side by side, stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from copydesk.text.lexicon import KNOWN_COUPLE, Company
from copydesk.text.names import is_name
from copydesk.text.nearby import NearNames

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

CAP = 600_000
"""Distinct words and pairs that are kept, some 100 MB at most."""
SCALE = 20_000
"""Records that the counts are scaled down to: a misspelling that stands in a hundred of a million records is no better known for it."""
KNOWN_IN_RUN = 8
_LEVELS = 64
_MEMO = 1 << 16
_LOOK = 64


class NameCounts:
    """Counts, in how many records, the capitalised words and their pairs.

    Records are dealt out to levels by a hash of their content, half of them to level 0, a quarter to level 1 and so on. When the counts
    grow past the cap, the lowest level is forgotten: what remains are exact counts over a sample of the records that depends on the
    records alone, never on their order or on how the run was split.
    """

    def __init__(self, cap: int = CAP) -> None:
        self._cap = cap
        self._levels: dict[int, Counter[str]] = {}
        self._records: Counter[int] = Counter()
        self._lowest = 0
        self._counts: Counter[str] = Counter()
        self._factor = 1.0
        self._near: NearNames | None = None
        self._company: Company | None = None
        self._memo: tuple[object, Memo] | None = None

    def add(self, listed: str, key: int) -> None:
        """Count the names of one record, as `list_names_of` lists them; `key` is a 64-bit hash of its content."""
        level = level_of(key)
        if not listed or level < self._lowest:
            return
        words, _, pairs = listed.split("\n", 2)
        counts = self._levels.setdefault(level, Counter())
        counts.update(words.split())
        if pairs:
            counts.update(pairs.split("\n"))
        self._records[level] += 1
        if self._records[level] % _LOOK == 0:
            self._shrink()

    def merge(self, other: NameCounts) -> None:
        """Take in the counts of another part of the run."""
        for level, counts in other._levels.items():
            self._levels.setdefault(level, Counter()).update(counts)
            self._records[level] += other._records[level]
        self._lowest = max(self._lowest, other._lowest)
        self._shrink()

    def _shrink(self) -> None:
        for level in [n for n in self._levels if n < self._lowest]:
            del self._levels[level], self._records[level]
        while len(self._levels) > 1 and sum(map(len, self._levels.values())) > self._cap:
            lowest = min(self._levels)
            del self._levels[lowest], self._records[lowest]
            self._lowest = lowest + 1

    def finish(self) -> None:
        """Add the levels up and forget what stands in one record only: without that record nothing is known of it."""
        self._shrink()
        total: Counter[str] = Counter()
        for counts in self._levels.values():
            total.update(counts)
        self._counts = Counter({name: n for name, n in total.items() if n > 1})
        records = self._records.total()
        self._factor = min(1.0, SCALE / records) if records else 1.0
        self._levels = {}
        self._near, self._company, self._memo = None, None, None

    def remembered(self, lexicon: object) -> Memo:
        """Return what was found out of words with these counts and a lexicon, to be read and filled; names come back in article after article."""
        if self._memo is None or self._memo[0] is not lexicon:
            self._memo, self._near = (lexicon, Memo()), None
        memo = self._memo[1]
        for found in (memo.facts, memo.trusted, memo.near, memo.lone):
            if len(found) >= _MEMO:
                found.clear()
        return memo

    def is_counted(self, key: int) -> bool:
        """Tell whether the record with this key is among those that the counts are of."""
        return level_of(key) >= self._lowest

    def counts(self) -> tuple[Mapping[str, int], float]:
        """Return in how many records each word and pair stands, those of one record left out, and the factor that scales them."""
        return self._counts, self._factor

    @property
    def company(self) -> Company:
        """Which names stand beside which in full names of several records of the run, whatever one of them says."""
        if self._company is None:
            least = (KNOWN_COUPLE + 1) / self._factor
            self._company = Company(name for name, n in self._counts.items() if n >= least and " " in name)
        return self._company

    def near(self, word: str, besides: Collection[str] = ()) -> tuple[str, ...]:
        """Return the names that stand in many records of the run and lie one edit away from a word.

        Args:
            word: the word.
            besides: names that are left out, for they are known; the same in every call.
        """
        if self._near is None:
            least = KNOWN_IN_RUN / self._factor
            self._near = NearNames(
                name for name, n in self._counts.items() if n >= least and " " not in name and is_name(name) and name not in besides
            )
        return tuple(sorted(self._near.find(word)))


@dataclass(slots=True)
class Memo:
    """What the counts and a lexicon together say of words that were asked for, the asking record left out.

    Attributes:
        facts: in how many other articles a little known word of a counted record was seen, and how common it is.
        trusted: the same of words that are well known, or that cannot be judged as names.
        near: the well-known names one edit away from a word.
        lone: words that are near to none, and everyday words.
    """

    facts: dict[str, tuple[float, int]] = field(default_factory=dict)
    trusted: dict[str, tuple[float, int]] = field(default_factory=dict)
    near: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lone: set[str] = field(default_factory=set)


def level_of(key: int) -> int:
    """Return the level of a record: the number of zeros that the binary form of its key ends in."""
    return (key & -key).bit_length() - 1 if key else _LEVELS
