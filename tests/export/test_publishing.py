"""What is published of a claim: which kinds are sensitive, when they are due, how coarse their places are, what is hidden."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.export.publishing import due_on, in_words, is_sensitive, published
from communique.gazetteer.persons import PRIVATE
from communique.model.publishing import MEDICAL, SENSITIVE, Publishing
from communique.model.records import Claim, DateInterval, Document, Entity, Place, Quantity, Source, SourceLink, Span, Time

TODAY = dt.date(2026, 3, 15)
TEXT = "The mayor said that some 900 fighters were gathering in Sarmada, Idlib province, on Monday."
LATE = Publishing(delay=14)
BY_PROVINCE, BY_COUNTRY = Publishing(coarsen="province"), Publishing(coarsen="country")


def span(text: str, words: str) -> Span:
    return Span.of(text, text.index(words), text.index(words) + len(words))


def claim(text: str = TEXT, kind: str = "movement", *, place: str | None = None, target: str | None = None,
          speaker: str | None = None, **fields: object) -> Claim:  # fmt: skip
    """A claim whose evidence is the whole text; a place is told by its words alone unless `places` are given."""
    if place:
        fields["places"] = (Place(mention=span(text, place)),)
    if target:
        fields["target"] = (Entity(mention=span(text, target)),)
    if speaker:
        fields["source"] = Source(mode="indirect", speaker=span(text, speaker))
    fields.setdefault("document", Document(source="report.txt", published=dt.date(2020, 1, 1)))
    words = Span.of(text, 0, len(text))
    return Claim.model_validate({"type": kind, "evidence": words, "trigger": Span.of(text, 0, 3), **fields})


@pytest.mark.parametrize(
    ("text", "kind", "target", "sensitive"),
    [
        *(pytest.param("Nobody knows.", kind, None, True, id=kind) for kind in SENSITIVE if kind != MEDICAL),
        pytest.param("Shells killed five people.", "killed", "people", False, id="killed"),
        pytest.param("Shells damaged the hospital.", "damaged", "hospital", True, id="a hospital"),
        pytest.param("Raids hit three clinics.", "air_strike", "three clinics", True, id="clinics"),
        pytest.param("They burned a field\nhospital.", "destroyed", None, True, id="over two lines"),
        pytest.param("They burned health facilities.", "destroyed", None, True, id="facilities"),
        pytest.param("Doctors work in the Medical Centre.", "attack", None, True, id="in the claim's words alone"),
        pytest.param("A dialysis center and two blood banks closed.", "damaged", None, True, id="two words"),
        pytest.param("They praised their hospitality.", "agreement", None, False, id="a word that only begins so"),
        pytest.param("Shells hit the post office.", "shelling", "post office", False, id="another building"),
    ],
)
def test_kinds_that_are_sensitive(text: str, kind: str, target: str | None, sensitive: bool) -> None:
    assert is_sensitive(claim(text, kind, target=target), LATE) is sensitive


def test_who_speaks_for_a_hospital_makes_no_claim_of_a_hospital() -> None:
    text = "A hospital director said that five people were killed."
    assert not is_sensitive(claim(text, "killed", speaker="A hospital director"), LATE)
    assert is_sensitive(claim(text, "killed"), LATE)


def test_the_types_are_those_of_the_setting() -> None:
    only = Publishing(types=("killed",), delay=1)
    assert is_sensitive(claim("Five died.", "killed"), only)
    assert not is_sensitive(claim("Five left.", "movement"), only)
    assert not is_sensitive(claim("They shelled a hospital.", "shelling"), only)


def document(published: dt.date | None = None, until: dt.date | None = None) -> Document:
    return Document(source="r", published=published, published_interval=DateInterval(start=until, end=until) if until else None)


FOURTEEN, THIRTEEN = TODAY - dt.timedelta(days=14), TODAY - dt.timedelta(days=13)


@pytest.mark.parametrize(
    ("time", "of", "told"),
    [
        pytest.param(Time(end=FOURTEEN), document(TODAY), True, id="its end was so long ago"),
        pytest.param(Time(end=THIRTEEN), document(FOURTEEN), False, id="its end was a day less ago"),
        pytest.param(Time(start=FOURTEEN, end=TODAY), document(), False, id="the end counts, not the start"),
        pytest.param(Time(end=FOURTEEN, as_of=TODAY), document(), True, id="the end comes before the moment of the figure"),
        pytest.param(Time(as_of=FOURTEEN), document(TODAY), True, id="the figure's moment was so long ago"),
        pytest.param(Time(start=FOURTEEN, as_of=THIRTEEN), document(FOURTEEN), False, id="the figure's moment was not"),
        pytest.param(Time(), document(FOURTEEN), True, id="published so long ago"),
        pytest.param(Time(start=dt.date(2020, 1, 1)), document(THIRTEEN), False, id="published a day less ago, begun long ago"),
        pytest.param(Time(), document(until=FOURTEEN), True, id="surely published so long ago"),
        pytest.param(Time(), document(until=THIRTEEN), False, id="perhaps published a day less ago"),
        pytest.param(Time(), document(), False, id="no day is known"),
        pytest.param(Time(end=TODAY + dt.timedelta(days=30)), document(FOURTEEN), False, id="yet to come"),
        pytest.param(Time(end=dt.date.max), document(), False, id="the end of all days"),
    ],
)
def test_the_day_until_which_a_claim_is_held_back(time: Time, of: Document, told: bool) -> None:
    one = claim(time=time, document=of)
    assert (published(one, LATE, TODAY) is not None) is told
    assert published(one, Publishing(), TODAY) == one, "nothing is held back unless a delay is set"
    assert published(one.model_copy(update={"type": "ceasefire"}), LATE, TODAY) is not None


def test_a_claim_is_due_on_a_day() -> None:
    assert due_on(claim(time=Time(end=FOURTEEN)), LATE) == TODAY


PROVINCE, COUNTRY = ("Donetsk Oblast", "UA", "province"), ("Ukraine", "UA", "country")


@pytest.mark.parametrize(
    ("place", "by_province", "by_country"),
    [
        pytest.param(Place(name="Bakhmut", country="UA", kind="city"), PROVINCE, COUNTRY, id="a town"),
        pytest.param(Place(geonames_id=713174), PROVINCE, COUNTRY, id="a number alone"),
        pytest.param(Place(name="Bakhmut"), PROVINCE, COUNTRY, id="a name alone"),
        pytest.param(Place(name="Bakhmut Raion", country="UA", kind="district"), PROVINCE, COUNTRY, id="a district"),
        pytest.param(Place(name="Donetsk Oblast", country="UA", kind="province"), PROVINCE, COUNTRY, id="a province"),
        pytest.param(Place(name="Donetsk Oblast", country="UA"), PROVINCE, COUNTRY, id="a province of unknown kind"),
        pytest.param(Place(name="Ukraine", country="UA", kind="country"), COUNTRY, COUNTRY, id="a country"),
        pytest.param(Place(name="Nowhereville", country="UA", kind="city"), COUNTRY, COUNTRY, id="a town that nobody knows"),
        pytest.param(Place(name="Nowhereville"), (None, None, None), (None, None, None), id="a place that nobody knows"),
        pytest.param(Place(name="Euphrates", kind="water"), (None, None, None), (None, None, None), id="a river of several"),
        pytest.param(Place(name="Middle East", kind="region"), ("Middle East", None, "region"), ("Middle East", None, "region"),
                     id="a region of several countries"),
    ],
)  # fmt: skip
def test_places_are_told_no_finer(place: Place, by_province: tuple[object, ...], by_country: tuple[object, ...]) -> None:
    given = place.model_copy(update={"latitude": 48.5, "longitude": 38.0, "role": "toward", "names": ("Another",)})
    for setting, wanted in ((BY_PROVINCE, by_province), (BY_COUNTRY, by_country)):
        told = published(claim("Troops are on their way.", places=(given,)), setting, TODAY)
        (one,) = told.places
        assert (one.name, one.country, one.kind) == wanted
        assert (one.role, one.latitude, one.longitude, one.geonames_id, one.names) == ("toward", None, None, None, ())


def test_places_of_one_province_are_one() -> None:
    places = (Place(name="Bakhmut", country="UA", kind="city"), Place(name="Kramatorsk", country="UA", kind="city"),
              Place(name="Kramatorsk", country="UA", kind="city", role="to"))  # fmt: skip
    told = published(claim("Troops are on their way.", places=places), BY_PROVINCE, TODAY)
    assert [(one.name, one.role) for one in told.places] == [("Donetsk Oblast", "at"), ("Donetsk Oblast", "to")]


@pytest.mark.parametrize(
    ("text", "place", "by_province", "by_country"),
    [
        pytest.param("Tanks left Bakhmut for Donetsk region.", "Bakhmut", "Tanks left ███████ for Donetsk region.",
                     "Tanks left ███████ for ███████ region.", id="the mention, and the province"),
        pytest.param("BAKHMUT: 300 men are in Bakhmut.", "Bakhmut", "███████: 300 men are in ███████.",
                     "███████: 300 men are in ███████.", id="each time it is named"),
        pytest.param("Artemivsk, now Bakhmut, holds 300.", "Bakhmut", "█████████, now ███████, holds 300.",
                     "█████████, now ███████, holds 300.", id="its other names"),
        pytest.param("Men of Bakhmut\nRaion left Bakhmut.", "Bakhmut", "Men of ███████\n█████ left ███████.",
                     "Men of ███████\n█████ left ███████.", id="what it lies in"),
        pytest.param("300 men came from Sloviansk.", None, "300 men came from █████████.", "300 men came from █████████.",
                     id="a place that the claim was not read as being in"),
        pytest.param("300 men came from Ukraine.", None, "300 men came from Ukraine.", "300 men came from Ukraine.",
                     id="a country"),
        pytest.param("Russian soldiers came on Monday in March.", None, "Russian soldiers came on Monday in March.",
                     "Russian soldiers came on Monday in March.", id="a people and days"),
        pytest.param("Families fled the Al-Razi Hospital.", None, "Families fled the ██-████ Hospital.",
                     "Families fled the ██-████ Hospital.", id="the name of a hospital"),
        pytest.param("Families fled the hospital.", None, "Families fled the hospital.", "Families fled the hospital.",
                     id="a hospital without a name"),
    ],
)  # fmt: skip
def test_words_of_finer_places_are_covered(text: str, place: str | None, by_province: str, by_country: str) -> None:
    for setting, wanted in ((BY_PROVINCE, by_province), (BY_COUNTRY, by_country)):
        told = published(claim(text, place=place), setting, TODAY)
        assert told.evidence.text == wanted


def test_every_field_that_may_name_the_place_is_covered() -> None:
    text = "The mayor of Bakhmut said that 300 men of the Bakhmut garrison left Bakhmut on Bakhmut Day, says Bakhmut Radio."
    one = claim(
        text, places=(Place(mention=span(text, "Bakhmut"), name="Bakhmut", country="UA", kind="city"),),
        document=Document(source="report.txt", title="300 men leave Bakhmut"),
        agent=(Entity(mention=span(text, "the Bakhmut garrison"), name="Bakhmut garrison"),),
        time=Time(mention=span(text, "Bakhmut Day"), end=TODAY),
        quantity=Quantity(mention=span(text, "300 men of the Bakhmut garrison"), low=300, counted="men of Bakhmut"),
        source=Source(mode="indirect", speaker=span(text, "The mayor of Bakhmut"), organisation="Bakhmut City Council",
                      chain=(SourceLink(role="relay", mention=span(text, "Bakhmut Radio"), name="Bakhmut Radio"),)),
    )  # fmt: skip
    assert "Bakhmut" not in published(one, BY_PROVINCE, TODAY).model_dump_json()
    assert published(one, BY_PROVINCE, TODAY).source.organisation == "███████ City Council"


def test_known_actors_and_persons_keep_names_that_are_places_too() -> None:
    text = "Wagner fighters left, Colonel Adem Karimi said."
    source = Source(mode="indirect", speaker=span(text, "Colonel Adem Karimi"), name="Adem Karimi")
    agent = Entity(mention=span(text, "Wagner fighters"), name="Wagner Group")
    told = published(claim(text, agent=(agent,), source=source), BY_COUNTRY, TODAY)
    assert told.evidence.text == text
    assert (told.agent[0].name, told.source.name) == ("Wagner Group", "Adem Karimi")


def test_private_persons_are_blackened_whether_or_not_a_claim_is_sensitive() -> None:
    text = "Shelling drove Ahmad Karimi out of Sarmada."
    one = claim(text, "displaced", place="Sarmada", target="Ahmad Karimi")
    told = published(one, Publishing(), TODAY)
    assert (told.target[0].name, told.evidence.text) == (PRIVATE, "Shelling drove █████ ██████ out of Sarmada.")
    told = published(one, BY_PROVINCE, TODAY)
    assert (told.target[0].name, told.evidence.text) == (PRIVATE, "Shelling drove █████ ██████ out of ███████.")


def test_a_claim_that_is_not_sensitive_is_the_same_object() -> None:
    one = claim("Both sides agreed on a truce in Bakhmut.", "ceasefire", place="Bakhmut")
    assert published(one, Publishing(delay=900, coarsen="country"), TODAY) is one


WORDS = st.lists(st.sampled_from(
    ["Bakhmut", "Kafr\nNabl", "Sarmada", "Al-Razi", "Hospital", "the", "moved", "to", "Idlib", "province", "Łódź", "حلب", "🚑",
     "x", "Ukraine", "ALEPPO", "'s", ",", "\u202e", "Adem"]), min_size=1, max_size=14)  # fmt: skip


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """A claim over any run of words, with spans that lie anywhere in it and places that need not fit their mentions."""
    text = " ".join(draw(WORDS))

    def some() -> Span:
        start = draw(st.integers(0, len(text) - 1))
        return Span.of(text, start, draw(st.integers(start, len(text))))

    names = st.sampled_from([None, "Bakhmut", "Aleppo", "Sarmada", "Idlib Governorate", "Ukraine", "Euphrates", "Nowhereville"])
    places = tuple(
        Place(mention=draw(st.none() | st.builds(some)), name=draw(names), country=draw(st.sampled_from([None, "UA", "SY"])),
              latitude=1.0, longitude=2.0)
        for _ in range(draw(st.integers(0, 3)))
    )  # fmt: skip
    return Claim(
        document=Document(source="r", title=draw(st.none() | st.just(text))), type=draw(st.sampled_from(["movement", "killed"])),
        evidence=some(), trigger=some(), places=places, agent=(Entity(mention=some()),),
        target=(Entity(mention=some(), name=draw(st.none() | st.just("Sarmada Council"))),),
        time=Time(mention=draw(st.none() | st.builds(some))), quantity=Quantity(mention=some(), low=1),
        source=Source(mode="indirect", speaker=some(), organisation=draw(st.none() | st.just("Bakhmut Radio"))),
    )  # fmt: skip


def spans(record: object, path: str = "") -> dict[str, tuple[int, int, int]]:
    """(start, end, length of the text) of every span in a record but those of places, by where it stands."""
    if isinstance(record, dict):
        if set(record) == {"start", "end", "text"}:
            return {path: (record["start"], record["end"], len(record["text"]))}
        return {k: v for name, part in record.items() if name != "places" for k, v in spans(part, f"{path}.{name}").items()}
    if isinstance(record, list):
        return {k: v for at, part in enumerate(record) for k, v in spans(part, f"{path}[{at}]").items()}
    return {}


@given(claims(), st.sampled_from(["province", "country"]))
@settings(deadline=None, max_examples=200)
def test_offsets_and_lengths_stay_and_nothing_but_letters_is_covered(one: Claim, level: str) -> None:
    told = published(one, Publishing(types=("movement", "killed"), coarsen=level), TODAY)
    assert spans(told.model_dump(mode="json")) == spans(one.model_dump(mode="json"))
    assert {(p.mention.start, p.mention.end) for p in told.places if p.mention} <= {
        (p.mention.start, p.mention.end) for p in one.places if p.mention
    }
    assert all(there in {was, "█"} for there, was in zip(told.evidence.text, one.evidence.text, strict=True))
    assert len(told.document.title or "") == len(one.document.title or "")
    kinds = {"country", None} | ({"province"} if level == "province" else set())
    assert all(place.kind in kinds and place.latitude is None for place in told.places)
    assert Claim.model_validate_json(told.model_dump_json()) == told


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        pytest.param(Publishing(), None, id="off"),
        pytest.param(LATE, "claims of movement, strength, displaced people, evacuated people and hospitals come 14 days late.",
                     id="late"),
        pytest.param(Publishing(types=("strength",), delay=1), "claims of strength come 1 day late.", id="one day, one type"),
        pytest.param(Publishing(types=("air_strike", "killed"), coarsen="country"),
                     "claims of air strike and killed come with no place but their country.", id="coarser"),
        pytest.param(Publishing(types=("strength",), delay=14, coarsen="province"),
                     "claims of strength come 14 days late and with no place but their province.", id="both"),
    ],
)  # fmt: skip
def test_the_setting_in_words(setting: Publishing, words: str | None) -> None:
    said = in_words(setting)
    assert said is None if words is None else said.endswith(words)
