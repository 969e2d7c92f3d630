"""How often the findings of a heuristic check were right, counted on real articles."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from copydesk.survey.wilson import wilson


class Precision(NamedTuple):
    """Findings that were judged, those of them that were right, and who judged: `benchmark` labels or a person's `reading` of a drawn sample."""

    findings: int
    right: int
    judged_by: str

    def __str__(self) -> str:
        low, high = wilson(self.right, self.findings)
        by = "labelled articles of the benchmark" if self.judged_by == "benchmark" else "findings drawn at random and read"
        return f"{self.right} of {self.findings} right ({100 * low:.0f} to {100 * high:.0f} % at 95 % confidence), {by}"


@lru_cache(maxsize=1)
def _table() -> dict[str, Precision]:
    text = files("copydesk.data").joinpath("precision.json").read_text(encoding="utf-8")
    return {code: Precision(**entry) for code, entry in json.loads(text).items()}


def measured(code: str) -> Precision | None:
    """Return the measured precision of a check at default settings, or None where nobody measured it."""
    return _table().get(code)
