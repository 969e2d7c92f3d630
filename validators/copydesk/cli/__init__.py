"""The command line: parse, call one public function, print."""

from copydesk.cli.main import main, validate_main

__all__ = ["main", "validate_main"]
