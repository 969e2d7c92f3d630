"""The result of a run: the counts, the findings, the sources, the quarantine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from copydesk.errors import FindingsError
from copydesk.finding import Severity
from copydesk.reports.store import Store
from copydesk.triage import Accounting
from copydesk_schemas.finding import FINDING_COLUMNS, QUARANTINE_COLUMNS
from copydesk_schemas.source_card import SOURCE_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    import pandas as pd


class Report:
    """What a run found, ready to be drawn in any format.

    Attributes:
        accounting: read = passed + flagged + quarantined.
        files: one entry per input: path, sha256, bytes, accounting.
        cards: the source cards as dicts, the largest source first.
        found: the findings as the JSON contract writes them, in input order.
        quarantined: the quarantine entries as the JSON contract writes them.
        severities: how many findings there are per severity.
        codes: how many findings there are per check code.
        names: the name of each check that found something, by its code.
        known: how many of the findings per severity the baseline knows.
        decisions: what waivers, baseline and thresholds did; empty where there are none.
        has_failed: whether the run fails under `fail_on`.
        is_fresh: whether this very process read the inputs, which then may be read again for the places of findings in them.
        problems: one line for each input that could not be read.
        now: the day that counted as today, as ISO 8601.
        settings: what the run was told, as the JSON contract writes it.
    """

    def __init__(self, now: str) -> None:
        self.accounting: Accounting = Accounting()
        self.files: list[dict[str, Any]] = []
        self.cards: list[dict[str, Any]] = []
        self.found: Store = Store()
        self.quarantined: Store = Store()
        self.severities: dict[str, int] = {}
        self.codes: dict[str, int] = {}
        self.names: dict[str, str] = {}
        self.known: dict[str, int] = {}
        self.decisions: dict[str, Any] = {}
        self.problems: list[str] = []
        self.now = now
        self.settings: dict[str, Any] = {}
        self.has_failed = False
        self.is_fresh = False

    def add(self, finding: Mapping[str, Any]) -> None:
        """Add a finding as the JSON contract writes it, and count it."""
        self.extend((finding,))

    def extend(self, findings: Iterable[Mapping[str, Any]]) -> None:
        """Add findings as the JSON contract writes them, and count them."""
        found = list(findings)
        if not found:
            return
        self.found.extend(found)
        for finding in found:
            code, severity = finding["code"], finding["severity"]
            self.severities[severity] = self.severities.get(severity, 0) + 1
            self.codes[code] = self.codes.get(code, 0) + 1
            self.names[code] = finding["name"]
            if finding.get("known"):
                self.known[severity] = self.known.get(severity, 0) + 1

    @property
    def findings(self) -> pd.DataFrame:
        """The findings as a DataFrame, one row each (loads pandas)."""
        return _frame([flat(finding) for finding in self.found], FINDING_COLUMNS)

    @property
    def sources(self) -> pd.DataFrame:
        """The source cards as a DataFrame, one row each (loads pandas)."""
        return _frame(self.cards, SOURCE_COLUMNS)

    @property
    def quarantine(self) -> pd.DataFrame:
        """The quarantine as a DataFrame: file, line, offset, code, reason, text (loads pandas)."""
        return _frame(list(self.quarantined), QUARANTINE_COLUMNS)

    def to_html(self, path: str | Path | None = None) -> str | None:
        """Write the HTML report to a file, whole or not at all; without a path, return it as a text.

        Raises:
            WriteError: the file cannot be written.
        """
        from copydesk.reports.formats import draw
        from copydesk.reports.output import write_file

        chunks = draw(self, "html")
        if path is None:
            return b"".join(chunks).decode("utf-8")
        write_file(str(path), chunks)
        return None

    def write(self, path: str | Path, format: str | None = None) -> None:  # noqa: A002 - what it is called everywhere else
        """Write the report to a file, whole or not at all.

        Args:
            path: the file.
            format: a format by its name, such as `sarif`; without one the path's ending tells it.

        Raises:
            ConfigError: there is no such format, or the ending names none.
            WriteError: the file cannot be written.
        """
        from copydesk.reports.formats import draw, format_of
        from copydesk.reports.output import write_file

        write_file(str(path), draw(self, format or format_of(str(path))))

    def write_baseline(self, path: str | Path) -> None:
        """Write the findings as known ones, for a later run with `baseline=path`.

        Raises:
            WriteError: the file cannot be written.
        """
        from copydesk.reports.output import write_file
        from copydesk.triage.baseline import draw_baseline

        write_file(str(path), draw_baseline(self.found, self.cards, self.now))

    def raise_if(self, severity: Severity | str = Severity.ERROR) -> None:
        """Raise where there is a finding at or above a severity that no baseline knows, or a quarantined record.

        Raises:
            FindingsError: with this report inside, and the counts as its text.
        """
        least = Severity(severity).rank
        counts = {level.value: self.severities.get(level.value, 0) - self.known.get(level.value, 0) for level in Severity if level.rank >= least}
        if any(counts.values()) or self.accounting.quarantined:
            told = ", ".join(f"{count} {name}" for name, count in counts.items() if count) or "no findings"
            raise FindingsError(f"{told}; {self.accounting}", self)


def flat(finding: Mapping[str, Any]) -> dict[str, Any]:
    """Return a finding as a row of the table of findings."""
    record, span = finding.get("record") or {}, finding.get("span") or (None, None)
    return {
        **{name: finding.get(name) for name in ("code", "name", "severity", "confidence", "path", "zone", "text", "message", "fingerprint")},
        "record_id": record.get("id"),
        "source": record.get("source") or finding.get("source"),
        "file": record.get("file") or finding.get("file"),
        "line": record.get("line") or finding.get("line"),
        "start": span[0],
        "end": span[1],
        "replacement": (finding.get("suggestion") or {}).get("replacement"),
    }


def _frame(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(rows, columns=list(columns))
