"""Zones: what a stretch of an article's text is."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from copydesk.text.zones import ZoneKind, split_zones, zone_at, zone_text

BODY = "The ferry to Lowmoor Island returned to service on Friday after a winter of repairs."
PIECES = st.sampled_from(
    [
        BODY,
        "Skip to main content",
        "Share on Facebook Share on X",
        "Related: Harbour master retires after 30 years",
        "Editors' Recommendations",
        "Harbour master retires",
        "Read more",
        "(Photo: Harbour Ledger/Getty Images)",
        "Mara Quill is a freelance journalist. Follow her on Twitter @quill.",
        "© 2026 Harbour Ledger. All rights reserved.",
        "",
        " \t",
    ]
)


def kinds(text: str) -> list[tuple[str, str]]:
    return [(zone.kind.value, text[zone.start : zone.end].strip()) for zone in split_zones(text)]


@given(st.lists(PIECES | st.text(max_size=40)).map("\n".join))
@example("\n")
@example(" Share\n\n" + BODY)
def test_zones_cover_the_text(text: str) -> None:
    """Zones stand in order, touch each other, are never empty, and cover the text from its start to its end; neighbours differ in kind."""
    zones = split_zones(text)

    assert "".join(text[z.start : z.end] for z in zones) == text
    assert all(z.start < z.end for z in zones)
    assert all(a.end == b.start and a.kind is not b.kind for a, b in pairwise(zones))


@given(st.lists(PIECES).map("\n".join))
def test_lines_agree_with_zones(text: str) -> None:
    """Each line carries the kind of the zone in which it begins, and its text is the slice of its span."""
    zoned = zone_text(text)

    assert [zone_at(zoned.zones, start) for start, _, _ in zoned.lines] == zoned.kinds
    assert all(text[start:end] == line for start, end, line in zoned.lines)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Skip to main content", ZoneKind.BOILERPLATE),
        ("ADVERTISEMENT", ZoneKind.BOILERPLATE),
        ("Story continues below", ZoneKind.BOILERPLATE),
        ("Share this article", ZoneKind.BOILERPLATE),
        ("Sign up for our morning newsletter and never miss a tide.", ZoneKind.BOILERPLATE),
        ("By signing up, you agree to our privacy policy.", ZoneKind.BOILERPLATE),
        ("This site is protected by reCAPTCHA.", ZoneKind.BOILERPLATE),
        ("We use cookies to keep the harbour running.", ZoneKind.BOILERPLATE),
        ("Copyright © 2026 Harbour Ledger", ZoneKind.BOILERPLATE),
        ("Download our free app", ZoneKind.BOILERPLATE),
        ("Zum Inhalt springen", ZoneKind.BOILERPLATE),
        ("Aller au contenu principal", ZoneKind.BOILERPLATE),
        ("Kommentare", ZoneKind.BOILERPLATE),
        ("(Photo: Mara Quill)", ZoneKind.CAPTION),
        ("The ferry at the quay in Lowmoor. Photograph: Mara Quill/AFP/Getty Images", ZoneKind.CAPTION),
        ("CLOSE The ferry returns to the island after a winter of repairs. HARBOUR LEDGER", ZoneKind.CAPTION),
        ("Enlarge this image toggle caption Mara Quill", ZoneKind.CAPTION),
        ("Foto: Hafenbote", ZoneKind.CAPTION),
        ("© Mara Quill", ZoneKind.CAPTION),
        ("Related: Harbour master retires after 30 years", ZoneKind.TEASER),
        ("READ MORE: Harbour master retires after 30 years", ZoneKind.TEASER),
        ("Harbour master retires after 30 years Read more", ZoneKind.TEASER),
        ("Lesen Sie auch: Hafenmeisterin geht in den Ruhestand", ZoneKind.TEASER),
        ("Lire aussi : La capitaine du port prend sa retraite", ZoneKind.TEASER),
        ("Mara Quill is a freelance journalist from Lowmoor. Her work has previously appeared in the Harbour Ledger.", ZoneKind.BIOGRAPHY),
        ("Mara Quill covers the coast. Follow her on Twitter @maraquill.", ZoneKind.BIOGRAPHY),
        ("Write to Mara Quill at mara.quill@ledger.example", ZoneKind.BIOGRAPHY),
    ],
)
def test_line(line: str, kind: ZoneKind) -> None:
    """A line that is no sentence of the article is known by its words."""
    text = f"{BODY}\n\n{BODY}\n\n{line}\n\n{BODY}"

    assert zone_at(split_zones(text), text.index(line)) is kind


@pytest.mark.parametrize(
    "sentence",
    [
        "To read more about the repairs, passengers asked at the harbour office.",
        "Read more books, the harbour librarian told the school, and the children did.",
        "Related services, such as the night boat, will stay closed until May, the council said.",
        "More than 400 passengers came, and the captain recommended a second boat.",
        "Share prices of the ferry company rose on Friday, after it told investors of the repairs.",
        "Subscribe to a theory, she said, and you will sail with it until it sinks.",
        "Comments by the harbour master angered the islanders.",
        "Follow the money, the auditor said: that is how he found the second ledger.",
        "Mara Quill, a journalist who had been held on the quay for two days, was freed.",
        "The council will use cookies and tea to win the islanders over.",
        "Photos of the ferry were shown at the hearing, and the pictures left no doubt.",
        "Watch out for the tide, the sign says, and nobody does.",
        "“Sign up and you will sail,” she told the school.",
        "The paper said in an advertisement that the ferry would return.",
        "Getty Images sued the harbour over a picture of the ferry, and lost.",
    ],
)
def test_sentence_is_body(sentence: str) -> None:
    """A sentence of an article that uses the words of a page is body."""
    text = f"{BODY}\n\n{sentence}\n\n{BODY}\n\n{BODY}"

    assert kinds(text) == [("body", text)]


def test_flattened_page() -> None:
    """In a page flattened to text the menu before and the footer behind the article are boilerplate, and the sentences between them body."""
    menu = "Harbour View All Tides Boats Fish View All Herring Mackerel Share on Facebook Share on X"
    footer = "About Us Contact Us Advertise Privacy Policy Terms of Use © 2026 Harbour Ledger"
    text = f"{menu}\n{BODY} {BODY}\n{BODY} {footer}"

    found = split_zones(text)

    assert zone_at(found, 0) is ZoneKind.BOILERPLATE
    assert zone_at(found, text.index(BODY)) is ZoneKind.BODY
    assert zone_at(found, text.rindex(BODY) + 5) is ZoneKind.BODY
    assert zone_at(found, text.index("Contact Us")) is ZoneKind.BOILERPLATE


def test_learnt_furniture() -> None:
    """A line that the source is known to repeat is boilerplate, whatever it says."""
    text = f"{BODY}\n\nYour harbour, your news, every tide."

    assert kinds(text) == [("body", text)]
    assert split_zones(text, {"Your harbour, your news, every tide."})[-1].kind is ZoneKind.BOILERPLATE


HOSTILE = {
    "spaces": " " * 90_000 + ".",
    "dots": "b." * 45_000,
    "quotes": "\u2018" * 45_000,
    "one long line": "word " * 200_000,
    "capitals": "A" * 300_000,
    "furniture without end": "Sign up " * 60_000,
    "share bars": "Share on X " * 45_000,
    "short sentences": "Subscribe. " * 45_000,
    "markers": "Related\n" * 30_000,
    "markers and headlines": "Related\nThe Ferry Returns Now\n" * 10_000,
    "more lines": "Read more\n" * 30_000,
    "names": ("Mara Quill " * 40 + "\n") * 2_000,
    "brackets": "(" * 200_000,
    "blank lines": "\n" * 300_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_no_trap(name: str) -> None:
    """Long runs of one thing take time in proportion to their length."""
    began = time.process_time()

    split_zones(HOSTILE[name])

    assert time.process_time() - began < 2


def test_menu_of_unknown_entries() -> None:
    """Short bare lines among lines of a menu belong to it; a list of the same shape in an article does not."""
    menu = "Home\nTides\nHerring and mackerel\nBoats\nContact us\nLog in"
    boats = "Home Truth\nHigh Tide\nHerring Gull\nThe Boat\nOld Anchor\nLowmoor Star"
    text = f"{menu}\n{BODY}\n{boats}\n{BODY}"

    found = split_zones(text)

    assert zone_at(found, text.index("Herring and")) is ZoneKind.BOILERPLATE
    assert zone_at(found, text.index("Herring Gull")) is ZoneKind.BODY


def test_headlines_in_a_flattened_page() -> None:
    """In a page flattened to text a run of headlines and names without a sentence is boilerplate; in a plain article it is left alone."""
    heads = (
        "Boats Harbour Master Retires After Thirty Years Mara Quill Fish Herring Prices Rise Again In Lowmoor "
        "Tides New Night Boat For The Island Ann Reef"
    )
    menu = "Harbour View All Tides Boats Fish View All Herring Mackerel Share on Facebook"
    footer = "About Us Contact Us Advertise Privacy Policy Terms of Use © 2026 Harbour Ledger"
    text = f"{menu}\n{BODY} {BODY}\n{heads}\n{footer}"

    assert zone_at(split_zones(text), text.index("Herring Prices")) is ZoneKind.BOILERPLATE
    assert kinds(f"{BODY}\n{heads}\n{BODY}") == [("body", f"{BODY}\n{heads}\n{BODY}")]
