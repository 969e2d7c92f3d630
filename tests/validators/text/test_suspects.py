"""Suspects: how many of one article are looked at."""

from __future__ import annotations

from itertools import product

from copydesk.checks.entities.near_misses import ListedNames, OtherRecords
from copydesk.survey.names import NameCounts
from copydesk.text.lexicon import load_lexicon
from copydesk.text.names import read_names
from copydesk.text.suspects import MOST_SUSPECTS, find_pairs


def test_a_list_of_made_up_names_is_no_article() -> None:
    """Of thousands of names that all look alike only the first suspects are looked at, for each costs a look at the whole text."""
    text = " and ".join(f"Brand{a}nv{b}lle{c}" for a, b, c in product("abcdefghijklmno", repeat=3))
    names = read_names(text)
    pairs = list(find_pairs(names, OtherRecords(load_lexicon(), NameCounts(), names, ListedNames(()), counted=False)))

    assert len(names.words) == 3375
    assert 0 < len({pair.suspect for _, pair in pairs}) <= MOST_SUSPECTS
