"""Claims in the form that reconciliation compares: what is counted, of whom, where, when, according to whom.

Slotted and frozen, because a ledger of a million claims is compared in loops; the records stay the interface.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from functools import lru_cache

from communique.gazetteer.actors import open_actors
from communique.gazetteer.names import plain
from communique.model.records import Claim, Number
from communique.reconcile import counted, wording
from communique.reconcile.whereabouts import AT, BARE, FROM, Where, are_nearby, places_of

PEOPLE = frozenset({"killed", "wounded", "casualties", "missing", "abducted", "detained", "surrendered", "displaced",
                    "evacuated"})  # fmt: skip
EFFECTS = PEOPLE | {"destroyed", "damaged", "seized", "abuse"}
EVENTS = frozenset({"air_sortie", "air_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack", "interception",
                    "munitions_used", "clash", "attack"})  # fmt: skip
_ATTACKS = frozenset({"air_sortie", "air_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack", "clash"})
STATES = frozenset({"control", "siege", "siege_lifted", "capture", "withdrawal", "strength"})
_LEAST_OF_WAR = {"killed": 10_000, "casualties": 10_000, "wounded": 20_000, "missing": 10_000, "displaced": 1_000_000}
"""Figures that no happening of some days reaches in the wars that are reported of."""
_MOST_OF_ONE = 31
_HEADLINE = 120
_MANY_IN_ONE = frozenset({"enemy", "injured", "wounded", "dead", "killed"})
_NAME_WORD = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’‘.-]+|al-[A-Z][\w'’-]+|al|bin|abu|bint|el|ul|de|da|dos|van|von|ibn)"
_GOES_ON = re.compile(r"^ (?:\w+ing|with|seriously|critically)\b")
_ARTICLE = re.compile(r"\b(?:a|an|one|another|the) $", re.I)
_PERCENT = re.compile(r"per ?cent|%|\b(?:half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?$", re.I)
"""Words that make a figure a share: a fraction ends with its part ("about two thirds")."""
_OF = re.compile(r" (?:of|in|from|at|for|with) ")
_OF_THEM = re.compile(r"(?:of )?(?:them|whom|these|those|which)", re.I)
"""Words for what is counted that leave it to what was told before."""
_PERSON_WORDS = re.compile(rf"^{_NAME_WORD}(?: {_NAME_WORD})+$")


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """One claim, ready to be compared; two scopes are equal only where they are one object, which loops are glad of.

    `low` and `high` are the figure's least and greatest value, both ends included, None open; `stated` is false where the
    figure follows from the words without being one ("the insurgent", three names). `number` is the number as written
    ("more than 200" is 200). `things` are the words for what is counted, `noun` their head, `counts` its class; `bare` marks
    a number without its noun ("one in the car"), `nearby` a place only given by what it is near. `start` and `end` are
    proleptic ordinals of days. `source` is the body or person that said it, else the outlet (`source_name` as spelled);
    `order` is the place of the words in the document, `figure_at` that of the number, `trigger_at` that of the word that names
    the event; `sentence` holds them, as far as the text is at hand. `night` is 1 for a day's evening or night, which may go on
    into the next day, -1 for its first hours, which another may put to the day before, else 0.
    """

    id: str
    document: str
    outlet: str
    published: int | None
    order: int
    end_of_words: int
    figure_at: int
    trigger_at: int
    type: str
    agents: frozenset[str]
    either_agent: bool
    targets: frozenset[str]
    target_words: str
    target_nouns: frozenset[str]
    things: str
    noun: str
    counts: str | None
    places: tuple[Where, ...]
    nearby: bool
    place_words: tuple[str, ...]
    origins: tuple[Where, ...]
    start: int | None
    end: int | None
    dated: bool
    low: Number | None
    high: Number | None
    per: str | None
    stated: bool
    number: Number | None
    percent: bool
    source: str
    source_name: str
    narrated: bool
    positive: bool
    modality: str
    words: str
    sentence: str
    figure_words: str
    time_words: str
    trigger: str
    bare: bool
    night: int

    @property
    def has_figure(self) -> bool:
        """Whether the claim says how many, in words or by what follows from them."""
        return self.low is not None or self.high is not None

    @property
    def means(self) -> frozenset[str]:
        """The means that the words name, else the trigger, where it stands beside them."""
        return wording.means_of(self.words) or (frozenset() if self.trigger in self.words else wording.means_of(self.trigger))

    @property
    def counts_known(self) -> bool:
        """Whether the words for what is counted are those of a class, or of things that need none."""
        return self.type not in PEOPLE or counted.class_of(self.things) is not None

    @property
    def days(self) -> int | None:
        """The length of its time in days, both ends included."""
        return None if self.start is None or self.end is None else self.end - self.start + 1

    @property
    def brief(self) -> bool:
        """Whether its time is that of one happening, as far as the words go, rather than of a campaign."""
        return self.days <= 4 if self.days is not None else self.recent

    @property
    def recent(self) -> bool:
        """Whether the words give no time, and the report can only tell of what has just happened."""
        news = self.start is None and not self.dated and self.end is not None and self.end == self.published
        return news and not self.of_war

    @property
    def of_war(self) -> bool:
        """Whether the figure is too large for one happening, so that it can only be a war's toll, dated or not."""
        least = _LEAST_OF_WAR.get(self.type)
        short = self.days is not None and self.days <= _MOST_OF_ONE
        return self.stated and least is not None and (self.number or 0) >= least and not short


def claim_key(claim: Claim, at: int) -> str:
    """The id of a claim, else one made of its document and of its number among the claims given."""
    return claim.id or f"{claim.document.source}#{at}"


def scope_of(claim: Claim, at: int = 0, text: str | None = None) -> Scope:
    """The scope of one claim; `at` numbers claims that came without an id, `text` is the canonical text of its document."""
    quantity = claim.quantity
    targets = frozenset(" ".join((e.name or e.mention.text).split()) for e in claim.target)
    phrase = (quantity.counted if quantity and quantity.counted else None) or (
        claim.target[0].mention.text if claim.target else ""
    )
    low, high, stated, number = _figure(claim)
    percent = bool(quantity and _PERCENT.search(f"{quantity.counted or ''} {quantity.mention.text}"))
    organisation = claim.source.organisation or claim.source.name
    outlet = claim.document.outlet or claim.document.source
    time = claim.time
    start, end = _ordinal(time.start), _ordinal(time.end)
    time_words = time.mention.text if time.mention else ""
    roles = _roles(claim)
    if (
        start is None
        and end is not None
        and (covered := wording.days_spelled(time_words or wording.lasting(claim.evidence.text)))
    ):
        start = end - math.ceil(covered) + 1
    elif start is None and end is not None and (few := wording.days_at_most(time_words)):
        start = end - few + 1
    return Scope(
        id=claim_key(claim, at),
        document=claim.document.id or claim.document.source,
        outlet=outlet,
        published=claim.document.published.toordinal() if claim.document.published else None,
        order=claim.evidence.start,
        end_of_words=claim.evidence.end,
        figure_at=quantity.mention.start if quantity else claim.evidence.start,
        trigger_at=claim.trigger.start,
        type=claim.type,
        agents=frozenset(e.name or e.mention.text for e in claim.agent),
        either_agent=claim.agent_relation == "any",
        targets=targets,
        target_words=", ".join(e.mention.text for e in claim.target),
        target_nouns=frozenset(counted.head_noun(e.mention.text) for e in claim.target),
        things=phrase,
        noun="" if _OF_THEM.fullmatch(phrase) else counted.head_noun(phrase),
        counts=_counts(claim, phrase),
        places=places_of(claim.places, roles, claim.evidence),
        nearby=are_nearby(claim.places),
        place_words=tuple(
            name for p in claim.places if p.role in roles and (name := p.name or (p.mention.text if p.mention else ""))
        ),
        origins=places_of(claim.places, FROM),
        start=start,
        end=end,
        dated=time.mention is not None or (time.start is None and start is not None),
        low=low,
        high=high,
        per=quantity.per if quantity else None,
        stated=stated,
        number=number,
        percent=percent,
        source=plain(organisation or outlet),
        source_name=organisation or outlet,
        narrated=claim.source.mode == "narrator" or not organisation,
        positive=claim.polarity == "positive",
        modality=claim.modality,
        words=claim.evidence.text,
        sentence=wording.sentence_at(text, claim.evidence.start, claim.evidence.end) if text else claim.evidence.text,
        figure_words=quantity.mention.text if quantity else "",
        time_words=time_words,
        trigger=claim.trigger.text,
        bare=_is_bare(claim, phrase),
        night=wording.night_of(time_words) if start is not None and start == end else 0,
    )


def _roles(claim: Claim) -> frozenset[str]:
    """The roles of the places that a claim is of: where from one withdrew, else where something happened.

    "They left the base at X" is of X, as a base without a name is by the town that is named with it.
    """
    if claim.type != "withdrawal":
        return AT
    left = places_of(claim.places, FROM)
    return FROM if left and not all(place.kind == BARE for place in left) else AT | FROM


def _is_bare(claim: Claim, phrase: str) -> bool:
    """Whether the number stands without its noun: "one in the car", "three carrying guns"."""
    quantity = claim.quantity
    if quantity is None:
        return False
    if claim.target and claim.target[0].mention.text.lower() in {quantity.mention.text.lower(), "one"}:
        return True
    behind = claim.evidence.text[max(0, quantity.mention.end - claim.evidence.start) :]
    return bool(phrase and _GOES_ON.match(behind)) and counted.head_noun(phrase) not in behind.lower()


def _ordinal(day: dt.date | None) -> int | None:
    return day.toordinal() if day else None


def _figure(claim: Claim) -> tuple[Number | None, Number | None, bool, Number | None]:
    """Least and greatest value, whether stated, and the number as written."""
    quantity = claim.quantity
    if quantity is not None:
        low = quantity.hard.low if quantity.hard and quantity.low is None and quantity.high is None else quantity.low
        high = quantity.hard.high if quantity.hard and quantity.low is None and quantity.high is None else quantity.high
        if low is not None or high is not None or quantity.counted or not claim.target:
            return low, high, True, _written(low, high, quantity.mention.text)
    if claim.type not in PEOPLE or claim.polarity != "positive" or not claim.target:
        return None, None, False, None
    names = [" ".join((e.name or e.mention.text).split()) for e in claim.target]
    if all(is_person(name) for name in names) or (len(names) > 1 and all(is_person(name) or _is_one(name) for name in names)):
        return len(names), len(names), False, len(names)
    if len(names) == 1 and _is_single(_with_article(claim), claim.evidence.start < _HEADLINE):
        return 1, 1, False, 1
    if len(names) > 1:
        each = [1 if e.name and is_person(e.name) else wording.how_many(e.mention.text) for e in claim.target]
        if None not in each:
            total = sum(many or 0 for many in each)
            return total, total, False, total
    return None, None, False, None


def _with_article(claim: Claim) -> str:
    """The words for the only target, with the article that stands before them in the clause."""
    mention, evidence = claim.target[0].mention, claim.evidence
    before = _ARTICLE.search(evidence.text[: max(0, mention.start - evidence.start)])
    return f"{before.group()}{mention.text}" if before else mention.text


def _is_single(words: str, headline: bool) -> bool:
    """Whether a phrase is for one person: "the fighter", "a child"; in a headline, which leaves out articles, "fighter"."""
    last = (words if " and " in words else _OF.split(words)[0]).split()[-1]
    if not _is_one(last) or counted.class_of(last) in {"family", "police"} or last.lower() in _MANY_IN_ONE:
        return False
    return headline or bool(wording.SINGLE_DEFINITE.match(words)) or wording.how_many(words) == 1


def _is_one(words: str) -> bool:
    """Whether a phrase names one human being by a singular noun ("his wife")."""
    last = words.split()[-1].lower()
    return counted.singular(last) == last and counted.class_of(last) is not None and last not in {"people", "personnel", "family"}


@lru_cache(maxsize=50_000)
def _written(low: Number | None, high: Number | None, words: str) -> Number | None:
    """The number that the words name: 200 for "more than 200", whose least is 201."""
    digits = re.findall(r"\d[\d,]*(?:\.\d+)?", words)
    if len(digits) == 1:
        value = float(digits[0].replace(",", ""))
        if (low is not None and abs(value - low) <= 1) or (high is not None and abs(value - high) <= 1):
            return int(value) if value.is_integer() else value
    return low if low is not None else high


@lru_cache(maxsize=50_000)
def is_person(name: str) -> bool:
    """Whether a target's name is that of one person, as far as its spelling shows."""
    known = open_actors()
    body = name in known.actors or known.find(name) is not None or known.state_of(name) is not None
    return bool(_PERSON_WORDS.match(name)) and not body and counted.class_of(name) is None


def _counts(claim: Claim, phrase: str) -> str | None:
    """The class that the claim's figure counts."""
    found = counted.class_of(phrase) if phrase else None
    if claim.type in _ATTACKS:
        fired = claim.type in {"air_strike", "shelling"} and claim.quantity is not None and found in {"guns", "explosives"}
        return found if fired else "attacks"
    if claim.type in PEOPLE and claim.quantity is None and len(claim.target) > 1:
        return "people"
    if found in {None, "people"} and claim.type in PEOPLE:
        for target in claim.target:
            other = counted.class_of(target.mention.text)
            if other and other != "people" and not is_person(target.name or target.mention.text):
                return other
        actor = any(target.name and fights(target.name) for target in claim.target)
        return "fighters" if actor else "people"
    return found


@lru_cache(maxsize=50_000)
def fights(name: str) -> bool:
    """Whether the registry has a body of this name that fights."""
    actor = open_actors().actors.get(name)
    return actor is not None and actor.kind in {"armed_group", "armed_forces", "militia", "coalition", "police"}
