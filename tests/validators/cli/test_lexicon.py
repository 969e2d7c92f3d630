"""`copydesk lexicon learn`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner

from copydesk.checks.entities import unusual_spelling
from copydesk.cli.lexicon import command
from copydesk.testing import judge
from copydesk.text.lexicon import load_lexicon
from copydesk_schemas import Article

if TYPE_CHECKING:
    from pathlib import Path


def _archive(folder: Path) -> Path:
    path = folder / "archive.jsonl"
    rows = [{"id": str(n), "body": f"Report {n}: the ferry Skarvoyna left Wahsington with the mail."} for n in range(20)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) + "not json\n", "utf-8")
    return path


def test_a_learnt_lexicon_knows_both_worlds(tmp_path: Path) -> None:
    """What was learnt is added to what copydesk knows, and a run with it takes the archive's names for right and for known."""
    target = str(tmp_path / "my.lexicon")
    outcome = CliRunner().invoke(command, ["learn", str(_archive(tmp_path)), "-o", target, "--isolated"], standalone_mode=False)
    lexicon = load_lexicon(target)

    assert outcome.return_value == 0
    assert "20 articles counted" in outcome.stderr
    assert lexicon.look_up("Skarvoyna")[0] == 20
    assert lexicon.together("Skarvoyna left") == 0
    assert lexicon.look_up("London") >= load_lexicon().look_up("London")
    assert lexicon.near("Skarvonya") == ("Skarvoyna",)
    slip = Article(body="Nobody was hurt when the ferry Skarvonya touched the pier in Wahsington on Sunday.")
    found = judge([unusual_spelling], slip, lexicon=target)
    assert [f.text for f in found if f.confidence >= 0.7] == ["Skarvonya"]


def test_alone(tmp_path: Path) -> None:
    """With --alone only the archive counts."""
    target = str(tmp_path / "own.lexicon")
    CliRunner().invoke(command, ["learn", str(_archive(tmp_path)), "-o", target, "--alone", "--isolated"], standalone_mode=False)

    assert load_lexicon(target).look_up("London") == (0.0, 0)
    assert load_lexicon(target).size == 20


def test_nothing_to_learn_from(tmp_path: Path) -> None:
    """A missing archive is told, exits with 2, and leaves no file."""
    target = tmp_path / "none.lexicon"
    outcome = CliRunner().invoke(command, ["learn", str(tmp_path / "absent.jsonl"), "-o", str(target), "--isolated"], standalone_mode=False)

    assert outcome.return_value == 2
    assert "absent.jsonl" in outcome.stderr
    assert "no lexicon was written" in outcome.stderr
    assert not target.exists()
