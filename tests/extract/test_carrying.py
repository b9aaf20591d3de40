"""What a claim leaves unsaid and its neighbours say."""

import datetime as dt

import pytest

from communique.extract.carrying import carry
from communique.model.records import Entity, Place, Time
from tests.extract import sentences

DAY = Time(start=dt.date(2024, 5, 1), end=dt.date(2024, 5, 1))
WORDS = "Jets bombed Tell . Depots were destroyed . Men were killed . Troops detained others ."


def found(between):
    tables = []
    for part in WORDS.split(" . "):
        words = part.replace(" .", "").split()
        tables.append("\n".join(f"{w} {w.lower()} NOUN dep 0" for w in words))
    return sentences.tokens(*tables, between=between)


def place(text, words, kind, role="at"):
    return Place(mention=sentences.span(text, words), name=words, country="SY", kind=kind, role=role)


def claims(text):
    jets = (Entity(mention=sentences.span(text, "Jets"), name="Air Force"),)
    return [
        sentences.claim(text, "bombed", "air_strike", agent=jets, places=(place(text, "Tell", "city"),), time=DAY),
        sentences.claim(text, "destroyed", "destroyed", time=DAY),
        sentences.claim(text, "killed", "killed", time=DAY),
        sentences.claim(text, "detained", "detained", time=DAY),
    ]


@pytest.mark.parametrize(
    ("between", "placed", "done"),
    [
        pytest.param(" ", ["bombed", "destroyed", "killed", "detained"], ["bombed", "destroyed", "detained"], id="one-paragraph"),
        pytest.param("\n\n", ["bombed", "detained"], ["bombed", "detained"], id="a-paragraph-each"),
    ],
)
def test_paragraphs(between, placed, done):
    tokens = found(between)
    carried = carry(tokens, claims(tokens.text))
    assert [c.trigger.text for c in carried if c.places] == placed
    assert [c.trigger.text for c in carried if c.agent] == done


def test_another_day_is_another_scene():
    tokens = found(" ")
    told = claims(tokens.text)
    other = Time(start=dt.date(2024, 4, 1), end=dt.date(2024, 4, 1))
    carried = carry(tokens, [told[0], *(c.model_copy(update={"time": other}) for c in told[1:])])
    assert [c.trigger.text for c in carried if c.places] == ["bombed"]


def test_a_sequel_keeps_the_finest_place():
    tokens = found(" ")
    first, second, *_ = claims(tokens.text)
    area = place(tokens.text, "Jets", "province")
    first = first.model_copy(update={"places": (area, *first.places)})
    assert [p.name for p in carry(tokens, [first, second])[1].places] == ["Tell"]
