"""Findings and incidents in pages: filters, facets, order."""

import pytest

from communique.ledger.browsing import FindingFilter, IncidentFilter
from communique.ledger.chain import By
from communique.ledger.filters import ClaimFilter
from communique.model.findings import Finding, Incident, finding_id
from tests.ledger.conftest import ANN
from tests.ledger.records import claim, document


def finding(*claims, kind="range", verdict="differ"):
    return Finding(id=finding_id(kind, claims), kind=kind, claims=tuple(sorted(claims)), verdict=verdict, why="12, not 13")


@pytest.fixture
def found(ledger):
    """Claims a and b of one document, c and d of another; four findings, two incidents."""
    for text, ids in (("Shells killed 12 in Raqqa.", "ab"), ("Thirteen died in Aleppo.", "cd")):
        read, data = document(text, source=f"{ids}.txt")
        with ledger.writing(ANN) as write:
            write.document(read, data, [claim(id, text, of=read, type="killed" if id in "ac" else "wounded") for id in ids])
    made = [finding("a", "c"), finding("b", "d", verdict="consistent"), finding("a", "b", kind="subset", verdict="conflict"),
            finding("c", "d", kind="subset", verdict="undecided")]  # fmt: skip
    incidents = [Incident(id="i", claims=("a", "c")), Incident(id="j", claims=("b",), state="confirmed")]
    with ledger.writing(By("machine")) as write:
        write.findings.replace("abcd", made, incidents)
    return ledger


def verdicts(ledger, **wanted):
    return [one.finding.verdict for one in ledger.browsing.findings(FindingFilter(**wanted))]


def test_the_gravest_come_first(found):
    assert verdicts(found) == ["conflict", "differ", "undecided", "consistent"]
    page = found.browsing.findings(FindingFilter(), limit=2, offset=1)
    assert [one.finding.verdict for one in page] == ["differ", "undecided"]


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        ({"kinds": ("subset",)}, ["conflict", "undecided"]),
        ({"verdicts": ("differ", "consistent")}, ["differ", "consistent"]),
        ({"kinds": ("subset",), "verdicts": ("differ",)}, []),
        ({"claims": ClaimFilter(types=("wounded",))}, ["conflict", "undecided", "consistent"]),
        ({"claims": ClaimFilter(text="Aleppo"), "kinds": ("subset",)}, ["undecided"]),
        ({"claims": ClaimFilter()}, ["conflict", "differ", "undecided", "consistent"]),
    ],
)
def test_filters(found, wanted, left):
    assert verdicts(found, **wanted) == left
    assert found.browsing.finding_count(FindingFilter(**wanted)) == len(left)


def test_facets_count_as_if_none_of_theirs_were_chosen(found):
    def facet(by, **wanted):
        return {count.value: count.claims for count in found.browsing.finding_facet(by, FindingFilter(**wanted))}

    assert facet("kind", kinds=("subset",)) == {"range": 2, "subset": 2}
    assert facet("verdict", kinds=("subset",)) == {"conflict": 1, "undecided": 1}
    assert facet("standing") == {"open": 4}


def test_standing_follows_the_last_decision(found):
    (worst,) = found.browsing.findings(FindingFilter(), limit=1)
    for action, standing in (("dismiss", "dismissed"), ("note", "dismissed"), ("confirm", "confirmed"), ("reopen", "open")):
        with found.writing(ANN) as write:
            write.findings.decide("finding", worst.finding.id, action)
        assert found.browsing.findings(FindingFilter(), limit=1)[0].standing == standing
        assert "conflict" in verdicts(found, standings=(standing,))
        assert {c.value: c.claims for c in found.browsing.finding_facet("standing", FindingFilter())}[standing] == (
            4 if standing == "open" else 1
        )


def test_incidents_of_most_documents_first(found):
    def ids(**wanted):
        return [one.id for one in found.browsing.incidents(IncidentFilter(**wanted))]

    assert ids() == ["i", "j"]
    assert ids(documents=2) == ["i"]
    assert ids(states=("confirmed",)) == ["j"]
    assert ids(claims=ClaimFilter(types=("wounded",))) == ["j"]
    assert found.browsing.incident_count(IncidentFilter()) == 2
    assert found.browsing.incident_count(IncidentFilter(states=("confirmed",))) == 1
    states = {c.value: c.claims for c in found.browsing.incident_states(IncidentFilter(states=("confirmed",)))}
    assert states == {"proposed": 1, "confirmed": 1}


def test_what_was_taken_back_no_longer_holds(found):
    (worst,) = found.browsing.findings(FindingFilter(), limit=1)
    id = worst.finding.id

    def decided(action, undoes=None):
        with found.writing(ANN) as write:
            return write.findings.decide("finding", id, action, undoes=undoes)

    decided("dismiss")
    number = decided("confirm")
    undo = decided("undo", number)
    stored = found.findings.get(id)
    assert stored.standing == "dismissed"
    assert [d.action for d in found.findings.decisions(subject=id)] == ["dismiss"]
    assert len(found.findings.decisions(subject=id, undone=True)) == 3
    decided("undo", undo)
    assert found.findings.get(id).standing == "confirmed"
