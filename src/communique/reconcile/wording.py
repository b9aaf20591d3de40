"""Cues in the words of a claim that say how its figure or state stands to others: parts, totals, shares, changes."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache


def _any_of(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.I)


PART = _any_of(
    "includ(?:ing|ed|es)", "among (?:them|those|whom|the (?:dead|victims|wounded|killed|injured))", "of (?:them|whom|which)",
    "half of (?:them|the)", "counting",
)  # fmt: skip
"""Words that make what follows a part of what stands before."""
AMONG = re.compile(r"\b(?:among|of) (?:the|these|those)\b", re.I)
AMONG_VICTIMS = re.compile(
    r"\bamong (?:the|those) (?:dead|victims|wounded|killed|injured|casualties|martyrs|fatalities)\b"
    r"|\b(?:dead|victims|wounded|killed|injured|casualties|martyrs|fatalities) (?:also )?included?\b",
    re.I,
)
"""Words that make who is named a part of the victims told of before."""
TAKEN_FROM = re.compile(r"\b(?:among|out of|of)(?: (?:the|a total of))? ?$", re.I)
"""Words between a part and the figure of its whole: "two medics among 31 dead"."""
SOME_OF = re.compile(
    r"^[\"“‘']?(?:(?:at least|about|around|some|up to) )?"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    r"nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|dozens?|half|most|several|many)"
    r" of (?:the|these|those|them|whom)\b",
    re.I,
)
OF_THEM = re.compile(r"^[\w, -]{1,30}? of (?:them|whom|which|these|those)\b", re.I)
"""How a figure goes on that is taken from those told of before."""
DIED_OF_WOUNDS = re.compile(
    r"\bof the(?: \w+)? (?:wounded|injured)\b[\w ,]{0,40}\b(?:died|dead|succumb\w*)\b"
    r"|\b(?:wounded|injured) (?!and\b|or\b|in\b|when\b|as\b|by\b)\w+\b(?:(?! and )[\w ,-]){0,60}\b(?:died|succumb\w*)\b"
    r"|\b(?:died|succumb\w*)\b[\w ,]{0,40}\b(?:wounds|injuries)\b|\bsuccumb\w*\b",
    re.I,
)
"""Words for those who died later, and perhaps elsewhere, of what others died of at once."""
SINCE_DIED = re.compile(
    r"\b(?:since|later|subsequently|also) died\b|\bdied (?:later|afterwards|shortly after|since(?=\s*(?:$|[.,;])))", re.I
)
"""Words for some who died after they had been told of."""
DENIES = _any_of("den(?:y|ies|ied|ying|ial)", "reject(?:ed|s|ing)?", "dismiss(?:ed|es|ing)?", "refut(?:ed|es|ing)",
                 "disput(?:ed|es|ing)", "false", "fabricat\\w+", "lies?", "untrue", "contrary to")  # fmt: skip
"""Words by which somebody denies what others say."""
OWN_SIDE = _any_of("(?:on )?(?:its|their|our|his) (?:own )?side", "own (?:losses|casualties|dead|ranks|fighters|forces|men)",
                   "its (?:soldiers|fighters|men|troops)", "our (?:soldiers|fighters|men|troops)")  # fmt: skip
"""Words by which a party counts those whom it lost itself."""
SOME_OF_ALL = re.compile(r"\bof (?:the|those) (?:dead|victims|wounded|killed|injured|casualties|martyrs|fatalities)\b", re.I)
"""Words that take some of all victims, whoever they are: they may be those of the other parts."""
WERE_ADDED = re.compile(
    r"\b(?:died|dying|succumb\w*|(?:bod(?:y|ies)|dead)\b.{0,20}\b(?:found|recovered|pulled|retrieved))\b", re.I
)
"""Words for those who died, or were found, since a toll was told."""
OF_SOME = re.compile(
    r"\b(?:in (?:an? )?(?:very )?(?:critical|serious|grave) (?:condition|state)|(?:seriously|critically|gravely) (?:hurt|injured)"
    r"|unidentified|(?:not|yet to be|been|were|was|are) (?:yet )?identified|intensive care|life-threatening"
    r"|discharged|sent home)\b",
    re.I,
)
"""Words for a state that only some of the dead or of the wounded are in."""
GRAVE = re.compile(r"\b(?:critical(?:ly)?|serious(?:ly)?|grave(?:ly)?|intensive care|life-threatening)\b", re.I)
"""Words for the wounded who are worst off, a part of all."""
TOTAL = _any_of("in total", "a total of", "in all", "altogether", "overall",
                "(?:all|both|sides?|forces) combined", "combined (?:total|toll|losses|casualties|number)", "(?:death )?toll",
                "br(?:ing|ings|inging|ought) (?:the )?(?:total|number)")  # fmt: skip
RAISED = _any_of("rais(?:ed|es|ing)", "ros?e", "risen", "climb(?:ed|s|ing)", "updat(?:ed|es|ing)", "increas(?:ed|es|ing)",
                 "revis(?:ed|es|ing)", "jump(?:ed|s)", "up from", "now stands?", "mounted")  # fmt: skip
"""Words by which a figure replaces an earlier one."""
EARLIER = re.compile(
    r"\b(?:earlier|initial(?:ly)?|previous(?:ly)?|preliminary|first)\b[\w ]{0,30}"
    r"\b(?:toll|count|figures?|reports?|tally|number)\b"
    r"|\b(?:toll|count|figures?|tally)\b[\w ]{0,20}\b(?:earlier|initially|previously)\b"
    r"|\b(?:earlier|previous|initial|preliminary|first) (?:information|statement|estimate|account|announcement)s?\b"
    r"|\bat first\b",
    re.I,
)
"""Words by which a figure is the one that was told before."""
HAD_TOLD = re.compile(
    r"\bhad (?:earlier |previously |initially |first |at first )?"
    r"(?:spoken of|reported|put|given|counted|announced|confirmed|registered|recorded|estimated)\b",
    re.I,
)
"""Words by which somebody told a figure before the one that is told now."""
TOLL = _any_of("(?:death )?toll", "tally", "count", "victims")
STOOD = re.compile(
    r"\b(?:toll|tally|count|number)\b[\w ]{0,20}\b(?:was|were|stood|had been)\b(?! (?:likely|expected|set|still|taken))", re.I
)
"""Words by which a toll is one of before."""
CHANGING = _any_of(
    "boost(?:ed|s|ing)?", "increas(?:ed|es|ing|e)", "rais(?:ed|es|ing|e)", "step(?:ped|ping)? up", "doubl(?:ed|es|ing|e)",
    "grow(?:n|s|ing)?", "intensif(?:ied|ies|ying|y)", "cut", "reduc(?:ed|es|ing|e)", "ris(?:en|es|ing|e)", "now",
)  # fmt: skip
"""Words by which a rate holds at the end of its time and not all through it."""
BRINGING = re.compile(r"\b(?:br(?:ing|ings|inging|ought)|rais(?:es|ing|ed)|for) (?:\w+ ){0,2}(?:total|number|toll)\b", re.I)
"""Words by which a total takes in the figure told right before."""
MORE = _any_of("others?", "another", "more", "additional", "further", "separate(?:ly)?", "elsewhere", "second", "third")
_MANY = (r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores?|hundreds?|thousands?|"
         r"several|some|many)")  # fmt: skip
_NO_NOUN = r"(?!than\b|wounded\b|injured\b|hurt\b|killed\b|dead\b|died\b|were\b|was\b|ha[sd]\b|have\b|in\b|on\b|at\b|from\b)"
_FURTHER = ("another", "additional", "further", "separate(?:ly)?", "elsewhere", "second", "third")
FURTHER = _any_of(
    *_FURTHER,
    rf"{_MANY} (?:other|more) {_NO_NOUN}\w+",
    rf"{_MANY} more (?:were|was|ha[sd]|have|died)",
    rf"{_MANY} others (?:(?:were|was|have been|had been) )?(?:killed|died|dead|perished|lost)",
)
"""Words by which a figure counts others than those told of before."""
LATER_DEATHS = re.compile(r"\b(?:died|succumbed)\b.{0,40}\b(?:hospitals?|wounds|injuries)\b", re.I)
"""Words for those of the wounded who died."""
BEFORE = _any_of("earlier", "previous(?:ly)?", "before", "ago", "last", "later")
"""Words by which a time is another than that of the news."""
_LATE = _any_of(
    "nights?", "evening", "midnight", "overnight", "(?:[89]|1[01])(?:[:.][0-5]\\d)? ?p\\.?m", "(?:2[0-3])[:.][0-5]\\d"
)
_FIRST_HOURS = _any_of("early (?:hours|morning|on)", "(?:pre-?|before )?dawn", "after midnight", "before sunrise",
                       "(?:12|[1-5])(?:[:.][0-5]\\d)? ?a\\.?m", "0[0-5][:.][0-5]\\d")  # fmt: skip
ALL_OVER = re.compile(
    r"\b(?:(?:the|an?) (?:whole|entire)|(?:across|throughout|all over|all across) the|city-?wide|nationwide)"
    r"(?: (?:city|town|village|area|district|province|region|governorate|country|front))?\b"
    r"|\b(?:on|from|of) (?:both|the two) sides\b",
    re.I,
)
"""Words by which a figure is of all of a town or an area, or of all who fought."""
DEATHS = re.compile(r"\b(?:deaths|fatalities|lives lost|lost their lives)\b", re.I)
"""Words by which a figure counts the dead, whoever they are."""
BOTH_SIDES = re.compile(r"\b(?:on|from|of) (?:both|the two) sides\b", re.I)
"""Words by which a figure counts the losses of all who fought."""
_STRUCK = _any_of(
    "(markets?|bazaars?)", "(schools?|kindergartens?|universit(?:y|ies))", "(hospitals?|clinics?)", "(mosques?|church(?:es)?)",
    "(weddings?)", "(funerals?|mourning)", "(convoys?)", "(bus(?:es)?|trains?)", "(bakery|bakeries)", "(prisons?|jails?)",
    "((?:police|power|bus|train|railway) stations?)", "(hotels?|restaurants?|cafes?)", "(camps?)", "(bridges?|crossings?)",
    "(factory|factories|plants?|depots?|warehouses?)", "(airports?|airfields?|airbases?)", "(check-?points?|barracks)",
)  # fmt: skip
"""Places and gatherings that are struck, a group for each kind."""
LIST_LINE = re.compile(
    r"^(?i:near|in|at|around|outside|north|south|east|west)\b(?! (?i:least|most|all|total)\b)(?: [a-z'’-]+){0,3} "
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|\w+day|\w+\.? \d)\b)[A-ZÀ-Þ]"
)
"""How a line of a list begins that tells of one place."""
DEFINITE = re.compile(r"^\s*(?:the|both|all|this|these|those|his|her|their|its)\b", re.I)
SINGLE_DEFINITE = re.compile(r"^\s*(?:the|this|that)\s+(?!two\b|three\b)", re.I)
DIVIDED = _any_of("divided", "split", "contested", "partitioned")
CONTESTED = _any_of("contested", "disputed", "no[ -]man'?s[ -]land", "gr[ae]y zone", "fought over", "nobody'?s")
"""Words by which no side holds a place."""
GOES_ON = _any_of("continu(?:e|es|ed|ing)", "still", "ongoing", "under ?way", "rag(?:e|es|ed|ing)", "not over")
"""Words by which a fight has not ended."""
HAD_BEEN = re.compile(r"\b(?:had (?:\w+ )?been|was|were) (?:\w+ )?(?:missing|held|abducted|kidnapped|captured)\b.*\b"
                      r"(?:freed|found|released|back|return\w*|safe)\b|\bhad been (?:\w+ )?missing\b", re.I)  # fmt: skip
"""Words for those who are missing or held no longer."""
REPELLED = _any_of("repuls(?:ed|es|ing)", "repel(?:s|led|ling)?", "(?:beat(?:en)?|driven|pushed|fought) back", "foil(?:ed|s|ing)",
                   "thwart(?:ed|s|ing)", "fended off", "warded off")  # fmt: skip
"""Words by which an attack failed."""
STILL = _any_of("still", "remain(?:s|ed|ing)?", "yet to", "left in", "rest")
"""Words by which what was told before goes on."""
NO_LONGER = _any_of("not? (?:\\w+ )?yet", "yet to", "stop(?:ped|s|ping)?", "halt(?:ed|s|ing)?", "ceas(?:ed|es|ing)", "suspended",
                    "no longer", "resum(?:ed|es|ing|e)", "still (?:not|been)")  # fmt: skip
"""Words by which something has ended, or is still to come."""
ONE_OF_THE = re.compile(r"\bone of (?:the|these|those)\b", re.I)
VAGUE_COUNT = _any_of("several", "many", "multiple", "some", "a number of", "numerous", "a few")

_WHOLE = _any_of("full(?:y)?", "complete(?:ly)?", "entire(?:ly)?", "whole", "total(?:ly)? control", "all of")
_NEARLY_WHOLE = _any_of(
    "(?:almost|nearly|virtually|practically) (?:all|the whole|the entire|entire(?:ly)?|complete(?:ly)?|full(?:y)?)"
)
_MOST = _any_of("most", "mainly", "mostly", "largely", "majority", "predominantly", "bulk", "nearly all", "almost all")
_PERCENT = re.compile(
    r"(?:\b(?P<at>more than|over|at least|up to|less than|under|below|nearly|almost)\s+)?"
    r"(?P<low>\d+(?:\.\d+)?)(?:\s*(?:-|–|to|and)\s*(?P<high>\d+(?:\.\d+)?))?\s*(?:per ?cent\b|%)",
    re.I,
)
_FRACTIONS = (("two[- ]thirds", 2 / 3), ("three[- ]quarters", 0.75), ("(?:a|one)[- ]third", 1 / 3),
              ("(?:a|one)[- ]quarter", 0.25), ("(?:a|one)[- ]fifth", 0.2), ("half", 0.5))  # fmt: skip
_FRACTION = re.compile(
    r"(?:\b(?P<at>more than|over|at least|up to|less than|under|nearly|almost)\s+)?\b(?:"
    + "|".join(f"(?P<f{at}>{words})" for at, (words, _) in enumerate(_FRACTIONS))
    + r")\b",
    re.I,
)
_UPWARD, _DOWNWARD = frozenset({"more than", "over", "at least"}), frozenset({"up to", "less than", "under", "below"})
_LITTLE = _any_of(
    "pockets?",
    "parts? of",
    "a part",
    "much",
    "swathes?",
    "(?:large|vast|huge|great|wide|significant|big) (?:areas?|territory|tracts?|portions?)",
    "(?:some|several|a few) (?:of (?:the|its) )?(?:\\w+ ){0,2}(?:districts?|neighbou?rhoods?|areas?|parts?|villages?|towns?|"
    "streets?|blocks?|quarters?|positions?|suburbs?|buildings?|hills?)",
    "small",
    "enclaves?",
    "suburbs?",
    "outskirts?",
    "corner",
    "neighbou?rhoods?",
    "districts?",
    "(?<!government )areas? (?:of|in)",
)
_HELD = ("strongholds?", "bastions?", "footholds?", "holdouts?", "redoubts?", "cit(?:y|ies)", "towns?", "areas?", "pockets?",
         "positions?", "territor(?:y|ies)", "enclaves?", "bases?", "refuges?", "provinces?", "places?")  # fmt: skip
ONLY = re.compile(rf"(?<!one of )\b(?:the|their|its|his) (?:only|sole|last)(?: \w+){{0,2}} (?:{'|'.join(_HELD)})\b", re.I)
ONE_OF = re.compile(rf"\bone of (?:the|its|their)(?: \w+){{0,3}} (?:{'|'.join(_HELD)})\b", re.I)
Share = tuple[float, float]
"""The least and greatest part of a place that is held, of 1."""
WHOLE_SHARE: Share = (1.0, 1.0)
MOST_SHARE: Share = (0.51, 1.0)
LITTLE_SHARE: Share = (0.01, 0.99)

_UNITS = {"hour": 1 / 24, "day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.4, "year": 365.25}
_NUMBERS = {word: n for n, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty".split())} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}  # fmt: skip
_SPELLED = re.compile(r"\b(\d+|[a-z]+)[ -](hours?|days?|nights?|weeks?|months?|years?)\b", re.I)
_FEW_DAYS = re.compile(r"\b(?:past|last|recent|previous|preceding) (?:few |several |couple of )?days\b", re.I)
_MOST_OF_FEW = 7
_LONE = re.compile(r"\b(?:past|last|previous|preceding|full) (day|night|week|fortnight|month|year)\b", re.I)
_BREAK = re.compile(r"[.!?][\"”’\')\]]*\s|\n")
_REACH = 300
_OWN_COUNT = re.compile(r"(?:(?:his|her|their|the|its|another) )?(\d+|a|an|another|[a-z]+)(?= )", re.I)
_MEANS = {
    "air": _any_of("air[ -]?(?:strikes?|raids?|attacks?)", "aerial", "(?:war)?planes?", "jets?", "helicopters?",
                   "barrel[ -]bombs?", "drones?", "sorties?"),
    "shelling": _any_of("shell(?:s|ed|ing|fire)?", "mortars?", "rockets?", "artillery", "missiles?"),
    "bomb": _any_of("suicide", "car[ -]bombs?", "truck[ -]bombs?", "bombers?", "landmines?", "mines?", "roadside bombs?", "ieds?",
                    "booby[ -]trap(?:ped|s)?", "explosive (?:belt|vest|device)s?"),
    "shooting": _any_of("shot", "gunfire", "gunmen", "snipers?", "execut(?:ed|ion|ions)", "behead(?:ed|ing|ings)", "massacred?"),
}  # fmt: skip
_LASTING = re.compile(r"\b((?:\d+|[a-z]+)[ -](?:days?|weeks?|months?|years?)) of\b", re.I)
_WORD = re.compile(r"[a-z0-9]+(?:[-'’][a-z0-9]+)*")
_COMMON = frozenset(
    "a an the of in on at to from by for with and or as that this which who whom was were is are be been being has have had it "
    "its they their there he his her she we our you said says after before into over under near about also more than other "
    "others".split()
)


_OTHERS_HURT = _any_of(*_FURTHER, rf"{_MANY} more {_NO_NOUN}\w+")


@lru_cache(maxsize=50_000)
def is_further(words: str, type: str = "") -> bool:
    """Whether words count others than those told of before; "two other people" who were wounded are others than the dead."""
    return (_OTHERS_HURT if type == "wounded" else FURTHER).search(words) is not None


def names(words: str, numbers: Collection[float | int | None]) -> bool:
    """Whether the words name one of these numbers, in digits or spelled out up to twenty."""
    found = re.findall(r"\d[\d,]*|[a-z]+", words.lower())
    return any(_value_of(word) in numbers for word in found if word[0].isdigit() or word in _NUMBERS)


def _value_of(word: str) -> int:
    return int(word.replace(",", "")) if word[0].isdigit() else _NUMBERS[word]


def struck(words: str) -> frozenset[int]:
    """What kinds of places or gatherings the words name that are struck, by number: a market, a school, a wedding."""
    return frozenset(found.lastindex for found in _STRUCK.finditer(words) if found.lastindex)


def night_of(words: str) -> int:
    """1 where words for a time are of a day's evening or night, -1 where of its first hours, else 0."""
    if _FIRST_HOURS.search(words):
        return -1
    return 1 if _LATE.search(words) else 0


def share_of(words: str) -> Share | None:
    """How much of a place the words say is held; None where they do not say."""
    if _NEARLY_WHOLE.search(words):
        return MOST_SHARE
    if _WHOLE.search(words):
        return WHOLE_SHARE
    if percent := _PERCENT.search(words):
        low = float(percent.group("low")) / 100
        return _worded_share(percent.group("at"), low, float(percent.group("high") or 100 * low) / 100)
    if fraction := _FRACTION.search(words):
        part = next(value for at, (_, value) in enumerate(_FRACTIONS) if fraction.group(f"f{at}"))
        return _worded_share(fraction.group("at"), part, part)
    if _MOST.search(words):
        return MOST_SHARE
    return LITTLE_SHARE if _LITTLE.search(words) else None


def _worded_share(at: str | None, low: float, high: float) -> Share:
    """The share that a number of per cent or a fraction makes with the words before it."""
    word = (at or "").lower()
    if word in _UPWARD:
        return low, 1.0
    return (0.0, high) if word in _DOWNWARD else (min(low, 1.0), min(high, 1.0))


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence around a span, cut at line breaks and a few hundred characters on each side."""
    return text[sentence_start(text, start) : sentence_end(text, end)]


def sentence_start(text: str, at: int) -> int:
    """Where the sentence that holds a character begins, at most a few hundred characters before it."""
    first = max(0, at - _REACH)
    return max((match.end() for match in _BREAK.finditer(text, first, at)), default=first)


def sentence_end(text: str, at: int) -> int:
    """Where the sentence that goes on at a character ends, at most a few hundred characters after it."""
    closes = _BREAK.search(text, at, at + _REACH)
    return closes.start() if closes else min(len(text), at + _REACH)


def days_in(unit: str) -> float | None:
    """How many days a unit of time has; None for a word that is none."""
    return _UNITS.get(unit.strip().lower().rstrip("s"))


@lru_cache(maxsize=50_000)
def days_spelled(words: str) -> float | None:
    """How many days a span of time has in words: 5 in "the past five days"; None where they give no number of them."""
    spelled = _SPELLED.search(words)
    count = spelled.group(1).lower() if spelled else ""
    many = int(count) if count.isdigit() else _NUMBERS.get(count)
    if spelled and many:
        unit = days_in(spelled.group(2))
        return many * unit if unit else None
    lone = _LONE.search(words)
    return days_in(lone.group(1)) if lone else None


def days_at_most(words: str) -> int | None:
    """The most days that a vague span of them reaches back ("over the past few days"); None where the words give none."""
    return _MOST_OF_FEW if _FEW_DAYS.search(words) else None


def how_many(words: str) -> int | None:
    """How many a phrase names one by one: 3 for "her three children", 1 for "a woman" or "another child"; else None."""
    found = _OWN_COUNT.match(words.strip())
    if not found:
        return None
    count = found.group(1).lower()
    if count.isdigit():
        return int(count)
    return 1 if count in {"a", "an", "another"} else _NUMBERS.get(count)


@lru_cache(maxsize=50_000)
def means_of(words: str) -> frozenset[str]:
    """The means that words name: from the air, shelling, a bomb set off on the ground, shooting; empty where they name none."""
    return frozenset(name for name, pattern in _MEANS.items() if pattern.search(words))


def lasting(words: str) -> str:
    """The words that say how long what is told of went on ("Seven days" of "Seven days of raids"); empty where none do."""
    found = _LASTING.search(words)
    return found.group(1) if found else ""


def content_words(words: str) -> frozenset[str]:
    """The lower-case words that carry meaning, for telling copies of one sentence."""
    return frozenset(w for w in _WORD.findall(words.lower()) if w not in _COMMON and len(w) > 1)
