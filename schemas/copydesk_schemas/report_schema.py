"""The JSON report (`--format json`, version 1) as JSON Schema, draft 2020-12."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from copydesk_schemas.finding import SEVERITIES, ZONES

REPORT_VERSION = 1
DIALECT = "https://json-schema.org/draft/2020-12/schema"

_COUNT = {"type": "integer", "minimum": 0}
_SHARE = {"type": "number", "minimum": 0, "maximum": 1}
_CODE = {"type": "string", "pattern": "^[A-Z]{3}[0-9]{3}$", "description": "Three letters and three digits; never reused for another check."}
_POINTER = {"type": "string", "pattern": "^(?:/[^/]*)*$", "description": "JSON Pointer into the canonical record."}
_SPAN = {
    "type": "array",
    "prefixItems": [_COUNT, _COUNT],
    "minItems": 2,
    "maxItems": 2,
    "description": "Unicode code points in the field that `path` names, half open.",
}
_TEXT_OR_NULL = {"type": ["string", "null"]}
_LINE = {"type": ["integer", "null"], "minimum": 1}


def _object(description: str, required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "description": description, "required": required, "properties": properties}


_DEFINITIONS: dict[str, Any] = {
    "accounting": _object(
        "One record is one unit, and ends as exactly one of three: read = passed + flagged + quarantined.",
        ["read", "passed", "flagged", "quarantined"],
        read=_COUNT,
        passed=_COUNT,
        flagged=_COUNT,
        quarantined=_COUNT,
    ),
    "record": _object(
        "Which record.",
        ["id", "source", "file", "line"],
        id={"type": "string", "description": "The id as written, else `sha256:` and 16 hexadecimal digits."},
        source={"type": "string", "description": "The key of the source card."},
        file=_TEXT_OR_NULL,
        line=_LINE,
    ),
    "other_record": _object(
        "Another record that speaks for the finding; where it has no id, file and line say which it is.",
        ["file", "line"],
        id=_TEXT_OR_NULL,
        source=_TEXT_OR_NULL,
        file=_TEXT_OR_NULL,
        line=_LINE,
    ),
    "evidence": _object(
        "A place that speaks for the finding.",
        ["text"],
        path=_POINTER,
        span=_SPAN,
        text={"type": "string", "maxLength": 200},
        record={"$ref": "#/$defs/other_record"},
    ),
    "suggestion": _object(
        "What to write instead of the span, or of the whole field where there is no span.",
        ["path", "replacement", "confidence", "applicability"],
        path=_POINTER,
        span=_SPAN,
        replacement=_TEXT_OR_NULL,
        confidence=_SHARE | {"description": "The probability that the suggestion is right."},
        applicability={"enum": ["safe", "unsafe", "display"]},
    ),
    "attribution": _object(
        "Who is named as the origin of the words.",
        ["party", "kind", "role"],
        party={"type": "string"},
        kind={"enum": ["person", "outlet", "organisation", "document"]},
        role={"enum": ["speaker", "venue", "credit"]},
        verb_class=_TEXT_OR_NULL,
        cue=_TEXT_OR_NULL,
    ),
    "finding": _object(
        "One flaw in one place; further keys may stand beside these.",
        ["code", "name", "severity", "confidence", "record", "zone", "message", "evidence", "suggestion", "fingerprint"],
        code=_CODE,
        name={"type": "string", "pattern": "^[a-z0-9]+(?:-[a-z0-9]+)*$"},
        severity={"enum": list(SEVERITIES)},
        confidence=_SHARE | {"description": "The share of such findings that are right; 1 for deterministic checks."},
        record={"anyOf": [{"$ref": "#/$defs/record"}, {"type": "null"}], "description": "Null for a finding about a source, a file or the corpus."},
        source={"type": "string"},
        file={"type": "string"},
        path=_POINTER,
        span=_SPAN,
        zone={"enum": [*ZONES, None]},
        text={"type": "string", "maxLength": 200},
        message={"type": "string", "minLength": 1},
        evidence={"type": "array", "items": {"$ref": "#/$defs/evidence"}},
        suggestion={"anyOf": [{"$ref": "#/$defs/suggestion"}, {"type": "null"}]},
        attribution={"$ref": "#/$defs/attribution"},
        excerpt={"$ref": "#/$defs/excerpt"},
        known={"type": "boolean", "description": "Whether the baseline knows the finding; only where there is a baseline."},
        fingerprint={"type": "string", "pattern": "^[0-9a-f]{16}$"},
    ),
    "excerpt": _object(
        "The line round the span, or the part of it that is near.",
        ["text", "span", "line"],
        text={"type": "string"},
        span=_SPAN | {"description": "The place of the span, or of its beginning, in the excerpt."},
        line={"type": "integer", "minimum": 1, "description": "The line in the field."},
    ),
    "known": _object(
        "A finding of the baseline that the run did not make again.",
        ["code", "fingerprint"],
        code=_CODE,
        fingerprint={"type": "string"},
        record={"type": "string"},
        source={"type": "string"},
        file={"type": "string"},
        path=_POINTER,
    ),
    "waiver": _object(
        "What became of one waiver.",
        ["waiver", "reason", "expires", "state", "findings"],
        waiver={"type": "string"},
        reason={"type": "string"},
        expires=_TEXT_OR_NULL,
        state={"enum": ["used", "unused", "expired"]},
        findings=_COUNT,
    ),
    "breach": _object(
        "A check that touched a larger share of a source's records than its threshold allows.",
        ["code", "source", "records", "of", "rate", "limit", "level"],
        code=_CODE,
        source={"type": "string"},
        records=_COUNT,
        of=_COUNT,
        rate=_SHARE,
        limit=_SHARE,
        level={"enum": ["error", "warning"]},
    ),
    "decisions": _object(
        "What waivers, baseline and thresholds did; each key only where there are such.",
        [],
        waivers={"type": "array", "items": {"$ref": "#/$defs/waiver"}},
        baseline=_object(
            "The run against the baseline: gone is what was read and judged again and not found, stale what was no part of the run.",
            ["path", "known", "new", "gone", "stale"],
            path=_TEXT_OR_NULL,
            known=_COUNT,
            new=_COUNT,
            gone={"type": "array", "items": {"$ref": "#/$defs/known"}},
            stale=_COUNT,
        ),
        thresholds={"type": "array", "items": {"$ref": "#/$defs/breach"}},
    ),
    "quarantined": _object(
        "A piece of input that could not be read as a record.",
        ["file", "line", "offset", "code", "reason"],
        file={"type": "string"},
        line=_LINE,
        offset={"type": ["integer", "null"], "minimum": 0},
        code=_CODE,
        reason={"type": "string"},
        text={
            "type": "string",
            "maxLength": 321,
            "description": "Its first 80 bytes, those that are not UTF-8 as `\\xNN`, and an ellipsis where there are more; absent where it has none.",
        },
    ),
    "file": _object(
        "One input.",
        ["path", "sha256", "bytes", "accounting"],
        path={"type": "string"},
        sha256={"type": ["string", "null"], "pattern": "^[0-9a-f]{64}$"},
        bytes={"type": ["integer", "null"], "minimum": 0},
        accounting={"$ref": "#/$defs/accounting"},
    ),
    "source": _object(
        "The card of one source; further keys may stand beside these.",
        ["source", "records"],
        source={"type": "string"},
        records=_COUNT,
        passed=_COUNT,
        flagged=_COUNT,
        names={"type": "array", "items": {"type": "string"}},
        first_month=_TEXT_OR_NULL,
        last_month=_TEXT_OR_NULL,
        fill={"type": "object", "additionalProperties": _SHARE},
        findings={"type": "object", "additionalProperties": _COUNT},
    ),
}


def _list_of(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


def report_schema() -> dict[str, Any]:
    """Return the schema of the JSON report; keys beside those named here may be added in the same version, none is taken away."""
    schema = {
        "$schema": DIALECT,
        "$id": f"urn:copydesk:schema:report:{REPORT_VERSION}",
        "title": "Report",
        **_object(
            "What one run found.",
            ["version", "tool", "accounting", "files", "quarantine", "findings", "sources"],
            version={"const": REPORT_VERSION},
            tool=_object("Which program wrote it.", ["name", "version"], name={"type": "string"}, version={"type": "string"}),
            accounting={"$ref": "#/$defs/accounting"},
            files=_list_of("file"),
            quarantine=_list_of("quarantined"),
            findings=_list_of("finding"),
            sources=_list_of("source"),
            decisions={"$ref": "#/$defs/decisions"},
        ),
        "$defs": _DEFINITIONS,
    }
    return deepcopy(schema)  # callers may change what they get
