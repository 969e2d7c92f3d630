"""The glossary table of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from copydesk.config import GlossaryEntry, Settings, load_settings
from copydesk.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path


def test_both_ways_of_writing_an_entry(tmp_path: Path) -> None:
    """An entry is a list of forbidden forms, or a table with aliases too."""
    path = tmp_path / "copydesk.toml"
    path.write_text(
        '[glossary]\nNordLine = ["Nord Line"]\n[glossary."Harbour Ledger"]\naliases = ["Ledger"]\nforbidden = ["Harbor Ledger"]\n', "utf-8"
    )

    assert load_settings(path, isolated=True).glossary == (
        GlossaryEntry("NordLine", (), ("Nord Line",)),
        GlossaryEntry("Harbour Ledger", ("Ledger",), ("Harbor Ledger",)),
    )


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"A": {"forbiden": ["B"]}}, "did you mean forbidden"),
        ({"A": 3}, "list of texts"),
        ({" ": ["B"]}, "must not be empty"),
        ({"A": ["B", "-"]}, "'-' is no form of a name"),
        ({"- -": ["B"]}, "'- -' is no form of a name"),
        ({" A ": [], "B": ["A"]}, "right elsewhere"),
        ({"A": ["B"], "B": []}, "right elsewhere"),
        ("A=B", "must be a table"),
    ],
)
def test_mistakes_are_named(value: Any, message: str) -> None:
    """Unknown keys, wrong types, and forms that are right and wrong at once are refused with their place."""
    with pytest.raises(ConfigError, match=message):
        Settings().changed(glossary=value)
