"""What is said of bytes that are not UTF-8: the byte always, Windows-1252 only where it is plausible."""

from __future__ import annotations

import pytest

from copydesk.readers.encoding import not_utf8


def told(raw: bytes) -> str:
    """Return what is said of bytes that are not UTF-8."""
    with pytest.raises(UnicodeDecodeError) as caught:
        raw.decode()
    return not_utf8(raw, caught.value.start)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the ferry Größe sails", "Größe"),
        ("née Lindqvist, créée", "née"),
        ("it’s “back” – at last", "it’s"),
        ("“Hello”, she said", "Hello"),
        ("first\\nÉlan sails", "Élan"),
    ],
)
def test_western_text_gets_a_hint(text: str, word: str) -> None:
    """The byte is named, and the word that it would make in Windows-1252."""
    raw = f'{{"id": "a1", "body": "{text}"}}'.encode("cp1252")

    assert told(raw).endswith(f" (“{word}” if this is Windows-1252)")
    assert f": 0x{next(byte for byte in raw if byte > 0x7F):02X} (" in told(raw)


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("паром вернулся".encode("cp1251"), id="Cyrillic"),
        pytest.param("Το πλοίο".encode("cp1253"), id="Greek"),
        pytest.param("渡輪返航 sails".encode("gbk"), id="Chinese"),
        pytest.param("フェリー".encode("shift_jis"), id="Japanese"),
        pytest.param("prom z Łodzi".encode("cp1250"), id="Polish"),
        pytest.param("the café ".encode() + b"Jos\xe9", id="UTF-8 among it"),
        pytest.param("José".encode()[:-1], id="cut letter"),
        pytest.param("it’s".encode()[:-2], id="cut sign"),
        pytest.param(b'{"a": "\xed\xa0\x80"}', id="surrogate"),
        pytest.param(b"ab\xffcd", id="never a letter here"),
        pytest.param(b"\xe9", id="no word"),
    ],
)
def test_nothing_else_does(raw: bytes) -> None:
    """Where the bytes may as well be something else, the byte is named and nothing more."""
    assert told(raw).rpartition(": ")[2] == f"0x{raw[int(told(raw).partition(':')[0].rpartition(' ')[2])]:02X}"


def test_a_mark_at_the_start_is_no_letter() -> None:
    """The byte order mark before the text says nothing about the rest."""
    assert told(b"\xef\xbb\xbfCaf\xe9") == "not UTF-8 at byte 6: 0xE9 (“Café” if this is Windows-1252)"
