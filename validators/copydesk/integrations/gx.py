"""Great Expectations: the checks as expectations, one per family, and findings made of validation results.

    import copydesk.integrations.gx as cdx
    suite.add_expectation(cdx.ExpectEntityNamesToBeConsistent(mostly=0.99))

Importing this module registers the expectations. They run on pandas batches; all of a suite share one run of the checks. A row is unexpected when
it has a finding of the family, at or above `least` and `min_confidence`.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any, ClassVar

from great_expectations.compatibility import pydantic
from great_expectations.core.metric_domain_types import MetricDomainTypes
from great_expectations.execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation import BatchExpectation
from great_expectations.expectations.metrics.metric_provider import metric_value
from great_expectations.expectations.metrics.table_metric_provider import TableMetricProvider
from great_expectations.render import LegacyDiagnosticRendererType, LegacyRendererType, RenderedStringTemplateContent, RenderedTableContent
from great_expectations.render.renderer.renderer import renderer

from copydesk.finding import Finding, RecordRef, Severity, Suggestion, fingerprint, shorten
from copydesk.integrations.families import DATES, LINKS, NAMES, PROVENANCE, TEXT, WELL_FORMED, Family, counts, findings_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from great_expectations.core import ExpectationValidationResult

__all__ = [
    "ExpectEntityNamesToBeConsistent",
    "ExpectProvenanceToBeStated",
    "ExpectPublicationDatesToBeSound",
    "ExpectRecordsToBeWellFormed",
    "ExpectRelatedLinksToBeSound",
    "ExpectTextToBeClean",
    "findings_from",
]

_METRIC = "table.copydesk.findings"
_SHOWN = 20
_KEPT = 200


class TableCopydeskFindings(TableMetricProvider):
    """The findings of one run over a batch, as the JSON contract writes them; `record.line` is the row, from 1."""

    metric_name = _METRIC
    value_keys: tuple[str, ...] = ("now",)

    @metric_value(engine=PandasExecutionEngine)
    def _pandas(
        cls,  # noqa: N805 - Great Expectations makes it a class method
        execution_engine: PandasExecutionEngine,
        metric_domain_kwargs: dict[str, Any],
        metric_value_kwargs: dict[str, Any],
        metrics: dict[str, Any],  # noqa: ARG002
        runtime_configuration: dict[str, Any],  # noqa: ARG002
    ) -> list[dict[str, Any]]:
        frame, _, _ = execution_engine.get_compute_domain(metric_domain_kwargs, domain_type=MetricDomainTypes.TABLE)
        return findings_in(frame, metric_value_kwargs.get("now"))


class _ExpectNoFindings(BatchExpectation):
    """What the expectations share; each names its family of checks, whose sentence Data Docs show."""

    family: ClassVar[Family]

    mostly: float = pydantic.Field(default=1.0, ge=0.0, le=1.0)
    min_confidence: float = pydantic.Field(default=0.7, ge=0.0, le=1.0)
    least: Severity = Severity.WARNING
    now: str | None = None

    metric_dependencies: ClassVar[tuple[str, ...]] = ("table.row_count", _METRIC)
    success_keys: ClassVar[tuple[str, ...]] = ("mostly", "min_confidence", "least", "now")
    args_keys: ClassVar[tuple[str, ...]] = success_keys
    library_metadata: ClassVar[dict[str, str | list[str] | bool]] = {"maturity": "beta", "tags": ["news"], "contributors": ["copydesk"]}

    def _validate(self, metrics: dict[str, Any], runtime_configuration: dict[str, Any] | None = None, execution_engine: Any = None) -> dict[str, Any]:
        del execution_engine
        total = metrics["table.row_count"]
        found: dict[int, list[dict[str, Any]]] = {}
        for finding in metrics[_METRIC]:
            if counts(finding, self.family.codes, self.min_confidence, Severity(self.least)):
                found.setdefault(finding["record"]["line"] - 1, []).append(finding)
        share = 1 - len(found) / total if total else 1.0
        return {"success": share >= self.mostly, "result": _result(found, total, _format(runtime_configuration))}

    @classmethod
    @renderer(renderer_type=LegacyRendererType.PRESCRIPTIVE)
    def _prescriptive_renderer(cls, configuration: Any = None, result: Any = None, runtime_configuration: Any = None) -> list[Any]:
        del runtime_configuration
        configuration = configuration or result.expectation_config
        mostly = float(configuration.kwargs.get("mostly", 1.0))
        template = cls.family.sentence if mostly == 1 else f"{cls.family.sentence}, in at least $share of the records"
        return [
            RenderedStringTemplateContent(
                content_block_type="string_template", string_template={"template": template, "params": {"share": f"{mostly:.2%}"}}
            )
        ]

    @classmethod
    @renderer(renderer_type=LegacyDiagnosticRendererType.OBSERVED_VALUE)
    def _diagnostic_observed_value_renderer(cls, configuration: Any = None, result: Any = None, runtime_configuration: Any = None) -> str:
        del configuration, runtime_configuration
        values = result.result if result else {}
        return f"{values.get('unexpected_percent', 0.0):.2f}% of {values.get('element_count', 0)} records" if values else "--"

    @classmethod
    @renderer(renderer_type=LegacyDiagnosticRendererType.UNEXPECTED_TABLE)
    def _diagnostic_unexpected_table_renderer(
        cls,
        configuration: Any = None,
        result: ExpectationValidationResult | None = None,
        runtime_configuration: Any = None,
    ) -> list[Any] | None:
        """Show the first findings; every value is escaped here, because Data Docs put cells into the page as they are."""
        del configuration, runtime_configuration
        findings = ((result.result if result else {}).get("details") or {}).get("findings") or []
        if not findings:
            return None
        rows = [
            [_cell(f["record"]["id"]), _cell(f["code"]), _cell(f["message"]), _cell(f.get("text")), _cell(_instead(f))] for f in findings[:_SHOWN]
        ]
        return [
            RenderedTableContent(
                content_block_type="table",
                header_row=["Record", "Check", "What is wrong", "Text", "Suggestion"],
                table=rows,
                styling={"body": {"classes": ["table-bordered", "table-sm", "mt-3"]}},
            )
        ]


class ExpectRecordsToBeWellFormed(_ExpectNoFindings):
    """Expect each record to keep the structural rules of the schema: types, presence, addresses, dates, lists and links."""

    family: ClassVar[Family] = WELL_FORMED


class ExpectEntityNamesToBeConsistent(_ExpectNoFindings):
    """Expect names of people and organisations to be spelt one way in each record, and as the corpus spells them."""

    family: ClassVar[Family] = NAMES


class ExpectPublicationDatesToBeSound(_ExpectNoFindings):
    """Expect publication dates to be there, readable, and in agreement with the text and the address."""

    family: ClassVar[Family] = DATES


class ExpectRelatedLinksToBeSound(_ExpectNoFindings):
    """Expect related links to have labels that fit their targets, and no block of them in the body."""

    family: ClassVar[Family] = LINKS


class ExpectTextToBeClean(_ExpectNoFindings):
    """Expect bodies without page furniture, truncation, broken encoding or markup."""

    family: ClassVar[Family] = TEXT


class ExpectProvenanceToBeStated(_ExpectNoFindings):
    """Expect the sources that a text names to stand in its metadata as well."""

    family: ClassVar[Family] = PROVENANCE
    least: Severity = Severity.INFO


def findings_from(validation_result: Any) -> list[Finding]:
    """Return the failures of a validation result, or of a checkpoint's result, as findings.

    Our expectations give their findings back. For those of `copydesk_schemas.great_expectations`, each unexpected row is a finding of the rule's own
    check; for all others it is SCH001 with the expectation's type as the rule. Rows are known where the result format is COMPLETE, and by id where
    `unexpected_index_column_names` holds `id`; else one finding stands for the whole expectation.
    """
    runs = getattr(validation_result, "run_results", None)
    results = runs.values() if runs is not None else [validation_result]
    return [finding for result in results for one in result.results if not one.success for finding in _findings(one)]


def _findings(result: Any) -> Iterator[Finding]:
    told = (result.result.get("details") or {}).get("findings") if result.result else None
    if told is not None:
        yield from map(_from_json, told)
        return
    configuration = result.expectation_config
    meta, column = configuration.meta or {}, configuration.kwargs.get("column")
    code, rule = meta.get("check", "SCH001"), meta.get("rule", configuration.type)
    path = f"/{column}" if column else None
    places = result.result.get("unexpected_index_list") or result.result.get("partial_unexpected_index_list") or []
    for ordinal, place in enumerate(places or [None]):
        record = _record_of(place) if place is not None else None
        value = place.get(column) if isinstance(place, dict) else None
        text = value if isinstance(value, str) else None
        yield Finding(
            code=code,
            name=_name_of(code),
            severity=Severity.ERROR,
            confidence=1.0,
            message=str(configuration.description or rule),
            record=record,
            path=path,
            text=text,
            fingerprint=fingerprint(record.id if record else "", code, path or "", text or "", 0 if record and record.id else ordinal),
            details={"rule": rule},
        )


def _record_of(place: Any) -> RecordRef:
    if not isinstance(place, dict):
        return RecordRef(f"row:{place}", "(unknown)")
    return RecordRef(str(place.get("id", place.get("row", ""))), str(place.get("source", "(unknown)")))


def _name_of(code: str) -> str:
    from copydesk.registry import load_registry

    return load_registry().get(code).name


def _from_json(told: Mapping[str, Any]) -> Finding:
    record, suggestion, span = told["record"], told.get("suggestion"), told.get("span")
    return Finding(
        code=told["code"],
        name=told["name"],
        severity=Severity(told["severity"]),
        confidence=told["confidence"],
        message=told["message"],
        record=RecordRef(record["id"], record["source"], record["file"], record["line"]),
        path=told.get("path"),
        span=(span[0], span[1]) if span else None,
        text=told.get("text"),
        suggestion=Suggestion(suggestion["path"], suggestion["replacement"]) if suggestion else None,
        fingerprint=told["fingerprint"],
    )


def _result(found: Mapping[int, list[dict[str, Any]]], total: int, result_format: Mapping[str, Any]) -> dict[str, Any]:
    """Return the result in Great Expectations' words; everything for COMPLETE, else the first of each."""
    kind = result_format["result_format"]
    if kind == "BOOLEAN_ONLY":
        return {}
    rows = sorted(found)
    places = [{"id": found[row][0]["record"]["id"], "row": row} for row in rows]
    lines = [shorten(f"{found[row][0]['code']}: {found[row][0].get('text') or found[row][0]['message']}") for row in rows]
    findings = [_compact(finding) for row in rows for finding in found[row]]
    result = {
        "element_count": total,
        "unexpected_count": len(rows),
        "unexpected_percent": 100 * len(rows) / total if total else 0.0,
        "partial_unexpected_list": lines[:_SHOWN],
        "details": {"findings": findings if kind == "COMPLETE" else findings[:_KEPT]},
    }
    if kind != "BASIC":
        result["partial_unexpected_index_list"] = places[:_SHOWN]
    if kind == "COMPLETE":
        result |= {"unexpected_list": lines, "unexpected_index_list": places}
    return result


def _compact(finding: Mapping[str, Any]) -> dict[str, Any]:
    kept = ("code", "name", "severity", "confidence", "record", "path", "span", "text", "message", "suggestion", "fingerprint")
    return {key: finding[key] for key in kept if finding.get(key) is not None}


def _format(runtime_configuration: Mapping[str, Any] | None) -> Mapping[str, Any]:
    given = (runtime_configuration or {}).get("result_format", "BASIC")
    return given if isinstance(given, dict) else {"result_format": given}


def _instead(finding: Mapping[str, Any]) -> str | None:
    replacement: str | None = (finding.get("suggestion") or {}).get("replacement")
    return replacement


def _cell(value: object) -> str:
    return "" if value is None else html.escape(shorten(str(value)))
