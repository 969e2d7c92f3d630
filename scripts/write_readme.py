"""Write the parts of README.md that are real output: a finding, the counts, the table of checks; `--check` fails where they are stale."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from itertools import groupby
from pathlib import Path

from write_catalogue import FAMILIES

from copydesk.registry import load_registry

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
SHOWN = "warning[ENT001]"


def output() -> str:
    """Return what the README's first command prints on a terminal of 80 columns."""
    command = ["validate", "sample_data", "--config", "sample_data/copydesk.toml", "--fail-on", "never", "--format", "full", "--color", "never"]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, "COLUMNS": "80"}, capture_output=True, text=True, check=True).stdout


def frame(text: str) -> str:
    """Return the first frame of the check that is shown."""
    frames = text.split("\n\n")
    return next(part for part in frames if part.startswith(SHOWN)).strip("\n")


def table() -> str:
    """Return the table of families and their checks."""
    rows = ["| family | checks |", "|---|---|"]
    for family, members in groupby(load_registry(), key=lambda c: c.code[:3]):
        named = ", ".join(f"[{c.code[3:]}](docs/checks/{c.code}.md) {c.name}" for c in members)
        rows.append(f"| **{family}** {FAMILIES[family]} | {named} |")
    return "\n".join(rows)


def written(text: str) -> str:
    """Return the README with its generated parts made anew."""
    shown = output()
    parts = {"frame": f"```text\n{frame(shown)}\n```", "counts": f"```text\n{chr(10).join(shown.strip().splitlines()[-2:])}\n```", "checks": table()}
    for name, part in parts.items():
        text = re.sub(rf"(<!-- {name} -->\n).*?(\n<!-- /{name} -->)", lambda match, part=part: match[1] + part + match[2], text, flags=re.DOTALL)
    return text


def main() -> int:
    """Write or compare; return 1 where a comparison fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only")
    only_compare = parser.parse_args().check
    old = README.read_text(encoding="utf-8")
    new = written(old)
    if only_compare:
        print("README.md is stale: nox -s catalogue" if new != old else "README.md is up to date")
        return int(new != old)
    README.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
