"""What kind of party a name or a noun stands for (person, outlet, organisation, document), and under which name it is best known."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from copydesk.text import party_names


class PartyKind(StrEnum):
    """What a named source is."""

    PERSON = "person"
    OUTLET = "outlet"
    ORGANISATION = "organisation"
    DOCUMENT = "document"


PERSON, OUTLET, ORGANISATION, DOCUMENT = PartyKind
"""The kinds by themselves: Python 3.11 takes long to look up a member of an enumeration."""


class Party(NamedTuple):
    """A party that the lists know: its canonical name, its kind, and whether it supplies others with news or pictures."""

    name: str
    kind: PartyKind
    agency: bool = False


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ARTICLE_NAMES = _words(
    "Times Sun Mirror Age Nation Hill Observer Independent Telegraph Hindu Atlantic Economist Guardian Verge Post Journal Globe Blaze"
)
"""Outlets that are only meant when an article stands before the word."""

_PLAIN_WORDS = _words(
    "Time Fortune Nature Science Vice Salon Variety Deadline Protocol Quartz Slate Age Billboard Visa Ford House Shell Meta Redux Magnum Hill RT CP"
)
"""Names that are also surnames or ordinary words at the start of a sentence."""


def _load() -> dict[str, Party]:
    known: dict[str, Party] = {}
    for lines, kind, agency in (
        (party_names.AGENCIES, OUTLET, True),
        (party_names.OUTLETS, OUTLET, False),
    ):
        for line in lines.strip().splitlines():
            forms = [form.strip() for form in line.split("|")]
            for form in forms:
                # A line of equals (networks, say) has no canonical form but each its own.
                name = form if forms[0] == "Twitter" else forms[0]
                known.setdefault(bare_name(form), Party(name, kind, agency))
    for form in re.split(r"[|\n]", party_names.ORGANISATIONS):
        if form.strip():
            known.setdefault(form.strip(), Party(form.strip(), ORGANISATION))
    return known


def bare_name(name: str) -> str:
    """Return a name without its article, possessive ending and the stop of an abbreviation."""
    name = name[4:] if name[:4] in {"the ", "The "} else name
    if name.endswith(("'s", "’s")) and name not in {"Barron's", "Barron’s", "McDonald's", "Moody's"}:
        name = name[:-2]
    return name.rstrip(".'’")


KNOWN = _load()
"""Parties by each of their forms, without article."""
_LONGEST_FORM = max(map(len, KNOWN)) + len("the ’s.")

_OUTLET_ENDS = _words(
    "News Times Post Journal Herald Tribune Gazette Chronicle Magazine Radio TV Television Telegraph Courier Inquirer Examiner Dispatch "
    "Weekly Newspaper Broadcasting Mail Advocate Ledger Bulletin Sentinel Enquirer Observer Picayune Intelligencer Globe Bee Zeitung "
    "Standard Reporter Spectator Podcast Republic Gazette-Mail Post-Gazette Star-Tribune Sun-Times Journal-Constitution Post-Dispatch "
    "Times-Picayune Plain-Dealer Monitor Today Tonight Wire"
)
_OUTLET_STARTS = _words("Daily Radio Channel Weekly Sunday")
_ORGANISATION_WORDS = _words(
    "Inc Corp Ltd LLC Co Group Bank University Institute Association Foundation Center Centre Council Commission Party Airlines Airways "
    "Technologies Company Department Ministry Agency Committee Society Federation Union League Office Bureau Administration Authority Board "
    "Court Service Police Army Navy Force Guard College School Hospital Fund Organization Organisation Coalition Campaign Network "
    "Partnership Trust Alliance Initiative Project House Senate Parliament Congress Government Republic Museum Church Labs Systems Motors "
    "Industries Holdings Partners Capital Securities Research Consulting Studios Entertainment Games Software Cloud Academy Embassy "
    "Treasury Caucus Conference Chamber Club United Action Watch International Energy Pharmaceuticals Therapeutics Consortium Democrats "
    "Republicans Conservatives Tories Liberals Greens Americans Palestinians Israelis Russians Ukrainians Iranians Iraqis Europeans Germans "
    "Britons Chinese Senators Officials Investigators Authorities Prosecutors Lawyers Researchers Scientists Analysts Economists Experts "
    "Lawmakers Critics Police Activists Studio Nations Centers Centres Institutes Laboratories Laboratory Associates Services Operations "
    "Affairs Directors Veterans Brothers Sons Bureaus Fed Exchange Hotel Hotels Media Press Airport Division Forum Sheriff's Sheriff’s Team "
    "Unit Task"
)
_ORGANISATION_STARTS = _words("University Department Ministry Bank Institute Center Centre Church")
_LONGEST_ACRONYM = 7
_PEOPLE = ("ers", "ors", "ists", "ians", "ees")
"""Endings of words for groups of people; long words only, since "papers" and "orders" end so too."""
_SURNAME_STARTS = ("Mc", "Mac", "O'", "O’", "De", "Di", "La", "Le", "Van", "Fitz")
_DOCUMENT_WORDS = _words("Report Study Survey Poll Act Memo Dossier Bible Constitution Koran Quran Statement Index Review Lawsuit Declaration")

_PERSON_NOUNS = _words(
    "spokesman spokeswoman spokesperson official officer president minister premier senator congressman congresswoman representative "
    "lawmaker author writer lawyer attorney judge justice director executive manager chairman chairwoman chairperson chair man woman boy "
    "girl mother father brother sister son daughter wife husband mom dad aide adviser advisor analyst expert source person professor "
    "researcher scientist doctor physician nurse leader witness resident voter activist advocate economist critic observer reporter "
    "journalist editor columnist commentator host user commenter commentator nominee candidate governor mayor commissioner secretary chief "
    "founder co-founder cofounder investor engineer developer farmer student teacher historian strategist consultant diplomat ambassador "
    "envoy general colonel commander captain sergeant soldier veteran detective sheriff prosecutor investigator inspector coach player boss "
    "owner head deputy vice-president ceo cfo cto actor actress singer director filmmaker musician artist designer pastor priest bishop "
    "pope rabbi imam king queen prince princess monarch chancellor billionaire entrepreneur businessman businesswoman trader broker banker "
    "worker employee driver pilot passenger customer consumer client patient neighbor neighbour friend colleague cousin uncle aunt parent "
    "grandmother grandfather teenager kid child victim survivor suspect defendant plaintiff insider whistleblower operative lobbyist "
    "organizer organiser protester demonstrator pollster reader viewer fan blogger tweeter star legend champion striker midfielder "
    "goalkeeper captain winger chancellor treasurer speaker counsel co-author curator creator archivist nun monk principal superintendent "
    "trustee donor delegate surgeon psychologist biologist physicist chemist astronomer geologist virologist epidemiologist sociologist "
    "anthropologist archaeologist archeologist philosopher theologian democrat republican conservative liberal libertarian progressive "
    "socialist watcher chart-watcher celebrity moderator translator interpreter administrator correspondent photographer narrator caller"
)
_ORGANISATION_NOUNS = _words(
    "company campaign department ministry government administration committee group union team agency bank firm court office party council "
    "commission foundation organisation organization association embassy regime army military charity coalition university hospital startup "
    "start-up giant maker retailer airline carrier operator prosecution defence defense force watchdog regulator tank body institute "
    "society federation league club board panel family public bureau authority kingdom state city country nation police staff people crowd "
    "electorate opposition majority minority cabinet parliament congress senate judiciary leadership management consortium corporation "
    "conglomerate manufacturer developer publisher supplier provider service unit division lab laboratory think-tank thinktank nonprofit "
    "non-profit pac fund exchange industry business brand store chain school college church mosque museum zoo airport mission delegation "
    "jury side media press left right establishment community village town county district troika eu un who fbi cia nsa dni doj irs epa fda "
    "cdc sec ftc fcc men women children majority plurality percent number couple pair trio generation"
)
_OUTLET_NOUNS = _words(
    "newspaper magazine outlet network broadcaster site website blog publication tabloid daily weekly channel station newswire broadsheet "
    "paper wire show programme program"
)
_DOCUMENT_NOUNS = _words(
    "report reports study studies survey surveys poll polls statement statements tweet tweets post posts memo memos memorandum letter "
    "letters email emails e-mail e-mails lawsuit suit complaint complaints filing filings affidavit affidavits indictment document "
    "documents article articles story op-ed column editorial essay book memoir release note notes analysis research findings finding data "
    "figures records record transcript transcripts dossier message messages testimony declaration petition ruling opinion notice review "
    "audit headline caption brief briefing census statistics numbers results evidence estimates projections papers law bill "
    "charter constitution guidelines text letter motion order subpoena warrant biography profile dispatch cable "
    "cables tape tapes video footage recording leak leaks blogpost screenshot obituary manifesto communique communiqué resolution "
    "report-card forecast index ad ads page readout summary"
)
_PLURAL_PERSONS = frozenset(
    [f"{noun}es" if noun.endswith(("s", "ch")) else f"{noun}s" for noun in _PERSON_NOUNS]
    + [noun[:-3] + "men" for noun in _PERSON_NOUNS if noun.endswith("man")]
    + [f"{noun[:-1]}ies" for noun in _PERSON_NOUNS if noun.endswith("y")]
)


_NOUNS = (
    dict.fromkeys(_OUTLET_NOUNS, OUTLET)
    | dict.fromkeys(_ORGANISATION_NOUNS | _PLURAL_PERSONS, ORGANISATION)
    | dict.fromkeys(_DOCUMENT_NOUNS, DOCUMENT)
    | dict.fromkeys(_PERSON_NOUNS, PERSON)
)
"""What common nouns stand for; a person is preferred."""


def lookup(name: str) -> Party | None:
    """Return what is known of a name, article and possessive ending aside, or None."""
    if len(name) > _LONGEST_FORM:
        return None
    bare = bare_name(name)
    party = KNOWN.get(bare)
    return None if party and bare in _ARTICLE_NAMES and bare == name else party


def noun_kind(word: str) -> PartyKind | None:
    """Return what a common noun stands for: persons in the plural are an organisation; None where it is no party."""
    word = word.lower()
    kind = _NOUNS.get(word)
    if kind is not None:
        return kind
    if word.endswith("maker") or (word.endswith(_PEOPLE) and len(word) > _LONGEST_ACRONYM):
        return ORGANISATION
    if word.endswith(("ist", "ologist")) and len(word) > _LONGEST_ACRONYM:
        return PERSON
    if word.endswith("s") and (word[:-1] in _ORGANISATION_NOUNS or word[:-3] + "y" in _ORGANISATION_NOUNS):
        return ORGANISATION
    if word.endswith("s") and word[:-1] in _OUTLET_NOUNS:
        return OUTLET
    return None


def is_outlet(name: str) -> bool:
    """Tell whether a proper name is that of an outlet, by the lists or by its shape."""
    party = lookup(name)
    if party:
        return party.kind is OUTLET
    words = bare_name(name).split()
    return len(words) > 1 and (words[-1] in _OUTLET_ENDS or words[0] in _OUTLET_STARTS)


def name_kind(name: str) -> PartyKind:
    """Return the kind of a proper name, by the lists, its shape and the words in it; a person where nothing speaks against it."""
    bare = bare_name(name)
    party = KNOWN.get(bare)
    if party and not (bare == name and (bare in _ARTICLE_NAMES or (bare in _PLAIN_WORDS and party.kind is not ORGANISATION))):
        return party.kind
    words = [bare_name(word) for word in bare.split()] if "." in bare or "'" in bare or "’" in bare else bare.split()
    if len(words) == 1:
        return _word_kind(words[0])
    if not words:
        return PERSON
    if words[-1] in _OUTLET_ENDS or words[0] in _OUTLET_STARTS:
        return OUTLET
    if words[-1] in _DOCUMENT_WORDS:
        return DOCUMENT
    organised = words[0] in _ORGANISATION_STARTS or "for" in words[1:-1] or not _ORGANISATION_WORDS.isdisjoint(words[1:])
    return ORGANISATION if organised else PERSON


def _word_kind(word: str) -> PartyKind:
    """Return the kind of a name of one word that the lists do not know."""
    if word in _DOCUMENT_WORDS:
        return DOCUMENT
    organised = word in _ORGANISATION_WORDS or word in _ORGANISATION_STARTS or word.lower() in _PLURAL_PERSONS or _is_coined(word)
    return ORGANISATION if organised else PERSON


def _is_coined(word: str) -> bool:
    """Tell whether one word looks like an acronym or a brand (`UNHCR`, `OpenAI`), not like a surname (`McAllister`)."""
    acronym = word.isupper() and 1 < len(word) < _LONGEST_ACRONYM
    return acronym or ("-" not in word and any(c.isupper() for c in word[2:]) and not word.startswith(_SURNAME_STARTS))
