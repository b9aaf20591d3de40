"""How two claims' scopes stand to each other, dimension by dimension and as a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.reconcile import whereabouts, wording
from communique.reconcile.camps import by_two_camps, of_two_camps
from communique.reconcile.comparing import compare_agents, compare_counts, compare_times, is_actor
from communique.reconcile.counted import APART, AROUND, EQUAL, INSIDE, UNSURE, compare
from communique.reconcile.scopes import EFFECTS, EVENTS, PEOPLE, Scope
from communique.reconcile.victims import are_listed, fought

_CUE = 25
"""Code points at the end of a clause in which "including" announces what comes next."""
_OF_ALL = re.compile(r"of (?:the|them|those|these|whom)\b", re.I)
"""How the words for what is counted begin that are for some of what was told of before."""
_AMONG_THEM = 10
"""Code points that "including" or "among them" take between a whole and its part, which a bare "and" does not fill."""
_PASSAGE = 1000
_AFTER = 10
"""Code points that "after" takes between a toll and those who raised it."""
_TAKEN = 1500
"""Code points over which "of the fighters" takes up fighters told of before."""
THINGS = frozenset({"destroyed", "damaged", "seized", "attack", "munitions_used"})
"""Types whose figures count things of many kinds, which lists name one by one."""
MEASURES = {"suicide_bombing": "bombing"}
"""Types whose figures count the same kind of happening."""
_FIGHTS = frozenset({"assault", "attack", "engagement", "battle", "clash", "attempt", "offensive", "skirmish"})
WHOLES = frozenset({"people", "civilians", "fighters", "soldiers", "police", None})
"""Classes that, unless the words make them a part, stand for all the victims: their status is disputed, not a divider."""


@dataclass(frozen=True, slots=True)
class Relation:
    """The marks of `counted` for what is counted, the place, the time and the doer of one claim against another."""

    counts: str
    place: str
    time: str
    agent: str

    @property
    def apart(self) -> bool:
        """Whether some dimension keeps the two from telling of one set."""
        return APART in (self.counts, self.place, self.time, self.agent)


def measure_of(scope: Scope) -> str:
    """The measure that a claim's figure belongs to; assaults repelled and engagements fought are the same."""
    if scope.type in {"attack", "clash"} and scope.noun in _FIGHTS:
        return "clash"
    return MEASURES.get(scope.type, scope.type)


def relate(mine: Scope, other: Scope) -> Relation:
    """How one claim's scope stands to another's; the doer of killings and damage is a disputed attribute and keeps none apart
    unless one source names both doers; what one side did to the other and what was done to it are two.
    """
    agent = compare_agents(mine, other)
    one_voice = mine.document == other.document and mine.source == other.source
    if are_opposed(mine, other) or (one_voice and by_two_camps(mine, other)):
        agent = APART
    elif agent == APART and mine.type in EFFECTS and mine.brief and other.brief and not one_voice:
        agent = UNSURE
    counts, time = compare_counts(mine, other), compare_times(mine, other)
    if counts != APART and _are_two_kinds(mine, other, time):
        counts = APART
    return Relation(counts, whereabouts.compare(mine.places, other.places), time, agent)


def _are_two_kinds(mine: Scope, other: Scope, time: str) -> bool:
    """Whether one counts fighters and the other civilians, and not of one happening.

    Of one happening the status of the dead is disputed; a longer time has dead of both kinds, of whom neither are a part of the
    others unless the words say so.
    """
    if {fought(mine), fought(other)} != {True, False}:
        return False
    wider = mine.document == other.document and time in {INSIDE, AROUND}
    return (wider or not (mine.brief and other.brief)) and not is_part(mine, other) and not is_part(other, mine)


def are_opposed(mine: Scope, other: Scope) -> bool:
    """Whether the doer of one is whom the other was done to: the dead of both sides are not one set."""
    if not (mine.agents or other.agents):
        return False
    if not mine.targets.isdisjoint(other.targets) or not mine.agents.isdisjoint(other.agents):
        return False
    return any(is_actor(name) for name in (*(mine.agents & other.targets), *(other.agents & mine.targets)))


def by_other_means(mine: Scope, other: Scope) -> bool:
    """Whether the words name means for both that no one happening has: an air raid, and a bomb on the ground."""
    return bool(mine.means and other.means) and not mine.means & other.means


def is_part(part: Scope, whole: Scope) -> bool:
    """Whether the words make the first figure a part of the second: inside its clause, or by "including", "of whom"."""
    if part.document != whole.document:
        return False
    less = is_less(part, whole)
    narrower = compare(part.counts or "", whole.counts or "") == INSIDE
    if not (less or narrower) or are_listed(part, whole) or _is_what_it_was(part, whole):
        return False
    if less and _died_later(part, whole):
        return whole_class(whole) == "people"  # Nobody says whether the children among the dead died at once.
    if whereabouts.compare(part.places, whole.places) == APART:
        return False
    if less and (_are_worst_off(part, whole) or were_added(part, whole)):
        return True
    inside = whole.order <= part.order and part.end_of_words <= whole.end_of_words and part.words != whole.words
    follows = part.order - whole.end_of_words <= 80 and (part.order >= whole.end_of_words or _announced(part, whole))
    told = bool(_names_a_part(part) or _announces_a_part(whole) or _announced(part, whole) or _hangs_on(part, whole)) or (
        part.bare and part.noun == whole.noun and not wording.MORE.search(part.words) and not _elsewhere(part, whole)
    )
    if less and _taken_from(part, whole):
        some_of_all = wording.SOME_OF_ALL.search(part.words) is not None
        return some_of_all or compare(part.counts or "", whole.counts or "") != APART
    if (
        less
        and part.order < whole.order < part.end_of_words
        and wording.TAKEN_FROM.search(part.words[: whole.order - part.order])
    ):
        return True
    around = part.order <= whole.order and whole.end_of_words <= part.end_of_words and part.words != whole.words
    if around and less and (wording.AMONG.search(part.words) or wording.PART.search(part.words)):
        return True
    if inside and part.type in THINGS and not wording.PART.search(whole.words):
        return False  # Items of one list: "three tanks, two trucks and a vehicle".
    return (inside and (less or told or wording.PART.search(whole.words) is not None)) or (follows and told)


def _names_a_part(scope: Scope) -> bool:
    """Whether words of the clause make its figure a part, in front of it or right behind ("of whom six", "six of them")."""
    before = scope.words[: max(0, scope.figure_at - scope.order)]
    return bool(
        wording.PART.search(before)
        or wording.OF_THEM.match(from_figure(scope))
        or (not scope.stated and wording.PART.search(scope.words))
    )


def _announces_a_part(whole: Scope) -> bool:
    """Whether the end of a clause makes what comes next a part of it; "20 of them" says that of itself."""
    return wording.PART.search(whole.words[-_CUE:]) is not None and not wording.OF_THEM.match(from_figure(whole))


def _hangs_on(part: Scope, whole: Scope) -> bool:
    """Whether a narrower kind behind the whole has no verb but the whole's, and more than "and" between them."""
    shared = part.trigger_at == whole.trigger_at and part.order - whole.end_of_words >= _AMONG_THEM
    kinds = part.noun != whole.noun and compare(part.counts or "", whole.counts or "") != APART
    return shared and kinds and part.type in PEOPLE and whole.order <= part.trigger_at < whole.end_of_words


def _elsewhere(part: Scope, whole: Scope) -> bool:
    """Whether a figure is told of a place by name that is another than the whole's, be it near."""
    named = bool(part.places and whole.places) and all(place.known for place in part.places)
    return named and whereabouts.compare(part.places, whole.places) == UNSURE


def _died_later(part: Scope, whole: Scope) -> bool:
    """Whether the part counts those who died of their wounds, perhaps elsewhere, and the whole all the dead of that source."""
    if part.type != "killed" or whole.type != "killed" or not part.stated or part.source != whole.source:
        return False
    return bool(wording.DIED_OF_WOUNDS.search(part.words)) and not wording.DIED_OF_WOUNDS.search(whole.words)


def _announced(part: Scope, whole: Scope) -> bool:
    """Whether the part's words begin in the whole's, and announce the part behind its figure: "33 dead, among them 4 guards"."""
    if not whole.order < part.order < whole.end_of_words < part.end_of_words or part.figure_at <= whole.figure_at:
        return False
    before = part.words[: part.figure_at - part.order]
    return bool(wording.PART.search(before) or wording.SOME_OF.match(from_figure(part)))


def _is_what_it_was(part: Scope, whole: Scope) -> bool:
    """Whether the words say that the second figure has risen from the first."""
    before = whole.words[: max(0, part.figure_at - whole.order)]
    return before.rstrip().lower().endswith("from") and wording.RAISED.search(whole.words) is not None


def _are_worst_off(part: Scope, whole: Scope) -> bool:
    """Whether the part counts the wounded who are in danger of their lives, told of behind all of them."""
    near = part.type == whole.type == "wounded" and 0 <= part.order - whole.end_of_words <= _PASSAGE
    return near and wording.GRAVE.search(part.words) is not None and not wording.GRAVE.search(whole.words)


def were_added(part: Scope, whole: Scope) -> bool:
    """Whether a toll is said to have risen as more died, who are told right behind it: "rose to 46 after 11 people died"."""
    behind = part.type == whole.type == "killed" and 0 < part.order - whole.end_of_words <= _AFTER and part.source == whole.source
    return behind and wording.RAISED.search(whole.words) is not None and wording.WERE_ADDED.search(part.words) is not None


def is_share(scope: Scope) -> bool:
    """Whether the words for what is counted say that it is some of what was told of before ("of the deaths")."""
    return _OF_ALL.match(scope.things) is not None


def _taken_from(part: Scope, whole: Scope) -> bool:
    """Whether words take the part from a whole told before, perhaps sentences before: "two of the fighters", "among the dead"."""
    if are_opposed(part, whole) or of_two_camps(part, whole):
        return False
    after = part.order - whole.end_of_words
    named = part.noun or part.type in EVENTS or wording.OF_THEM.match(from_figure(part)) or wording.SOME_OF_ALL.search(part.words)
    some = (wording.SOME_OF.match(from_figure(part)) and named) or is_share(part)
    return 0 <= after <= (_PASSAGE if wording.AMONG_VICTIMS.search(part.words) and not some else _TAKEN) and bool(
        some or wording.AMONG_VICTIMS.search(part.words)
    )


def is_less(part: Scope, whole: Scope) -> bool:
    """Whether the number of the first, as written, is the smaller one, so that "up to 80" is none of nine."""
    return (part.number or part.low or 0) < (whole.low or whole.number or whole.high or 0)


def from_figure(scope: Scope) -> str:
    """The words of a claim from its figure on."""
    return scope.words[max(0, scope.figure_at - scope.order) :]


def whole_class(scope: Scope) -> str | None:
    """The class of a figure, with those that stand for all the victims made one."""
    return "people" if scope.counts in WHOLES else scope.counts


__all__ = [
    "APART",
    "AROUND",
    "EQUAL",
    "INSIDE",
    "THINGS",
    "UNSURE",
    "Relation",
    "are_opposed",
    "by_other_means",
    "from_figure",
    "is_less",
    "is_part",
    "is_share",
    "measure_of",
    "relate",
    "were_added",
    "whole_class",
]
