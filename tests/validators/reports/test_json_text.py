"""Strings and code points are found in any JSON text, however it is escaped."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from copydesk.reports.json_text import decoded, elements_of, place_of, strings_of, utf16_length

TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('"\\\n\t/~0😀é'), max_size=12)
VALUES = st.recursive(
    TEXTS | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=10,
)


def pointers(value: Any, at: str = "") -> dict[str, str]:
    """Return every string of a value by its JSON Pointer."""
    if isinstance(value, str):
        return {at: value}
    if isinstance(value, dict):
        pairs = [(key.replace("~", "~0").replace("/", "~1"), item) for key, item in value.items()]
    elif isinstance(value, list):
        pairs = [(str(number), item) for number, item in enumerate(value)]
    else:
        return {}
    return {path: text for key, item in pairs for path, text in pointers(item, f"{at}/{key}").items()}


@given(VALUES, st.booleans(), st.sampled_from([None, 1]))
def test_every_string_is_found_under_its_pointer(value: Any, is_ascii: bool, indent: int | None) -> None:  # noqa: FBT001
    """What stands in each extent, decoded, is the string that the pointer names, and no string is missing."""
    text = json.dumps(value, ensure_ascii=is_ascii, indent=indent)

    found = {path: decoded(text[first:last]) for path, (first, last) in strings_of(text).items()}

    assert found == pointers(value)


@given(TEXTS, st.booleans(), st.data())
def test_spans_decode_to_their_slices(value: str, is_ascii: bool, data: st.DataObject) -> None:  # noqa: FBT001
    """The raw text between the places of two code points decodes to the slice between them."""
    raw = json.dumps(value, ensure_ascii=is_ascii)
    start = data.draw(st.integers(0, len(value)))
    end = data.draw(st.integers(start, len(value)))
    extent = (1, len(raw) - 1)

    piece = raw[place_of(raw, extent, start) : place_of(raw, extent, end)]

    assert decoded(piece) == value[start:end]


def test_the_last_of_two_equal_keys_counts() -> None:
    """A key that stands twice means its last value, as it does for a reader."""
    text = '{"body": "first", "body": "last"}'

    first, last = strings_of(text)["/body"]

    assert text[first:last] == "last"


@given(st.lists(st.dictionaries(TEXTS, VALUES, max_size=2), max_size=4), st.booleans())
def test_elements_of_documents(rows: list[dict[str, Any]], is_array: bool) -> None:  # noqa: FBT001
    """The objects of an array, and objects that follow one another, are each found whole."""
    text = json.dumps(rows, indent=2) if is_array else "\n".join(json.dumps(row) for row in rows)

    assert [json.loads(text[first:last]) for first, last in elements_of(text)] == rows


@given(st.text())
def test_no_text_breaks_the_walk(text: str) -> None:
    """What is no JSON is walked through without an error."""
    for extent in strings_of(text).values():
        assert place_of(text, extent, 3) <= extent[1]
    list(elements_of(text))


@given(TEXTS)
def test_utf16_length(text: str) -> None:
    """The length in UTF-16 is that of the encoded text."""
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2
