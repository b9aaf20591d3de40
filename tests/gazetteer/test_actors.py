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
    ("words", "country", "name"),
    [
        pytest.param("the health ministry", "YE", "Ministry of Public Health and Population (Yemen)", id="by-a-short-name"),
        pytest.param("the health ministry", "ML", "Ministry of Health (Mali)", id="of-a-country-without-an-entry"),
        pytest.param("the interior ministry", "YE", "Ministry of Interior (Yemen)", id="no-neighbour's"),
        pytest.param("Gaza's health ministry", "IL", "Gaza Health Ministry", id="by-its-own-place"),
        pytest.param("Azerbaijani MoD", "AM", "Ministry of Defence (Azerbaijan)", id="letters-behind-a-nation"),
        pytest.param("the MoD", "AZ", "Ministry of Defence (Azerbaijan)", id="letters-alone"),
        pytest.param("the Group for the Support of Islam and Muslims", "ML", "Jama'at Nasr al-Islam wal Muslimin", id="articles"),
    ],
)
def test_a_ministry_is_that_of_the_country_told_of(words, country, name):
    assert [actor.name for actor in open_actors().resolve(words, countries=[country])] == [name]


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


@pytest.mark.parametrize(
    ("words", "countries", "names"),
    [
        pytest.param("IDF troops", ["PS"], ["Israel Defense Forces"], id="known-everywhere"),
        pytest.param("IAF fighter jets", ["PS"], ["Israeli Air Force"], id="iaf-of-the-theatre"),
        pytest.param("IAF fighter jets", ["IN", "PK"], ["Indian Air Force"], id="iaf-of-the-country"),
        pytest.param("the AFU", ["UA"], ["Armed Forces of Ukraine"], id="afu"),
        pytest.param("the Tatmadaw", ["MM"], ["Tatmadaw"], id="tatmadaw"),
        pytest.param("Wazalendo militias", ["CD"], ["Wazalendo"], id="wazalendo"),
        pytest.param("SLA fighters", ["SD"], ["Sudan Liberation Movement/Army"], id="sla-in-sudan"),
        pytest.param("SLA troops", ["LK"], ["Sri Lanka Army"], id="sla-in-sri-lanka"),
        pytest.param("AFP", ["PH"], ["Armed Forces of the Philippines"], id="afp-in-the-philippines"),
        pytest.param("AFP", ["SY"], ["Agence France-Presse"], id="afp-elsewhere"),
        pytest.param("the National Guard", ["UA", "RU"], ["National Guard of Ukraine"], id="a-general-name-at-home"),
        pytest.param("the Border Guard Force", ["UA"], [], id="a-general-name-of-a-country-not-told-of"),
        pytest.param("the Health Ministry", ["LB"], ["Ministry of Public Health (Lebanon)"], id="ministry-the-other-way-round"),
        pytest.param("Ministry of Defence", ["UA", "RU"], ["Ministry of Defence (Ukraine)"], id="the-most-prominent-country"),
        pytest.param("Civil Defense crews", ["PS", "IL"], ["Palestinian Civil Defence"], id="civil-defence"),
        pytest.param("the Zapad/Yug Group of Forces", ["UA"], ["Zapad Group of Forces", "Yug Group of Forces"], id="a-slash"),
        pytest.param("the Kiev regime", ["RU", "UA"], ["Ukraine"], id="a-capital-for-a-government"),
        pytest.param("Palestinian rockets", ["PS"], [], id="a-state-without-forces"),
    ],
)  # fmt: skip
def test_which_of_those_that_bear_a_name(words, countries, names):
    assert named(words, countries) == names


@pytest.mark.parametrize(
    ("words", "date", "names"),
    [
        pytest.param("Afghan government", "2010-05-01", ["Islamic Republic of Afghanistan"], id="afghan-republic"),
        pytest.param("Afghan government", "2023-05-01", ["Islamic Emirate of Afghanistan"], id="afghan-emirate"),
        pytest.param("Iraqi forces", "2016-10-01", ["Iraqi security forces"], id="iraqi-forces"),
        pytest.param("Iraqi armoured division", "1991-02-01", ["Iraqi Armed Forces"], id="iraqi-forces-before-2003"),
        pytest.param("Ethiopian junta", "1980-02-01", ["Derg"], id="ethiopian-junta"),
        pytest.param("Burmese junta", "2022-02-01", ["State Administration Council"], id="burmese-junta"),
        pytest.param("South African troops", "1988-02-01", ["South African Defence Force"], id="south-africa-before-1994"),
    ],
)  # fmt: skip
def test_names_change_over_the_years(words, date, names):
    assert named(words, [], date) == names


ORDINARY = """PM AM TV UN US UK EU HIV GDP CEO NGO VIP SUV IED RPG VBIED MP MPS HQ ID IT OK PR PC CCTV GPS APC FAQ PDF UTC GMT
BST EST CET KM KG MM CM LB SMS URL USD EUR CV DNA FM AK RPGS TNT UAV IDP IDPS POW KIA MIA WIA BC
AD CO LTD INC JR SR DR MR MS""".split()
"""Letters that mean something else in most texts."""


COMMON = frozenset("""
a about air all also am an and any are area arm army as ask at aid aim ally away back bad bag ban bar base bay be bed been best
big bill bit boat body bomb bond book boss both box boy bus but buy by call camp can cap car care case cash cell city club coal
coat code cold come cost cut dam data date day dead deal dear deep did die do dog done door down draw drop dry due duty each ear
east easy eat edge elf else end era even ever exit eye face fact fail fair fall far farm fast fat fear feed feel few file fill
film find fine fire firm fish fit five fix flag flat flow fly food foot for form four free from fuel full fund gain game gang gas
gate gave get girl give goal gold gone good grew grow gulf gun guy had half hall hand hard harm hat have he head hear heat help
her here hero hide high hill him his hit hold hole holy home hope host hot hour how huge hurt i ice idea if ill in into iron it
item its jail jet job join just keep kept key kid kill kind king knew know lack lady laid lake land last late law lay lead least
led left leg less let lie life lift like line link list live load loan long look lose loss lost lot love low luck made mail main
make male man many map march mark mass may me meal mean meet men mend mere mid mild mile milk mind mine miss mob mode more most
move much must my name near neck need net new news next nice nine no none nor north not note now odd of off oil old on once one
only onto open or oral other our out over own page paid pain pair park part pass past path pay peak per pick pin plan play plot
plus poll poor port post pot pour pull push put race rain raise ran rape rare rate raw read real red rest rice rich ride right
ring rise risk road rob role roof room root rose row rule run rush sad safe said sail sale same sand sat save saw say sea seal
seat see seek seem seen self sell send sent set sex she ship shop shot show shut sick side sign sin single sir sit site six size
skin sky slow snow so soft soil sold some son soon sort soul spot stay step stop such suit sun sure take talk tall tank tax team
tell ten tent term test text than that the them then they thin this thus tie time tiny tip to told too took tool top torn total
town tree trip true try turn two type unit up upon urge use van vary vast very vice view visit vote wait walk wall want war warm
was way we weak wear week well went were west what when who why wide wife wild will win wind wing wire wise with won wood word
wore work yard year yes yet you zone
""".split()) - {"who", "tip"}  # fmt: skip
"""Common short words; WHO and TIP are told from them by their capitals, and by their country."""


def test_short_acronyms_are_no_words():
    for words, named_so in open_actors()._index.items():
        for spelled, actor in named_so:
            if len(spelled) == 1 and spelled[0].isupper() and len(spelled[0]) <= 4:
                assert open_actors().find(spelled[0]), actor.name
                assert not any(found.name == actor.name for found in open_actors().resolve(words[0])), f"{actor.name}: {words[0]}"
                assert words[0] not in COMMON, f"{actor.name}: {spelled[0]} is a word"


@pytest.mark.parametrize("letters", ORDINARY)
def test_ordinary_letters_mean_no_actor_in_a_text_about_any_country(letters):
    known = open_actors().find(letters)
    everywhere = {"United Nations", "European Union", "United States", "United Kingdom"}
    assert known is None or known.name in everywhere or not open_actors().at_home(known, ["JP"])


def test_a_name_that_two_actors_bear_is_decided_by_their_countries():
    registry = open_actors()
    for words, named_so in registry._index.items():
        countries = [actor.country for actor in {actor.name: actor for _, actor in named_so}.values()]
        assert len(countries) == len(set(countries)), f"{words}: {[actor.name for _, actor in named_so]}"


def test_parents_are_actors_that_the_registry_knows_and_nobody_is_an_own_parent():
    registry = open_actors()
    for actor in registry.actors.values():
        assert actor.name not in registry.parents_of(actor.name)
        for parent in actor.parents:
            assert named(parent) == [parent], f"{actor.name}: {parent}"


@pytest.mark.parametrize(
    ("words", "countries", "names"),
    [
        pytest.param("South African National Defence Force", ["CD"], ["South African National Defence Force"],
                     id="another-nation"),
        pytest.param("the Syrian National Defence Forces", ["SY"], ["National Defence Forces"], id="its-own-nation"),
        pytest.param("Rwandan M23 rebels", ["CD"], ["March 23 Movement"], id="a-name-of-its-own-stays"),
        pytest.param("Sudan Doctors' Guild", ["SD"], [], id="a-guild-is-not-the-state"),
        pytest.param("Ukrainian Lawyers Union", ["UA"], [], id="a-union-is-not-the-state"),
        pytest.param("Odesa Human Rights Group", ["UA"], [], id="a-group-of-a-town"),
        pytest.param("Burmese trade union", ["MM"], [], id="a-union-in-small-letters"),
        pytest.param("Ukrainian separatists", ["UA"], [], id="separatists-are-not-the-state"),
        pytest.param("the people of Sudan", ["SD"], [], id="people-are-not-the-state"),
        pytest.param("Ukrainian air defence", ["UA"], ["Armed Forces of Ukraine"], id="air-defence"),
        pytest.param("Russian air defense units", [], ["Russian Armed Forces"], id="air-defence-units"),
        pytest.param("Sudan's army", ["SD"], ["Sudanese Armed Forces"], id="army-of-a-name"),
        pytest.param("Sudan's air force", ["SD"], ["Sudanese Air Force"], id="air-force-of-a-name"),
        pytest.param("South Sudan's army", ["SS"], ["South Sudan People's Defence Forces"], id="a-name-of-two-words"),
        pytest.param("South Sudanese troops", ["SD"], ["South Sudan People's Defence Forces"], id="an-adjective-of-two-words"),
        pytest.param("Ukraine's defence ministry", [], ["Ministry of Defence (Ukraine)"], id="ministry-of-a-name"),
        pytest.param("the Armed Forces of the Russian Federation", [], ["Russian Armed Forces"], id="forces-of-the-federation"),
        pytest.param("the navy of Russia", [], ["Russian Navy"], id="navy-of"),
        pytest.param("the Republic of Moldova", [], ["Moldova"], id="a-republic-is-the-state"),
        pytest.param("North Korean soldiers", ["UA"], ["Korean People's Army"], id="north-korean"),
        pytest.param("Niger Delta gunmen", ["NG"], [], id="a-delta-is-not-the-state"),
        pytest.param("Syria", ["SY"], ["Syria"], id="the-state"),
        pytest.param("a car", ["CF"], [], id="initials-need-capitals"),
        pytest.param("all of us", ["US"], [], id="a-pronoun"),
        pytest.param("Iran-backed fighters", ["IQ"], [], id="backed-is-not-the-state"),
    ],
)  # fmt: skip
def test_what_a_name_with_a_country_in_it_means(words, countries, names):
    assert named(words, countries) == names
