"""The place names of a document."""

import pytest

from communique.extract.place_names import PlaceNames
from communique.gazetteer.places import open_places
from tests.extract import annotated, sentences


def names_of(*tables):
    layers = sentences.marked(*tables)
    names = PlaceNames(layers, open_places())
    words = layers.tokens.words
    return names, [" ".join(words[slice(*span)]) for span in sorted(names.named)]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(annotated.HOLDS, ["Raqqa"], id="a-city"),
        pytest.param(annotated.CHAIN, ["Sabari", "Khost"], id="a-district-and-its-province"),
        pytest.param(annotated.PERSON, [], id="a-surname-that-is-a-place-too"),
        pytest.param(annotated.POST, [], id="a-date"),
    ],
)
def test_names(table, expected):
    assert names_of(table)[1] == expected


def test_a_place_is_told_by_kind_and_order():
    names, _ = names_of(annotated.CHAIN)
    assert [names.before(100).name, names.before(100, "district").name] == ["Khost Province", "Sabari District"]
    assert names.before(0) is None
    assert names.commonest("province").name == "Khost Province"


def test_a_place_far_from_what_the_text_tells_of_is_none():
    assert names_of(annotated.CHAIN, annotated.HOLDS)[1] == ["Raqqa"]


def test_countries_are_counted_by_the_words_that_tell_of_them():
    names, _ = names_of(annotated.HOLDS)
    assert next(iter(names.countries)) == "SY"


def listed(*words):
    """A table of a list: names proper nouns, "regions" and "provinces" plurals, all on the last word."""
    rows = []
    for at, word in enumerate(words):
        kind = {"regions": ("region", "NNS"), "provinces": ("province", "NNS")}.get(word)
        pos = (
            "NOUN" if kind else "PROPN" if word[:1].isupper() else "PUNCT" if word == "," else "CCONJ" if word == "and" else "ADP"
        )
        lemma, tag = kind or (word.lower(), "NNP" if pos == "PROPN" else "IN")
        entity = "GPE" if pos == "PROPN" else "-"
        dep = "ROOT" if at == len(words) - 1 else "dep"
        rows.append(f"{word} {lemma} {pos} {dep} {len(words) - 1} {tag} {entity}")
    return "\n".join(rows)


SIX = ("in", "Chernihiv", ",", "Sumy", ",", "Kharkiv", ",", "Donetsk", ",", "Kherson", "and", "Mykolaiv")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param((*SIX, "regions"), ["Chernihiv Oblast", "Sumy Oblast", "Kharkiv Oblast", "Donetsk Oblast", "Kherson Oblast",
                                         "Mykolaiv Oblast"], id="one-plural-for-all"),
        pytest.param(SIX, ["Chernihiv", "Sumy", "Kharkiv", "Donetsk", "Kherson", "Mykolaiv"], id="towns-without-it"),
        pytest.param(("in", "provinces", "of", "Idlib", ",", "Homs", "and", "Aleppo"),
                     ["Idlib Governorate", "Homs Governorate", "Aleppo Governorate"], id="the-plural-before"),
        pytest.param(("in", "Idlib", "and", "near", "Homs", "and", "Aleppo", "provinces"),
                     ["Idlib", "Homs Governorate", "Aleppo Governorate"], id="another-place-before-the-list"),
    ],
)  # fmt: skip
def test_a_word_of_kind_is_said_of_each_name_in_its_list(words, expected):
    names, _ = names_of(listed(*words))
    assert [names.named[span][0].name for span in sorted(names.named)] == expected


def test_the_names_of_a_list_are_found_from_its_word_of_kind():
    words = ("in", "provinces", "of", "Idlib", ",", "Homs", "and", "Aleppo")
    names, _ = names_of(listed(*words))
    assert [words[start] for start, _ in names.listed(1)] == ["Idlib", "Homs", "Aleppo"]


@pytest.mark.parametrize(
    ("words", "country"),
    [
        pytest.param(("in", "Hays", "and", "Khokha"), "YE", id="a-name-of-one-country-beside-it"),
        pytest.param(("Houthis", "in", "Hays"), "YE", id="an-armed-group"),
        pytest.param(("in", "Hays"), "US", id="nothing-else"),
    ],
)
def test_a_text_that_names_no_country_tells_of_it_by_its_groups_and_other_names(words, country):
    names, _ = names_of(listed(*words))
    assert [found[0].country for span, found in names.named.items() if words[span[0]] == "Hays"] == [country]
