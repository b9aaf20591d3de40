"""Incident templates: which claims are one happening, and whom they count."""

import datetime as dt

import pytest
from bench.muc4.coder import Logistic
from bench.muc4.happenings import apart_in_time, happenings, telling_words
from bench.muc4.reports import Report

from communique.intake.reading import read_bytes
from communique.model.records import Entity, Place, Quantity, Time
from tests.extract import sentences

TEXT = (
    "\n\n   LIMA, 9 JAN 90 (EFE) -- A BOMB KILLED JUAN PAZ IN CUSCO TODAY. "
    "TWO PEASANTS WERE WOUNDED. IN PUNO REBELS ABDUCTED A MAYOR."
)

NINTH = (dt.date(1990, 1, 9), dt.date(1990, 1, 9))


def at(words, **fields):
    return Place(mention=sentences.span(TEXT, words), name=words.title(), country="PE", kind="city", **fields)


def claim(trigger, kind, target=None, place=None, day=None, **fields):
    dated = Time(mention=sentences.span(TEXT, "TODAY"), start=day, end=day, precision="day") if day else Time()
    return sentences.claim(TEXT, trigger, kind, target=(Entity(mention=sentences.span(TEXT, target)),) if target else (),
                           places=(at(place),) if place else (), time=dated, **fields)  # fmt: skip


def report(*claims):
    return Report(read_bytes(TEXT.encode(), source="wire.txt"), claims)


KILLED = claim("KILLED", "killed", "JUAN PAZ", "CUSCO", dt.date(1990, 1, 9))
WOUNDED = claim(
    "WOUNDED", "wounded", "PEASANTS", quantity=Quantity(mention=sentences.span(TEXT, "TWO"), low=2, high=2), modality="asserted"
)
ABDUCTED = claim("ABDUCTED", "abducted", "A MAYOR", "PUNO")


def test_effects_of_one_event_are_one_happening_and_another_crime_elsewhere_is_another():
    one, other = happenings(TEXT, (KILLED, WOUNDED, ABDUCTED))
    assert [c.type for c in one.claims] == ["killed", "wounded"]
    assert (other.family, other.fine_places) == ("KIDNAPPING", {"Puno"})


def test_a_bombing_tells_more_than_an_attack():
    (one,) = happenings(TEXT, (claim("BOMB", "bombing", None, "CUSCO"), KILLED))
    assert one.family == "BOMBING"
    assert one.day == (dt.date(1990, 1, 9), dt.date(1990, 1, 9))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        pytest.param([NINTH], [(dt.date(1990, 1, 2), dt.date(1990, 1, 2))], True, id="two-days"),
        pytest.param([NINTH], [(dt.date(1990, 1, 1), dt.date(1990, 12, 31))], False, id="a-year"),
        pytest.param([NINTH], [], False, id="no-date"),
    ],
)  # fmt: skip
def test_apart_in_time(one, other, apart):
    assert apart_in_time(one, other) is apart


def test_words_that_many_victims_share_tell_none_apart():
    assert telling_words("the former president Juan Paz") == {"juan", "paz"}


def test_victims_are_counted_as_named_or_said():
    read = report(KILLED, WOUNDED)
    assert [(v.number, v.effects, v.named) for v in read.victims(read.happenings[0])] == [
        ([1, 1], {"DEATH"}, True),
        ([2, 2], {"INJURY"}, False),
    ]


def test_a_happening_lies_in_all_that_its_place_lies_in():
    read = report(KILLED)
    assert {"CUSCO", "Peru"} <= set(read.locations(read.happenings[0]))
    assert read.dateline == "LIMA"


def test_what_a_model_does_not_know_counts_nothing():
    model = Logistic({"known": 2.0}, -1.0)
    assert model.probability({"unknown": 9.0}) == pytest.approx(1 / (1 + 2.718281828**1))
    assert model.probability({"known": 1.0}) > 0.7


def test_nobody_named_is_one_of_those_told_of():
    unnamed = claim("WOUNDED", "wounded")
    (happening,) = (h for h in report(KILLED, unnamed).happenings if len(h.claims) == 2)
    named, nobody = report(KILLED, unnamed).victims(happening)
    assert nobody.tells_again(named)
    assert not named.tells_again(nobody)
    assert not nobody.tells_again(nobody)
