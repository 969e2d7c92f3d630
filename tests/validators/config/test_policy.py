"""Waivers, thresholds and sources are read from settings, and every wrong one is refused with its place."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from copydesk.config import Settings, Threshold, Waiver, find_settings, load_settings
from copydesk.errors import ConfigError
from copydesk.finding import Severity

if TYPE_CHECKING:
    from pathlib import Path

TOML = """\
fail-on = "warning"
baseline = "known.json"

[severity]
AUT004 = "info"

[map]
body = "article_text"

[sources."Example.org"]
ignore = ["TXT001"]
min-confidence = 0.9

[sources."example.org".severity]
DAT001 = "warning"

[thresholds]
DAT001 = { warning = 0.01, error = 0.05 }

[[waivers]]
check = "DAT001"
source = "example.org"
reason = "the archive before 1998 has no days"
expires = 2027-01-01
"""


def test_a_settings_file(tmp_path: Path) -> None:
    """All tables of a file are read; a path in it counts from the file's folder."""
    text = TOML.replace('[sources."Example.org"]', '[sources."example.org"]')
    (tmp_path / "copydesk.toml").write_text(text, encoding="utf-8")
    settings = load_settings(folder=tmp_path, environment={})

    assert settings.fail_on is Severity.WARNING
    assert settings.baseline == str(tmp_path / "known.json")
    assert settings.mapping == {"body": "article_text"}
    assert settings.thresholds == {"DAT001": Threshold(0.01, 0.05)}
    assert settings.waivers == (Waiver("the archive before 1998 has no days", check="DAT001", source="example.org", expires=dt.date(2027, 1, 1)),)
    assert settings.sources["example.org"].min_confidence == 0.9
    assert find_settings(tmp_path) == tmp_path / "copydesk.toml"


def test_settings_for_a_source() -> None:
    """A source has its own severities and floor over those of the run; another source has the run's."""
    settings = Settings().changed(severity={"TXT001": "info"}, sources={"Example.org": {"severity": {"DAT001": "warning"}, "min-confidence": 0.9}})
    own = settings.for_source("example.org")

    assert own.severity == {"TXT001": Severity.INFO, "DAT001": Severity.WARNING}
    assert own.min_confidence == 0.9
    assert settings.for_source("other.example") is settings


def test_what_bears_on_findings_is_told() -> None:
    """A report says which thresholds and settings of sources were in force, and leaves out what is at its default."""
    told = Settings().changed(thresholds={"DAT001": {"error": 0.05}}, sources={"example.org": {"ignore": ["TXT001"]}}).told()

    assert told["thresholds"] == {"DAT001": {"error": 0.05}}
    assert told["sources"] == {"example.org": {"ignore": ["TXT001"]}}
    assert not {"thresholds", "sources", "severity"} & Settings().told().keys()


def test_variables_write_tables_as_pairs(tmp_path: Path) -> None:
    """A variable gives a table as NAME=VALUE pairs between commas."""
    settings = load_settings(environment={"COPYDESK_SEVERITY": "TXT001=info, DAT=error", "COPYDESK_MAP": "body=text"}, folder=tmp_path)

    assert settings.severity == {"TXT001": Severity.INFO, "DAT": Severity.ERROR}
    assert settings.mapping == {"body": "text"}


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("waivers", "x", "must be a list of tables"),
        ("waivers", [{"fingerprint": "ab"}], "needs a reason"),
        ("waivers", [{"fingerprint": "ab", "reason": "  "}], "needs a reason"),
        ("waivers", [{"reason": "r"}], "either a fingerprint, or a check and a source"),
        ("waivers", [{"reason": "r", "check": "DAT001"}], "either a fingerprint, or a check and a source"),
        ("waivers", [{"reason": "r", "fingerprint": "ab", "check": "DAT001", "source": "s"}], "either a fingerprint"),
        ("waivers", [{"reason": "r", "fingerprint": "ab", "expiry": "2027-01-01"}], "did you mean expires"),
        ("waivers", [{"reason": "r", "fingerprint": "ab", "expires": "soon"}], "waivers 1 expires: 'soon' is not an ISO 8601 day"),
        ("thresholds", {"DAT001": {}}, "name a rate"),
        ("thresholds", {"DAT001": {"warning": 0.2, "error": 0.1}}, "above the rate for an error"),
        ("thresholds", {"DAT001": {"eror": 0.1}}, "did you mean error"),
        ("thresholds", {"DAT001": {"error": 5}}, "not a number from 0 to 1"),
        ("sources", {"a.example": {"min-confidense": 0.5}}, "did you mean min-confidence"),
        ("sources", {"a.example": {"severity": {"DAT001": "warn"}}}, "did you mean warning"),
        ("severity", "DAT001", "not of the form NAME=VALUE"),
    ],
)
def test_wrong_values(name: str, value: Any, words: str) -> None:
    """The message names the setting and says what would be right."""
    with pytest.raises(ConfigError, match=words) as caught:
        Settings().changed(**{name: value})

    assert str(caught.value).startswith((name, f"unknown {name}"))
