"""What is kept of a source's findings."""

from __future__ import annotations

from copydesk.finding import Finding, Severity
from copydesk.provenance import FindingTally


def test_equal_parties_are_cut_by_name() -> None:
    """Of very many parties that are named equally often those stay whose names come first, whatever the hash seed."""
    names = [f"Quill {n:05}" for n in range(4_001)]
    found = [Finding("PRV002", "x", Severity.INFO, 0.9, "m", details={"attribution": {"party": name}}) for name in reversed(names)]
    tally = FindingTally()
    tally.add(found, is_flagged=False)

    assert sorted(tally.parties) == names[:2_000]
    assert tally.findings["PRV002"] == len(names)
