"""Say where the time of a run goes: microseconds per record, by part of the first pass and by check of the second.

Every part is charged for its own time only: what several checks share (zones, names, attributions) is told apart from the check that happened
to ask first. Processor time is read, so that other work on the machine matters little; what reading it costs is measured and left out.
"""

from __future__ import annotations

import argparse
import gzip
import os
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import replace
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from copydesk.check import Check, Mark

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus" / "dev" / "articles.jsonl.gz"
_READINGS = 20_000


def _cost_of_reading() -> float:
    """Return the nanoseconds of processor time that it takes to read it."""
    began = time.process_time_ns()
    for _ in range(_READINGS):
        time.process_time_ns()
    return (time.process_time_ns() - began) / _READINGS


class Clock:
    """Exclusive processor time by name, in nanoseconds."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self.calls: Counter[str] = Counter()
        self._open: list[str] = []
        self._cost = _cost_of_reading()
        self._since = time.process_time_ns()

    def _turn(self) -> None:
        now = time.process_time_ns()
        self.spent[self._open[-1] if self._open else "(the rest)"] += now - self._since - self._cost
        self._since = now

    def timed(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that does what `call` does and charges its time to a name."""

        def watched(*args: Any, **kwargs: Any) -> Any:
            self._turn()
            self._open.append(name)
            self.calls[name] += 1
            try:
                return call(*args, **kwargs)
            finally:
                self._turn()
                self._open.pop()

        return watched

    def watch(self, owner: Any, attribute: str, name: str) -> None:
        """Put a watched function in place of a function of a module or class."""
        setattr(owner, attribute, self.timed(name, getattr(owner, attribute)))

    def table(self, records: int) -> str:
        """Return the rows of the table, the dearest first."""
        self._turn()
        total = sum(self.spent.values())
        dearest = sorted(self.spent.items(), key=itemgetter(1), reverse=True)
        rows = [f"{ns / records / 1000:9.1f} us {ns / total:6.1%} {self.calls[name]:9d} calls  {name}" for name, ns in dearest]
        return "\n".join([*rows, f"{total / records / 1000:9.1f} us in all, {records * 1e9 / total:.0f} records a second, {records} records"])


def watch_passes(clock: Clock) -> None:
    """Watch what both passes do to each record, checks apart."""
    import copydesk.check
    import copydesk.engine.findings
    import copydesk.engine.local as engine
    from copydesk.engine.spool import Spool
    from copydesk.readers.mapping import Mapper
    from copydesk.reports import Report
    from copydesk.survey import Survey
    from copydesk.triage import Triage

    for name in ("content_bytes", "record_ref", "list_names_of", "keys_of", "broken_rules", "_settle_copies"):
        clock.watch(engine, name, f"engine: {name.strip('_')}")
    clock.watch(engine, "make_findings", "engine: findings of marks")
    clock.watch(Spool, "append", "engine: spool")
    clock.watch(Mapper, "canonical", "engine: mapping")
    clock.watch(Survey, "finish", "survey: finish")
    clock.watch(copydesk.check, "zone_text", "text: zones")
    clock.watch(Report, "add", "reports: add")
    clock.watch(Triage, "sift", "triage")
    for name, part in vars(Survey()).items():
        if hasattr(part, "add") and not isinstance(part, dict):
            clock.watch(type(part), "add", f"survey: {name}")


def watch_checks(clock: Clock) -> None:
    """Watch every check that a run selects."""
    from copydesk.registry import Registry

    select = Registry.select

    def selected(*args: Any, **kwargs: Any) -> tuple[Check, ...]:
        checks = select(*args, **kwargs)
        return tuple(replace(check, judge=clock.timed(f"check: {check.code} {check.name}", listed(check.judge))) for check in checks)

    Registry.select = selected  # type: ignore[method-assign]


def listed(judge: Callable[[Any], Iterable[Mark]]) -> Callable[[Any], list[Mark]]:
    """Return a judge that has found everything when it returns, so that its time is its own."""
    return lambda subject: list(judge(subject))


def main() -> int:
    """Profile a validation of a file; return 2 where there is none."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=CORPUS, help="JSONL, gzipped or not; the development corpus by default")
    parser.add_argument("--records", type=int, default=2000, help="how many of its first records to read")
    options = parser.parse_args()
    if not options.file.exists():
        print(f"profile: no file {os.path.relpath(options.file)}", file=sys.stderr)
        return 2
    raw = gzip.decompress(options.file.read_bytes()) if options.file.suffix == ".gz" else options.file.read_bytes()
    lines = raw.splitlines(keepends=True)[: options.records]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "records.jsonl")
        source.write_bytes(b"".join(lines))
        clock = Clock()
        watch_passes(clock)
        watch_checks(clock)
        from copydesk.cli import main as copydesk

        arguments = ["validate", str(source), "--quiet", "--fail-on", "never", "--isolated", "-o", f"jsonl={folder}/findings.jsonl"]
        try:
            copydesk(arguments)
        except SystemExit as ended:
            if ended.code:
                return 2
    print(clock.table(len(lines)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
