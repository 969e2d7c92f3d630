"""Small multiples as plain numbers: the template draws them as SVG."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WIDTH, HEIGHT = 240.0, 44.0
_MOST_BARS = 48


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart of one series as the `d` of one SVG path, with the labels of its ends and a sentence that says the same."""

    path: str
    first: str
    last: str
    summary: str


def month_bars(months: Mapping[str, int]) -> Bars:
    """Return records by month of publication; by year where there are too many months to see."""
    if not months:
        return Bars("", "", "", "no publication dates")
    counts = dict(_gapless(min(months), max(months), months))
    if len(counts) > _MOST_BARS:
        years: dict[str, int] = {}
        for month, count in counts.items():
            years[month[:4]] = years.get(month[:4], 0) + count
        counts = years
    return _bars(counts, "records by publication date")


def word_bars(words: Mapping[str, int]) -> Bars:
    """Return records by length of body, in bins that double."""
    filled = {int(edge): count for edge, count in words.items() if count}
    if not filled:
        return Bars("", "", "", "no bodies")
    edges = [0, *(1 << n for n in range(max(filled).bit_length()))]
    counts = {f"{edge:,}": filled.get(edge, 0) for edge in edges if edge >= min(filled)}
    return _bars(counts, "records by words in the body")


def _gapless(first: str, last: str, months: Mapping[str, int]) -> list[tuple[str, int]]:
    year, month = int(first[:4]), int(first[5:7])
    end = int(last[:4]) * 12 + int(last[5:7])
    if end - (year * 12 + month) > 1_200:  # a placeholder year would stretch the axis over centuries
        return sorted(months.items())
    told = []
    while year * 12 + month <= end:
        name = f"{year:04d}-{month:02d}"
        told.append((name, months.get(name, 0)))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return told


def _bars(counts: Mapping[str, int], what: str) -> Bars:
    names = list(counts)[-_MOST_BARS:]
    step = WIDTH / max(len(names), 6)
    most = max(counts[name] for name in names) or 1
    bars = []
    for at, name in enumerate(names):
        if counts[name]:
            height, width = max(HEIGHT * counts[name] / most, 1.5), max(step - 1.5, 1.0)
            bars.append(f"M{at * step:.1f} {HEIGHT:.0f}v-{height:.1f}h{width:.1f}v{height:.1f}z")
    peak = max(names, key=lambda name: counts[name])
    return Bars("".join(bars), names[0], names[-1], f"{what}, {names[0]} to {names[-1]}, most in {peak} ({counts[peak]:,})")
