"""`copydesk schema` prints every schema in every form that it has."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from copydesk.cli.schema import command
from copydesk.errors import ConfigError
from copydesk_schemas import COLUMNS, RULES
from copydesk_schemas.forms import FORMS, SCHEMAS


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
