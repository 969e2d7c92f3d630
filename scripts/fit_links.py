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
MIX = {"clean": 1.0, "moved": 0.093, "foreign": 0.0134}
"""Faulty links for each clean one in a mixed supply: about one block in four has moved labels, one in sixteen a foreign one."""
KINDS = {"moved": "moved", "together": "moved", "foreign": "foreign"}
"""The faults that the models find."""
STRENGTH = 0.1
MOST_OF_A_SITE, LEAST_SHARE, LEAST_SITES = 10, 0.006, 6
ELSEWHERE = 7
"""Where the features begin that speak of other records."""


class Case(NamedTuple):
    """One link in doubt: what was done to it, its features by model, the site of its page, its place in its block, and what was seen there."""

    kind: str
    moved: tuple[float, ...] | None
    foreign: tuple[float, ...] | None
    site: str
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
            kinds[i] = kinds[j] = "moved"
        elif fault == "shift" and len(sound) > 2:
            moving = sound if chance.random() < 0.5 else list(range(len(labels)))
            for to, label in zip(moving[1:] + moving[:1], [labels[i] for i in moving], strict=True):
                labels[to] = label
            kinds = ["moved" if kind == "clean" else kind for kind in kinds]
        elif fault == "foreign" and sound:
            i = chance.choice(sound)
            own = [label for label in by_site[site] if label not in labels]
            others = [label for label in by_language[rows[0]["page_language"] or ""] if label not in labels]
            donors = own if own and (chance.random() < 0.6 or not others) else others
            if donors:
                labels[i], kinds[i] = chance.choice(donors), "foreign"
        links = tuple(RelatedLink(label, row["href"], row["image_alt"]) for label, row in zip(labels, rows, strict=True))
        planted.append((site, Article(url=page, title=rows[0]["page_title"], related_links=links), kinds))
    return planted


def cases(planted: list[tuple[str, Article, list[str]]], *, alone: bool) -> list[Case]:
    """Return the features of every link in doubt; `alone` hides what other records say of a label or page, as in a small run."""
    index = LinkIndex()
    for _, article, _ in planted:
        index.add(article)
    index.finish()
    found = []
    for site, article, kinds in planted:
        block = Block([Link(i, link) for i, link in enumerate(article.related_links)], index, article.title)
        shift = best_shift(block)
        doubtful = [i for i, link in enumerate(block.links) if link.said and link.target and block.own[i][1] < LOW]
        seen = {i: moved for i in doubtful if (moved := moved_features(block, i, shift))}
        for i in doubtful:
            if kinds[i] != "unsure":
                strange = foreign_features(block, i, index)
                if strange and alone:
                    strange = (*strange[:ELSEWHERE], 0.0, 0.0, *strange[ELSEWHERE + 2 :])
                found.append(Case(kinds[i], seen[i].features if i in seen else None, strange, site, i, seen))
    return found


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


def measure(name: str, found: list[Case], clean_links: int) -> tuple[np.ndarray, dict[str, Any]]:
    """Fit a model, and measure it on the sites that each fold leaves out."""
    use = [case for case in found if getattr(case, name) is not None and case.kind in ("clean", KINDS[name])]
    kind = KINDS[name]
    x = np.array([getattr(case, name) for case in use])
    y = np.array([case.kind == kind for case in use], dtype=float)
    planted = sum(case.kind == kind for case in found)
    # A faulty link weighs so much that faulty and clean ones stand in the proportion of MIX.
    weight = np.where(y == 1, MIX[kind] * clean_links / max(planted, 1), 1.0)
    fold = np.array([zlib.crc32(case.site.encode()) % FOLDS for case in use])
    p = np.zeros(len(y))
    for k in range(FOLDS):
        train = fold != k
        beta = fit(x[train], y[train], weight[train], STRENGTH)
        p[~train] = 1 / (1 + np.exp(-np.clip(np.column_stack([np.ones((~train).sum()), x[~train]]) @ beta, -30, 30)))
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
    return fit(x, y, weight, STRENGTH), report


def with_company(found: list[Case], beta: np.ndarray) -> list[Case]:
    """Return the cases with the features of the second model of moved labels, which sees the first one's word on each label of a block."""
    rounded = np.round(beta, 4)
    alone = {id(case.seen): {i: float(rounded[0] + np.dot(rounded[1:], moved.features)) for i, moved in case.seen.items()} for case in found}
    return [case._replace(together=together_features(case.place, case.seen, alone[id(case.seen)])) if case.moved else case for case in found]


def gold_cases(bench: Path) -> list[Case]:
    """Return the links of a labelled benchmark that are in doubt, as right, moved or foreign ones."""
    kinds: dict[tuple[str, int], str] = {}
    for line in (bench / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        kinds[row["id"], row["index"]] = {"swap": "moved", "shift": "moved"}.get(row["class"], row["class"])
    with gzip.open(bench / "inputs.jsonl.gz", "rt", encoding="utf-8") as handle:
        blocks = [json.loads(line) for line in handle]
    planted = []
    for block in blocks:
        page = block["page"]
        links = tuple(RelatedLink(link["label"], link["url"], link["image_alt"]) for link in block["links"])
        named = [kinds.get((block["id"], i), "unsure") for i in range(len(links))]
        wanted = [kind if kind in ("clean", "moved", "foreign") else "unsure" for kind in named]
        planted.append((page["source"], Article(url=page["url"], title=page["title"], related_links=links), wanted))
    return cases(planted, alone=False)


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
    found: list[Case] = []
    clean_links = 0
    for seed in range(ROUNDS):
        planted = plant(blocks, seed)
        clean_links += sum(kinds.count("clean") for _, _, kinds in planted)
        found += cases(planted, alone=seed % 3 == 0)
    labelled = gold_cases(args.bench)
    result: dict[str, Any] = {"weights": {}, "measured": {}}
    for name in KINDS:
        beta, report = measure(name, found, clean_links)
        if name == "moved":
            found = with_company(found, beta)
        if name == "foreign":
            result["calibration"] = {name: calibrate(name, beta, labelled)}
        result["weights"][name] = [round(float(value), 4) for value in beta]
        result["measured"][name] = report
    text = "{\n" + ",\n".join(f' "{part}": {json.dumps(value)}' for part, value in result.items()) + "\n}\n"
    args.output.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
