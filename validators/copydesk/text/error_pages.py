"""Knows the texts that a site shows instead of an article: error pages, robot checks, paywalls, pleas to switch a browser's script on."""

from __future__ import annotations

import re

from copydesk.text.lazy_pattern import LazyPattern

_WHOLE = LazyPattern(
    r"(?:(?:error )?40[0-9]|50[0-4])(?: error)?(?:[ :.–—-]+(?:page )?(?:not found|forbidden|error|bad gateway|unavailable|gone|oops)\b.*)?$|"
    r"(?:(?:oops|sorry|error|uh-?oh)[ ,.!:–—-]+)?(?:(?:the|this|that|your) )?(?:requested )?(?:page|article|content|story|url|"
    r"document|file)(?: (?:that )?you (?:were|are|'re|’re) (?:looking for|requested)| you requested)?"
    r" (?:was|is|could|can|does|has|cannot|can['’]t|isn['’]t|no|not)\b.{0,40}(?:not (?:be )?found|not exist|unavailable|not "
    r"available|no longer|been (?:removed|moved|deleted)|expired)|"
    r"page (?:not found|unavailable|gone)\b|(?:access|permission) denied\b|forbidden$|you don['’]t have permission to access\b|"
    r"(?:just a moment|checking your browser|please wait while we (?:verify|check)|verify(?:ing)? (?:that )?you are (?:a )?human|one more step)\b|"
    r"are you a (?:robot|human)\?|please (?:verify|confirm|complete)\b.{0,40}(?:human|robot|captcha)|attention required\b|"
    r"(?:please )?(?:enable|turn on|activate) (?:javascript|cookies|js)\b|(?:javascript|cookies) (?:is|are) (?:disabled|required|"
    r"not enabled)\b|you need to enable javascript\b|"
    r"this (?:site|website|page|app) (?:requires|needs) (?:javascript|cookies)\b|"
    r"internal server error|(?:this )?(?:web)?site is (?:currently )?(?:down|under|offline|temporarily)\b|"
    r"under (?:construction|maintenance)$|down for maintenance|bad gateway|service "
    r"(?:temporarily )?unavailable|gateway time-?out|"
    r"(?:we['’]re )?sorry, (?:we can['’]t|we couldn['’]t|this|that|the page|but)\b.{0,60}(?:find|found|available|exist)|something went wrong\b|"
    r"unfortunately,? our website is (?:currently )?(?:unavailable|not available)\b|(?:our|this) (?:website|content|site) is "
    r"(?:currently )?(?:unavailable|not available) in\b|"
    r"we recognize you are attempting to access this website from a country\b|451\b.{0,40}legal reasons|"
    r"seite (?:wurde )?nicht gefunden|diese seite (?:existiert nicht|ist nicht verfügbar)|zugriff verweigert|page (?:introuvable|"
    r"non trouvée)|página no encontrada|pagina non trovata|"
    r"página não encontrada|pagina niet gevonden|strona nie (?:została )?znaleziona",
    re.IGNORECASE,
)
_WALL = LazyPattern(
    r"(?:subscribe|sign up|log in|sign in|register|join)(?: now| today| here)? (?:to|and|for)\b.{0,50}(?:continue|keep|finish|"
    r"read|unlock|view|access)\b.{0,40}(?:reading|article|story|content|full|this|all)|"
    r"to (?:continue|keep|finish) reading\b.{0,60}(?:subscribe|sign|log|register|account|this)|you(?:['’]ve| have) (?:reached|"
    r"used|read|hit)\b.{0,50}(?:free|limit|articles)|"
    r"this (?:article|content|story|post|page) is (?:only |exclusively )?(?:for|available to|reserved for|available "
    r"for)\b.{0,40}(?:subscribers|members|paying|premium)|"
    r"(?:premium|subscriber|members?)[ -](?:only|exclusive)\b|(?:already|not) a (?:subscriber|member)\?|want to (?:read|see) "
    r"(?:more|the (?:full|rest))\b|"
    r"(?:exclusive|reserved|available) (?:to|for) (?:our )?(?:subscribers|members)\b|unlock (?:this|the|unlimited|"
    r"full)\b.{0,30}(?:article|story|access)|"
    r"continue reading (?:your|this) article with\b|get unlimited (?:digital )?access\b|"
    r"(?:jetzt |zum )?weiterlesen mit\b|dieser (?:artikel|inhalt|text) ist (?:nur |exklusiv )?für\b.{0,30}(?:abonnenten|"
    r"mitglieder)|(?:exklusiv )?für abonnenten\b|"
    r"sie haben bereits ein abo\b|(?:cet )?article (?:est )?réservé aux abonnés|il vous reste \d+ ?% de cet article|(?:contenido|"
    r"artículo) exclusivo para suscriptores|"
    r"(?:contenuto|articolo) riservato agli abbonati|conteúdo exclusivo para assinantes",
    re.IGNORECASE,
)
_WALL_WORDS = (
    "subscri",
    "sign",
    "log in",
    "regist",
    "join",
    "reading",
    "free",
    "article",
    "premium",
    "member",
    "unlock",
    "want",
    "unlimited",
    "abo",
    "artikel",
    "artículo",
    "articolo",
    "weiterlesen",
    "suscript",
    "assinantes",
)
LONGEST = 1_600
"""Code points above which a text is no error page."""
_LONGEST_LINE = 300
_REST = LazyPattern(
    r"[\w ]{0,24}[.!?…]*(?:\s*[|–—-]\s.{0,60}|\s+[A-Z].{0,200})?$|.{0,60}[.!…]$|\s(?:before|to|on|for|by|because|please|while|and)\b.{0,120}$",
    re.IGNORECASE,
)
"""What may stand behind such a phrase: little, the site's name, or more sentences."""


def error_page(lines: list[tuple[int, int, str]], size: int) -> tuple[int, int] | None:
    """Return the span of the line that shows a text to be an error page or a robot check, or None.

    Args:
        lines: the text's lines that are not blank, each as start, end and text.
        size: the length of the text.
    """
    if size > LONGEST or (size > _SHORT_ERROR and len(lines) > _FEW):
        return None
    for start, end, line in lines[:4]:
        if len(line) <= _LONGEST_LINE and (found := _WHOLE.match(line)) and _REST.match(line, found.end()):
            return start, end
    return None


_SHORT_ERROR, _FEW = 700, 8


def paywall(lines: list[tuple[int, int, str]], size: int) -> tuple[int, int] | None:
    """Return the span of the line that closes a short text off for those who do not pay, or None."""
    if size > LONGEST:
        return None
    for start, end, line in reversed(lines[-6:]):
        if len(line) <= _LONGEST_LINE and any(map(line.lower().__contains__, _WALL_WORDS)) and _WALL.search(line):
            return start, end
    return None
