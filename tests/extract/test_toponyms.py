"""Toponyms as geoparsing counts them, over sentences annotated by hand."""

import pytest

from communique.extract.geoparsing import locate
from communique.extract.tokens import Sentence, Tokens
from communique.extract.toponyms import find_toponyms
from communique.gazetteer.places import open_places


def annotated(line):
    """Tokens of one sentence: words with the parser's entity label after a bar; capitalised ones are proper nouns."""
    pairs = [word.split("|") if "|" in word else [word, ""] for word in line.split()]
    words, labels = [p[0] for p in pairs], [p[1] for p in pairs]
    starts = [sum(len(w) + 1 for w in words[:k]) for k in range(len(words))]
    count = len(words)
    return Tokens(
        text=" ".join(words), words=tuple(words), lemmas=tuple(w.lower() for w in words),
        pos=tuple("PROPN" if w[:1].isupper() else "NOUN" for w in words), tags=("",) * count, deps=("",) * count,
        heads=tuple(range(count)), entities=tuple(labels), starts=tuple(starts),
        ends=tuple(s + len(w) for s, w in zip(starts, words, strict=True)), sentences=(Sentence(0, count, "body"),),
    )  # fmt: skip


def found(line):
    tokens = annotated(line)
    return [tokens.text[tokens.starts[t.start] : tokens.ends[t.end - 1]] for t in find_toponyms(tokens, open_places())]


@pytest.mark.parametrize(
    ("line", "toponyms"),
    [
        pytest.param("The Syrian|NORP army left Aleppo|GPE .", ["Syrian", "Aleppo"], id="adjective-and-city"),
        pytest.param("Kurdish|NORP forces crossed the US|GPE lines", ["Kurdish", "US"], id="people-without-a-state"),
        pytest.param("they told us in may|DATE", [], id="lower-case-us-is-no-country"),
        pytest.param("The Portland|ORG Police|ORG Bureau|ORG denied it", ["Portland"], id="city-in-a-body-s-name"),
        pytest.param("Jordan|PERSON Baker|PERSON said so", [], id="person-of-a-country-s-name"),
        pytest.param("Ann|PERSON Houston|PERSON left . Houston|PERSON said no", [], id="surname-once-given-in-full"),
        pytest.param("Fighting reached Dayr|PERSON al|PERSON -|PERSON Zawr|PERSON", [], id="fighting-reached-no-preposition"),
        pytest.param("Shells fell in Raqqah|PERSON overnight", ["Raqqah"], id="place-read-as-a-person-s-name"),
        pytest.param("He came back in March|DATE", [], id="march-is-a-month"),
        pytest.param("A clinic in Blorvik|PERSON , Syria|GPE", ["Syria"], id="unknown-name-of-a-person"),
        pytest.param("A man of Lorvik|GPE , Va.|GPE", ["Lorvik", "Va."], id="state-abbreviation"),
        pytest.param("The fire on Alder|FAC Street|FAC spread", ["Alder Street"], id="street-as-a-whole"),
        pytest.param("He died at Saint|ORG Orval|ORG Hospital|ORG", ["Saint Orval Hospital"], id="where-he-died"),
        pytest.param("BEIRUT : Two men were held", ["BEIRUT"], id="dateline"),
        pytest.param("clashes in Homs|GPE , Hama|ORG and Idlib|PERSON", ["Homs", "Hama", "Idlib"], id="names-in-a-row"),
    ],
)
def test_toponyms(line, toponyms):
    assert found(line) == toponyms


@pytest.mark.parametrize(
    ("line", "name", "country"),
    [
        pytest.param("in Paris|GPE , Texas|GPE", "Paris, Texas", "US", id="state-after-a-comma"),
        pytest.param("from Tripoli|GPE , Lebanon|GPE", "Tripoli", "LB", id="country-after-a-comma"),
        pytest.param("from Tripoli|GPE to Misrata|GPE and Benghazi|GPE", "Tripoli", "LY", id="others-in-the-country"),
        pytest.param("near Alexandria|GPE , in Louisiana|GPE", "Alexandria, Louisiana", "US", id="in-the-state"),
    ],
)
def test_the_other_names_decide(line, name, country):
    tokens = annotated(line)
    located = locate(tokens, find_toponyms(tokens, open_places()), open_places())
    assert (located[0].place.name, located[0].place.country) == (name, country)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Shells hit Al|FAC Noor|FAC Bakery|FAC Road|FAC in Idlib|GPE .", id="a-name-that-says-nothing"),
        pytest.param("Shells hit French|FAC Street|FAC in Idlib|GPE .", id="a-people-s-name"),
    ],
)
def test_a_facility_the_gazetteer_lacks_is_put_at_the_town_beside_it(line):
    tokens = annotated(line)
    located = locate(tokens, find_toponyms(tokens, open_places()), open_places())
    assert [(item.approximate, item.place.country) for item in located] == [(True, "SY"), (False, "SY")]
