"""The words that attribute speech, writing or findings to somebody or lead to who did: verbs with their class and strength, occasions, channels."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


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


SPEECH, CLAUSE, QUOTE, FINDING, ACT = Strength
"""The strengths by themselves: Python 3.11 takes long to look up a member of an enumeration."""


class Cue(NamedTuple):
    """A form of a cue word: its lemma, its class in reports, its strength, whether it ends in -ing, and whether it is a base form."""

    word: str
    lemma: str
    verb_class: str
    strength: Strength
    participle: bool
    base: bool


_INVENTORY = {
    Strength.SPEECH: {
        "said": "say says said saying | quip: quips quipped | opine opines opined opining",
        "told": "tell tells told telling",
        "wrote": "tweet: tweets tweeted tweeting | retweet retweets retweeted retweeting",
        "testified": "testify testifies testified testifying",
    },
    Strength.CLAUSE: {
        "said": (
            "add: adds added | point out: points pointed pointing | explain explains explained explaining | note: notes noted noting | remark: "
            "remarked | observe: observes observed | comment: commented | state: states stated stating | declare declares declared declaring | "
            "reply replies replied replying | respond: responds responded | answer: answers answered | continue: continues continued | recall "
            "recalls recalled recalling | stress stresses stressed stressing | emphasize emphasizes emphasized emphasizing | emphasise "
            "emphasises emphasised emphasising | reiterate reiterates reiterated reiterating | remember: remembers remembered | lament laments "
            "lamented lamenting | complain complains complained complaining | joke: jokes joked | muse muses mused musing | exclaim: exclaimed "
            "| marvel: marveled marvelled | fume fumes fumed fuming | caution: cautions cautioned | concede concedes conceded conceding | "
            "acknowledge acknowledges acknowledged acknowledging | admit admits admitted admitting | counter: countered | conclude concludes "
            "concluded concluding"
        ),
        "claimed": (
            "claim claims claimed claiming | argue argues argued arguing | allege alleges alleged alleging | assert asserts asserted "
            "asserting | contend contends contended contending | insist insists insisted insisting | maintain maintains maintained | "
            "suggest suggests suggested suggesting | believe believes believed | predict predicts predicted predicting | "
            "warn warns warned warning | estimate: estimates estimated"
        ),
        "wrote": "write writes wrote written writing | post: posted | email: emailed | text: texted",
        "announced": (
            "announce announces announced announcing | confirm confirms confirmed confirming | disclose discloses disclosed "
            "disclosing | reveal reveals revealed revealing | proclaim proclaims proclaimed proclaiming | clarify clarifies clarified "
            "clarifying"
        ),
        "reports": "report: reports reported",
    },
    Strength.QUOTE: {
        "said": (
            "ask: asks asked | call: calls called calling | describe: describes described describing | vow vows vowed vowing | pledge "
            "pledges pledged pledging | promise: promised promises | urge: urges urged urging | agree: agrees agreed | thunder: "
            "thundered | swear: swore | boast boasts boasted boasting | praise: praises praised | blast: blasted blasts | deny: "
            "denies denied denying | dismiss dismisses dismissed dismissing | hail: hailed | brand: branded | dub: dubbed | denounce "
            "denounces denounced denouncing | condemn condemns condemned condemning | criticize criticizes criticized criticizing | "
            "criticise criticises criticised criticising | reject rejects rejected rejecting | deride derides derided deriding"
        ),
    },
    Strength.FINDING: {
        "shows": "show shows showed showing | find: finds found | indicate indicates indicated indicating | read reads",
    },
    Strength.ACT: {
        "said": (
            "cite cites cited | accuse: accuses accused accusing | apologize apologizes apologized apologizing | apologise apologises "
            "apologised apologising | speak spoke speaking | share: shared | refuse: refused | decline: declined | defend: defended "
            "defends | refer: referring"
        ),
    },
}
"""Verbs by strength and class; bars part the verbs, a colon follows a lemma that is no cue word itself (or is a noun as often)."""


def _inventory() -> dict[str, Cue]:
    words: dict[str, Cue] = {}
    for strength, classes in _INVENTORY.items():
        for verb_class, verbs in classes.items():
            for verb in verbs.split("|"):
                lemma, colon, forms = verb.partition(":")
                first = lemma.split()[0]
                for form in (forms if colon else lemma).split():
                    # "read" is its own past.
                    words[form] = Cue(form, first, verb_class, strength, form.endswith("ing"), form == first and form != "read")
    return words


CUES = _inventory()
"""Cue words by form."""

VENUES = frozenset(
    "statement statements interview interviews tweet tweets post posts letter memo email e-mail speech op-ed column essay release report "
    "filing affidavit lawsuit complaint paper study article book memoir video podcast conference briefing message testimony presentation "
    "note blogpost editorial appearance call declaration "
    "dossier ruling opinion opinions thread story analysis survey poll".split()
)
"""What somebody speaks in."""
PLATFORMS = frozenset("CNN MSNBC Twitter Facebook Instagram CNBC NBC CBS ABC Fox BBC NPR Reddit YouTube PBS Newsmax LinkedIn Snapchat ESPN".split())
"""What somebody speaks on."""
LEADS = frozenset("according According citing Citing quoted quoting via per".split())
"""Words behind which a source is named."""
LABELS = frozenset("Photo Photograph Photography Image Picture Credit Credits Illustration".split())
"""Words that open a credit."""
CUE_WORDS = frozenset({*CUES, *VENUES, *LEADS, *PLATFORMS, *LABELS})
"""The words round which a text is read."""
