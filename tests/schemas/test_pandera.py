"""The pandera models: what users do with them."""

from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa
import pytest
from pandera.typing.pandas import DataFrame, Series

from copydesk_schemas import LINK_RULES, RULES, broken_link_rules
from copydesk_schemas.finding import FINDING_COLUMNS
from copydesk_schemas.pandera import ArticleFrame, FindingFrame, RelatedLinkFrame, SourceCardFrame, failures
from copydesk_schemas.samples import make_rows
from copydesk_schemas.source_card import SOURCE_COLUMNS

SOUND = {"id": "a1", "url": "https://ledger.example/a1", "title": "Ferry returns", "body": "The ferry is back.", "published_at": "2021-03-04"}


def broken(model: type[pa.DataFrameModel], frame: pd.DataFrame) -> set[tuple[str, Any]]:
    with pytest.raises(pa.errors.SchemaErrors) as caught:
        model.validate(frame, lazy=True)
    return {(failure.rule, failure.row) for failure in failures(caught.value)}


def test_every_rule_is_a_check() -> None:
    """Each rule of the table, and of the links in it, is a check of the model under its own id."""
    schema = ArticleFrame.to_schema()
    names = [check.name for part in (schema, *schema.columns.values()) for check in part.checks]

    assert sorted(map(str, names)) == sorted(rule.id for rule in (*RULES, *LINK_RULES))
    assert [check.name for column in RelatedLinkFrame.to_schema().columns.values() for check in column.checks] == [
        rule.id for column in ("label", "url", "image_alt", "section") for rule in LINK_RULES if rule.column == column
    ]


def test_sound_rows_pass_and_missing_columns_are_added() -> None:
    """A frame with the required columns passes, keeps its index and its own columns, and gains the columns that it lacked."""
    frame = pd.DataFrame([{**SOUND, "shelf": "B"}], index=["x"])
    result = ArticleFrame.validate(frame)

    assert list(result.index) == ["x"]
    assert result.loc["x", "shelf"] == "B"
    assert result["related_links"].isna().all()
    assert "related_links" not in frame.columns


def test_a_missing_column_is_missing_in_every_row() -> None:
    """A frame without titles breaks the rule on titles in each row."""
    frame = pd.DataFrame([SOUND, SOUND], index=[3, 8]).drop(columns="title")

    assert broken(ArticleFrame, frame) == {("title.present", 3), ("title.present", 8)}


@pytest.mark.parametrize(
    "published", [pd.Timestamp("2021-03-04"), pd.Timestamp("2021-03-04T10:00", tz="Europe/Oslo"), pd.Timestamp("2021-03-04").date()]
)
def test_moments_count_as_their_text(published: Any) -> None:
    """A column of moments is judged as the ISO 8601 texts that they stand for."""
    frame = pd.DataFrame([{**SOUND, "published_at": published, "modified_at": "2021-03-03"}])

    assert broken(ArticleFrame, frame) == {("published_at.modified", 0)}


def test_arrays_count_as_lists() -> None:
    """Lists that came back from Parquet as arrays are lists."""
    frame = pd.DataFrame([{**SOUND, "tags": np.array(["harbour", "None"], dtype=object), "related_links": np.array([{"url": "#top"}], dtype=object)}])

    assert broken(ArticleFrame, frame) == {("tags.sentinel", 0), ("link.url.http", 0)}


@pytest.mark.parametrize("null", [None, float("nan"), pd.NA, pd.NaT])
def test_every_null_is_missing(null: Any) -> None:
    """Whatever a frame writes for a missing value, it is missing and not of a wrong type."""
    frame = pd.DataFrame([{**SOUND, "title": null, "authors": null}], dtype=object)

    assert broken(ArticleFrame, frame) == {("title.present", 0)}


def test_string_columns_of_any_storage() -> None:
    """Text columns of pandas' own string types are judged like object columns."""
    frame = pd.DataFrame([{**SOUND, "url": "ferry"}, SOUND])

    assert broken(ArticleFrame, frame.astype("string")) == broken(ArticleFrame, frame.astype(object)) == {("url.http", 0)}


def test_error_texts_begin_with_the_rule() -> None:
    """Pandera's own table of failures shows the rule's id and what it asks."""
    with pytest.raises(pa.errors.SchemaErrors) as caught:
        ArticleFrame.validate(pd.DataFrame([{**SOUND, "body": " "}]), lazy=True)

    assert caught.value.failure_cases["check"].tolist() == ["body.present: the record has no body"]


def test_subclass_adds_columns_and_checks() -> None:
    """A user's model inherits every rule and adds its own; both are told by name."""

    class Desk(ArticleFrame):
        desk: Series[str] = pa.Field(isin=["local", "sport"])

        @pa.dataframe_check(name="long-enough")
        @classmethod
        def long_enough(cls, frame: pd.DataFrame) -> pd.Series:
            return frame["body"].str.len() > 10

    frame = pd.DataFrame([{**SOUND, "desk": "film"}, {**SOUND, "desk": "sport", "body": "short", "tags": ["nan"]}])

    assert broken(Desk, frame) == {("isin", 0), ("long-enough", 1), ("tags.sentinel", 1)}
    assert broken(Desk, frame.drop(columns="desk")) >= {("column_not_in_dataframe", None)}


def test_inherited_checks_keep_their_names() -> None:
    """However many models inherit the checks, each check is called by its rule in all of them."""

    class First(ArticleFrame):
        """One."""

    class Second(ArticleFrame):
        """Another."""

    frame = pd.DataFrame([{**SOUND, "modified_at": "2021-03-01"}])

    assert broken(First, frame) == broken(Second, frame) == broken(ArticleFrame, frame) == {("published_at.modified", 0)}


def test_check_types_guards_a_function() -> None:
    """`@pa.check_types` judges what goes into a function by the model."""

    @pa.check_types
    def count(frame: DataFrame[ArticleFrame]) -> int:
        return len(frame)

    sound: Any = pd.DataFrame([SOUND])
    flawed: Any = sound.assign(title="null")

    assert count(sound) == 1
    with pytest.raises(pa.errors.SchemaError):
        count(flawed)


def test_related_links_as_a_table() -> None:
    """A table of links gets the verdict of the row function, row by row."""
    links = [link for row in make_rows(400, flawed=0.2, seed=3) if isinstance(row.get("related_links"), list) for link in row["related_links"]]
    links = [link for link in links if isinstance(link, dict)]
    frame = pd.DataFrame({name: pd.Series([link.get(name) for link in links], dtype=object) for name in ("label", "url", "image_alt", "section")})
    expected = {(b.rule.id, i) for i, link in enumerate(links) for b in broken_link_rules(link)}

    assert broken(RelatedLinkFrame, frame) == expected


def test_findings_and_source_cards_have_their_columns() -> None:
    """The models of what comes out name the columns of the tables, in order."""
    assert tuple(FindingFrame.to_schema().columns) == FINDING_COLUMNS
    assert tuple(SourceCardFrame.to_schema().columns) == SOURCE_COLUMNS


def test_a_span_that_ends_before_it_starts_is_refused() -> None:
    """The table of findings is judged too: a span in the wrong order does not pass."""
    finding = dict.fromkeys(FINDING_COLUMNS) | {
        "code": "TXT001",
        "name": "page-furniture",
        "severity": "warning",
        "confidence": 1.0,
        "message": "furniture",
        "fingerprint": "0123456789abcdef",
        "start": 4,
        "end": 9,
    }
    FindingFrame.validate(pd.DataFrame([finding]))

    assert broken(FindingFrame, pd.DataFrame([finding | {"end": 2}])) == {("finding.span", 0)}
