"""`copydesk lexicon`: counts of names from an archive of your own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from copydesk.cli.selecting import settings_of
from copydesk.cli.shell import CONTEXT, EXIT_PROBLEM, complain

if TYPE_CHECKING:
    from pathlib import Path


@click.group("lexicon", context_settings=CONTEXT)
def command() -> None:
    """Count the names in an archive of your own, so that `--lexicon` knows them."""


@command.command("learn", context_settings=CONTEXT)
@click.argument("paths", nargs=-1, required=True, metavar="FILES...")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False), metavar="F", help="Write the lexicon to this file.")
@click.option("--alone", is_flag=True, help="Leave out the counts that come with copydesk.")
@click.option("--profile", metavar="NAME", help="Which tool wrote the records.")
@click.option("--map", "map_", multiple=True, metavar="FIELD=COLUMN", help="Take a canonical field from this key of the records; repeatable.")
@click.option("--config", type=click.Path(), metavar="PATH", help="Use this settings file instead of the nearest copydesk.toml.")
@click.option("--isolated", is_flag=True, help="Use no settings file and no COPYDESK_* variables.")
def learn(paths: tuple[str, ...], output: str, *, alone: bool, **options: Any) -> int:
    """Count in how many articles of FILES each name stands, add what copydesk knows, and write both to one file.

    Learn from articles that were edited well: what is frequent there will not be suspected.
    """
    from copydesk.engine.learn import learn_lexicon

    config: Path | None = None
    if options["config"]:
        from pathlib import Path

        config = Path(options["config"])
    settings = settings_of({**options, "config": config})
    size, problems = learn_lexicon(paths, output, settings, alone=alone)
    for problem in problems:
        complain(f"copydesk lexicon: {problem}")
    click.echo(f"{output}: {size:,} articles counted" if size else "no article in English to learn from: no lexicon was written", err=True)
    return EXIT_PROBLEM if problems or not size else 0
