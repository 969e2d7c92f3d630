"""Knows a web page's furniture by its words: skip links, share bars, consent, pleas to subscribe, advert labels, footers.

A line is looked up whole, then by its first word, so that a paragraph of an article costs two dictionary look-ups.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LONGEST_LINE = 420
"""Code points above which a line is no piece of furniture as a whole; longer ones are looked at sentence by sentence."""

_LABELS: Mapping[str, str] = {
    "advert": (
        "ad|ads|advert|advertisement|advertisements|advertising|sponsored|sponsored content|paid content|promoted|promoted content|from our sponsor|"
        "story continued below|story continues below|story continues|story continues below advertisement|article continues below|"
        "continue reading below|continue reading the main story|advertisement continue reading the main story|article continues after advertisement|"
        "scroll down to continue|anzeige|werbung|werbepause|publicité|publicidad|pubblicità|publicidade|advertentie|reklama|contenido patrocinado"
    ),
    "navigation": (
        "menu|main menu|open menu|close menu|open navigation menu|toggle navigation|navigation|search|close|close alert|home|homepage|back to top|"
        "go to homepage|back|next|previous|previous next|site search|site map|sitemap|sections|all sections|more sections|view "
        "all|see all|show more|load more|"
        "loading|loading…|please wait|log in|login|sign in|sign out|log out|my account|my profile|register|startseite|zur startseite|"
        "zurück zur startseite|zurück zur übersicht|suche|anmelden|accueil|rechercher|se connecter|inicio|buscar|iniciar sesión|cerca|accedi|entrar"
    ),
    "skip-link": (
        "skip to content|skip to main content|skip to main|skip to navigation|skip to search|skip to footer|skip to article|skip navigation|"
        "jump to content|jump to navigation|jump to main content|zum inhalt springen|zum inhalt|zum hauptinhalt springen|direkt zum inhalt|"
        "aller au contenu|aller au contenu principal|ir al contenido|saltar al contenido|saltar al contenido principal|vai al contenuto|"
        "salta al contenuto|salta al contenuto principale|pular para o conteúdo|ir para o conteúdo|naar de inhoud|direct naar de "
        "inhoud|hoppa till innehåll|"
        "przejdź do treści"
    ),
    "share": (
        "share|share this|share this:|share this article|share this story|share article|share on facebook|share on twitter|share "
        "on x|share on linkedin|"
        "share on whatsapp|share via email|tweet|tweet this|retweet|pin it|pocket|flipboard|whatsapp|facebook|twitter|linkedin|"
        "reddit|tumblr|pinterest|instagram|"
        "telegram|messenger|youtube|snapchat|e-mail|email|email this|email this article|print|print this|print this page|print "
        "article|copy link|link copied|"
        "copy this link|save|save this story|save article|bookmark|like this:|facebook twitter|facebook twitter email|facebook twitter pinterest|"
        "share tweet|share tweet post email|share this article share tweet post email|a link has been sent to your friend's email address.|"
        "teilen|twittern|drucken|pinnen|merken|artikel teilen|partager|imprimer|envoyer|compartir|imprimir|condividi|stampa|"
        "compartilhar|compartilhe|delen|udostępnij"
    ),
    "comments": (
        "comment|comments|no comments|0 comments|1 comment|leave a comment|leave a reply|add a comment|post a comment|view "
        "comments|show comments|hide comments|"
        "join the conversation|comments are closed|comments are closed.|join the discussion|kommentare|kommentieren|keine "
        "kommentare|schreibe einen kommentar|"
        "hinterlasse einen kommentar|eine antwort schreiben|kommentar schreiben|commentaires|commenter|laisser un commentaire|publier un commentaire|"
        "vos réactions|comentarios|deja un comentario|commenti|lascia un commento|comentários|deixe um comentário|reacties|komentarze"
    ),
    "subscribe": (
        "subscribe|subscribe now|subscribe today|sign up|sign up now|sign up here|sign up for it here|newsletter|newsletters|"
        "newsletter sign-up|newsletter signup|"
        "donate|donate now|support us|become a member|join now|enter your email|your email address|email address|thank you for "
        "signing up|thanks for signing up|"
        "enter email address|abonnieren|jetzt abonnieren|newsletter abonnieren|zum newsletter anmelden|s'abonner|je m'abonne|s'inscrire|suscríbete|"
        "suscribirse|abbonati|iscriviti|iscriviti alla newsletter|assine|assine já|abonneren"
    ),
    "app": "get the app|download the app|download our app|open in app|available on the app store|get it on google play|download on the app store",
    "consent": (
        "accept|accept all|accept cookies|accept all cookies|reject all|manage preferences|cookie settings|cookie policy|cookies|"
        "privacy|privacy policy|privacy settings|"
        "privacy notice|terms|terms of use|terms of service|terms and conditions|terms & conditions|i agree|got it|do not sell "
        "my personal information|"
        "do not sell my info|ad choices|adchoices|your privacy choices|impressum|datenschutz|datenschutzerklärung|agb|alle akzeptieren|einwilligung|"
        "mentions légales|politique de confidentialité|tout accepter|política de privacidad|aviso legal|aceptar|informativa "
        "sulla privacy|política de privacidade"
    ),
    "footer": (
        "all rights reserved|about us|contact us|contact|careers|advertise|advertise with us|accessibility|rss|rss feed|help|faq|"
        "media kit|press room|copyright|"
        "follow us|follow us on|follow us on twitter|follow us on facebook|follow us on social media|follow us!|connect with us|find us on facebook|"
        "report a typo|send us a tip|request a correction|reprints|kontakt|über uns|alle rechte vorbehalten|folgen sie uns|folgt "
        "uns|tous droits réservés|"
        "todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados|alle rechten voorbehouden|síguenos|suivez-nous|seguici"
    ),
    "player": (
        "play video|watch now|watch live|watch video|replay|pause|mute|unmute|play|listen to this article|listen|now playing|up next|autoplay|"
        "your browser does not support the video tag.|media playback is unsupported on your device|video player|slideshow|view "
        "slideshow|view gallery|"
        "please enable javascript|please enable javascript to view this page"
    ),
}

_OPENINGS: tuple[tuple[str, str, str], ...] = (
    ("skip-link", "skip", r" to (?:the )?(?:main |primary |site )?(?:content|navigation|article|footer|search|comments)\b"),
    ("advert", "advertisement", r"(?::|\s*[-–—]|\s+(?:continue|scroll|story|article)\b)"),
    ("advert", "story|article", r" continues? below\b"),
    ("advert", "sponsored", r" (?:by|content)\b.{0,60}$"),
    ("advert", "ad", r" choices\b"),
    ("advert", "advertiser", r" content\b"),
    ("advert", "from", r" our sponsor\b"),
    ("advert", "anzeige", r"\s*:"),
    (
        "share",
        "share",
        r" (?:this|on|via|article)\b.{0,24}(?:share|tweet|twitter|facebook|email|e-mail|linkedin|whatsapp|x\b|reddit|pinterest|post|pocket|:)",
    ),
    ("share", "share", r" (?:on|via) (?:facebook|twitter|linkedin|whatsapp|e-?mail|reddit|x)\b"),
    ("share", "|", r" share this story\b.{0,30}$"),
    ("share", "facebook|twitter", r" (?:twitter|facebook|x|instagram|linkedin|whatsapp|messenger)\b(?!.{0,120}(?:photo|image|caption|foto)).{0,80}$"),
    ("share", "print", r" (?:email|share)\b.{0,40}$"),
    ("share", "save", r" this story\b"),
    ("share", "sharen", r" mit\s*:"),
    ("share", "mit", r" freunden teilen\b"),
    ("share", "compartir", r" en\b.{0,40}$"),
    ("share", "partager", r" sur\b.{0,40}$"),
    (
        "subscribe",
        "sign",
        (
            r" up (?:for|to|here|now|today|below)\b(?:.{0,80}(?:newsletters?|inbox|e-?mail|briefing|alerts?|updates|daily|weekly|free|"
            r"our|here)\b|.{0,40}$)"
        ),
    ),
    ("subscribe", "sign", r" in to\b.{0,50}(?:read|continue|account|comment)"),
    (
        "subscribe",
        "subscribe",
        (
            r" (?:to|now|today|here|for)\b(?:.{0,90}(?:newsletters?|podcast|channel|print|digital|magazine|inbox|access|month|youtube|"
            r"itunes|week|free|feed|our)\b|.{0,40}$)"
        ),
    ),
    ("subscribe", "subscribe", r" and support\b"),
    ("subscribe", "get", r" (?:the|our|this|more|breaking|all|your|a|an)\b.{0,70}(?:inbox|newsletters?\b|by e-?mail|e-?mail alerts|emailed)"),
    ("subscribe", "get", r" a (?:weekly|daily) summary\b"),
    ("subscribe", "get", r" breaking news alerts\b"),
    ("subscribe", "let", r" our news meet your inbox\b"),
    ("subscribe", "want", r" (?:more|to|the|this)\b.{0,80}(?:inbox|newsletter|sign up|subscribe)"),
    (
        "subscribe",
        "by",
        (
            r" (?:signing up|submitting|clicking|entering|providing|subscribing|continuing|registering)\b.{0,60}(?:agree|consent|"
            r"accept|acknowledge|confirm)"
        ),
    ),
    ("subscribe", "enter", r" your e-?mail\b"),
    ("subscribe", "email|e-mail", r" \(required\)"),
    ("subscribe", "thank|thanks", r" (?:you )?for (?:signing up|subscribing|submitting|registering)\b"),
    ("subscribe", "please", r" (?:enter|provide) (?:a |your )valid e-?mail\b"),
    ("subscribe", "already", r" (?:a|have)\b.{0,30}(?:subscriber|member|account|subscription)\b.{0,40}(?:sign|log)"),
    ("subscribe", "join", r" (?:our|the)\b.{0,60}(?:mailing list|newsletter|e-?mail list)\b"),
    ("subscribe", "don't", r" miss\b.{0,60}(?:newsletter|inbox|sign up|subscribe)"),
    ("subscribe", "the|stay", r"\b.{0,60}(?:delivered|sent|straight) (?:straight |right |directly |daily )?(?:to|in) your inbox\b"),
    ("subscribe", "stay", r" (?:connected|informed|up to date|in the know)\b.{0,80}(?:newsletter|inbox|sign up|subscribe|updates)"),
    (
        "subscribe",
        "support",
        r" (?:our|independent|progressive|quality|local)\b.{0,30}(?:journalism|newsroom)\b(?:.{0,80}(?:donat|today|subscri|\$|contribut|becom)|$)",
    ),
    ("subscribe", "will", r" you support\b.{0,60}journalism\b"),
    ("subscribe", "become", r" a (?:member|subscriber|supporter)\b(?:.{0,60}(?:today|now|\$|month)|$)"),
    ("subscribe", "for", r" (?:indispensable|unlimited)\b.{0,80}(?:newsletters?\b|subscribe)"),
    ("subscribe", "we're", r" having trouble saving your preferences\b"),
    ("subscribe", "no", r" spam\b.{0,40}$"),
    ("subscribe", "melden", r" sie sich\b.{0,60}newsletter"),
    ("subscribe", "zum|unser|unseren|den|jetzt", r"\b.{0,40}newsletter (?:anmelden|abonnieren|bestellen)\b"),
    ("subscribe", "abonnieren", r" sie\b"),
    ("subscribe", "abonnez-vous|abonnez", r"\b"),
    ("subscribe", "inscrivez-vous|recevez", r"\b.{0,60}(?:newsletter|lettre|e-?mail)"),
    ("subscribe", "suscríbete|suscríbase|iscriviti|assine", r"\b(?:.{0,60}(?:newsletter|boletín|canale?)|.{0,30}$)"),
    ("app", "click", r" here to (?:get|download)\b.{0,40}app\b"),
    ("app", "download|get", r" (?:the|our)\b.{0,30}\bapp\b.{0,40}$"),
    ("app", "get", r" .{0,40}on the go by clicking here$"),
    ("consent", "we", r" (?:use|value)\b.{0,40}(?:cookies|recaptcha|your privacy)\b"),
    ("consent", "this", r" (?:site|website|page) (?:uses|is protected by)\b.{0,40}(?:cookies|recaptcha|akismet)"),
    ("consent", "diese|wir", r" (?:website |seite )?(?:verwendet|nutzt|verwenden|nutzen)\b.{0,40}(?:cookies|akismet)"),
    ("consent", "nous|utilizamos|utilizziamo", r"\b.{0,40}\bcookies?\b"),
    ("consent", "privacy", r" (?:notice\s*:|policy\b.{0,60}$)"),
    ("consent", "terms", r" of (?:use|service)\b.{0,60}$"),
    ("consent", "use", r" of this site constitutes acceptance\b"),
    ("consent", "wir", r" respektieren (?:deine|ihre) privatsphäre\b"),
    ("footer", "©", r"\s*(?:copyright\s*)?\d{4}"),
    ("footer", "(", r"c\) (?:19|20)\d\d\b"),
    ("footer", "copyright", r" (?:©|\(c\)|\d{4})"),
    ("footer", "all", r" (?:rights reserved\b.{0,120}$|content (?:©|copyright))"),
    ("footer", "alle", r" rechte vorbehalten\b"),
    ("footer", "this|the", r" material (?:on this site )?may not be\b"),
    ("footer", "content", r" created by\b.{0,80}(?:available without charge|news publisher)"),
    ("footer", "click", r" here (?:for|to)\b.{0,60}$"),
    ("footer", "for", r" licensing opportunities\b"),
    ("footer", "follow", r" (?:us on\b.{0,60}|@\w+(?: on twitter)?\.?)$"),
    ("footer", "like", r" us on facebook\b"),
    ("footer", "join", r"\b.{0,60}(?:liking|like) us on facebook\b"),
    ("footer", "send", r" (?:letters|tips|comments|news tips) to\b.{0,60}$"),
    ("footer", "have|got", r" a (?:news )?tip\b.{0,80}(?:email|contact|send|tip|us)\b"),
    ("footer", "contact", r" us at\b.{0,60}$"),
    ("footer", "visit", r"\b.{0,40}homepage for more\b"),
    ("footer", "when|if", r" you (?:buy|purchase|click)\b.{0,60}\blinks?\b.{0,60}(?:commission|earn)"),
    ("footer", "we", r" may (?:earn|receive|collect)\b.{0,60}(?:commission|sales)\b"),
    ("footer", "the|views|opinions", r"(?: views| opinions)? expressed\b.{0,80}(?:author|own|column|article|commentary|those of|their|writer)"),
    ("comments", "this", r" commenting section is created and maintained\b"),
    ("comments", "comments", r" are (?:closed|moderated|welcome)\b.{0,60}$"),
    ("comments", "notify", r" me of follow-?up comments\b"),
    ("comments", "your|deine", r" e-?mail(?: address will not be published|-adresse wird nicht veröffentlicht)\b"),
    ("comments", "we", r" want to hear what you think about this article\b"),
    ("navigation", "to", r" revisi?t this article\b"),
    ("navigation", "this", r" article is more than \d+ (?:year|month)s? old\b"),
    ("footer", "our", r" standards\s*:"),
    ("footer", "view", r" source version on\b"),
    ("subscribe", "discover", r" our briefings\b"),
    ("footer", "interested", r" in\b.{0,60}\? add\b.{0,60} as an interest\b"),
)

_LABEL_OF: dict[str, str] = {label: name for name, labels in _LABELS.items() for label in labels.split("|")}
LONGEST_LABEL = max(map(len, _LABEL_OF)) + 6
"""Code points above which a line is no bare label, signs behind it included."""


_NEEDS: Mapping[str, tuple[str, ...]] = {"the": ("inbox", "material", "expressed")}
"""Words that open a tenth of all paragraphs, and what a line in lower case must hold one of to follow a rule of theirs."""


class WordRules:
    """Rules for lines, found by a line's first word; those of one word become one expression when a line first begins so.

    A rule's own groups capture nothing: which group has matched tells which rule a line follows.
    """

    def __init__(self, rules: Iterable[tuple[str, str, str]]) -> None:
        self._rules: dict[str, list[tuple[str, str]]] = {}
        for name, words, rest in rules:
            for word in words.split("|") if words != "|" else ["|"]:
                self._rules.setdefault(word, []).append((rest, name))
        self._compiled: dict[str, re.Pattern[str]] = {}
        self.words: frozenset[str] = frozenset(self._rules)

    def named(self, line: str, word: str) -> str | None:
        """Return the name of the first rule that a line with this first word follows."""
        rules = self._rules.get(word)
        if rules is None or (word in _NEEDS and not any(map(line.lower().__contains__, _NEEDS[word]))):
            return None
        pattern = self._compiled.get(word)
        if pattern is None:
            opening = re.escape(word).replace("'", "[’']")
            pattern = self._compiled[word] = re.compile(f"{opening}(?:{'|'.join(f'({rest})' for rest, _ in rules)})", re.IGNORECASE)
        found = pattern.match(line)
        return rules[found.lastindex - 1][1] if found and found.lastindex else None


_RULES = WordRules(_OPENINGS)
FURNITURE_WORDS: frozenset[str] = _RULES.words
"""First words that a longer line of furniture can have."""


def first_word(line: str) -> str:
    """Return the first word of a trimmed line in lower case without the signs that end it, or the © or bracket that it begins with."""
    if line[:1] in _SIGNS:
        return line[0]
    return line.partition(" ")[0].rstrip(_WORD_ENDS).lower().replace("’", "'")


def beginnings(words: Iterable[str]) -> frozenset[str]:
    """Return how lines begin whose first word is one of these, in lower case, with a capital or in capitals: three characters, or a lone one."""
    found: set[str] = set()
    for word in words:
        starts = {word + sign for sign in _AFTER_WORD} if len(word) == _SHORT_WORD else {word[:3], word[:3].replace("'", "’")}
        found.update(*({start, start.capitalize(), start.upper()} for start in starts))
    return frozenset(found)


_SHORT_WORD = 2
_SIGNS = frozenset("©(|")
_WORD_ENDS = ":,.;/©!?"
_AFTER_WORD = frozenset(f" {_WORD_ENDS}")


def boilerplate_kind(line: str, word: str | None = None) -> str | None:
    """Return which kind of page furniture a trimmed line is (`skip-link`, `share`, `subscribe` ...), or None for anything else.

    Args:
        line: one line, or one sentence, without blanks around it.
        word: its first word, where the caller has it already.
    """
    size = len(line)
    if size > LONGEST_LINE:
        return None
    if size <= LONGEST_LABEL:
        label = _LABEL_OF.get(line.lower().rstrip(" :…>»›→.|"))
        if label:
            return label
    return _RULES.named(line, first_word(line) if word is None else word)
