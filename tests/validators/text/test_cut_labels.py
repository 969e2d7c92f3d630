"""Cut headlines are told from whole ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.cut_labels import find_cut
from copydesk.text.slugs import words

_SLUG = words("ferry-returns-to-the-old-quay-after-the-storm")


def _cut(label: str, language: str | None = "en", slug: list[str] = _SLUG) -> float:
    found = find_cut(label, words(label), slug, language)
    return found.confidence if found else 0.0


@pytest.mark.parametrize(
    ("label", "language"),
    [
        ("Ferry returns to the old quay after…", "en"),
        ("Ferry returns to the old...", None),
        ("Ferry returns to the old […]", "en"),
        ("Ferry returns to the old qu", "en"),
        ("Ferry welcomed home by t", "en"),
        ("Ferry comes back to the", "en"),
        ("Die Fähre kehrt zurück und", "de"),
        ("El transbordador vuelve al muelle de", "es"),
        ("Prom wraca do portu oraz", "pl"),
    ],
)
def test_cut(label: str, language: str | None) -> None:
    """An ellipsis, half a word of the address, a lone letter and a word that asks for another each show a cut."""
    assert _cut(label, language) >= 0.7


@pytest.mark.parametrize(
    ("label", "language"),
    [
        ("Ferry returns to the old quay", "en"),
        ("And then… the ferry came back", "en"),
        ("What the ferry was made for", "en"),
        ("The heirs of Malcolm X", "en"),
        ("Ferry sails under plan B", "en"),
        ("Vitamin C", "en"),
        ("So geht's", "de"),
        ("Die Nachbarn entscheiden mit", "de"),
        ("Die Preise brechen ein", "de"),
        ("We are on 737s", "en"),
        ("Die", "en"),
        ("", "en"),
        ("Harbour reopens in 1987A", "en"),
    ],
)
def test_whole(label: str, language: str | None) -> None:
    """Headlines that end in particles, plans, models or contractions are whole, and so is one that its address only goes on from."""
    assert _cut(label, language) < 0.7


@pytest.mark.parametrize(
    "label",
    ["Ferry return", "Ferry returns to the ol", "The ferry ret", "Sunday: the ferry is back aft", "Boats hide from a sto"],
)
def test_begun_word(label: str) -> None:
    """Half a word of the address shows a cut: where both go along up to it, or where it is too short to be a word that stands there by chance."""
    slug = words("ferry-returned-to-the-older-quay-after-storms")

    assert _cut(label, None, slug) >= 0.7


@pytest.mark.parametrize(
    ("label", "slug"),
    [
        ("Ferry review", "ferry-reviews-of-the-year-are-in"),
        ("Cat is stopped after a long chase", "cat-chased-through-the-harbour"),
        ("The islands wait for rain", "islands-hope-rainfall-fills-wells"),
        ("Ferry returns", "ferry-returns"),
    ],
)
def test_inflected_word(label: str, slug: str) -> None:
    """A plural, a participle, and a word that only begins like another of the address are whole."""
    assert _cut(label, None, words(slug)) < 0.7


def test_short_beside_others() -> None:
    """Where the labels beside it say all of their addresses, one that is much shorter and stops halfway was cut."""
    label = "Ferry returns to"

    assert find_cut(label, words(label), _SLUG, None, 9.0)
    assert (find_cut(label, words(label), _SLUG, None, 9.0) or (0.0,))[0] >= 0.7
    assert (find_cut(label, words(label), _SLUG, None, 4.0) or (0.0,))[0] < 0.7


@given(st.text(max_size=120), st.sampled_from([None, "", "en", "de-AT", "xx"]))
def test_total(label: str, language: str | None) -> None:
    """No label raises, whatever its language is said to be."""
    assert 0.0 <= _cut(label, language) <= 1.0
