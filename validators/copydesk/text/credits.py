"""Finds credits of agencies, photographers and posts, datelines, and the asset numbers of picture agencies."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.text.lazy_pattern import LazyPattern
from copydesk.text.parties import OUTLET, PERSON, PartyKind, is_outlet, lookup, name_kind

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from copydesk.finding import Span


class Credit(NamedTuple):
    """A credited party: where it is named, its kind, what marks it as a credit, and the probability that it is one."""

    start: int
    end: int
    kind: PartyKind
    cue: str
    confidence: float


_NAME = r"[A-Z][\w.’'&-]*(?:[ ](?:(?:of|de|van|von|the|for|and|&|al|bin)[ ])?(?!(?:Image|Caption|Hide|Save)\b)[A-Z][\w.’'&-]*){0,5}"
_AND_NAME = rf"(?:[ ]?/[ ]?|[ ]via[ ]|[ ]?\|[ ]?|,[ ]|[ ]for[ ])({_NAME})"
_NAMES = rf"({_NAME})(?:{_AND_NAME})?(?:{_AND_NAME})?"
_PARENTHESIS = LazyPattern(
    rf"\((?:(?:Photos?|Images?|Photograph|Picture|Credit|Source|Courtesy)(?:[ ](?:by|of|credit|courtesy|from))*:?[ ])?{_NAMES}\)"
)
_LABELLED = LazyPattern(rf"\w+(?:[ ](?:[Bb]y|[Cc]redit|courtesy of|copyright))?(?:[ ]?:|\.\.\.|…|(?<=[Bb]y)|(?<=copyright))[: ]*{_NAMES}")
_PICTURE_AGENCIES = (
    "AP Photo|AP Images|AP|AFP|REUTERS|Reuters|Getty Images|Getty|EPA|Shutterstock|iStock|Bloomberg|Redux|Alamy|The New York Times"
    "|The Washington Post|Associated Press"
)
_AGENCY = rf"[ ]?((?:{_PICTURE_AGENCIES})\b)(?![\w/]|[ ](?:[\w-]+[ ])?(?:poll|survey)\b)"
# One literal at the head of a pattern is sought several times faster than a class of two.
_AGENCY_BEHIND = (("/", LazyPattern("/" + _AGENCY)), ("|", LazyPattern(r"\|" + _AGENCY)))
_NAME_BEFORE = LazyPattern(rf"({_NAME})[ ]?$")
_POST = LazyPattern(r"(?<=[—–-][ ])([^\n@()—–]{2,50}?)[ ]\(@\w{1,20}\)(?=[ ](?:[A-Z][a-z]+ \d{1,2}, \d{4}|\d))")
CREDIT_MARKS = frozenset({"(@", *(f"{mark}{agency.split()[0]}" for mark in ("/", "/ ", "|", "| ") for agency in _PICTURE_AGENCIES.split("|"))})
"""What credits hold that stand in no brackets; one of them is in every text with such a credit."""


def find_credits(text: str, *, marked: bool = True) -> Iterator[Credit]:
    """Yield the credits that stand in a text.

    Args:
        text: the text.
        marked: whether it holds one of `CREDIT_MARKS`, where that is known.
    """
    at = text.find("(")
    while at >= 0:
        match = _PARENTHESIS.match(text, at) if "A" <= text[at + 1 : at + 2] <= "Z" else None
        if match:
            yield from _parenthesis(text, match)
        at = text.find("(", match.end() if match else at + 1)
    if not marked:
        return
    if "(@" in text:
        for match in _POST.finditer(text):
            yield Credit(match.start(1), match.end(1), PERSON, "—", 0.9)
    for mark, pattern in _AGENCY_BEHIND:
        for match in pattern.finditer(text) if mark in text else ():
            yield Credit(match.start(1), match.end(1), OUTLET, "credit", 0.9)
            before = _NAME_BEFORE.search(
                text, max(text.rfind("\n", max(0, match.start() - 60), match.start()) + 1, match.start() - 60), match.start()
            )
            if before:
                start = _after_sentence(text, before.start(1), before.end(1))
                yield Credit(start, before.end(1), name_kind(_plain(text[start : before.end(1)])), "credit", 0.9)


def labelled_credits(text: str, at: int) -> Iterator[Credit]:
    """Yield the credits behind a label such as `Photo:` at a place."""
    match = _LABELLED.match(text, at)
    if match:
        yield from _names(match, 0.85)


def _after_sentence(text: str, start: int, end: int) -> int:
    """Return where a name begins that a sentence's last word was taken into: `… the Pier. Ada Quill`."""
    stop = text.rfind(". ", start, end)
    short = 3
    return stop + 2 if stop >= 0 and stop - max(start, text.rfind(" ", start, stop) + 1) > short else start


def _parenthesis(text: str, match: re.Match[str]) -> Iterator[Credit]:
    several = match.group(2) is not None
    labelled = match.start(1) - match.start() > 1
    if several or labelled:
        if labelled or any(_outlet(name) for name in match.groups() if name):
            yield from _names(match, 0.9)
        return
    if not _outlet(match.group(1)):
        return
    before = text[max(0, match.start() - 40) : match.start()].rpartition("\n")[2]
    after = text[match.end() : match.end() + 3].lstrip()
    party = lookup(_plain(match.group(1)))
    if (
        not before.strip()
        or after[:1] in {"-", "—", "–"}
        or (before.rstrip()[-1:] in '.”"' and (not after or text[match.end() : match.end() + 1] == "\n"))
    ):
        yield Credit(match.start(1), match.end(1), OUTLET, "(", 0.95)
    elif party and party.agency and not party.name.startswith(before.split()[-1] if before.split() else "?") and after[:1] in {"", "."}:
        yield Credit(match.start(1), match.end(1), OUTLET, "(", 0.75)


def _names(match: re.Match[str], confidence: float) -> Iterator[Credit]:
    for number, name in enumerate(match.groups(), 1):
        if name:
            yield Credit(match.start(number), match.end(number), name_kind(_plain(name)), "credit", confidence)


def _outlet(name: str) -> bool:
    return is_outlet(_plain(name))


def _plain(name: str) -> str:
    """Return an agency's name without the word for what it supplied."""
    for ending in (" Photos", " Photo", " file photo", " File Photo", " Pool", " Pool Photo", " File"):
        name = name.removesuffix(ending)
    return "Reuters" if name == "REUTERS" else name


_STORY_AGENCIES = (
    "AP|Associated Press|REUTERS|Reuters|Thomson Reuters|AFP|Agence France-Presse|UPI|PTI|ANI|IANS|dpa|DPA|Xinhua|TASS|Bloomberg|Kyodo"
    "|Yonhap|Interfax|CP|AAP|EFE|ANSA"
)
_STORY_AGENCY = rf"(?:The[ ])?(?:{_STORY_AGENCIES})"
_DATELINE_END = LazyPattern(r"\)[ ]?(?:[—–-]|--)")
_DATELINE = LazyPattern(rf"(?:^|(?<=[(, A-Za-z.\n]))({_STORY_AGENCY})$")
_DATELINE_REACH = 1500
"""How far into a text a dateline is looked for."""
_CONTRIBUTED = "contributed to th"
_CONTRIBUTION = LazyPattern(
    rf"\b({_STORY_AGENCY})(?:[ ]writers?[^.\n]{{0,80}})?[ ](?:and [^.\n]{{2,60}} )?contributed to this (?:report|story|article)"
)
_FOOTER = LazyPattern(
    rf"(?:©|\([Cc]\)|\bCopyright)[ ]?(?:\d{{4}}[ ])?(?:by[ ])?({_STORY_AGENCY})\b"
    rf"|\([Ss]ource:?[ ]({_STORY_AGENCY})\)"
    rf"|\b[Ww]ith (?:additional )?(?:inputs?|reporting|material) (?:from|by) ({_STORY_AGENCY})\b"
    rf"|\b(?:[Rr]eporting|[Ww]riting) by the ({_STORY_AGENCY})\b"
    r"|Our Standards:\s{0,3}(?:The )?Thomson (Reuters) Trust Principles\b"
)
_NOTICES = frozenset({"Copyright", "©", "(C)", "(c)", "(Source", "(source", "Our Standards:"})
_CLOSING = LazyPattern(rf"[.!?][”\"’'»]?\s(?:\(({_STORY_AGENCY})\)|(?:—|–|--?)[ ]?({_STORY_AGENCY})|/({_STORY_AGENCY}))\.?\s*$")
_CLOSED_BY = tuple(_STORY_AGENCIES.split("|"))
_LAST_NOTES = frozenset(
    {f"{first}{rest}" for first in "Ww" for rest in ("ith input", "ith additional", "ith reporting", "ith material")}
) | frozenset({f"{verb} by the" for verb in ("Reporting", "reporting", "Writing", "writing")})
STORY_MARKS = frozenset({*(f"{agency})" for agency in _STORY_AGENCIES.split("|")), _CONTRIBUTED, *_NOTICES, *_LAST_NOTES})
"""What datelines and notes hold; one of them is in every text with a story credit."""
_CLOSING_REACH, _CLOSING_LINE = 50, 120
"""How long the end of a text with its agency is, at most, and how long the line before is, at least: shorter ones stand below pictures."""
_AGENCY_REACH = 30
"""Letters of an agency's name, at most."""
_LAST_REACH = 2500
"""How far before a text's end the notes stand that only close a text."""
_NOTE_REACH = 180
"""How long a note of a contribution is, at most."""


class StoryCredit(NamedTuple):
    """A credit that says that an agency wrote the text, or part of it."""

    start: int
    end: int
    party: str
    whole: bool
    cue: str


def closes_with_agency(text: str) -> bool:
    """Tell whether an agency's name is the last word of a text, a bracket and a full stop aside."""
    return text[-_CLOSING_REACH:].rstrip(").\n ").endswith(_CLOSED_BY)


def story_credits(text: str, marks: Iterable[Span]) -> Iterator[StoryCredit]:
    """Yield the datelines, the notes and the agency behind the last sentence, which credit the text itself to an agency, not its pictures.

    Args:
        text: the text.
        marks: the places of `STORY_MARKS` in it, as `copydesk.text.scan` tells them.
    """
    late = len(text) - _LAST_REACH
    for start, end in marks:
        mark = text[start:end]
        if mark == _CONTRIBUTED:
            for match in _CONTRIBUTION.finditer(text, max(0, start - _NOTE_REACH), start + _NOTE_REACH):
                yield _story(match, 1, whole=False, cue="note")
        elif mark in _NOTICES or mark in _LAST_NOTES:
            note = _FOOTER.match(text, start) if mark in _NOTICES or start >= late else None
            if note:
                part = mark[1:4] == "ith"
                yield _story(note, note.lastindex or 1, whole=not part, cue="note" if part else "credit")
        else:
            close = end if text.startswith(")", end) else end - 1
            agency = (
                _DATELINE.search(text, max(0, close - _AGENCY_REACH), close) if close < _DATELINE_REACH and _DATELINE_END.match(text, close) else None
            )
            if agency:
                yield _story(agency, 1, whole=True, cue="dateline")
    closing = _CLOSING.search(text, max(0, len(text) - _CLOSING_REACH)) if closes_with_agency(text) else None
    if closing and closing.start() - text.rfind("\n", 0, closing.start()) > _CLOSING_LINE:
        yield _story(closing, closing.lastindex or 1, whole=True, cue="credit")


def _story(match: re.Match[str], group: int, *, whole: bool, cue: str) -> StoryCredit:
    name = match.group(group)
    party = lookup(_plain(name))
    return StoryCredit(match.start(group), match.end(group), party.name if party else name, whole, cue)


class AssetNumber(NamedTuple):
    """The number under which an agency keeps a picture, and the agency."""

    start: int
    end: int
    agency: str


_REUTERS_CREDIT = LazyPattern(r"\bR(?:euters|EUTERS)\b")
_ASSETS = (
    (
        "Associated Press",
        "AP",
        ("AP_", "AP1", "AP2"),
        LazyPattern(r"(?<![A-Za-z0-9])AP_?\d{11,16}(?!\d)"),
        LazyPattern(r"\bAP\b(?!_)|Associated Press"),
    ),
    (
        "Reuters",
        "",
        ("rtrmadp", "RTRMADP"),
        LazyPattern(
            r"(?<![A-Za-z0-9])(?:\d{4}[- ]\d\d[- ]\d\d[Tt]\d{6}[Zz][_ ]\d+[_ ])?[Rr][Cc]\w{10,12}[_ ](?:RTRMADP|rtrmadp)(?:[_ ]\d+)?",
        ),
        _REUTERS_CREDIT,
    ),
    ("Reuters", "RT", ("RTX", "RTS", "RTR"), LazyPattern(r"\bRT[SXR][0-9A-Z]*\d[0-9A-Z]{2,5}\b"), _REUTERS_CREDIT),
    ("Getty Images", "", ("tyimages", "tyImages"), LazyPattern(r"(?<![A-Za-z0-9])[Gg]etty[Ii]mages[-_ ]?\d{6,12}"), LazyPattern(r"\bGetty\b")),
    ("Agence France-Presse", "_", ("AFP_",), LazyPattern(r"(?<![A-Za-z0-9])AFP_[0-9A-Z]{4,10}(?![a-z])"), LazyPattern(r"\bAFP\b(?!_)|Agence France")),
    ("Shutterstock", "_", ("hutterstock_",), LazyPattern(r"(?<![A-Za-z0-9])[Ss]hutterstock_\d{6,12}"), LazyPattern(r"\b[Ss]hutterstock\b(?!_)")),
    ("iStock", "tock-", ("iStock-", "istock-"), LazyPattern(r"(?<![A-Za-z0-9])i[Ss]tock-\d{6,12}"), LazyPattern(r"\biStock\b(?!-)")),
    ("Adobe Stock", "_", ("AdobeStock_",), LazyPattern(r"(?<![A-Za-z0-9])AdobeStock_\d{6,12}"), LazyPattern(r"\bAdobe Stock\b")),
)
"""Agency, a mark that is sought cheaply, the beginnings of its numbers, a number, and the agency's credit."""
ASSET_MARKS = frozenset(hint for _, _, hints, _, _ in _ASSETS for hint in hints)
"""How asset numbers begin; one of them is in every text that holds one."""


def may_hold_asset(text: str) -> bool:
    """Tell whether a text holds the beginning of an asset number."""
    return any(mark in text for mark in ASSET_MARKS)


def asset_numbers(text: str) -> Iterator[AssetNumber]:
    """Yield the asset numbers of picture agencies in a text that stand on a line, or next to a line, without the agency's credit."""
    for agency, mark, hints, pattern, credit in _ASSETS:
        if mark not in text or not any(hint in text for hint in hints):
            continue
        for match in pattern.finditer(text):
            begin = text.rfind("\n", 0, match.start()) + 1
            line = text.find("\n", match.end())
            end = text.find("\n", line + 1) if line >= 0 else -1
            if not credit.search(text, begin, match.start()) and not credit.search(text, match.end(), end if end >= 0 else len(text)):
                yield AssetNumber(match.start(), match.end(), agency)
