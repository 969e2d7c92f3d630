"""Language tags: what a tag looks like (BCP 47), and which one a name or a locale means."""

from __future__ import annotations

from copydesk.text.lazy_pattern import LazyPattern

_TAG = LazyPattern(
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(?:-x(?:-[A-Za-z0-9]{1,8})+)?"
)
_NAMES = dict(
    pair.split("=")
    for pair in (
        "english=en german=de deutsch=de french=fr français=fr spanish=es español=es portuguese=pt italian=it dutch=nl swedish=sv danish=da "
        "norwegian=no finnish=fi polish=pl czech=cs hungarian=hu romanian=ro turkish=tr russian=ru ukrainian=uk greek=el arabic=ar hebrew=he "
        "chinese=zh japanese=ja korean=ko hindi=hi indonesian=id vietnamese=vi eng=en deu=de ger=de fra=fr fre=fr spa=es por=pt ita=it nld=nl "
        "dut=nl jpn=ja zho=zh chi=zh rus=ru"
    ).split()
)
_TWO_LETTERS = frozenset(
    (
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es "
        "et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji jv jw "
        "ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng "
        "nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv "
        "sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
    ).split()
)
"""The languages with two letters: those of ISO 639-1, and the older codes of some that are still registered."""


def is_language_tag(text: str) -> bool:
    """Tell whether a text has the form of a BCP 47 tag (RFC 5646), such as `en`, `pt-BR` or `zh-Hant-TW`, and a language's code at its head.

    Whether a code of three letters is registered is not asked: there are eight thousand.
    """
    return _TAG.fullmatch(text) is not None and text.casefold() not in _NAMES and _is_known(text)


def normalised_tag(text: str) -> str | None:
    """Return the BCP 47 tag that a text means (`en_US`, `English`, `EN-us`), or None where it means none."""
    text = text.strip()
    if text.casefold() in _NAMES:
        return _NAMES[text.casefold()]
    tag = text.split(".")[0].replace("_", "-")
    if not _TAG.fullmatch(tag) or not _is_known(tag):
        return None
    first, *rest = tag.split("-")
    return "-".join([first.lower(), *map(_subtag, rest)])


def _is_known(tag: str) -> bool:
    """Tell whether a tag does not begin with two letters that are the code of no language, such as `xx` or `jp`."""
    first = tag.partition("-")[0].lower()
    return len(first) > 2 or first in _TWO_LETTERS


def _subtag(part: str) -> str:
    """Write a subtag as RFC 5646 recommends: a region in capitals, a script with one capital."""
    if not part.isalpha():
        return part.lower()
    return part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part.lower()
