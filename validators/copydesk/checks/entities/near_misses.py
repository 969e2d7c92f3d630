"""The names of a record that are probably misspelt: found once, shared by the checks of the family."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import filterfalse
from typing import TYPE_CHECKING

from copydesk.text.lexicon import Lexicon, load_lexicon
from copydesk.text.misspelling import Weights
from copydesk.text.names import Names, is_name, places, read_names
from copydesk.text.nearby import NearNames
from copydesk.text.spelling import speaks_of_spelling
from copydesk.text.suspects import WELL_KNOWN, find_pairs, stands_open
from copydesk.text.zones import ZoneKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from copydesk.check import Record
    from copydesk.config import GlossaryEntry
    from copydesk.finding import Span
    from copydesk.survey.names import NameCounts
    from copydesk.text.misspelling import Pair

LEAST = 0.3
"""Probability below which a near miss is not even a finding of low confidence."""
TOLD = 0.7
"""Probability from which a full name tells a near miss better than the name by itself does, were that a little surer."""
_DOUBT = 0.5
"""What is left of the doubt about a near miss of a name that the user's glossary has."""
_LISTED = 50.0
"""In how many other articles such a name counts as seen, at least."""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A name that is probably misspelt.

    Attributes:
        pair: the suspect, the form it probably stands for, and what is known of both.
        confidence: how likely it is a misspelling.
        body: where the suspect stands in the body.
        title: where it stands in the title.
        full_name: the full name of which it is a part, where it is the full name that gives it away.
        is_listed: whether the user's glossary has the other form, which makes a slip likelier.
    """

    pair: Pair
    confidence: float
    body: tuple[Span, ...]
    title: tuple[Span, ...]
    full_name: str = ""
    is_listed: bool = False


class ListedNames:
    """The words of the names that a glossary has as right, as `Names` lists them."""

    def __init__(self, glossary: tuple[GlossaryEntry, ...]) -> None:
        forms = (form.replace("’", "'") for entry in glossary for form in (entry.name, *entry.aliases))
        self.words: frozenset[str] = frozenset(word for form in forms for word in re.split(r"[\s-]+", form))
        self._near = NearNames(word for word in self.words if word[:1].isupper() and is_name(word))

    def near(self, word: str) -> set[str]:
        """Return those of the words that are names one edit away from a word."""
        return self._near.find(word)


@lru_cache(maxsize=16)
def listed_names(glossary: tuple[GlossaryEntry, ...]) -> ListedNames:
    """Return the words of a glossary, which is the same for all records of a run."""
    return ListedNames(glossary)


class OtherRecords:
    """What the lexicon and all other records of the run say of names."""

    def __init__(self, lexicon: Lexicon, run: NameCounts, own: Names, listed: ListedNames, *, counted: bool) -> None:
        self.letters: Sequence[int] = lexicon.letters
        self._lexicon, self._run, self._listed = lexicon, run, listed
        self._counts, self._factor = run.counts()
        self._counted = counted
        self._own = own if counted else Names()
        memo = run.remembered(lexicon)
        self.lone: set[str] = memo.lone
        self._near = memo.near
        self._facts = memo.facts if counted else {}
        self._trusted = memo.trusted if counted else {}

    def look_up(self, word: str) -> tuple[float, int]:
        """Return in how many other articles a word was seen, and how common it is in general English."""
        known = self._lexicon.look_up(word)
        seen = self._counts.get(word)
        if word in self._listed.words:
            known = max(known[0], _LISTED), known[1]
        return (known[0] + (seen - (word in self._own)) * self._factor, known[1]) if seen else known

    def as_word(self, word: str) -> int:
        """Return how common a word is in lower case."""
        return self._lexicon.look_up(word.lower())[1]

    def little_known(self, words: Iterable[str]) -> dict[str, tuple[float, int]]:
        """Return what `look_up` says of the article's own words, those left out that cannot be judged or are known well."""
        known, trusted, look_up, counts, own = self._facts, self._trusted, self._lexicon.look_up, self._counts, int(self._counted)
        facts: dict[str, tuple[float, int]] = {}
        for word in filterfalse(trusted.__contains__, words):
            fact = known.get(word)
            if fact is not None:
                facts[word] = fact
                continue
            articles, common = look_up(word)
            found = (articles + (counts.get(word, own) - own) * self._factor, common)
            if is_name(word) and found[0] <= WELL_KNOWN:
                facts[word] = known[word] = found
            else:
                trusted[word] = found
        return facts

    def look_up_own(self, word: str) -> tuple[float, int]:
        """Return what `look_up` says of a word of the article itself."""
        return self._trusted.get(word) or self._facts.get(word) or self.look_up(word)

    def together(self, pair: str) -> float:
        """Return in how many other articles two words stand side by side."""
        known = self._lexicon.together(pair)
        seen = self._counts.get(pair)
        return known + (seen - (pair in self._own)) * self._factor if seen else known

    def most_together(self, pairs: Sequence[str]) -> float:
        """Return the most that `together` says of some pairs."""
        if self._counts.keys().isdisjoint(pairs):
            return self._lexicon.most_together(pairs)
        return max(map(self.together, pairs))

    def completing(self, before: str, after: str, suspect: str) -> set[str]:
        """Return the names that, after or before a part, make a well-known full name with it, and that begin or end as a suspect does."""
        return {*self._lexicon.company.completing(before, after, suspect), *self._run.company.completing(before, after, suspect)}

    def near(self, word: str) -> tuple[str, ...]:
        """Return the well-known names, and those of the glossary, one edit away from a word."""
        found = self._near.get(word)
        if found is None:
            found = self._near[word] = (*self._lexicon.near(word), *self._run.near(word, self._lexicon.name_set))
        return (*found, *sorted(self._listed.near(word).difference(found))) if self._listed.words else found


@cache
def load_weights(name: str = "names.weights.json") -> Weights:
    """Return the fitted weights."""
    fitted = json.loads(files("copydesk.data").joinpath(name).read_text("utf-8"))
    return Weights(fitted["weights"], fitted["scores"], fitted["confidences"])


def mentioned(record: Record) -> Names | None:
    """Return the names of title and body, or None where the article is not in English."""
    return Names(record.keys.names) if record.keys.names else None


def near_misses(record: Record) -> tuple[NearMiss, ...]:
    """Return the probably misspelt names of a record, each with the likeliest right form; what the user's glossary has is no suspect."""
    names = record.of(mentioned)
    if names is None:
        return ()
    weights = load_weights()
    listed = listed_names(record.settings.glossary)
    best: dict[str, tuple[float, NearMiss]] = {}
    for full_name, pair in find_pairs(names, others(record, names)):
        if pair.suspect in listed.words or _is_signed(record, pair):
            continue
        # The places cost most to find and can only change the judgement a little.
        if weights.confidence(weights.score(pair)) < LEAST / 2:
            continue
        body, title = locate(record, pair)
        score = weights.score(pair)
        confidence = round(weights.confidence(score), 4)
        is_listed = pair.right in listed.words
        if is_listed:
            confidence = round(1 - (1 - confidence) * _DOUBT, 4)
        if not (body or title) or confidence < LEAST:
            continue
        before = best.get(pair.suspect)
        if before and full_name and confidence >= TOLD and before[1].pair.right == pair.right and not before[1].full_name:
            score = max(score, before[0])
        elif before and before[0] >= score:
            continue
        best[pair.suspect] = score, NearMiss(pair, confidence, tuple(body), tuple(title), full_name, is_listed)
    return tuple(miss for score, miss in best.values() if miss.pair.right not in best or best[miss.pair.right][0] < score)


def _is_signed(record: Record, pair: Pair) -> bool:
    """Tell whether the byline has the suspect as a surname, and not the other form, so that it is the author's own name."""
    bylines = [read_names(author).words for author in record.article.authors if pair.suspect in author]
    return any(pair.suspect in words[1:] and pair.right not in words for words in bylines)


def others(record: Record, names: Names) -> OtherRecords:
    """Return what is known of names outside a record."""
    run, listed = record.survey.names, listed_names(record.settings.glossary)
    return OtherRecords(load_lexicon(record.settings.lexicon), run, names, listed, counted=run.is_counted(record.keys.content))


def locate(record: Record, pair: Pair) -> tuple[list[Span], list[Span]]:
    """Return where a suspect stands in body and title, and note in the pair what the places tell."""
    body, title = record.body, record.article.title or ""
    spots = [span for span in places(body, pair.suspect) if not speaks_of_spelling(body, *span)]
    heads = list(places(title, pair.suspect))
    if spots or heads:
        pair.opens = bool(spots) and all(stands_open(body, start) for start, _ in spots)
        pair.aside = bool(spots) and all(record.zone_at(start) not in {ZoneKind.BODY, ZoneKind.CAPTION} for start, _ in spots)
        suspect, right = pair.suspect.lower(), pair.right.lower()
        url, text = (record.article.url or "").lower(), body.lower()
        pair.in_url = suspect in url, right in url
        if spots:
            pair.in_title = pair.suspect in title, pair.right in title
        else:
            pair.is_earlier = False
        pair.in_text = text.count(suspect) - len(spots), text.count(right)
    return spots, heads
