"""The group of commands, and the two doors of the shell: `copydesk` and `validate`."""

from __future__ import annotations

import sys
from typing import Any

import click

from copydesk.cli.shell import CONTEXT, guarded
from copydesk.errors import ConfigError, did_you_mean
from copydesk.version import __version__

_COMMANDS = {
    "validate": ("copydesk.cli.validate", "check records; files, folders, globs, '-' for stdin"),
    "sources": ("copydesk.cli.sources", "tell what each source can be trusted for: the source cards alone"),
    "report": ("copydesk.cli.report", "draw a saved report again, in any format"),
    "baseline": ("copydesk.cli.baseline", "write the known findings, which then fail no run"),
    "lexicon": ("copydesk.cli.lexicon", "count the names in an archive of your own, for --lexicon"),
    "explain": ("copydesk.cli.explain", "tell what a check does, why, and how to mend what it finds"),
    "checks": ("copydesk.cli.checks", "list all checks"),
    "init": ("copydesk.cli.init", "write copydesk.toml and a CI snippet; never overwrites"),
    "schema": ("copydesk.cli.schema", "print a schema in one of its forms"),
}


class _LazyGroup(click.Group):
    """A group whose commands are imported when they are called, so that `--help` is instant."""

    def list_commands(self, _: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        from importlib import import_module

        command: click.Command = import_module(_COMMANDS[name][0]).command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-") and not ctx.resilient_parsing:
            raise ConfigError(f"unknown command {args[0]!r}{did_you_mean(args[0], _COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


@click.group(cls=_LazyGroup, context_settings=CONTEXT)
@click.version_option(__version__, prog_name="copydesk")
def group() -> None:
    """Data-quality and provenance validation for news-article records."""


def main(arguments: list[str] | None = None) -> Any:
    """Run `copydesk`; never returns."""
    sys.exit(guarded(group, arguments, "copydesk"))


def validate_main(arguments: list[str] | None = None) -> Any:
    """Run `validate`, the same as `copydesk validate`; never returns."""
    from copydesk.cli.validate import command

    sys.exit(guarded(command, arguments, "validate"))
