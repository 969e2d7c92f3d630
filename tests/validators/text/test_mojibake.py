"""Mojibake: text decoded with the wrong character set."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.mojibake import find_mojibake


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("the ferryâ€™s boat", "the ferry’s boat"),
        ("JosÃ© MuÃ±oz", "José Muñoz"),
        ("a â€œfullâ€\x9d boat", "a “full” boat"),
        ("Â£5", "£5"),
        ("noon \x96 or later", "noon – or later"),
        ("ĺ", "ĺ"),
    ],
)
def test_undone(wrong: str, right: str) -> None:
    """What was meant stands in for the stretch, and the rest stays."""
    mended, at = "", 0
    for place in find_mojibake(wrong):
        mended += wrong[at : place.start] + place.meant
        at = place.end

    assert mended + wrong[at:] == right


@pytest.mark.parametrize(
    "text", ["Café, naïve, Ångström", "Ærø Å Âge", "ÄÖÜ äöü ß", "Привет, мир", "Ð and þ are Icelandic", "100 °C – “fine”", "São João", "Â"]
)
def test_accents_are_innocent(text: str) -> None:
    """Letters of real languages are left alone."""
    assert find_mojibake(text) == []


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30))
def test_lossless_means_reversible(text: str) -> None:
    """Where a suggestion is said to lose nothing, decoding it wrongly again gives the stretch back."""
    wrong = text.encode().decode("latin-1")

    for place in find_mojibake(wrong):
        if place.is_lossless:
            codecs = ("latin-1", "cp1252")
            again = {place.meant.encode().decode(c, "replace") for c in codecs} | {place.meant.encode(c, "replace").decode("latin-1") for c in codecs}
            again |= {w.encode("latin-1", "replace").decode("cp1252", "replace") for w in again}
            assert place.start < place.end
            assert 0 <= place.start <= place.end <= len(wrong)


def test_ftfy_is_loaded_on_a_trace_only() -> None:
    """A clean text, accents and curly quotes included, does not load the library."""
    code = (
        "import sys; from copydesk.text.mojibake import find_mojibake; find_mojibake('Café “full” naïve £5 – Åse'); assert 'ftfy' not in sys.modules;"
        "find_mojibake('CafÃ©'); assert 'ftfy' in sys.modules"
    )

    subprocess.run([sys.executable, "-c", code], check=True)
