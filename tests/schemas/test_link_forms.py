"""The rules on a table of related links give the same verdict in every form."""

from __future__ import annotations

from typing import Any

import pytest

from copydesk_schemas import LINK_COLUMNS, LINK_RULES, broken_link_rules
from copydesk_schemas.link_table import split_links
from copydesk_schemas.row_check import typed_link
from copydesk_schemas.samples import make_rows

NAMES = [column.name for column in LINK_COLUMNS]
LINKS = [typed_link(link) for link in split_links(make_rows(2000, flawed=0.2, seed=11))[1]]
EXPECTED = {(broken.rule.id, n) for n, link in enumerate(LINKS) for broken in broken_link_rules(link)}


def test_the_made_links_break_the_rules() -> None:
    """There is something to agree on: each rule that typed links can break is broken often."""
    assert {rule for rule, _ in EXPECTED} == {rule.id for rule in LINK_RULES if not rule.id.endswith(".type")}
    assert len(EXPECTED) > 200


def test_json_schema() -> None:
    """JSON Schema breaks the same rules."""
    from jsonschema import Draft202012Validator

    from copydesk_schemas.json_schema import broken_rule, related_link_schema

    schema = related_link_schema()
    validator = Draft202012Validator(schema)

    assert {(broken_rule(schema, e.absolute_schema_path), n) for n, link in enumerate(LINKS) for e in validator.iter_errors(link)} == EXPECTED


@pytest.mark.needs("polars")
def test_polars() -> None:
    """Polars breaks the same rules, as a model and as plain expressions."""
    import pandera.polars as pa
    import polars as pl

    from copydesk_schemas.polars import RelatedLinkFrame, broken_link_expressions, failures

    frame = pl.DataFrame(LINKS, schema=dict.fromkeys(NAMES, pl.String))
    with pytest.raises(pa.errors.SchemaErrors) as caught:
        RelatedLinkFrame.validate(frame, lazy=True)
    verdicts = frame.select(**broken_link_expressions())

    assert {(failure.rule, failure.row) for failure in failures(caught.value)} == EXPECTED
    assert {(rule, n) for rule in verdicts.columns for n, is_broken in enumerate(verdicts[rule]) if is_broken} == EXPECTED


@pytest.mark.needs("spark", "java")
def test_spark(spark_session: Any) -> None:
    """Spark's Columns break the same rules."""
    from copydesk_schemas.spark import broken_link_columns

    frame = spark_session.createDataFrame([tuple(link.values()) for link in LINKS], ", ".join(f"{name} string" for name in NAMES))
    columns = broken_link_columns()
    rows = frame.select(*(column.alias(rule.replace(".", "_")) for rule, column in columns.items())).collect()

    assert {(rule, n) for n, row in enumerate(rows) for rule, is_broken in zip(columns, row, strict=True) if is_broken} == EXPECTED


@pytest.mark.needs("gx")
@pytest.mark.filterwarnings("ignore")
def test_gx() -> None:
    """The suite of Great Expectations breaks the same rules, and says all of them."""
    import great_expectations as gx
    import pandas as pd
    from great_expectations.data_context.types.base import ProgressBarsConfig

    from copydesk_schemas.great_expectations import related_link_suite

    frame = pd.DataFrame({name: pd.Series([link[name] for link in LINKS], dtype=object) for name in NAMES}).assign(row=range(len(LINKS)))
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    asset = context.data_sources.add_pandas("memory").add_dataframe_asset("links")
    batch = asset.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": frame})
    result: Any = batch.validate(related_link_suite(), result_format={"result_format": "COMPLETE", "unexpected_index_column_names": ["row"]})
    pairs = {(one.expectation_config.meta["rule"], place["row"]) for one in result.results for place in one.result.get("unexpected_index_list") or ()}

    assert pairs == EXPECTED
