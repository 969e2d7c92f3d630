"""Unusual characters: what is left of a text without its plain ones."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from copydesk.text.unusual import unusual_characters


@given(st.text())
@example("The quay’s café\t\x07\x7f\r\n")
@example("\ud800 lone")
def test_plain_characters_go_and_all_others_stay(text: str) -> None:
    """Printable ASCII, tabs and line ends go; everything else stays in its order, lone surrogates too."""
    assert unusual_characters(text) == "".join(c for c in text if not (" " <= c <= "~" or c in "\t\r\n"))
