"""The pytest plugin."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TESTS = """
BODY = "The ferry is back, and nobody was hurt."
ROW = {"id": "a", "url": "https://ledger.example/a", "title": "Ferry returns", "body": BODY, "published_at": "2021-03-04"}

def test_sound(assert_articles_valid):
    report = assert_articles_valid([ROW], now="2026-06-01", ignore="PRV001")
    assert report.accounting.read == 1

def test_flawed(assert_articles_valid):
    assert_articles_valid([{**ROW, "title": "None\\x1b[31m"}, {**ROW, "id": "b", "tags": ["nan"]}], now="2026-06-01")

def test_report(validate_articles):
    assert validate_articles([{**ROW, "tags": ["nan"]}], now="2026-06-01").severities["error"] == 1
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_fixtures_work_where_copydesk_is_installed(tmp_path: Path) -> None:
    """A project's tests get the fixtures without configuration; a failure names code, record, field and what is wrong, and hides nothing."""
    (tmp_path / "test_articles.py").write_text(TESTS, encoding="utf-8")
    result = run(tmp_path)

    assert "1 failed, 2 passed" in result.stdout
    assert "CMP002 b /tags/0: tags holds a word for a missing value" in result.stdout
    assert "\x1b[31m" not in result.stdout


def test_the_plugin_loads_nothing_heavy(tmp_path: Path) -> None:
    """A test run that uses no fixture of ours loads neither the checks nor pandas nor pandera."""
    (tmp_path / "test_plain.py").write_text(
        "import sys\n\n"
        "def test_light():\n"
        "    assert 'copydesk.integrations.pytest_plugin' in sys.modules\n"
        "    heavy = {'pandas', 'pandera', 'pyarrow', 'great_expectations', 'orjson', 'copydesk.api', 'copydesk.registry', 'copydesk_schemas'}\n"
        "    assert not heavy & set(sys.modules)\n",
        encoding="utf-8",
    )
    result = run(tmp_path)

    assert "1 passed" in result.stdout
