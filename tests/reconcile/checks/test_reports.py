"""One event in several reports: tolls that were raised, parts, bodies, denials, who did it, and who holds the place."""

from __future__ import annotations

import pytest

from communique.model.records import Claim
from tests.reconcile.claims import claim
from tests.reconcile.rows import found, told

ARMY, REBELS = ("Syrian Armed Forces",), ("Islamic State",)


def said(words: str, by: str, count: object = None, type: str = "killed", **more: object) -> Claim:
    """A claim about Manbij in a report of its own, of 27 July 2016 unless said otherwise."""
    told_of: dict[str, object] = {"place": ("Manbij",), "document": by, "outlet": f"{by} News", "count": count}
    return claim(words, type, **(told_of | more))  # type: ignore[arg-type]


ROWS = [
    told(
        "a toll that a later report tells to have risen",
        "superseded",
        "range",
        [
            said("at least 13 people were killed", "a", (13, None), target=("people",)),
            said("the toll has risen from 13 to 17", "b", 17, published="2016-07-28"),
        ],
    ),
    told(
        "a first count and the next of one body, beside what another says",
        "superseded",
        "range",
        [
            said("the Doctors spoke of 12 dead", "a", 12, counted="dead", source="Doctors"),
            said("the Doctors have counted 28 people killed", "b", 28, target=("people",), source="Doctors"),
            said("28 people were killed, the army said", "c", 28, target=("people",), source="Army"),
        ],
        of=(0, 1),
    ),
    told(
        "the dead of the market are some of those of the whole town",
        "consistent",
        "subset",
        [
            said("28 people were killed at the market", "a", 28, target=("people",)),
            said("65 dead in the whole town", "b", 65, counted="dead"),
        ],
    ),
    told(
        "two counts of bodies",
        "undecided",
        "range",
        [
            said("he had counted 23 bodies", "a", 23, counted="bodies"),
            said("the hospital received 21 bodies", "b", 21, counted="bodies"),
        ],
    ),
    told(
        "members of one body and people",
        "consistent",
        "subset",
        [
            said("seven uniformed men were killed", "a", 7, counted="uniformed men", target=("National Police of Colombia",)),
            said("eight people were killed", "b", 8, counted="people", target=("people",)),
        ],
    ),
    told(
        "the dead of one side, a part of all in one report",
        "differ",
        "range",
        [
            said("35 of them are dead", "a", 35, target=REBELS, source="Army"),
            said("at least 15 people were killed", "b", (15, None), target=("people",)),
            said("five of the dead were fighters of the group", "b", 5, at=300, target=REBELS),
        ],
        of=(0, 2),
    ),
    told(
        "all that one report tells of is a single one",
        "differ",
        "range",
        [
            said("a girl was wounded", "a", 1, "wounded", counted="girl", target=("girl",), source="Army"),
            said("two girls were wounded", "b", 2, "wounded", counted="girls", target=("girls",), source="Police"),
        ],
    ),
    told(
        "a blast that the army says it foiled",
        "differ",
        "polarity",
        [
            said("Troops foil bombing", "a", None, "suicide_bombing", agent=("Nigerian Army",), polarity="negative"),
            said("two bombers blew themselves up", "b", None, "suicide_bombing", source="Police"),
        ],
    ),
    told(
        "who struck the market is disputed",
        "differ",
        "polarity",
        [
            said("the army bombed the cattle market", "a", None, "air_strike", agent=ARMY),
            said("the group shelled the market", "b", None, "shelling", agent=REBELS),
            said("28 people were killed", "a", 28, at=400, target=("people",)),
            said("28 people were killed", "b", 28, at=400, target=("people",)),
        ],
        of=(0, 1),
    ),
    told(
        "a bomb at one place and time, by nobody",
        "consistent",
        "polarity",
        [
            said("a bomb went off at the police station", "a", None, "bombing"),
            said("an explosion rocked the police station", "b", None, "bombing"),
        ],
    ),
    told(
        "a district that was said not to have fallen",
        "differ",
        "state",
        [
            said("the district had not fallen", "a", None, "capture", agent=REBELS, polarity="negative", source="Army"),
            said("the district is in the hands of the group", "b", None, "control", agent=REBELS),
        ],
    ),
    told(
        "taken, and retaken from them two days later",
        "consistent",
        "state",
        [
            said("the group took the town", "a", None, "capture", agent=REBELS),
            said("commandos retook the town from the group", "b", None, "capture", agent=("commandos",), target=REBELS,
                 days=("2016-07-29", "2016-07-29"), published="2016-07-29"),
        ],
    ),
    told(
        "besieged in two reports, in one by nobody",
        "consistent",
        "state",
        [
            said("the besieged town", "a", None, "siege"),
            said("besieged by the group", "b", None, "siege", agent=REBELS),
            said("28 people were killed", "a", 28, at=400, target=("people",)),
            said("28 people were killed", "b", 28, at=400, target=("people",)),
        ],
        of=(0, 1),
    ),
    told(
        "a day among the past few days",
        "consistent",
        "subset",
        [
            said("35 people were killed", "a", 35, target=("people",), days=("2016-07-26", "2016-07-26")),
            said("72 people have been killed over the past few days", "b", 72, target=("people",), when="over the past few days",
                 days=(None, "2016-07-27")),
        ],
    ),
    told(
        "children of one report, all the dead of another",
        "consistent",
        "subset",
        [
            said("thirteen children were killed", "a", 13, counted="children", target=("children",)),
            said("33 citizens were killed", "b", 33, counted="citizens", target=("citizens",)),
        ],
    ),
    told(
        "two days are a part of three",
        "consistent",
        "subset",
        [
            said("38 people were killed in two days", "a", 38, target=("people",), when="two days",
                 days=("2016-07-25", "2016-07-27")),
            said("84 people were killed in the past three days", "b", 84, target=("people",), when="the past three days",
                 days=("2016-07-25", "2016-07-27")),
        ],
    ),
    told(
        "officers and a civilian in one report, all the dead in another",
        "consistent",
        "sum",
        [
            said("four police officers were killed", "a", 4, counted="police officers", target=("National Police of Colombia",)),
            said("a civilian also died", "a", 1, at=300, counted="civilian", target=("civilian",)),
            said("five people were killed", "b", 5, target=("people",)),
        ],
    ),
    told(
        "those killed, and those who died later, make the new toll",
        "consistent",
        "sum",
        [
            said("six soldiers were killed", "a", 6, counted="soldiers", target=("soldiers",)),
            said("three more soldiers died in hospital", "b", 3, counted="soldiers", target=("soldiers",)),
            said("nine soldiers have been killed", "b", 9, at=400, counted="soldiers", target=("soldiers",)),
        ],
    ),
    told(
        "one person, spelled otherwise",
        "consistent",
        "polarity",
        [
            said("Salah al-Din Haddadin was killed", "a", target=("Salah al-Din Haddadin",)),
            said("Salahuddin Haddadin was killed", "b", target=("Salahuddin Haddadin",)),
        ],
    ),
    told(
        "said to be alive",
        "differ",
        "polarity",
        [
            said("Salah al-Din Haddadin was killed", "a", target=("Salah al-Din Haddadin",), source="Army"),
            said("Salahuddin Haddadin was not killed", "b", target=("Salahuddin Haddadin",), polarity="negative"),
            said("28 people were killed", "a", 28, at=400, target=("people",)),
            said("28 people were killed", "b", 28, at=400, target=("people",)),
        ],
        of=(0, 1),
    ),
    told(
        "said not to have come in, and to have taken it",
        "differ",
        "polarity",
        [
            said("the group took the town", "a", None, "capture", agent=REBELS, source="the group"),
            said("the group had not entered the town", "b", None, "movement", agent=REBELS, polarity="negative", source="Army"),
            said("the army holds the town", "b", None, "control", at=400, agent=ARMY, source="Army"),
        ],
        of=(0, 1),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("claims", "of", "kind", "verdict"), ROWS)
def test_what_reports_of_one_event_say(claims: list[Claim], of: frozenset[str], kind: str, verdict: str) -> None:
    assert found(claims).get(of) == (kind, verdict)
