"""Actors by name and by description."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.gazetteer.actors import open_actors


def named(words, countries=(), date=None):
    day = dt.date.fromisoformat(date) if date else None
    return [actor.name for actor in open_actors().resolve(words, countries=list(countries), date=day, outlet=None)]


@pytest.mark.parametrize(
    ("words", "countries", "date", "names"),
    [
        pytest.param("Daesh", [], None, ["Islamic State"], id="alias"),
        pytest.param("Russian warplanes", [], None, ["Russian Aerospace Forces"], id="aircraft"),
        pytest.param("Ukrainian troops", [], None, ["Armed Forces of Ukraine"], id="troops"),
        pytest.param("Russian navy", [], None, ["Russian Navy"], id="navy"),
        pytest.param("Israeli police", [], None, ["Israel Police"], id="police"),
        pytest.param("regime forces", ["SY"], "2016-01-01", ["Syrian Armed Forces"], id="regime"),
        pytest.param("the coalition", ["AF"], "2011-05-01", ["International Security Assistance Force"], id="coalition-then"),
        pytest.param("the coalition", ["SY"], "2016-05-01", ["Combined Joint Task Force – Operation Inherent Resolve"],
                     id="coalition-later"),
        pytest.param("an Afghan and coalition security force", ["AF"], "2011-05-01",
                     ["International Security Assistance Force", "Afghan National Security Forces"], id="joint"),
        pytest.param("Russian Defense Ministry", [], None, ["Ministry of Defence (Russia)"], id="ministry"),
        pytest.param("Turkish government", [], None, ["Turkey"], id="government"),
        pytest.param("Iraqi civilians", ["IQ"], None, [], id="civilians-are-no-actor"),
        pytest.param("ISIS-affiliated militants", ["IQ"], None, [], id="affiliated-is-not-the-group"),
        pytest.param("a tribal leader", [], None, [], id="unknown"),
    ],
)  # fmt: skip
def test_whom_the_words_name(words, countries, date, names):
    assert named(words, countries, date) == names


@given(st.text(max_size=60), st.sampled_from(["AF", "SY", "UA", "XX", ""]))
def test_any_words_end_in_actors_or_none(words, country):
    assert all(named(words, [country]))


def test_parents_are_actors_that_the_registry_knows_and_nobody_is_an_own_parent():
    registry = open_actors()
    for actor in registry.actors.values():
        assert actor.name not in registry.parents_of(actor.name)
        for parent in actor.parents:
            assert named(parent) == [parent], f"{actor.name}: {parent}"
