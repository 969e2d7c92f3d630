"""Bytes that are not UTF-8: where the first one is, which it is, and how it reads in Windows-1252 where that is plausible."""

from __future__ import annotations

import re

BOM = b"\xef\xbb\xbf"

_BACKSLASH = 0x5C
_CODEC = "cp1252"
_SMALL = "àáâãäåæçèéêëìíîïñòóôõöøùúûüœßšž"
_CAPITALS = "ÀÁÄÅÆÇÉÍÑÓÖØÚÜŒŠŽ"
_SIGNS = "‘’“”–—…«»€£§°"
_USUAL = f"{_SMALL}{_CAPITALS}{_SIGNS}".encode(_CODEC)
_SOMETHING_ELSE = (
    rb"[^\x00-\x7f" + re.escape(_USUAL) + rb"]"
    rb"|[\x80-\xff]{3}"  # no word of Western Europe has three such letters in a row; Cyrillic, Greek and Chinese texts have
    rb"|[\xc2-\xdf][\x80-\xbf]|\xe2\x80"  # letters or signs of UTF-8, or their beginning
    rb"|[\x80\xa3\xa7][A-Za-z]"  # no currency or paragraph sign: a letter of another code page
    rb"|(?<!\\)[a-z][" + _CAPITALS.encode(_CODEC) + rb"]"
)
"""Compiled when it is first needed, which few runs do."""
_WORD = rb"[A-Za-z\x80-\xff'-]{1,40}"


def not_utf8(raw: bytes, at: int) -> str:
    """Return what is wrong with bytes of which the one at a place is not UTF-8.

    Windows-1252 is named where all bytes beyond ASCII, not that one alone, would be usual letters and signs of Western Europe; the word is
    shown, for a person to judge.
    """
    told = f"not UTF-8 at byte {at}: 0x{raw[at]:02X}"
    begin = len(BOM) if raw.startswith(BOM) else 0
    if re.search(_SOMETHING_ELSE, raw[begin:]):
        return told
    start = max(raw.rfind(sign, begin, at) + 1 or begin for sign in (b" ", b'"', b"\n", b"\\"))
    if start and raw[start - 1] == _BACKSLASH:
        start = min(start + 1, at)  # the letter is part of the escape
    word = next((found[0] for found in re.finditer(_WORD, raw[start:]) if start + found.end() > at), b"").decode(_CODEC).strip("“”‘")
    return f"{told} (“{word}” if this is Windows-1252)" if any(letter.isascii() and letter.isalpha() for letter in word) else told
