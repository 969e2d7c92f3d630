"""The one function behind both doors: inputs in, report out."""

from __future__ import annotations

import gc
from contextlib import ContextDecorator
from os import PathLike
from threading import Lock
from typing import TYPE_CHECKING, Any, Self

from copydesk.config import Settings
from copydesk.engine import survey_pass
from copydesk.errors import CopydeskError, ReadError
from copydesk.finding import entries
from copydesk.provenance import make_cards
from copydesk.readers import open_inputs, rows_input
from copydesk.registry import load_registry
from copydesk.reports import Report
from copydesk.text.lexicon import load_lexicon
from copydesk.triage import Triage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from copydesk.config import Limits
    from copydesk.finding import Quarantined
    from copydesk.readers import Input

_COLLECTED = 100_000
"""Objects that are made, and not yet freed, before Python looks for cycles among them."""


def validate(data: Any, **options: Any) -> Report:
    """Check article records and return a report.

    Args:
        data: a path, glob or folder (or a list of them), a DataFrame, an Arrow table, or an iterable of dicts.
        **options: settings by their names in `copydesk.config.Settings`: `now`, `select`, `ignore`, `min_confidence`, `mapping` and so on.

    Raises:
        ConfigError: an option is unknown or wrong.
        ReadError: no record could be read; an input that could not be read beside others stands in `problems` of the report.
    """
    settings = Settings().changed(**options)
    inputs, problems = _inputs(data, settings.limits)
    report = run(inputs, settings, problems=problems)
    if not report.accounting.read:
        raise ReadError(report.problems[0] if report.problems else f"{inputs[0].name}: no records")
    return report


def _inputs(data: Any, limits: Limits) -> tuple[list[Input], list[str]]:
    if isinstance(data, (str, PathLike)):
        return open_inputs([data], limits)
    if isinstance(data, (list, tuple)) and data and all(isinstance(item, (str, PathLike)) for item in data):
        return open_inputs(data, limits)
    return [rows_input(data, limits)], []


class _SeldomCollected(ContextDecorator):
    """Lets Python look for cycles seldom while runs go on, and as before when the last of them has ended.

    A run makes many short-lived objects and hardly a cycle, and looking takes an eighth of its time.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._runs = 0
        self._before = gc.get_threshold()

    def __enter__(self) -> Self:
        with self._lock:
            if not self._runs:
                self._before = gc.get_threshold()
                gc.set_threshold(self._before[0] and max(self._before[0], _COLLECTED), *self._before[1:])
            self._runs += 1
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._runs -= 1
            if not self._runs:
                gc.set_threshold(*self._before)


_seldom_collected = _SeldomCollected()


@_seldom_collected
def run(
    inputs: Iterable[Input],
    settings: Settings,
    *,
    problems: Iterable[str] = (),
    on_quarantine: Callable[[Quarantined], None] | None = None,
    progress: Callable[[str, int], None] | None = None,
) -> Report:
    """Read, survey, judge, sift and count; the report holds every line of `problems` and of the inputs that could not be read.

    Args:
        inputs: what to read.
        settings: the settings in force.
        problems: inputs that could not even be opened, one line each.
        on_quarantine: called with every quarantined piece, its bytes included.
        progress: called with the pass ("reading", "checking") and a number of records.

    Raises:
        CopydeskError: the settings are wrong, a check failed, or the accounting does not add up.
    """
    registry = load_registry()
    checks = registry.select(settings.select, settings.ignore)
    report = Report(settings.now.isoformat())
    report.settings = settings.told()
    triage = Triage(settings, registry)
    if settings.lexicon is not None:
        load_lexicon(settings.lexicon)  # a file that is none is told before any work is done
    first = survey_pass(inputs, settings, (lambda n: progress("reading", n)) if progress else None)
    with first.spool:
        before = triage.baseline.sources if triage.baseline is not None else None
        for outcome in first.judge(checks, (lambda n: progress("checking", n)) if progress else None, before):
            report.extend(entries(triage.sift(outcome)))
            if outcome.quarantined:
                report.quarantined.append(outcome.quarantined.to_dict())
                if on_quarantine:
                    on_quarantine(outcome.quarantined)
    report.problems = [*problems, *first.problems, *first.failures.values()]
    report.accounting = triage.accounting
    report.has_failed = triage.fails()
    report.is_fresh = True
    report.decisions = triage.decisions(c.code for c in checks)
    for path, tally in first.survey.files.items():
        accounting = triage.files.get(path)
        report.files.append(
            {"path": path, "sha256": tally.sha256, "bytes": tally.size, "accounting": accounting.to_dict() if accounting else _NOTHING}
        )
        if tally.read != (accounting.read if accounting else 0):
            raise CopydeskError(f"INP005 {path}: {tally.read} records were read, {accounting} came out; please report this")
    report.cards = [card.to_dict() for card in make_cards(first.survey.sources, triage.tallies)]
    if not report.accounting.is_sound:
        raise CopydeskError(f"INP005: the accounting does not add up: {report.accounting}; please report this")
    return report


_NOTHING: Mapping[str, int] = {"read": 0, "passed": 0, "flagged": 0, "quarantined": 0}
