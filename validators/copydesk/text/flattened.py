"""Finds menus, footers and pleas inside long lines, as pages flattened to text have them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation

from copydesk.text.automaton import matches_in
from copydesk.text.furniture import boilerplate_kind
from copydesk.text.lazy_pattern import LazyPattern

if TYPE_CHECKING:
    from copydesk.text.teasers import TextLine

_SURE_WORDS = (
    r"Share on (?:Facebook|X|Twitter|LinkedIn|WhatsApp|Pinterest|Reddit)\b|Save this story\b|All [Rr]ights [Rr]eserved\b|"
    r"©\s?(?:19|20)\d\d|Do Not Sell (?:My|or Share)\b|"
    r"Your (?:California )?Privacy (?:Rights|Choices)|Skip to (?:main )?[Cc]ontent|View All\b|Ad Choices\b|AdChoices\b|Open "
    r"Navigation Menu|Close Alert\b|Read Article >|"
    r"Follow us on (?:Facebook|X|Twitter|Instagram|LinkedIn|RSS)\b|User Agreement and Privacy Policy"
)
_SURE = LazyPattern(_SURE_WORDS)
_HINTS = LazyPattern(
    _SURE_WORDS + r"|Share this\b|Sign [Uu]p\b|Sign [Ii]n\b|Log [Ii]n\b|Subscribe\b|Privacy (?:Policy|Notice|Statement)\b|"
    r"Terms (?:of (?:Service|Use)|and Conditions|& Conditions)\b|Cookie (?:Policy|Statement|Settings)\b|Contact Us\b|About Us\b|"
    r"Advertise\b|Careers\b|"
    r"Newsletters?\b|Media Kit\b|Press Releases\b|Accessibility\b|Most (?:Read|Popular)\b|Sitemap\b|Site Map\b|Customer Care\b|Get (?:the|our)\b|"
    r"Thanks? (?:you )?for (?:signing|submitting|subscribing)\b|Enter your email|Manage Newsletters|By (?:signing|submitting|subscribing)\b|"
    r"When you (?:buy|purchase|click)\b|If you (?:buy|purchase|click)\b|This site is protected\b|We use (?:cookies|Google)|Use of this site\b|"
    r"The material on this site\b|Discover our\b"
)
_BEGINNINGS = (
    "Share on |Save this story|All Rights|All rights|©|Do Not Sell|Your California|Your Privacy|Skip to |View All|Ad Choices|AdChoices|Open Nav|"
    "Close Alert|Read Article|Follow us on|User Agreement|Share this|Sign Up|Sign up|Sign in|Sign In|Log in|Log In|Subscribe|Privacy Policy|"
    "Privacy Notice|Privacy Statement|Terms of |Terms and Cond|Terms & Cond|Cookie Policy|Cookie Statement|Cookie Settings|Contact Us|"
    "About Us|Advertise|Careers|Newsletter|Media Kit|Press Releases|Accessibility|Most Read|Most Popular|Sitemap|Site Map|"
    "Customer Care|Get the|Get our|Thank for |Thanks for |Thank you for |Thanks you for |Enter your email|Manage Newsletters|By signing|By submit|"
    "By subscri|When you buy|When you purchase|When you click|If you buy|If you purchase|If you click|This site is protected|We use cookies|"
    "We use Google|Use of this site|The material on this|Discover our"
).split("|")
"""How each of these phrases begins, letter for letter."""
_SENTENCE_END = LazyPattern(r"[.!?][\"”’)\]]{0,2}\s")
_TITLE_SHARE = 0.65
_SHORT_REST = 40
_LONGEST_MENU = 2500


def _beginnings(text: str) -> list[int]:
    """Return where phrases of menus and footers may begin, in order; several times faster than looking for the phrases."""
    return sorted({start for _, start, _ in matches_in(_automaton(), text, overlapping=True)})


@cache
def _automaton() -> AhoCorasick:
    return AhoCorasick(_BEGINNINGS, implementation=Implementation.ContiguousNFA, store_patterns=False)


def chrome_in(lines: list[TextLine]) -> list[tuple[int, int]]:
    """Return the stretches of page furniture inside long lines, as pages flattened to text have them: start and end, in order."""
    found: list[tuple[int, int]] = []
    places = _beginnings("\n".join([text for _, _, text in lines]))
    base = at = 0
    for start, _, text in lines if places else ():
        stop = base + len(text)
        own: list[int] = []
        while at < len(places) and places[at] < stop:
            own.append(places[at] - base)
            at += 1
        if own:
            found += [(start + a, start + b) for a, b in _stretches(text, own)]
        base = stop + 1
    return found


def _phrases(text: str, places: list[int]) -> list[tuple[int, int]]:
    """Return which of these places, in order, are phrases, each with its end; they do not overlap."""
    found: list[tuple[int, int]] = []
    end = 0
    for start in places:
        if start >= end and (phrase := _HINTS.match(text, start)):
            end = phrase.end()
            found.append((start, end))
    return found


def _stretches(text: str, places: list[int]) -> list[tuple[int, int]]:
    """Return the stretches of page furniture inside a long line in which phrases may begin at these places.

    A sentence counts as a whole where it opens like furniture; else from the first to the last of its phrases, when one
    of them is beyond doubt or two stand together, with the capitalised words round them.
    """
    found: list[tuple[int, int]] = []
    hits = _phrases(text, places)
    n = end = 0
    while n < len(hits):
        start, end = _sentence(text, hits[n][0], end)
        first = hits[n][0]
        count = n
        is_sure = False
        while n < len(hits) and hits[n][0] < end:
            is_sure = is_sure or _SURE.match(text, hits[n][0]) is not None
            n += 1
        last = hits[n - 1][1]
        if boilerplate_kind(text[start:end].rstrip()):
            found.append((start, end))
        elif n - count > 1 or is_sure:
            if _is_titles(text[max(start, first - _LONGEST_MENU) : first]):
                first = start
            if end - last <= _SHORT_REST or _is_titles(text[last : min(end, last + _LONGEST_MENU)]):
                last = max(end, last)
            found.append((first, last))
        end = max(end, last)
    return found


def title_runs(line: str) -> list[tuple[int, int]]:
    """Return the stretches of a flattened page's line that run from title to title without a sentence, as lists of headlines do: start and end."""
    if _capitals(line) < _LEAST_CAPITALS:
        return []
    found: list[tuple[int, int]] = []
    start = 0
    ends = [*(m.end() for m in _SENTENCE_END.finditer(line)), len(line)]
    for end in ends:
        if end - start >= _LEAST_TITLES * 4 and (capitals := _capitals(part := line[start:end])) >= _LEAST_CAPITALS and _are_titles(part, capitals):
            found.append((start, end))
        start = end
    return found


def _are_titles(part: str, capitals: int) -> bool:
    """Tell whether a stretch with at most so many capitals is a list of headlines."""
    words = part.split()
    if len(words) < _LEAST_TITLES or capitals < _TITLES_SHARE * len(words) or part.count(",") * 12 > len(words):
        return False
    return sum([word[0].isupper() and word[1:2].islower() for word in words]) >= _TITLES_SHARE * len(words)


def _capitals(text: str) -> int:
    """Return how many capitals a text has at most: those of ASCII, and all characters beyond it but quotation marks and dashes."""
    encoded = text.encode("utf-8", "surrogatepass")
    count = len(encoded.translate(None, _NO_CAPITALS))
    return count if count < _LEAST_CAPITALS or text.isascii() else count - encoded.count(_PUNCTUATION)


_LEAST_TITLES, _TITLES_SHARE = 18, 0.6
_LEAST_CAPITALS = _TITLES_SHARE * _LEAST_TITLES
_NO_CAPITALS = bytes(set(range(0xC0)) - set(range(ord("A"), ord("Z") + 1)))
"""The bytes of other ASCII characters, and those that go on a character beyond ASCII."""
_PUNCTUATION = b"\xe2\x80"
"""How the characters of the block of general punctuation begin."""


def _sentence(text: str, at: int, low: int) -> tuple[int, int]:
    """Return the sentence round an offset, within its line, looked for not before `low` and no farther than a page's menu is long."""
    start = low = max(text.rfind("\n", low, at) + 1, low, at - _LONGEST_MENU)
    for found in _SENTENCE_END.finditer(text, low, at):
        start = found.end()
    line_end = text.find("\n", at, at + _LONGEST_MENU)
    stop = min(len(text), at + _LONGEST_MENU) if line_end < 0 else line_end
    ending = _SENTENCE_END.search(text, at, stop)
    return start, ending.end() - 1 if ending else stop


def _is_titles(part: str) -> bool:
    """Tell whether a stretch is made of capitalised words, as menus and lists of headlines are; an empty one is."""
    words = part.split()
    return not words or sum(not word[0].islower() for word in words) >= _TITLE_SHARE * len(words)
