"""Whether two figures of one document are told of one set: stated again, or told otherwise."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from communique.gazetteer.names import plain
from communique.reconcile import whereabouts, wording
from communique.reconcile.camps import of_two_camps
from communique.reconcile.comparing import is_actor, overlap
from communique.reconcile.drafts import in_order
from communique.reconcile.relations import (
    APART,
    AROUND,
    EQUAL,
    INSIDE,
    THINGS,
    UNSURE,
    Relation,
    by_other_means,
    from_figure,
    relate,
    whole_class,
)
from communique.reconcile.scopes import PEOPLE, Scope
from communique.reconcile.victims import are_attackers, are_camps, are_listed, fought, of_doers, of_other_kind, of_two_sides

_NEAR = 400
"""Code points between two clauses that still stand in one passage."""
HEADLINE = 120
"""Code points within which a clause is taken for a headline's."""
_BREACHED = frozenset({"ceasefire"})
"""Types whose denials are counted: a ceasefire is broken so many times."""
_TITLE = 60
"""Code points within which a clause is surely a headline's, where a text begins with one."""
_FEW = 5
_LATELY = 2
"""Days before its publication that a report can mean where it gives no time."""
_OPENS = re.compile(r"[\"“‘']?[A-Z]")
"""How the first words of a sentence begin."""
_LEAD = 150
"""Code points behind a headline in which the report begins."""
_LOOSELY = 600
"""Code points between figures of two sources that can be of one happening where their words leave room for it."""
_ALIKE = 20
"""How many times a figure can be another that is told loosely of one happening."""
_BREATH = 40
"""Code points between two clauses of one sentence."""
JOINED = 15
"""Code points between two clauses of one sentence that share their words for how it is known."""


def counted(scopes: Iterable[Scope]) -> list[Scope]:
    """Scopes whose figure can be compared: told as having happened, positive, no rate; one where two readings share its words."""
    found: dict[object, Scope] = {}
    for s in scopes:
        if s.has_figure and (s.positive or s.type in _BREACHED) and s.modality in {"asserted", "hedged"} and s.per is None:
            found.setdefault((s.document, s.type, s.figure_at) if s.stated else s.id, s)
    return list(found.values())


def fullness(scope: Scope) -> int:
    """How much the words say of time, place and victims beside the figure; a headline says least."""
    placed = bool(scope.places) and scope.places[0].kind != "country"
    return scope.dated + placed + bool(scope.targets) + (scope.order >= _TITLE)


def told_as_earlier(scopes: Iterable[Scope]) -> set[str]:
    """The ids of figures that the words call earlier ones ("an initial toll of"), with what shares their clause."""
    found: set[str] = set()
    last: Scope | None = None
    for scope in in_order(counted(scopes)):
        joined = last is not None and last.document == scope.document and 0 <= scope.order - last.end_of_words <= JOINED
        joined = joined and last is not None and last.id in found and not _OPENS.match(scope.words)
        if wording.EARLIER.search(scope.words) or (joined and not wording.RAISED.search(scope.words)):
            found.add(scope.id)
        last = scope
    return found


def is_repeated(first: Scope, second: Scope, relation: Relation) -> bool:
    """Whether the second claim states the first one's figure again."""
    if first.number != second.number or not overlap(first, second):
        return False
    if not _one_set(first, second, relation) and not _is_headline_of(first, second, relation):
        return False
    if is_vague(first) != is_vague(second):
        return False
    if (wording.is_further(second.words, second.type) and not wording.is_further(first.words, first.type)) or (
        first.stated is second.stated is False and not same_names(first, second)
    ):
        return False
    apart = max(first.order, second.order) - min(first.end_of_words, second.end_of_words)
    if first.number == 1 and any(wording.SOME_OF.match(from_figure(s)) for s in (first, second)):
        return False
    if apart <= 30 and first.number == 1 and first.stated and second.stated:
        return False
    people = whole_class(first) == whole_class(second) == "people"
    alike = first.noun == second.noun or people or first.counts == second.counts == "attacks"
    few = (first.number or 0) <= _FEW and not wording.DEFINITE.match(second.figure_words + " " + second.target_words)
    if first.type in THINGS and first.order >= HEADLINE and few:
        return False
    if first.type in THINGS and not (first.noun == second.noun or not first.stated or not second.stated):
        return False
    return (first.number or 0) > 3 or alike


def _is_headline_of(first: Scope, second: Scope, relation: Relation) -> bool:
    """Whether a headline's figure is told again right below it, for which the headline names another place near by."""
    headline, lead = in_order((first, second))
    near = headline.order < HEADLINE and 0 < lead.order - headline.end_of_words <= _LEAD and headline.stated and lead.stated
    alike = APART not in (relation.counts, relation.time, relation.agent)
    one_country = {p.country for p in first.places} & {p.country for p in second.places}
    told = headline.narrated or first.source == second.source
    return near and alike and bool(one_country) and (headline.number or 0) > 1 and told


def same_names(first: Scope, second: Scope) -> bool:
    """Whether two lists of several persons have one in common."""
    return (first.number or 0) > 1 and bool(first.targets & second.targets)


def is_same(first: Scope, second: Scope, relation: Relation, earlier: Collection[str] = ()) -> bool:
    """Whether different figures of one document are told of one set: by place, time and class."""
    if not _one_set(first, second, relation) or not (first.stated and second.stated):
        return False
    if wording.is_further(first.words, first.type) or wording.is_further(second.words, second.type) or first.type in THINGS:
        return False
    if first.type != second.type or by_other_means(first, second) or _told_apart(first, second) or first.of_war != second.of_war:
        return False
    far = second.order - first.end_of_words > _NEAR and first.number != second.number and not _is_toll_before(first, second)
    if far and any(s.recent and not s.places for s in (first, second)) and not overlap(first, second):
        return False
    if overlap(first, second) and _may_be_one_loosely(first, second, relation):
        return True
    timed = relation.time == EQUAL or (relation.time == UNSURE and (not (first.dated or second.dated) or _is_news(first, second)))
    windowed = (first.brief and second.brief) or relation.time != EQUAL or (first.dated and second.dated)
    windowed = windowed or (min(first.order, second.order) < HEADLINE and (first.dated or second.dated))
    return _placed(first, second, relation) and timed and windowed and _talks_of_one(first, second, earlier)


def _may_be_one_loosely(first: Scope, second: Scope, relation: Relation) -> bool:
    """Whether another source's vague figure or least number, told near, can be of one happening with a figure that it allows."""
    loose = is_vague(first) or is_vague(second) or (first.low is None) != (second.low is None)
    loose = loose or (first.high is second.high is None)
    few, many = sorted((first.number or 0, second.number or 0))
    near = abs(second.order - first.end_of_words) <= _LOOSELY and first.source != second.source and many <= _ALIKE * few
    timed = relation.time in {EQUAL, UNSURE} and all(s.brief or s.days is None for s in (first, second))
    wide = any(place.kind == "country" for s in (first, second) for place in s.places)
    return loose and near and timed and (relation.place in {EQUAL, UNSURE} or not wide)


def _is_toll_before(first: Scope, second: Scope) -> bool:
    """Whether a lower figure is told later as a toll that stood, beside a higher one of the same source."""
    lower = first if (first.number or 0) < (second.number or 0) else second
    later = lower.order == max(first.order, second.order) and first.source == second.source
    return later and wording.STOOD.search(lower.words) is not None


def _is_news(first: Scope, second: Scope) -> bool:
    """Whether one gives no time and so tells of what has just happened, and the other's days are the last ones."""
    for undated, other in ((first, second), (second, first)):
        if (
            undated.recent
            and other.brief
            and not wording.BEFORE.search(other.time_words)
            and other.end is not None
            and undated.end is not None
        ):
            return undated.order < HEADLINE and 0 <= undated.end - other.end <= _LATELY
    return False


def _told_apart(first: Scope, second: Scope) -> bool:
    """Whether one document tells of two sets: of civilians and of fighters, or of a single one and of many."""
    if {first.counts, second.counts} in ({"civilians", "fighters"}, {"civilians", "soldiers"}):
        return True
    below = min(first.order, second.order) >= HEADLINE
    return (
        one_and_many(first, second)
        or are_listed(first, second)
        or _told_in_one_breath(first, second)
        or other_victims(first, second)
        or (below and are_camps(first, second))
    )


def _told_in_one_breath(first: Scope, second: Scope) -> bool:
    """Whether one source goes on to a second figure in the same sentence, or takes it from those told of before."""
    if any(wording.OF_THEM.search(from_figure(s)) for s in (first, second)):
        return True
    first, second = in_order((first, second))
    goes_on = 0 <= second.order - first.end_of_words <= _BREATH and not _OPENS.match(second.words)
    changed = any(wording.RAISED.search(s.words) or wording.TOLL.search(s.words) for s in (first, second))
    one_source = first.source == second.source and first.noun != second.noun
    return one_source and goes_on and not changed and not overlap(first, second)


def kept_apart(first: Scope, second: Scope) -> bool:
    """Whether something in the words keeps two figures of one document from being of one set."""
    return relate(first, second).apart or by_other_means(first, second) or _told_apart(first, second)


def other_victims(first: Scope, second: Scope, tolls: bool = False) -> bool:
    """Whether figures that do not meet are told of victims whom the words set apart, by side or kind.

    `tolls` says that both stand for all of whom their reports tell, whatever kind these call them.
    """
    if of_two_sides(first, second) or of_two_camps(first, second):
        return True
    if any(are_attackers(a) and not are_attackers(b) and not fought(b) for a, b in ((first, second), (second, first))):
        return not overlap(first, second)
    if first.source == second.source and _on_own_side(first) != _on_own_side(second):
        return True
    if first.type == second.type and not overlap(first, second) and _died_later(first) is not _died_later(second):
        return True
    if _are_of_some(first, second) or _are_of_some(second, first) or _is_own_loss(first, second) or _is_own_loss(second, first):
        return True
    return not overlap(first, second) and ((not tolls and of_other_kind(first, second)) or of_doers(first, second))


def _are_of_some(part: Scope, whole: Scope) -> bool:
    """Whether the lower figure is of those alone who are in some state, as in danger of their lives, or not yet identified."""
    less = not overlap(part, whole) and (part.number or 0) < (whole.number or 0)
    return less and wording.OF_SOME.search(part.words) is not None and not wording.OF_SOME.search(whole.words)


def _is_own_loss(own: Scope, other: Scope) -> bool:
    """Whether a body tells whom it lost itself, and the other figure is of another body, or beside it of more than those."""
    if own.type not in PEOPLE or overlap(own, other) or not any(plain(name) == own.source for name in own.targets):
        return False
    if other.targets & own.targets:
        return False
    beside = own.document == other.document and own.source != other.source and (own.number or 0) < (other.number or 0)
    return any(map(is_actor, other.targets)) or (beside and not other.targets)


def _died_later(scope: Scope) -> bool:
    """Whether the words count those of the wounded who died, who are some of all the dead."""
    return scope.type == "killed" and wording.DIED_OF_WOUNDS.search(scope.words) is not None


def _on_own_side(scope: Scope) -> bool:
    """Whether the words count the losses of the one who tells of them."""
    return wording.OWN_SIDE.search(scope.words) is not None


def one_and_many(first: Scope, second: Scope) -> bool:
    """Whether a single one is told of against several, no toll being put at one."""
    single = [s for s in (first, second) if s.number == 1 and s.low == s.high]
    return len(single) == 1 and not overlap(first, second) and not wording.TOLL.search(single[0].words)


def _placed(first: Scope, second: Scope, relation: Relation) -> bool:
    """Whether two claims are told of one place: a headline may name the country alone, but not that of a list's lines."""
    headline, later = (first, second) if first.order < second.order else (second, first)
    country = len(headline.places) == 1 and headline.places[0].kind == "country" and headline.order < HEADLINE
    country = country and not wording.LIST_LINE.match(later.words)
    if relation.place == EQUAL or not (first.places and second.places) or (country and relation.place in {INSIDE, AROUND}):
        return True
    told = first.source != second.source or (overlap(first, second) and is_vague(first) != is_vague(second))
    return told and not _lower_is_narrower(first, second, relation) and whereabouts.may_be_one(first.places, second.places)


def is_vague(scope: Scope) -> bool:
    """Whether the figure is a word with no upper end ("dozens")."""
    return scope.high is None and not any(ch.isdigit() for ch in scope.figure_words) and len(scope.figure_words.split()) == 1


def _lower_is_narrower(first: Scope, second: Scope, relation: Relation) -> bool:
    """Whether the lower figure is told of a place inside the other's, so that it can be a part; one called a toll is none."""
    lower, higher, inside = (first, second, INSIDE) if (first.number or 0) < (second.number or 0) else (second, first, AROUND)
    narrower = relation.place == inside or (len(lower.places) == 1 < _towns(higher) and not overlap(first, second))
    return narrower and not wording.TOLL.search(lower.words)


def _towns(scope: Scope) -> int:
    """How many places of which none lies in another are told of together."""
    return len({p.key for p in scope.places if not any(p.key in other.inside for other in scope.places if other is not p)})


def _one_set(first: Scope, second: Scope, relation: Relation) -> bool:
    if relation.apart or (whole_class(first) != whole_class(second) and relation.counts != EQUAL):
        return False
    return relation.time not in {INSIDE, AROUND} or (first.brief and second.brief) or _one_nested_vague(first, second)


def _one_nested_vague(first: Scope, second: Scope) -> bool:
    """Whether one of two times is only what the reader could bound, not words of the text."""
    return not (first.dated and second.dated)


def _talks_of_one(first: Scope, second: Scope, earlier: Collection[str]) -> bool:
    """Whether different figures can be of one set: another source counts, one is an earlier toll, or stands in the headline."""
    if first.source != second.source or first.order < HEADLINE or {first.id, second.id} & set(earlier):
        return True
    if (is_vague(first) != is_vague(second) and overlap(first, second)) or _is_toll_before(first, second):
        return True
    if any(wording.HAD_TOLD.search(s.words) for s in (first, second)):
        return True
    return (
        not first.narrated
        and not (is_vague(first) or is_vague(second))
        and any(wording.TOLL.search(s.words) for s in (first, second))
    )
