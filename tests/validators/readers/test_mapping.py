"""Names of tools to canonical names: profiles with their traps, `--map`, `--source`, and what stays unmapped."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.config import Settings
from copydesk.errors import ConfigError
from copydesk.readers.mapping import Mapper, profile_of
from copydesk.readers.profiles import PROFILES, find_profile
from copydesk_schemas import COLUMNS

TRAFILATURA = {
    "title": "Ferry returns",
    "author": "Dana Whitfield; Tomas Herrera",
    "hostname": "ledger.example",
    "date": "2026-03-02",
    "fingerprint": "fe3c7a",
    "id": None,
    "license": None,
    "comments": "",
    "raw_text": "The ferry is back.",
    "text": "The ferry\nis back.",
    "language": None,
    "image": "https://ledger.example/ferry.jpg",
    "pagetype": "article",
    "filedate": "2026-03-05",
    "source": "https://ledger.example/2026/ferry",
    "source-hostname": "Harbour Ledger",
    "excerpt": "After ten years.",
    "categories": "Local news",
    "tags": "ferry;harbour; ",
}
NEWS_PLEASE = {
    "authors": ["Dana Whitfield"],
    "date_download": "2026-03-05 10:00:00",
    "date_modify": "None",
    "date_publish": "None",
    "description": "After ten years.",
    "filename": "ferry.json",
    "image_url": "https://ledger.example/ferry.jpg",
    "language": "en",
    "localpath": "/data/ferry.html",
    "maintext": "The ferry is back.",
    "source_domain": "ledger.example",
    "title": "Ferry returns",
    "title_page": None,
    "title_rss": None,
    "url": "https://ledger.example/2026/ferry",
}
CANONICAL = {c.name: "x" for c in COLUMNS}


def mapped(values: dict[str, Any], **options: Any) -> tuple[dict[str, Any], tuple[str, ...]]:
    return Mapper(Settings().changed(**options)).canonical(values)


@pytest.mark.parametrize("profile", ["auto", "trafilatura"])
def test_trafilatura(profile: str) -> None:
    """`source` is the address, `source-hostname` the site's name, lists are parted at semicolons, and nothing is called unmapped."""
    row, unmapped = mapped(TRAFILATURA, profile=profile)

    assert unmapped == ()
    assert row == {
        "id": "fe3c7a",
        "url": "https://ledger.example/2026/ferry",
        "title": "Ferry returns",
        "description": "After ten years.",
        "body": "The ferry\nis back.",
        "language": None,
        "published_at": "2026-03-02",
        "fetched_at": "2026-03-05",
        "authors": ["Dana Whitfield", "Tomas Herrera"],
        "source": "ledger.example",
        "publisher": "Harbour Ledger",
        "section": "Local news",
        "tags": ["ferry", "harbour"],
        "images": ["https://ledger.example/ferry.jpg"],
        "license": None,
    }


@pytest.mark.parametrize("profile", ["auto", "news-please"])
def test_news_please(profile: str) -> None:
    """A date that is the text "None" stays so for the checks to see."""
    row, unmapped = mapped(NEWS_PLEASE, profile=profile)

    assert unmapped == ()
    assert row == {
        "id": "ferry.json",
        "url": "https://ledger.example/2026/ferry",
        "title": "Ferry returns",
        "description": "After ten years.",
        "body": "The ferry is back.",
        "language": "en",
        "published_at": "None",
        "modified_at": "None",
        "fetched_at": "2026-03-05 10:00:00",
        "authors": ["Dana Whitfield"],
        "source": "ledger.example",
        "images": ["https://ledger.example/ferry.jpg"],
    }


@pytest.mark.parametrize(
    "values",
    [
        CANONICAL,
        {**CANONICAL, "text": "x", "excerpt": "y", "fingerprint": "z"},
        {"title": "x", "text": "y", "date": "2026-03-02", "url": "/a", "image_url": "b", "domain": "c"},
        {"id": "a1", "text": "x", "metadata": {"url": "y"}},
        {},
    ],
)
def test_other_records_are_taken_as_they_are(values: dict[str, Any]) -> None:
    """A record that no tool's own keys speak for keeps its canonical keys, and the others are told."""
    row, unmapped = mapped(values)

    assert row == {key: value for key, value in values.items() if key in CANONICAL}
    assert unmapped == tuple(key for key in values if key not in CANONICAL)


def test_the_canonical_profile_maps_nothing() -> None:
    """With the canonical profile a tool's keys are not looked at."""
    row, unmapped = mapped(TRAFILATURA, profile="canonical")

    assert row["source"] == "https://ledger.example/2026/ferry"
    assert "text" in unmapped


def test_map_stands_over_the_profile() -> None:
    """A mapped column wins, dots lead into objects unless a key has the whole name, a missing column changes nothing."""
    values = {**TRAFILATURA, "page": {"head": {"line": "Better"}}, "by.line": "A; B", "extra": 1}
    row, unmapped = mapped(values, mapping={"title": "page.head.line", "authors": "by.line", "body": "absent.column"})

    assert (row["title"], row["authors"], row["body"]) == ("Better", ["A", "B"], "The ferry\nis back.")
    assert unmapped == ("extra",)


@pytest.mark.parametrize(("given_source", "kept"), [(None, "Desk"), ("", "Desk"), ("  ", "Desk"), ("Ledger", "Ledger"), (5, 5)])
def test_source_fills_only_what_is_missing(given_source: Any, kept: Any) -> None:
    """`--source` gives a source to records that name none, and to no other."""
    assert mapped({"id": "a1", "source": given_source}, source="Desk")[0]["source"] == kept


def test_unknown_profiles_are_refused() -> None:
    """A profile that does not exist is refused with the nearest name, or all names."""
    with pytest.raises(ConfigError, match="did you mean trafilatura"):
        find_profile("trafilatur")
    with pytest.raises(ConfigError, match="known are auto, canonical"):
        find_profile("zzz")


KEYS = st.sampled_from(sorted({*TRAFILATURA, *NEWS_PLEASE, *CANONICAL, "other"}))
VALUES = (
    st.none()
    | st.integers()
    | st.text(max_size=8)
    | st.lists(st.text(max_size=3), max_size=2)
    | st.dictionaries(KEYS, st.text(max_size=2), max_size=2)
)


@given(st.dictionaries(KEYS, VALUES), st.sampled_from(["auto", *PROFILES]))
def test_any_record_is_mapped(values: dict[str, Any], profile: str) -> None:
    """Every row has canonical names only, the given record is not changed, and every key is mapped, known or told."""
    before = dict(values)
    row, unmapped = mapped(values, profile=profile)

    assert values == before
    assert set(row) <= set(CANONICAL)
    used = PROFILES[profile] if profile in PROFILES else profile_of(values)
    known = {*used.known, *(key for take in used.fields.values() for key in take), *CANONICAL}
    assert set(unmapped) == set(values) - known
