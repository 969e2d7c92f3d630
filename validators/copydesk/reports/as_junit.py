"""The report as JUnit XML: one suite per input file, one failed case per finding, one passed case for the file as a whole."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from copydesk.reports.display import visible
from copydesk.reports.entries import entries
from copydesk.reports.places import owner, place
from copydesk.reports.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from copydesk.reports.formats import Style
    from copydesk.reports.report import Report

_OTHERS = "sources"


def draw(report: Report, _: Style) -> Iterator[bytes]:
    """Yield the suites in input order.

    Quarantined pieces are errors, findings of severity error or warning are failures, known findings are skipped; info findings fail
    nothing and are left out.
    """
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'
    suites: dict[str, _Suite] = {entry["path"]: _Suite(entry["path"]) for entry in report.files}
    for finding in entries(report):
        if finding["severity"] != "info":
            about = finding.get("record") or finding
            name = about.get("file") or _OTHERS
            suites.setdefault(name, _Suite(name)).add(finding)
    counts = {entry["path"]: entry["accounting"] for entry in report.files}
    for number, (name, suite) in enumerate(suites.items()):
        yield from suite.draw(number, counts.get(name), report)
    yield b"</testsuites>\n"


class _Suite:
    """The findings of one file, kept on disk beyond a bound, and their counts."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.findings: Store | None = None
        self.failures = self.errors = self.skipped = 0

    def add(self, finding: Mapping[str, Any]) -> None:
        if self.findings is None:
            self.findings = Store()
        self.findings.append(finding)
        if finding.get("quarantined"):
            self.errors += 1
        elif finding.get("known"):
            self.skipped += 1
        else:
            self.failures += 1

    def draw(self, number: int, counts: Mapping[str, int] | None, report: Report) -> Iterator[bytes]:
        name = _attribute(self.name)
        tests = self.failures + self.errors + self.skipped + 1
        yield (
            f'<testsuite name="{name}" package="copydesk" id="{number}" tests="{tests}" failures="{self.failures}" errors="{self.errors}" '
            f'skipped="{self.skipped}" time="0" timestamp="{_attribute(report.now or "1970-01-01")}T00:00:00" hostname="localhost">\n<properties>\n'
        ).encode("utf-8", "backslashreplace")
        for key, value in (counts or report.accounting.to_dict()).items():
            yield f'<property name="{key}" value="{value}"/>\n'.encode()
        yield f'</properties>\n<testcase name="every record is accounted for" classname="{name}" time="0"/>\n'.encode("utf-8", "backslashreplace")
        for finding in self.findings or ():
            yield _case(finding, name).encode("utf-8", "backslashreplace")
        yield b"<system-out/>\n<system-err/>\n</testsuite>\n"
        if self.findings:
            self.findings.close()


def _case(finding: Mapping[str, Any], name: str) -> str:
    title = " ".join(part for part in (finding["code"], owner(finding), finding.get("path") or "", finding["fingerprint"]) if part)
    kind = "error" if finding.get("quarantined") else "failure"
    if finding.get("known"):
        inner = "<skipped/>"
    else:
        lines = [f"{place(finding)}: {finding['code']} {finding['severity']} {finding['message']}"]
        lines += [finding["text"]] if finding.get("text") else []
        text = "\n".join(_content(line) for line in lines)
        inner = f'<{kind} message="{_attribute(finding["message"])}" type="{_attribute(finding["code"])}">{text}</{kind}>'
    return f'<testcase name="{_attribute(title)}" classname="{name}" time="0">{inner}</testcase>\n'


def _attribute(text: str) -> str:
    return escape(visible(text))


def _content(text: str) -> str:
    return escape(visible(text), quote=False)
