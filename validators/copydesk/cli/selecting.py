"""What the commands that judge records share: the options for settings, and the settings that follow from them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from copydesk.config import load_settings
from copydesk.config.values import pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from copydesk.config import Settings

    F = TypeVar("F", bound=Callable[..., Any])

_LISTS = ("select", "ignore")
_TABLES = {"severity": "severity", "map_": "mapping"}
_SINGLES = ("fail_on", "min_confidence", "now", "baseline", "profile", "source", "lexicon", "schema")


def complete_codes(_: click.Context, __: click.Parameter, typed: str) -> list[CompletionItem]:
    """Offer the codes of all checks, after a comma too."""
    from copydesk.registry import load_registry  # only while a shell asks

    before, comma, last = typed.rpartition(",")
    return [CompletionItem(f"{before}{comma}{c.code}", help=c.message) for c in load_registry() if c.code.startswith(last.upper())]


def _complete_level(_: click.Context, __: click.Parameter, typed: str) -> list[CompletionItem]:
    return [CompletionItem(level) for level in ("error", "warning", "info", "never") if level.startswith(typed)]


def judging_options(command: F) -> F:
    """Give a command the options that stand over the settings file."""
    options = (
        click.option(
            "--select",
            multiple=True,
            metavar="CODES",
            shell_complete=complete_codes,
            help="Run only these checks (codes, names, or starts of codes).",
        ),
        click.option("--ignore", multiple=True, metavar="CODES", shell_complete=complete_codes, help="Leave these checks out."),
        click.option(
            "--severity", multiple=True, metavar="CODE=LEVEL", shell_complete=complete_codes, help="Give a check another severity; repeatable."
        ),
        click.option("--min-confidence", metavar="X", help="Drop findings below this confidence (default 0.7)."),
        click.option("--profile", metavar="NAME", help="Which tool wrote the records: auto (default), canonical, trafilatura, news-please."),
        click.option("--map", "map_", multiple=True, metavar="FIELD=COLUMN", help="Take a canonical field from this key of the records; repeatable."),
        click.option("--source", metavar="NAME", help="The source of records that name none."),
        click.option("--lexicon", metavar="FILE", type=click.Path(), help="Name counts to use instead of those that come with copydesk."),
        click.option("--schema", metavar="MODULE:CLASS", help="A pandera schema of your own to judge the records by as well."),
        click.option("--now", metavar="ISO", help="The day that counts as today (default: today, UTC)."),
        click.option(
            "--config", type=click.Path(path_type=Path), metavar="PATH", help="Use this settings file instead of the nearest copydesk.toml."
        ),
        click.option("--isolated", is_flag=True, help="Use no settings file and no COPYDESK_* variables."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def verdict_options(command: F) -> F:
    """Give a command the options that say what fails a run."""
    options = (
        click.option(
            "--fail-on",
            metavar="LEVEL",
            shell_complete=_complete_level,
            help="Least severity that fails the run: error (default), warning, info, never.",
        ),
        click.option("--baseline", metavar="PATH", type=click.Path(), help="Known findings, which do not fail the run (see `copydesk baseline`)."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def settings_of(options: Mapping[str, Any]) -> Settings:
    """Return the settings in force: flags over environment over the settings file.

    Raises:
        ConfigError: a name or a value is wrong.
    """
    settings = load_settings(options.get("config"), isolated=bool(options.get("isolated")))
    given: dict[str, Any] = {name: ",".join(options[name]) for name in _LISTS if options.get(name)}
    for flag, name in _TABLES.items():
        if options.get(flag):
            told = pairs(",".join(options[flag]), f"--{flag.strip('_')}")
            given[name] = {**getattr(settings, name), **told}
    given |= {name: options[name] for name in _SINGLES if options.get(name) is not None}
    return settings.changed(**given)
