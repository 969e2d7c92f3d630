"""Regular expressions compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from copydesk.text.lazy_pattern import LazyPattern


def test_answers_as_a_compiled_one() -> None:
    """Matching, searching and iterating give what a compiled expression gives, the first time and later."""
    lazy, compiled = LazyPattern(r"(t)ide", re.IGNORECASE), re.compile(r"(t)ide", re.IGNORECASE)
    text = "High Tide, low tide"

    for _ in range(2):
        assert [m.span() for m in lazy.finditer(text)] == [m.span() for m in compiled.finditer(text)]
        assert (lazy.search(text, 8) or [""])[0] == "tide"
        assert lazy.match(text) is None


def test_compiles_on_first_use_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is compiled before the first question, and nothing after it."""
    compiled: list[str] = []
    real = re.compile

    def counting(text: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(text)
        return real(text, flags)

    monkeypatch.setattr(re, "compile", counting)
    lazy = LazyPattern("tide")
    assert compiled == []

    lazy.search("tide")
    lazy.match("tide")

    assert compiled == ["tide"]


def test_other_names_are_errors() -> None:
    """A misspelt method is an error, as with any object."""
    with pytest.raises(AttributeError):
        LazyPattern("tide").fullmach  # noqa: B018 - the attribute is the test
