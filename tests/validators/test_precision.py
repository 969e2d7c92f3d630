"""The measured precision that `explain` tells."""

from __future__ import annotations

import json
from importlib.resources import files

from copydesk.precision import measured
from copydesk.registry import load_registry


def test_every_entry_belongs_to_a_heuristic_check() -> None:
    """Only checks that can be wrong have a measured precision, and no entry counts more right findings than findings."""
    heuristic = {check.code for check in load_registry() if check.heuristic}
    table = json.loads(files("copydesk.data").joinpath("precision.json").read_text(encoding="utf-8"))

    assert set(table) <= heuristic
    assert all(0 <= entry["right"] <= entry["findings"] for entry in table.values())


def test_it_is_told_with_its_interval() -> None:
    """Few findings give a wide interval, and the text says who judged."""
    precision = measured("CMP003")

    assert precision is not None
    assert "5 of 5 right (57 to 100 %" in str(precision)
    assert measured("IDN001") is None
