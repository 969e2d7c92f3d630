"""What is generated is fresh: the pages of the checks and the README's output."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("script", ["write_catalogue.py", "write_readme.py"])
def test_generated_files_are_fresh(script: str) -> None:
    """The script would write what is there."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / script), "--check"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
