"""`copydesk schema`: print a schema in one of its forms, or say what changed between two."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from copydesk.cli.shell import CONTEXT
from copydesk.errors import ConfigError, ReadError, did_you_mean
from copydesk_schemas.changes import compare
from copydesk_schemas.forms import FORMS, SCHEMAS, as_text

_DIFF = "diff"


@click.command("schema", context_settings=CONTEXT)
@click.argument("words", nargs=-1, metavar=f"[{'|'.join(SCHEMAS)}] | diff OLD NEW")
@click.option("--as", "form", default="json-schema", show_default=True, metavar="FORM", help=f"One of {', '.join(FORMS)}.")
def command(words: tuple[str, ...], form: str) -> int:
    """Print a schema, that of an article record by default.

    `diff OLD NEW` says what changed between two JSON Schemas printed by this command, each a file or the name of a schema as it is now.
    The exit code is 1 where the change breaks programs that read such data.
    """
    if words[:1] == (_DIFF,):
        return _diff(words[1:])
    if len(words) > 1:
        raise ConfigError(f"schema: one name at a time, not {len(words)}")
    click.echo(_text(words[0] if words else "article", form), nl=False)
    return 0


def _text(name: str, form: str) -> str:
    if name not in SCHEMAS:
        raise ConfigError(f"unknown schema {name!r}{did_you_mean(name, [*SCHEMAS, _DIFF])}")
    if form not in FORMS:
        raise ConfigError(f"unknown form {form!r}{did_you_mean(form, FORMS)}")
    if name not in FORMS[form]:
        raise ConfigError(f"--as {form}: there is no such form of {name}; it comes as {', '.join(f for f in FORMS if name in FORMS[f])}")
    try:
        return as_text(name, form)
    except ImportError as error:
        raise ConfigError(f"--as {form} needs {error.name}: pip install 'copydesk[{form}]'") from None


def _diff(names: tuple[str, ...]) -> int:
    if len(names) != len(("OLD", "NEW")):
        raise ConfigError("schema diff: name two schemas, OLD and NEW")
    changes = compare(*(_json_schema(name) for name in names))
    breaks = any(change.breaks_readers for change in changes)
    for change in changes:
        click.echo(str(change))
    click.echo("nothing changed" if not changes else "readers break" if breaks else "no reader breaks")
    return int(breaks)


def _json_schema(name: str) -> dict[str, Any]:
    try:
        value = json.loads(_text(name, "json-schema") if name in SCHEMAS else Path(name).read_text(encoding="utf-8"))
    except OSError as error:
        raise ReadError(f"{name}: {error.strerror or error}") from None
    except (ValueError, RecursionError):
        raise ReadError(f"{name}: is not JSON") from None
    if not isinstance(value, dict) or "$schema" not in value:
        raise ReadError(f"{name}: is no JSON Schema")
    return value
