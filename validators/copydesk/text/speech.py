"""Weighs whether a subject and a verb are an attribution: what was said must stand beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.text.cue_words import FINDING, QUOTE, SPEECH
from copydesk.text.function_words import is_adverb
from copydesk.text.lazy_pattern import LazyPattern
from copydesk.text.parties import DOCUMENT, ORGANISATION, OUTLET, PERSON, noun_kind

if TYPE_CHECKING:
    from copydesk.text.cue_words import Cue
    from copydesk.text.phrases import Phrase

_CLAUSE = LazyPattern(
    r"\s*(?:,\s*|:\s*|\s+(?:in|on|at|during|to|last|this|earlier|yesterday|under|after)\b[^.\n“\"]{0,60}[,:]?\s*)?[\"“‘]"
    r"|\s*:|\s+(?:\w+\s+\w+\s+)?(?:why|how|what|whether|where)\b"
    r"|(?:\s+(?:on|in|at|last|this|to|earlier|during|under|after)\b[^.,;\n]{1,50}?|\s+[A-Z]\w+day|\s+(?:today|yesterday|later|\w+ly))?,?\s+that\b"
    r"|\s+(?:it|he|she|they|there|we|I|you)\b"
    r"|\s+(?:(?:the|a|an|his|her|their|its|this|these|those|all|some|most|no)\s+)?"
    r"(?:(?!and\b|but\b|who\b|which\b|that\b|as\b|to\b)(?:[\w’'-]+|(?:[A-Z]\.)+)[ ]){0,4}?"
    r"(?:is|was|were|are|had|has|have|would|will|could|should|may|might|can|did|does|must|cannot|needs?|wants?"
    r"|isn’t|wasn’t|won’t|don’t|isn't|wasn't|don't)\b"
)
"""A quotation, a that-clause or a clause right behind a verb."""

_WORK = r"(?:op-ed|column|letter|post|essay|piece|editorial|memo|article|statement|tweet)\b"
_WRITTEN = LazyPattern(rf"\s+(?:(?:in|on|at|to)\s|(?:me|us|him|her|them)\b|(?:a|an|the|his|her|another)\s+(?:[\w-]+\s+){{0,3}}?{_WORK})")
PIECE = LazyPattern(rf"\s+(?:a|an|the|his|her|another|in)\s+(?:[\w-]+\s+){{0,3}}?{_WORK}")
"""What somebody wrote: an op-ed, a letter."""

_QUANTITY = LazyPattern(r"\s+(?:a|an|no|fewer|more|less|record|\d)")
_FOR_OUTLET = LazyPattern(r"\s+(?:for|in)\s+(?:the\s+|The\s+)?[A-Z]")
_APART = LazyPattern(
    r"(?:[ ](?:(?:on|last|this|late|early)[ ])?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[ ](?:yesterday|today|(?:last|this|earlier this)[ ]\w+))?"
    r"(?:[ ](?:at|in|on)[ ][^.,\n]{3,60})?(?:[,.—)]|$)"
)
_WARNED = LazyPattern(r"\s+(?:against|of|about)\s")
_COUNTED = LazyPattern(r"\s+(?:that|just|\d|only)\b")
_QUOTE_NEAR = LazyPattern(r"[^.\n;]{0,70}?[\"“]")
_QUOTE_ENDS = LazyPattern(r"[,.!?…—-][\"”’]{1,2}[ ](?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[\w.,’'-]+[ ]){0,8}$")
_BEFORE_PARTICIPLE = frozenset({",", "—", "–"})
_PROGRESSIVE = frozenset({"is", "was", "are", "were"})
_CLOSING = frozenset({"", *",.—:)"})
_ADVERBIAL = frozenset(
    "also has have had recently that which first then later once again often now still even just never further previously earlier both all "
    "who and but week month year night others".split()
)
_NAMING = frozenset({"call", "describe", "hail", "brand", "dub"})
_STATING = frozenset({"claimed", "announced", "reports"})


def has_clause(text: str, end: int) -> bool:
    """Tell whether a quotation or a clause follows a verb that ends at a place."""
    return text.startswith(" that ", end) or _CLAUSE.match(text, end) is not None


def may_attribute(text: str, start: int, end: int, cue: Cue, before: str) -> bool:
    """Tell whether a verb is worth a closer look; cheap, and true for nearly every verb that `weigh` would accept.

    Args:
        text: the text.
        start: where the verb begins.
        end: where it ends.
        cue: what is known of it.
        before: the word before it with its marks.
    """
    if cue.participle and before[-1:] not in _BEFORE_PARTICIPLE and before not in _PROGRESSIVE:
        return False
    strength = cue.strength
    if strength is SPEECH:
        return True
    if strength is FINDING:
        return _promising(before) or before in _ADVERBIAL or before[:1].isdigit() or text.startswith(" that", end)
    near = text[start - 90 if start > 90 else 0 : end + 72]
    if "“" in near or '"' in near or "”" in near or "’ " in near:
        return True
    if strength is QUOTE or (
        before.islower() and before.isalpha() and before not in _ADVERBIAL and not is_adverb(before) and noun_kind(before) is None
    ):
        # Without a quotation an unknown noun before one of these verbs is too weak.
        return False
    return (
        _promising(before)
        or cue.verb_class in {"wrote", "reports"}
        or text[end : end + 1] in _CLOSING
        or before[-1:] == ","
        or cue.lemma == "warn"
        or has_clause(text, end)
        or _APART.match(text, end) is not None
    )


def _promising(before: str) -> bool:
    return not before or before[0].isupper() or before[-1] in '”"' or noun_kind(before) is DOCUMENT


def weigh(text: str, subject: Phrase, cue: Cue, start: int, end: int) -> float:
    """Return the probability that a subject and its verb are an attribution; 0 where they are none.

    Args:
        text: the text.
        subject: who is said to speak.
        cue: what is known of it.
        start: where the verb begins.
        end: where it ends.
    """
    strength = cue.strength
    if cue.base and not subject.plural and subject.kind is not ORGANISATION and not text.startswith("to ", start - 3):
        # The base form needs a plural: "the claim that" is no verb.
        return 0.0
    known = subject.name or subject.sure
    if strength is SPEECH and known:
        return 0.95
    if subject.kind is DOCUMENT:
        return 0.85 if strength is FINDING or cue.verb_class in _STATING or has_clause(text, end) else 0.4
    if strength is FINDING:
        counted = subject.kind is not PERSON and cue.lemma in {"find", "show"} and _COUNTED.match(text, end)
        return 0.75 if counted else 0.0
    quoted = subject.start > start or _QUOTE_ENDS.search(text, max(0, subject.start - 90), subject.start) is not None
    if quoted:
        return 0.93 if known else 0.78
    if strength is SPEECH:
        return 0.75 if subject.plural else 0.6
    if strength is QUOTE:
        return _beside_quote(text, subject, cue, end)
    return _beside_clause(text, subject, cue, start, end, 0.95 if known else 0.7)


def _beside_quote(text: str, subject: Phrase, cue: Cue, end: int) -> float:
    if cue.lemma in _NAMING and not subject.name and text[end + 1 : end + 2].isupper():
        # `a company called Harbour Works` names the company.
        return 0.0
    near = _QUOTE_NEAR.match(text, end)
    if not near or (cue.lemma == "call" and text.startswith((" on ", " for ", " out ", " off "), end)):
        return 0.0
    direct = not text[end : near.end() - 1].strip(" ,:")
    # `called it "a scandal"` are somebody's words, `called "The Scandal"` is a title.
    return 0.8 if (cue.lemma in _NAMING) != direct else 0.4


def _beside_clause(text: str, subject: Phrase, cue: Cue, start: int, end: int, base: float) -> float:
    if cue.verb_class == "reports":
        if subject.kind is OUTLET:
            return 0.95
        if subject.kind is ORGANISATION and _QUANTITY.match(text, end):
            return 0.75
        if _FOR_OUTLET.match(text, end):
            return round(base - 0.1, 2)
    wrote = cue.verb_class == "wrote" and (cue.lemma != "post" or text.startswith((" on ", " a "), end)) and _WRITTEN.match(text, end)
    if wrote or (cue.lemma == "warn" and _WARNED.match(text, end)):
        return round(base - 0.1, 2)
    if has_clause(text, end):
        return round(base - 0.05, 2)
    if _stands_apart(text, min(subject.start, start), max(subject.end, end)):
        return round(base - 0.08, 2)
    return 0.45


def _stands_apart(text: str, first: int, last: int) -> bool:
    """Tell whether subject and verb stand by themselves between commas or at the end of a sentence."""
    before = text[max(0, first - 6) : first].rstrip().removesuffix("the").rstrip()
    if before[-1:] in {",", "—"} or before[-3:].lower().strip() == "as":
        return _APART.match(text, last) is not None
    return False
