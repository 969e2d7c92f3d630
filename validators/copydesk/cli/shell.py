"""What every command shares: exit codes, one-line errors, and text that is safe to print."""

from __future__ import annotations

import os
import sys
import traceback
from typing import TYPE_CHECKING, Any

import click

from copydesk.errors import CopydeskError
from copydesk.reports.display import visible

if TYPE_CHECKING:
    from collections.abc import Callable

EXIT_PROBLEM = 2
EXIT_INTERRUPTED = 130
CONTEXT: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def _debug(_: click.Context, __: click.Parameter, is_on: bool) -> None:  # noqa: FBT001 - click's signature
    if is_on:
        os.environ["COPYDESK_DEBUG"] = "1"


debug_option: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--debug", is_flag=True, is_eager=True, expose_value=False, callback=_debug, help="Show the details of an error."
)
"""For every command: what goes wrong is told with its traceback."""


def guarded(command: click.Command, arguments: list[str] | None, name: str) -> int:
    """Run a command and return its exit code; every failure becomes one line on standard error."""
    try:
        result: Any = command.main(args=arguments, prog_name=name, standalone_mode=False)
    except click.exceptions.Abort:
        return EXIT_INTERRUPTED
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as error:
        for line in error.format_message().splitlines():
            complain(line)
        return EXIT_PROBLEM
    except click.UsageError as error:
        complain(f"{name}: {error.format_message()}")
        return EXIT_PROBLEM
    except click.ClickException as error:
        complain(f"{name}: {error.format_message()}")
        return EXIT_PROBLEM
    except CopydeskError as error:
        _explain(error)
        complain(f"{name}: {error}")
        return EXIT_PROBLEM
    except MemoryError:
        complain(f"{name}: not enough memory")
        return EXIT_PROBLEM
    except Exception as error:  # noqa: BLE001 - no traceback ever reaches a user
        _explain(error)
        complain(f"{name}: unexpected {type(error).__name__}: {error}; run with --debug for the details, and please report it")
        return EXIT_PROBLEM
    return result if isinstance(result, int) else 0


def _explain(error: BaseException) -> None:
    if os.environ.get("COPYDESK_DEBUG") == "1":
        for line in "".join(traceback.format_exception(error)).splitlines():
            complain(line)


def complain(text: str) -> None:
    """Print one line on standard error, with control characters made visible."""
    try:
        sys.stderr.buffer.write(visible(" ".join(text.split("\n"))).encode("utf-8", "backslashreplace") + b"\n")
        sys.stderr.flush()
    except OSError:
        pass
