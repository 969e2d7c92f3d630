"""The fitted models that weigh what labels and addresses have in common."""

from __future__ import annotations

import json
import math
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_SUREST = 30.0
_WEIGHTS = Path(__file__).with_name("weights.json")


class Fit(NamedTuple):
    """A fitted model: its weights, the constant first, and the knots of the line from its probability to the share of right findings."""

    weights: tuple[float, ...]
    knots: tuple[tuple[float, float], ...]


@lru_cache(maxsize=1)
def fitted() -> dict[str, Fit]:
    """Return the models that ship with the package."""
    loaded = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    lines = loaded["calibration"]
    return {name: Fit(tuple(values), tuple((x, y) for x, y in lines.get(name, ()))) for name, values in loaded["weights"].items()}


def log_odds(model: str, features: Sequence[float]) -> float:
    """Return the logarithm of the odds that a model gives to features being those of a fault."""
    constant, *factors = fitted()[model].weights
    return max(-_SUREST, min(_SUREST, constant + sum([factor * feature for factor, feature in zip(factors, features, strict=True)])))


def probability(model: str, features: Sequence[float]) -> float:
    """Return how surely a model takes features for those of a fault."""
    fit = fitted()[model]
    raw = 1.0 / (1.0 + math.exp(-log_odds(model, features)))
    for (x0, y0), (x1, y1) in pairwise(fit.knots):
        if x0 <= raw <= x1:
            return y1 if x1 == x0 else y0 + (y1 - y0) * (raw - x0) / (x1 - x0)
    return raw
