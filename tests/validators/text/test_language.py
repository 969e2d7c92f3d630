"""Languages by script and function words: sure where it says so, silent where little speaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.language import guess_language, may_be_one
from copydesk.text.language_tags import is_language_tag, normalised_tag

SENTENCES = {
    "en": "The council has put off the toll on the bridge until the autumn, and it will be paid for out of the road fund that they have.",
    "de": "Der Rat hat die Maut auf der Brücke bis zum Herbst verschoben, und sie wird nun aus dem Topf für die Straßen bezahlt, den es dafür gibt.",
    "fr": "Le conseil a reporté le péage sur le pont jusqu'à l'automne, et les rambardes seront payées avec le fonds des routes qui est là.",
    "es": "El consejo ha aplazado el peaje del puente hasta el otoño, y las barandillas se pagarán con el fondo de las carreteras que hay.",
    "it": "Il consiglio ha rinviato il pedaggio sul ponte fino all'autunno, e le ringhiere si pagheranno con il fondo delle strade che è là.",
    "nl": "De raad heeft de tol op de brug uitgesteld tot de herfst, en het hek wordt nu betaald uit het fonds voor de wegen dat er nog is.",
    "pl": "Rada odłożyła opłatę za most do jesieni, a barierki zostaną opłacone z funduszu drogowego, który jest w kasie, ale nie na to był.",
    "ru": "Совет отложил плату за мост до осени, и перила теперь оплатят из дорожного фонда, который был в кассе, но не для этого.",
    "el": "Το συμβούλιο ανέβαλε τα διόδια στη γέφυρα μέχρι το φθινόπωρο και τα κάγκελα θα πληρωθούν από το ταμείο των δρόμων.",
    "ja": "町議会は橋の通行料を秋まで延期することを決め、新しい欄干の費用は道路基金から支払われることになった。",
    "zh": "镇议会决定把大桥的通行费推迟到秋天，新栏杆的费用将由道路基金支付。居民对这一决定表示欢迎。",
}


@pytest.mark.parametrize("tag", SENTENCES)
def test_sentences_are_recognised(tag: str) -> None:
    """One sentence of news is enough, in the common languages."""
    guess = guess_language(SENTENCES[tag])

    assert guess is not None
    assert guess.tag == tag


@pytest.mark.parametrize("text", ["", "Ferry", "12 34 56", "Tove Ahlgren, Joss Harrowby, Marek Ostrander"])
def test_too_little_is_not_judged(text: str) -> None:
    """Names, numbers and single words give no guess."""
    assert guess_language(text) is None


def test_wrongly_decoded_text_is_not_judged() -> None:
    """Letters of a script do not tell a language where the text was decoded wrongly."""
    assert guess_language(SENTENCES["zh"].replace("的", "\ufffd")) is None


@given(st.text(max_size=300))
def test_any_text_is_judged_without_error(text: str) -> None:
    """No text breaks the guess, and its margin is a share."""
    guess = guess_language(text)

    assert guess is None or 0 <= guess.margin <= 1


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("en_US", "en-US"),
        ("English", "en"),
        ("EN-gb", "en-GB"),
        ("zh_hant_tw", "zh-Hant-TW"),
        ("en_US.UTF-8", "en-US"),
        ("deutsch", "de"),
        ("??", None),
        ("xx", None),
        ("jp-JP", None),
        ("sgn", "sgn"),
    ],
)
def test_tags_are_normalised(text: str, tag: str | None) -> None:
    """Names, locales and careless capitals become BCP 47 tags; what means nothing becomes nothing."""
    assert normalised_tag(text) == tag
    assert tag is None or is_language_tag(tag)


def test_close_languages_may_be_one() -> None:
    """Danish and Norwegian share their function words, English and German do not."""
    assert may_be_one("da", "no")
    assert not may_be_one("en", "de")


@pytest.mark.parametrize("text", ["en", "EN", "iw", "nan", "pt-BR", "zh-Hant-TW", "de-1996", "en-x-quay"])
def test_tags(text: str) -> None:
    """Codes of languages, however written and with whatever behind them, are tags."""
    assert is_language_tag(text)


@pytest.mark.parametrize("text", ["", "xx", "jp", "xx-US", "en_US", "English", "eng", "e", "en-"])
def test_no_tags(text: str) -> None:
    """Names, locales, and two letters that are no language's are not."""
    assert not is_language_tag(text)
