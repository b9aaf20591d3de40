"""What chosen words say as a field of a claim."""

import datetime as dt

import pytest

from communique.extract import chosen
from communique.gazetteer.actors import open_actors
from communique.gazetteer.places import open_places
from communique.model.records import Document, Source, SourceLink, Span

TEXT = ("On Tuesday at least 30 fighters died near Aleppo when Russian warplanes bombed a depot, "
        "the Syrian Observatory for Human Rights said; some dozens fled from Manbij towards Raqqa on 2 May.")  # fmt: skip
PUBLISHED = dt.date(2016, 5, 5)
DOCUMENT = Document(source="x", outlet="Valley Post", published=PUBLISHED)


def span(words, text=TEXT):
    return Span.of(text, text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("words", "low", "high", "form"),
    [
        ("at least 30", 30, None, "at_least"),
        ("30", 30, 30, "round"),
        ("30 fighters", 30, 30, "round"),
        ("dozens", 24, None, "vague"),
        ("fighters", None, None, None),
    ],
)
def test_quantity(words, low, high, form):
    found = chosen.quantity(span(words))
    assert (found.low, found.high, found.form, found.mention.text) == (low, high, form, words)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Tuesday", "2016-05-03", "2016-05-03"),
        ("On Tuesday", "2016-05-03", "2016-05-03"),
        ("2 May", "2016-05-02", "2016-05-02"),
        ("May", "2016-05-02", "2016-05-02"),
        ("a depot", None, None),
    ],
)
def test_time(words, start, end):
    found = chosen.time(TEXT, span(words), PUBLISHED)
    assert [str(day) if day else None for day in (found.start, found.end)] == [start, end]
    assert found.mention.text == words
    assert found.as_of == PUBLISHED


@pytest.mark.parametrize(
    ("words", "role", "country"),
    [("Aleppo", "near", "SY"), ("Manbij", "from", "SY"), ("Raqqa", "toward", "SY"), ("a depot", "at", "SY")],
)
def test_place(words, role, country):
    found = chosen.place(TEXT, span(words), open_places(), {"SY": 1.0})
    assert (found.role, found.country, found.mention.text) == (role, country, words)
    assert (found.name is not None) is (words != "a depot")


def test_a_person_says_which_place_is_meant():
    places, words = open_places(), span("a depot")
    homs = chosen.place(TEXT, words, places, {"SY": 1.0}, name="Homs")
    assert (homs.mention, homs.name, homs.kind) == (words, "Homs", "city")
    other = homs.candidates[0]
    meant = chosen.place(TEXT, words, places, {"SY": 1.0}, name="Homs", geonames_id=other.geonames_id)
    assert (meant.name, meant.country, meant.geonames_id) == (other.name, other.country, other.geonames_id)
    assert chosen.place(TEXT, words, places, {}, name="Nowhereville-on-Sea-9").name == "Nowhereville-on-Sea-9"


@pytest.mark.parametrize(("words", "name"), [("Russian warplanes", "Russian Aerospace Forces"), ("fighters", None)])
def test_entity(words, name):
    assert chosen.entity(span(words), open_actors(), ["SY"], DOCUMENT).name == name


def test_source_keeps_who_passed_the_words_on():
    outlet = SourceLink(role="outlet", organisation="Valley Post")
    former = Source(mode="narrator", organisation="Valley Post", chain=(outlet,))
    found = chosen.source(span("the Syrian Observatory for Human Rights"), former, open_actors(), ["SY"], DOCUMENT)
    assert (found.mode, found.organisation, found.name) == ("indirect", "Syrian Observatory for Human Rights", None)
    assert [link.role for link in found.chain] == ["speaker", "outlet"]
    again = chosen.source(span("fighters"), found.model_copy(update={"mode": "direct"}), open_actors(), ["SY"], DOCUMENT)
    assert (again.mode, again.organisation, [link.role for link in again.chain]) == ("direct", None, ["speaker", "outlet"])


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Yesterday the artillery killed two men", "killed", "killed"),
        ("and then the convoy was shelling a ridge", "shelling", "shelling"),
        ("the death toll is nine", "death toll", "killed"),
        ("a walk in the park", "a", None),
    ],
)
def test_trigger(text, words, kind):
    found, named = chosen.trigger(text, Span.of(text, 0, len(text)))
    assert (found.text, named) == (words, kind)


def test_figures_within_words():
    assert [one.text for one in chosen.figures(TEXT, span("at least 30 fighters died near Aleppo"))] == ["at least 30"]
