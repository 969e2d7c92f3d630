"""The words that attribute speech, writing or findings to somebody: which they are, their class, and how much they prove alone."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable


class Strength(IntEnum):
    """What a cue word needs before it counts as an attribution."""

    SPEECH = 4
    """Nothing more: whoever stands before it said something."""
    CLAUSE = 3
    """Words that were said: a quotation, a that-clause, or a clause after it."""
    QUOTE = 2
    """A quotation next to it, because the word alone names an act."""
    FINDING = 1
    """A document before it, or a pollster and a that-clause."""
    ACT = 0
    """It never names a speaker; it only says that a venue in its sentence is one."""


class Cue(NamedTuple):
    """A cue word: its lemma, its class in reports, and its strength."""

    lemma: str
    verb_class: str
    strength: Strength


def _forms(lemma: str, *irregular: str) -> tuple[str, ...]:
    """Return the forms of a regular verb that can stand behind a subject, its participle last."""
    if irregular:
        return irregular
    if lemma.endswith("e"):
        return lemma, f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing"
    if lemma.endswith("y") and lemma[-2] not in "aeou":
        return lemma, f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"
    ending = "es" if lemma.endswith(("s", "h", "x")) else "s"
    return lemma, f"{lemma}{ending}", f"{lemma}ed", f"{lemma}ing"


_IRREGULAR = {
    "say": ("say", "says", "said", "saying"),
    "tell": ("tell", "tells", "told", "telling"),
    "write": ("write", "writes", "wrote", "written", "writing"),
    "find": ("find", "finds", "found"),
    "show": ("show", "shows", "showed"),
    "read": ("read", "reads"),
    "admit": ("admit", "admits", "admitted", "admitting"),
    "quip": ("quips", "quipped"),
    "text": ("texted",),
    "post": ("posted",),
    "share": ("shared",),
    "call": ("calls", "called", "calling"),
    "note": ("notes", "noted", "noting"),
    "claim": ("claim", "claims", "claimed", "claiming"),
    "report": ("report", "reports", "reported", "reporting"),
    "state": ("states", "stated", "stating"),
    "joke": ("jokes", "joked"),
    "comment": ("commented",),
    "counter": ("countered",),
    "answer": ("answered",),
    "answers": ("answers",),
    "speak": ("speak", "spoke", "speaking"),
    "remember": ("remembers", "remembered"),
    "estimate": ("estimates", "estimated"),
    "go on": ("went",),
    "refer": ("referring",),
    "tweet": ("tweets", "tweeted", "tweeting"),
    "email": ("emailed",),
    "document": ("documented",),
    "swear": ("swore",),
    "bet": (),
    "exclaim": ("exclaimed",),
    "thunder": ("thundered",),
}

_LEMMAS = {
    Strength.SPEECH: {
        "said": "say quip opine",
        "told": "tell",
        "wrote": "tweet retweet",
        "testified": "testify",
    },
    Strength.CLAUSE: {
        "said": "add explain note remark observe comment state declare reply respond answer continue recall stress emphasize emphasise reiterate "
        "remember lament complain joke muse exclaim marvel fume caution concede acknowledge admit counter conclude",
        "claimed": "claim argue allege assert contend insist maintain suggest believe predict warn estimate",
        "wrote": "write post email text",
        "announced": "announce confirm disclose reveal proclaim clarify",
        "reports": "report",
    },
    Strength.QUOTE: {
        "said": "ask call describe vow pledge promise urge agree thunder swear boast praise blast deny dismiss hail brand dub denounce condemn "
        "criticize criticise reject deride",
    },
    Strength.FINDING: {"shows": "show find indicate read"},
    Strength.ACT: {"said": "accuse apologize apologise speak share refuse decline defend refer"},
}


def _inventory() -> dict[str, Cue]:
    words: dict[str, Cue] = {}
    for strength, classes in _LEMMAS.items():
        for verb_class, lemmas in classes.items():
            for lemma in lemmas.split():
                for form in _forms(lemma, *_IRREGULAR.get(lemma, ())):
                    words[form] = Cue(lemma, verb_class, strength)
    return words


CUES = _inventory()
"""Cue words by form."""

PHRASES = {"according": "according to", "via": "via", "citing": "citing", "cited": "citing", "cites": "citing"}
"""Cue words that stand before their source, with their class."""


_Tree: TypeAlias = "dict[str, _Tree]"


def trie_pattern(words: Iterable[str]) -> str:
    """Return a regular expression for any of some words in which no letter is tried twice.

    An alternation of two hundred words tries each of them at each place; the tree costs a fifth of that.
    """
    tree: _Tree = {}
    for word in sorted(words):
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(tree)


def _branches(node: _Tree) -> str:
    parts = [re.escape(letter) + _branches(rest) for letter, rest in node.items() if letter]
    if not parts:
        return ""
    body = "|".join(parts)
    if len(parts) > 1 or "" in node:
        body = f"(?:{body})"
    return f"{body}?" if "" in node else body
