"""What one claim says happened and another says did not: denials, and what was stated only to be withdrawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from communique.gazetteer.actors import open_actors
from communique.gazetteer.names import plain
from communique.model.findings import Verdict
from communique.reconcile import whereabouts, wording
from communique.reconcile.checks.figures import groups
from communique.reconcile.checks.reports import Tied
from communique.reconcile.comparing import compare_agents, compare_times, is_actor
from communique.reconcile.counted import APART, AROUND, EQUAL, INSIDE, class_of, compare
from communique.reconcile.drafts import Draft, in_order
from communique.reconcile.persons import are_one, persons_of
from communique.reconcile.relations import measure_of, whole_class
from communique.reconcile.scopes import EFFECTS, EVENTS, PEOPLE, Scope, is_person
from communique.reconcile.victims import fought, of_two_sides
from communique.reconcile.wording import content_words

_TOLD = frozenset({"asserted", "hedged"})
_ENTERED = frozenset({"movement", "advance"})
_DENIED = EVENTS | EFFECTS | _ENTERED | {"capture"}
_BLASTS = frozenset({"bombing", "suicide_bombing", "chemical_attack"})
_MOST_CHARGES = 3
_ROLE = re.compile(r"\b(?:role|involve\w*|responsib\w*|part in|behind|hand in|connection)\b", re.I)
_FAR = 4
"""How many times those said to be unharmed the harmed can be who are others than these."""
_CAMPAIGN = 30
"""Days from which a time is that of many happenings."""
_PASSAGE = 600
"""Code points over which "no one was hurt" is still of what was told before."""
_NOBODY = re.compile(r"^(?:no ?one|nobody|none|any(?:one|body))\b", re.I)


def check(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """Findings of one document's scopes."""
    yield from _denied(scopes, scopes)
    yield from _denied_again(combinations(_denials(scopes), 2))


def between(scopes: Sequence[Scope], tied: Tied) -> Iterator[Draft]:
    """Findings between documents: what one says happened, and another's source denies."""
    documents: dict[str, list[Scope]] = {}
    for scope in scopes:
        documents.setdefault(scope.document, []).append(scope)
    again: list[tuple[Scope, Scope]] = []
    for one in documents:
        for other in tied(one):
            if other in documents:
                yield from _denied(documents[one], documents[other])
            if other in documents and one < other:
                again += product(_denials(documents[one]), _denials(documents[other]))
    yield from _denied_again(again)


def _denials(scopes: Sequence[Scope]) -> list[Scope]:
    """The claims that something did not happen."""
    denied = (_DENIED - {"capture"}) | {"strength"}
    return [s for s in scopes if not s.positive and s.modality in _TOLD and s.type in denied and not _is_over(s)]


def _one_of_each(denials: Sequence[Scope]) -> list[Scope]:
    """The denials of a report without those that say again what one before says, by who says most of whom and when."""
    found: list[Scope] = []
    for denial in sorted(denials, key=lambda s: (not s.agents, s.narrated, not s.dated, s.order)):
        if not any(denial.type in EVENTS and _is_one_denial(denial, other) for other in found):
            found.append(denial)
    return found


def _denied_again(pairs: Iterable[tuple[Scope, Scope]]) -> Iterator[Draft]:
    """One finding for what one side denies more than once."""
    for group in groups([(a, b) for a, b in pairs if a.type in EVENTS and _is_one_denial(a, b)]):
        yield Draft("polarity", in_order(group), "consistent", "denied, more than once")


def _is_one_denial(a: Scope, b: Scope) -> bool:
    """Whether one side denies one thing twice: the same doer, or where none is named the same speaker."""
    if not _of_one_measure(a, b) or compare_times(a, b) == APART or (a.places and b.places and not _at_one_place(a, b)):
        return False
    if a.agents and b.agents:
        return compare_agents(a, b) in {EQUAL, INSIDE, AROUND} or _of_one_state(a, b)
    return a.source == b.source if a.agents or b.agents else (a.narrated or b.narrated or a.source == b.source)


def _denied(told: Sequence[Scope], denying: Sequence[Scope]) -> Iterator[Draft]:
    """One finding for each denial and each source that says otherwise: the claim nearest to it in what it says."""
    within = denying is told
    withdrawn = [s for s in told if within and s.modality == "retracted" and s.positive and s.type in EVENTS | EFFECTS]
    asserted = [s for s in told if s.modality in _TOLD and s.positive and s.type in _DENIED]
    for denial in _denials(denying) if within else _one_of_each(_denials(denying)):
        taken_back = [s for s in withdrawn if _of_one(s, denial)]
        if taken_back:
            yield _draft(taken_back[-1], denial, "superseded", "said at first, and then said not to be so")
            continue
        contested = [s for s in asserted if _of_one(s, denial) and (_of_one_person(s, denial)
                     or ((not within or _has_speaker(denial)) and s.source != denial.source))]  # fmt: skip
        for charge in _charges(contested, denial) if within else _of_each_measure(contested, denial):
            yield _draft(charge, denial, "differ", f"said to have happened, and denied by {denial.source_name}")
    for before, after in product(withdrawn, asserted):
        if (
            after.order > before.order
            and before.document == after.document
            and _of_one(before, after)
            and _figures_differ(before, after)
        ):
            yield _draft(before, after, "superseded", "stated only to be withdrawn for the other")


def _of_each_measure(contested: Sequence[Scope], denial: Scope) -> list[Scope]:
    """The claim of each measure, as who denies casualties denies dead and wounded, that is nearest to the denial."""
    measures: dict[str, list[Scope]] = {}
    for charge in contested:
        measures.setdefault(measure_of(charge) if denial.type == "casualties" else "", []).append(charge)
    return [max(charges, key=lambda s: _nearness(s, denial)) for _, charges in sorted(measures.items())]


def _charges(contested: Sequence[Scope], denial: Scope) -> list[Scope]:
    """The claim nearest to the denial in what it says, and those of other sources by name or that name the doer."""
    ordered = sorted(contested, key=lambda s: _nearness(s, denial), reverse=True)
    found = ordered[:1]
    for claim in ordered[1:]:
        if (not claim.narrated and all(claim.source != s.source for s in found)) or _names_doer(claim, denial):
            found.append(claim)
    return found[:_MOST_CHARGES]


def _names_doer(charge: Scope, denial: Scope) -> bool:
    return bool(charge.agents and denial.agents) and compare_agents(charge, denial) in {EQUAL, INSIDE, AROUND}


def _has_speaker(denial: Scope) -> bool:
    """Whether somebody is said to deny, be it only the doer ("the rebels deny it")."""
    return not denial.narrated or (bool(denial.agents) and wording.DENIES.search(denial.words) is not None)


def _nearness(charge: Scope, denial: Scope) -> tuple[bool | int, ...]:
    """How much a charge says of what is denied: its victims, its doer, its day, and how near to it it is told."""
    return (
        _share_target(charge, denial),
        bool(charge.target_nouns & denial.target_nouns),
        bool(charge.agents & denial.agents),
        charge.brief,
        charge.type == "killed",
        whole_class(charge) == "people",
        charge.type in PEOPLE and charge.has_figure,
        charge.dated,
        charge.has_figure,
        -abs(charge.order - denial.order),
    )


def _is_over(denial: Scope) -> bool:
    """Whether the words say that something has ended or has yet to happen, which denies nothing of before."""
    return wording.NO_LONGER.search(denial.words) is not None


def _draft(one: Scope, other: Scope, verdict: Verdict, why: str) -> Draft:
    return Draft("polarity", in_order((one, other)), verdict, why)


def _figures_differ(before: Scope, after: Scope) -> bool:
    return before.has_figure and after.has_figure and (before.low, before.high) != (after.low, after.high)


def _of_one(one: Scope, denial: Scope) -> bool:
    """Whether the two tell of one thing: the same measure, doer and victims as far as they are said, at one place and time."""
    if one is denial or not _of_one_measure(one, denial) or compare_times(one, denial) == APART:
        return False
    if denial.brief and one.days is not None and one.days > _CAMPAIGN:
        return False  # That nobody was hurt in one happening says nothing of a war's toll.
    if one.places and denial.places and not _at_one_place(one, denial):
        return False
    agents = compare_agents(one, denial)
    if agents == APART or _is_of_few(denial, one):
        return False
    if any(is_person(name) for name in (*one.targets, *denial.targets)):
        return any(are_one(mine, other) for mine in one.targets for other in denial.targets)
    if one.document == denial.document and _is_of_something_else(one, denial):
        return False
    if not denial.agents and not denial.targets:
        return True
    if _is_rare(one, denial):
        return True
    by_one = bool(one.agents & denial.agents) or agents in {EQUAL, INSIDE, AROUND} or _of_one_state(one, denial)
    return _share_target(one, denial) or (
        by_one and (one.type in EVENTS or one.type == "capture" or not (one.targets and denial.targets))
    )


def _is_of_few(denial: Scope, one: Scope) -> bool:
    """Whether so many are said to be unharmed, and far more to have been harmed."""
    few = denial.type in PEOPLE and one.type in PEOPLE and denial.number is not None
    return few and (one.number or 0) >= _FAR * (denial.number or 0)


def _is_of_something_else(one: Scope, denial: Scope) -> bool:
    """Whether "nobody was hurt" is told far from a toll, by nothing that ties it to that: not every report of none denies one."""
    if denial.type not in PEOPLE or denial.places or denial.agents & one.agents or persons_of(one) & persons_of(denial):
        return False
    return abs(one.order - denial.order) > _PASSAGE and not wording.DENIES.search(denial.words)


def _is_rare(one: Scope, denial: Scope) -> bool:
    """Whether both are of one blast or gas attack in a place, of which there is seldom another that day, whoever is named."""
    rare = one.type in _BLASTS and denial.type in _BLASTS and one.brief and denial.brief
    if _ROLE.search(denial.words) and any(plain(name) == denial.source for name in denial.agents) and not one.agents:
        return False  # Who denies a part in it does not deny that it happened.
    return rare and not (one.agents and denial.agents and one.targets and denial.targets) and bool(one.places and denial.places)


def _of_one_measure(one: Scope, denial: Scope) -> bool:
    """Whether both are of one measure; who denies that anybody was harmed, or there, denies killed and wounded, and who
    denies that a side came in, that it took the place.
    """
    if {one.type, denial.type} == {"air_sortie", "air_strike"}:
        return True
    if denial.type == "strength":
        return one.type in {"killed", "wounded"} and bool(denial.targets) and bool(one.targets)
    if denial.type in _ENTERED:
        return one.type == "capture" and bool(one.agents and denial.agents)
    return measure_of(one) == measure_of(denial) or (denial.type == "casualties" and one.type in {"killed", "wounded"})


def _at_one_place(one: Scope, denial: Scope) -> bool:
    named = {place.key for place in denial.places}
    return whereabouts.compare(one.places, denial.places) in {EQUAL, INSIDE, AROUND} or any(p.key in named for p in one.places)


def _of_one_person(one: Scope, denial: Scope) -> bool:
    """Whether both name one person, of whom one report cannot hold both."""
    return one.document == denial.document and bool(persons_of(one) & persons_of(denial))


def _of_one_state(one: Scope, other: Scope) -> bool:
    states = [{open_actors().state_of(name) for name in scope.agents} - {None} for scope in (one, other)]
    return bool(states[0] & states[1])


def _share_target(one: Scope, denial: Scope) -> bool:
    """Whether both are of the same victims or things, by a word or a class; "no one" is anybody."""
    if (one.type in PEOPLE and _NOBODY.match(denial.target_words)) or any(map(is_actor, one.targets & denial.targets)):
        return True
    if one.type in PEOPLE and of_two_sides(one, denial):
        return False
    if one.type in PEOPLE and not one.targets and denial.type == "casualties" and not any(map(is_actor, denial.targets)):
        return True
    if one.type in PEOPLE and fought(one) is False and _denies_of_anybody(denial):
        return True
    if content_words(f"{one.words} {one.target_words}") & content_words(denial.target_words):
        return True
    pairs = product(one.target_nouns, denial.target_nouns)
    return any(a == b or _may_be_one(class_of(a), class_of(b), one.type) for a, b in pairs)


def _denies_of_anybody(denial: Scope) -> bool:
    """Whether nobody of a people or a creed is said to have been harmed, who are no body of fighters."""
    named = denial.targets and not any(is_actor(name) or is_person(name) for name in denial.targets)
    return (
        bool(named) and denial.type in {"casualties", "killed", "wounded"} and class_of(denial.target_words) in {None, "people"}
    )


def _may_be_one(mine: str | None, other: str | None, type: str) -> bool:
    if mine is None or other is None:
        return False
    if mine == other:
        return True
    # That no soldier died is no word on people who did; whether they were civilians is what is disputed.
    return type in PEOPLE and (compare(mine, other) == INSIDE or (compare(mine, other) == AROUND and other == "civilians"))
