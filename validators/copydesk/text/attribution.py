"""Finds in a text to whom it attributes its words: the speakers, the outlets and documents they spoke through, and credits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from copydesk.text.credits import find_credits
from copydesk.text.cue_words import CUES, Cue, Strength, trie_pattern
from copydesk.text.noun_phrases import DAYS, Phrase, Pronoun, Token, is_abbreviation, phrase_after, phrase_before, tokens
from copydesk.text.parties import PartyKind, is_outlet, noun_kind

if TYPE_CHECKING:
    from collections.abc import Iterator


class Attribution(NamedTuple):
    """A named source, what led to it, and the probability that it is one."""

    start: int
    end: int
    kind: PartyKind
    role: str
    verb_class: str
    cue: str
    confidence: float


_VENUES = frozenset(
    "statement statements interview interviews tweet tweets post posts letter memo email e-mail speech op-ed column essay release report filing affidavit lawsuit complaint "
    "paper study article book memoir video podcast conference briefing message testimony presentation note blogpost editorial appearance call press declaration "
    "dossier ruling opinion opinions thread story analysis survey poll".split()
)
_WEAK_VENUES = frozenset("appearance call press briefing speech story poll survey opinion ruling book article study paper report post posts".split())
_PLATFORMS = frozenset("CNN MSNBC Twitter Facebook Instagram CNBC NBC CBS ABC Fox BBC NPR Reddit YouTube PBS Newsmax LinkedIn Snapchat Periscope X ESPN".split())
_LEADS = frozenset(["according", "According", "citing", "Citing", "cited", "cites", "quoted", "quoting", "via", "per"])

_WORDS = sorted({*CUES, *_VENUES, *_LEADS, *(p for p in _PLATFORMS if p != "X"), "Asked"})
_CUE = re.compile(r"[\s\"”’“‘(—–,\]]" + f"({trie_pattern(_WORDS)})" + r"(?![\w’'])")
_FIRST_CUE = re.compile(r"(According|Citing)\b")

_SKIP_BEFORE = frozenset(
    "has have had also then later once again first recently repeatedly often now still even just never reportedly did themselves himself herself itself both all "
    "have’ve 've only simply merely further previously earlier instead thus therefore".split()
)
_PASSIVE = frozenset("is was were are be been being get gets got having am 's ’s isn’t wasn’t weren’t".split())
_BLOCKED = frozenset(
    "to not would could can may might should must shall will won’t don’t doesn’t didn’t wouldn’t couldn’t can’t cannot don't doesn't didn't won't wouldn't couldn't can't of "
    "for in at by with as than if or no neither hasn’t hasn't haven't haven’t".split()
)
_CLAUSE_AFTER = re.compile(
    r"\s*(?:,\s*|:\s*|\s+(?:in|on|at|during|to|last|this|earlier|yesterday)\b[^.\n“\"]{0,60}[,:]?\s*)?[\"“‘]"
    r"|\s*:"
    r"|(?:\s+(?:on|in|at|last|this|to|earlier|during)\b[^.,;\n]{1,50}?|\s+[A-Z]\w+day|\s+recently|\s+today|\s+yesterday|\s+later|\s+\w+ly)?,?\s+that\b"
    r"|\s+(?:it|he|she|they|there|we|I|you)\b"
    r"|\s+(?:(?:the|a|an|his|her|their|its|this|these|those|all|some|most|no)\s+)?(?:[\w’'.-]+\s+){0,4}?"
    r"(?:is|was|were|are|had|has|have|would|will|could|should|may|might|can|did|does|must|isn’t|wasn’t|cannot|won’t|isn't|wasn't|don’t|don't|needs?|wants?)\b"
)
_ORDER = re.compile(r"(?:\s+(?:[\w’'.-]+)){1,6}?\s+(?:not\s+)?to\s+[a-z]+")
_QUOTE_NEAR = re.compile(r"[^.\n;]{0,70}?[\"“]")
_SENTENCE = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")
_OPEN_NAME = re.compile(r"\s+(?:with|to|for|in|on|by|from|published by|published in)\s+(?=[\"“‘']?(?:the\s+|The\s+)?[A-Z\d])")
_QUOTES = frozenset("\"”’'“")
_PLATFORM_BEFORE = re.compile(r"\bon\s+(?:the\s+)?$")


def find_attributions(text: str) -> tuple[Attribution, ...]:
    """Return the attributions of a text in the order of their places, each source and cue once."""
    finder = _Finder(text)
    first = _FIRST_CUE.match(text)
    if first:
        finder.cue(first.group(1), first.start(1), first.end(1))
    for match in _CUE.finditer(text):
        finder.cue(match.group(1), match.start(1), match.end(1))
    for credit in find_credits(text):
        finder.add(credit.start, credit.end, credit.kind, "credit", "credit", credit.cue, credit.confidence)
    return tuple(sorted(finder.found.values()))


class _Finder:
    """One text under analysis."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[tuple[int, str], Attribution] = {}
        self.spoken: list[tuple[int, int]] = []

    def add(self, start: int, end: int, kind: PartyKind, role: str, verb_class: str, cue: str, confidence: float) -> None:
        """Keep an attribution unless its place is taken."""
        for other in self.found.values():
            if start < other.end and other.start < end and (other.role == role or role == "credit"):
                if other.cue == cue:
                    return
                if role != "speaker" or other.start != start:
                    return
        self.found.setdefault((start, cue), Attribution(start, end, kind, role, verb_class, cue, confidence))

    def cue(self, word: str, start: int, end: int) -> None:
        """Look round one cue word."""
        cue = CUES.get(word)
        if cue is not None:
            self.verb(word, cue, start, end)
        if word in _LEADS:
            self.lead(word, start, end)
        elif word in _PLATFORMS:
            self.platform(start)
        elif word in _VENUES:
            self.venue(word, start, end)

    def sentence(self, at: int) -> int:
        """Return where the sentence that holds a place begins."""
        low = max(self.text.rfind("\n", 0, at) + 1, at - 500)
        begin = low
        for match in _SENTENCE.finditer(self.text, low, at):
            word = self.text[max(0, match.start() - 5) : match.start()].split()
            if not (match.group()[0] == "." and word and is_abbreviation(word[-1])):
                begin = match.end()
        return begin

    # Verbs

    def verb(self, word: str, cue: Cue, start: int, end: int) -> None:
        """Look for the subject of a verb, and for the outlet that was told."""
        if cue.strength is Strength.ACT:
            self.spoken.append((start, end))
            return
        text = self.text
        low = max(text.rfind("\n", 0, start) + 1, start - 130)
        words = tokens(text, low, start)
        last = _before_verb(words, word)
        if last is None:
            return
        participle = word.endswith("ing")
        subject = None if participle and not _progressive(words) else self.subject(words, last, word, cue, start, end)
        if subject is None and participle:
            subject = self.participle(words, start)
        if isinstance(subject, Pronoun):
            self.spoken.append((start, end))
        told = cue.verb_class == "told" and word != "tell"
        if cue.lemma == "tell":
            if _ORDER.match(text, end) and not re.match(r"[^.\n]{0,80}?\bthat\b", text[end : end + 80]):
                return
            if subject is not None or told:
                self.told(end)
        if isinstance(subject, Phrase):
            confidence = self.weigh(subject, word, cue, start, end)
            if confidence:
                self.spoken.append((start, end))
                self.add(subject.start, subject.end, subject.kind, "speaker", cue.verb_class, word, confidence)

    def subject(self, words: list[Token], last: int, word: str, cue: Cue, start: int, end: int) -> Phrase | Pronoun | None:
        """Return the subject of a finite verb: before it, over an apposition, or behind it."""
        if last < 0:
            return self.inverted(end, cue) if cue.strength >= Strength.CLAUSE and start and self.text[:start].rstrip()[-1:] in _QUOTES else None
        mark = words[last][0]
        if mark in _QUOTES:
            before = self.text[words[last][1] - 1 : words[last][1]]
            if before in ",.!?…-—" or (mark in "”" and last == len(words) - 1):
                found = self.inverted(end, cue)
                if found is not None:
                    return found
            if mark != "“":
                return None
            return None
        if mark == ",":
            found = _over_apposition(words, last)
            if found is None or (isinstance(found, Phrase) and not found.sure):
                return self.inverted(end, cue, sure=False) or found
            return found
        if mark in {"—", "–", "-"}:
            return _over_apposition(words, last, "—–-")
        if mark == ")":
            while last > 0 and words[last][0] != "(":
                last -= 1
            return phrase_before(words, last - 1)
        lower = mark.lower()
        if lower in {"and", "but", "or", "then"}:
            return self.coordinated(words, last, start)
        if lower in {"who", "which", "that"}:
            return _antecedent(words, last)
        return phrase_before(words, last)

    def inverted(self, end: int, cue: Cue, *, sure: bool = True) -> Phrase | Pronoun | None:
        """Return the subject behind its verb, as in `said the harbour master`."""
        found = phrase_after(self.text, end)
        if found is None or isinstance(found, Pronoun):
            return found
        phrase, follow = found
        if follow in {"is", "are", "was", "were", "has", "had", "have", "will", "would", "could", "should", "may", "might", "can", "did", "does"}:
            return None
        if not sure and (cue.strength < Strength.CLAUSE or follow not in {",", ".", ":", ";", "", "who", "in", "of", "at", "after"} or not (phrase.name or phrase.sure)):
            return None
        return phrase

    def coordinated(self, words: list[Token], last: int, start: int) -> Phrase | Pronoun | None:
        """Return the subject that a verb behind "and" shares with the verbs before it."""
        begin = self.sentence(start)
        return self.clause_subject(tokens(self.text, begin, words[last][1]))

    def clause_subject(self, words: list[Token]) -> Phrase | Pronoun | None:
        """Return the subject of the last clause of a sentence that has one, by its place."""
        begin = 0
        for at, (word, _, _) in enumerate(words):
            if word.lower() in {"when", "while", "after", "as", "because", "before", "although", "though", "since", "until", "where"} and at + 2 < len(words):
                if at == 0:
                    comma = next((i for i, w in enumerate(words) if w[0] == ","), None)
                    if comma is None:
                        return None
                    begin = comma + 1
                else:
                    begin = at + 1
        if begin < len(words) and words[begin][0].lower() in {"in", "on", "at", "during", "for", "by", "with", "from", "asked", "earlier", "meanwhile", "separately", "however", "instead", "speaking", "later", "yesterday", "to", "under"}:
            comma = next((i for i in range(begin, len(words)) if words[i][0] == ","), None)
            if comma is None:
                return None
            begin = comma + 1
        while begin < len(words) and words[begin][0].lower() in {"but", "and", "yet", "still", "now", "so", '"', "“", ","}:
            begin += 1
        if begin >= len(words):
            return None
        found = phrase_after(self.text, words[begin][1], 90)
        if isinstance(found, tuple):
            phrase, _ = found
            return phrase._replace(sure=False) if phrase.name or phrase.sure else None
        return found

    def participle(self, words: list[Token], start: int) -> Phrase | Pronoun | None:
        """Return the subject of a sentence for `…, saying that …`, unless the sentence already names a speaker."""
        if not words or words[-1][0] not in {",", "—", "–"}:
            return None
        begin = self.sentence(start)
        if any(begin <= s < start for s, _ in self.spoken):
            return None
        return self.clause_subject(tokens(self.text, begin, words[-1][1]))

    def weigh(self, subject: Phrase, word: str, cue: Cue, start: int, end: int) -> float:
        """Return the probability that a subject and its verb are an attribution; 0 where they are none."""
        text, strength = self.text, cue.strength
        base = 0.95 if subject.name or subject.sure else 0.8
        if word in {cue.lemma} and word not in {"read"} and not subject.plural and subject.kind is not PartyKind.ORGANISATION:
            return 0.0
        if strength is Strength.SPEECH:
            return base
        if subject.kind is PartyKind.DOCUMENT:
            if strength is Strength.FINDING or cue.verb_class in {"claimed", "announced", "reports"} or _CLAUSE_AFTER.match(text, end):
                return 0.85
            return 0.4
        quoted = self.quote_before(subject.start) if subject.start < start else True
        if strength is Strength.FINDING:
            return 0.75 if subject.kind is not PartyKind.PERSON and cue.lemma in {"find", "show"} and re.match(r"\s+(?:that|just|\d|only)\b", text[end : end + 8]) else 0.0
        if cue.verb_class == "reports" and subject.kind is PartyKind.OUTLET:
            return 0.95
        if quoted:
            return base - 0.02
        if strength is Strength.QUOTE:
            near = _QUOTE_NEAR.match(text, end)
            if not near:
                return 0.0
            direct = not text[end : near.end() - 1].strip(" ,:")
            naming = cue.lemma in {"call", "describe", "hail", "brand", "dub"}
            return 0.8 if naming != direct else 0.4
        if _CLAUSE_AFTER.match(text, end):
            return base - 0.05
        if self.parenthetical(subject, start, end):
            return base - 0.08
        return 0.45

    def quote_before(self, at: int) -> bool:
        """Tell whether a quotation ends right before a place."""
        before = self.text[max(0, at - 40) : at].rstrip()
        while before.endswith(("the", "The", " a", " an")):
            before = before[:-3].rstrip()
        return before[-1:] in "\"”’" and before[-2:-1] in ",.!?…—-"

    def parenthetical(self, subject: Phrase, start: int, end: int) -> bool:
        """Tell whether subject and verb stand by themselves between commas or at the end of a sentence."""
        first, last = min(subject.start, start), max(subject.end, end)
        before = self.text[max(0, first - 4) : first].rstrip().removesuffix("the").rstrip()
        return before[-1:] in {",", "—"} and self.text[last : last + 1] in {",", ".", "—", ""}

    # What leads to a source

    def told(self, end: int) -> None:
        """Add the outlet or the occasion that somebody told something to."""
        found = phrase_after(self.text, end)
        if not isinstance(found, tuple):
            return
        phrase, _ = found
        quoted = self.text[end : end + 3].strip()[:1] in {"“", '"', "‘"}
        value = self.text[phrase.start : phrase.end]
        if phrase.kind is PartyKind.OUTLET or (phrase.name and quoted):
            self.add(phrase.start, phrase.end, PartyKind.OUTLET, "venue", "told", "told", 0.93)
        elif value.endswith(("news conference", "press conference", "press briefing", "news briefing", "conference call")):
            self.add(phrase.start, phrase.end, PartyKind.DOCUMENT, "venue", "told", "told", 0.85)

    def lead(self, word: str, start: int, end: int) -> None:
        """Add the source that a phrase such as "according to" leads to."""
        text = self.text
        lower = word.lower()
        if lower == "according":
            if not text.startswith(" to ", end):
                return
            cue, verb_class, at = "according to", "according to", end + 4
        elif lower in {"quoted", "quoting"}:
            if text.startswith(" by ", end):
                cue, verb_class, at = "quoted by", "quoted", end + 4
            elif lower == "quoting" or re.match(r" [^.\n]{2,50} as saying", text[end : end + 70]):
                cue, verb_class, at = lower, "quoted", end + 1
            else:
                return
        else:
            cue, verb_class, at = lower, "via" if lower in {"via", "per"} else "citing", end + 1
        found = phrase_after(text, at)
        if not isinstance(found, tuple):
            return
        phrase, follow = found
        if lower in {"via", "per"}:
            if not is_outlet(text[phrase.start : phrase.end]) or not phrase.name:
                return
            self.add(phrase.start, phrase.end, phrase.kind, "speaker", verb_class, cue, 0.9)
            return
        if verb_class == "citing" and not (phrase.kind in {PartyKind.OUTLET, PartyKind.DOCUMENT} or (phrase.sure and not phrase.name) or lower in {"citing"}):
            return
        if lower in {"cites", "cited"}:
            return
        if verb_class == "according to" and not (phrase.name or phrase.sure or follow not in {"of"}):
            return
        self.spoken.append((start, end))
        self.add(phrase.start, phrase.end, phrase.kind, "speaker", verb_class, cue, 0.93 if phrase.name or phrase.sure else 0.75)
        if phrase.kind is PartyKind.DOCUMENT:
            self.outlet_of(phrase.end)

    def outlet_of(self, at: int) -> bool:
        """Add the outlet that a document or an interview is said to be of."""
        opened = _OPEN_NAME.match(self.text, at)
        if not opened:
            return False
        found = phrase_after(self.text, opened.end())
        if isinstance(found, tuple) and found[0].kind is PartyKind.OUTLET:
            phrase = found[0]
            self.add(phrase.start, phrase.end, PartyKind.OUTLET, "venue", "venue", self.text[at : opened.end()].strip(), 0.9)
            return True
        return False

    def venue(self, word: str, start: int, end: int) -> None:
        """Add the document or occasion in which somebody speaks, or the outlet of an interview."""
        text = self.text
        low = max(text.rfind("\n", 0, start) + 1, start - 60)
        match = _VENUE_BEFORE.search(text, low, start)
        if not match:
            return
        if word in {"press", "conference", "briefing", "call"} and not text[start - 6 : end].endswith(("press conference", "news conference", "conference call")):
            compound = text[max(0, start - 12) : end]
            if not compound.endswith(("press conference", "news conference", "conference call", "press briefing", "news briefing")):
                return
        if noun_kind(text[end + 1 : end + 14].split(" ")[0].strip(".,;:”\"") or ".") is not None and text[end : end + 1] == " ":
            return
        begin = self.sentence(start)
        close = text.find("\n", end)
        stop = _SENTENCE.search(text, end, close if close >= 0 else len(text))
        finish = stop.start() if stop else (close if close >= 0 else len(text))
        if not _SPEECH.search(text, begin, match.start()) and not _SPEECH.search(text, end, finish):
            return
        if word.startswith("interview") and self.outlet_of(end):
            return
        self.outlet_of(end)
        phrase_start = match.start(2)
        if word in _WEAK_VENUES and not _SPEECH.search(text, max(begin, match.start() - 60), min(finish, end + 90)):
            return
        self.add(phrase_start, end, PartyKind.DOCUMENT, "venue", "venue", text[match.start() : end], 0.85)

    def platform(self, start: int) -> None:
        """Add the channel or network on which somebody speaks."""
        text = self.text
        if not _PLATFORM_BEFORE.search(text, max(0, start - 12), start):
            return
        begin = self.sentence(start)
        if not _SPEECH.search(text, begin, start):
            return
        found = phrase_after(text, start)
        if isinstance(found, tuple) and found[0].kind is PartyKind.OUTLET:
            self.add(found[0].start, found[0].end, PartyKind.OUTLET, "venue", "venue", "on", 0.8)


_VENUE_BEFORE = re.compile(
    r"(?:^|(?<=[\s(“\"]))(?:[Ii]n|[Dd]uring|[Aa]t|[Oo]n|via|[Tt]hrough)\s+"
    r"((?:a|an|the|his|her|their|its|this|that|another|one|two|[A-Z][\w.’'-]+[’']s|[A-Z]\w+s[’'])\s+)?((?:(?!of\b|and\b|to\b|with\b|for\b|the\b|a\b|in\b)[\w’'.-]+\s+){0,4})?$"
)
_SPEECH = re.compile(
    r"[\s\"”’,](?:"
    + trie_pattern(form for form, cue in CUES.items() if cue.strength is not Strength.FINDING and not (form == cue.lemma and form in {"report", "post", "comment", "note", "state", "share"}))
    + r")(?!\w)"
)


def _before_verb(words: list[Token], word: str) -> int | None:
    """Return the index of the last token before a verb and its auxiliaries; None where the form is passive, negated or hypothetical."""
    at = len(words) - 1
    while at >= 0:
        token = words[at][0]
        lower = token.lower()
        if lower in _PASSIVE:
            if not word.endswith("ing"):
                return None
            at -= 1
        elif lower == "to":
            if word == "say" and at > 1 and words[at - 1][0] in {"on", "continued"} and words[at - 2][0] in {"went", "goes", "go"}:
                return at - 3
            return None
        elif lower in _BLOCKED:
            return None
        elif lower in _SKIP_BEFORE or (token.endswith("ly") and token[0].islower() and len(token) > 4):
            at -= 1
        elif token in DAYS:
            at -= 1
            if at >= 0 and words[at][0] in {"on", "last", "late", "early", "this"}:
                at -= 1
            if at > 0 and words[at - 1][0] in {"in"} and words[at][0] in {"court"}:
                at -= 2
        elif lower in {"week", "month", "year"} and at and words[at - 1][0] in {"last", "this"}:
            at -= 2
        else:
            break
    return at


def _progressive(words: list[Token]) -> bool:
    return bool(words) and words[-1][0].lower() in _PASSIVE


def _over_apposition(words: list[Token], last: int, marks: str = ",") -> Phrase | Pronoun | None:
    """Return the phrase before an insertion between commas: `Ada Quill, the harbour master, said`."""
    at = last - 1
    while at >= 0 and words[at][0] not in marks:
        at -= 1
    if at < 1:
        return None
    inside = words[at + 1][0]
    if last - at <= 6 and inside[0].isupper() and all(w[0][0].isupper() or w[0] in {".", "’", "de", "van", "von", "al"} for w in words[at + 1 : last]):
        inner = phrase_before(words, last - 1)
        outer = phrase_before(words, at - 1)
        if isinstance(outer, Phrase) and not outer.name and isinstance(inner, Phrase):
            return inner
        if outer is None and isinstance(inner, Phrase):
            return None
    before = at - 1
    if words[before][0] == ")":
        while before > 0 and words[before][0] != "(":
            before -= 1
        before -= 1
    found = phrase_before(words, before)
    if isinstance(found, Phrase) and (found.name or found.sure):
        return found
    if found is None or isinstance(found, Phrase):
        further = _over_apposition(words, at, marks) if at > 2 else None
        return further
    return found


def _antecedent(words: list[Token], last: int) -> Phrase | Pronoun | None:
    at = last - 1
    if at >= 0 and words[at][0] in {",", "—", "–"}:
        at -= 1
    found = phrase_before(words, at)
    if isinstance(found, Phrase) and (found.name or found.sure):
        return found
    return Pronoun(words[last][1])
