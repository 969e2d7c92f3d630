"""Everything that a report for machines lists: the quarantined pieces in the form of findings, then the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from copydesk.errors import ConfigError
from copydesk.finding import Severity, fingerprint
from copydesk.registry import Registry, load_registry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from copydesk.check import Check
    from copydesk.reports.report import Report


def entries(report: Report, *, with_known: bool = True) -> Iterator[dict[str, Any]]:
    """Yield every quarantined piece as a finding, then every finding, in input order.

    Args:
        report: what was found.
        with_known: whether findings that the baseline knows are among them.
    """
    registry = load_registry()
    seen: dict[tuple[str, str, str], int] = {}
    for entry in report.quarantined:
        key = (entry["file"], entry["code"], entry["reason"])
        seen[key] = seen.get(key, -1) + 1
        yield quarantine_finding(entry, seen[key], registry)
    for finding in report.found:
        if with_known or not finding.get("known"):
            yield finding


def quarantine_finding(entry: Mapping[str, Any], ordinal: int, registry: Registry) -> dict[str, Any]:
    """Return a quarantine entry in the form of a finding about its file; `quarantined` tells it from one.

    Args:
        entry: as the JSON contract writes it.
        ordinal: how many equal ones the file had before.
        registry: where the name of the check stands.
    """
    known = declared(entry["code"], registry)
    return {
        "code": entry["code"],
        "name": known.name if known else "unreadable-record",
        "severity": Severity.ERROR.value,
        "confidence": 1.0,
        "record": None,
        "file": entry["file"],
        "line": entry.get("line"),
        **({"text": entry["text"]} if entry.get("text") else {}),
        "message": f"quarantined: {entry['reason']}",
        "evidence": [],
        "suggestion": None,
        "quarantined": True,
        "fingerprint": fingerprint(entry["file"], entry["code"], "", entry["reason"], ordinal),
    }


def declared(code: str, registry: Registry) -> Check | None:
    """Return the check of a code, None where it is not installed here."""
    try:
        return registry.get(code)
    except ConfigError:
        return None
