"""Which format an input is in, by its suffix and its first bytes; the bytes win."""

from __future__ import annotations

import re
from enum import StrEnum

import orjson

from copydesk.errors import ReadError
from copydesk.readers.encoding import BOM
from copydesk.readers.strict import BLANK


class Format(StrEnum):
    """The formats that are read, gzip of each included."""

    LINES = "jsonl"
    DOCUMENT = "json"
    TEXT = "text"


SUFFIXES = {".jsonl": Format.LINES, ".ndjson": Format.LINES, ".json": Format.DOCUMENT, ".txt": Format.TEXT}
"""What a folder is searched for; `.gz` may follow."""

READ_FORMATS = "JSON lines, JSON and plain text are read, and gzip of these"

_OTHERS = {
    ".csv": "CSV", ".tsv": "TSV", ".parquet": "Parquet", ".pq": "Parquet", ".feather": "Feather", ".arrow": "Arrow", ".avro": "Avro", ".orc": "ORC",
    ".html": "HTML", ".htm": "HTML", ".xml": "XML", ".rss": "RSS", ".atom": "Atom", ".warc": "WARC", ".yaml": "YAML", ".yml": "YAML",
    ".xlsx": "Excel", ".xls": "Excel", ".docx": "Word", ".pdf": "PDF",
    ".zip": "zip", ".zst": "Zstandard", ".bz2": "bzip2", ".xz": "xz", ".7z": "7-Zip", ".tar": "tar",
}  # fmt: skip
_MAGIC = {
    b"PK\x03\x04": "a zip archive", b"\x28\xb5\x2f\xfd": "Zstandard data", b"BZh": "bzip2 data", b"\xfd7zXZ\0": "xz data",
    b"7z\xbc\xaf": "a 7-Zip archive", b"\x1f\x8b": "gzip inside gzip", b"PAR1": "Parquet", b"ORC": "ORC", b"Obj\x01": "Avro", b"ARROW1": "Arrow",
    b"WARC/": "WARC", b"%PDF-": "PDF", b"SQLite format 3": "a SQLite database",
}  # fmt: skip
_WIDE = (
    (b"\xff\xfe\0\0", "UTF-32"), (b"\0\0\xfe\xff", "UTF-32"), (b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"),
    (b"{\0", "UTF-16"), (b"\0{", "UTF-16"), (b"[\0", "UTF-16"), (b"\0[", "UTF-16"),
)  # fmt: skip
_MARKUP = re.compile(rb"<(?:!doctype|html|head|body|\?xml|!--|rss|feed)\b|<!--", re.IGNORECASE)
_FIRST_LINES = 50


def suffix_format(name: str) -> Format | None:
    """Return the format that a file name promises, None where it promises none.

    Raises:
        ReadError: it promises a format that is not read.
    """
    base = name.rpartition("/")[2].lower()
    stem = base.removesuffix(".gz").removesuffix(".gzip")
    suffix = stem[stem.rfind(".") :] if "." in stem[1:] else ""
    if suffix in _OTHERS:
        raise ReadError(f"{name}: {_OTHERS[suffix]} is not read; {READ_FORMATS}")
    return SUFFIXES.get(suffix)


def sniff(name: str, promised: Format | None, head: bytes, *, is_whole: bool) -> Format:
    """Return the format of an input.

    Args:
        name: the input's name, for the message.
        promised: what its suffix says.
        head: its first unpacked bytes.
        is_whole: whether these are all.

    Raises:
        ReadError: it is in a format that is not read, or in none that is known.
    """
    _refuse_others(name, head)
    if promised is Format.TEXT:
        return promised
    start = head.removeprefix(BOM).lstrip(BLANK)
    lines = [line.strip(BLANK) for line in start.split(b"\n", _FIRST_LINES)[: _FIRST_LINES + is_whole]]
    has_records = any(_is_object(line) for line in lines)
    if not has_records and _MARKUP.match(start):
        raise ReadError(f"{name}: starts like an HTML or XML page, which is not read; {READ_FORMATS}")
    if promised is Format.LINES:
        return Format.DOCUMENT if _opens_document(lines[0], is_alone=not any(lines[1:])) else promised
    if start[:1] in (b"{", b"["):
        return _lines_or_document(lines)
    if promised is None and not has_records:
        _refuse_binary(name, head, is_whole=is_whole)
        return Format.TEXT
    if start and not has_records:
        raise ReadError(f"{name}: not JSON: it starts with {start[:20].decode('utf-8', 'backslashreplace')!r}")
    return Format.LINES


def _refuse_others(name: str, head: bytes) -> None:
    for magic, what in _MAGIC.items():
        if head.startswith(magic):
            raise ReadError(f"{name}: {what} is not read; {READ_FORMATS}")
    for mark, what in _WIDE:
        if head.startswith(mark):
            raise ReadError(f"{name}: {what} is not read, only UTF-8 is; convert it first, as in iconv -f {what} -t UTF-8")


def _lines_or_document(lines: list[bytes]) -> Format:
    """Return what a file of JSON is that does not call itself JSON lines."""
    first, others = lines[0], lines[1:]
    is_whole = _is_complete(first) if first[:1] == b"[" else first != b"{"
    return Format.LINES if is_whole and any(_is_object(line) for line in others) else Format.DOCUMENT


def _is_object(line: bytes) -> bool:
    """Tell whether a line is a JSON object that holds something."""
    return line[:1] == b"{" and line[-1:] == b"}" and len(line) > 2 and _is_complete(line)


def _is_complete(line: bytes) -> bool:
    try:
        orjson.loads(line)
    except orjson.JSONDecodeError:
        return False
    return True


def _opens_document(first: bytes, *, is_alone: bool) -> bool:
    """Tell whether the first line of a file of JSON lines is the start of a document instead."""
    if first in (b"[", b"{"):
        return True
    return first[:1] == b"[" and (is_alone or (first[-1:] in (b",", b"{", b"[") and not _is_complete(first)))


def _refuse_binary(name: str, head: bytes, *, is_whole: bool) -> None:
    """Raise where bytes are no text; a character cut at the end of the head is none's fault."""
    try:
        text = head.decode()
    except UnicodeDecodeError as error:
        text = "\0" if is_whole or error.start < len(head) - 3 else ""
    if "\0" in text:
        raise ReadError(f"{name}: neither JSON nor UTF-8 text; {READ_FORMATS}")
