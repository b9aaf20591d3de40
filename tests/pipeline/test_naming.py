"""Claims and questions under merged names."""

import datetime as dt

import pytest

from communique.ledger.chain import By
from communique.ledger.filters import ClaimFilter
from communique.ledger.store import open_ledger
from communique.model.bounds import Question
from communique.model.records import Claim, Document, Entity, Place, Quantity, Source, Span, Time
from communique.pipeline.answering import answer, tallied
from communique.pipeline.naming import Naming
from communique.pipeline.reconciling import reconcile_ledger
from communique.pipeline.tallying import tally

NAMES = Naming({"Northern Wind": "North Wind Brigade", "the brigade": "North Wind Brigade"}, {"|SY|Tarshil": "|SY|Tarsheel"})


def claim(**fields) -> Claim:
    words = Span(start=0, end=4, text="hit ")
    return Claim(
        **{"document": Document(source="r", outlet="Post"), "type": "killed", "evidence": words, "trigger": words} | fields
    )


def entity(name=None, words="it"):
    return Entity(mention=Span(start=0, end=len(words), text=words), name=name)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({"agent": (entity("Northern Wind"),)}, {"agent": (entity("North Wind Brigade"),)}, id="who"),
        pytest.param(
            {"target": (entity(words="the brigade"),)},
            {"target": (entity("North Wind Brigade", "the brigade"),)},
            id="whom, by the words where no name is known",
        ),
        pytest.param(
            {"source": Source(organisation="Northern Wind", name="Adem Sorov")},
            {"source": Source(organisation="North Wind Brigade", name="Adem Sorov")},
            id="the body that says so",
        ),
        pytest.param(
            {"source": Source(speaker=entity(words="the brigade").mention)},
            {"source": Source(speaker=entity(words="the brigade").mention, organisation="North Wind Brigade")},
            id="a speaker known by words alone",
        ),
        pytest.param(
            {"places": (Place(name="Tarshil", country="SY", role="from"),)},
            {"places": (Place(name="Tarsheel", country="SY", role="from"),)},
            id="where",
        ),
    ],
)
def test_merged_names_are_replaced(given, expected):
    assert NAMES.claim(claim(**given)) == claim(**expected)


def test_what_was_not_merged_stays_the_same_object():
    untouched = claim(agent=(entity("Other"),), places=(Place(name="Tarshil", country="TR"),))
    assert NAMES.claim(untouched) is untouched
    assert Naming().claim(untouched) is untouched


def test_a_question_asks_for_what_its_names_were_merged_into():
    asked = NAMES.question(Question(type="killed", agent="Northern Wind", target="people", sources=("the brigade", "Post")))
    assert (asked.agent, asked.target, asked.sources) == ("North Wind Brigade", "people", ("North Wind Brigade", "Post"))


@pytest.fixture
def ledger(tmp_path):
    """Two outlets' figures for one blast in a town that each spells in its own way."""
    ledger = open_ledger(tmp_path / "ledger.sqlite")
    day = dt.date(2025, 3, 3)
    with ledger.writing(By("ann")) as write:
        for number, (town, killed) in enumerate((("Veshmirabad", 22), ("Vechmirobad", 48))):
            document = Document(source=f"{number}.txt", outlet=f"Outlet {number}", published=day)
            text = f"A car bomb killed {killed} people in {town} on Monday."
            words = Span(start=0, end=len(text) - 1, text=text[:-1])
            at = text.index(str(killed))
            one = Claim(
                id=f"c{number}", document=document, type="killed", evidence=words, trigger=Span.of(text, 11, 17),
                target=(Entity(mention=Span.of(text, at + 3, at + 9)),), places=(Place(name=town, country="SY", kind="city"),),
                time=Time(start=day, end=day, precision="day"),
                quantity=Quantity(mention=Span.of(text, at, at + 2), low=killed, high=killed, counted="people"),
            )  # fmt: skip
            write.import_claims([one])
    yield ledger
    ledger.close()


def disagreeing(ledger):
    return [one for one in ledger.findings.find() if one.finding.verdict in {"differ", "conflict"}]


def test_a_merge_reaches_findings_and_taking_it_back_too(ledger):
    reconcile_ledger(ledger, "ann")
    assert disagreeing(ledger) == []
    with ledger.writing(By("ann")) as write:
        write.names.merge("place", "|SY|Vechmirobad", "|SY|Veshmirabad")
    assert reconcile_ledger(ledger, "ann").changed == 1
    assert sorted(disagreeing(ledger)[0].finding.claims) == ["c0", "c1"]
    with ledger.writing(By("ann")) as write:
        write.names.undo(ledger.names.merges()[0].number)
    reconcile_ledger(ledger, "ann")
    assert disagreeing(ledger) == []
    assert reconcile_ledger(ledger, "ann").changed == 0


def test_a_merge_reaches_tallies(ledger):
    def places():
        return [row.values["place"] for row in tallied(ledger, ClaimFilter(types=("killed",)), ("place",))]

    assert places() == ["Vechmirobad", "Veshmirabad"]
    with ledger.writing(By("ann")) as write:
        write.names.merge("place", "|SY|Vechmirobad", "|SY|Veshmirabad")
    assert places() == ["Veshmirabad"]


@pytest.mark.parametrize("asked", ["Veshmirabad", "Vechmirobad"])
def test_questions_about_either_name_have_one_answer(ledger, asked):
    """The place that stays and the one that was merged into it mean the same in bounds and in tallies."""
    with ledger.writing(By("ann")) as write:
        write.names.merge("place", "|SY|Vechmirobad", "|SY|Veshmirabad")
    told, named = answer(ledger, Question(type="killed", place=asked))
    assert sorted(named) == ["c0", "c1"]
    assert told.together.low == 48
    assert {one.source: one.bound.low for one in told.by_source} == {"Outlet 0": 22, "Outlet 1": 48}
    wanted = ClaimFilter(types=("killed",), places=(asked,))
    assert {line.source: line.claims for line in tally(ledger, wanted).lines} == {
        "unattributed, in Outlet 0": 1,
        "unattributed, in Outlet 1": 1,
    }
    with ledger.writing(By("ann")) as write:
        write.names.undo(ledger.names.merges()[0].number)
    assert len(answer(ledger, Question(type="killed", place=asked))[1]) == 1
