"""What readers said of names in the archive and the benchmark, and misspellings planted by a seeded generator: what fit_names.py learns from."""

from __future__ import annotations

import gzip
import json
import sys
from typing import TYPE_CHECKING, Any

from folds import ROOT

from copydesk.text.misspelling import FAINT
from copydesk.text.names import Names, is_name, places

if TYPE_CHECKING:
    import random

    from copydesk.text.lexicon import Lexicon

CORPUS = ROOT.parent / "shared" / "corpus" / "dev" / "articles.jsonl.gz"
BENCHMARK = ROOT.parent / "shared" / "benchmarks" / "entity_typos"
VERDICTS = ROOT / "tests" / "benchmarks" / "names" / "verdicts.jsonl"
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


def load(name: str) -> list[dict[str, Any]]:
    """Return the rows of a file of the benchmark."""
    path = BENCHMARK / name
    if not path.exists():
        sys.exit(f"name_labels: {path} is not there; the weights can only be fitted beside the shared benchmarks")
    with (gzip.open if name.endswith(".gz") else open)(path, "rb") as lines:
        return [json.loads(line) for line in lines]


def read_articles() -> set[str]:
    """Return the ids of the articles of the archive whose flagged names were read."""
    with gzip.open(BENCHMARK / "wild_ids.txt.gz", "rt") as lines:
        return set(lines.read().split())


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


def planted(body: str, names: Names, known: Lexicon, rng: random.Random) -> tuple[str, str, str] | None:
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
        if wrong == right or not wrong[1:].isalpha() or not is_unheard_of(wrong, known) or wrong in names.counts:
            continue
        spots = list(places(body, right))
        if spots:
            start, end = rng.choice(spots)
            return body[:start] + wrong + body[end:], right, wrong
    return None


def is_unheard_of(word: str, known: Lexicon) -> bool:
    """Tell whether a word was seen in no article and is in no list of names, and is hardly ever written otherwise."""
    articles, common = known.look_up(word)
    return articles == 0 and common < FAINT and known.look_up(word.lower()) == (0, 0)
