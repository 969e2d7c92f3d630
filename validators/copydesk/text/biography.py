"""Knows the lines in which a paper presents an author: occupation, earlier work, where to follow or write to them."""

from __future__ import annotations

import re

LONGEST = 900
"""Code points above which a line is no biography."""

_NAME = r"(?:(?:[A-Z][\w’'.-]*|de|van|von|der|den|da|di|la|le|al|bin|ben) ){0,4}[A-Z][\w’'.-]*(?:, (?:Jr\.|Sr\.|Ph\.?D\.?|M\.?D\.?))?"
_WORK = (
    r"(?:journalist|reporter|correspondent|columnist|editor|editors|writer|author|producer|contributor|blogger|photographer|photojournalist|critic|commentator|fellow|"
    r"editor-at-large|editor-in-chief|co-editor|novelist|historian|essayist|translator|podcaster|co-host|host|anchor|staffer|intern|redakteur|redakteurin|journalistin)"
)
_IS_WRITER = re.compile(
    rf"(?:[—–•*-] ?)?(?:About the author:? |By )?{_NAME} "
    rf"(?:is|was|works as|serves as|ist|est|es|è) (?:an? |the |our |currently an? |also an? |freier |freie |un |une |una )?(?:[\w’'&,./-]+ ){{0,9}}?{_WORK}\b"
)
_IS_OTHER = re.compile(
    rf"(?:[—–•*-] ?)?{_NAME},? (?:(?:is|was) (?:an? |the )?(?:[\w’'&,.-]+ ){{0,8}}?(?:professor|lecturer|director|president|founder|co-founder|chairman|attorney|lawyer|strategist|analyst|"
    r"scholar|researcher|economist|consultant|adviser|advisor|member|graduate|veteran)\b|(?:covers|writes about|reports on|writes for|reports for|joined|has (?:covered|written|worked|been) )\b)"
)
_SURE = re.compile(
    r"\b(?:[Ff]ollow (?:him|her|them|me) (?:on|at|@)|[Yy]ou can follow (?:him|her|them)\b|[Ff]ollow (?:him|her|them) @|[Ff]ollow [A-Z]\w+ [A-Z]\w+ on Twitter|"
    r"(?:[Hh]is|[Hh]er|[Tt]heir) (?:work|writing|articles|essays|columns|stories|reporting|words|bylines?) (?:has|have|can|also|previously|appear|appears|is|was)\b|"
    r"can be (?:reached|contacted) (?:at|on|via|by)\b|(?:[Rr]each|[Ee]mail|[Cc]ontact|[Tt]weet|[Ff]ind) (?:him|her|them) (?:at|on|via)\b|[Rr]each (?:him|her|them) at|"
    r"[Ss]he (?:tweets|covers|writes|reports|previously|is (?:the|also the) author)\b|[Hh]e (?:tweets|covers|writes|reports|previously|is (?:the|also the) author)\b|"
    r"freelance (?:\w+ )?(?:journalist|writer|reporter|editor|photographer|producer)\b|\bon Twitter (?:at )?@\w+|"
    r"(?:is|was) (?:a|an|the) (?:\w+ ){0,4}(?:reporter|editor|writer|columnist|correspondent|contributor) (?:at|for|with)\b|"
    r"is the author of\b|[Oo]pinions (?:expressed )?are (?:his|her|their) own\b|[Vv]iews (?:expressed )?are (?:his|her|their) own\b|syndicated column|"
    r"freie[rn]? Journalist|schreibt (?:seit|für)\b|studierte\b|journaliste (?:à|au|pour|indépendant)|periodista (?:de|en)\b|giornalista (?:di|per)\b)"
)
_CUT = ("…", "...", "[…]", "[...]")


def is_biography(line: str) -> bool:
    """Tell whether a trimmed line presents an author, beyond what an article says about a person it is about."""
    if not 30 <= len(line) <= LONGEST:
        return False
    if _IS_WRITER.match(line):
        return _SURE.search(line) is not None or line.endswith(_CUT)
    if _IS_OTHER.match(line):
        return _SURE.search(line) is not None
    return len(line) <= _SHORT and any(word in line for word in _CONTACT_WORDS) and _CONTACT.search(line) is not None


_SHORT = 200
_CONTACT_WORDS = ("@", "ollow h", "ollow them", "ollow me", "reached", "contacted")
_CONTACT = re.compile(
    r"[Ff]ollow (?:him|her|them|me) |[Yy]ou can follow (?:him|her|them)|can be (?:reached|contacted) (?:at|on|via)|(?:[Rr]each|[Ee]mail|[Tt]weet) (?:him|her|them) at|\S@\S+\.\w"
)


def ends_as_biography(line: str) -> bool:
    """Tell whether a trimmed line, standing among the last of an article, presents its author."""
    return 30 <= len(line) <= LONGEST and (_IS_WRITER.match(line) is not None and len(line) <= 500 or is_biography(line))


def is_name_of(line: str, biography: str) -> bool:
    """Tell whether a line is the bare name with which a biography begins."""
    return 3 <= len(line) <= 60 and biography.startswith(line) and len(line.split()) <= 6
