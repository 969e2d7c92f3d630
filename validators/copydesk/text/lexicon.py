"""A lexicon: in how many articles a word, or two words side by side, were seen, and the well-known names that others are held against.

The file holds sorted 32-bit hashes with counts beside them, so that it is used as it lies on disk: nothing is parsed when it is opened,
and a run of ten records pays for a few hundred binary searches only. The upper half of a hash says in which bucket to look, the lower
half is what a bucket holds. A word that was never counted passes for one that was about once in ten thousand times.
"""

from __future__ import annotations

import json
import sys
from array import array
from bisect import bisect_left
from collections import Counter
from functools import cache, cached_property
from importlib.resources import files
from itertools import accumulate
from math import log2
from pathlib import Path
from typing import TYPE_CHECKING

from xxhash import xxh3_64_intdigest

from copydesk.errors import ConfigError, WriteError
from copydesk.text.nearby import NearNames

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

MAGIC = b"copydesk lexicon 1\n"
KNOWN_NAME = 4
"""Articles that a name must be seen in before it is held against others."""
KNOWN_COUPLE = 3
"""Articles that a full name must be seen in before one of its parts is asked for."""

_MASK = 0xFFFFFFFF
_EXACT = 32
_EDGE = 2
_STEPS = 8
_CODES = 256
_WIDTHS = {"I": 4, "H": 2, "B": 1}
_HALF = 16
_LOWER = (1 << _HALF) - 1
_TABLES = ("words", "pairs")
_VALUES = {"articles": "B", "commonness": "B", "together": "B", "letters": "B", "names": "B", "couples": "B"}
_SECTIONS = {
    **{f"{table} {part}": code for table in _TABLES for part, code in (("buckets", "I"), ("keys", "H"))},
    **_VALUES,
}


def encode(count: float) -> int:
    """Return the byte that stands for a count: itself below 32, then eight steps to each doubling."""
    return int(count) if count < _EXACT else min(_CODES - 1, _EXACT + round(_STEPS * log2(count / _EXACT)))


_DECODED = tuple(float(code) if code < _EXACT else round(_EXACT * 2 ** ((code - _EXACT) / _STEPS), 1) for code in range(_CODES))


def decode(code: int) -> float:
    """Return the count that a byte stands for, within five per cent."""
    return _DECODED[code]


def word_key(word: str) -> int:
    """Return the 32-bit key of a word, or of two words with a space between them."""
    return xxh3_64_intdigest(word.encode("utf-8", "surrogatepass")) & _MASK


class Lexicon:
    """Counts of words and pairs from an archive of articles; immutable."""

    def __init__(self, data: bytes, name: str = "lexicon") -> None:
        """Open a lexicon.

        Args:
            data: the bytes of the file.
            name: what to call it in error messages.

        Raises:
            ConfigError: the bytes are no lexicon, or are damaged.
        """
        if not data.startswith(MAGIC):
            raise ConfigError(f"{name}: not a lexicon; make one with `copydesk lexicon learn`")
        try:
            start = data.index(b"\n", len(MAGIC)) + 1
            header = json.loads(data[len(MAGIC) : start])
            self.size: int = int(header["articles"])
            view = memoryview(data)
            _check_hash(view[start:], header["hash"])
            if not _SECTIONS.keys() <= header["sections"].keys():
                raise ConfigError(f"{name}: an older copydesk made this lexicon; make it again with `copydesk lexicon learn`")
            parts: dict[str, Sequence[int]] = {}
            for section, code in _SECTIONS.items():
                offset, count = header["sections"][section]
                parts[section] = _numbers(view[start + offset : start + offset + count * _WIDTHS[code]], code, count)
        except (ValueError, KeyError, TypeError, AttributeError):
            raise ConfigError(f"{name}: the lexicon is damaged; copy or make it again") from None
        self._words, self._pairs = (Table(parts[f"{table} buckets"], parts[f"{table} keys"]) for table in _TABLES)
        self._articles, self._commonness, self._together = (parts[n] for n in ("articles", "commonness", "together"))
        self.letters: Sequence[int] = parts["letters"]
        try:
            self.names: list[str] = bytes(parts["names"]).decode("utf-8").split("\n")
            self._couples = bytes(parts["couples"]).decode("utf-8")
        except UnicodeDecodeError:
            raise ConfigError(f"{name}: the lexicon is damaged; copy or make it again") from None

    def look_up(self, word: str) -> tuple[float, int]:
        """Return in how many articles a word was seen, written just so, and how common it is (0 unknown … 255, odd for a given name)."""
        at = self._words.find(word)
        return (_DECODED[self._articles[at]], self._commonness[at]) if at >= 0 else (0.0, 0)

    def together(self, pair: str) -> float:
        """Return in how many articles two words stood side by side; the pair is written with one space."""
        at = self._pairs.find(pair)
        return _DECODED[self._together[at]] if at >= 0 else 0.0

    def most_together(self, pairs: Iterable[str]) -> float:
        """Return the most articles in which the words of one of some pairs stood side by side."""
        found = self._pairs.find_all(pairs)
        return _DECODED[max([self._together[at] for at in found])] if found else 0.0

    def near(self, word: str) -> tuple[str, ...]:
        """Return the well-known names that are one edit away from a word: a letter more, less or other, or two swapped."""
        return tuple(sorted(self._near_names.find(word)))

    @cached_property
    def _near_names(self) -> NearNames:
        return NearNames(self.names)

    @cached_property
    def name_set(self) -> frozenset[str]:
        """The well-known names that others are held against."""
        return frozenset(self.names)

    @property
    def couples(self) -> list[str]:
        """The full names of which a part may be misspelt."""
        return self._couples.split("\n") if self._couples else []

    @cached_property
    def company(self) -> Company:
        """Which names stand beside which in these full names."""
        return Company(self.couples)

    def tables(self) -> tuple[dict[int, tuple[float, int]], dict[int, float]]:
        """Return all counts by key: of words (articles, commonness), and of pairs."""
        words = {key: (_DECODED[a], c) for key, a, c in zip(self._words, self._articles, self._commonness, strict=True)}
        return words, {key: _DECODED[n] for key, n in zip(self._pairs, self._together, strict=True)}


class Company:
    """Full names by each of their parts, so that the other part can be asked for although it is misspelt."""

    def __init__(self, couples: Iterable[str]) -> None:
        self._after: dict[str, list[str]] = {}
        self._before: dict[str, list[str]] = {}
        for couple in couples:
            first, _, last = couple.partition(" ")
            self._after.setdefault(first, []).append(last)
            self._before.setdefault(last, []).append(first)

    def completing(self, before: str, after: str, suspect: str) -> list[str]:
        """Return the names that stand after or before a part in a full name, and that begin or end as a suspect does."""
        beside = self._after.get(before) if before else self._before.get(after)
        begins, ends = suspect[0], suspect[-_EDGE:]
        return [other for other in beside if other[0] == begins or other[-_EDGE:] == ends] if beside else []


class Table:
    """Sorted 32-bit keys: where each bucket of the upper halves begins, and the lower halves in it."""

    def __init__(self, buckets: Sequence[int], keys: Sequence[int]) -> None:
        if len(buckets) != _LOWER + 2 or buckets[-1] != len(keys):
            raise ValueError(len(buckets))
        self._buckets, self._keys = buckets, keys

    def find(self, text: str) -> int:
        """Return the place of a word or pair, or -1."""
        key = xxh3_64_intdigest(text.encode("utf-8", "surrogatepass"))
        bucket = key >> _HALF & _LOWER
        key &= _LOWER
        end = self._buckets[bucket + 1]
        at = bisect_left(self._keys, key, self._buckets[bucket], end)
        return at if at < end and self._keys[at] == key else -1

    def find_all(self, texts: Iterable[str]) -> list[int]:
        """Return all places of some words or pairs, where they have any; a key may have several."""
        buckets, keys = self._buckets, self._keys
        found: list[int] = []
        for text in texts:
            key = xxh3_64_intdigest(text.encode("utf-8", "surrogatepass"))
            bucket = key >> _HALF & _LOWER
            key &= _LOWER
            end = buckets[bucket + 1]
            at = bisect_left(keys, key, buckets[bucket], end)
            while at < end and keys[at] == key:
                found.append(at)
                at += 1
        return found

    def __iter__(self) -> Iterator[int]:
        for bucket in range(_LOWER + 1):
            for at in range(self._buckets[bucket], self._buckets[bucket + 1]):
                yield bucket << _HALF | self._keys[at]


def _split(keys: Sequence[int]) -> tuple[array[int], array[int]]:
    """Return sorted 32-bit keys as the beginnings of their buckets and their lower halves."""
    sizes = Counter(key >> _HALF for key in keys)
    begins = accumulate((sizes[bucket] for bucket in range(_LOWER + 1)), initial=0)
    return array("I", begins), array("H", (key & _LOWER for key in keys))


def _check_hash(content: memoryview, written: object) -> None:
    if xxh3_64_intdigest(content) != written:
        raise ValueError(written)


def _numbers(view: memoryview, code: str, count: int) -> Sequence[int]:
    """Return a section as a sequence of unsigned numbers; the file is little-endian."""
    if len(view) != count * _WIDTHS[code]:
        raise ValueError(code)
    if code == "B":
        return bytes(view)
    numbers = array(code, view.tobytes())
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def pack(
    size: int, words: Mapping[int, tuple[float, int]], pairs: Mapping[int, float], names: Sequence[str], letters: bytes, couples: Iterable[str] = ()
) -> bytes:
    """Return the bytes of a lexicon file.

    Args:
        size: how many articles were counted.
        words: articles and commonness of each word, by key.
        pairs: articles of each pair, by key.
        names: the names that others are held against.
        letters: the table of runs of four letters that `copydesk.text.spelling.oddness` reads.
        couples: the full names of which a part may be misspelt, each two words with a space between them.
    """
    order, beside = sorted(words), sorted(pairs)
    parts: dict[str, array[int]] = {}
    for table, keys in zip(_TABLES, (order, beside), strict=True):
        parts[f"{table} buckets"], parts[f"{table} keys"] = _split(keys)
    parts |= {
        "articles": array("B", [encode(words[key][0]) for key in order]),
        "commonness": array("B", [words[key][1] for key in order]),
        "together": array("B", [encode(pairs[key]) for key in beside]),
        "letters": array("B", letters),
        "names": array("B", "\n".join(sorted(set(names))).encode("utf-8")),
        "couples": array("B", "\n".join(sorted(set(couples))).encode("utf-8")),
    }
    sections: dict[str, tuple[int, int]] = {}
    body: list[bytes] = []
    offset = 0
    for name, numbers in parts.items():
        if sys.byteorder == "big":
            numbers.byteswap()
        data = numbers.tobytes()
        sections[name] = (offset, len(numbers))
        body.append(data)
        offset += len(data)
    content = b"".join(body)
    header = json.dumps({"articles": size, "hash": xxh3_64_intdigest(content), "sections": sections}, separators=(",", ":")).encode("ascii")
    return b"".join((MAGIC, header, b"\n", content))


@cache
def load_lexicon(path: str | None = None) -> Lexicon:
    """Return the lexicon in a file, or the one that comes with copydesk; each is read once per process.

    Raises:
        ConfigError: the file cannot be read, or is no lexicon.
    """
    if path is None:
        return Lexicon(files("copydesk.data").joinpath("names.lexicon").read_bytes(), "the lexicon of copydesk")
    try:
        return Lexicon(Path(path).read_bytes(), path)
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from None


def save(path: str, data: bytes) -> None:
    """Write a lexicon file.

    Raises:
        WriteError: the file cannot be written.
    """
    try:
        Path(path).write_bytes(data)
    except OSError as error:
        raise WriteError(f"{path}: {error.strerror or error}") from None
