"""The Python in the guides runs as it stands."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"# (test_\w+\.py)\n")
NEEDS = re.compile(r"<!-- needs: (.*?) -->\n")

ROWS = [
    {
        "id": "a1",
        "url": "https://ledger.example/ferry",
        "title": "Ferry returns",
        "body": "The ferry is back in the harbour, and nobody was hurt.",
        "published_at": "2021-03-04",
    },
    {
        "id": "a2",
        "url": "https://ledger.example/quarry",
        "title": "Quarry closes early",
        "body": "The quarry closed early on Friday.",
        "published_at": "yesterday",
    },
    {
        "id": "a3",
        "url": "/millpond",
        "title": "Millpond drained",
        "body": "The millpond was drained for repairs.",
        "published_at": "2021-03-05",
        "tags": ["nan"],
    },
]


def pages() -> list[ParameterSet]:
    found = []
    for path in (DOCS / "schemas.md", *sorted((DOCS / "pipelines").glob("*.md"))):
        needs = NEEDS.match(path.read_text(encoding="utf-8"))
        marks = [pytest.mark.needs(*needs[1].split())] if needs else []
        found.append(pytest.param(path, marks=marks, id=path.stem))
    return found


@pytest.mark.parametrize("path", pages())
def test_the_snippets_of_a_page_run(path: Path, tmp_path: Path) -> None:
    """All blocks of a page, one after the other, run without an error beside a file of articles; a block that is a test file passes as one."""
    blocks = BLOCK.findall(path.read_text(encoding="utf-8"))
    (tmp_path / "articles.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in ROWS), encoding="utf-8")
    script = tmp_path / "page.py"
    script.write_text("\n".join(block for block in blocks if not FILE.match(block)), encoding="utf-8")
    for block in blocks:
        if name := FILE.match(block):
            (tmp_path / name[1]).write_text(block, encoding="utf-8")
    runs = [[sys.executable, str(script)]]
    if list(tmp_path.glob("test_*.py")):
        runs.append([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"])
    for run in runs:
        result = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=False)

        assert result.returncode == 0, result.stderr[-2000:] or result.stdout[-2000:]
    assert blocks


@pytest.mark.parametrize("path", [DOCS / "schemas.md", *sorted((DOCS / "pipelines").glob("*.md"))], ids=lambda path: path.stem)
def test_the_snippets_of_a_page_are_python(path: Path) -> None:
    """Every block can at least be compiled, where the tool that it is for is not installed as well."""
    blocks = BLOCK.findall(path.read_text(encoding="utf-8"))

    assert [compile(block, str(path), "exec") for block in blocks]
