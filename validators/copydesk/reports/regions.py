"""Where a finding's span stands in the input as it was written: line and UTF-16 columns, found by reading the input again."""

from __future__ import annotations

import gzip
import stat
import zlib
from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from copydesk.finding import TEXT_LIMIT, shorten
from copydesk.reports.json_text import Extent, decoded, elements_of, place_of, strings_of, utf16_length

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BOM = "\ufeff"
_LONGEST = 64 << 20
_GZIP = b"\x1f\x8b"


class Regions:
    """Finds the regions of findings that come in the order of their input.

    Every region is checked: what stands there, decoded, is the text that the finding quotes. Where that cannot be had, because the input
    was standard input, has changed, or holds the text in another form, the record's line alone is given.
    """

    def __init__(self, *, is_reading: bool) -> None:
        self._is_reading = is_reading
        self._name: str | None = None
        self._input: _Lines | _Whole | None = None

    def region(self, finding: Mapping[str, Any]) -> dict[str, int] | None:
        """Return the region of a finding as SARIF writes it, None where not even a line is known."""
        record = finding.get("record") or finding
        line = record.get("line")
        if not isinstance(line, int) or line < 1:
            return None
        name = record.get("file")
        found = self._found(name, line, finding) if self._is_reading and name and finding.get("path") else None
        return found or {"startLine": line}

    def close(self) -> None:
        """Close the input that is open."""
        if isinstance(self._input, _Lines):
            self._input.close()
        self._input = self._name = None

    def _found(self, name: str, line: int, finding: Mapping[str, Any]) -> dict[str, int] | None:
        try:
            if name != self._name:
                self.close()
                self._name, self._input = name, _open(name)
            return self._input.region(line, finding) if self._input else None
        except (OSError, EOFError, ValueError, zlib.error):
            return None


def _open(name: str) -> _Lines | _Whole | None:
    """Open a regular file, nothing else; a document or a plain text is held in memory, JSON lines are not."""
    path = Path(name)
    if not stat.S_ISREG(path.stat().st_mode):
        return None
    suffixes = [suffix.lower() for suffix in path.suffixes if suffix.lower() not in {".gz", ".gzip"}]
    if suffixes and suffixes[-1] in {".json", ".txt"}:
        with _stream(path) as file:
            data = file.read(_LONGEST + 1)
        return _Whole(data.decode("utf-8"), is_text=suffixes[-1] == ".txt") if len(data) <= _LONGEST else None
    return _Lines(path)


def _stream(path: Path) -> BinaryIO:
    with path.open("rb") as file:
        is_packed = file.read(2) == _GZIP
    return cast("BinaryIO", gzip.open(path)) if is_packed else path.open("rb")


class _Lines:
    """JSON lines, read forward; the places of the strings of the last line are kept."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = _stream(path)
        self._number = 0
        self._text = ""
        self._strings: dict[str, Extent] | None = None

    def close(self) -> None:
        self._file.close()

    def region(self, line: int, finding: Mapping[str, Any]) -> dict[str, int] | None:
        if line < self._number:
            self._file.close()
            self._file, self._number = _stream(self._path), 0
        while self._number < line:
            raw = self._next()
            if raw is None:
                return None
            self._strings = None
            self._text = raw.decode("utf-8").removeprefix(_BOM) if self._number == line else ""
        if self._strings is None:
            self._strings = strings_of(self._text)
        extent = _matching(self._text, self._strings, finding)
        if extent is None:
            return None
        first, last = (utf16_length(self._text[:place]) + 1 for place in extent)
        return {"startLine": line, "startColumn": first, "endLine": line, "endColumn": last}

    def _next(self) -> bytes | None:
        """Read one line, None at the end; of one that is too long to be a record, an empty one is returned."""
        raw = self._file.readline(_LONGEST)
        if not raw:
            return None
        self._number += 1
        piece = raw
        while len(piece) == _LONGEST and not piece.endswith(b"\n"):
            raw, piece = b"", self._file.readline(_LONGEST)
        return raw


class _Whole:
    """A JSON document or a plain text."""

    def __init__(self, text: str, *, is_text: bool) -> None:
        self._text = text.removeprefix(_BOM)
        self._is_text = is_text
        self._starts = [0, *(place + 1 for place in _line_ends(self._text))]
        self._elements: dict[int, list[Extent]] = {}
        for extent in () if is_text else elements_of(self._text):
            self._elements.setdefault(self._line(extent[0]), []).append(extent)

    def region(self, line: int, finding: Mapping[str, Any]) -> dict[str, int] | None:
        if self._is_text:
            extent = self._in_text(finding)
        else:
            extent = None
            for first, last in self._elements.get(line, ()):
                extent = extent or _matching(self._text, strings_of(self._text, first, last), finding)
        if extent is None:
            return None
        start, end = extent
        return {
            "startLine": self._line(start), "startColumn": self._column(start),
            "endLine": self._line(end), "endColumn": self._column(end),
        }  # fmt: skip

    def _in_text(self, finding: Mapping[str, Any]) -> Extent | None:
        """Return the span in the body, which is the text itself, or where the text of another field stands if that is in one place only."""
        if finding["path"] == "/body" and finding.get("span"):
            return tuple(finding["span"]) if _is_at(self._text, finding) else None
        text = finding.get("text")
        if finding.get("span") or not text or len(text) >= TEXT_LIMIT or self._text.count(text) != 1:
            return None
        first = self._text.index(text)
        return first, first + len(text)

    def _line(self, place: int) -> int:
        return bisect_right(self._starts, place)

    def _column(self, place: int) -> int:
        return utf16_length(self._text[self._starts[self._line(place) - 1] : place]) + 1


def _line_ends(text: str) -> Iterator[int]:
    place = text.find("\n")
    while place >= 0:
        yield place
        place = text.find("\n", place + 1)


def _matching(text: str, strings: Mapping[str, Extent], finding: Mapping[str, Any]) -> Extent | None:
    """Return where a finding's span is: in the string that its path names, else in one that holds the same text at the same place."""
    path = finding["path"]
    candidates = [strings[path]] if path in strings else []
    candidates += [extent for pointer, extent in strings.items() if pointer != path]
    for extent in candidates:
        value = decoded(text[slice(*extent)])
        span = finding.get("span")
        if span is None:
            if finding.get("text") and shorten(value) == finding["text"]:
                return extent
        elif _is_at(value, finding):
            return place_of(text, extent, span[0]), place_of(text, extent, span[1])
    return None


def _is_at(value: str, finding: Mapping[str, Any]) -> bool:
    """Tell whether a value holds, at the finding's span, what the finding quotes, and round it what its excerpt quotes."""
    start, end = finding["span"]
    excerpt = finding.get("excerpt")
    if end > len(value) or (finding.get("text") is not None and shorten(value[start:end]) != finding["text"]):
        return False
    if not excerpt:
        return finding.get("text") is not None
    first: int = start - excerpt["span"][0]
    return first >= 0 and bool(value[first : first + len(excerpt["text"])] == excerpt["text"])
