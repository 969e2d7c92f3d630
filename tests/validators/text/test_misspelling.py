"""Weighing whether one name misspells another."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.misspelling import Pair, Weights, are_neighbour_keys, features
from copydesk.text.spelling import find_edit

EDIT = find_edit("Harrowgtae", "Harrowgate")
assert EDIT is not None
PAIR = Pair("Harrowgtae", "Harrowgate", EDIT, here=(1, 3))


def _weights(**others: float) -> Weights:
    return Weights({"here": dict.fromkeys(features(PAIR), 0.0) | {"": -1.0, **others}}, [-2.0, 0.0, 2.0], [0.2, 0.7, 0.9])


def test_neighbour_keys() -> None:
    """Keys beside each other are neighbours, in the same row and in the next."""
    assert are_neighbour_keys("e", "r")
    assert are_neighbour_keys("s", "W")
    assert not are_neighbour_keys("q", "p")
    assert not are_neighbour_keys("é", "e")


def test_a_weight_speaks_for_a_slip() -> None:
    """A feature with a positive weight raises the score, and a feature without a weight is an error rather than silence."""
    assert _weights().score(PAIR) == -1.0 < _weights(swapped=5.0).score(PAIR)
    with pytest.raises(KeyError):
        Weights({"here": {"": 0.0}}, [0.0], [0.5]).score(PAIR)


def test_kinds_of_pairs() -> None:
    """A pair is judged by its own weights: full names, forms that stand in one article, names known elsewhere."""
    assert PAIR.kind == "here"
    assert replace(PAIR, here=(1, 0)).kind == "near"
    assert replace(PAIR, is_full=True).kind == "full"


@pytest.mark.parametrize(("score", "confidence"), [(-2.0, 0.2), (-1.0, 0.45), (0.0, 0.7), (1.0, 0.8), (2.0, 0.9), (50.0, 0.9)])
def test_confidence_lies_between_the_fitted_ones(score: float, confidence: float) -> None:
    """Scores between two fitted ones get what lies between, those above all the highest."""
    assert _weights().confidence(score) == pytest.approx(confidence)


@given(st.floats(-1e6, 1e6), st.floats(0, 100))
def test_confidence_rises_with_the_score(score: float, more: float) -> None:
    """A higher score never means less confidence, however far below the fitted scores it lies."""
    assert 0 <= _weights().confidence(score) <= _weights().confidence(score + more) <= 1


@given(
    st.tuples(st.integers(1, 500), st.integers(0, 500)),
    st.tuples(st.floats(0, 1e5), st.floats(0, 1e5)),
    st.tuples(st.integers(0, 255), st.integers(0, 255)),
    st.booleans(),
)
def test_features_are_finite(here: tuple[int, int], articles: tuple[float, float], commonness: tuple[int, int], is_full: bool) -> None:  # noqa: FBT001
    """Whatever is known of a pair makes numbers that can be weighed."""
    pair = replace(PAIR, here=here, articles=articles, commonness=commonness, is_full=is_full, neighbours=1, together=(0.0, articles[1]))

    assert all(isfinite(value) for value in features(pair).values())
