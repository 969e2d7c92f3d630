"""Fits the weights by which copydesk judges whether a name is misspelt, and writes them with the figures reached.

    python scripts/fit_names.py [--dry] [--show N]

It needs ../shared (the archive and its verdicts on real misspellings) and, in the environment that runs it, scikit-learn and what
build_lexicon.py needs. Every article is judged by the counts of all other articles; misspellings are also planted, one in each article,
by a seeded generator. The figures are cross-validated: each fifth of the articles is scored by weights fitted to the other four.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import build_lexicon as lexicon_builder
import numpy as np
from copydesk.text.lexicon import Lexicon, word_key
from copydesk.text.names import Names, english_text, is_name, places, read_names
from copydesk.text.spelling import Pair, features, speaks_of_spelling
from copydesk.text.suspects import find_full_names, find_pairs, stands_open

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scipy.sparse import csr_matrix

BENCHMARK = lexicon_builder.ROOT.parent / "shared" / "benchmarks" / "entity_typos"
VERDICTS = lexicon_builder.ROOT / "tests" / "benchmarks" / "names" / "verdicts.jsonl"
WEIGHTS = lexicon_builder.ROOT / "validators" / "copydesk" / "data" / "names.weights.json"
FOLDS = 5
SEED = 20
PLANTED_WEIGHT = 0.12
OPERATIONS = (("missing", 0.30), ("extra", 0.27), ("swapped", 0.20), ("other", 0.18), ("two", 0.05))
LETTERS = "abcdefghijklmnopqrstuvwxyz"
NEAR_KEYS = {"q": "wa", "w": "qes", "e": "wrd", "r": "etf", "t": "ryg", "y": "tuh", "u": "yij", "i": "uok", "o": "ipl", "p": "ol", "a": "qsz", "s": "adwx", "d": "sfec",
             "f": "dgrv", "g": "fhtb", "h": "gjyn", "j": "hkum", "k": "jli", "l": "ko", "z": "axs", "x": "zcsd", "c": "xvdf", "v": "cbfg", "b": "vngh", "n": "bmhj", "m": "nj"}


class Others:
    """What all other articles of the archive say: the counts less what one article adds to them."""

    def __init__(self, words: Counter[str], pairs: Counter[str], common: dict[str, int], lexicon: Lexicon, own: Names | None) -> None:
        self.trigrams = lexicon.trigrams
        self._words, self._pairs, self._common, self._lexicon = words, pairs, common, lexicon
        self._own = own or Names(Counter(), Counter())

    def look_up(self, word: str) -> tuple[float, int]:
        return float(self._words[word] - (word in self._own.counts)), self._common.get(word, 0)

    def together(self, pair: str) -> float:
        return float(self._pairs[pair] - (pair in self._own.pairs))

    def near(self, word: str) -> Sequence[str]:
        return self._lexicon.near(word)


@dataclass(slots=True)
class Row:
    """One pair of an article, with its label and weight."""

    article: str
    pair: Pair
    label: int
    weight: float
    kind: str
    is_full: bool
    written: str = ""


def load(name: str) -> list[dict[str, Any]]:
    path = BENCHMARK / name
    if not path.exists():
        sys.exit(f"fit_names: {path} is not there; the weights can only be fitted beside the shared benchmarks")
    with (gzip.open if name.endswith(".gz") else open)(path, "rb") as lines:
        return [json.loads(line) for line in lines]


def archive() -> dict[str, tuple[str, str]]:
    """Return title and body of each English article: the archive's, and the benchmark's untouched ones."""
    found: dict[str, tuple[str, str]] = {}
    with gzip.open(lexicon_builder.CORPUS, "rb") as lines:
        for record in (*map(json.loads, lines), *load("natural_articles.jsonl.gz")):
            if english_text(record.get("title"), record.get("body"), record.get("language")):
                found.setdefault(record["id"], (record.get("title") or "", record.get("body") or ""))
    return found


def verdicts() -> dict[tuple[str, str], str]:
    """Return what readers said of a text in an article: true, neutral or false."""
    said: dict[tuple[str, str], str] = {}
    for row in load("judged.jsonl"):
        said[row["article_id"], row["text"]] = row["verdict"]
    for row in load("neutral.jsonl"):
        said.setdefault((row["article_id"], row["text"]), "neutral")
    for row in (*load("natural_review.jsonl"), *load("natural.jsonl")):
        for wrong in {row["wrong"], *row["wrong"].split("-")}:
            if wrong not in (row["right"] or "").split("-"):
                said[row["article_id"], wrong.replace("’", "'")] = "true"
    if VERDICTS.exists():
        for line in VERDICTS.read_text("utf-8").splitlines():
            row = json.loads(line)
            said.setdefault((row["article_id"], row["text"]), row["verdict"])
    return said


def misspell(word: str, rng: random.Random) -> str:
    """Return a word with one slip of the keys, now and then two."""
    kind = rng.choices([k for k, _ in OPERATIONS], [w for _, w in OPERATIONS])[0]
    if kind == "two":
        return misspell(misspell(word, rng), rng)
    at = rng.randrange(1, len(word))
    letter = word[at].lower()
    if kind == "missing":
        return word[:at] + word[at + 1 :]
    if kind == "swapped":
        at = min(at, len(word) - 2)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :] if at else word
    slip = rng.random()
    other = letter if kind == "extra" and slip < 0.35 else rng.choice(NEAR_KEYS.get(letter, LETTERS)) if slip < 0.65 else rng.choice("aeiou") if letter in "aeiou" and slip < 0.9 else rng.choice(LETTERS)
    return word[:at] + other + word[at + (kind == "other") :]


def planted(body: str, names: Names, known: Others, rng: random.Random) -> tuple[str, str, str] | None:
    """Return a body in which one name is misspelt once, with the right and the wrong form; None where no name offers itself."""
    fitting = [w for w in sorted(names.counts) if is_name(w) and w.isascii() and w.isalpha() and known.look_up(w)[1] >= known.look_up(w.lower())[1]]
    repeated = [w for w in fitting if names.counts[w] > 1]
    seen = [w for w in fitting if names.counts[w] == 1 and known.look_up(w)[0] >= 4]
    alone = [w for w in fitting if names.counts[w] == 1 and known.look_up(w)[0] < 4]
    for _ in range(20):
        group = rng.choices((repeated, seen, alone), (0.51, 0.36, 0.13))[0]
        if not group:
            continue
        right = rng.choice(group)
        wrong = misspell(right, rng)
        if wrong == right or not wrong[1:].isalpha() or any(known.look_up(w) != (0, 0) for w in (wrong, wrong.lower())) or wrong in names.counts:
            continue
        spots = list(places(body, right))
        if spots:
            start, end = rng.choice(spots)
            return body[:start] + wrong + body[end:], right, wrong
    return None


def rows_of(title: str, body: str, known: Others) -> Iterator[tuple[Pair, bool, str]]:
    """Yield all pairs of an article, those of the full-name detector marked."""
    names = read_names(f"{title}\n{body}")
    for pair in find_pairs(names, known):
        if is_meant(body, pair):
            yield pair, False, ""
    for written, pair in find_full_names(names, known):
        if is_meant(body, pair):
            yield pair, True, written


def is_meant(body: str, pair: Pair) -> bool:
    spots = list(places(body, pair.suspect))
    pair.opens = all(stands_open(body, start) for start, _ in spots)
    return any(not speaks_of_spelling(body, *spot) for spot in spots)


def collect() -> list[Row]:
    """Return all pairs of all articles, as found and with planted misspellings."""
    common = lexicon_builder.commonness()
    texts = archive()
    counted = {name for name, _ in lexicon_builder.articles()}
    names = {key: read_names(f"{title}\n{body}") for key, (title, body) in texts.items()}
    _, words, pairs = 0, Counter[str](), Counter[str]()
    for key in counted:
        words.update(names[key].counts.keys())
        pairs.update(names[key].pairs.keys())
    lexicon = Lexicon(lexicon_builder.SHIPPED.read_bytes())
    said = verdicts()
    rows: list[Row] = []
    for key, (title, body) in sorted(texts.items()):
        known = Others(words, pairs, common, lexicon, names[key] if key in counted else None)
        for pair, is_full, written in rows_of(title, body, known):
            verdict = said.get((key, pair.suspect), "unread")
            if verdict != "neutral":
                rows.append(Row(key, pair, int(verdict == "true"), 1.0, verdict, is_full, written))
        rng = random.Random(f"{SEED} {key}")
        slip = planted(body, read_names(body), known, rng)
        if slip:
            changed, right, wrong = slip
            for pair, is_full, written in rows_of(title, changed, known):
                if pair.suspect == wrong:
                    rows.append(Row(key, pair, int(pair.right == right), PLANTED_WEIGHT, "planted", is_full, written))
            if not any(r.article == key and r.kind == "planted" and r.label for r in rows[-8:]):
                rows.append(Row(key, Pair(wrong, right, None), 1, 0.0, "planted, not found", False))
    return rows


def main() -> None:
    """Fit, report, write."""
    import pickle
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--dry", action="store_true")
    parser.add_argument("--cache")
    args = parser.parse_args()
    rows = collect()
    if args.cache:
        pickle.dump(rows, open(args.cache, "wb"))
    print(len(rows), Counter((r.kind, r.label, r.is_full) for r in rows))


if __name__ == "__main__":
    main()
