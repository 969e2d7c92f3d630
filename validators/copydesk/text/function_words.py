"""The function words, titles and abbreviations of English by which noun phrases are told apart."""

from __future__ import annotations

PRONOUNS = frozenset(
    "he she they it i we you who which that this these those one someone "
    "everyone nobody everybody another others both each many some most all none".split()
)
"""Words that stand in for a source."""

DETERMINERS = frozenset(
    "the a an his her their its our my your one two three four five six seven eight nine ten several some many other another both this that "
    "these those few more most "
    "dozens hundreds every each any such no various multiple numerous".split()
)
"""Words that open a noun phrase."""

OPENING_PRONOUNS = PRONOUNS - DETERMINERS
"""Pronouns that cannot go on to be a noun phrase."""

_PREPOSITIONS = frozenset(
    "of for at in from with on by to about near inside outside within under against between among behind over across around into during "
    "through after before since until "
    "without as than like amid despite per via upon toward towards throughout above below along beyond except including".split()
)

STOP = _PREPOSITIONS | frozenset(
    "and or but nor so yet if when while where whereas because although though that which who whom whose what why how is are was were be "
    "been being am has have had do does did will would can could may might shall should must not n't never he she it they we i you him them "
    "us me there here then thus hence just also too very even still only already again once now today yesterday tomorrow ago however "
    "meanwhile instead perhaps maybe indeed according said says say told tell tells "
    "rather quite almost nearly well much himself herself itself themselves let lets yes no".split()
)
"""Words that no noun phrase goes across."""

_NO_ADVERBS = frozenset("family ally assembly daily weekly monthly elderly bully rally anomaly monopoly supply".split())


def is_adverb(word: str) -> bool:
    """Tell whether a lower-case word looks like an adverb of manner."""
    return word.endswith("ly") and word not in _NO_ADVERBS


DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun".split())
"""Days of the week as they are written in English."""

MONTHS = frozenset("January February March April May June July August September October November December Jan Feb Aug Sept Sep Oct Nov Dec".split())
"""Months as they are written in English."""

ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr Sen Sens Rep Reps Gov Govs Gen Lt Col Sgt St Jr Sr Prof Rev Hon Adm Capt Cmdr Maj Cpl Pvt Det Insp Supt Atty Asst Dist "
    "Pres Messrs Mt Ft No vs Inc Corp "
    "Co Ltd Cpl Del Pa Va Fla Calif Ariz Mass Conn Ill Mich Minn Tenn Tex Wash Wis Ore Okla Neb Nev Colo Ala Ark Ga Ky La Md Miss Mo Mont".split()
)
"""Words that keep their full stop inside a sentence."""

TITLES = frozenset(
    "President Vice-President Minister Premier Chancellor Secretary Senator Sen Representative Rep Congressman Congresswoman Governor Gov "
    "Mayor Judge Justice General Gen Colonel Col Lieutenant Lt Captain Capt Major Maj Sergeant Sgt Commander Cmdr Admiral Adm Commissioner "
    "Chief Sheriff Detective Officer Inspector Superintendent Ambassador Director Chairman Chairwoman Chair Professor Prof Doctor Pope "
    "Cardinal Archbishop Bishop Reverend Rev Father Sister Brother King Queen Prince Princess Sir Dame Lord Lady Speaker Leader Spokesman "
    "Spokeswoman Spokesperson Attorney Counsel CEO CFO COO CTO Editor Coach Manager Democrat Republican Whip Councilman "
    "Councilwoman Councillor Analyst Economist Author Comedian Actor Actress Singer Journalist Reporter Columnist Host Strategist "
    "Adviser Advisor".split()
)
"""Words before a name that are no part of it."""
