"""The main command: what goes where, what is refused, and with which exit code."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Any]

COUNTS = "3 read = 1 passed + 2 flagged + 0 quarantined"


def test_a_pipe_gets_one_line_per_finding(run: Run, select: tuple[str, ...]) -> None:
    """Where nobody looks the format is concise, and the counts stand at the end."""
    done = run("validate", "articles.jsonl", *select)

    assert re.fullmatch(
        r"articles\.jsonl:2: IDN003 error [^\n]+ \[a2\]\narticles\.jsonl:3: IDN001 error [^\n]+ \[sha256:[0-9a-f]{16}\]\n"
        + re.escape(COUNTS)
        + "\n2 errors\n",
        done.out,
    )
    assert (done.code, done.err) == (1, "")


@pytest.mark.parametrize("name", ["json", "jsonl", "sarif", "gitlab"])
def test_formats_for_machines_are_json(run: Run, select: tuple[str, ...], name: str) -> None:
    """Each of them is read back without a rest."""
    out = run("validate", "articles.jsonl", *select, "--format", name).out

    assert [json.loads(text) for text in (out.splitlines() if name == "jsonl" else [out])]


def test_files_and_the_summary(run: Run, select: tuple[str, ...], folder: Path) -> None:
    """With files alone, standard output has the counts and the most frequent checks; each file has its format."""
    done = run("validate", "articles.jsonl", *select, "-o", "out.sarif", "-o", "junit=tests.xml", "-o", "a.json")

    assert done.out == f"1  IDN001  missing-id\n1  IDN003  bad-url\n\n{COUNTS}\n2 errors\n"
    assert json.loads((folder / "out.sarif").read_bytes())["version"] == "2.1.0"
    assert (folder / "tests.xml").read_bytes().startswith(b"<?xml")
    assert json.loads((folder / "a.json").read_bytes())["accounting"]["read"] == 3


def test_a_file_and_a_format(run: Run, select: tuple[str, ...], folder: Path) -> None:
    """A named format goes to standard output beside the files."""
    done = run("validate", "articles.jsonl", *select, "--format", "json", "-o", "out.csv")

    assert json.loads(done.out)["accounting"]["flagged"] == 2
    assert (folder / "out.csv").read_text(encoding="utf-8").startswith("code,name")


def test_a_report_on_standard_output_stands_alone(run: Run, select: tuple[str, ...]) -> None:
    """A dash is standard output, and no summary follows what is there."""
    assert json.loads(run("validate", "articles.jsonl", *select, "-o", "json=-").out)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--format", "jsn"), "unknown format 'jsn'; did you mean json?"),
        (("-o", "sarfi=x.json"), "unknown format 'sarfi'; did you mean sarif?"),
        (("-o", "report.odt"), "its ending names no format"),
        (("-o", "json="), "name a path after the format"),
        (("-o", "json=-", "-o", "csv=-"), "cannot both go to standard output"),
        (("-o", "json=-", "--format", "csv"), "cannot both go to standard output"),
        (("-o", "missing/x.json"), "there is no folder missing"),
        (("-o", "jsonl=articles.jsonl"), "articles.jsonl: not written: it is an input of this run"),
        (("-o", "x.json", "-o", "csv=./x.json"), "./x.json: named twice as an output"),
        (("--color", "alway"), "did you mean always?"),
        (("--select", "IDN01"), "did you mean IDN001?"),
        (("--select", "missing-idd"), "did you mean missing-id?"),
        (("--severity", "IDN001=eror"), "did you mean error?"),
        (("--severity", "IDN01=error"), "did you mean IDN001?"),
        (("--severity", "IDN001"), "not of the form NAME=VALUE"),
        (("--fail-on", "warnings"), "did you mean warning?"),
        (("--min-confidence", "7"), "not a number from 0 to 1"),
        (("--now", "yesterday"), "not an ISO 8601 day"),
        (("--baseline", "none.json"), "none.json: No such file or directory"),
        (("--config", "none.toml"), "none.toml: No such file or directory"),
        (("--formt", "json"), "Did you mean"),
        (("missing.jsonl",), "missing.jsonl"),
    ],
)
def test_what_is_refused(run: Run, arguments: tuple[str, ...], words: str) -> None:
    """A wrong name, place or value is answered in one line, with the nearest name where there is one, before any output."""
    done = run("validate", *([] if arguments[0] == "missing.jsonl" else ["articles.jsonl"]), *arguments)

    assert done.code == 2
    assert words in done.err
    assert done.err.count("\n") == 1
    assert words == "missing.jsonl" or done.out == ""


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--select", "IDN001"), 1),
        (("--select", "IDN001", "--severity", "IDN001=warning"), 0),
        (("--select", "IDN001", "--severity", "IDN001=warning", "--fail-on", "warning"), 1),
        (("--select", "IDN001", "--severity", "IDN=info", "--fail-on", "info"), 1),
        (("--select", "IDN001", "--fail-on", "never"), 0),
        (("--select", "IDN", "--ignore", "IDN"), 0),
    ],
)
def test_exit_codes(run: Run, arguments: tuple[str, ...], code: int) -> None:
    """A run fails by what is selected, at the severity in force, at or above the least one."""
    assert run("validate", "articles.jsonl", *arguments).code == code


def test_a_lost_input_wins_over_findings(run: Run, select: tuple[str, ...]) -> None:
    """When one file cannot be read the others are reported, and the exit code is 2."""
    done = run("validate", "articles.jsonl", "missing.jsonl", *select)

    assert done.code == 2
    assert COUNTS in done.out
    assert "missing.jsonl" in done.err


def test_an_unreadable_line_is_quarantined(run: Run, select: tuple[str, ...], folder: Path) -> None:
    """It is told with its line, counted, and fails the run."""
    with (folder / "articles.jsonl").open("ab") as file:
        file.write(b"{broken\n")
    done = run("validate", "articles.jsonl", *select, "--fail-on", "info")

    assert re.search(r"^articles\.jsonl:4: INP00\d quarantined ", done.out, re.MULTILINE)
    assert "4 read = 1 passed + 2 flagged + 1 quarantined" in done.out
    assert done.code == 1


def test_no_records(run: Run, folder: Path) -> None:
    """An input without records is refused, unless that is accepted."""
    (folder / "empty.jsonl").write_bytes(b"\n\n")

    refused, accepted = run("validate", "empty.jsonl"), run("validate", "empty.jsonl", "--allow-empty")

    assert (refused.code, "empty.jsonl: no records" in refused.err) == (2, True)
    assert (accepted.code, accepted.err) == (0, "")


def test_flags_stand_over_variables_over_the_file(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each place overrides the one below it, and an isolated run heeds none of them."""
    (folder / "copydesk.toml").write_text('select = ["IDN001"]\n', encoding="utf-8")
    by_file = run("validate", "articles.jsonl").out
    monkeypatch.setenv("COPYDESK_SELECT", "IDN003")
    by_variable = run("validate", "articles.jsonl").out
    by_flag = run("validate", "articles.jsonl", "--select", "IDN001,IDN003").out
    alone = run("validate", "articles.jsonl", "--isolated", "--format", "json").out

    assert [("IDN001" in out, "IDN003" in out) for out in (by_file, by_variable, by_flag)] == [(True, False), (False, True), (True, True)]
    assert len({finding["code"] for finding in json.loads(alone)["findings"]}) > 2


def test_quiet_and_verbose(run: Run, select: tuple[str, ...]) -> None:
    """Quiet leaves the counts; verbose adds what was hidden."""
    info = ("--severity", "IDN=info")
    quiet, plain, verbose = (run("validate", "articles.jsonl", *select, *info, *more).out for more in (["-q"], [], ["-v"]))

    assert quiet == plain == "3 read = 3 passed + 0 flagged + 0 quarantined\n2 info findings (hidden; -v shows them)\n"
    assert "IDN001 info" in verbose


def test_github_actions(run: Run, select: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There, findings become annotations and the step has a summary."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
    out = run("validate", "articles.jsonl", *select).out

    assert out.startswith("::error file=articles.jsonl,line=2,title=IDN003 bad-url::")
    assert COUNTS in out
    assert (folder / "summary.md").read_text(encoding="utf-8").startswith("# copydesk")


def test_an_unwritable_step_summary(run: Run, select: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told, and the exit code is 2."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "missing/summary.md")
    done = run("validate", "articles.jsonl", *select)

    assert (done.code, "missing/summary.md" in done.err) == (2, True)


def test_debug_shows_where_an_error_comes_from(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """With it the traceback stands before the line that everyone gets."""
    monkeypatch.setenv("COPYDESK_DEBUG", "")
    done = run("validate", "articles.jsonl", "--select", "XXX", "--debug")

    assert "Traceback" in done.err
    assert done.err.splitlines()[-1].startswith("validate: unknown check 'XXX'")


def test_an_interrupted_run(run: Run, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """It ends with 130, without a traceback, and leaves no file behind."""

    def interrupt(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("copydesk.cli.validate.run", interrupt)
    done = run("validate", "articles.jsonl", "-o", "out.json")

    assert (done.code, done.out, "Traceback" in done.err) == (130, "", False)
    assert [path.name for path in folder.iterdir()] == ["articles.jsonl"]


def test_both_doors_are_the_same(run: Run, select: tuple[str, ...]) -> None:
    """`copydesk validate` and `validate` do the same."""
    own, grouped = run("validate", "articles.jsonl", *select), run("--", "validate", "articles.jsonl", *select)

    assert (own.code, own.out) == (grouped.code, grouped.out)
