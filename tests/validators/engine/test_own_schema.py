"""A user's own pandera schema is judged beside our checks."""

from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa
import pytest
from pandera.typing.pandas import Series

import copydesk
from copydesk.config import load_settings
from copydesk.errors import ConfigError, SchemaError
from copydesk_schemas.pandera import ArticleFrame


class Desk(ArticleFrame):
    """A paper's own rules."""

    desk: Series[str] = pa.Field(isin=["local", "sport"])
    words: Series[int] = pa.Field(ge=1)

    @pa.dataframe_check(name="long-enough")
    @classmethod
    def long_enough(cls, frame: pd.DataFrame) -> pd.Series:
        """No stub passes."""
        return frame["body"].str.len() > 10


class Failing(ArticleFrame):
    """A schema with a mistake in it."""

    @pa.dataframe_check(name="mistaken")
    @classmethod
    def mistaken(cls, frame: pd.DataFrame) -> pd.Series:
        """Look at a column that is not there."""
        return frame["nowhere"] > 1


def row(name: str, **values: Any) -> dict[str, Any]:
    sound = {"title": "Ferry returns", "body": "The ferry is back in the harbour.", "published_at": "2021-03-04", "desk": "local", "words": 7}
    return {"id": name, "url": f"https://ledger.example/{name}", **sound, **values}


def told(rows: Any, schema: Any = Desk) -> dict[str, set[tuple[str, str | None]]]:
    """Return for each record the broken rules of the schema with their paths."""
    report = copydesk.validate(rows, schema=schema, now="2026-06-01")
    found: dict[str, set[tuple[str, str | None]]] = {}
    for finding in report.found:
        if finding["code"] == "SCH001":
            found.setdefault(finding["record"]["id"], set()).add((finding["rule"], finding.get("path")))
    return found


def test_failures_become_findings_of_their_records() -> None:
    """Each failure is a finding on its record, with the rule's name and the column's path; sound records have none."""
    rows = [row("a"), row("b", desk="film"), row("c", body="short"), row("d", words=0)]

    assert told(rows) == {"b": {("isin", "/desk")}, "c": {("long-enough", None)}, "d": {("greater_than_or_equal_to", "/words")}}


def test_the_verdict_does_not_depend_on_neighbours() -> None:
    """A record is told the same alone, among sound ones and beside one with a value of the wrong type."""
    flawed = row("b", desk="film")

    assert told([flawed]) == {"b": {("isin", "/desk")}}
    assert told([row("a"), flawed, row("c", words="many")]) == {"b": {("isin", "/desk")}, "c": {("datatype_coercion", "/words")}}


def test_a_missing_column_is_a_missing_value() -> None:
    """A record without a column of the schema lacks that value, whether other records have it or not."""
    without = row("a")
    del without["desk"]

    assert told([without]) == told([without, row("b")]) == {"a": {("series_contains_nulls", "/desk")}}


def test_inherited_rules_are_told_once() -> None:
    """What our own checks report is not told a second time by a schema that inherits it."""
    report = copydesk.validate([row("a", title=None)], schema=Desk, now="2026-06-01")

    assert [f["code"] for f in report.found if f.get("path") == "/title"] == ["CMP001"]


def test_frames_are_judged_by_pandera_as_well() -> None:
    """The same findings come from a DataFrame."""
    assert told(pd.DataFrame([row("a"), row("b", desk="film")])) == {"b": {("isin", "/desk")}}


def test_a_schema_object_will_do() -> None:
    """A `DataFrameSchema` is as good as a model."""
    schema = pa.DataFrameSchema({"desk": pa.Column(str, pa.Check.isin(["local"]))})

    assert told([row("a"), row("b", desk="sport")], schema) == {"b": {("isin", "/desk")}}


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        (Failing, "a check failed"),
        ("copydesk_schemas.pandera:ArtikelFrame", "did you mean ArticleFrame"),
        ("copydesk_schemas.pandera", "module:Class"),
        ("no_such_module:Desk", "cannot be imported"),
        ("copydesk_schemas:Article", "no pandera model"),
        (7, "no pandera model"),
    ],
)
def test_a_schema_that_cannot_run_ends_the_job(schema: Any, message: str) -> None:
    """A mistake in the user's schema is no finding: the run says what is wrong with it."""
    with pytest.raises(SchemaError, match=message):
        told([row("a")], schema)


def test_settings_files_cannot_name_code(tmp_path: Path) -> None:
    """A settings file beside the data cannot make copydesk import anything."""
    path = tmp_path / "copydesk.toml"
    path.write_text('schema = "evil:Frame"\n', encoding="utf-8")

    with pytest.raises(ConfigError, match="a schema is code"):
        load_settings(path)
    with pytest.raises(ConfigError, match="a schema is code"):
        load_settings(isolated=False, environment={"COPYDESK_SCHEMA": "evil:Frame"}, folder=tmp_path / "elsewhere")


def test_the_command_takes_a_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--schema module:Class` finds a module in the working folder."""
    from click.testing import CliRunner

    from copydesk.cli.validate import command

    (tmp_path / "paper_rules.py").write_text(
        "import pandera.pandas as pa\n\nclass Paper(pa.DataFrameModel):\n    desk: str = pa.Field(isin=['local'])\n", encoding="utf-8"
    )
    (tmp_path / "rows.jsonl").write_text('{"id": "a", "desk": "film"}\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    options = ["rows.jsonl", "--schema", "paper_rules:Paper", "--select", "SCH001", "--format", "json", "--isolated"]
    result = CliRunner().invoke(command, options, standalone_mode=False, catch_exceptions=False)

    assert result.return_value == 1
    assert '"rule":"isin"' in result.stdout
