"""Known findings do not fail, new ones do, and what became of the rest is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import copydesk
from copydesk.errors import ConfigError, ReadError
from copydesk.triage.baseline import Baseline, draw_baseline

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [{"id": f"a{n}", "title": f"Ferry {n}", "body": f"The ferry number {n} returns.", "url": "/relative" if n % 2 else None} for n in range(8)]
OPTIONS: dict[str, Any] = {"select": "IDN,CMP", "now": "2026-06-01"}


def baseline_of(rows: list[dict[str, Any]], path: Path) -> str:
    """Write the baseline of some rows, and return its path."""
    path.write_bytes(b"".join(draw_baseline(copydesk.validate(rows, **OPTIONS).found)))
    return str(path)


def test_known_findings_do_not_fail_in_any_order(tmp_path: Path) -> None:
    """A run over the same records, in another order, has known findings only; its records stay flagged."""
    known = baseline_of(ROWS, tmp_path / "known.json")
    shuffled = [*ROWS[5:], *ROWS[2:5], *ROWS[1::-1]]
    report = copydesk.validate(shuffled, baseline=known, **OPTIONS)

    assert len(report.found) == 8
    assert all(finding["known"] for finding in report.found)
    assert not report.has_failed
    assert report.accounting.flagged == 8
    assert report.decisions["baseline"] == {"path": known, "known": 8, "new": 0, "gone": [], "stale": 0}
    report.raise_if("info")


def test_the_order_of_records_does_not_change_a_byte() -> None:
    """The baseline of shuffled records is the same file."""
    ordered, shuffled = (copydesk.validate(rows, **OPTIONS) for rows in (ROWS, ROWS[::-1]))

    assert b"".join(draw_baseline(ordered.found)) == b"".join(draw_baseline(shuffled.found))


def test_new_gone_and_stale(tmp_path: Path) -> None:
    """A new flaw fails, a mended one is gone, and the entry of a record that is no longer read is stale."""
    known = baseline_of(ROWS, tmp_path / "known.json")
    rows = [dict(row) for row in ROWS[1:]]
    rows[0]["url"] = "https://ledger.example/1"
    rows[2]["title"] = ""
    report = copydesk.validate(rows, baseline=known, **OPTIONS)
    told = report.decisions["baseline"]

    assert report.has_failed
    assert (told["known"], told["new"], told["stale"]) == (6, 1, 1)
    assert [(entry["record"], entry["code"], entry["path"]) for entry in told["gone"]] == [("a1", "IDN003", "/url")]
    assert [finding["code"] for finding in report.found if not finding["known"]] == ["CMP001"]


def test_a_waived_finding_is_not_gone(tmp_path: Path) -> None:
    """What is still there, though waived or below the least confidence now, was not mended."""
    known = baseline_of(ROWS, tmp_path / "known.json")
    waivers = [{"check": "IDN003", "source": "(unknown)", "reason": "an archive without addresses"}]
    told = copydesk.validate(ROWS, baseline=known, waivers=waivers, **OPTIONS).decisions["baseline"]

    assert (told["known"], told["gone"], told["stale"]) == (0, [], 0)


def test_a_check_that_did_not_run_makes_stale_entries(tmp_path: Path) -> None:
    """What was not looked for is not gone."""
    known = baseline_of(ROWS, tmp_path / "known.json")
    told = copydesk.validate(ROWS, baseline=known, select="CMP", now="2026-06-01").decisions["baseline"]

    assert (told["gone"], told["stale"]) == ([], 8)


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"version": 1}', '{"version": 1, "findings": [{"fingerprint": 3}]}', '{"version": 9, "findings": []}']
)
def test_what_is_no_baseline(tmp_path: Path, content: str) -> None:
    """Another file, or one of another version, is refused with its name."""
    path = tmp_path / "known.json"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(ConfigError, match=r"known\.json: "):
        Baseline.load(str(path))


def test_a_missing_baseline(tmp_path: Path) -> None:
    """The message says which command writes one."""
    with pytest.raises(ReadError, match="copydesk baseline PATHS"):
        Baseline.load(str(tmp_path / "none.json"))


def test_a_baseline_is_readable_line_by_line(tmp_path: Path) -> None:
    """It is JSON, with one sorted entry a line, so that a version control system shows what changed."""
    path = tmp_path / "known.json"
    baseline_of(ROWS, path)
    lines = path.read_text(encoding="utf-8").splitlines()
    entries = json.loads("\n".join(lines))["findings"]

    listed = lines[lines.index('"findings": [') + 1 : -1]

    assert len(listed) == len(entries) > 1
    assert listed == sorted(listed)
    assert all({"record", "code", "path", "fingerprint"} == set(entry) for entry in entries)
