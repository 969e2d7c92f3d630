"""The report for people: a frame per finding with the article's text and the span underlined, then the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from copydesk.reports.display import visible
from copydesk.reports.places import is_shown, owner, place
from copydesk.reports.summary import summary_lines
from copydesk.reports.terminal import ELLIPSIS, columns, fit, head, paint, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from copydesk.reports.formats import Style
    from copydesk.reports.report import Report

_NOTES = 3


def draw(report: Report, style: Style) -> Iterator[bytes]:
    """Yield a frame per quarantined piece and per finding that is shown, then where a check is explained, and the counts."""
    code = None
    if not style.counts_only:
        for entry in report.quarantined:
            code = code or entry["code"]
            yield _joined(_quarantined(entry, style))
        for finding in report.found:
            if is_shown(finding, style):
                code = code or finding["code"]
                yield _joined(_frame(finding, style))
    lines = [f"copydesk explain {visible(code)} tells what a check is about"] if code else []
    lines += summary_lines(report, style)
    yield "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")


def _joined(lines: Iterator[str]) -> bytes:
    return "".join(f"{line}\n" for line in (*lines, "")).encode("utf-8", "backslashreplace")


def _quarantined(entry: Mapping[str, Any], style: Style) -> Iterator[str]:
    yield from _title("quarantined", entry["code"], entry["reason"], style)
    offset = entry.get("offset")
    yield f"  {paint('-->', 'frame', style.color)} {visible(place(entry))}" + ("" if offset is None else f"  byte {offset}")
    if entry.get("text"):
        bar = paint("|", "frame", style.color)
        yield from (f"   {bar}", f"   {bar} {head(visible(entry['text']), style.width - 5)}".rstrip(), f"   {bar}")


def _frame(finding: Mapping[str, Any], style: Style) -> Iterator[str]:
    yield from _title(finding["severity"], finding["code"], finding["message"], style)
    excerpt = finding.get("excerpt")
    number = str(excerpt["line"]) if excerpt else ""
    margin = " " * max(len(number), 2)
    yield from _arrow(finding, margin, style)
    bar = paint("|", "frame", style.color)
    body = list(_excerpt(finding, style.width - len(margin) - 3, style))
    if body:
        yield f"{margin} {bar}"
        for label, line in body:
            yield f"{paint(label.rjust(len(margin)), 'frame', style.color)} {bar} {line}".rstrip()
        yield f"{margin} {bar}"
    for role, label, text in _notes(finding, style):
        sign = f"{margin} {paint('=', 'frame', style.color)} {paint(label, role, style.color)}: "
        yield from wrapped(text, style.width, sign, " " * (len(margin) + len(label) + 5))


def _title(level: str, code: str, sentence: str, style: Style) -> Iterator[str]:
    label = f"{level}[{code}]: "
    for number, line in enumerate(wrapped(sentence, style.width, label, " " * len(label))):
        yield line if number else paint(f"{level}[{code}]", level, style.color) + line[len(label) - 2 :]


def _arrow(finding: Mapping[str, Any], margin: str, style: Style) -> Iterator[str]:
    """Yield file, line, record and field, on as few lines as the width allows."""
    path, zone = finding.get("path"), finding.get("zone")
    parts = [place(finding)]
    if owner(finding):
        parts.append(f"record {owner(finding)}")
    if path:
        parts.append(path if zone in {None, "body"} else f"{path} ({zone})")
    line = f"{margin}{paint('-->', 'frame', style.color)} {visible(parts[0])}"
    used = columns(margin) + 4 + columns(parts[0])
    for part in map(visible, parts[1:]):
        if used + 2 + columns(part) > style.width:
            yield line
            line, used = " " * (len(margin) + 4), len(margin) + 2
            line += part
        else:
            line += f"  {part}"
        used += 2 + columns(part)
    yield line


def _excerpt(finding: Mapping[str, Any], room: int, style: Style) -> Iterator[tuple[str, str]]:
    """Yield the lines of the excerpt with their labels: the text, and carets under the span."""
    excerpt = finding.get("excerpt")
    if excerpt is None:
        if finding.get("text"):
            yield "", head(visible(finding["text"]), room)
        return
    text, (start, end) = excerpt["text"], excerpt["span"]
    first_end = text.find("\n", start, end)
    stop = first_end if first_end >= 0 else end
    line_end = len(text) if text.find("\n", stop) < 0 else text.find("\n", stop)
    before, mark, after = fit(visible(text[:start]), visible(text[start:stop]), visible(text[stop:line_end]), room)
    level = finding["severity"]
    yield str(excerpt["line"]), before + paint(mark, level, style.color) + after
    yield "", " " * columns(before) + paint("^" * max(columns(mark), 1), level, style.color)
    whole = finding["span"][1] - finding["span"][0]
    if first_end >= 0 or whole > end - start:
        yield "", f"{ELLIPSIS} {whole} characters in all"


def _notes(finding: Mapping[str, Any], style: Style) -> Iterator[tuple[str, str, str]]:
    """Yield role, label and text of each line below the excerpt."""
    evidence = finding.get("evidence") or []
    most = len(evidence) if style.show_all else _NOTES
    for item in evidence[:most]:
        yield "bold", "note", _evidence(item, finding)
    if len(evidence) > most:
        yield "bold", "note", f"{len(evidence) - most} more (-v shows them)"
    suggestion = finding.get("suggestion")
    if suggestion:
        yield "help", "help", _advice(suggestion)
    if style.show_all:
        known = ", known (baseline)" if finding.get("known") else ""
        yield "faint", "id", f"{finding['fingerprint']}  {finding['name']}, confidence {finding['confidence']:.2f}{known}"


def _evidence(item: Mapping[str, Any], finding: Mapping[str, Any]) -> str:
    places = []
    if item.get("record"):
        named = item["record"].get("id")
        places.append(place(item) + (f" record {named}" if named and named != owner(finding) else ""))
    if item.get("path") and item["path"] != finding.get("path"):
        places.append(item["path"])
    text = " ".join(item["text"].split()) if item.get("text") else ""
    if not places:
        return text
    where = " ".join(places)
    if item.get("record"):
        text = text.removeprefix(place(item)).lstrip(" :")
    if text and text == " ".join((finding.get("text") or "").split()):
        return f"the same in {where}"
    return f"{where}: {text}" if text else where


def _advice(suggestion: Mapping[str, Any]) -> str:
    replacement, path = suggestion["replacement"], suggestion["path"]
    if suggestion.get("span"):
        words = f'write "{replacement}" instead' if replacement else "take it out"
    elif replacement is None:
        words = f"take {path} out" if path[-1].isdigit() else f"leave {path} empty"
    else:
        words = f'set {path} to "{replacement}"'
    kind = suggestion["applicability"]
    sure = f"{suggestion['confidence']:.2f}"
    return f"{words} ({'only a hint' if kind == 'display' else kind}, {sure})"
