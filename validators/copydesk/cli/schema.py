"""`copydesk schema`: print a schema in one of its forms."""

from __future__ import annotations

import click

from copydesk.cli.shell import CONTEXT
from copydesk.errors import ConfigError, did_you_mean
from copydesk_schemas.forms import FORMS, SCHEMAS, as_text

_INSTALLED_BY = {"spark": "spark", "gx": "gx", "polars": "polars"}


@click.command("schema", context_settings=CONTEXT)
@click.argument("name", default="article", metavar=f"[{'|'.join(SCHEMAS)}]")
@click.option("--as", "form", default="json-schema", show_default=True, metavar="FORM", help=f"One of {', '.join(FORMS)}.")
def command(name: str, form: str) -> int:
    """Print a schema, that of an article record by default."""
    if name not in SCHEMAS:
        raise ConfigError(f"unknown schema {name!r}{did_you_mean(name, SCHEMAS)}")
    if form not in FORMS:
        raise ConfigError(f"unknown form {form!r}{did_you_mean(form, FORMS)}")
    if name not in FORMS[form]:
        raise ConfigError(f"--as {form}: there is no such form of {name}; it comes as {', '.join(f for f in FORMS if name in FORMS[f])}")
    try:
        click.echo(as_text(name, form), nl=False)
    except ImportError as error:
        raise ConfigError(f"--as {form} needs {error.name}: pip install 'copydesk[{_INSTALLED_BY.get(form, form)}]'") from None
    return 0
