"""Knows the lines in which a paper presents an author: occupation, earlier work, where to follow or write to them."""

from __future__ import annotations

from copydesk.text.lazy_pattern import LazyPattern

LONGEST = 900
"""Code points above which a line is no biography."""

_NAME = (
    r"(?!(?:If|The|When|But|And|In|As|He|She|It|This|That|There|What|Who|While|His|Her|At|For|On|An?|So|Yet|Or|Not|One|Why|How|Where) "
    r")(?:(?:[A-Z][\w’'.-]*|de|van|von|der|den|da|di|la|le|al|bin|ben) ){0,4}[A-Z][\w’'.-]*(?:, (?:Jr\.|Sr\.|Ph\.?D\.?|M\.?D\.?))?"
)
_WORK = (
    r"(?:journalist|reporter|correspondent|columnist|editor|editors|writer|author|producer|contributor|blogger|photographer|"
    r"photojournalist|critic|commentator|fellow|"
    r"editor-at-large|editor-in-chief|co-editor|novelist|historian|essayist|translator|podcaster|co-host|host|anchor|staffer|"
    r"intern|redakteur|redakteurin|journalistin)"
)
_IS_WRITER = LazyPattern(
    rf"(?:[—–•*-] ?)?(?:About the author:? |By )?{_NAME} (?:is|was|works as|serves as|ist|est|es|è) "
    rf"(?:an? |the |our |currently an? |also an? |freier |freie |un |une |una )?(?:[\w’'&,./-]+ ){{0,9}}?{_WORK}\b"
)
_OFFICE = (
    r"(?:professor|lecturer|director|president|founder|co-founder|chairman|attorney|lawyer|strategist|analyst|scholar|researcher|"
    r"economist|consultant|"
    r"adviser|advisor|member|graduate|veteran)"
)
_IS_OTHER = LazyPattern(
    rf"(?:[—–•*-] ?)?{_NAME},? (?:(?:is|was) (?:an? |the )?(?:[\w’'&,.-]+ ){{0,8}}?{_OFFICE}\b|"
    r"(?:covers|writes about|reports on|writes for|reports for|joined|has (?:covered|written|worked|been) )\b)"
)
_SURE = LazyPattern(
    r"\b(?:[Ff]ollow (?:him|her|them|me) (?:on|at|@)|[Yy]ou can follow (?:him|her|them)\b|[Ff]ollow (?:him|her|them) @|[Ff]ollow "
    r"[A-Z]\w+ [A-Z]\w+ on Twitter|"
    r"(?:[Hh]is|[Hh]er|[Tt]heir) (?:work|writing|articles|essays|columns|stories|reporting|words|bylines?) (?:has|have|can|also|"
    r"previously|appear|appears|is|was)\b|"
    r"can be (?:reached|contacted) (?:at|on|via|by)\b|(?:[Rr]each|[Ee]mail|[Cc]ontact|[Tt]weet|[Ff]ind) (?:him|her|them) (?:at|on|"
    r"via)\b|[Rr]each (?:him|her|them) at|"
    r"[Ss]he (?:tweets|covers|writes|reports|previously|is (?:the|also the) author)\b|[Hh]e (?:tweets|covers|writes|reports|"
    r"previously|is (?:the|also the) author)\b|"
    r"freelance (?:\w+ )?(?:journalist|writer|reporter|editor|photographer|producer)\b|\bon Twitter (?:at )?@\w+|"
    r"(?:is|was) (?:a|an|the) (?:\w+ ){0,4}(?:reporter|editor|writer|columnist|correspondent|contributor) (?:at|for|with)\b|"
    r"is the author of\b|[Oo]pinions (?:expressed )?are (?:his|her|their) own\b|[Vv]iews (?:expressed )?are (?:his|her|their) "
    r"own\b|syndicated column|"
    r"freie[rn]? Journalist|schreibt (?:seit|für)\b|studierte\b|journaliste (?:à|au|pour|indépendant)|periodista (?:de|en)\b|"
    r"giornalista (?:di|per)\b)"
)
CUT = ("…", "...", "[…]", "[...]")
"""How a line ends that was cut off."""


def may_be_biography(line: str) -> bool:
    """Tell at little cost whether a trimmed line has to be looked at closely: it says where to write to, or begins with a name and a verb."""
    size = len(line)
    if size > _SHORT:
        return size <= LONGEST and _OPENING.match(line) is not None
    return size >= SHORTEST and (_OPENING.match(line) is not None or _may_be_contact(line))


def is_biography(line: str) -> bool:
    """Tell whether a trimmed line presents an author, beyond what an article says about a person it is about."""
    size = len(line)
    if not SHORTEST <= size <= LONGEST:
        return False
    if _may_name(line) and line[0] not in _QUOTES and (_IS_WRITER.match(line) or _IS_OTHER.match(line)):
        return _SURE.search(line) is not None or line.endswith(CUT)
    return size <= _SHORT and _may_be_contact(line) and _CONTACT.search(line) is not None


def _may_be_contact(line: str) -> bool:
    """Tell whether a line has one of the words without which it says nothing of where to reach an author."""
    return "@" in line or "ollow h" in line or "ollow them" in line or "ollow me" in line or "reached" in line or "contacted" in line


def ends_as_biography(line: str) -> bool:
    """Tell whether a trimmed line, standing among the last of an article, presents its author."""
    if SHORTEST <= len(line) <= _LONGEST_PLAIN and _may_name(line) and "“" not in line and _IS_WRITER.match(line):
        return True
    return is_biography(line)


def _may_name(line: str) -> bool:
    """Tell whether a line begins with a name and a verb, and its second word is a verb or has a capital, or it opens with a bullet."""
    if _OPENING.match(line) is None:
        return False
    words = line.split(" ", 2)
    return len(words) > _NAME_AND_VERB and (words[1] in _VERBS or words[1][:1].isupper() or not line[0].isalnum())


_NAME_AND_VERB = 2
SHORTEST, _LONGEST_PLAIN = 30, 400
_QUOTES = frozenset("“\"'‘„«")
_VERBS = frozenset("is was covers writes reports joined has works serves ist est es è".split())
_ANY_VERB = "|".join(sorted(_VERBS))
_OPENING = LazyPattern(rf"(?=[^ ]*+ (?:[A-Z]|(?:{_ANY_VERB}) )|\W)(?:[—–•*-] ?)?(?:About the author:? |By )?{_NAME},? (?:{_ANY_VERB})\b")
"""How both kinds of presentation begin; what most lines fail is asked first."""
_SHORT = 200
_CONTACT = LazyPattern(
    r"[Ff]ollow (?:him|her|them|me) |[Yy]ou can follow (?:him|her|them)|can be (?:reached|contacted) (?:at|on|via)|(?:[Rr]each|"
    r"[Ee]mail|[Tt]weet) (?:him|her|them) at|^Write to .{0,160}\S@\S+\.\w|^[^?]{0,70}\S@\S+\.\w[^?]{0,30}$"
)


def is_name_of(line: str, biography: str) -> bool:
    """Tell whether a line is the bare name with which a biography begins."""
    return 3 <= len(line) <= 60 and biography.startswith(line) and len(line.split()) <= 6
