"""The words that pages put into bylines beside names: those of buttons and counts, of times, and of occupations."""

from __future__ import annotations

MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|"
    "januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|"
    "giugno|luglio|settembre|ottobre|dicembre"
)
DAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|"
    "mardi|mercredi|jeudi|vendredi|samedi|dimanche"
)
CALENDAR = frozenset(f"{MONTHS}|{DAYS}".split("|"))

PAGE_WORDS = frozenset(
    "posted published updated modified created edited reviewed click tap hide view views viewed load share shares shared follow follows follower "
    "followers tweet subscribe unsubscribe register login logout logged comment comments reply replies article articles stories posts author "
    "authors bio biography profile archive archives feed rss photo photos image images picture pictures video videos gallery caption captions "
    "credit credits copyright sources tags popular related latest recent trending recommended count facebook twitter instagram linkedin whatsapp "
    "reddit pinterest telegram menu skip content advertisement sponsored copy previous newsletter newsletters account enter please email e-mail "
    "show website hour hours minutes mins seconds ago est edt gmt utc cet cest".split()
)
"""Words of a page that are no part of any name; those below may be, and count only beside one of these."""
LINKING_WORDS = frozenset(
    "a an the this that these to of at on in by from with for and or here now today yesterday your our my us me him her it you more all no new last "
    "next back read reading see open close save like likes print mail sign log up out join story post page pages file tag main home search top link "
    "text size name writer write contact about min minute day days time date am pm is was your".split()
)
LAST_PAGE_WORDS = frozenset("updated published posted modified follow subscribe tweet comments".split())
"""Words that stand alone behind a name; after others of the page more than one is needed."""

ROLE_WORDS = frozenset(
    "senior junior chief deputy associate assistant executive managing contributing national political foreign white house "
    "congressional investigative science technology economics economic business legal health sports sport news opinion editorial content "
    "digital general staff guest special washington european exclusive interview reporter correspondent editor columnist writer contributor analyst "
    "post producer journalist commentator author critic blogger photographer intern fellow policy affairs security domestic "
    "politics markets market finance financial culture entertainment environment environmental climate energy education religion lifestyle fashion "
    "food travel music film movie book books arts art style weather data city metro local county state regional international world global asia "
    "europe africa america american north south east west coast york new london berlin paris brussels moscow beijing tech media tv radio video "
    "photo games gaming crime courts court justice supreme pentagon congress capitol hill white immigration transportation housing labor labour "
    "military defense defence diplomatic parliamentary war royal royals property consumer breaking features feature weekend night online web "
    "audience engagement social production copy bureau freelance founding creative principal lead award-winning cnn ap afp bbc nbc abc cbs cnbc "
    "editor-at-large editor-in-chief".split()
)
ROLES = frozenset(
    "reporter correspondent editor columnist writer contributor analyst post producer journalist commentator author critic blogger "
    "photographer interview editor-at-large editor-in-chief".split()
)
"""Words of which one ends the name of an occupation."""
ROLE_NOUNS = (
    r"(?:reporter|correspondent|editor|columnist|writer|contributor|analyst|producer|journalist|commentator|co-?author|author|critic|blogger|"
    r"photographer|editor[- ](?:in[- ]chief|at[- ]large)|bureau chief|professor|lecturer|fellow|director|manager|founder|co-?founder|chief executive|"
    r"ceo|economist|strategist|anchor|presenter|redakteur(?:in)?|reporterin|korrespondent(?:in)?|journaliste?|journalistin|rédact(?:eur|rice)|"
    r"periodista|redactora?|giornalista)s?"
)
PARTICLES = frozenset(
    "von van de der den del della di da do dos das du la le el al bin ibn ter ten zu zum zur af av y e und and et og och i & wa abu ben st".split()
)
