"""The smaller commands: report, baseline, explain, checks, init, and what a shell completes."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest
from click.shell_completion import ShellComplete

from copydesk.cli.main import group
from copydesk.cli.validate import command as validate
from copydesk.config import load_settings
from copydesk.registry import load_registry
from copydesk.reports.formats import FORMATS
from copydesk.scaffold import scaffold
from copydesk.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., Any]

ROOT = Path(__file__).resolve().parents[3]


def test_a_saved_report_is_drawn_again(run: Run, select: tuple[str, ...], folder: Path) -> None:
    """Drawn from its saved form, a report is what it was; the inputs are read again only where that is asked for."""
    first = run("validate", "articles.jsonl", *select, "-o", "found.jsonl", "-o", "found.sarif", "--format", "full").out
    again = run("report", "found.jsonl", "--format", "full")
    run("report", "found.jsonl", "-o", "lines.sarif")
    run("report", "found.jsonl", "-o", "columns.sarif", "--reread")
    places = {
        name: [
            result["locations"][0]["physicalLocation"]["region"]
            for result in json.loads((folder / f"{name}.sarif").read_bytes())["runs"][0]["results"]
        ]
        for name in ("found", "lines", "columns")
    }

    assert (again.code, again.out) == (0, first)
    assert places["columns"] == places["found"]
    assert places["lines"] == [{"startLine": region["startLine"]} for region in places["found"]]
    assert any("startColumn" in region for region in places["found"])


def test_what_is_no_report(run: Run) -> None:
    """Records are no report: one line says so."""
    done = run("report", "articles.jsonl")

    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "articles.jsonl" in done.err


def test_a_baseline_and_its_use(run: Run, select: tuple[str, ...], folder: Path) -> None:
    """Known findings fail no run and are hidden with their number; a new one fails."""
    written = run("baseline", "articles.jsonl", *select)
    known = run("validate", "articles.jsonl", *select, "--baseline", "copydesk-baseline.json")
    with (folder / "articles.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"title": "New"}\n')
    new = run("validate", "articles.jsonl", *select, "--baseline", "copydesk-baseline.json")

    assert (written.code, written.err) == (0, "copydesk baseline: 2 findings in copydesk-baseline.json\n")
    assert known.code == 0
    assert "baseline: 2 known (hidden; -v shows them), 0 new, 0 gone, 0 stale" in known.out
    assert "IDN001" not in known.out
    assert new.code == 1
    assert "IDN001" in new.out


def test_a_baseline_of_what_cannot_be_read(run: Run, folder: Path) -> None:
    """No baseline is written from half of the records."""
    done = run("baseline", "articles.jsonl", "missing.jsonl")

    assert done.code == 2
    assert not (folder / "copydesk-baseline.json").exists()


def test_explain(run: Run) -> None:
    """A check is explained by its code in any case, and by its name; as JSON too."""
    by_code, by_name, as_json = run("explain", "idn001"), run("explain", "missing-id"), run("explain", "IDN001", "--json")

    assert by_code.code == 0
    assert by_code.out == by_name.out
    assert by_code.out.startswith("IDN001 missing-id\nerror, deterministic, looks at each record, since 0.1\n")
    assert json.loads(as_json.out)["how"]


def test_explain_answers_with_the_nearest(run: Run) -> None:
    """A misspelt code is answered in one line."""
    done = run("explain", "IDN01")

    assert (done.code, done.err) == (2, "copydesk: unknown check 'IDN01'; did you mean IDN001?\n")


def test_checks(run: Run) -> None:
    """All checks are listed, or those that are named, as a table or as JSON."""
    known = [check.code for check in load_registry()]
    whole, family, as_json = run("checks").out, run("checks", "IDN").out, run("checks", "--json").out

    assert [line[:6] for line in whole.splitlines()] == known
    assert {line[:3] for line in family.splitlines()} == {"IDN"}
    assert [entry["code"] for entry in json.loads(as_json)] == known


def test_init_never_overwrites(run: Run, folder: Path) -> None:
    """It writes settings that load and a job, and leaves both as they are the next time."""
    first = run("init", "articles.jsonl")
    (folder / "copydesk.toml").write_text('ignore = ["LNK"]\n', encoding="utf-8")
    second = run("init", "articles.jsonl")

    assert first.out == "wrote: copydesk.toml\nwrote: .github/workflows/copydesk.yml\n"
    assert second.out == "left as it is: copydesk.toml\nleft as it is: .github/workflows/copydesk.yml\n"
    assert load_settings(folder=folder, environment={}).ignore == ("LNK",)
    assert "validate articles.jsonl" in (folder / ".github/workflows/copydesk.yml").read_text(encoding="utf-8")


def test_every_line_of_the_first_settings_holds(folder: Path) -> None:
    """With its examples switched on, too, the file is one that loads."""
    scaffold(folder, "none")
    path = folder / "copydesk.toml"
    plain = load_settings(path, environment={})
    examples = "\n".join(line.removeprefix("# ") if "=" in line or "[" in line else line for line in path.read_text(encoding="utf-8").splitlines())
    path.write_text(examples, encoding="utf-8")
    settings = load_settings(path, environment={})

    assert plain.fail_on is not None
    assert tomllib.loads(examples).keys() > {"severity", "map", "sources", "thresholds", "waivers", "baseline"}
    assert settings.waivers[0].check == "DAT001"


def test_settings_in_pyproject_are_left_alone(folder: Path) -> None:
    """Where pyproject.toml has the settings, no second file is written over them."""
    (folder / "pyproject.toml").write_text("[tool.copydesk]\n", encoding="utf-8")

    assert scaffold(folder, "none") == [(folder / "pyproject.toml", False)]
    assert not (folder / "copydesk.toml").exists()


@pytest.mark.parametrize(("schema", "service"), [("vendor.github-workflows", "github"), ("vendor.gitlab-ci", "gitlab")])
def test_jobs_are_what_the_services_take(folder: Path, schema: str, service: str) -> None:
    """Each CI job validates against the service's own schema."""
    written = scaffold(folder, service, ["it's: a #file.jsonl", "feeds/*.jsonl.gz"])
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(written[-1][0])]
    done = subprocess.run(check, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "'feeds/*.jsonl.gz'" in written[-1][0].read_text(encoding="utf-8")


@pytest.mark.skipif(not (ROOT / "action.yml").is_file(), reason="the tests stand apart from the tree")
def test_the_action_is_one() -> None:
    """The composite action validates against GitHub's schema."""
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions", str(ROOT / "action.yml")]
    done = subprocess.run(check, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_unknown_commands_are_answered_with_the_nearest(run: Run) -> None:
    """A misspelt command is one line; no command at all is the list of them."""
    wrong, none = run("validat", "articles.jsonl"), run()

    assert (wrong.code, wrong.err) == (2, "copydesk: unknown command 'validat'; did you mean validate?\n")
    assert none.code == 2
    assert "\n  explain " in none.err


def test_the_version(run: Run) -> None:
    """Both doors tell it."""
    assert run("--version").out == run("validate", "--version").out == f"copydesk, version {__version__}\n"


def completions(command: click.Command, arguments: list[str], typed: str) -> list[str]:
    """Return what a shell would offer."""
    return [item.value for item in ShellComplete(command, {}, "copydesk", "_COPYDESK_COMPLETE").get_completions(arguments, typed)]


@pytest.mark.parametrize(
    ("command", "arguments", "typed", "expected"),
    [
        (group, [], "ex", ["explain"]),
        (group, ["explain"], "IDN00", ["IDN001", "IDN002", "IDN003"]),
        (validate, ["--select"], "DAT001,IDN001", ["DAT001,IDN001"]),
        (validate, ["--format"], "js", ["json", "jsonl"]),
        (validate, ["-o"], "sa", ["sarif="]),
        (validate, ["--fail-on"], "w", ["warning"]),
    ],
)
def test_completion(command: click.Command, arguments: list[str], typed: str, expected: list[str]) -> None:
    """Codes, formats, levels and commands are completed."""
    assert completions(command, arguments, typed)[:3] == expected


def test_all_formats_are_offered() -> None:
    """Every format can be completed from nothing."""
    assert completions(validate, ["--format"], "") == list(FORMATS)


@pytest.mark.parametrize("name", ["validate", "report", "baseline", "explain", "checks", "init"])
def test_help(run: Run, name: str) -> None:
    """Every command has help that fits 100 columns and says what each option is for."""
    done = run(name, "--help")
    command = group.get_command(click.Context(group), name)
    assert command is not None

    assert done.code == 0
    assert max(map(len, done.out.splitlines())) <= 100
    assert all(option.help for option in command.params if isinstance(option, click.Option) and option.name != "help")
