"""Kinds of sentences, written for these tests and read by the real reader: who, whom, where, how many, how sure."""

import pytest


def of(claims, kind):
    found = [claim for claim in claims if claim.type == kind]
    assert found, f"no {kind} among {[c.type for c in claims]}"
    return found


def names(entities):
    return sorted(e.name or e.mention.text for e in entities)


def test_a_joint_force_is_two_actors_also_when_told_of_again(read):
    text = ("An Afghan and coalition security force detained a Taliban leader in Zurmat district, Paktiya province, on Sunday. "
            "The security force seized two rifles at the scene.")  # fmt: skip
    both = ["Afghan National Security Forces", "International Security Assistance Force"]
    claims = read(text, published="2011-03-07")
    assert names(of(claims, "detained")[0].agent) == both
    assert names(of(claims, "seized")[0].agent) == both


def test_who_only_claims_a_deed_is_not_its_doer(read):
    claims = read("Bomb blasts claimed by Daesh hit the town of Qamishli on Wednesday.", published="2016-07-27")
    assert of(claims, "bombing")[0].agent == ()


def test_a_strike_and_the_verb_it_hit_with_are_one_claim(read):
    claims = read("Russian air raids hit a school in Idlib on Wednesday.", published="2016-10-27")
    (raid,) = of(claims, "air_strike")
    assert names(raid.target) == ["a school"]
    assert [place.name for place in raid.places] == ["Idlib"]


def test_what_counts_the_strikes_does_not_count_the_dead(read):
    claims = read("Two air strikes killed 31 people in Raqqa on Monday, a monitor said.", published="2016-06-07")
    assert {c.quantity.low for c in of(claims, "killed") if c.quantity} == {31}


def test_the_items_of_a_list_are_claims_of_their_own(read):
    claims = read("Nineteen vehicles, four artillery pieces and up to 150 militiamen have been destroyed, the army said.")
    things = {(c.quantity.low, c.quantity.high) for c in of(claims, "destroyed")}
    people = {(c.quantity.low, c.quantity.high) for c in of(claims, "killed")}
    assert (things, people) == ({(19, 19), (4, 4)}, {(None, 150)})


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        pytest.param("Ten civilians were reported killed in Idlib.", "killed", "hedged", id="were-reported"),
        pytest.param("An alleged air strike killed ten civilians in Idlib.", "killed", "hedged", id="alleged-subject"),
        pytest.param("The army will attack the town of Hama, the rebels said.", "attack", "future", id="will"),
        pytest.param("The army killed ten rebels near Hama.", "killed", "asserted", id="plain"),
    ],
)
def test_how_sure(read, text, kind, modality):
    assert of(read(text), kind)[0].modality == modality


def test_a_day_without_its_year_is_of_the_year_told_before(read):
    text = "The operation began on 2 November 2005. On 5 November, Marines attacked the town of Husaybah."
    attack = of(read(text), "attack")[0]
    assert str(attack.time.start) == str(attack.time.end) == "2005-11-05"


def test_a_surname_is_the_speaker_named_in_full_before(read):
    text = ("Colonel Jeff Miller of U.S. Central Command said that ten fighters were killed near Mosul. "
            "Two tanks were destroyed, Miller added.")  # fmt: skip
    destroyed = of(read(text), "destroyed")[0]
    assert (destroyed.source.name, destroyed.source.organisation) == ("Jeff Miller", "United States Central Command")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        pytest.param(
            "Arghandab district, Kandahar province", "Arghandab District, Kandahar", id="one-of-two-districts-of-a-name"
        ),
        pytest.param("Arghandab district, Zabul province", "Arghandab District, Zabul", id="the-other-one"),
        pytest.param("Nad ‘Ali district, Helmand province", "Nad Ali District", id="an-apostrophe-in-the-name"),
        pytest.param("Tala wa Barfak district, Baghlan province", "Talah wa Barfak District", id="an-and-in-the-name"),
    ],
)
def test_a_district_lies_in_the_province_that_follows_it(read, words, name):
    claims = read(f"Border police detained a smuggler in {words}, on Sunday.", published="2011-03-07")
    assert name in [place.name for place in of(claims, "detained")[0].places]


def test_who_is_described_is_one(read):
    (killed,) = of(read("Karimi, a rebel commander, was killed in an airstrike near Kunduz on Sunday."), "killed")
    assert [e.mention.text.split(",")[0] for e in killed.target] == ["Karimi"]


def test_a_wire_in_capitals_reads_like_another(read):
    text = "LIMA, 9 JAN 90 (EFE) -- THE POLICE SAID THAT GUERRILLAS KILLED THREE PEASANTS IN AYACUCHO TODAY."
    claims = of(read(text), "killed")
    (killed,) = claims
    assert (killed.quantity.low, [e.mention.text for e in killed.target]) == (3, ["PEASANTS"])
    assert str(killed.time.start) == "1990-01-09"
    assert all(text[s.start : s.end] == s.text for s in (killed.evidence, killed.trigger, killed.quantity.mention))
    assert [place.name for place in killed.places] == ["Ayacucho"]
