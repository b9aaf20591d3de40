"""Pairs that no rule joins: which can be told of, what is said of them, and how many."""

from __future__ import annotations

from collections import Counter

import pytest

from communique.model.records import Claim
from communique.reconcile.anchors import scopes_of
from communique.reconcile.checks import likely
from communique.reconcile.drafts import Draft
from communique.reconcile.engine import reconcile
from communique.reconcile.scopes import Scope
from tests.reconcile.claims import claim


def pairs(claims: list[Claim]) -> list[likely.Pair]:
    """The pairs that can be told of, all documents taken to report one event."""
    documents: dict[str, list[Scope]] = {}
    for scope in scopes_of(claims):
        documents.setdefault(scope.document, []).append(scope)
    between = [scope for own in documents.values() for scope in own]
    return list(likely.pairs(documents.values(), between, lambda _: documents))


def drafts(claims: list[Claim], before: tuple[Draft, ...] = ()) -> list[Draft]:
    """What is told of them beside the findings that there are."""
    return list(likely.likely(pairs(claims), Counter(c.document.source for c in claims), before))


@pytest.fixture
def all_likely(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights by which a reader tells of every pair."""
    monkeypatch.setattr(likely, "_weights", lambda: {"": 9.0})


def people(words: str, count: float | tuple[float | None, float | None], at: int = 200, **fields: object) -> Claim:
    """A claim of people killed in Manbij."""
    return claim(words, at=at, count=count, **{"target": ("people",), "place": ("Manbij",), **fields})  # type: ignore[arg-type]


TOLD = [
    pytest.param([claim("jets came over the town", "air_strike", place=("Manbij",)),
                  claim("the raid on the town", "air_strike", at=600, place=("Manbij",))],
                 "range", "consistent", "nothing in the one speaks against the other", id="events without figures"),
    pytest.param([claim("the army is in the town", "control", agent=("Syrian Army",), place=("Manbij",)),
                  claim("soldiers stand there", "control", at=600, agent=("Syrian Army",), place=("Manbij",))],
                 "state", "consistent", "nothing in the one", id="states"),
    pytest.param([people("12 people died", 12), people("at least 10 people died", (10, None), document="b", outlet="B")],
                 "range", "consistent", "leave room for each other", id="figures that meet"),
    pytest.param([people("12 people died", 12), people("9 people died", 9, document="b", outlet="B")],
                 "range", "differ", "no number fits both", id="figures of two reports that do not meet"),
    pytest.param([people("12 people died", 12), people("4 children died", 4, at=900, target=("children",), counted="children")],
                 "subset", "consistent", "can be among 12 people", id="fewer of a narrower kind"),
]  # fmt: skip


@pytest.mark.usefixtures("all_likely")
@pytest.mark.parametrize(("claims", "kind", "verdict", "why"), TOLD)
def test_says_what_the_figures_and_scopes_allow(claims: list[Claim], kind: str, verdict: str, why: str) -> None:
    (draft,) = drafts(claims)
    assert (draft.kind, draft.verdict, draft.learnt, draft.rows) == (kind, verdict, True, ())
    assert why in draft.why


LEFT = [
    pytest.param([people("12 people died", 12), people("nobody died", 0, at=900, polarity="negative")], id="a denial"),
    pytest.param([people("12 people died", 12), people("12 more may die", 12, at=900, modality="future")], id="what is feared"),
    pytest.param([people("12 died", 12), people("another 4 were killed", 4, at=900)], id="others than those"),
    pytest.param([people("12 died", 12), people("3 a day died", 3, at=900, per="day")], id="a rate and a count"),
    pytest.param([people("12 died", 12), people("4 died", 4, at=900, place=("Raqqa",))], id="two towns"),
    pytest.param([people("12 men died", 12, target=("men",), counted="men"),
                  people("2 women died", 2, at=900, target=("women",), counted="women")], id="women and men"),
    pytest.param([people("12 died", 12), people("6 of them died", 6, at=900)], id="some of them"),
    pytest.param([people("dozens died", (24, None)), people("at least 70 died", (70, None), at=900)], id="two open ends"),
    pytest.param([claim("Adam Wardell was killed", target=("Adam Wardell",)),
                  claim("Bo Kerr was killed", at=900, target=("Bo Kerr",))], id="two persons"),
    pytest.param([claim("a blast hit the bus", "bombing", place=("Manbij",)),
                  claim("3 people were hurt", "wounded", at=900, count=3, place=("Manbij",))], id="two measures"),
]  # fmt: skip


@pytest.mark.usefixtures("all_likely")
@pytest.mark.parametrize("claims", LEFT)
def test_leaves_apart_what_the_words_set_apart(claims: list[Claim]) -> None:
    assert drafts(claims) == []


@pytest.mark.usefixtures("all_likely")
def test_what_a_finding_tells_is_not_told_again() -> None:
    claims = [people("12 people died", 12), people("at least 10 people died", (10, None), document="b", outlet="B")]
    told = Draft("range", tuple(scopes_of(claims)), "consistent", "by a rule")
    assert drafts(claims, (told,)) == []


def test_a_document_that_has_many_findings_gets_only_the_surest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likely, "_weights", lambda: {"": 0.0})
    claims = [people("12 people died", 12), people("12 died there", 12, at=900), claim("it was hit", "shelling", at=1500)]
    scopes = scopes_of(claims)
    few = Draft("subset", (scopes[0], scopes[2]), "consistent", "")
    many = tuple(Draft("subset", (scopes[0], scopes[2]), "consistent", str(number)) for number in range(5))
    assert len(drafts(claims, (few,))) == 1
    assert drafts(claims, many) == []


def test_the_names_of_two_reports_do_not_matter() -> None:
    def of(first: str, second: str) -> float:
        one, other = people("12 people died at the market", 12, document=first), people("at least 10 died", 10, document=second)
        (pair,) = pairs([one, other])
        return likely.likelihood(pair)

    assert of("a", "b") == of("b", "a")


def test_what_is_told_twice_is_likelier_than_two_things_told_in_passing() -> None:
    (again,) = pairs([people("a blast killed 12 people in the market", 12),
                      people("the blast in the market killed at least 12", (12, None), at=900)])  # fmt: skip
    (passing,) = pairs([people("12 people died in the market", 12),
                        people("9 fell in a queue", 9, at=4000, source="Ministry", place=())])  # fmt: skip
    assert likely.likelihood(again) > likely.likelihood(passing)


@pytest.mark.usefixtures("all_likely")
def test_a_learnt_finding_is_a_candidate() -> None:
    claims = [claim("jets came over the town", "air_strike", place=("Manbij",)),
              claim("the raid on the town", "air_strike", at=600, place=("Manbij",))]  # fmt: skip
    (finding,) = reconcile(claims).findings
    assert finding.candidate
    assert finding.verdict == "consistent"
