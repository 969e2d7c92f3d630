"""Finds in a text to whom it attributes its words: the speakers, the outlets and documents they spoke through, and credits."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.text.credits import find_credits, labelled_credits
from copydesk.text.cue_words import ACT, CUES, LABELS, LEADS, PLATFORMS, QUOTE, SPEECH, VENUES
from copydesk.text.lazy_pattern import LazyPattern
from copydesk.text.noun_phrases import phrase_after, phrase_before
from copydesk.text.occasions import find_occasion, has_speech
from copydesk.text.parties import DOCUMENT, OUTLET, PartyKind, is_outlet
from copydesk.text.phrases import Phrase, Pronoun
from copydesk.text.scan import CUE_LIST, scan
from copydesk.text.sentences import line_start, sentence_start, word_before, words_before
from copydesk.text.speech import PIECE, has_clause, may_attribute, weigh
from copydesk.text.subjects import before_verb, subject_of

if TYPE_CHECKING:
    from copydesk.text.cue_words import Cue
    from copydesk.text.scan import Places


class Attribution(NamedTuple):
    """A named source, what led to it, and the probability that it is one."""

    start: int
    end: int
    kind: PartyKind
    role: str
    verb_class: str
    cue: str
    confidence: float


_SHOWING = frozenset(
    "poll polls survey surveys study studies report reports data figures statistics research analysis numbers results records documents".split()
)
_NOT_SOURCES = frozenset("plan schedule custom tradition law size need type age taste preference rank order script design".split())
_TOLD_AT = ("news conference", "press conference", "press briefing", "news briefing", "conference call")

_CUES = [(word, CUES.get(word), word in VENUES) for word in CUE_LIST]
"""The cue words by number, what is known of those that are verbs, and whether they are something to speak in."""
_OPENERS = LABELS | {"According", "Citing"}
"""Cue words with which a text can begin."""
_MADE = LazyPattern(r"\s(?:made|issued|released|gave|posted)\s+(?:a|an|the|his|her|their|this)\s+(?:[\w-]+\s+){0,2}$")
_OF_OUTLET = LazyPattern(r"\s+(?:with|to|for|in|on|by|from|published by|published in)\s+(?=[\"“‘']?(?:the\s+|The\s+)?[A-Z\d])")
_ORDERED = LazyPattern(r"\s+(?:him|her|them|me|us|you|it|people|everyone|reporters)\s+(?:not\s+)?to\s")
_AS_SAYING = LazyPattern(r" [^.\n]{2,50} as saying")
_ON = ("\non ", " on ", "\non the ", " on the ")
_AND = ("and ", "and")
_LEADING = '“(—–"'
_PRONOUNS = frozenset("he she they it I we you He She They It We".split())
_NO_SUBJECTS = frozenset("was were been be not a the his her their would could will can of".split())
_SURE = 0.7
_PLATFORM_REACH = 48
"""How near a verb of speech stands before the channel it is said on."""
_NEIGHBOURS = 5
"""How many of the last attributions a new one is compared with; cues come in the order of the text."""


def find_attributions(text: str, places: Places | None = None) -> tuple[Attribution, ...]:
    """Return the attributions of a text in the order of their places, each source and cue once.

    Args:
        text: the text.
        places: what `scan` found in it, where that is known.
    """
    places = scan(text) if places is None else places
    finder = _Finder(text)
    for number, start, end in places.cues:
        word, cue, in_venues = _CUES[number]
        if not start:
            if word in _OPENERS:
                finder.cue(word, start, end)
            continue
        if cue is not None:
            # Many verbs have a pronoun or an auxiliary before them; they are not worth a call.
            before = word_before(text, start)
            plain = before if before.isalpha() else before.lstrip(_LEADING)
            if plain in _PRONOUNS and cue.verb_class != "told":
                finder.spoken = start
            elif plain not in _NO_SUBJECTS:
                finder.verb(cue, start, end, before)
        if in_venues:
            finder.venue(word, start, end)
        elif cue is None:
            finder.cue(word, start, end)
    for credit in find_credits(text, marked=bool(places.of("credit marks"))):
        finder.credit(credit.start, credit.end, credit.kind, credit.cue, credit.confidence)
    return finder.attributions()


def _by_place(found: Attribution) -> tuple[int, bool, int]:
    return found.start, found.role == "credit", -found.end


class _Finder:
    """One text under analysis."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Attribution] = []
        self.credits: list[Attribution] = []
        self.spoken = -1
        self.reach = 0

    def attributions(self) -> tuple[Attribution, ...]:
        """Return what was found in order; of credits that overlap each other or something else the first stays."""
        kept = sorted(self.found)
        if not self.credits and len({found.start for found in kept}) == len(kept):
            return tuple(kept)
        merged: list[Attribution] = []
        for item in sorted([*kept, *self.credits], key=_by_place):
            if item.role == "credit" and merged and item.start < max(other.end for other in merged[-_NEIGHBOURS:]):
                continue
            merged.append(item)
        return tuple(merged)

    def add(self, phrase: Phrase, role: str, verb_class: str, cue: str, confidence: float, *, kind: PartyKind | None = None) -> None:
        """Keep an attribution unless its place is taken in the same role."""
        begin, end = phrase.start, phrase.end
        if begin < self.reach:
            for other in self.found[-_NEIGHBOURS:]:
                if begin < other.end and other.start < end and other.role == role and (other.cue == cue or role != "speaker" or other.start != begin):
                    return
        self.reach = max(self.reach, end)
        self.found.append(Attribution(begin, end, kind or phrase.kind, role, verb_class, cue, confidence))

    def credit(self, start: int, end: int, kind: PartyKind, cue: str, confidence: float) -> None:
        """Keep a credit."""
        self.credits.append(Attribution(start, end, kind, "credit", "credit", cue, confidence))

    def cue(self, word: str, start: int, end: int) -> None:
        """Look round a cue word that is no verb."""
        if word in VENUES:
            self.venue(word, start, end)
        elif word in PLATFORMS:
            self.platform(start)
        elif word in LEADS:
            self.lead(word.lower(), start, end)
        else:
            for credit in labelled_credits(self.text, start):
                self.credit(credit.start, credit.end, credit.kind, credit.cue, credit.confidence)

    def verb(self, cue: Cue, start: int, end: int, before: str) -> None:
        """Add the subject of a verb, and the outlet that was told."""
        text = self.text
        word, lemma, _, strength, participle, _ = cue
        if strength is ACT:
            self.spoken = start
            return
        if lemma == "point":
            if not text.startswith(" out", end):
                return
            end += 4
        if text.startswith(" by ", end):
            self.by(word, end)
        elif word == "showing":
            self.shown(cue, start)
        elif (
            ((strength is SPEECH and not participle) or may_attribute(text, start, end, cue, before))
            # `Ada Quill said …, adding that …` is one attribution.
            and not (participle and self.spoken >= sentence_start(text, start))
            and not (lemma == "tell" and self.is_order(end))
        ):
            self.speaker(subject_of(text, start, end, cue, before), cue, start, end)

    def speaker(self, subject: Phrase | Pronoun | None, cue: Cue, start: int, end: int) -> None:
        """Add the subject of a verb where the verb's words stand beside it."""
        if not isinstance(subject, Phrase):
            self.spoken = self.spoken if subject is None else start
            return
        confidence = weigh(self.text, subject, cue, start, end)
        if not confidence:
            return
        self.spoken = start
        verb_class = cue.verb_class
        self.add(subject, "speaker", verb_class, cue.word, confidence)
        if confidence >= _SURE and self.text.endswith(_AND, 0, subject.start):
            self.conjunct(subject, cue, confidence)
        piece = PIECE.match(self.text, end) if verb_class == "wrote" else None
        if piece:
            self.outlet_of(piece.end())

    def is_order(self, end: int) -> bool:
        """Tell whether "told" is an order: `told the board to reopen the pier`; else add who was told, where it is an outlet."""
        if _ORDERED.match(self.text, end):
            return True
        found = phrase_after(self.text, end)
        if isinstance(found, Phrase):
            if found.follow == "to" or self.text.startswith(" not to ", found.end):
                return True
            self.told(found, end)
        return False

    def by(self, word: str, end: int) -> None:
        """Add the outlet of `as first reported by …`; other passives name no source of the article's words."""
        if word == "reported":
            found = phrase_after(self.text, end + 3)
            if isinstance(found, Phrase) and found.kind is OUTLET:
                self.add(found, "speaker", "reports", "reported by", 0.9)

    def shown(self, cue: Cue, start: int) -> None:
        """Add the document of `a poll showing that …`."""
        words = words_before(self.text, start, 80)
        found = phrase_before(words, len(words) - 1)
        if isinstance(found, Phrase) and found.kind is DOCUMENT and words[-1].lower() in _SHOWING:
            self.add(found, "speaker", cue.verb_class, "showing", 0.8)

    def conjunct(self, subject: Phrase, cue: Cue, confidence: float) -> None:
        """Add the other source of `Ada Quill and two officials said`."""
        if cue.strength < QUOTE or subject.kind is DOCUMENT or self.text[max(0, subject.start - 5) : subject.start].strip() != "and":
            return
        words = words_before(self.text, subject.start, 70)
        other = phrase_before(words, len(words) - 2)
        if isinstance(other, Phrase) and (other.name or (other.sure and subject.plural)):
            self.add(other, "speaker", cue.verb_class, cue.word, max(round(confidence - 0.1, 2), 0.85))

    def told(self, found: Phrase, end: int) -> None:
        """Add the outlet or the occasion that somebody told something to."""
        quoted = self.text[end : end + 3].strip()[:1] in {"“", '"', "‘"}
        if found.kind is OUTLET or (found.name and quoted):
            self.add(found, "venue", "told", "told", 0.93, kind=OUTLET)
        elif self.text[found.start : found.end].endswith(_TOLD_AT):
            self.add(found, "venue", "told", "told", 0.85, kind=DOCUMENT)

    def lead(self, word: str, start: int, end: int) -> None:
        """Add the source that a phrase such as "according to" leads to."""
        text = self.text
        if word == "according":
            if text.startswith(" to ", end):
                self.according(start, end + 3)
            return
        cue = word
        if word == "quoted":
            if text.startswith(" by ", end):
                cue, end = "quoted by", end + 3
            elif not _AS_SAYING.match(text, end):
                return
        found = phrase_after(text, end)
        if not isinstance(found, Phrase):
            return
        if word in {"via", "per"}:
            if found.name and is_outlet(text[found.start : found.end]):
                self.add(found, "credit" if self.credited(start) else "venue", "via", cue, 0.9)
        elif found.name or found.sure:
            self.spoken = start
            self.add(found, "venue" if cue == "quoted by" else "speaker", "quoted" if word.startswith("quot") else "citing", cue, 0.85)

    def credited(self, start: int) -> bool:
        """Tell whether "via" stands in a credit: in brackets, or behind a name."""
        before = self.text[max(0, start - 40) : start].rpartition("\n")[2]
        last = before.split()[-1:]
        return "(" in before or (bool(last) and last[0][0].isupper())

    def according(self, start: int, at: int) -> None:
        """Add who or what something is according to."""
        found = phrase_after(self.text, at)
        if not isinstance(found, Phrase) or self.text[found.start : found.end].lower() in _NOT_SOURCES:
            return
        self.spoken = start
        confidence = 0.93 if found.name or found.sure else 0.55 if found.plural else 0.75
        self.add(found, "speaker", "according to", "according to", confidence)
        if found.kind is DOCUMENT:
            self.outlet_of(found.end)

    def outlet_of(self, at: int) -> bool:
        """Add the outlet that a document or an interview is said to be of."""
        opened = _OF_OUTLET.match(self.text, at)
        found = phrase_after(self.text, opened.end()) if opened else None
        if opened is None or not isinstance(found, Phrase) or found.kind is not OUTLET:
            return False
        self.add(found, "venue", "venue", opened.group().strip(), 0.9)
        return True

    def venue(self, word: str, start: int, end: int) -> None:
        """Add the document or occasion in which somebody speaks, or the outlet of an interview."""
        text = self.text
        if word == "statement" and (text.startswith(" saying ", end) or has_clause(text, end)):
            self.statement(start, end)
        occasion = find_occasion(text, word, start, end)
        if occasion is None:
            return
        of_outlet = self.outlet_of(end)
        if not (of_outlet and word.startswith("interview")):
            self.add(Phrase(occasion.start, end, DOCUMENT), "venue", "venue", text[occasion.opener : end], 0.85)

    def statement(self, start: int, end: int) -> None:
        """Add who made or issued a statement."""
        made = _MADE.search(self.text, max(line_start(self.text, start), start - 60), start)
        if not made:
            return
        words = words_before(self.text, made.start() + 1, 110)
        last = before_verb(words, "made")
        subject = phrase_before(words, last) if last is not None else None
        if isinstance(subject, Phrase) and (subject.name or subject.sure):
            self.spoken = start
            self.add(subject, "speaker", "said", self.text[made.start() + 1 : end], 0.8)

    def platform(self, start: int) -> None:
        """Add the channel or network on which somebody speaks."""
        text = self.text
        if not text.endswith(_ON, 0, start) or not has_speech(text[max(line_start(text, start), start - _PLATFORM_REACH) : start]):
            return
        found = phrase_after(text, start)
        if isinstance(found, Phrase) and found.kind is OUTLET:
            self.add(found, "venue", "venue", "on", 0.8)
