"""Fits the weights by which copydesk judges whether a name is misspelt, and writes them with the figures reached.

    python scripts/build_lexicon.py --folds 3 -o FOLDER
    python scripts/fit_names.py FOLDER [--dry] [--show N]

It needs ../shared (the archive and its verdicts on real misspellings) and, in the environment that runs it, scikit-learn and what
build_lexicon.py needs. The articles of each fold are judged in a run of their own with the lexicon that was counted without them, like an
archive that copydesk has never seen. Three sets of articles are judged: the archive, the archive with one misspelling planted in each
article, and the benchmark's planted ones. Half of each weight is fitted to all pairs, half to the pairs of one kind. What is told of an
article never comes from weights that were fitted to it; the confidences come from what readers said of the pairs of the archive.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from folds import ROOT, fold_lexicons, fold_of
from name_labels import CORPUS, load, planted, read_articles, rights, verdicts
from sklearn.linear_model import LogisticRegression

from copydesk.check import check
from copydesk.checks.entities.near_misses import locate, mentioned, others
from copydesk.config import Settings
from copydesk.engine import survey_pass
from copydesk.finding import Severity
from copydesk.readers import rows_input
from copydesk.text.lexicon import load_lexicon
from copydesk.text.misspelling import features
from copydesk.text.names import english_text, read_names
from copydesk.text.suspects import find_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copydesk.check import Record
    from copydesk.text.misspelling import Pair

WEIGHTS = ROOT / "validators" / "copydesk" / "data" / "names.weights.json"
PARTS = 5
SEED = 20
STRENGTH = 0.5
"""The inverse of how strongly weights are drawn to zero."""
READ, GENERATED, BENCHMARKED, BESIDE, UNDECIDED = 1.0, 0.15, 1.0, 0.3, 0.3
"""How much a pair counts: of the archive, planted, planted by the benchmark, beside such a one, and one that readers call neither right nor wrong."""
FLOOR = 0.7
"""Confidence of the least likely findings that are shown by default."""
PRECISION, FLAGS = 0.92, 0.045
"""What the findings shown by default must reach together: the share that is right, and at most so many of them to each article."""
STEPS = (0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99, 0.995)
BELOW = 4.0
"""How far below the least likely shown findings the scores of those lie that are hardly ever right."""


@dataclass(slots=True)
class Row:
    """One pair of an article: with what readers or the generator say of it, and how much it counts."""

    article: str
    source: str
    pair: Pair
    label: int
    weight: float
    verdict: str = ""
    is_judged: bool = False


def judged(rows: Iterable[dict[str, Any]], lexicon: Path) -> dict[str, list[tuple[Pair, bool, list[tuple[int, int]]]]]:
    """Return the pairs of each article of one run, with whether the suspect stands in the body, and where."""
    found: dict[str, list[tuple[Pair, bool, list[tuple[int, int]]]]] = {}

    def judge(record: Record) -> tuple[()]:
        names = record.of(mentioned)
        for _, pair in find_pairs(names, others(record, names)) if names else ():
            body, title = locate(record, pair)
            if body or title:
                found.setdefault(record.ref.id, []).append((pair, bool(body), body))
        return ()

    probe = check("ENT000", "probe", severity=Severity.INFO, message="", fields=["body"], since="0.1", flagged=[], accepted=[])(judge)
    run = survey_pass([rows_input(list(rows))], Settings().changed(lexicon=str(lexicon), now="2026-06-01"))
    with run.spool:
        for _ in run.judge([probe]):
            pass
    if run.failures:
        sys.exit(f"fit_names: {run.failures}")
    return found


def collect(lexicons: list[Path]) -> Iterator[Row]:
    """Yield all pairs of all sets of articles."""
    with gzip.open(CORPUS, "rb") as lines:
        corpus = [json.loads(line) for line in lines]
    known = {article["id"] for article in corpus}
    corpus += [article for article in load("natural_articles.jsonl.gz") if article["id"] not in known]
    benchmark = load("articles.jsonl.gz")
    read = read_articles()
    gold = {row["article_id"]: row for row in load("gold.jsonl")}
    said, meant = verdicts(), rights()
    for fold, lexicon in enumerate(lexicons):
        real = [article for article in corpus if fold_of(article["id"], len(lexicons)) == fold]
        for key, pairs in judged(real, lexicon).items():
            for pair, in_body, _ in pairs:
                yield _of_archive(key, pair, said, meant, is_judged=in_body and key in read)
        slips = dict(_slips(real, lexicon))
        changed = [{**article, "body": slips[article["id"]][0]} for article in real if article["id"] in slips]
        for key, pairs in judged(changed, lexicon).items():
            _, right, wrong = slips[key]
            for pair, _, _ in pairs:
                if wrong in {pair.suspect, pair.right}:
                    yield Row(key, "generated", pair, int((pair.suspect, pair.right) == (wrong, right)), GENERATED)
        for key, pairs in judged([article for article in benchmark if fold_of(article["id"], len(lexicons)) == fold], lexicon).items():
            slip = gold.get(key)
            for pair, _, spots in pairs:
                if slip and any(start < slip["end"] and slip["start"] < end for start, end in spots):
                    yield Row(key, "benchmark", pair, int(pair.right in slip["original"].replace("’", "'").replace("-", " ").split()), BENCHMARKED)
                else:
                    row = _of_archive(key, pair, said, meant, is_judged=False)
                    row.source, row.weight = "benchmark", min(row.weight, BESIDE)
                    yield row


def _of_archive(key: str, pair: Pair, said: dict[tuple[str, str], str], meant: dict[tuple[str, str], str], *, is_judged: bool) -> Row:
    verdict = said.get((key, pair.suspect), "unread")
    is_right = verdict == "true" and meant.get((key, pair.suspect), pair.right) == pair.right
    return Row(key, "archive", pair, int(is_right), UNDECIDED if verdict == "neutral" else READ, verdict, is_judged)


def _slips(articles: list[dict[str, Any]], lexicon: Path) -> Iterator[tuple[str, tuple[str, str, str]]]:
    known = load_lexicon(str(lexicon))
    for article in articles:
        body = article.get("body") or ""
        if english_text(article.get("title"), body, article.get("language")):
            rng = random.Random(f"{SEED} {article['id']}")  # noqa: S311 - a seeded generator, no secret
            slip = planted(body, read_names(body), known, rng)
            if slip:
                yield article["id"], slip


def fit(values: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return intercept and coefficients of a logistic regression, on the features' own scales."""
    middle, scale = values.mean(axis=0), np.maximum(values.std(axis=0), 1e-6)
    model = LogisticRegression(C=STRENGTH, max_iter=4000, tol=1e-6).fit((values - middle) / scale, labels, sample_weight=weights)
    slopes = model.coef_[0] / scale
    return np.concatenate([model.intercept_ - middle @ slopes, slopes])


def fit_kinds(values: np.ndarray, rows: list[Row]) -> dict[str, np.ndarray]:
    """Return the weights of each kind of pair: the mean of those of all pairs and of its own."""
    labels, weights = np.array([row.label for row in rows]), np.array([row.weight for row in rows])
    kinds = np.array([row.pair.kind for row in rows])
    shared = fit(values, labels, weights)
    return {kind: (shared + fit(values[kinds == kind], labels[kinds == kind], weights[kinds == kind])) / 2 for kind in ("here", "near", "full")}


def scores(values: np.ndarray, rows: list[Row], fitted: dict[str, np.ndarray]) -> np.ndarray:
    """Return the weighted sums."""
    by_kind = np.array([fitted[row.pair.kind] for row in rows])
    return by_kind[:, 0] + (by_kind[:, 1:] * values).sum(axis=1)


def crossed(values: np.ndarray, rows: list[Row]) -> np.ndarray:
    """Return the score of each pair by weights that were fitted without the fifth of the articles it is from."""
    parts = np.array([fold_of(row.article, PARTS) for row in rows])
    told = np.zeros(len(rows))
    for part in range(PARTS):
        others_, own = np.flatnonzero(parts != part), np.flatnonzero(parts == part)
        told[own] = scores(values[own], [rows[n] for n in own], fit_kinds(values[others_], [rows[n] for n in others_]))
    return told


def flagged(rows: list[Row], told: np.ndarray) -> list[tuple[float, Row]]:
    """Return the likeliest pair of each suspect of the read articles, those left out whose right form is the likelier suspect."""
    best: dict[tuple[str, str], tuple[float, Row]] = {}
    for row, score in zip(rows, told, strict=True):
        key = row.article, row.pair.suspect
        if row.is_judged and (key not in best or score > best[key][0]):
            best[key] = float(score), row
    rival = {(row.article, row.pair.suspect): score for score, row in best.values()}
    return [(score, row) for score, row in best.values() if rival.get((row.article, row.pair.right), -np.inf) < score]


def calibrate(found: list[tuple[float, Row]], articles: int) -> tuple[list[float], list[float], dict[str, Any]]:
    """Return scores with the confidences that stand for them, and what the findings above the floor reach.

    The upper scores are read as a logistic curve through the verdicts; the floor is set where all findings above it are precise enough.
    """
    found = sorted(found, key=lambda item: -item[0])
    clear = [(score, row.verdict == "true") for score, row in found if row.verdict != "neutral"]
    least, hits, wrongs, told = found[0][0], 0, 0, {}
    for number, (score, row) in enumerate(found, 1):
        hits += row.verdict == "true"
        wrongs += row.verdict not in {"true", "neutral"}
        if hits >= PRECISION * (hits + wrongs) and number <= FLAGS * articles:
            least = score
            told = {"flags per 1,000 articles": round(1000 * number / articles, 1), "precision": round(hits / (hits + wrongs), 3)}
    near = [(score, right) for score, right in clear if score > least - BELOW]
    curve = LogisticRegression(C=1e6).fit([[score] for score, _ in near], [right for _, right in near])
    slope, shift = float(curve.coef_[0][0]), float(curve.intercept_[0])
    knots = [(least - BELOW, 0.05), (least, FLOOR)]
    for step in STEPS:
        score = (np.log(step / (1 - step)) - shift) / slope
        if score > knots[-1][0] + 0.1:
            knots.append((float(score), step))
    bins = {}
    for low, high in ((0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)):
        inside = [right for score, right in clear if low <= np.interp(score, *zip(*knots, strict=True)) < high]
        bins[f"{low} to {min(high, 1)}"] = [len(inside), round(sum(inside) / max(1, len(inside)), 2)]
    return [round(score, 4) for score, _ in knots], [confidence for _, confidence in knots], {**told, "right by confidence": bins}


def planted_found(rows: list[Row], told: np.ndarray, least: float) -> dict[str, float]:
    """Return which shares of the planted misspellings that make a pair are found."""
    reached: dict[str, dict[str, bool]] = {"generated": {}, "benchmark": {}}
    for row, score in zip(rows, told, strict=True):
        if row.label and row.source in reached and row.verdict != "true":
            reached[row.source][row.article] = reached[row.source].get(row.article, False) or bool(score >= least)
    shares = {source: round(sum(hit.values()) / max(1, len(hit)), 3) for source, hit in reached.items()}
    return {f"{source} misspellings found, of those that make a pair": share for source, share in shares.items()}


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path, help="where build_lexicon.py --folds wrote")
    parser.add_argument("--dry", action="store_true", help="report only")
    parser.add_argument("--show", type=int, default=0, help="print so many of the likeliest pairs that nobody has read")
    args = parser.parse_args()
    lexicons = fold_lexicons(args.folder)
    if not lexicons:
        sys.exit(f"fit_names: no fold*.lexicon in {args.folder}; build them with build_lexicon.py --folds 3 -o {args.folder}")
    rows = list(collect(lexicons))
    told_by = [features(row.pair) for row in rows]
    names = sorted({name for values in told_by for name in values})
    values = np.array([[row.get(name, 0.0) for name in names] for row in told_by])
    told = crossed(values, rows)
    found = flagged(rows, told)
    articles = len(read_articles())
    steps, confidences, reached = calibrate(found, articles)
    reached |= planted_found(rows, told, steps[1])
    print(json.dumps(reached, indent=1))
    unread = sorted(((score, row) for score, row in found if row.verdict == "unread"), key=lambda item: (-item[0], item[1].article))
    for score, row in unread[: args.show]:
        print(f"{score:.2f} {row.article} {row.pair.suspect} -> {row.pair.right}")
    if not args.dry:
        fitted = {
            kind: {name: round(float(weight), 4) for name, weight in zip(["", *names], weights, strict=True)}
            for kind, weights in fit_kinds(values, rows).items()
        }
        about = "made by scripts/fit_names.py; the figures are cross-validated over articles, each judged by lexicons counted without it"
        content = {"about": about, "figures": reached, "scores": steps, "confidences": confidences, "weights": fitted}
        WEIGHTS.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
