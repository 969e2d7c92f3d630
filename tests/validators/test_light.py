"""What a run may load, and what it may never do."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {"pandas", "pandera", "numpy", "pyarrow", "rich", "jinja2", "polars", "pyspark", "great_expectations", "ftfy", "anyascii"}
RUN = """
import sys
sys.argv = ["validate", {path!r}, "--isolated", "--format", "json"]
from copydesk.cli import validate_main
try:
    validate_main()
except SystemExit:
    pass
print("\\n" + " ".join(sorted({{name.partition(".")[0] for name in sys.modules}})), file=sys.stderr)
"""


def records(path: Path) -> Path:
    """Write ten invented records and return their file."""
    row = {
        "url": "https://ledger.example/2026/05/04/ferry",
        "title": "Ferry returns to Outer Skerry",
        "body": "The ferry to Outer Skerry is sailing again, said Joss Harrowby on Monday. " * 8,
        "published_at": "2026-05-04T08:00:00Z",
        "authors": ["Ingrid Tallow"],
        "related_links": [{"label": "Island school keeps its last teacher", "url": "https://ledger.example/island-school-keeps-its-last-teacher"}],
    }
    file = path / "ten.jsonl"
    file.write_text("".join(json.dumps({**row, "id": f"a{n}"}) + "\n" for n in range(10)), encoding="utf-8")
    return file


def test_ten_records_load_nothing_heavy(tmp_path: Path) -> None:
    """`validate` of a small JSONL file loads neither pandas nor pandera, nor anything else that costs."""
    code = RUN.format(path=str(records(tmp_path)))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert json.loads(done.stdout)["accounting"]["read"] == 10
    assert set(done.stderr.split()) & HEAVY == set()


def test_no_network(tmp_path: Path) -> None:
    """A run opens no socket and starts no process, whatever the records name."""
    guard = """
import sys
def refuse(event, arguments):
    if event.split(".")[0] in {"socket", "subprocess", "ftplib", "smtplib"} or event in {"os.system", "os.exec", "os.posix_spawn", "urllib.Request"}:
        raise RuntimeError(event)
sys.addaudithook(refuse)
"""
    code = guard + RUN.format(path=str(records(tmp_path)))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert json.loads(done.stdout)["accounting"]["read"] == 10
    assert "unexpected" not in done.stderr
