"""Great Expectations runs the checks, and its results come back as findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from copydesk.finding import Severity

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.needs("gx"), pytest.mark.filterwarnings("ignore")]

SCRIPT = "<script>alert('ferry')</script>"
NOW = "2026-06-01"


def row(name: str, **values: Any) -> dict[str, Any]:
    sound = {"title": "Ferry returns", "body": f"The ferry {name} is back in the harbour, and nobody was hurt.", "published_at": "2021-03-04"}
    return {"id": name, "url": f"https://ledger.example/{name}", **sound, **values}


FRAME = pd.DataFrame([
    row("sound"),
    row("furniture", body="Skip to main content\n\nThe ferry is back in the harbour, and nobody was hurt."),
    row(SCRIPT, published_at=f"soon {SCRIPT}", tags=["None"]),
])  # fmt: skip


def checkpoint(expectations: list[Any], folder: Path | None = None, result_format: Any = "COMPLETE") -> Any:
    """Return a checkpoint over a frame, in memory or in a folder with Data Docs."""
    import great_expectations as gx
    from great_expectations.checkpoint import UpdateDataDocsAction
    from great_expectations.data_context.types.base import ProgressBarsConfig

    context = gx.get_context(mode="file", project_root_dir=folder) if folder else gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    batch = context.data_sources.add_pandas("memory").add_dataframe_asset("articles").add_batch_definition_whole_dataframe("all")
    suite = context.suites.add(gx.ExpectationSuite("articles", expectations=expectations))
    definition = context.validation_definitions.add(gx.ValidationDefinition(name="articles", data=batch, suite=suite))
    actions: list[Any] = [UpdateDataDocsAction(name="docs")] if folder else []
    return context.checkpoints.add(gx.Checkpoint(name="articles", validation_definitions=[definition], actions=actions, result_format=result_format))


def run(expectations: list[Any], frame: pd.DataFrame = FRAME, **options: Any) -> Any:
    return checkpoint(expectations, **options).run(batch_parameters={"dataframe": frame})


def only(result: Any) -> Any:
    """Return the one result of a checkpoint's one run."""
    (suite,) = result.run_results.values()
    (one,) = suite.results
    return one


def test_a_family_returns_the_rows_with_their_ids() -> None:
    """The unexpected rows of a family are those with a finding of it, named by id and position."""
    from copydesk.integrations.gx import ExpectTextToBeClean

    one = only(run([ExpectTextToBeClean(now=NOW)], FRAME.iloc[:2]))

    assert not one.success
    assert one.result["unexpected_index_list"] == [{"id": "furniture", "row": 1}]
    assert one.result["unexpected_list"] == ["TXT001: Skip to main content"]
    assert one.result["unexpected_percent"] == 50


@pytest.mark.parametrize(("mostly", "success"), [(1.0, False), (0.6, True), (0.7, False)])
def test_mostly_is_the_share_of_records(mostly: float, success: bool) -> None:  # noqa: FBT001 - as pytest hands it over
    """With two good records of three an expectation holds up to two thirds."""
    from copydesk.integrations.gx import ExpectPublicationDatesToBeSound

    assert only(run([ExpectPublicationDatesToBeSound(mostly=mostly, now=NOW)])).success is success


def test_severity_and_family_defaults() -> None:
    """Great Expectations' own severity is kept; attributions, which are of severity info, count in the family of provenance alone."""
    from great_expectations.expectations.metadata_types import FailureSeverity

    from copydesk.integrations.gx import ExpectProvenanceToBeStated, ExpectTextToBeClean

    frame = pd.DataFrame([row("told", body="The ferry is back in the harbour, Fox News reported on Monday, and nobody was hurt.")])
    result = run([ExpectProvenanceToBeStated(now=NOW, severity=FailureSeverity.WARNING), ExpectTextToBeClean(now=NOW)], frame)
    (suite,) = result.run_results.values()

    assert {one.expectation_config.type: one.success for one in suite.results} == {
        "expect_provenance_to_be_stated": False,
        "expect_text_to_be_clean": True,
    }
    assert ExpectProvenanceToBeStated(severity=FailureSeverity.WARNING).severity == "warning"


@pytest.mark.parametrize("kind", ["BOOLEAN_ONLY", "BASIC", "SUMMARY", "COMPLETE"])
def test_the_result_format_bounds_the_result(kind: str) -> None:
    """Each result format gives no more than it asks for."""
    from copydesk.integrations.gx import ExpectRecordsToBeWellFormed

    frame = pd.DataFrame([row(f"n{n}", tags=["None"]) for n in range(300)])
    one = only(run([ExpectRecordsToBeWellFormed(now=NOW)], frame, result_format=kind))

    assert not one.success
    assert len(one.result.get("partial_unexpected_list", ())) == (0 if kind == "BOOLEAN_ONLY" else 20)
    assert len(one.result.get("unexpected_index_list", ())) == (300 if kind == "COMPLETE" else 0)
    assert len(one.result.get("details", {}).get("findings", ())) == {"BOOLEAN_ONLY": 0, "COMPLETE": 300}.get(kind, 200)


def test_data_docs_show_records_as_text(tmp_path: Path) -> None:
    """A script in a record stays text in the built Data Docs: in its id, its values and the messages."""
    from copydesk.integrations.gx import ExpectPublicationDatesToBeSound, ExpectRecordsToBeWellFormed, ExpectTextToBeClean

    frame = pd.concat([FRAME, pd.DataFrame([row("markup", body=f"The ferry is back. {SCRIPT} Nobody was hurt.")])])
    run(
        [ExpectRecordsToBeWellFormed(now=NOW), ExpectPublicationDatesToBeSound(now=NOW, mostly=0.9), ExpectTextToBeClean(now=NOW)],
        frame,
        folder=tmp_path,
    )
    pages = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.html")]

    assert any("&lt;script&gt;alert" in page for page in pages)
    assert any("publication dates are present and plausible, in at least" in page for page in pages)
    assert not [page for page in pages if "<script>alert" in page]


def test_findings_come_back() -> None:
    """The findings of our expectations come back as the run made them; those of the core suite as the rule's own check."""
    from copydesk.integrations.gx import ExpectTextToBeClean, findings_from
    from copydesk_schemas.great_expectations import article_suite

    back = findings_from(run([ExpectTextToBeClean(now=NOW)]))

    assert [(f.code, f.record.id if f.record else None, f.span, f.text) for f in back if f.code == "TXT001"] == [
        ("TXT001", "furniture", (0, 20), "Skip to main content")
    ]

    urls = [e for e in article_suite().expectations if e.meta and e.meta["rule"] == "url.http"]
    frame = pd.DataFrame([row("a"), row("b", url="/ferry")])
    format_ = {"result_format": "COMPLETE", "unexpected_index_column_names": ["id"]}
    (finding,) = findings_from(run(urls, frame, result_format=format_))

    assert (finding.code, finding.name, finding.severity, finding.path, finding.text) == (
        "IDN003",
        finding.name,
        Severity.ERROR,
        "/url",
        "/ferry",
    )
    assert finding.record
    assert finding.record.id == "b"
    assert finding.details == {"rule": "url.http"}


def test_foreign_expectations_are_the_users_own_rules() -> None:
    """The failure of an expectation that we do not know is SCH001, with the expectation's type as the rule."""
    import great_expectations.expectations as gxe

    from copydesk.integrations.gx import findings_from

    format_ = {"result_format": "COMPLETE", "unexpected_index_column_names": ["id"]}
    found = findings_from(run([gxe.ExpectColumnValuesToBeInSet(column="title", value_set=["Other"])], FRAME.iloc[:2], result_format=format_))

    assert [(f.code, f.record.id if f.record else None, f.details["rule"]) for f in found] == [
        ("SCH001", "sound", "expect_column_values_to_be_in_set"),
        ("SCH001", "furniture", "expect_column_values_to_be_in_set"),
    ]
    assert len({f.fingerprint for f in found}) == 2


def test_an_empty_batch_is_sound() -> None:
    """A batch without rows has nothing unexpected."""
    from copydesk.integrations.gx import ExpectTextToBeClean

    assert only(run([ExpectTextToBeClean(now=NOW)], FRAME.iloc[:0])).success
