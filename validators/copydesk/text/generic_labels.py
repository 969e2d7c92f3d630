"""Labels that say nothing about where a link leads: "Read more", "here", "Weiterlesen", in many languages."""

from __future__ import annotations

import re
import unicodedata

_PHRASES = """
true|false|null|none|undefined|nan|n/a|
read more|read more here|read on|read article|read the article|read full article|read the full article|read this article|read story|
read the story|read full story|read the full story|read it here|read the rest|read the full post|read post|read now|read|full story|
full article|full text|full report|the full story|whole story|more|see more|view more|show more|load more|learn more|find out more|
discover more|more info|more information|more details|more here|more about this|more on this|more on this story|more stories|
more articles|more news|read more news|keep reading|continue reading|continue|click here|click|click to read|click here to read more|
click here for more|click for more|tap here|here|this|this link|this article|this story|this page|link|permalink|permanent link|go|
go to article|open|view|view article|view story|view post|view all|see all|show all|see also|see here|details|view details|see details|
watch|watch now|watch video|watch the video|watch here|video|videos|play|play video|photo|photos|gallery|photo gallery|image|picture|
pictures|slideshow|audio|listen|listen now|podcast|download|next|next article|next story|next post|next page|previous|previous article|
previous story|previous post|prev|back|related|related article|related articles|related story|related stories|recommended|sponsored|
advertisement|ad|promoted|article|story|post|source|via|untitled|no title|share|comments|comment|visit site|visit website|website|
start slideshow|get started|shop now|buy now|sign up|subscribe|menu|weiterlesen|weiter lesen|mehr|mehr lesen|mehr erfahren|mehr dazu|
mehr infos|mehr informationen|mehr anzeigen|alles lesen|hier|hier klicken|klicken sie hier|klick hier|zum artikel|zum beitrag|zur meldung|
artikel lesen|jetzt lesen|ganzen artikel lesen|den ganzen artikel lesen|lesen|lesen sie mehr|lesen sie weiter|lesen sie auch|weiter|
weitere informationen|weitere artikel|details|ansehen|jetzt ansehen|anzeige|bild|bilder|fotos|fotostrecke|bildergalerie|galerie|
nächster artikel|vorheriger artikel|zurück|zum video|mehr zum thema|zur startseite|lire la suite|lire plus|lire aussi|lire|lire l'article|
lire cet article|voir plus|voir|en savoir plus|plus|plus d'infos|plus d'informations|suite|la suite|cliquez ici|cliquer ici|ici|
continuer la lecture|découvrir|voir l'article|voir la vidéo|vidéo|article suivant|article précédent|suivant|précédent|leer más|leer mas|
lee más|lea más|leer|leer artículo|leer nota|leer la nota|leer noticia|seguir leyendo|sigue leyendo|ver más|ver mas|ver|ver nota|ver todo|
más|mas|más información|mas informacion|saber más|conoce más|haz clic aquí|haga clic aquí|clic aquí|click aquí|pulsa aquí|aquí|aqui|
siguiente|anterior|continuar leyendo|nota completa|ver video|ver vídeo|leia mais|ler mais|leia também|leia|ler|ler artigo|continue lendo|
continuar lendo|continuar a ler|continue a ler|saiba mais|veja mais|veja também|ver mais|clique aqui|mais|mais informações|confira|
próximo|leggi tutto|leggi di più|leggi|leggi anche|leggi l'articolo|leggi ancora|continua a leggere|continua|scopri di più|
per saperne di più|vedi tutto|altro|qui|clicca qui|avanti|indietro|lees meer|lees verder|lees ook|lees|lees artikel|lees het artikel|
verder lezen|meer|meer lezen|meer informatie|meer info|bekijk|bekijk meer|klik hier|hier|verder|volgende|vorige|toon meer|czytaj więcej|
czytaj dalej|czytaj też|czytaj także|czytaj|czytaj artykuł|więcej|zobacz więcej|zobacz|zobacz też|zobacz także|dowiedz się więcej|
przeczytaj|przeczytaj więcej|przeczytaj też|sprawdź|tutaj|kliknij tutaj|kliknij|dalej|następny|poprzedni|rozwiń|pokaż więcej|läs mer|
läs mera|läs vidare|läs hela artikeln|läs också|läs även|läs|mer|fortsätt läsa|klicka här|här|visa mer|les mer|les videre|les hele saken|
les også|les|klikk her|her|vis mer|læs mere|læs videre|læs også|læs|læs hele artiklen|mere|klik her|vis mere|lue lisää|lue myös|lue|
lue koko juttu|jatka lukemista|lisää|tästä|klikkaa tästä|näytä lisää|lesa meira|meira|číst dále|číst více|čtěte více|čtěte dále|
čtěte také|více|celý článek|zde|klikněte zde|čítať ďalej|čítať viac|čítajte viac|viac|tu|tovább|tovább olvasom|olvass tovább|
olvasson tovább|bővebben|részletek|itt|citește mai mult|citeste mai mult|citește mai departe|citeste mai departe|citește și|citeste si|
mai mult|mai multe|aici|click aici|vezi mai mult|preberi več|več|tukaj|pročitaj više|pročitajte više|opširnije|više|saznaj više|ovdje|
ovde|dalje|procitaj vise|lexo më shumë|lexo me shume|më shumë|këtu|lasīt vairāk|lasīt tālāk|vairāk|šeit|skaityti daugiau|skaityti toliau|
daugiau|čia|plačiau|loe edasi|loe rohkem|loe lisaks|rohkem|siin|devamını oku|devamı|devamini oku|daha fazla|daha fazlası|haberin devamı|
tıklayın|tıkla|buraya tıklayın|burada|ətraflı|davamı|baca selengkapnya|selengkapnya|baca juga|baca lebih lanjut|baca selanjutnya|
baca lagi|baca|lihat selengkapnya|lebih banyak|di sini|klik di sini|lanjutkan membaca|xem thêm|đọc thêm|đọc tiếp|xem tiếp|chi tiết|
tại đây|basahin pa|magbasa pa|dito|soma zaidi|endelea kusoma|hapa|zaidi|lees verder|funda kabanzi|читать далее|читать дальше|
читать полностью|читать|читайте также|подробнее|далее|ещё|еще|больше|здесь|тут|узнать больше|смотреть|видео|читати далі|читати більше|
читати|читайте також|детальніше|докладніше|далі|більше|тут|чытаць далей|падрабязней|прочети още|прочети повече|прочетете повече|чети още|
виж още|вижте още|още|повече|тук|опширније|више|прочитај више|повеќе|прочитај повеќе|дознај повеќе|διαβάστε περισσότερα|διαβάστε ακόμη|
διαβάστε επίσης|περισσότερα|δείτε περισσότερα|δείτε|εδώ|συνέχεια|اقرأ المزيد|اقرأ أيضا|اقرأ أيضًا|المزيد|إقرأ المزيد|قراءة المزيد|هنا|
اضغط هنا|شاهد المزيد|التفاصيل|ادامه مطلب|بیشتر|اینجا|بیشتر بخوانید|مزید پڑھیں|مزید|קרא עוד|קראו עוד|עוד|כאן|לחצו כאן|המשך לקרוא|
לכתבה המלאה|और पढ़ें|और पढ़े|आगे पढ़ें|यहां क्लिक करें|यहाँ क्लिक करें|यहां|पूरी खबर पढ़ें|ये भी पढ़ें|और|আরও পড়ুন|আরো পড়ুন|বিস্তারিত|
এখানে|மேலும் படிக்க|மேலும்|ఇంకా చదవండి|మరిన్ని|വായിക്കുക|കൂടുതൽ വായിക്കുക|વધુ વાંચો|ਹੋਰ ਪੜ੍ਹੋ|आणखी वाचा|थप पढ्नुहोस्|อ่านต่อ|
อ่านเพิ่มเติม|ดูเพิ่มเติม|ที่นี่|続きを読む|続きを見る|続きはこちら|記事を読む|もっと見る|もっと読む|詳細|詳しく見る|詳細を見る|
詳しくはこちら|こちら|全文を読む|次へ|前へ|動画|写真|一覧を見る|阅读更多|阅读全文|查看更多|更多|查看详情|详情|点击这里|点击查看|这里|
继续阅读|全文|下一篇|上一篇|閱讀更多|閱讀全文|查看更多|更多內容|詳情|點擊這裡|繼續閱讀|看更多|더보기|더 보기|자세히 보기|자세히|계속 읽기|
기사 보기|여기|더 읽기
"""


def normal_label(text: str) -> str:
    """Return a label in lower case, its words parted by single spaces, without marks, arrows and punctuation round them."""
    text = unicodedata.normalize("NFC", text.casefold()).replace("’", "'")
    start, end = 0, len(text)
    while start < end and not _is_inner(text[start]):
        start += 1
    while end > start and not _is_inner(text[end - 1]):
        end -= 1
    return " ".join(text[start:end].split())


def _is_inner(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char)[0] == "M"


_AGO = re.compile(
    r"(?:vor|hace|il y a|há)? ?\d{1,3} ?(?:s|sec|secs|seconds?|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|months?|"
    r"sekunden?|minuten?|stunden?|tage?n?|wochen?|minutos?|horas?|días?|semanas?|heures?|jours?|semaines?|dias?)(?: (?:ago|temu|fa|geleden|atrás))?"
)
"""How long ago something was published: no headline."""
_AGO_ENDS = frozenset("osnheadrkwátu")
GENERIC = frozenset(normal_label(phrase) for phrase in _PHRASES.replace("\n", "").split("|") if phrase)
_LONGEST = max(map(len, GENERIC))


def is_generic(text: str) -> bool:
    """Tell whether a text, as a link's label, says nothing: it is empty, has no letter (a mark, a page number), or is a call to read on."""
    if len(text) > _LONGEST + 20:
        return False
    plain = normal_label(text)
    return not plain or plain in GENERIC or (plain[-1:] in _AGO_ENDS and _AGO.fullmatch(plain) is not None) or (len(plain) < 4 and plain.isdigit())
