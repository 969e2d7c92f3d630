"""Labels that say nothing are known in many languages, and only they."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.generic_labels import GENERIC, is_generic, normal_label


@pytest.mark.parametrize(
    "text",
    [
        *("Read more", "READ MORE »", "→ Continue reading…", "Here", "[…]", ">", "", "  ", "12", "Click here!"),
        *("3 hours ago", "vor 2 Stunden", "hace 5 minutos", "Il y a 3 jours", "10 min", "false", "NaN"),
        *(
            "Weiterlesen",
            "Lire la suite",
            "Leer más",
            "Czytaj więcej",
            "Читать далее",
            "Διαβάστε περισσότερα",
            "続きを読む",
            "اقرأ المزيد",
            "और पढ़ें",
            "더보기",
        ),
    ],
)
def test_generic(text: str) -> None:
    """Calls to read on, marks, page numbers and empty labels say nothing, whatever their case and decoration."""
    assert is_generic(text)


@pytest.mark.parametrize(
    "text",
    [
        "Read more books, says the librarian",
        "Hier wird gebaut",
        "Plus de ferries à quai",
        "2026",
        "Video shows ferry at night",
        "続きを待つ港町",
        "Mehr Fähren für die Insel",
    ],
)
def test_telling(text: str) -> None:
    """A headline that begins with such words, and a year, are no calls to read on."""
    assert not is_generic(text)


@given(st.sampled_from(sorted(GENERIC)), st.sampled_from(["{}", "{} »", "→ {}", "«{}»", "{}…", "  {}\n", "{}!"]))
def test_decoration_changes_nothing(phrase: str, frame: str) -> None:
    """Arrows, quotation marks, dots and blanks round a phrase do not hide it; nor does case."""
    assert is_generic(frame.format(phrase))
    assert is_generic(frame.format(phrase.upper())) or normal_label(phrase.upper()) != normal_label(phrase)
