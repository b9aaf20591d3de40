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


def test_the_days_of_a_timeline_date_its_entries(read):
    text = ("Diary of the front, 14 to 18 July 2014\n\n14 July. Shells killed three people in Snizhne.\n"
            "16 July. Two soldiers were killed near Pisky.\n18 July. A mortar attack killed nine people in Luhansk.")  # fmt: skip
    days = [claim.time.start.day for claim in of(read(text), "killed")]
    assert days == [14, 16, 18]


def test_what_somebody_is_suspected_of_does_not_date_his_death(read):
    text = ("Troops killed nine militants, including two suspects in a bombing last month, in an offensive in Piagapo, the "
            "military said on Friday.")  # fmt: skip
    assert {claim.time.start.month for claim in of(read(text, published="2024-01-26"), "killed") if claim.time.start} <= {1}


def test_the_soldiers_of_two_of_them_are_soldiers(read):
    claims = read("Six people, two of them soldiers, were killed in Mogadishu.", published="2022-10-14")
    assert "soldiers" in {claim.quantity.counted for claim in of(claims, "killed") if claim.quantity}


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


def figures(claims, kind):
    return sorted(c.quantity.mention.text for c in claims if c.type == kind and c.quantity)


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        pytest.param("Enemy losses near Kupiansk were up to 55 soldiers, two pickup trucks and one howitzer.", "destroyed",
                     ["one", "two"], id="things-lost-are-destroyed"),
        pytest.param("Enemy losses near Kupiansk were up to 55 soldiers, two pickup trucks and one howitzer.", "casualties",
                     ["up to 55"], id="people-lost-are-casualties"),
        pytest.param("Air defence units shot down nine of ten drones over Odesa.", "interception", ["nine"], id="nine-of-ten"),
        pytest.param("Some 58 drones were shot down in 11 regions of Ukraine.", "interception", ["Some 58"], id="regions"),
        pytest.param("Jets hit nearly 30 sites in Hodeidah, killing at least five fighters.", "killed", ["at least five"],
                     id="sites-are-not-killed"),
        pytest.param("The rebels seized a base near Nyala and captured some 200 soldiers, a resident said.", "detained",
                     ["some 200"], id="captured-soldiers"),
    ],
)  # fmt: skip
def test_each_figure_counts_what_it_stands_beside(read, text, kind, wanted):
    assert figures(read(text), kind) == wanted


def test_who_is_named_behind_an_office_speaks_and_is_not_killed(read):
    text = (
        "According to the Kharkiv regional governor, Oleh Petrenko, a 65-year-old woman was killed in the shelling of Vovchansk."
    )
    (killed,) = of(read(text), "killed")
    assert killed.source.name == "Oleh Petrenko"
    assert [e.mention.text for e in killed.target] == ["a 65-year-old woman"]


def test_another_office_is_another_speaker(read):
    text = "The spokesman, Andriy Melnyk, said ten soldiers died near Izium. The governor said four civilians were killed."
    assert [c.source.name for c in of(read(text), "killed")] == ["Andriy Melnyk", None]


def test_where_a_report_was_filed_says_nothing(read):
    claims = read("Damascus, SANA - Three civilians were killed in Aleppo on Tuesday by rocket shells.", published="2015-06-16")
    assert of(claims, "killed")[0].source.mode == "narrator"


def test_the_town_is_where_it_happened_not_what_it_lies_near_to(read):
    text = (
        "Rebels took control of the town of Sake, 27 kilometres west of Goma, on Thursday. The army denied the town had fallen."
    )
    claims = of(read(text, published="2025-01-31"), "capture")
    assert [(c.places[0].name, c.polarity) for c in claims] == [("Sake", "positive"), ("Sake", "negative")]


def test_a_border_town_is_a_town(read):
    claims = read("Two shells landed in the Rwandan border town of Gisenyi, killing five civilians.", published="2025-01-31")
    assert [p.name for p in of(claims, "killed")[0].places] == ["Gisenyi"]


def test_what_was_fired_from_a_place_did_not_hit_it(read):
    claims = read(
        "Russia attacked Kyiv with 67 drones launched from Kursk and Yeysk, the air force said.", published="2024-09-07"
    )
    assert {p.role for c in claims for p in c.places if p.name in {"Kursk", "Yeysk"}} <= {"from"}


@pytest.mark.parametrize(
    ("text", "kind", "polarity"),
    [
        pytest.param("The ministry neither confirmed nor denied that 20 soldiers were killed in Kherson.", "killed", "positive",
                     id="neither-confirmed-nor-denied"),
        pytest.param("The ministry denied that 20 soldiers were killed in Kherson.", "killed", "negative", id="denied"),
        pytest.param("Neither side has confirmed the capture of Bakhmut.", "capture", "positive", id="not-confirmed"),
        pytest.param("No civilians were killed in the air strike on Mosul, the coalition said.", "air_strike", "positive",
                     id="what-nobody-died-in"),
        pytest.param("No civilians were killed in the air strike on Mosul, the coalition said.", "killed", "negative",
                     id="nobody-died"),
        pytest.param("The coalition did not carry out any air strike on Mosul, it said.", "air_strike", "negative",
                     id="not-carried-out"),
        pytest.param("There was no claim of responsibility for the bombing that killed 9 people in Kabul.", "bombing", "positive",
                     id="no-claim-of-responsibility"),
    ],
)  # fmt: skip
def test_what_a_denial_denies(read, text, kind, polarity):
    assert of(read(text), kind)[0].polarity == polarity


def test_each_side_of_a_semicolon_has_its_own_speaker(read):
    text = ("The Taliban said their fighters captured a checkpoint in Kunduz and killed 12 policemen; the governor denied that "
            "any had fallen.")  # fmt: skip
    (killed,) = of(read(text), "killed")
    assert (killed.source.organisation, killed.polarity) == ("Taliban", "positive")


def test_who_speaks_at_the_end_speaks_for_both_sides_of_a_semicolon(read):
    claims = read("Six people were killed in Taiz; four others were wounded, residents said.")
    assert [claim.source.speaker.text for claim in claims] == ["residents", "residents"]


def test_nobody_is_killed_by_their_own_side_unless_the_words_say_so(read):
    claims = read("Hezbollah said it fired rockets at an Israeli barracks in response to the killing of two of its fighters.")
    assert [(names(c.agent), names(c.target)) for c in of(claims, "killed")] == [([], ["Hezbollah"])]
    claims = read("The Israeli army said it had mistakenly killed two of its own soldiers near Gaza City.")
    assert names(of(claims, "killed")[0].agent) == ["Israel Defense Forces"]


def test_what_an_attack_was_made_with_is_the_attack(read):
    claims = read("Israel attacked an air base in Homs province with missiles late on Sunday.", published="2023-04-03")
    (claim,) = [claim for claim in claims if claim.type in {"shelling", "attack", "air_strike"}]
    assert names(claim.agent) == ["Israel Defense Forces"]


@pytest.mark.parametrize("text", ["No group has claimed the bombing that killed 14 people in Kabul.",
                                  "Nobody has claimed the bombing that killed 14 people in Kabul."])  # fmt: skip
def test_nobody_is_no_doer(read, text):
    assert [claim.agent for claim in read(text)] == [()] * len(read(text))


def test_parts_behind_a_hyphen_that_stands_for_a_dash(read):
    claims = read("The coalition carried out 25 air strikes - 10 in Idlib and 15 in Aleppo - on Monday.", published="2017-08-21")
    strikes = {(claim.quantity.low, *(place.name for place in claim.places)) for claim in of(claims, "air_strike")}
    assert strikes == {(25,), (10, "Idlib"), (15, "Aleppo")}


def test_a_denial_needs_a_word_that_denies(read):
    claims = read("A council member confirmed the town of Taloqan had fallen but said the police made a retreat.")
    assert of(claims, "capture")[0].polarity == "positive"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("Ethiopia's government said its forces captured the town of Shire.", "Ethiopian National Defense Force",
                     id="forces-of-a-state"),
        pytest.param("The Houthis said their forces captured the town of Harad in Yemen.", "Houthis", id="forces-of-a-group"),
    ],
)  # fmt: skip
def test_whose_forces(read, text, wanted):
    assert names(of(read(text), "capture")[0].agent) == [wanted]


def test_a_drone_is_of_no_army_that_the_text_does_not_lay_it_to(read):
    text = "A drone strike killed 40 people in Khartoum on Sunday, as the war between Sudan's army and the RSF went on."
    assert {e.name for c in of(read(text, published="2023-09-11"), "killed") for e in c.agent} <= {None}


@pytest.mark.parametrize(
    ("text", "kind", "role", "wanted"),
    [
        pytest.param("Baku said Armenian forces shelled Ganja, and that it had destroyed two tanks near Fizuli.", "destroyed",
                     "agent", ["Azerbaijan"], id="it-is-who-says-so"),
        pytest.param("A truck struck a civilian car in Musa Qala, and a roadside bomb hit the car.", "bombing", "target",
                     ["the car"], id="a-car-is-no-country"),
        pytest.param("Taliban spokesman Qari Ahmadi claimed two policemen were killed by Taliban fighters in Kunduz.", "killed",
                     "agent", ["Taliban"], id="who-a-spokesman-speaks-for"),
        pytest.param("A government official said 27 loyalists, including four officers, were killed in fighting near Marib.",
                     "killed", "agent", [], id="the-dead-are-no-doers"),
        pytest.param("Three attackers killed dozens of soldiers near Mosul.", "killed", "target", ["soldiers"],
                     id="the-counted-doer-is-not-killed"),
    ],
)  # fmt: skip
def test_who_did_it_to_whom(read, text, kind, role, wanted):
    assert names(getattr(of(read(text, published="2020-10-12"), kind)[0], role)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("MAIDUGURI, Nigeria (Reuters) - Boko Haram militants killed 15 soldiers in Metele.", "Boko Haram militants",
                     id="place-and-agency"),
        pytest.param("GOMA, 30 Jan. 2025 -- M23 rebels killed two men in Sake.", "M23 rebels", id="place-and-day"),
        pytest.param("GOMA, January 30, 2025. /AGENCY/. M23 rebels killed two men in Sake.", "M23 rebels", id="strokes"),
    ],
)  # fmt: skip
def test_a_dateline_is_no_part_of_the_sentence(read, text, wanted):
    (killed,) = of(read(text), "killed")
    assert [e.mention.text for e in killed.agent] == [wanted]
    assert killed.evidence.text.startswith(wanted)


def test_the_ministry_is_the_one_that_spoke(read):
    text = ("The Lebanese health ministry said 492 people were killed on Monday. Hezbollah said it fired missiles near Haifa. "
            "The ministry said 35 of the dead were children.")  # fmt: skip
    assert "Hezbollah" not in {c.source.organisation for c in of(read(text), "killed")}


def test_a_quotation_after_a_name_and_a_colon_is_said_by_it(read):
    claims = read('Mayor: one man was killed in Odesa.\n\nRussian MoD: "High-precision weapons destroyed a depot near Odesa."')
    assert of(claims, "destroyed")[0].source.speaker.text == "Russian MoD"


def test_a_village_may_be_called_as_a_people_is(read):
    claims = read(
        "Units of the army took control of the village of Talish and a number of heights, the minister told the president."
    )
    assert [place.name for place in of(claims, "capture")[0].places] == ["Talish"]


def test_a_ministry_by_its_letters_is_that_of_the_nation_before_it(read):
    claims = read('Azerbaijani MoD: "Our units destroyed 12 tanks near Ganja."')
    assert of(claims, "destroyed")[0].source.organisation == "Ministry of Defence (Azerbaijan)"


def test_lives_that_were_lost_are_told_of_once(read):
    claims = read("Fewer than 60 civilians had lost their lives in Kabul, the ministry said.")
    assert [claim.quantity.high for claim in of(claims, "killed")] == [59]


def test_the_town_is_the_one_told_of_also_where_nobody_knows_it(read):
    text = "Fighters captured the town of Harsabad. They fled into Turkey. The army retook the town on 26 January 2015."
    assert [c.places[0].name for c in of(read(text), "capture")] == ["Harsabad", "Harsabad"]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        pytest.param("between 30 January and 5 February", "2017-01-30", "2017-02-05", id="between-two-days"),
        pytest.param("between Monday and Thursday", "2017-02-13", "2017-02-16", id="between-weekdays"),
        pytest.param("from 3 February to 9 February", "2017-02-03", "2017-02-09", id="from-to"),
    ],
)
def test_two_days_are_the_ends_of_one_time(read, words, start, end):
    (killed,) = of(read(f"Five soldiers were killed in Avdiivka {words}.", published="2017-02-20"), "killed")
    assert (str(killed.time.start), str(killed.time.end)) == (start, end)


def test_whose_planes_came_says_nothing_of_where(read):
    (strike,) = of(read("Russian warplanes bombed a hospital in Kafr Zita on Thursday.", published="2016-05-04"), "air_strike")
    assert [place.country for place in strike.places] == ["SY"]


@pytest.mark.parametrize(
    ("text", "kind", "speaker"),
    [
        pytest.param(
            "The rebels claim to have killed 200 soldiers near Mekelle; the government has not commented.",
            "killed", "The rebels", id="claim-to-have",
        ),
        pytest.param(
            "Al-Shabaab struck back on Friday, saying it had killed 30 soldiers.", "killed", "Al-Shabaab", id="saying",
        ),
        pytest.param("Al-Shabaab claimed responsibility for the suicide bombing.", None, "Al-Shabaab", id="responsibility"),
    ],
)  # fmt: skip
def test_who_tells_of_deeds_of_their_own(read, text, kind, speaker):
    claims = [c for c in read(text, published="2021-08-23") if kind is None or c.type == kind]
    assert speaker in {c.source.speaker.text for c in claims if c.source.speaker}


def test_a_missile_is_no_army(read):
    text = "The Houthis fired a missile at a US destroyer in the Red Sea but it was intercepted, CENTCOM said."
    (shot,) = of(read(text, published="2024-01-16"), "interception")
    assert [entity.name for entity in shot.target] == [None]


def test_who_opened_fire_is_the_doer(read):
    (shots,) = of(read("Two gunmen opened fire at a bus stop in Karachi, killing six people.", published="2024-01-16"), "attack")
    assert (names(shots.agent), shots.target, shots.quantity) == (["Two gunmen"], (), None)


def test_a_ministry_of_no_known_country_is_none_in_particular(read):
    (toll,) = of(read("Fatalities stood at 83 by evening, the health ministry said.", published="2024-01-16"), "killed")
    assert toll.source.organisation in {None, "the health ministry"}


@pytest.mark.parametrize(
    ("text", "kind", "low"),
    [
        pytest.param("The group still holds about a third of Raqqa, a spokesman for the SDF said.", "control", 33.3, id="held"),
        pytest.param("More than half of the town is now under the control of the army.", "control", 51, id="subject"),
        pytest.param("The rebels have captured two-thirds of the village.", "capture", 66.7, id="taken"),
    ],
)
def test_what_part_of_a_place_is_held(read, text, kind, low):
    (claim,) = of(read(text, published="2017-08-21"), kind)
    assert (claim.quantity.low, claim.quantity.form) in {(low, "fraction"), (low, "about"), (low, "more_than")}


def test_who_surrenders_is_who_does_it(read):
    (claim,) = of(read("Nineteen gunmen handed themselves in to the authorities in Homs on Monday.", published="2016-06-07"),
                  "surrendered")  # fmt: skip
    assert (names(claim.agent), claim.target, claim.quantity.low) == (["gunmen"], (), 19)


def test_who_is_driven_out_is_who_withdraws(read):
    claims = read("Peshmerga forces drove the jihadists from the town of Sinjar.", published="2015-11-13")
    assert [e.mention.text for e in of(claims, "withdrawal")[0].agent] == ["the jihadists"]


def test_who_counts_the_dead_killed_nobody(read):
    claims = read("The coalition flew 300 sorties over Libya and lost two helicopters.", published="2011-06-07")
    assert not any(claim.agent for claim in claims if claim.type in {"destroyed", "seized"})


def test_a_state_that_is_helped_is_no_place(read):
    (claim,) = of(read("Washington paused all military aid to Ukraine, an official said.", published="2025-03-04"), "support")
    assert (names(claim.target), claim.places) == (["Ukraine"], ())


def test_what_somebody_is_known_for_says_nothing_of_where_the_report_goes_on(read):
    text = ("A combined force captured a bomb maker in Washer district on Saturday.\n\nHe is believed to have attacked a police "
            "commander in Nad Ali district.\n\nThe force also detained several suspects.")  # fmt: skip
    claims = read(text, published="2012-09-03")
    assert [p.mention.text for p in of(claims, "detained")[-1].places] == ["Washer district"]


def test_a_place_without_a_name_is_one_where_no_other_is_told(read):
    claims = read("Between five and seven rebels were killed at the checkpoint, state media reported.", published="2013-06-07")
    assert [(p.mention.text, p.name) for p in of(claims, "killed")[0].places] == [("the checkpoint", None)]


def test_a_hospital_that_the_dead_were_brought_to_is_not_where_they_died(read):
    text = "Twelve people were killed in a raid on Douma; the bodies were taken to the central hospital in Damascus."
    assert {p.name for c in read(text, published="2015-08-16") for p in c.places} == {"Duma"}


def test_the_last_words_of_a_sentence_tell_who_tells_it(read):
    claims = read("A reported explosion on a tram killed at least six people AFP reports.", published="2015-02-01")
    assert {c.source.speaker.text for c in claims if c.source.speaker} == {"AFP"}


def test_how_long_a_battle_lasted_is_no_part_of_its_name(read):
    (claim,) = of(read("The army has retaken Kutum after a three-day battle with the rebels."), "clash")
    assert claim.trigger.text == "battle"


def test_the_wounded_of_a_list_are_of_the_nation_of_its_dead(read):
    claims = read("Two American soldiers were killed and at least 19 injured when a drone hit a post near Tanf.")
    assert [e.mention.text for e in of(claims, "wounded")[0].target] == ["American soldiers"]


def test_the_adjective_of_an_attack_says_who_did_its_harm(read):
    claims = read("The terrorist attack killed four civilians and wounded three others in Homs.", published="2016-06-07")
    assert [e.mention.text for c in claims if c.type in {"killed", "wounded"} for e in c.agent] == ["terrorist"] * 2


def test_those_who_are_told_to_travel_are_the_doers(read):
    claims = read("He gave shelter to foreign fighters traveling from Kunduz to Takhar province.", published="2011-03-07")
    assert [(names(c.agent), c.target) for c in of(claims, "movement")] == [(["foreign fighters"], ())]
