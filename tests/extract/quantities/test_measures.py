"""Measures of parsed sentences: value, change and unit."""

import pytest

from communique.extract.parser import load_parser
from communique.extract.quantities.measures import find_measures
from communique.extract.tokens import from_docs

CASES = [
    pytest.param("They sent 40 lorries and 3 buses.", [("=", (40,), "lorries"), ("=", (3,), "buses")], id="counted-nouns"),
    pytest.param("The 12 old stone bridges fell.", [("=", (12,), "old stone bridges")], id="noun-phrase"),
    pytest.param("The top three teams won.", [("=", (3,), "top teams")], id="adjective-before-the-number"),
    pytest.param("It spent $3.5 million on it.", [("=", (3_500_000,), "dollar")], id="currency-sign"),
    pytest.param("It cost £2m.", [("=", (2_000_000,), "pound sterling")], id="glued-million"),
    pytest.param("It cost EUR50m.", [("=", (50_000_000,), "euro")], id="currency-code"),
    pytest.param("It cost 90 million yuan.", [("=", (90_000_000,), "chinese yuan")], id="currency-word"),
    pytest.param("It paid HK$5bn.", [("=", (5_000_000_000,), "hong kong dollar")], id="letters-and-sign"),
    pytest.param("It paid US $7 million.", [("=", (7_000_000,), "dollar")], id="letters-apart"),
    pytest.param("Oil traded at $62 a barrel.", [("=", (62,), "dollar per barrel")], id="price-rate"),
    pytest.param("It pumps 800 barrels a day.", [("=", (800,), "barrel per day")], id="rate"),
    pytest.param("A flow of 9 litres per second.", [("=", (9,), "litre per second")], id="unit-rate"),
    pytest.param("It hit 90 km/h.", [("=", (90,), "kilometre per hour")], id="stroke-rate"),
    pytest.param("A 10kW motor", [("=", (10,), "kilowatt")], id="glued-unit"),
    pytest.param("a 185-hp motor", [("=", (185,), "horsepower")], id="hyphened-unit"),
    pytest.param("a plot of 40 square feet", [("=", (40,), "square foot")], id="square-feet"),
    pytest.param("It was minus-40 degrees Celsius.", [("=", (-40,), "celsius")], id="minus"),
    pytest.param("It was -12C.", [("=", (-12,), "celsius")], id="glued-degrees"),
    pytest.param("Sales rose 4 per cent.", [("up", (4,), "percentage")], id="rise"),
    pytest.param("The index fell by 0.3 percentage points.", [("down", (0.3,), "percentage point")], id="fall"),
    pytest.param("They cut 40 jobs.", [("=", (40,), "jobs")], id="things-cut-do-not-fall"),
    pytest.param("Shares were down 2%.", [("down", (2,), "percentage")], id="down"),
    pytest.param("No fewer than 30 men came.", [(">", (30,), "men")], id="no-fewer-than"),
    pytest.param("At least a dozen men came.", [(">", (12,), "men")], id="at-least-a-dozen"),
    pytest.param("About 50 men came.", [("~", (50,), "men")], id="about"),
    pytest.param("Up to 50 men came.", [("<", (50,), "men")], id="up-to"),
    pytest.param("a sub-500 kg car", [("<", (500,), "kilogram")], id="sub"),
    pytest.param("It is more than 8 miles (13 km) long.", [(">", (8,), "mile"), (">", (13,), "kilometre")], id="bracket"),
    pytest.param("between 60 and 70 flights", [("=", (60, 70), "flights")], id="between"),
    pytest.param("It costs from $2 to $3 million.", [("=", (2_000_000, 3_000_000), "dollar")], id="shared-scale"),
    pytest.param("a fall from 9% to 7%", [("=", (9, 7), "percentage")], id="falling-range"),
    pytest.param("It rose 4% to $9.", [("up", (4,), "percentage"), ("up", (9,), "dollar")], id="where-a-rise-came-to"),
    pytest.param("a 7- or 8-inch screen", [("=", (7,), "inch"), ("=", (8,), "inch")], id="shared-unit"),
    pytest.param("millions of voters", [("=", (1_000_000, 10_000_000), "voters")], id="millions"),
    pytest.param("A third of the voters left.", [("=", (1 / 3,), "% voters")], id="third"),
    pytest.param("It takes 1/2 pound of flour.", [("=", (0.5,), "pound")], id="written-fraction"),
    pytest.param("a 60-year-old man", [("=", (60,), "year of age")], id="age"),
    pytest.param("Ada Cole, 66, has left.", [("=", (66,), "year of age")], id="age-between-commas"),
    pytest.param("for three years", [("=", (3,), "year")], id="duration"),
    pytest.param("It was one of the oldest towns.", [("=", (1,), "oldest towns")], id="one-of"),
    pytest.param("No one saw the one who left.", [], id="one-as-pronoun"),
    pytest.param("They won 2-1 on 5 May 2013 at 9:30 p.m.", [], id="score-date-and-clock"),
    pytest.param("The 45th member flew a Boeing 787 under Article 5.", [], id="ordinal-and-names"),
    pytest.param("a two-time winner of the 2008 cup", [], id="two-time"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_measures(sentence, expected):
    tokens = from_docs(sentence, [(0, "body", load_parser()(sentence))])
    found = find_measures(tokens)
    assert [(m.change, m.values, m.unit) for m in found] == expected
    assert all(0 <= m.start < m.end <= len(sentence) for m in found)
