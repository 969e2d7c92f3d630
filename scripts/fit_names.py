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
from sklearn.linear_model import LogisticRegression

from copydesk.text.lexicon import Lexicon
from copydesk.text.names import Names, english_text, is_name, places, read_names
from copydesk.text.spelling import Pair, features, speaks_of_spelling
from copydesk.text.suspects import WELL_KNOWN, find_pairs, stands_open

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

BENCHMARK = lexicon_builder.ROOT.parent / "shared" / "benchmarks" / "entity_typos"
VERDICTS = lexicon_builder.ROOT / "tests" / "benchmarks" / "names" / "verdicts.jsonl"
WEIGHTS = lexicon_builder.ROOT / "validators" / "copydesk" / "data" / "names.weights.json"
FOLDS = 5
SEED = 20
PLANTED_WEIGHT = 0.12
OPERATIONS = (("missing", 0.30), ("extra", 0.27), ("swapped", 0.20), ("other", 0.18), ("two", 0.05))
LETTERS = "abcdefghijklmnopqrstuvwxyz"
NEAR_KEYS = {
    "q": "wa",
    "w": "qes",
    "e": "wrd",
    "r": "etf",
    "t": "ryg",
    "y": "tuh",
    "u": "yij",
    "i": "uok",
    "o": "ipl",
    "p": "ol",
    "a": "qsz",
    "s": "adwx",
    "d": "sfec",
    "f": "dgrv",
    "g": "fhtb",
    "h": "gjyn",
    "j": "hkum",
    "k": "jli",
    "l": "ko",
    "z": "axs",
    "x": "zcsd",
    "c": "xvdf",
    "v": "cbfg",
    "b": "vngh",
    "n": "bmhj",
    "m": "nj",
}


class Others:
    """What all other articles of the archive say: the counts less what one article adds to them."""

    def __init__(self, words: Counter[str], pairs: Counter[str], common: dict[str, int], lexicon: Lexicon, own: Names | None) -> None:
        self.letters = lexicon.letters
        self._words, self._pairs, self._common, self._lexicon = words, pairs, common, lexicon
        self._own = own or Names("")
        self.lone: set[str] = set()

    def look_up(self, word: str) -> tuple[float, int]:
        """Return in how many other articles a word was seen, and how common it is."""
        return float(self._words[word] - (word in self._own.counts)), self._common.get(word, 0)

    def look_up_own(self, word: str) -> tuple[float, int]:
        """Return what `look_up` says of a word of the article itself."""
        return self.look_up(word)

    def little_known(self, words: Iterable[str]) -> dict[str, tuple[float, int]]:
        """Return what `look_up` says of each word that can be judged and is not well known."""
        return {word: fact for word in words if is_name(word) and (fact := self.look_up(word))[0] <= WELL_KNOWN}

    def together(self, pair: str) -> float:
        """Return in how many other articles two words stand side by side."""
        return float(self._pairs[pair] - (pair in self._own.pairs))

    def near(self, word: str) -> Sequence[str]:
        """Return the well-known names one edit away."""
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
    """Return the rows of a file of the benchmark."""
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


def rights() -> dict[tuple[str, str], str]:
    """Return the right form of each real misspelling, by article and wrong form."""
    forms: dict[tuple[str, str], str] = {}
    for row in load("judged.jsonl"):
        if row["verdict"] == "true" and row.get("suggestion"):
            forms[row["article_id"], row["text"]] = row["suggestion"].split(" ")[-1]
    for row in (*load("natural_review.jsonl"), *load("natural.jsonl")):
        for wrong, right in zip(row["wrong"].split("-"), (row["right"] or "").split("-"), strict=False):
            if wrong != right:
                forms[row["article_id"], wrong.replace("’", "'")] = right.replace("’", "'")
    return forms


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
    other = (
        letter
        if kind == "extra" and slip < 0.35
        else rng.choice(NEAR_KEYS.get(letter, LETTERS))
        if slip < 0.65
        else rng.choice("aeiou")
        if letter in "aeiou" and slip < 0.9
        else rng.choice(LETTERS)
    )
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
    for written, pair in find_pairs(names, known):
        if is_plain(body, pair):
            yield pair, bool(written), written


def is_plain(body: str, pair: Pair) -> bool:
    """Tell whether a suspect stands where nobody speaks of spelling; note whether it only opens sentences."""
    spots = list(places(body, pair.suspect))
    pair.opens = all(stands_open(body, start) for start, _ in spots)
    return any(not speaks_of_spelling(body, *spot) for spot in spots)


def collect() -> tuple[list[Row], int, int]:
    """Return all pairs of all articles, as found and with planted misspellings; how many planted ones make no pair; how many articles."""
    common = lexicon_builder.commonness()
    texts = archive()
    counted = {name for name, _ in lexicon_builder.articles()}
    names = {key: read_names(f"{title}\n{body}") for key, (title, body) in texts.items()}
    _, words, pairs = 0, Counter[str](), Counter[str]()
    for key in counted:
        words.update(names[key].words)
        pairs.update(names[key].pairs)
    lexicon = Lexicon(lexicon_builder.SHIPPED.read_bytes())
    said, right_forms = verdicts(), rights()
    rows: list[Row] = []
    missed = 0
    for key, (title, body) in sorted(texts.items()):
        known = Others(words, pairs, common, lexicon, names[key] if key in counted else None)
        for pair, is_full, written in rows_of(title, body, known):
            verdict = said.get((key, pair.suspect), "unread")
            meant = right_forms.get((key, pair.suspect), pair.right)
            if verdict != "neutral":
                rows.append(Row(key, pair, int(verdict == "true" and meant == pair.right), 1.0, verdict, is_full, written))
        rng = random.Random(f"{SEED} {key}")  # noqa: S311 - a seeded generator, no secret
        slip = planted(body, read_names(body), known, rng)
        if slip:
            changed, right, wrong = slip
            pairs_of_slip = [found for found in rows_of(title, changed, known) if found[0].suspect == wrong]
            rows += [
                Row(key, pair, int(pair.right == right), PLANTED_WEIGHT, "planted", is_full, written) for pair, is_full, written in pairs_of_slip
            ]
            missed += not pairs_of_slip
    return rows, missed, len(texts)


def fit(values: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return intercept and coefficients of a logistic regression, on the features' own scales."""
    scale = np.maximum(values.std(axis=0), 1e-6)
    model = LogisticRegression(C=1.0, max_iter=4000, tol=1e-6).fit(values / scale, labels, sample_weight=weights)
    return np.concatenate([model.intercept_, model.coef_[0] / scale])


def predict(values: np.ndarray, fitted: np.ndarray) -> np.ndarray:
    """Return the probabilities by fitted weights."""
    return 1 / (1 + np.exp(-(values @ fitted[1:] + fitted[0])))


def detector(rows: list[Row]) -> tuple[dict[str, float], np.ndarray]:
    """Return the weights of one detector, and what weights fitted without a row's fold say of that row."""
    found = [features(row.pair) for row in rows]
    names = sorted({name for values in found for name in values})
    values = np.array([[row.get(name, 0.0) for name in names] for row in found])
    labels = np.array([row.label for row in rows])
    weights = np.array([row.weight for row in rows])
    folds = np.array([lexicon_builder.fold_of(row.article, FOLDS) for row in rows])
    crossed = np.zeros(len(rows))
    for fold in range(FOLDS):
        rest = folds != fold
        crossed[~rest] = predict(values[~rest], fit(values[rest], labels[rest], weights[rest]))
    fitted = fit(values, labels, weights)
    return {"": round(float(fitted[0]), 4), **{n: round(float(c), 4) for n, c in zip(names, fitted[1:], strict=True)}}, crossed


def best_of(rows: list[Row], crossed: np.ndarray) -> dict[tuple[str, str, bool], tuple[float, Row]]:
    """Return the likeliest pair of each suspect."""
    best: dict[tuple[str, str, bool], tuple[float, Row]] = {}
    for row, p in zip(rows, crossed, strict=True):
        key = (row.article, row.pair.suspect, row.kind == "planted")
        if key not in best or p > best[key][0]:
            best[key] = (float(p), row)
    return best


def figures(rows: list[Row], crossed: np.ndarray, missed: int, articles: int) -> dict[str, Any]:
    """Return what the cross-validated probabilities reach, at several thresholds and by steps of confidence."""
    best = best_of(rows, crossed).values()
    slips = {row.article for row in rows if row.kind == "planted"}
    real = [(p, row) for p, row in best if row.kind != "planted"]
    known = sum(row.kind == "true" for _, row in real)
    told: dict[str, Any] = {}
    for threshold in (0.5, 0.7, 0.9):
        flags = [row for p, row in real if p >= threshold]
        hits = sum(row.kind == "true" for row in flags)
        planted_hits = sum(p >= threshold and row.kind == "planted" for p, row in best)
        told[str(threshold)] = {
            "flags per 1,000 articles": round(1000 * len(flags) / articles, 1),
            "precision": round(hits / max(1, len(flags)), 3),
            "recall of known misspellings": round(hits / known, 3),
            "recall of planted misspellings": round(planted_hits / (len(slips) + missed), 3),
        }
    steps = ((0.3, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01))
    told["right by confidence"] = {}
    for low, high in steps:
        kinds = [row.kind == "true" for p, row in real if low <= p < high]
        told["right by confidence"][f"{low}-{min(high, 1.0)}"] = [len(kinds), round(sum(kinds) / max(1, len(kinds)), 2)]
    return told


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--dry", action="store_true", help="report only")
    parser.add_argument("--show", type=int, default=0, help="print so many of the likeliest pairs that nobody has read")
    args = parser.parse_args()
    rows, missed, articles = collect()
    weights: dict[str, dict[str, float]] = {}
    crossed = np.zeros(len(rows))
    for name, is_full in (("near", False), ("full", True)):
        chosen = [n for n, row in enumerate(rows) if row.is_full == is_full]
        weights[name], crossed[chosen] = detector([rows[n] for n in chosen])
    reached = figures(rows, crossed, missed, articles)
    print(json.dumps(reached, indent=1))
    unread = sorted((-p, row.article, row.pair.suspect, row.pair.right) for p, row in best_of(rows, crossed).values() if row.kind == "unread")
    for p, article, suspect, right in unread[: args.show]:
        print(f"{-p:.2f} {article} {suspect} -> {right}")
    if not args.dry:
        about = "made by scripts/fit_names.py; the figures are cross-validated over articles, each judged by the counts of all others"
        WEIGHTS.write_text(json.dumps({"about": about, "figures": reached, "weights": weights}, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
