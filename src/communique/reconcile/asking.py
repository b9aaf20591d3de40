"""How a claim stands to a question: whether it counts a part, the whole, or more than is asked, or cannot be placed."""

from __future__ import annotations

from dataclasses import dataclass

from communique.gazetteer.actors import open_actors
from communique.gazetteer.names import plain
from communique.model.bounds import Question
from communique.model.records import Claim, Document, Entity, Place, Span, Time
from communique.reconcile import counted, whereabouts
from communique.reconcile.comparing import compare_agents, lineage
from communique.reconcile.counted import APART, AROUND, EQUAL, INSIDE, UNSURE
from communique.reconcile.relations import measure_of, whole_class
from communique.reconcile.scopes import Scope, scope_of


@dataclass(frozen=True, slots=True)
class Standing:
    """How a claim's scope stands to what is asked: a mark of `counted`, and why where it cannot be placed."""

    mark: str
    reason: str = ""


def asked_scope(question: Question) -> Scope:
    """The scope of a question, as if a claim told of it."""
    no_words = Span(start=0, end=0, text="")

    def entity(name: str | None) -> tuple[Entity, ...]:
        if not name:
            return ()
        actor = open_actors().find(name)
        return (Entity(mention=Span(start=0, end=len(name), text=name), name=actor.name if actor else name),)

    places = (Place(name=question.place),) if question.place else ()
    return scope_of(Claim(
        id="?", document=Document(source="?"), type=question.type, evidence=no_words, trigger=no_words,
        agent=entity(question.agent), target=entity(question.target), places=places,
        time=Time(start=question.start, end=question.end),
    ))  # fmt: skip


def standing(scope: Scope, asked: Scope) -> Standing:
    """How a claim stands to the question: APART claims tell nothing of it, UNSURE ones are left out with the reason."""
    if measure_of(scope) != measure_of(asked):
        return Standing(APART)
    marks = {
        "agent": _agent(scope, asked),
        "target": _target(scope, asked),
        "place": _place(scope, asked),
        "date": _time(scope, asked),
    }
    if APART in marks.values():
        return Standing(APART)
    unsure = [what for what, mark in marks.items() if mark == UNSURE]
    if unsure:
        return Standing(UNSURE, _reason(scope, asked, unsure))
    found = set(marks.values()) - {EQUAL}
    if not found:
        return Standing(EQUAL)
    if len(found) > 1:
        return Standing(UNSURE, "it counts more than is asked in one respect, and less in another")
    return Standing(found.pop())


def _agent(scope: Scope, asked: Scope) -> str:
    if not asked.agents:
        return EQUAL if not scope.agents else INSIDE
    return compare_agents(scope, asked)


def _target(scope: Scope, asked: Scope) -> str:
    if not asked.targets:
        return EQUAL if whole_class(scope) == "people" else INSIDE
    wanted = next(iter(asked.targets))
    if open_actors().find(wanted) or wanted in open_actors().actors:
        lines = [lineage(name) for name in scope.targets]
        if not lines or not all(wanted in line for line in lines):
            named = [name for name in scope.targets if name in open_actors().actors]
            return APART if named and len(named) == len(scope.targets) else UNSURE
        return EQUAL if whole_class(scope) == "people" else INSIDE
    if scope.counts is None or asked.counts is None:
        return EQUAL if any(plain(name) == plain(wanted) for name in scope.targets) else UNSURE
    return counted.compare(scope.counts, asked.counts)


def _place(scope: Scope, asked: Scope) -> str:
    if not asked.places:
        return INSIDE if scope.places else EQUAL
    return whereabouts.compare(scope.places, asked.places)


def _time(scope: Scope, asked: Scope) -> str:
    if asked.start is None and asked.end is None:
        return INSIDE if scope.days is not None else EQUAL
    start = scope.start
    if (scope.end is not None and asked.start is not None and scope.end < asked.start) or (
        start is not None and asked.end is not None and start > asked.end
    ):
        return APART
    if start is None or scope.end is None:
        return UNSURE
    begins = asked.start is None or asked.start <= start
    ends = asked.end is None or scope.end <= asked.end
    if begins and ends:
        return EQUAL if (start, scope.end) == (asked.start, asked.end) else INSIDE
    holds = (asked.start is not None and start <= asked.start) and (asked.end is not None and asked.end <= scope.end)
    return AROUND if holds else UNSURE


def _reason(scope: Scope, asked: Scope, unsure: list[str]) -> str:
    missing = {
        "agent": not scope.agents,
        "target": not scope.targets,
        "place": not scope.places,
        "date": scope.start is None or scope.end is None,
    }
    named = [
        what
        for what in ("agent", "target", "date", "place")
        if missing[what] and (what in unsure or (what == "place" and "date" in unsure))
    ]
    if any(what in unsure for what in named):
        words = {"agent": "who did it", "target": "to whom"}
        stated = [what for what in named if what in {"date", "place"}]
        unsaid = [words[what] for what in named if what in words]
        parts = [f"its {' and '.join(stated)} {'are' if len(stated) > 1 else 'is'} not stated"] if stated else []
        parts += [f"it does not say {' or '.join(unsaid)}"] if unsaid else []
        return "; ".join(parts)
    if "date" in unsure:
        return "its time reaches beyond the asked one, and is not cut to it"
    what = unsure[0]
    return {
        "agent": "it names other doers beside",
        "target": "it names others beside",
        "place": "it cannot be told whether its place lies there",
    }[what]
