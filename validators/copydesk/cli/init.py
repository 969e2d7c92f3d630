"""`copydesk init`: write settings and a CI job."""

from __future__ import annotations

from pathlib import Path

import click

from copydesk.cli.shell import CONTEXT, debug_option
from copydesk.reports.display import visible
from copydesk.scaffold import CI, NO_CI, scaffold


@click.command("init", context_settings=CONTEXT)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--ci", default="github", show_default=True, metavar="SERVICE", help=f"Write a job for {', '.join(CI)}, or {NO_CI}.")
@debug_option
def command(paths: tuple[str, ...], ci: str) -> int:
    """Write copydesk.toml and a CI job that validates PATHS (articles.jsonl where none are named); what is there is never overwritten."""
    for path, is_new in scaffold(Path(), ci, paths or ("articles.jsonl",)):
        click.echo(visible(f"{'wrote' if is_new else 'left as it is'}: {path}"))
    return 0
