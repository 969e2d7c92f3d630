"""What the address of a link says of the page it leads to: the same page in other words, an advert, a section, an author, comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copydesk.text.addresses import is_tracking
from copydesk.text.hosts import host_of, registrable_domain, split_address
from copydesk.text.lazy_pattern import LazyPattern
from copydesk.text.page_kinds import PageGuess, PageKind, page_of
from copydesk.text.remembered import remembered
from copydesk.text.slugs import fold, segments, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_PREFIX = LazyPattern(r"^(?:www\d?|m|mobile|amp|edition)\.")
_IDLE = LazyPattern(
    r"(?:utm_\w+|at_\w+|[a-z_]*cl(?:ick)?_?id|ref|ref_?src|referrer|refer|source|src|from|via|cmp\w*|cid|ncid|icid|intcid|iref|ito|xtor|ns_\w+|mc_[ce]id|mod|smid|smtyp|share|amp|output(?:type)?|_ga|_gl|"
    r"taid|rss|feed|iid|wt[._]\w+|tid|pos|position|place|linkpos|related|recirc|origin|campaign|module|cmpid|partner|trackingid|spm|comments?|showcomments|print|replytocom)",
    re.IGNORECASE,
)
"""Names of parameters that make no other page, most times; whoever cleans an address takes out those only that surely do not."""
_INDEX = LazyPattern(r"(?:index|default)\.\w{2,5}$", re.IGNORECASE)
_PAGE_ENDS = ("/amp", "/print", "/comment", "/comments", "/#")
_PAGE_END = LazyPattern(r"/(?:amp|print|comments?|#)$|\.amp(?=\.html?$|$)", re.IGNORECASE)


@remembered(8192)
def page_key(url: str) -> str | None:
    """Return one spelling for all addresses of a page: no scheme, `www`, fragment, tracking, last slash; None without a host."""
    parts = split_address(url)
    if parts is None or not parts.host:
        return None
    path = parts.path
    if len(path) > 1:
        lower = path.lower()
        if "index." in lower or "default." in lower:
            path = _INDEX.sub("", path)
        path = path.rstrip("/")
        if ".amp" in lower or path.lower().endswith(_PAGE_ENDS):
            path = _PAGE_END.sub("", path)
    query = ""
    if parts.query:
        kept = sorted(part for part in parts.query.split("&") if part and not _is_idle(part))
        query = "?" + "&".join(kept) if kept else ""
    route = parts.fragment if parts.fragment.startswith(("!", "/")) else ""
    return f"{_PREFIX.sub('', parts.host)}{path.rstrip('/')}{query}{'#' + route if route else ''}"


def _is_idle(part: str) -> bool:
    name, _, value = part.partition("=")
    if name.lower() in _NUMBERED_NAMES and value.isdigit():
        return False
    return _IDLE.fullmatch(name) is not None or is_tracking(part)


_NUMBERED_NAMES = frozenset({"tid", "pos", "position", "place"})
"""Parameters whose numbers may be those of what the page shows."""

_AD_HOSTS = frozenset(
    "doubleclick.net googleadservices.com googlesyndication.com adservice.google.com taboola.com taboolasyndication.com "
    "outbrain.com outbrainimg.com zemanta.com revcontent.com mgid.com adskeeper.com adskeeper.co.uk content.ad plista.com "
    "ligatus.com criteo.com criteo.net adform.net adnxs.com amazon-adsystem.com teads.tv sharethrough.com nativo.net "
    "triplelift.com dianomi.com engageya.com strossle.com adition.com smartadserver.com awin1.com zanox.com tradedoubler.com "
    "anrdoezrs.net dpbolvw.net jdoqocy.com tkqlhce.com kqzyfj.com shareasale.com linksynergy.com pxf.io sjv.io "
    "skimresources.com viglink.com prf.hn partner-ads.com bidswitch.net exoclick.com propellerads.com popads.net "
    "clickbank.net".split()
)
_AD_LABEL_HOST = LazyPattern(
    r"^(?:ads?|adclick|adserver|adserv|trk|track|tracking|click|clicks|clk|redirect|go2|promo|partner|sponsored)\d?\.", re.IGNORECASE
)
_AD_QUERY = LazyPattern(
    r"(?:^|[&;?])(?:(?:utm_source|src|source|utm_medium|traffic_source|network|utm_campaign)=(?:taboola|outbrain|revcontent|mgid|content\.?ad|zemanta|adskeeper|dianomi|plista|ligatus|adwords|native_?ads?|cpc|ppc|cpm|"
    r"paid\w*|display|banner|sponsored\w*|advertorial)|(?:adid|ad_id|adgroup(?:id)?|creative_id|gclid|dclid|msclkid|click_?id|clickref|aff_?(?:id|sub\d?)|affiliate(?:id)?|subid\d?)=)",
    re.IGNORECASE,
)
_AD_LABEL = LazyPattern(
    r"(?:^|[\W_])(?:sponsored(?: by| content| post)?\s?[:|\-–—]|paid (?:content|post|partnership)|"
    r"(?:ad|anzeige|werbung|publicidad|publicité|reklama|annonce|advertorial|promoted)\s?[:|–—]|ads? by |search ads?\b|"
    r"\(ad\)|\[ad\]|\(anzeige\)|\(sponsored\)|\[sponsored\]|\(werbung\))|[|–—-]\s?(?:anzeige|sponsored|advertorial|werbung|reklama|publicidad)\s?$",
    re.IGNORECASE,
)
_AD_HINTS = (
    "sponsored",
    "promot",
    "paid ",
    "anzeige",
    "werbung",
    "publici",
    "reklama",
    "annonce",
    "advertor",
    "ad by",
    "ads by",
    "search ad",
    "(ad)",
    "[ad]",
    "ad:",
    "ad |",
    "ad|",
    "ad –",
    "ad —",
)
_AUTHOR_PART = frozenset(
    "author authors contributor contributors staff profile profiles people by byline autor autoren autorin autorinnen autores "
    "autora auteur auteurs autore autori autorzy autorka journalist journalists journaliste "
    "journalistes redakteur redakteure redaktion reporter reporters writer writers columnist columnists columnista "
    "columnistas kolumnist editor editors bio bios user profil profile penulis "
    "skribent forfatter person persons experten expert experts correspondent correspondents "
    "blogger bloggers medewerker medewerkers yazar yazarlar".split()
)
_SECTION_PART = frozenset(
    "tag tags topic topics category categories section sections thema themen themes theme rubrik rubriken kategorie keyword "
    "keywords schlagwort tema temas tematy tematica etiqueta etiquetas categoria categorie "
    "categorias kategoria dossier dossiers all-about latest hub channel channels series serie serien collection collections "
    "stichwort label labels search suche temat sujet subject subjects hashtag tagged noticias-de "
    "t about archive archives c".split()
)
_ARTICLE_PART = frozenset("story stories article articles artikel news post posts blog gallery video videos photos read".split())
_SERVICE_WORD = frozenset(
    fold(word)
    for word in "subscribe subscription subscriptions subscriber newsletter newsletters advertise advertising contact contacts imprint impressum "
    "datenschutz privacy terms login register signup shop store jobs careers "
    "abo abonnement abonnements abonnieren abonner abonnez suscribete suscripcion suscripciones abbonati abbonamenti "
    "prenumerera prenumerata subskrybuj horoscope horoscopes horoskop horoskope horoscopo horoscopos "
    "oroscopo crossword crosswords puzzles weather wetter tiempo meteo pogoda tv-guide epaper e-paper gutscheine vouchers "
    "vouchercodes coupons deals sitemap faq help hilfe kontakt contacto contatti "
    "donate spenden mediadaten media-kit classifieds anzeigen obituaries games spiele plebiscyty popularakie".split()
)
_COMMENT_PART = frozenset(
    "comments comment kommentare kommentar commentaires comentarios comentarii commenti komentarze reacties disqus_thread respond discussion".split()
)
_PRINT_PART = frozenset("print drucken imprimir imprimer share print-version".split())
_PRINT_STEPS = frozenset({"print", "print-version", "printable", "drucken", "imprimir"})
_PRINT_QUERY = LazyPattern(
    r"(?:print(?:able)?|printversion|print_view|printview|imprimir|drucken)(?:=(?:1|true|yes|y|on)?)?|\w+=print(?:able|er)?", re.IGNORECASE
)
_NUMBERED = LazyPattern(r"\d{4,}|[a-f0-9]{10,}")
_DATED = LazyPattern(r"/(?:19|20)\d\d(?:/|$)")
_SHORT = 3


def guess_page(label: str, said: Sequence[str], url: str, *, page_url: str | None = None) -> PageGuess | None:
    """Return what a link leads to where that is no article, or None where it may be one.

    Args:
        label: the link's text.
        said: its folded words.
        url: its address.
        page_url: the address of the page that offers the link.
    """
    parts = split_address(url)
    if parts is None or not parts.host:
        return None
    host = parts.host
    path = segments(url)
    return (
        _advert(label, host, parts.query, page_url)
        or (_comments(path, parts.fragment) if parts.fragment or len(path) > 1 else None)
        or (_printed(path, parts.query) if "print" in url.lower() else None)
        or (_listing(label, said, path, host, parts.query) if len(said) <= _SHORT + 2 else None)
        or _known(url)
    )


def _known(url: str) -> PageGuess | None:
    """Guess by the address alone; a long label may belong to an article that stands on a section's page or on the home page for a day."""
    page = page_of(url)
    return page if page and page.kind in _SURE_KINDS else None


_SURE_KINDS = frozenset({PageKind.AUTHOR, PageKind.TOPIC, PageKind.ARCHIVE, PageKind.SEARCH})


def _printed(path: Sequence[str], query: str) -> PageGuess | None:
    part = next((part for part in query.split("&") if part and _PRINT_QUERY.fullmatch(part)), None)
    if part:
        return PageGuess(PageKind.PRINT, 0.93, part)
    return PageGuess(PageKind.PRINT, 0.85, path[0]) if len(path) > 1 and path[0].lower() in _PRINT_STEPS else None


def _advert(label: str, host: str, query: str, page_url: str | None) -> PageGuess | None:
    sells, counts = _of_host(host)
    if sells:
        return PageGuess(PageKind.ADVERT, 0.99, host)
    lower = label.lower()
    hints = [hint for hint in _AD_HINTS if hint in lower]
    found = _AD_LABEL.search(label) if hints else None
    if found:
        return PageGuess(PageKind.ADVERT, 0.93, found[0].strip())
    paid = _AD_QUERY.search(query) if query else None
    if not paid and not counts:
        return None
    home = host_of(page_url)
    if home and registrable_domain(home) == registrable_domain(host):
        return None
    return PageGuess(PageKind.ADVERT, 0.95, paid[0].strip("&;?")) if paid else PageGuess(PageKind.ADVERT, 0.85, host)


@remembered(1024)
def _of_host(host: str) -> tuple[bool, bool]:
    """Return whether a host serves adverts, and whether it is named like one that counts clicks."""
    parts = host.split(".")
    is_known = ".".join(parts[-2:]) in _AD_HOSTS or ".".join(parts[-3:]) in _AD_HOSTS
    return is_known, _AD_LABEL_HOST.match(host) is not None


def _comments(path: Sequence[str], fragment: str) -> PageGuess | None:
    if fragment and fragment.lower().split("-")[0].split("/")[0] in _COMMENT_PART:
        return PageGuess(PageKind.COMMENTS, 0.95, f"#{fragment}")
    last = path[-1].lower() if len(path) > 1 else ""
    if last in _COMMENT_PART:
        return PageGuess(PageKind.COMMENTS, 0.9, path[-1])
    return PageGuess(PageKind.PRINT, 0.9, path[-1]) if last in _PRINT_PART else None


def _listing(label: str, said: Sequence[str], path: Sequence[str], host: str, query: str) -> PageGuess | None:
    """Guess author, topic, section and service pages: short labels over addresses without a date or number."""
    path = [part.lower() for part in path]
    if not path:
        return None
    last = words(re.sub(r"\.\w{2,5}$", "", path[-1]))
    marks = [part for part in path[:-1] if part in _AUTHOR_PART]
    if marks and said and len(said) <= _SHORT + 1 and (_says(said, last) or _is_name(label)):
        return PageGuess(PageKind.AUTHOR, 0.95 if _says(said, last) else 0.8, marks[-1])
    if len(said) > _SHORT or _DATED.search("/".join(["", *path, ""])):
        return None
    marks = [part for part in path[:-1] if part in _SECTION_PART]
    if marks and (_says(said, last) or (len(said) < _SHORT and not _NUMBERED.search(path[-1]))):
        return PageGuess(PageKind.TOPIC, 0.9 if len(said) < _SHORT else 0.85, marks[-1])
    if len(said) == _SHORT:
        return None
    return _service(said, last, path, host) or _section(said, last, path, query)


def _service(said: Sequence[str], last: Sequence[str], path: Sequence[str], host: str) -> PageGuess | None:
    told = (*said, path[0], host.split(".", maxsplit=1)[0], *(last if len(last) <= _SHORT else ()))
    return PageGuess(PageKind.SERVICE, 0.85, path[-1]) if any(word in _SERVICE_WORD for word in told) else None


def _section(said: Sequence[str], last: Sequence[str], path: Sequence[str], query: str) -> PageGuess | None:
    if len(last) > _SHORT or len(path) > 2 or _NUMBERED.search(path[-1]) or "id=" in query:
        return None
    if _says(said, last):
        return PageGuess(PageKind.SECTION, 0.85, "/".join(path))
    is_story = len(last) > 1 and path[0] in _ARTICLE_PART
    return None if is_story else PageGuess(PageKind.SECTION, 0.7, "/".join(path))


def _says(said: Sequence[str], last: Sequence[str]) -> bool:
    return bool(said) and "".join(said) == "".join(word for word in last if not word.isdigit())


def _is_name(label: str) -> bool:
    parts = label.split()
    return 2 <= len(parts) <= 4 and all(part[0].isupper() for part in parts) and not any(char.isdigit() or char in ":?!" for char in label)
