"""Every form of the table gives the same verdict, (rule, row) for (rule, row), as the row function."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk_schemas import COLUMNS, LINK_COLUMNS, LINK_RULES, RULES, Kind, broken_rules
from copydesk_schemas.expectations import core_expectations
from copydesk_schemas.row_check import typed_row
from copydesk_schemas.rules import HTTP_URL, PLACEHOLDER, SENTINELS, TIMESTAMP, WHITESPACE, NotAfter
from copydesk_schemas.samples import make_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

Pairs = set[tuple[str, int]]

MADE = 10_000


def by_row_function(rows: Iterable[dict[str, Any]]) -> Pairs:
    return {(broken.rule.id, i) for i, row in enumerate(rows) for broken in broken_rules(row)}


def by_pandera(rows: list[dict[str, Any]]) -> Pairs:
    import pandas as pd
    import pandera.pandas as pa

    from copydesk_schemas.pandera import ArticleFrame, failures

    frame = pd.DataFrame(
        {name: pd.Series([row.get(name) for row in rows], dtype=object) for name in {k for row in rows for k in row}}, index=range(len(rows))
    )
    try:
        ArticleFrame.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        return {(failure.rule, int(str(failure.row))) for failure in failures(errors)}
    return set()


def by_json_schema(rows: list[dict[str, Any]]) -> Pairs:
    from jsonschema import Draft202012Validator

    from copydesk_schemas.json_schema import article_schema, broken_rule

    schema = article_schema()
    validator = Draft202012Validator(schema)
    return {(broken_rule(schema, error.absolute_schema_path), i) for i, row in enumerate(rows) for error in validator.iter_errors(row)}


def by_polars(rows: list[dict[str, Any]]) -> Pairs:
    import pandera.polars as pa

    from copydesk_schemas.polars import ArticleFrame, article_frame, failures

    try:
        ArticleFrame.validate(article_frame(rows), lazy=True)
    except pa.errors.SchemaErrors as errors:
        return {(failure.rule, int(str(failure.row))) for failure in failures(errors)}
    return set()


def by_polars_expressions(rows: list[dict[str, Any]]) -> Pairs:
    from copydesk_schemas.polars import article_frame, broken_expressions

    verdicts = article_frame(rows).select(**broken_expressions())
    return {(rule, row) for rule in verdicts.columns for row, is_broken in enumerate(verdicts[rule]) if is_broken}


def by_spark_columns(session: Any, rows: list[dict[str, Any]]) -> Pairs:
    from copydesk_schemas.arrow import article_table
    from copydesk_schemas.spark import article_schema, broken_array

    frame = session.createDataFrame(article_table(rows), article_schema())
    return {(rule, i) for i, row in enumerate(frame.select(broken_array().alias("broken")).collect()) for rule in row["broken"]}


def by_spark_json(session: Any, rows: list[dict[str, Any]]) -> Pairs:
    from copydesk_schemas.spark import judge_json

    judged = judge_json(session.createDataFrame([(json.dumps(row),) for row in rows], "value string"))
    return {(entry["rule"], i) for i, row in enumerate(judged.collect()) for entry in row["broken"]}


def by_gx(rows: list[dict[str, Any]]) -> Pairs:
    import great_expectations as gx
    import pandas as pd
    from great_expectations.data_context.types.base import ProgressBarsConfig

    from copydesk_schemas.great_expectations import article_suite

    frame = pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=object) for name in rows[0]}).assign(row=range(len(rows)))
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    asset = context.data_sources.add_pandas("memory").add_dataframe_asset("articles")
    batch = asset.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": frame})
    result = batch.validate(article_suite(), result_format={"result_format": "COMPLETE", "unexpected_index_column_names": ["row"]})
    pairs = set()
    for one in result.results:
        assert one.expectation_config
        pairs |= {(one.expectation_config.meta["rule"], place["row"]) for place in one.result.get("unexpected_index_list") or ()}
    return pairs


def typed(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return rows as forms with typed columns hold them: a value of the wrong type is null."""
    return [typed_row(row) for row in rows]


def said_by_gx() -> set[str]:
    kinds = {column.name: column.kind for column in COLUMNS}
    return {rule.id for rule in RULES if core_expectations(rule, kinds[rule.column])}


SPACES = st.text(alphabet=WHITESPACE + "\u200b\ufeff\u180e", max_size=2)
WORDS = st.sampled_from(sorted(SENTINELS)).flatmap(
    lambda word: st.sampled_from([word, word.upper(), word.title(), word.replace("k", "\u212a"), f"{word}."])
)
DATES = st.one_of(
    st.from_regex(TIMESTAMP, fullmatch=True),
    st.from_regex(PLACEHOLDER, fullmatch=True),
    st.sampled_from(
        ["2020-02-30", "2020-02-29", "2100-02-29", "0000-01-01", "2020-08-02T23:59:60Z", "2020-08-02 10:00 +0200", "2020-08-02T10:00:00.5"]
    ),
)
ADDRESSES = st.one_of(
    st.from_regex(HTTP_URL, fullmatch=True),
    st.sampled_from(
        ["http://a\u3000b/", "http://a/\x1fb", "HTTPS://[::1]/", "//a.example/", "mailto:desk@ledger.example", "http://a..example/b?c#d"]
    ),
)
TEXTS = st.tuples(SPACES, st.one_of(WORDS, DATES, ADDRESSES, st.text(max_size=8), st.from_regex("[0-9a-fA-F]{64}", fullmatch=True)), SPACES).map(
    "".join
)
WRONG = st.one_of(
    st.integers(0, 9), st.booleans(), st.lists(st.one_of(TEXTS, st.none()), max_size=2), st.dictionaries(st.just("label"), TEXTS, max_size=1)
)
CELLS = st.one_of(TEXTS, st.none(), WRONG)
LINKS = st.lists(
    st.one_of(st.fixed_dictionaries({}, optional={c.name: CELLS for c in LINK_COLUMNS}), CELLS),
    max_size=3,
)
KINDS = {Kind.TEXTS: st.one_of(st.lists(TEXTS, max_size=3), CELLS), Kind.LINKS: st.one_of(LINKS, CELLS)}
ROWS = st.lists(st.fixed_dictionaries({}, optional={c.name: KINDS.get(c.kind, CELLS) for c in COLUMNS}), min_size=1, max_size=6)
MOMENTS = st.lists(
    st.fixed_dictionaries({name: st.one_of(DATES, st.none()) for name in ("published_at", "modified_at", "fetched_at")}), min_size=1, max_size=4
)

UNSAID_IN_JSON_SCHEMA = {rule.id for rule in RULES if isinstance(rule.test, NotAfter)}


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.one_of(ROWS, MOMENTS))
def test_pandera_agrees_with_the_row_function(rows: list[dict[str, Any]]) -> None:
    """Whatever stands in the rows, pandera's own verdict is that of the row function."""
    assert by_pandera(rows) == by_row_function(rows)


@settings(deadline=None, max_examples=300, suppress_health_check=list(HealthCheck))
@given(st.one_of(ROWS, MOMENTS))
def test_json_schema_agrees_with_the_row_function(rows: list[dict[str, Any]]) -> None:
    """Whatever stands in the rows, a JSON Schema validator breaks the same rules, save those that compare two dates."""
    expected = {(rule, row) for rule, row in by_row_function(rows) if rule not in UNSAID_IN_JSON_SCHEMA}

    assert by_json_schema(rows) == expected


@pytest.fixture(scope="module")
def made() -> list[dict[str, Any]]:
    return list(make_rows(MADE, seed=7))


@pytest.fixture(scope="module")
def expected(made: list[dict[str, Any]]) -> Pairs:
    return by_row_function(made)


@pytest.fixture(scope="module")
def expected_of_typed(made: list[dict[str, Any]]) -> Pairs:
    return by_row_function(typed(made))


def test_made_rows_break_every_rule(expected: Pairs) -> None:
    """The generator breaks each rule in about a twentieth of the rows, so that no form can agree by silence."""
    counts = {rule.id: sum(1 for found, _ in expected if found == rule.id) for rule in (*RULES, *LINK_RULES)}

    assert min(counts.values()) > MADE * 0.025
    assert max(counts.values()) < MADE * 0.2


def test_pandera_on_made_rows(made: list[dict[str, Any]], expected: Pairs) -> None:
    """Pandera gives the row function's pairs on 10,000 made rows."""
    assert by_pandera(made) == expected


def test_json_schema_on_made_rows(made: list[dict[str, Any]], expected: Pairs) -> None:
    """JSON Schema gives the row function's pairs on made rows, save the rules that compare two dates."""
    part = made[:1000]

    assert by_json_schema(part) == {(rule, row) for rule, row in expected if row < len(part) and rule not in UNSAID_IN_JSON_SCHEMA}


@pytest.mark.needs("polars")
@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.one_of(ROWS, MOMENTS))
def test_polars_agrees_with_the_row_function(rows: list[dict[str, Any]]) -> None:
    """Whatever stands in typed rows, pandera on Polars and the plain expressions give the verdict of the row function."""
    expected = by_row_function(typed(rows))

    assert by_polars(rows) == expected
    assert by_polars_expressions(rows) == expected


@pytest.mark.needs("polars")
def test_polars_on_made_rows(made: list[dict[str, Any]], expected_of_typed: Pairs) -> None:
    """Pandera on Polars, and the plain expressions, give the row function's pairs on 10,000 made rows."""
    assert by_polars(made) == expected_of_typed
    assert by_polars_expressions(made) == expected_of_typed


@pytest.mark.needs("spark", "java")
def test_spark_columns_on_made_rows(spark_session: Any, made: list[dict[str, Any]], expected_of_typed: Pairs) -> None:
    """Spark's Column expressions give the row function's pairs on 10,000 made rows."""
    assert by_spark_columns(spark_session, typed(made)) == expected_of_typed


@pytest.mark.needs("spark", "java")
def test_spark_judges_json_texts(spark_session: Any, made: list[dict[str, Any]], expected: Pairs) -> None:
    """The row function on Spark gives the same pairs on the JSON texts, the rules on types included."""
    assert by_spark_json(spark_session, made) == expected


@pytest.mark.needs("gx")
@pytest.mark.filterwarnings("ignore")
def test_gx_on_made_rows(made: list[dict[str, Any]], expected_of_typed: Pairs) -> None:
    """Great Expectations' core expectations give the row function's pairs on 10,000 made rows, for the rules that they can say."""
    assert by_gx(typed(made)) == {(rule, row) for rule, row in expected_of_typed if rule in said_by_gx()}


def corpus() -> list[dict[str, Any]]:
    path = Path(__file__).parents[3] / "shared" / "corpus" / "dev" / "articles.jsonl.gz"
    if not path.exists():
        pytest.skip(f"there is no {path}")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def test_light_forms_on_real_articles() -> None:
    """On real articles pandera and JSON Schema give the row function's pairs."""
    rows = corpus()
    expected = by_row_function(rows)

    assert by_pandera(rows) == expected
    assert by_json_schema(rows) == {(rule, row) for rule, row in expected if rule not in UNSAID_IN_JSON_SCHEMA}


@pytest.mark.needs("polars")
def test_polars_on_real_articles() -> None:
    """On real articles Polars gives the row function's pairs."""
    rows = typed(corpus())

    assert by_polars(rows) == by_row_function(rows)


@pytest.mark.needs("spark", "java")
def test_spark_on_real_articles(spark_session: Any) -> None:
    """On real articles Spark gives the row function's pairs, by columns and by JSON texts."""
    rows = corpus()

    assert by_spark_columns(spark_session, typed(rows)) == by_row_function(typed(rows))
    assert by_spark_json(spark_session, rows) == by_row_function(rows)


@pytest.mark.needs("gx")
@pytest.mark.filterwarnings("ignore")
def test_gx_on_real_articles() -> None:
    """On real articles Great Expectations gives the row function's pairs, for the rules that core expectations can say."""
    rows = typed(corpus())

    assert by_gx(rows) == {(rule, row) for rule, row in by_row_function(rows) if rule in said_by_gx()}


def test_patterns_are_portable() -> None:
    """No pattern uses what engines read differently: letter classes, the dot, lookaround, escapes of four digits."""
    patterns = [p for rule in (*RULES, *LINK_RULES) if isinstance(p := getattr(rule.test, "pattern", None), str)]

    assert not [p for p in patterns if re.search(r"\\[sdwbSDWBuAZz]|\(\?[^:]", p)]
    assert not [p for p in patterns if re.search(r"(?<!\\)\.", re.sub(r"\[(?:\\.|[^\]\\])*\]", "", p))]


def test_white_space_is_what_strip_takes() -> None:
    """The characters named in the table are exactly those that Python's own trimming removes."""
    assert set(WHITESPACE) == {c for c in map(chr, range(0x110000)) if not c.strip()}


def test_one_letter_beyond_ascii_becomes_ascii() -> None:
    """Of all characters the Kelvin sign alone has an ASCII letter as its whole lower case, which the JSON Schema relies on."""
    assert [c for c in map(chr, range(0x80, 0x110000)) if c.lower().isascii()] == ["\u212a"]
