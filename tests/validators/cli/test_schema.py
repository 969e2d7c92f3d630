"""`copydesk schema` prints every schema in every form that it has."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from copydesk.cli.schema import command
from copydesk.errors import ConfigError, CopydeskError
from copydesk_schemas import COLUMNS, RULES
from copydesk_schemas.forms import FORMS, SCHEMAS

if TYPE_CHECKING:
    from pathlib import Path


def printed(*arguments: str) -> str:
    result = CliRunner().invoke(command, arguments, catch_exceptions=False, standalone_mode=False)
    return result.stdout


def test_article_as_json_schema_is_the_default() -> None:
    """Without a name or form the JSON Schema of an article is printed, and it is one."""
    text = printed()
    Draft202012Validator.check_schema(json.loads(text))

    assert text == printed("article", "--as", "json-schema")
    assert list(json.loads(text)["properties"]) == [column.name for column in COLUMNS]


@pytest.mark.parametrize("name", FORMS["json-schema"])
def test_every_json_schema_is_sound(name: str) -> None:
    """Each schema as JSON keeps the rules of its dialect and holds no character that a terminal hides."""
    text = printed(name)
    Draft202012Validator.check_schema(json.loads(text))

    assert text.isascii()
    assert text.endswith("}\n")


def test_markdown_names_every_field_and_rule() -> None:
    """The field table shows every column and every rule with its check."""
    text = printed("article", "--as", "markdown")

    assert all(f"| `{column.name}` |" in text for column in COLUMNS)
    assert all(f"| `{rule.id}` | {rule.code} |" in text for rule in RULES)


def test_pandera_is_printed_without_loading_it() -> None:
    """The pandera form is the class as written, and printing it loads neither pandas nor pandera."""
    code = (
        "import sys; from copydesk.cli.schema import command; "
        "command(['--as', 'pandera'], standalone_mode=False); print({'pandas', 'pandera'} & set(sys.modules))"
    )
    text = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert "class ArticleFrame(pa.DataFrameModel):" in text
    assert text.endswith("set()\n")


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["artcle"], "did you mean article?"),
        (["--as", "json-shema"], "did you mean json-schema?"),
        (["report", "--as", "pandera"], "it comes as json-schema"),
    ],
)
def test_unknown_names_are_refused_with_the_nearest(arguments: list[str], hint: str) -> None:
    """A wrong name is told with the nearest right one."""
    with pytest.raises(ConfigError, match=r"schema|form") as caught:
        printed(*arguments)

    assert hint in str(caught.value)


def test_every_schema_has_a_json_form() -> None:
    """Whatever has a name has a JSON Schema."""
    assert set(FORMS["json-schema"]) == set(SCHEMAS)


@pytest.mark.parametrize(
    ("form", "name", "piece"),
    [
        ("arrow", "article", "related_links: list<item: struct<label: string, url: string, image_alt: string, section: string>>"),
        ("odcs", "article", 'apiVersion: "v3.1.0"'),
        ("polars", "related-link", "class RelatedLinkFrame(pa.DataFrameModel):"),
        pytest.param("spark", "article", '"name": "published_at"', marks=pytest.mark.needs("spark")),
        pytest.param("gx", "related-link", '"rule": "link.url.http"', marks=[pytest.mark.needs("gx"), pytest.mark.filterwarnings("ignore")]),
    ],
)
def test_other_forms_are_printed(form: str, name: str, piece: str) -> None:
    """Each form prints what its own tool reads."""
    assert piece in printed(name, "--as", form)


@pytest.mark.needs("spark")
def test_spark_reads_its_form_back() -> None:
    """The printed Spark schema is the one that Spark makes of it."""
    from pyspark.sql.types import StructType

    from copydesk_schemas.spark import article_schema

    assert StructType.fromJson(json.loads(printed("--as", "spark"))) == article_schema()


def test_a_missing_extra_is_told_with_its_install_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the library of a form is missing, the error says what to install."""
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    monkeypatch.delitem(sys.modules, "copydesk_schemas.spark", raising=False)

    with pytest.raises(ConfigError, match=r"pip install 'copydesk\[spark\]'"):
        printed("--as", "spark")


def run(*arguments: str) -> tuple[int, list[str]]:
    result = CliRunner().invoke(command, arguments, catch_exceptions=False, standalone_mode=False)
    return result.return_value, result.stdout.splitlines()


def test_diff_tells_what_changed_and_whether_readers_break(tmp_path: Path) -> None:
    """A field that went breaks readers, and the exit code says so; a new field does not."""
    schema = json.loads(printed())
    (tmp_path / "old.json").write_text(json.dumps(schema), encoding="utf-8")
    schema["properties"]["shelf"] = {"type": ["string", "null"]}
    (tmp_path / "more.json").write_text(json.dumps(schema), encoding="utf-8")
    del schema["properties"]["license"]
    (tmp_path / "less.json").write_text(json.dumps(schema), encoding="utf-8")
    old, more, less = (str(tmp_path / f"{name}.json") for name in ("old", "more", "less"))

    assert run("diff", old, "article") == (0, ["nothing changed"])
    assert run("diff", old, more) == (0, ["shelf: added", "no reader breaks"])
    assert run("diff", old, less) == (1, ["license: removed (breaks readers)", "shelf: added", "readers break"])


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["diff"], "OLD and NEW"),
        (["diff", "article", "nowhere.json"], "nowhere.json: No such file"),
        (["diff", "article", __file__], "is not JSON"),
        (["article", "report"], "one name at a time"),
    ],
)
def test_diff_refuses_what_it_cannot_read(words: list[str], message: str) -> None:
    """A wrong use is one line that says what is wrong."""
    with pytest.raises(CopydeskError) as caught:
        printed(*words)

    assert message in str(caught.value)
