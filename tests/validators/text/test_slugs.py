"""Words of labels and addresses meet in one form, and machine-made texts are told from written ones."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.slugs import fold, is_latin, machine_made, slug_words, stem, target_words, words


@pytest.mark.parametrize(
    ("label", "slug"),
    [
        ("Größere Fähre für Äpfel", "groessere-faehre-fuer-aepfel"),
        ("Größere Fähre für Äpfel", "grossere-fahre-fur-apfel"),
        ("Přístav přijal nové lodě", "pristav-prijal-nove-lode"),
        ("Łódź czeka na prom", "lodz-czeka-na-prom"),
        ("Ældre færge på Ærø", "aeldre-faerge-paa-aeroe"),
        ("Старый паром вернулся", "staryj-parom-vernulsja"),
        ("Старый паром вернулся", "staryi-parom-vernulsya"),
        ("Το παλιό πλοίο", "to-palio-ploio"),
        ("The captain’s boats", "the-captains-boats"),
    ],
)
def test_label_and_slug_meet(label: str, slug: str) -> None:
    """A headline and the slug that a content system makes of it have the same stems, accents and alphabets aside."""
    assert [stem(w) for w in words(label)] == [stem(w) for w in target_words(f"https://ledger.example/{slug}", spoken=not is_latin(label)).words]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://ledger.example/2026/04/ferry-returns-to-quay-48213377.html", ("ferry", "returns", "to", "quay")),
        ("https://ledger.example/news/ferry_returns/a-4821337", ("ferry", "returns")),
        ("https://ledger.example/ferry-returns/4184da3e-798f-11ee-b7ba-95ef9cb6f5e8", ("ferry", "returns")),
        ("https://web.archive.org/web/20131110121040/http://ledger.example/ferry-returns/", ("ferry", "returns")),
        ("https://ledger.example/%D0%BF%D0%B0%D1%80%D0%BE%D0%BC-%D1%83-%D0%BF%D1%80%D0%B8%D1%87%D0%B0%D0%BB%D0%B0", ("parom", "u", "prichala")),
        ("https://ledger.example/cms/sites/AST1F3JMHT1FPOMB008M.html", ("sites",)),
        ("https://ledger.example/?p=12", ()),
        ("http://[::bad/", ()),
    ],
)
def test_slug_words(url: str, expected: tuple[str, ...]) -> None:
    """The part of an address with the most words speaks of its page; identifiers, long numbers, archives' wrapping do not."""
    assert slug_words(url) == expected


@pytest.mark.parametrize(
    "text",
    [
        "quay_ferry_final",
        "ferry-quay-1200x675",
        "IMG_20190412.jpg",
        "DSC01234",
        "wp-image-464456",
        "jana-brook-unsplash",
        "GettyImages-1234567890",
        "15949038932020",
        "https://ledger.example/pictures/quay.jpg",
        "Screen Shot 2021-03-04 at 11.15.22",
        "Bildschirmfoto 2021-03-04 um 11.15.22",
        "Profil-Hafen-Team-JanaBrook",
        "ledger live 437 106619142 15949038932020 07 16t045305z rc24uh9n1ig1 quay",
        "Harbour view from the north pier.png",
        "hafen 150x150 - Mein Sommer am Kai",
    ],
)
def test_machine_made(text: str) -> None:
    """File names, slugs, sizes, agency numbers and slugs whose hyphens became spaces are known for what they are."""
    assert machine_made(text) >= 0.85


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ferry",
        "Covid-19",
        "Hamburg-Mitte",
        "state-of-the-art",
        "Porsche-Cayenne-Fahrer",
        "Moto-E-Weltmeisterschaft",
        "ledger.example",
        "www.ledger.example",
        "@ledger_news",
        "#ferry_returns",
        "office@ledger.example",
        "24/7",
        "2026-04-12",
        "12.04.2026",
        "G7-Gipfel: Was am 12. Juni geschah",
        "Photo 2024 awards",
        "Boeing 737-800: What we know",
        "The 10 best 4x4 cars",
        "the ferry next to the old quay",
        "３０作目の『港-1.0』から見る発展史",
    ],
)
def test_written_by_people(text: str) -> None:
    """Compounds with hyphens, dates, handles, hosts and captions in lower case are labels like any other."""
    assert machine_made(text) < 0.7


@given(st.text(max_size=200))
def test_total(text: str) -> None:
    """Every text has words in a settled form and a share from 0 to 1; nothing raises."""
    found = words(text)

    assert all(found)
    assert 0.0 <= machine_made(text) <= 1.0
    assert isinstance(fold(text), str)
    assert isinstance(slug_words(f"https://ledger.example/{text}"), tuple)


@given(st.text(st.characters(codec="ascii"), max_size=60))
def test_ascii_is_latin(text: str) -> None:
    """ASCII never counts as another script, and folding it twice changes nothing more than folding it once did to its case."""
    assert is_latin(text)
    assert fold(text) == fold(text.lower())


def test_long_texts_cost_little() -> None:
    """A text of a million digits or hyphens is answered at once: no label is that long."""
    assert machine_made("1" * 1_000_000) == 0.0
    assert machine_made("a-" * 500_000) == 0.0


def test_transliteration_loads_late() -> None:
    """Latin labels never load the tables of other scripts."""
    code = "import sys; from copydesk.text.slugs import words; words('Größe'); print('anyascii' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
