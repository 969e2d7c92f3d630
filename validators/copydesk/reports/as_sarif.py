"""The report as SARIF 2.1.0 (OASIS), for code scanning and editors: regions are lines and UTF-16 columns of the input as written."""

from __future__ import annotations

import json
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from copydesk.registry import load_registry
from copydesk.reports.display import visible
from copydesk.reports.entries import declared, entries
from copydesk.reports.explanation import as_markdown, as_plain, sections
from copydesk.reports.regions import Regions
from copydesk.reports.store import encode
from copydesk.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from copydesk.reports.formats import Style
    from copydesk.reports.report import Report

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_PLACEHOLDER = re.compile(r"\{(?=\d+\})")


def draw(report: Report, _: Style) -> Iterator[bytes]:
    """Yield the log: the rules first, then one result a line."""
    codes = sorted({*report.codes, *(entry["code"] for entry in report.quarantined)})
    index = {code: number for number, code in enumerate(codes)}
    driver = {"name": "copydesk", "version": __version__, "semanticVersion": __version__, "rules": [_rule(code, report) for code in codes]}
    properties = {"accounting": report.accounting.to_dict(), "now": report.now, **({"decisions": report.decisions} if report.decisions else {})}
    run = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "invocations": [{
            "executionSuccessful": not report.problems,
            "toolExecutionNotifications": [{"level": "error", "message": {"text": message(problem)}} for problem in report.problems],
        }],
        "artifacts": [_artifact(entry) for entry in report.files],
        "properties": properties,
    }  # fmt: skip
    yield b'{"$schema":' + encode(SCHEMA) + b',"version":"2.1.0","runs":[\n' + encode(run)[:-1] + b',\n"results":['
    regions = Regions(is_reading=report.is_fresh)
    between = b"\n"
    try:
        for finding in entries(report):
            yield between + encode(_result(finding, index[finding["code"]], regions))
            between = b",\n"
    finally:
        regions.close()
    yield b"]}]}\n"


def _rule(code: str, report: Report) -> dict[str, Any]:
    check = declared(code, load_registry())
    if check is None:
        return {"id": code, "name": report.names.get(code, code)}
    return {
        "id": code,
        "name": check.name,
        "shortDescription": {"text": f"{check.message[:1].upper()}{check.message[1:]}"},
        "fullDescription": {"text": sections(check)["what"]},
        "help": {"text": as_plain(check), "markdown": as_markdown(check)},
        "defaultConfiguration": {"level": _LEVELS[check.severity.value]},
        "properties": {"tags": [code[:3], *check.terms], "precision": "high" if check.heuristic else "very-high"},
    }


def _artifact(entry: Mapping[str, Any]) -> dict[str, Any]:
    artifact: dict[str, Any] = {"location": {"uri": uri(entry["path"])}}
    if entry.get("bytes") is not None:
        artifact["length"] = entry["bytes"]
    if entry.get("sha256"):
        artifact["hashes"] = {"sha-256": entry["sha256"]}
    return artifact


def _result(finding: Mapping[str, Any], rule: int, regions: Regions) -> dict[str, Any]:
    region = regions.region(finding)
    result: dict[str, Any] = {
        "ruleId": finding["code"],
        "ruleIndex": rule,
        "level": _LEVELS[finding["severity"]],
        "message": {"text": message(finding["message"])},
        "locations": [_location(finding, region)],
        "partialFingerprints": {"copydesk/v1": finding["fingerprint"], "primaryLocationLineHash": f"{finding['fingerprint']}:1"},
        "properties": {key: finding[key] for key in ("confidence", "zone", "text", "evidence", "suggestion") if finding.get(key)},
    }
    if "known" in finding:
        result["baselineState"] = "unchanged" if finding["known"] else "new"
    fix = _fix(finding, region)
    if fix:
        result["fixes"] = [fix]
    return result


def _location(finding: Mapping[str, Any], region: Mapping[str, int] | None) -> dict[str, Any]:
    location: dict[str, Any] = {}
    record = finding.get("record")
    file = (record or finding).get("file")
    if file is not None:
        location["physicalLocation"] = {"artifactLocation": {"uri": uri(file)}, **({"region": region} if region else {})}
    if record:
        path = finding.get("path") or ""
        location["logicalLocations"] = [{"name": path or record["id"], "fullyQualifiedName": f"{record['id']}{path}", "kind": "member"}]
    elif finding.get("source") is not None:
        location["logicalLocations"] = [{"name": finding["source"], "fullyQualifiedName": finding["source"], "kind": "module"}]
    return location


def _fix(finding: Mapping[str, Any], region: Mapping[str, int] | None) -> dict[str, Any] | None:
    """Return the suggestion as a change of the input, where the whole region is a string of JSON that it replaces."""
    suggestion = finding.get("suggestion")
    if not suggestion or not region or "startColumn" not in region or suggestion["applicability"] == "display":
        return None
    if suggestion["path"] != finding.get("path") or suggestion.get("span") != finding.get("span") or not isinstance(suggestion["replacement"], str):
        return None
    file = finding["record"]["file"]
    text = suggestion["replacement"]
    inserted = text if file.lower().removesuffix(".gz").endswith(".txt") else json.dumps(text, ensure_ascii=False)[1:-1]
    change = {"deletedRegion": dict(region), "insertedContent": {"text": inserted}}
    return {
        "description": {"text": f"{suggestion['applicability']}, confidence {suggestion['confidence']}"},
        "artifactChanges": [{"artifactLocation": {"uri": uri(file)}, "replacements": [change]}],
    }


def message(text: str) -> str:
    """Return a text from data as a SARIF message: nothing in it is a link or a placeholder."""
    text = visible(text)
    if "](" in text:
        text = re.sub(r"([\[\]\\])", r"\\\1", text)
    return _PLACEHOLDER.sub("{{", text)


def uri(path: str) -> str:
    """Return the reference that names a file: relative as given, or `file:` for an absolute path."""
    plain = PurePath(path).as_posix()
    quoted = quote(plain, errors="surrogatepass")
    return f"file://{quoted}" if plain.startswith("/") else quoted
