"""Who is named in a claim as a private person, and what is left of the name."""

from __future__ import annotations

import pytest

from communique.gazetteer.persons import PRIVATE, is_private_source, is_private_target, searchable, without_private
from communique.model.records import Claim, Document, Entity, Source, SourceLink, Span


def span(words: str, at: int = 0) -> Span:
    return Span(start=at, end=at + len(words), text=words)


@pytest.mark.parametrize(
    ("speaker", "name", "organisation", "private"),
    [
        pytest.param("Maryam Nazari, a resident of the village", "Maryam Nazari", None, True, id="a resident"),
        pytest.param("neighbour Hamid Rasooli", "Hamid Rasooli", None, True, id="a neighbour"),
        pytest.param("Dr Samir Haddad", "Samir Haddad", None, True, id="a doctor for himself"),
        pytest.param("Witness Yusuf", "Yusuf", None, True, id="one name"),
        pytest.param("Noor Saleh", "Noor Saleh", None, True, id="nothing but a name"),
        pytest.param("Ali, a witness", "Ali", "Hill Radio", True, id="a witness who told an outlet"),
        pytest.param("Colonel Abdul Wali", "Abdul Wali", None, False, id="a rank"),
        pytest.param("The mayor, Ismail Dogan", "Ismail Dogan", None, False, id="an office"),
        pytest.param("Police spokesman Karim Aziz", "Karim Aziz", None, False, id="a spokesman"),
        pytest.param("Commander Abu Yasin", "Abu Yasin", "the Northern Brigade", False, id="a commander"),
        pytest.param("Nadia Petrov", "Nadia Petrov", "Human Rights Watch", False, id="somebody of a body"),
        pytest.param("Zelenskyy", "Volodymyr Zelenskyy", None, False, id="whom the registry knows"),
        pytest.param("Sky Watch", "Sky Watch", None, False, id="a body taken for a person"),
        pytest.param("residents", None, None, False, id="who is not named stays as told"),
    ],
)
def test_sources(speaker: str, name: str | None, organisation: str | None, private: bool) -> None:
    assert is_private_source(Source(mode="indirect", speaker=span(speaker), name=name, organisation=organisation)) is private


@pytest.mark.parametrize(
    ("words", "kind", "private"),
    [
        pytest.param("Ahmad Karimi", "killed", True, id="a name"),
        pytest.param("journalist Ana Belmonte", "abducted", True, id="a name behind what the person does"),
        pytest.param("her brother Jalal", "detained", True, id="a relative"),
        pytest.param("Fatima al-Hassan, 34", "wounded", True, id="with an age"),
        pytest.param("Omid", "killed", True, id="one name"),
        pytest.param("General Qasem Soleimani", "killed", False, id="a rank"),
        pytest.param("Bashar al-Assad", "killed", False, id="whom the registry knows"),
        pytest.param("his wife", "killed", False, id="nobody by name"),
        pytest.param("civilians", "killed", False, id="a kind of people"),
        pytest.param("Syrian soldiers", "killed", False, id="a nation's"),
        pytest.param("Kurds", "killed", False, id="a people"),
        pytest.param("Islamic State fighters", "killed", False, id="members of a body"),
        pytest.param("Liwa Nour fighters", "killed", False, id="members of a body that no registry has"),
        pytest.param("No civilians", "killed", False, id="a capital that is only the first"),
        pytest.param("Ahmad Karimi", "sanction", False, id="sanctions are of public persons"),
        pytest.param("Al-Shifa Hospital", "damaged", False, id="a thing"),
    ],
)
def test_targets(words: str, kind: str, private: bool) -> None:
    assert is_private_target(Entity(mention=span(words)), kind) is private


def test_what_may_be_published_keeps_its_offsets_and_no_name() -> None:
    text = "Shells killed Ahmad Karimi in Tarin, neighbour Hamid Rasooli said"
    at = {words: text.index(words) for words in ("Ahmad Karimi", "neighbour Hamid Rasooli", "killed")}
    victim, speaker = (span(words, at[words]) for words in ("Ahmad Karimi", "neighbour Hamid Rasooli"))
    source = Source(mode="indirect", speaker=speaker, name="Hamid Rasooli",
                    chain=(SourceLink(role="speaker", mention=speaker, name="Hamid Rasooli"),
                           SourceLink(role="outlet", organisation="Hill Radio")))  # fmt: skip
    claim = Claim(document=Document(source="r"), type="killed", evidence=span(text), trigger=span("killed", at["killed"]),
                  target=(Entity(mention=victim),), source=source)  # fmt: skip
    told = without_private(claim)
    assert told.evidence.text == "Shells killed █████ ██████ in Tarin, █████████ █████ ███████ said"
    assert told.target == (Entity(mention=span("█████ ██████", victim.start), name=PRIVATE),)
    assert (told.source.name, told.source.chain[0].name, told.source.chain[1]) == (PRIVATE, PRIVATE, source.chain[1])
    assert not any(name in told.model_dump_json() for name in ("Ahmad", "Karimi", "Hamid", "Rasooli"))
    assert searchable(claim) == "Shells killed in Tarin, said"
    assert without_private(told) == told


def test_a_claim_without_private_persons_stays_the_same_object() -> None:
    claim = Claim(document=Document(source="r"), type="killed", evidence=span("killed 14 people"), trigger=span("killed"),
                  target=(Entity(mention=span("people")),))  # fmt: skip
    assert without_private(claim) is claim
