"""The article that showed what no schema tool sees: every flaw of it is found, and none of its innocent neighbours."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed" / "article.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the article is not beside the project")


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """The JSON report of the article."""
    command = ["validate", str(SEED), "--now", "2020-10-01", "--format", "json", "--isolated"]
    loaded: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
    return loaded


@pytest.fixture(scope="module")
def found(document: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The findings by code."""
    codes: dict[str, list[dict[str, Any]]] = {}
    for finding in document["findings"]:
        codes.setdefault(finding["code"], []).append(finding)
    return codes


def test_date(found: dict[str, list[dict[str, Any]]]) -> None:
    """The missing date has an interval, closed by the weekday and the explicit deadline."""
    (finding,) = found["DAT001"]
    first, last = finding["suggestion"]["replacement"].split("/")

    assert (first, last <= "2020-09-15") == ("2020-08-02", True)
    assert finding["suggestion"]["applicability"] == "display"
    clues = " | ".join(item["text"] for item in finding["evidence"])
    assert "Sunday, August 2" in clues
    assert "no later than September 15, 2020" in clues


def test_names(found: dict[str, list[dict[str, Any]]]) -> None:
    """One name is misspelt, and no other pair is taken for a misspelling."""
    entities = [f for code, findings in found.items() if code.startswith("ENT") for f in findings]

    assert [(f["code"], f["text"], f["suggestion"]["replacement"]) for f in entities] == [("ENT001", "BydeDance", "ByteDance")]


def test_links(found: dict[str, list[dict[str, Any]]], document: dict[str, Any]) -> None:
    """Two picture texts are one file-name slug; the block and its "Read more" lines stand in the body."""
    assert [f["path"] for f in found["LNK001"]] == ["/related_links/0/image_alt", "/related_links/2/image_alt"]
    assert [f["path"] for f in found["LNK002"]] == ["/related_links/0/image_alt", "/related_links/2/image_alt"]
    (block,) = found["LNK004"]
    assert block["text"].startswith("Editors' Recommendations")
    assert SEED.read_text(encoding="utf-8")[: block["span"][1]].endswith("Read more")
    assert [(f["path"], f["zone"], f["text"]) for f in found["LNK006"]] == [("/body", "teaser", "Read more")] * 3
    assert "LNK005" not in found
    assert not {f["path"] for f in document["findings"] if f.get("path", "").startswith("/related_links/3")}


def test_text_and_authors(found: dict[str, list[dict[str, Any]]]) -> None:
    """The skip link and the cut biography are in the body; the text is not truncated."""
    assert [f["text"] for f in found["TXT001"]] == ["Skip to main content"]
    (biography,) = found["AUT004"]
    assert biography["text"].endswith("Firstpost…")
    assert {"TXT003", "DAT003"} & set(found) == set()


def test_attribution(found: dict[str, list[dict[str, Any]]]) -> None:
    """Fox News and the blog post are venues of the article; what the teasers cite is not the article's."""
    body = {f["text"]: f["attribution"] for f in found["PRV002"] if f["zone"] == "body"}

    assert (body["Fox News"]["kind"], body["Fox News"]["role"]) == ("outlet", "venue")
    assert (body["a blog post"]["kind"], body["a blog post"]["role"]) == ("document", "venue")
    assert {"CNBC", "Reuters", "Nikkei"} & set(body) == set()


def test_identity(found: dict[str, list[dict[str, Any]]]) -> None:
    """A text file has neither id nor URL."""
    assert len(found["IDN001"]) == 1
    assert len(found["IDN003"]) == 1
