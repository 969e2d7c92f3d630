"""Write docs/checks/ from the declarations: one page per check, and the table of all; `--check` fails where a page is not what it would be."""

from __future__ import annotations

import argparse
import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.check import Rerun
from copydesk.precision import measured
from copydesk.registry import load_registry
from copydesk.reports.explanation import as_markdown, snippet

if TYPE_CHECKING:
    from copydesk.check import Check, Example

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "checks"

FAMILIES = {
    "AUT": "Authorship",
    "CMP": "Completeness",
    "DAT": "Dates",
    "DUP": "Duplicates and syndication",
    "ENT": "Names",
    "IDN": "Identity",
    "INP": "Input and accounting",
    "LNG": "Language",
    "LNK": "Links",
    "PRV": "Provenance and attribution",
    "SCH": "The user's own schema",
    "TXT": "Text hygiene",
}


def shown(example: Example) -> str:
    """Return an example as a fenced block: JSON for articles, text for files."""
    return f"```{'text' if isinstance(example, (bytes, str, Rerun)) else 'json'}\n{snippet(example)}\n```"


def page(check: Check) -> str:
    """Return the page of one check."""
    facts = [
        f"- Severity: {check.severity.value}",
        f"- Looks at: {', '.join(f'`{name}`' for name in check.fields) or 'the input'}",
        f"- Since: {check.since}",
        *([f"- Standard terms: {', '.join(f'`{term}`' for term in check.terms)}"] if check.terms else []),
        *([f"- A heuristic; measured precision: {measured(check.code) or 'not measured yet'}"] if check.heuristic else []),
    ]
    parts = [
        f"# {check.code}: {check.name}",
        "\n".join(facts),
        as_markdown(check).strip(),
        "## Flagged",
        *map(shown, check.flagged),
        "## Accepted",
        *map(shown, check.accepted),
    ]
    return "\n\n".join(parts) + "\n"


def table(checks: list[Check]) -> str:
    """Return the page that lists all checks, family by family."""
    parts = ["# Checks", "Written from the declarations by `nox -s catalogue`."]
    for family, members in groupby(checks, key=lambda c: c.code[:3]):
        rows = [f"| [{c.code}]({c.code}.md) | {c.name} | {c.severity.value} | {c.message} |" for c in members]
        parts.append("\n".join([f"## {family}: {FAMILIES[family]}", "", "| code | name | severity | what is wrong |", "|---|---|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


def main() -> int:
    """Write or compare the pages; return 1 where a comparison fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only")
    only_compare = parser.parse_args().check
    checks = list(load_registry())
    pages = {"README.md": table(checks), **{f"{c.code}.md": page(c) for c in checks}}
    found = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    if only_compare:
        stale = sorted(name for name in pages.keys() | found.keys() if pages.get(name) != found.get(name))
        print("\n".join([f"stale: docs/checks/{name}" for name in stale] or ["docs/checks is up to date"]))
        return int(bool(stale))
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in found.keys() - pages.keys():
        (FOLDER / name).unlink()
    for name, text in pages.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    print(f"{len(checks)} checks in docs/checks")
    return 0


if __name__ == "__main__":
    sys.exit(main())
