"""Synthetic claims in a realistic mix, for tests of speed and scale: python -m bench.synthetic 100000 > claims.jsonl, or with
the name of a ledger behind the number to fill that.

A seeded war: happenings at gazetteer places on days of several years, each told by a few outlets, some of them word for word as
a copy of another, some with another figure, some days later with a raised toll; besides, standing claims (control, siege,
strength), denials, hedged and announced claims, and totals over weeks. Nothing of it is taken from any text.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from communique.gazetteer.place_store import PlaceEntry
from communique.gazetteer.places import open_places
from communique.ledger.chain import By
from communique.ledger.store import Ledger, open_ledger
from communique.model.records import (
    Claim,
    Confidences,
    Document,
    Entity,
    Interval,
    Modality,
    Place,
    Quantity,
    Source,
    Span,
    Time,
    claim_id,
)

FIRST, DAYS = dt.date(2013, 1, 1), 365 * 5
BATCH = 5_000
_TOWNS = """Aleppo Raqqa Idlib Homs Hama Daraa Latakia Tartus Palmyra Al-Bab Manbij Jarabulus Azaz Afrin Kobanî Al-Tabqa Mayadin
Mosul Baghdad Kirkuk Tikrit Fallujah Ramadi Sinjar Hawija Baqubah Samarra Sana'a Aden Taiz Marib Saada Kharkiv Kherson Mariupol
Bakhmut Donetsk Luhansk Melitopol Zaporizhzhia Kabul Kandahar Kunduz Ghazni Herat Jalalabad Misrata Sirte Benghazi Tripoli Derna
Mogadishu Kismayo Baidoa Maiduguri Gao Kidal Timbuktu Goma Bunia El-Fasher Nyala Khartoum Omdurman""".split()
_AGENTS = ["Islamic State", "Syrian Arab Army", "Russian Aerospace Forces", "Free Syrian Army", "Syrian Democratic Forces",
           "Combined Joint Task Force – Operation Inherent Resolve", "Al-Nusra Front", "Houthi movement", "Taliban",
           "Armed Forces of Ukraine", "Russian Armed Forces", "Iraqi security forces", "Boko Haram", "Rapid Support Forces",
           "Sudanese Armed Forces", "Syrian Air Force", "Ahrar al-Sham", None]  # fmt: skip
_VICTIMS = ["civilians", "soldiers", "militants", "rebels", "children", "police officers", "people", "fighters", "women"]
_THINGS = ["tanks", "vehicles", "fighting positions", "buildings", "oil trucks", "mortar positions", "houses", "command posts"]
_SPEAKERS = [("Syrian Observatory for Human Rights", None), ("United Nations", None), (None, "a local official"),
             ("United States Central Command", None), ("Ministry of Defence (Russia)", "Igor Konashenkov"),
             ("International Committee of the Red Cross", None), (None, "residents"), (None, None), (None, None)]  # fmt: skip
_OUTLETS = [f"{name} {kind}" for name in ("Morning", "Evening", "National", "Free", "Northern", "Gulf", "Levant", "Black Sea")
            for kind in ("Post", "Herald", "Agency", "Tribune", "Monitor")]  # fmt: skip
_TYPES = (("killed", 24), ("wounded", 12), ("air_strike", 14), ("attack", 9), ("shelling", 7), ("destroyed", 8), ("clash", 6),
          ("capture", 4), ("control", 4), ("bombing", 3), ("detained", 2), ("displaced", 2), ("siege", 1), ("strength", 2),
          ("damaged", 2))  # fmt: skip
_PEOPLE = {"killed", "wounded", "detained", "displaced", "strength"}
_COUNTED = {"killed", "wounded", "air_strike", "destroyed", "detained", "displaced", "strength", "damaged"}
_WORD = {"killed": "killed", "wounded": "wounded", "air_strike": "strikes", "attack": "attacked", "shelling": "shelled",
         "destroyed": "destroyed", "clash": "clashes", "capture": "captured", "control": "controls", "bombing": "bomb",
         "detained": "detained", "displaced": "displaced", "siege": "besieged", "strength": "fighters",
         "damaged": "damaged"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Happening:
    """What is told of: its type, who, whom, where, when, and the number that the first report has."""

    type: str
    agent: str | None
    target: str
    place: PlaceEntry
    day: dt.date
    days: int
    figure: int


def claims(count: int, seed: int = 1) -> Iterator[Claim]:
    """`count` claims with ids, document by document; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311
    towns = [entry for name in _TOWNS if (entry := open_places().resolve(name).best)]
    made = 0
    number = 0
    while made < count:
        happenings = [_happening(chance, towns)]
        happenings += [replace(happenings[0], type="wounded", figure=happenings[0].figure * 2)] * (chance.random() < 0.3)
        for report in range(_reports(chance)):
            for claim in _document(chance, happenings, number, report):
                made += 1
                yield claim
                if made == count:
                    return
            number += 1


def _reports(chance: random.Random) -> int:
    return chance.choices((1, 2, 3, 5, 9), (60, 22, 10, 6, 2))[0]


def _happening(chance: random.Random, towns: list[PlaceEntry]) -> Happening:
    kind = chance.choices([t for t, _ in _TYPES], [w for _, w in _TYPES])[0]
    target = chance.choice(_VICTIMS if kind in _PEOPLE else _THINGS)
    if kind in {"attack", "clash", "air_strike"} and chance.random() < 0.5:
        target = chance.choice([agent for agent in _AGENTS if agent])
    day = FIRST + dt.timedelta(days=chance.randrange(DAYS))
    days = chance.choices((1, 2, 7, 30, 0), (76, 8, 6, 3, 7))[0]
    figure = max(1, round(chance.paretovariate(0.9) * chance.choice((1, 1, 2, 5))))
    return Happening(kind, chance.choice(_AGENTS), target, chance.choice(towns), day, days, min(figure, 50_000))


def _document(chance: random.Random, happenings: list[Happening], number: int, report: int) -> Iterator[Claim]:
    """The claims of one report: of the happenings at hand, its figures as it has them; at times a restatement."""
    outlet = chance.choice(_OUTLETS)
    published = happenings[0].day + dt.timedelta(days=chance.choice((0, 0, 1, 1, 2, 4)))
    record = Document(id=f"synthetic-{number}", source=f"https://example.org/{number}", outlet=outlet, published=published)
    organisation, name = chance.choice(_SPEAKERS)
    mode = "indirect" if organisation or name else "narrator"
    at = 0
    for happening in happenings:
        for _ in range(chance.choices((1, 2, 3), (70, 22, 8))[0]):
            figure = happening.figure
            if report and chance.random() < 0.25:
                figure = max(1, round(figure * chance.choice((0.8, 1.1, 1.3, 2))))
            source = Source(mode=mode, organisation=organisation, name=name)
            yield _claim(chance, happening, record, figure, source, at)
            at += 200


def _claim(chance: random.Random, happening: Happening, record: Document, figure: int, source: Source, at: int) -> Claim:
    form, low, high = _worded(chance, happening, figure)
    word = _WORD[happening.type]
    counted = f"{form} {happening.target}" if form else happening.target
    text = f"{happening.agent or 'unknown men'}: {counted} {word} in {happening.place.name}"
    evidence = Span(start=at, end=at + len(text), text=text)

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start=at + start, end=at + start + len(words), text=words)

    quantity = None
    if form:
        quantity = Quantity(mention=span(form), low=low, high=high, counted=happening.target, hard=Interval(low=low, high=high))
    place = happening.place
    start = happening.day if happening.days else None
    end = happening.day + dt.timedelta(days=happening.days - 1) if happening.days else None
    modalities: tuple[Modality, ...] = ("asserted", "hedged", "future")
    modality = chance.choices(modalities, (88, 10, 2))[0]
    trigger = span(word)
    return Claim(
        id=claim_id(str(record.id), happening.type, evidence, trigger, quantity.mention if quantity else None),
        document=record,
        type=happening.type,
        evidence=evidence,
        trigger=trigger,
        agent=(Entity(mention=span(happening.agent), name=happening.agent),) if happening.agent else (),
        target=(Entity(mention=span(happening.target), name=happening.target if happening.target in _AGENTS else None),),
        places=(
            Place(mention=span(place.name), name=place.name, country=place.country, geonames_id=place.geonames_id,
                  latitude=place.latitude, longitude=place.longitude, kind=place.kind),
        ),
        time=Time(start=start, end=end, precision="day" if happening.days == 1 else "interval"),
        quantity=quantity,
        polarity="negative" if chance.random() < 0.03 else "positive",
        modality=modality,
        source=source,
        reading_confidence=Confidences(claim=round(chance.betavariate(8, 2), 3)),
    )  # fmt: skip


def _worded(chance: random.Random, happening: Happening, figure: int) -> tuple[str | None, int | None, int | None]:
    """The words for a figure with its least and greatest value; None where the report gives no number."""
    if happening.type not in _COUNTED or chance.random() < 0.15:
        return None, None, None
    match chance.choices(("exact", "at least", "more than", "up to"), (70, 18, 7, 5))[0]:
        case "at least":
            return f"at least {figure}", figure, None
        case "more than":
            return f"more than {figure}", figure + 1, None
        case "up to":
            return f"up to {figure}", None, figure
        case _:
            return str(figure), figure, figure


def fill(ledger: Ledger, count: int, seed: int = 1) -> None:
    """Import `count` synthetic claims into a ledger as `communique import-claims` does."""
    batch: list[Claim] = []
    for claim in claims(count, seed):
        batch.append(claim)
        if len(batch) == BATCH:
            _store(ledger, batch)
            batch = []
    _store(ledger, batch)


def _store(ledger: Ledger, batch: list[Claim]) -> None:
    if batch:
        with ledger.writing(By("bench", "synthetic")) as write:
            write.import_claims(batch)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        with closing(open_ledger(Path(sys.argv[2]))) as made:
            fill(made, int(sys.argv[1]))
    else:
        for one in claims(int(sys.argv[1])):
            print(one.model_dump_json(exclude_defaults=True))
