"""Fits the weights of the label comparison (LNK003, LNK008) and writes them with the figures they reached.

usage: python scripts/fit_links.py [--corpus ../shared/corpus/dev] [--output validators/copydesk/checks/links/weights.json]

Blocks of related links of real pages are taken as right, and faults are planted in them: two labels exchanged, all labels moved on by one,
a label of another block. Whole sites are left out in turn to measure what the weights are worth on sites that they have not seen.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import zlib
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from copydesk.checks.links.blocks import Block, Link, common_stems
from copydesk.checks.links.exchanges import belonging_features, exchange_features, gains, host_strangers, likeliest, meeting_pairs
from copydesk.checks.links.fits import LOW, Moved, best_shift, foreign_features, moved_features, together_features
from copydesk.survey.links import LinkIndex
from copydesk.text.hosts import host_of, registrable_domain
from copydesk.text.slugs import slug_words, stem, words
from copydesk_schemas import Article, RelatedLink

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 6
FOLDS = 10
LONGEST = 12
SHARES = {"swap": 0.16, "shift": 0.10, "foreign": 0.30}
"""How many blocks get which fault; the weights below bring the numbers back to those of a mixed supply."""
MOVED = ("swap", "shift")
MIX = {"moved": 0.093, "together": 0.093, "foreign": 0.0134, "exchanged": 0.038}
"""Faulty links for each clean one in a mixed supply: about one block in four has moved labels, one in sixteen a foreign one."""
KINDS = {"moved": MOVED, "together": MOVED, "foreign": ("foreign",)}
"""The faults that the models of single links find."""
STRENGTH = 0.1
STRENGTH_OF_PAIRS = 1.0
MOST_OF_A_SITE, LEAST_SHARE, LEAST_SITES = 10, 0.006, 6
ELSEWHERE = 7
"""Where the features begin that speak of other records."""


class Pair(NamedTuple):
    """Two labels in doubt of a block: its number, their places, their features, whether they were exchanged, and whether that can be learnt from."""

    block: int
    places: tuple[int, int]
    features: tuple[float, ...]
    exchanged: bool
    telling: bool
    site: str


class Case(NamedTuple):
    """One link in doubt: what was done to it, its features by model, the site of its page, its place in its block, and what was seen there."""

    kind: str
    moved: tuple[float, ...] | None
    foreign: tuple[float, ...] | None
    site: str
    block: int
    place: int
    seen: dict[int, Moved]
    together: tuple[float, ...] | None = None


def read_blocks(corpus: Path) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """Return the blocks of related links as (site, page address, rows)."""
    groups: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    with gzip.open(corpus / "links.jsonl.gz", "rt", encoding="utf-8") as handle:
        for line in handle:
            row = json.loads(line)
            if row["kind"] == "related" and row["label"]:
                groups[row["page_url"], row["heading"]].append(row)
    blocks = []
    for (page, _), rows in groups.items():
        host = host_of(page)
        for at in range(0, len(rows), LONGEST):
            part = rows[at : at + LONGEST]
            if host and len(part) > 2 and sum(row["usable"] for row in part) > 1:
                blocks.append((registrable_domain(host), page, part))
    return blocks


def plant(blocks: list[tuple[str, str, list[dict[str, Any]]]], seed: int) -> list[tuple[str, Article, list[str]]]:
    """Return each block as an article, and what was done to each of its links."""
    chance = random.Random(seed)  # noqa: S311 - faults, not secrets
    by_site: dict[str, list[str]] = defaultdict(list)
    by_language: dict[str, list[str]] = defaultdict(list)
    for site, _, rows in blocks:
        for row in rows:
            if row["usable"]:
                by_site[site].append(row["label"])
                by_language[row["page_language"] or ""].append(row["label"])
    planted = []
    for site, page, rows in blocks:
        labels = [row["label"] for row in rows]
        kinds = ["clean" if row["usable"] and labels.count(row["label"]) == 1 else "unsure" for row in rows]
        sound = [i for i, kind in enumerate(kinds) if kind == "clean"]
        fault = chance.choices([*SHARES, "none"], [*SHARES.values(), 1 - sum(SHARES.values())])[0]
        if fault == "swap" and len(sound) > 1:
            i, j = chance.sample(sound, 2)
            labels[i], labels[j] = labels[j], labels[i]
            kinds[i] = kinds[j] = "swap"
        elif fault == "shift" and len(sound) > 2:
            moving = sound if chance.random() < 0.5 else list(range(len(labels)))
            for to, label in zip(moving[1:] + moving[:1], [labels[i] for i in moving], strict=True):
                labels[to] = label
            kinds = ["shift" if kind == "clean" else kind for kind in kinds]
        elif fault == "foreign" and sound:
            i = chance.choice(sound)
            own = [label for label in by_site[site] if label not in labels]
            others = [label for label in by_language[rows[0]["page_language"] or ""] if label not in labels]
            donors = own if own and (chance.random() < 0.6 or not others) else others
            if donors:
                labels[i], kinds[i] = chance.choice(donors), "foreign"
        links = tuple(_link(row, label) for label, row in zip(labels, rows, strict=True))
        planted.append((site, Article(url=page, title=rows[0]["page_title"], related_links=links), kinds))
    return planted


def _link(row: dict[str, Any], label: str) -> RelatedLink:
    return RelatedLink(label, row["href"], row["image_alt"])


def indexed(planted: list[tuple[str, Article, list[str]]]) -> LinkIndex:
    """Return the index of the links of some articles."""
    index = LinkIndex()
    for _, article, _ in planted:
        index.add(article)
    index.finish()
    return index


def cases(planted: list[tuple[str, Article, list[str]]], belongs: list[float], *, alone: bool, first: int = 0) -> tuple[list[Case], list[Pair]]:
    """Return the features of every link in doubt, and of every two of them that may have been exchanged.

    Args:
        planted: articles, and what was done to each of their links.
        belongs: the weights of what labels and addresses that belong together have in common.
        alone: whether to hide what other records say of a label or page, as in a small run.
        first: the number of the first block.
    """
    index = indexed(planted)
    found, pairs = [], []
    for number, (site, article, kinds) in enumerate(planted, first):
        block = Block([Link(i, link) for i, link in enumerate(article.related_links)], index, article.title)
        shift = best_shift(block)
        doubtful = [i for i, link in enumerate(block.links) if link.said and link.target and block.own[i][1] < LOW]
        seen = {i: moved for i in doubtful if (moved := moved_features(block, i, shift))}
        for i in doubtful:
            if kinds[i] != "unsure":
                strange = foreign_features(block, i, index)
                if strange and alone:
                    strange = (*strange[:ELSEWHERE], 0.0, 0.0, *strange[ELSEWHERE + 2 :])
                found.append(Case(kinds[i], seen[i].features if i in seen else None, strange, site, number, i, seen))
        for gain in gains(block, meeting_pairs(block, doubtful), belongs):
            both = kinds[gain.first], kinds[gain.second]
            features = exchange_features(block, gain, len(doubtful))
            pairs.append(
                Pair(number, (gain.first, gain.second), features, both == ("swap", "swap"), both in {("swap", "swap"), ("clean", "clean")}, site)
            )
    return found, pairs


def fit_belonging(blocks: list[tuple[str, str, list[dict[str, Any]]]]) -> list[float]:
    """Return the weights of what a label has in common with its own target and not with others of its block."""
    planted = []
    for site, page, rows in blocks:
        links = tuple(_link(row, row["label"]) for row in rows)
        sound = ["clean" if row["usable"] else "unsure" for row in rows]
        planted.append((site, Article(url=page, title=rows[0]["page_title"], related_links=links), sound))
    index = indexed(planted)
    x, y, weight = [], [], []
    for _, article, kinds in planted:
        block = Block([Link(i, link) for i, link in enumerate(article.related_links)], index, article.title)
        strangers = {i: host_strangers(block, i) for i, link in enumerate(block.links) if kinds[i] == "clean" and link.said and link.target}
        for i in strangers:
            others = [j for j in block.comparable_with(i) if j in strangers]
            for j in [i, *others] if others else ():
                x.append(belonging_features(block, i, j, strangers[j]))
                y.append(float(i == j))
                weight.append(1.0 if i == j else 1 / len(others))
    return [round(float(value), 4) for value in fit(np.array(x), np.array(y), np.array(weight), STRENGTH_OF_PAIRS)]


def write_stems(blocks: list[tuple[str, str, list[dict[str, Any]]]], output: Path) -> None:
    """Write the share of pages on which each common stem stands in a label or address; pages of one site count for at most ten."""
    pages: dict[tuple[str, str], set[str]] = defaultdict(set)
    for site, page, rows in blocks:
        for row in rows:
            pages[site, page].update(stem(word) for word in (*words(row["label"]), *slug_words(row["href"])))
    of_site: dict[str, list[set[str]]] = defaultdict(list)
    for (site, _), stems in sorted(pages.items(), key=lambda entry: entry[0]):
        of_site[site].append(stems)
    weight, total = Counter[str](), 0.0
    for sets in of_site.values():
        share = min(len(sets), MOST_OF_A_SITE) / len(sets)
        for stems in sets:
            total += share
            for item in stems:
                weight[item] += share  # type: ignore[assignment]
    sites = Counter(item for sets in of_site.values() for item in set().union(*sets))
    common = {item: round(count / total, 4) for item, count in sorted(weight.items()) if count / total >= LEAST_SHARE and sites[item] >= LEAST_SITES}
    output.write_text(json.dumps(common, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray, strength: float) -> np.ndarray:
    """Return the weights of a logistic model, the constant first, by Newton's method with a ridge."""
    x = np.column_stack([np.ones(len(x)), x])
    beta, ridge = np.zeros(x.shape[1]), np.full(x.shape[1], strength)
    ridge[0] = 1e-6
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        gradient = x.T @ (weight * (p - y)) + ridge * beta
        step = np.linalg.solve((x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(ridge), gradient)
        beta -= step
        if np.abs(step).max() < 1e-8:
            break
    return beta


def left_out(x: np.ndarray, y: np.ndarray, weight: np.ndarray, sites: list[str], learn: np.ndarray, strength: float) -> np.ndarray:
    """Return the log odds that models give which have not seen the site; `learn` tells which rows may be learnt from."""
    fold = np.array([zlib.crc32(site.encode()) % FOLDS for site in sites])
    odds = np.zeros(len(y))
    for k in range(FOLDS):
        train, rest = (fold != k) & learn, fold == k
        beta = fit(x[train], y[train], weight[train], strength)
        odds[rest] = np.clip(beta[0] + x[rest] @ beta[1:], -30, 30)
    return odds


def measure(name: str, found: list[Case], clean_links: int) -> tuple[np.ndarray, dict[str, Any], dict[tuple[int, int], float]]:
    """Fit a model, and measure it on the sites that each fold leaves out; return its probabilities there by block and place as well."""
    use = [case for case in found if getattr(case, name) is not None and case.kind in ("clean", *KINDS[name])]
    x = np.array([getattr(case, name) for case in use])
    y = np.array([case.kind in KINDS[name] for case in use], dtype=float)
    planted = sum(case.kind in KINDS[name] for case in found)
    # A faulty link weighs so much that faulty and clean ones stand in the proportion of MIX.
    weight = np.where(y == 1, MIX[name] * clean_links / max(planted, 1), 1.0)
    p = 1 / (1 + np.exp(-left_out(x, y, weight, [case.site for case in use], np.full(len(y), fill_value=True), STRENGTH)))
    table = []
    for low, high in ((0.3, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.97), (0.97, 1.01)):
        inside = (p >= low) & (p < high)
        mass = weight[inside].sum()
        table.append({"from": low, "links": int(inside.sum()), "right": round(float((weight * y)[inside].sum() / mass), 3) if mass else None})
    report = {
        "planted": planted,
        "recall_at_0.7": round(float((y * (p >= 0.7)).sum() / planted), 3),
        "false_per_1000_clean_at_0.7": round(1000 * float(((1 - y) * (p >= 0.7)).sum()) / clean_links, 2),
        "reliability": table,
    }
    return fit(x, y, weight, STRENGTH), report, {(case.block, case.place): float(share) for case, share in zip(use, p, strict=True)}


def measure_exchanges(pairs: list[Pair], swapped: int, clean_links: int) -> tuple[np.ndarray, dict[tuple[int, int], float]]:
    """Fit the model of exchanged labels; return the likelihood that models which have not seen the site give each label, by block and place.

    Only how labels and addresses that belong together look, a handful of weights, is learnt from all sites.
    """
    x = np.array([pair.features for pair in pairs])
    y = np.array([pair.exchanged for pair in pairs], dtype=float)
    learn = np.array([pair.telling for pair in pairs])
    weight = np.where(y == 1, MIX["exchanged"] * clean_links / max(swapped, 1), 1.0)
    odds = np.exp(left_out(x, y, weight, [pair.site for pair in pairs], learn, STRENGTH_OF_PAIRS))
    by_block: dict[int, dict[tuple[int, int], float]] = defaultdict(dict)
    for pair, value in zip(pairs, odds.tolist(), strict=True):
        by_block[pair.block][pair.places] = value
    likelihood = {(block, i): exchange.likelihood for block, values in by_block.items() for i, exchange in likeliest(values).items()}
    return fit(x[learn], y[learn], weight[learn], STRENGTH_OF_PAIRS), likelihood


def measure_moved(found: list[Case], shares: list[dict[tuple[int, int], float]], planted: Counter[str]) -> dict[str, Any]:
    """Return what the surer of the models of moved labels finds at 0.7, by fault, and how many clean links it takes for moved."""
    told = Counter(case.kind for case in found if max(share.get((case.block, case.place), 0.0) for share in shares) >= 0.7)
    return {
        "recall_at_0.7": {kind: round(told[kind] / planted[kind], 4) for kind in MOVED},
        "false_per_1000_clean_at_0.7": round(1000 * told["clean"] / planted["clean"], 2),
    }


def with_company(found: list[Case], beta: np.ndarray) -> list[Case]:
    """Return the cases with the features of the second model of moved labels, which sees the first one's word on each label of a block."""
    rounded = np.round(beta, 4)
    alone = {id(case.seen): {i: float(rounded[0] + np.dot(rounded[1:], moved.features)) for i, moved in case.seen.items()} for case in found}
    return [case._replace(together=together_features(case.place, case.seen, alone[id(case.seen)])) if case.moved else case for case in found]


def gold_cases(bench: Path, belongs: list[float]) -> list[Case]:
    """Return the links of a labelled benchmark that are in doubt, as right, moved or foreign ones."""
    kinds: dict[tuple[str, int], str] = {}
    for line in (bench / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        kinds[row["id"], row["index"]] = row["class"]
    with gzip.open(bench / "inputs.jsonl.gz", "rt", encoding="utf-8") as handle:
        blocks = [json.loads(line) for line in handle]
    planted = []
    for block in blocks:
        page = block["page"]
        links = tuple(RelatedLink(link["label"], link["url"], link["image_alt"]) for link in block["links"])
        named = [kinds.get((block["id"], i), "unsure") for i in range(len(links))]
        wanted = [kind if kind in ("clean", "foreign", *MOVED) else "unsure" for kind in named]
        planted.append((page["source"], Article(url=page["url"], title=page["title"], related_links=links), wanted))
    return cases(planted, belongs, alone=False)[0]


def calibrate(name: str, beta: np.ndarray, found: list[Case]) -> list[list[float]]:
    """Return the knots of the line that turns probabilities into shares of right findings on labelled links: isotonic regression.

    Each step counts one right and one wrong finding more than it has, so that few cases do not claim certainty.
    """
    use = [case for case in found if getattr(case, name) is not None and case.kind in ("clean", name)]
    score = np.column_stack([np.ones(len(use)), np.array([getattr(case, name) for case in use])]) @ beta
    p = 1 / (1 + np.exp(-np.clip(score, -30, 30)))
    steps: list[list[float]] = []  # least probability, greatest probability, right ones, all
    for share, case in sorted(zip(p.tolist(), use, strict=True), key=lambda pair: pair[0]):
        steps.append([share, share, float(case.kind == name), 1.0])
        while len(steps) > 1 and steps[-2][2] * steps[-1][3] >= steps[-1][2] * steps[-2][3]:
            last = steps.pop()
            steps[-1] = [steps[-1][0], last[1], steps[-1][2] + last[2], steps[-1][3] + last[3]]
    knots = [[0.0, 0.0]]
    for least, greatest, right, cases_here in steps:
        level = max((right + 1) / (cases_here + 2), knots[-1][1])
        ends = [[round(least, 3), round(level, 3)], [round(greatest, 3), round(level, 3)]]
        knots += ends if least < greatest else ends[:1]
    return [*knots, [1.0, max(knots[-1][1], 0.99)]]


def main() -> None:
    """Fit both models and write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus" / "dev")
    parser.add_argument("--output", type=Path, default=ROOT / "validators" / "copydesk" / "checks" / "links" / "weights.json")
    parser.add_argument(
        "--bench", type=Path, default=ROOT.parent / "shared" / "benchmarks" / "links", help="labelled blocks that confidence is calibrated on"
    )
    args = parser.parse_args()
    for needed in (args.corpus / "links.jsonl.gz", args.bench / "gold.jsonl"):
        if not needed.exists():
            sys.exit(f"fit_links.py: {needed} is not there; the weights are fitted on real links that are not part of the project")
    blocks = read_blocks(args.corpus)
    write_stems(blocks, args.output.with_name("stems.json"))
    common_stems.cache_clear()
    belongs = fit_belonging(blocks)
    found: list[Case] = []
    pairs: list[Pair] = []
    kinds = Counter[str]()
    for seed in range(ROUNDS):
        planted = plant(blocks, seed)
        kinds.update(kind for _, _, made in planted for kind in made)
        singles, doubles = cases(planted, belongs, alone=seed % 3 == 0, first=seed * len(blocks))
        found += singles
        pairs += doubles
    labelled = gold_cases(args.bench, belongs)
    result: dict[str, Any] = {"weights": {}, "measured": {}, "calibration": {}}
    shares = {}
    for name in KINDS:
        beta, report, shares[name] = measure(name, found, kinds["clean"])
        if name == "moved":
            found = with_company(found, beta)
        if name == "foreign":
            result["calibration"] = {name: calibrate(name, beta, labelled)}
        result["weights"][name] = [round(float(value), 4) for value in beta]
        result["measured"][name] = report
    beta, shares["exchanged"] = measure_exchanges(pairs, kinds["swap"], kinds["clean"])
    result["weights"] |= {"belongs": belongs, "exchanged": [round(float(value), 4) for value in beta]}
    for parts in (("together",), ("exchanged",), ("together", "exchanged")):
        result["measured"]["the surer of " + ", ".join(parts)] = measure_moved(found, [shares[part] for part in parts], kinds)
    text = "{\n" + ",\n".join(f' "{part}": {json.dumps(value)}' for part, value in result.items()) + "\n}\n"
    args.output.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
