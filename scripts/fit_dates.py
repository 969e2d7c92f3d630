"""Learns the weights of copydesk/data/dates.weights.json: which mentions in a text speak for a day as that of its writing.

usage: python scripts/fit_dates.py [--corpus FOLDER] [--write]

Every dated article, unless its address contradicts the date, is set against the days that common slips would make of it
(day and month exchanged, another year); a conditional logit tells them apart. Features are relative to the day in question,
so that no year is learnt. Without --write only the figures of a five-fold cross-validation are printed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from copydesk.survey.dates import day_of
from copydesk.text.date_fit import NAMES, TextDays
from copydesk.text.dates import find_dates, find_weekdays, make_day, with_years
from copydesk.text.scan import scan
from copydesk.text.url_dates import url_date
from copydesk.text.zones import ZoneKind, split_zones, zone_at

if TYPE_CHECKING:
    import datetime as dt

HOME = Path(__file__).resolve().parents[1]
TARGET = HOME / "validators" / "copydesk" / "data" / "dates.weights.json"
SHIFTS = (-10, -5, -3, -2, -1, 1, 2, 3, 5)
EARLIEST = 1995
FOLDS = 5
PENALTY = 3.0


def articles(path: Path) -> list[tuple[dt.date, TextDays]]:
    """Return day and mentions of every article whose day is credible."""
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            row = json.loads(line)
            address, day = url_date(row.get("url")), day_of(row.get("published_at"))
            if day is None or not row.get("body") or day.year < EARLIEST:
                continue
            if address is not None and not -1 <= (day - address.first).days <= (address.last - address.first).days + 1:
                continue
            body = row["body"]
            zones = split_zones(body)
            named = with_years(body, find_dates(body, scan(body).of("months")))
            mentions = [m for m in named if zone_at(zones, m.start) in (ZoneKind.BODY, ZoneKind.CAPTION)]
            found.append((day, TextDays(mentions, find_weekdays(body))))
    return found


def alternatives(day: dt.date) -> list[dt.date]:
    """Return the days that common slips would make of a day."""
    days = [make_day(day.year, day.day, day.month)] if day.day != day.month else []
    days += [make_day(day.year + shift, day.month, day.day) for shift in SHIFTS]
    return [d for d in days if d is not None]


def differences(day: dt.date, text: TextDays) -> np.ndarray:
    """Return the features of the true day minus those of each alternative."""
    rows = []
    for candidate in [day, *alternatives(day)]:
        row = np.zeros(len(NAMES))
        for place, value in text.features(candidate).items():
            row[place] = value
        rows.append(row)
    return np.asarray(rows[0] - np.array(rows[1:]))


def fit(groups: list[np.ndarray], rounds: int = 400) -> np.ndarray:
    """Return the weights that make the true days most likely, by gradient steps with momentum."""
    stacked = np.concatenate(groups)
    starts = np.cumsum([0, *[len(g) for g in groups[:-1]]])
    owner = np.repeat(np.arange(len(groups)), [len(g) for g in groups])
    weights: np.ndarray = np.zeros(len(NAMES))
    speed: np.ndarray = np.zeros(len(NAMES))
    scale = np.maximum(stacked.std(axis=0), 0.02)
    stacked = stacked / scale
    for _ in range(rounds):
        odds = np.exp(np.clip(-stacked @ weights, -50, 50))
        share = odds / (1 + np.add.reduceat(odds, starts)[owner])
        gradient = stacked.T @ share / len(groups) - PENALTY * weights / len(groups)
        speed = 0.9 * speed + 0.5 * gradient
        weights = weights + speed
    return np.asarray(weights / scale)


def main() -> None:
    """Fit, print the cross-validated figures, and write the weights where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=HOME.parent / "shared" / "corpus" / "dev" / "articles.jsonl.gz")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    if not args.corpus.exists():
        sys.exit(f"{args.corpus}: no such file; name an archive of dated articles with --corpus")
    known = [(day, text) for day, text in articles(args.corpus) if text and alternatives(day)]
    groups = [differences(day, text) for day, text in known]
    chances = np.zeros(len(groups))
    for fold in range(FOLDS):
        weights = fit([g for n, g in enumerate(groups) if n % FOLDS != fold])
        for n in range(fold, len(groups), FOLDS):
            chances[n] = 1 / (1 + np.exp(np.clip(-groups[n] @ weights, -50, 50)).sum())
    print(f"{len(groups)} articles; mean chance of the true day {chances.mean():.3f}")
    for floor in (0.3, 0.5, 0.7, 0.9, 0.95, 0.99):
        print(f"chance >= {floor}: {np.mean(chances >= floor):.3f};  <= {1 - floor:.2f}: {np.mean(chances <= 1 - floor):.4f}")
    weights = fit(groups)
    for name, weight in zip(NAMES, weights, strict=True):
        print(f"{weight:8.3f}  {name}")
    if args.write:
        named = {name: round(float(weight), 4) for name, weight in zip(NAMES, weights, strict=True)}
        TARGET.write_text(json.dumps({"weights": named}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
