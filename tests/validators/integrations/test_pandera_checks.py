"""The checks as pandera checks."""

from typing import Any, ClassVar

import pandas as pd
import pandera.pandas as pa
import pytest

import copydesk.integrations.pandera as cdp
from copydesk_schemas.pandera import ArticleFrame, failures

NOW = "2026-06-01"


def row(name: str, **values: Any) -> dict[str, Any]:
    sound = {"title": "Ferry returns", "body": f"The ferry {name} is back in the harbour, and nobody was hurt.", "published_at": "2021-03-04"}
    return {"id": name, "url": f"https://ledger.example/{name}", **sound, **values}


FRAME = pd.DataFrame(
    [row("sound"), row("furniture", body="Skip to main content\n\nThe ferry is back in the harbour, and nobody was hurt.")], index=["x", "y"]
)


def failing(schema: pa.DataFrameSchema, frame: pd.DataFrame) -> set[tuple[str, Any]]:
    try:
        schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        return {(failure.rule, failure.row) for failure in failures(errors)}
    return set()


@pytest.mark.parametrize("name", cdp.__all__)
def test_every_family_is_a_check(name: str) -> None:
    """Each family can be had as a function and as a method of `pa.Check`, and a sound record passes it."""
    for check in (getattr(cdp, name)(now=NOW), getattr(pa.Check, name)(now=NOW)):
        assert failing(pa.DataFrameSchema(checks=check), FRAME.iloc[:1]) == set()


def test_the_rows_with_findings_fail() -> None:
    """The rows that fail are those with a finding of the family, by their index labels."""
    assert failing(pa.DataFrameSchema(checks=cdp.text_clean(now=NOW)), FRAME) == {("text_clean", "y")}
    assert failing(pa.DataFrameSchema(checks=cdp.publication_dates_sound(now=NOW)), FRAME) == set()


def test_a_model_names_a_check_in_its_config() -> None:
    """A user's model takes a family of checks by name, with its parameters."""

    class Clean(ArticleFrame):
        class Config:
            text_clean: ClassVar[dict[str, Any]] = {"min_confidence": 0.7, "now": NOW}

    assert failing(Clean.to_schema(), FRAME) == {("text_clean", "y")}


def test_well_formed_is_what_the_model_asks() -> None:
    """The family of structural rules fails the rows that the model of the schema fails."""
    frame = pd.DataFrame([row("a"), row("b", tags=["None"]), row("c", published_at="soon"), row("d", title=" ")])
    by_check = {label for _, label in failing(pa.DataFrameSchema(checks=cdp.records_well_formed(now=NOW)), frame)}

    assert by_check == {label for _, label in failing(ArticleFrame.to_schema(), frame)} == {1, 2, 3}
