"""Knows the lines that belong to a picture: its caption and its credit."""

from __future__ import annotations

from copydesk.text.furniture import WordRules, first_word
from copydesk.text.lazy_pattern import LazyPattern

_CREDITS: tuple[tuple[str, str], ...] = (
    (
        (
            "photo|photos|photograph|photographs|photographer|photography|image|images|picture|pictures|illustration|graphic|video|"
            "credit|credits|foto|fotos|bild|bilder|"
            "titelbild|bildquelle|bildquellen|bildnachweis|symbolbild|symbolfoto|crédit|crédits|fotografía|imagen|imagem|beeld|zdjęcie|źródło"
        ),
        r"(?: credits?| photo| source)?\s?(?::|/|©)\s?\S.{0,300}$",
    ),
    ("cover|feature|featured|file|main", r" (?:image|photo|picture)\s?:\s?\S.{0,300}$"),
    ("photo|photos|photograph|photographs|image|images|illustration|illustrations", r" (?:by|via|courtesy(?: of)?|courtesy:)\s\S.{0,160}$"),
    ("photo", r" illustration by\s\S.{0,160}$"),
    ("image|media", r" (?:copyright|caption)\b.{0,300}$"),
    ("enlarge", r" (?:this image\b|/ \S).{0,400}$"),
    ("toggle|hide", r" caption\b.{0,300}$"),
    ("©", r"\s?(?:copyright\s)?[^\W\d_].{0,100}$"),
    ("slideshow", r" \(\d+ images\)$"),
    ("facebook", r" twitter pinterest \S.{0,400}$"),
)
"""First words of a line that is a picture's caption or credit, and what has to follow them."""

_ENDINGS = LazyPattern(
    r"(?:[(\[](?:AP Photo|Photo|Photos|Foto|Image|Images|Credit|Getty|AFP|EPA|Picture|Courtesy|Screenshot|Screengrab|Illustration|"
    r"Associated Press)\b[^()\[\]]{0,80}"
    r"|[(\[][^()\[\]]{0,70}(?:Getty(?: Images)?|AP Photo|AP Images|/AP|/AFP|/Reuters|via AP|via Reuters|for The Washington Post|"
    r"NurPhoto|Shutterstock|iStock|"
    r"Dreamstime|Unsplash|picture alliance|imago|dpa)"
    r"|\b(?:Getty|Getty Images|GETTY IMAGES|AP Photo|AP Images|AP Photos|/AP|/AFP|/EPA|/Reuters|/REUTERS|/Bloomberg|/Shutterstock|"
    r"/NurPhoto|/imago|/dpa|Shutterstock|iStock|iStockphoto|Unsplash)"
    r"(?:,? ?(?:FILE|File|file|Images))?"
    r"|\b(?:Photo|Photos|Photograph|Photographer|Foto|Credit|PHOTO|Image)\s?: [^.:]{2,80})"
    r"[)\]]{0,2}\.?$"
)
ENDS_LIKE_PROSE = frozenset('.!?”"’…»“')
_CAPTION_RULES = WordRules(("caption", words, rest) for words, rest in _CREDITS)
CAPTION_WORDS = _CAPTION_RULES.words | {"close"}
"""First words that a caption can be known by."""


def is_caption(line: str, word: str | None = None) -> bool:
    """Tell whether a trimmed line is a picture's caption or credit; `word` is its first word, where the caller has it already."""
    if len(line) > LONGEST_CAPTION:
        return False
    if _CAPTION_RULES.named(line, first_word(line) if word is None else word):
        return True
    if may_end_credit(line) and _has_credit(line[-_CREDIT_ROOM:]):
        return True
    return line.startswith("CLOSE ") and line[6:7].isupper()


def may_end_credit(line: str) -> bool:
    """Tell whether a trimmed line ends as no sentence does, so that it has to be looked at for a credit."""
    return line[-1] not in ENDS_LIKE_PROSE or line[-3:] in _CREDIT_ENDS or line[-2:] == ")."


def _has_credit(tail: str) -> bool:
    """Tell whether a line with this end closes with a credit; brackets, colons and words without which none does are looked for first."""
    if "(" in tail or "[" in tail or ": " in tail or tail.rstrip(")].")[-3:] in _CREDIT_ENDINGS:
        return any(map(tail.__contains__, _CREDIT_WORDS)) and _ENDINGS.search(tail) is not None
    return False


LONGEST_CAPTION = 600
"""Code points above which a line is no caption."""
_CREDIT_ROOM = 110
_CREDIT_ENDINGS = frozenset("tty ges GES oto tos /AP AFP EPA ers ERS erg ock ago dpa ash ILE ile".split())
_CREDIT_WORDS = (
    "hoto Foto PHOTO Image Credit AP Getty GETTY AFP EPA Picture Courtesy Screen Illustration euters REUTERS Bloomberg Shutterstock iStock "
    "Unsplash Washington Dreamstime picture imago dpa Associated"
).split()
_CREDIT_ENDS = frozenset({"AP.", "FP.", "es.", "ge.", "to.", "ck.", "ty."})
"""How a credit ends that has a full stop, such as "Getty Images." """
