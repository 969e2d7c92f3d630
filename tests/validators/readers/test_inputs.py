"""The INP checks: what is told while reading, from the declared examples to the command line."""

from __future__ import annotations

import base64
import gzip
import json
import socket
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import copydesk
from copydesk.check import Check, Scope
from copydesk.cli.main import main
from copydesk.engine.spool import Spool
from copydesk.finding import Quarantined
from copydesk.readers import rows_input
from copydesk.registry import load_registry

if TYPE_CHECKING:
    from pathlib import Path

READING = [c for c in load_registry() if c.scope is Scope.INPUT and c.code != "INP005"]
NOW = "2026-06-01"


def codes(data: Any) -> set[str]:
    return {item.code for item in rows_input(data).read() if isinstance(item, Quarantined)}


@pytest.mark.parametrize("check", READING, ids=lambda c: c.code)
def test_examples_of_what_is_told_while_reading(check: Check) -> None:
    """Each flagged example is quarantined under the check's code, and no accepted one is quarantined at all."""
    assert [codes(example) for example in check.flagged] == [{check.code}] * len(check.flagged)
    assert [codes(example) for example in check.accepted] == [set()] * len(check.accepted)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (b"5", "title is not a text but a number"),
        (b"true", "title is not a text but true or false"),
        (b'{"en": "x"}', "title is not a text but an object"),
        (b'["x"]', "title is not a text but a list of texts"),
        (b'["x", 5]', "title is not a text but a list that holds a number"),
    ],
)
def test_wrong_types_say_what_was_seen(value: bytes, told: str) -> None:
    """INP004 names the type that was due and the one that stands there."""
    report = copydesk.validate(b'{"id": "a1", "title": ' + value + b"}\n", now=NOW, select="INP004")

    (finding,) = report.found
    assert (finding["message"], finding["path"]) == (told, "/title")


@pytest.mark.parametrize(
    ("fields", "message", "places"),
    [
        (
            b'"authors": ["Dana Quill", 5, null, {"name": "x"}]',
            "authors is not a list of texts but a list that holds a number",
            [("/authors/1", "5"), ("/authors/2", "null"), ("/authors/3", '{"name": "x"}')],
        ),
        (
            b'"related_links": [{"label": "x"}, "/ferry"]',
            "related_links is not a list of link objects but a list that holds a text",
            [("/related_links/1", "/ferry")],
        ),
        (b'"tags": "ferry"', "tags is not a list of texts but a text", [("/tags", "ferry")]),
    ],
)
def test_wrong_types_point_at_the_very_item(fields: bytes, message: str, places: list[tuple[str, str]]) -> None:
    """INP004 points at the first item of the wrong type, with its value, and has the others as evidence."""
    report = copydesk.validate(b'{"id": "a1", ' + fields + b"}\n", now=NOW, select="INP004")

    (finding,) = report.found
    assert finding["message"] == message
    assert [(finding["path"], finding["text"]), *((e["path"], e["text"]) for e in finding["evidence"])] == places


def test_colliding_keys_show_both_values() -> None:
    """INP006 has the first and the last value as evidence, and points at the field where it is one."""
    report = copydesk.validate(b'{"id": "a1", "url": "/a", "url": "/b", "x": 1, "x": 2}\n', now=NOW, select="INP006")

    assert [(f.get("path"), [e["text"] for e in f["evidence"]]) for f in report.found] == [("/url", ["/a", "/b"]), (None, ["1", "2"])]


def test_nested_keys_that_collide_have_a_path() -> None:
    """INP006 points at the field where it is nested too, as long as the record has it there."""
    data = b'{"id": "a1", "related_links": [{"label": "x"}, {"label": "y", "label": "z"}], "extra": {"k": 1, "k": 2}}\n'
    report = copydesk.validate(data, now=NOW, select="INP006")

    assert [(f.get("path"), f.get("text"), f["message"]) for f in report.found] == [
        ("/related_links/1/label", "z", "the key 'label' stands twice in the object /related_links/1, the last value counts"),
        (None, None, "the key 'k' stands twice in the object /extra, the last value counts"),
    ]


def test_a_quarantined_piece_shows_its_first_bytes() -> None:
    """The entry quotes at most 80 bytes: what is not UTF-8 is written out, and no letter is cut in two."""
    long = b'{"id": "a3", "title": "' + b"x" * 56 + "é é".encode() + b'"'
    data = b'{"id": "a1", \xff\x1b[31m}\n' + long + b"\n"
    report = copydesk.validate(data, now=NOW)

    assert [entry["text"] for entry in report.quarantined] == ['{"id": "a1", \\xff\x1b[31m}', f"{long[:79].decode()}…"]
    assert "text" not in next(iter(copydesk.validate([{"id": "a1", "title": "\ud800"}], now=NOW).quarantined))
    assert list(report.quarantine.columns)[-1] == "text"


def test_records_that_are_lost_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """INP005: where a record does not come out again, the run ends with code 2 and the counts."""
    monkeypatch.setattr(Spool, "__iter__", lambda self: iter([self.pick([0]).__next__()[:-1]]))
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id": "a1"}\n{"id": "a2"}\n')
    code, report, err = run(path, capsysbinary)

    assert (code, report) == (2, {})
    assert "INP005" in err
    assert "2 records were read, 1 read = 0 passed + 1 flagged + 0 quarantined came out" in err


def test_unmapped_keys_are_told_once_a_file() -> None:
    """INP007 counts the keys of the whole file, the most frequent first, and offers the line that maps the usual one."""
    data = b'{"id": "a1", "headline": "x", "zz": 1}\n' * 3 + b'{"id": "a2", "zz": 1}\n'
    report = copydesk.validate(data, now=NOW, select="INP007")

    (finding,) = report.found
    assert finding["record"] is None
    assert finding["keys"] == {"zz": 4, "headline": 3}
    assert finding["message"].endswith("2 keys that nothing maps: zz (4), headline (3); to map one, add --map title=headline")
    assert finding["severity"] == "info"


def test_quarantine_file(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """`--quarantine` writes each piece with its bytes, and an empty file where there is none."""
    data, kept = tmp_path / "desk.jsonl", tmp_path / "kept.jsonl"
    data.write_bytes(b'{"id": "a1"\n{"id": "\xe9"}\n{"id": "a3"}\n')
    with pytest.raises(SystemExit) as ended:
        main(["validate", str(data), "--quarantine", str(kept), "--isolated", "--format", "json"])
    entries = [json.loads(line) for line in kept.read_bytes().splitlines()]

    assert ended.value.code == 1
    assert [(e["file"], e["line"], e["offset"], e["code"]) for e in entries] == [(str(data), 1, 0, "INP001"), (str(data), 2, 12, "INP002")]
    assert entries[0]["raw"] == '{"id": "a1"'
    assert base64.b64decode(entries[1]["raw_base64"]) == b'{"id": "\xe9"}'
    data.write_bytes(b'{"id": "a3"}\n')
    with pytest.raises(SystemExit):
        main(["validate", str(data), "--quarantine", str(kept), "--isolated", "--fail-on", "never"])
    assert kept.read_bytes() == b""
    with pytest.raises(SystemExit) as ended:
        main(["validate", str(data), "--quarantine", str(tmp_path / "no" / "kept.jsonl"), "--isolated"])
    assert ended.value.code == 2
    assert b"kept.jsonl" in capsysbinary.readouterr().err


def run(path: Path, capsysbinary: pytest.CaptureFixture[bytes], *options: str) -> tuple[int, dict[str, Any], str]:
    with pytest.raises(SystemExit) as ended:
        main(["validate", str(path), "--isolated", "--format", "json", "--fail-on", "info", "--now", NOW, *options])
    out, err = capsysbinary.readouterr()
    return int(str(ended.value.code)), json.loads(out) if out else {}, err.decode()


RECORD = {"id": "a1", "url": "https://ledger.example/ferry", "title": "Ferry returns", "body": "The ferry is back. " * 20}
ARRAY = json.dumps([{**RECORD, "id": f"a{n}"} for n in range(5)]).encode()
HOSTILE = [
    pytest.param("a.json", ARRAY, (5, 0), id="clean array"),
    pytest.param("a.json", ARRAY.replace(b'"a2"', b"a2"), (5, 1), id="broken element"),
    pytest.param("a.json", ARRAY.replace(b'"a2"', b'"a2'), (5, 1), id="open quote"),
    pytest.param("a.json", ARRAY.replace(b'"a2"', b"\xff"), (5, 1), id="not UTF-8"),
    pytest.param("a.json", ARRAY.replace(b'"a2"', b"[" * 60_000 + b"]" * 60_000), (5, 1), id="deep"),
    pytest.param("a.json", ARRAY.replace(b'"a2"', b"9" * 6000), (5, 1), id="6,000 digits"),
    pytest.param("a.json", ARRAY.replace(b'"a2"', b'"\x1b[31m\xe2\x80\xae"'), (5, 1), id="raw escape"),
    pytest.param("a.json", ARRAY.replace(b'"a2"', b'"\\u001b[31m\xe2\x80\xae\xc2\x9b"'), (5, 0), id="escapes"),
    pytest.param("a.json", ARRAY[:-100], (5, 1), id="cut"),
    pytest.param("a.json.gz", gzip.compress(ARRAY, mtime=0)[:-5], (6, 1), id="gzip without its end"),
    pytest.param("a.json", b"[" * 200_000, (1, 1), id="brackets"),
    pytest.param("a.json", b'{"a":' * 200_000, (1, 1), id="braces"),
    pytest.param("a.json", b'["' + b"x" * 17_000_000, (1, 1), id="long text"),
    pytest.param("a.json", b"[" + b"1," * 2000 + b"1]", (2001, 2001), id="numbers"),
    pytest.param("a.txt", b"Ferry returns\n\nThe ferry is back.", (1, 0), id="text"),
    pytest.param("a.txt", b"Caf\xe9", (1, 1), id="Latin-1 text"),
    pytest.param("a.txt", b"Ferry\0" * 9, (1, 1), id="NUL text"),
    pytest.param("a.txt", b"\x1b]0;owned\x07Ferry\xe2\x80\xae", (1, 0), id="escapes in text"),
    pytest.param("a.txt", b"=1+1" + b" " * 90_000 + b".", (1, 0), id="long run"),
]


@pytest.mark.parametrize(("name", "data", "counts"), HOSTILE)
def test_hostile_files_are_accounted_for(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], name: str, data: bytes, counts: tuple[int, int]
) -> None:
    """JSON and text files that break readers: the counts add up, the exit code tells, and nothing raw reaches a terminal."""
    path = tmp_path / name
    path.write_bytes(data)
    code, report, _ = run(path, capsysbinary)
    accounting = report["accounting"]

    assert (accounting["read"], accounting["quarantined"]) == counts
    assert accounting["read"] == accounting["passed"] + accounting["flagged"] + accounting["quarantined"]
    assert code == 1
    assert not set(json.dumps(report, ensure_ascii=True)) & set(map(chr, range(32)))


@pytest.mark.parametrize(("name", "data"), [("a.json", b""), ("a.txt", b" \n"), ("a.json", b"[]"), ("a.json", b"<html>"), ("a.txt", b"\xff\xfea\0")])
def test_files_without_records_are_refused(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], name: str, data: bytes) -> None:
    """A file that holds no record is refused in one line that names it."""
    path = tmp_path / name
    path.write_bytes(data)
    code, _, err = run(path, capsysbinary)

    assert code == 2
    assert err.count("\n") == 1
    assert name in err


def test_terminal_characters_are_escaped(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """A JSON report holds neither control nor direction characters from a record, however they stood there."""
    path = tmp_path / "a.json"
    path.write_bytes('[{"id": "\u202e\x9b\x7f", "title": "\u2066x", "k\u200f": 1}]'.encode())
    with pytest.raises(SystemExit):
        main(["validate", str(path), "--isolated", "--format", "json", "--now", NOW])
    out = capsysbinary.readouterr().out.decode()

    assert not set(out) & set("\u202e\x9b\x7f\u2066\u200f\x1b")
    assert json.loads(out)["findings"][0]["record"]["id"] == "\u202e\x9b\x7f"


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.binary(max_size=60) | st.sampled_from([b'{"id": "a1"}', b"[", b"]", b"{", b'"', b",", b"\n"]), max_size=12),
    st.sampled_from(["json", "jsonl", "txt", ""]),
)
def test_any_file_is_accounted_for(tmp_path: Path, pieces: list[bytes], ending: str) -> None:
    """Any bytes in any file give a sound report or a refusal, and the same one again."""
    path = tmp_path / f"desk.{ending}"
    path.write_bytes(b"".join(pieces))
    told = []
    for _ in range(2):
        try:
            report = copydesk.validate(path, now=NOW, select="INP,IDN")
        except copydesk.ReadError as error:
            told.append(str(error).encode())
        else:
            assert report.accounting.is_sound
            told.append(b"".join([*report.quarantined.lines(), *report.found.lines()]))
    assert told[0] == told[1]
    assert b"\n" not in told[0]


def test_no_socket_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading records whose fields are addresses, under a name that looks like one, asks nobody on the network."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    path = tmp_path / "desk.jsonl"
    path.write_bytes(b'{"id": "a1", "url": "https://ledger.example/a", "images": ["http://ledger.example/a.png"], "raw": "file:///etc/passwd"}\n')

    assert copydesk.validate(path, now=NOW).accounting.read == 1
    with pytest.raises(copydesk.ReadError, match="No such file"):
        copydesk.validate("https://ledger.example/a.jsonl", now=NOW)
