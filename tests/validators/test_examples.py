"""Every check does on its own examples what its declaration says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copydesk.check import Scope
from copydesk.registry import load_registry
from copydesk.testing import findings_of

if TYPE_CHECKING:
    from copydesk.check import Check, Example

CHECKS = list(load_registry())
FLAGGED = [(c, e) for c in CHECKS for e in c.flagged]
ACCEPTED = [(c, e) for c in CHECKS for e in c.accepted]


def _named(pairs: list[tuple[Check, Example]]) -> list[str]:
    return [f"{c.code}-{n}" for n, (c, _) in enumerate(pairs)]


@pytest.mark.parametrize(("check", "example"), FLAGGED, ids=_named(FLAGGED))
def test_flagged(check: Check, example: Example) -> None:
    """The check reports something in an example that is declared flagged, and a default run shows it."""
    if check.scope is Scope.INPUT:
        pytest.skip("reported while reading: tests/validators/readers")
    found = findings_of(check, example)

    assert any(f.confidence >= 0.7 for f in found)


@pytest.mark.parametrize(("check", "example"), ACCEPTED, ids=_named(ACCEPTED))
def test_accepted(check: Check, example: Example) -> None:
    """The check reports nothing that a default run shows in an example that is declared accepted."""
    found = [f for f in findings_of(check, example) if f.confidence >= 0.7]

    assert found == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.code)
def test_declaration_is_complete(check: Check) -> None:
    """Each check says what it does, why it matters and how to mend it, and shows both kinds of examples."""
    first = check.doc.splitlines()[0]

    assert first.endswith(".")
    assert "Why it matters:" in check.doc
    assert "How to mend it:" in check.doc
    assert check.flagged
    assert check.accepted
    assert not check.message.endswith(".")
    assert check.name == check.name.lower().replace(" ", "-")
