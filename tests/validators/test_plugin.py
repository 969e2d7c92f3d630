"""A check from another package joins through the entry point `copydesk.checks`, with the same decorator and the same rights."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

MODULE = '''
"""House rules of the Harbour Ledger."""
from copydesk.check import Mark, check
from copydesk.finding import Severity
from copydesk_schemas import Article


@check(
    "HLX001", "title-shouts", severity=Severity.WARNING, message="the title is in capitals", fields=["title"], since="1.0",
    flagged=[Article(title="FERRY SINKS")], accepted=[Article(title="Ferry sinks")],
)
def title_shouts(record):
    """The title is written in capitals.

    Why it matters: it cannot be told from an acronym.
    How to mend it: write it as a sentence.
    """
    title = record.article.title or ""
    if title.isupper():
        yield Mark(path="/title", span=(0, len(title)))
'''


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment in which a small plug-in package is installed."""
    (tmp_path / "ledger_checks.py").write_text(MODULE, encoding="utf-8")
    info = tmp_path / "ledger_checks-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: ledger-checks\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[copydesk.checks]\nledger = ledger_checks\n", encoding="utf-8")
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "a", "title": "FERRY SINKS"}) + "\n", encoding="utf-8")
    return {**os.environ, "PYTHONPATH": str(tmp_path)}


def test_plugin_check_runs(environment: dict[str, str], tmp_path: Path) -> None:
    """The plug-in's check is selected, run, and reported like any other."""
    command = ["copydesk", "validate", str(tmp_path / "in.jsonl"), "--isolated", "--select", "HLX", "--format", "json", "--fail-on", "warning"]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    found = json.loads(done.stdout)["findings"]

    assert done.returncode == 1
    assert [(f["code"], f["name"], f["text"]) for f in found] == [("HLX001", "title-shouts", "FERRY SINKS")]


def test_broken_plugin_is_told_in_one_line(environment: dict[str, str], tmp_path: Path) -> None:
    """A plug-in that cannot be imported ends the run with exit code 2 and one line that names it."""
    (tmp_path / "ledger_checks.py").write_text("import no_such_module_anywhere\n", encoding="utf-8")
    done = subprocess.run(
        ["copydesk", "validate", str(tmp_path / "in.jsonl"), "--isolated"], env=environment, capture_output=True, text=True, check=False
    )

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "plug-in 'ledger'" in done.stderr
    assert "no_such_module_anywhere" in done.stderr
