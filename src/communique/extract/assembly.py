"""Claims from the encoder's verdicts: coordination split, figures matched with what they count, fields resolved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from communique.extract.encoder import TriggerReading
from communique.extract.heads import PLACE_ROLES
from communique.extract.layers import Layers
from communique.extract.phrases import hull, noun_phrase, span_of, trigger_phrase
from communique.extract.quantities import QuantityMention, rate_after
from communique.extract.said import SourceReader
from communique.extract.when import TimeReader
from communique.extract.where import PlaceReader
from communique.extract.who import ActorReader
from communique.gazetteer.actors import ActorRegistry
from communique.gazetteer.places import PlaceGazetteer
from communique.model.document import ReadDocument
from communique.model.records import (
    Claim,
    Confidences,
    Entity,
    Interval,
    Modality,
    Place,
    Quantity,
    Source,
    claim_id,
)

ENTITY_FLOOR = 0.45
PLACE_FLOOR = 0.45
QUANTITY_FLOOR = 0.5
NEGATIVE_FLOOR = 0.5


@dataclass(frozen=True, slots=True)
class _Unit:
    """One claim's own share of a trigger: the figure, and the tokens of the targets it goes with."""

    quantity: QuantityMention | None
    targets: tuple[int, ...]
    counted: int | None


class Assembler:
    """Makes the claims of one document; keep one for each document, and feed it readings in text order."""

    def __init__(self, document: ReadDocument, layers: Layers, gazetteer: PlaceGazetteer, registry: ActorRegistry) -> None:
        self._document = document
        self._layers = layers
        self._tokens = layers.tokens
        self._places = PlaceReader(layers, gazetteer)
        record = document.document
        countries = self._places.countries
        self._actors = ActorReader(layers, registry, countries, record.published, record.outlet)
        self._times = TimeReader(layers, record.published)
        self._sources = SourceReader(layers, registry, countries, record)

    def claims(self, readings: list[TriggerReading]) -> list[Claim]:
        """The claims of all readings, in text order, no two with the same id."""
        found: dict[str, Claim] = {}
        for reading in _merged(self._layers, readings):
            for claim in self._read(reading):
                found.setdefault(claim.id or "", claim)
        return list(found.values())

    def _read(self, reading: TriggerReading) -> Iterator[Claim]:
        modality: Modality = max(reading.modality, key=lambda name: reading.modality[name])  # type: ignore[assignment]
        source = self._sources.read(reading)
        time = self._times.read(reading, modality)
        agents = self._entities(reading, "agent", source)
        supporters = self._entities(reading, "supporter", source)
        places = self._read_places(reading)
        units = self._units(reading)
        for unit in units:
            yield self._claim(reading, unit, len(units) > 1, modality, source, time, agents, supporters, places)

    def _claim(self, reading, unit, several, modality, source, time, agents, supporters, places) -> Claim:  # type: ignore[no-untyped-def]
        tokens = self._tokens
        trigger = span_of(tokens, *trigger_phrase(tokens, reading.token))
        targets = [e for token in unit.targets for e in self._actors.entities(token, counted=unit.quantity is None)]
        quantity = self._quantity(unit) if unit.quantity else None
        evidence = span_of(tokens, *self._evidence(reading, unit, several))
        document = self._document.document
        return Claim(
            id=claim_id(document.id or document.source, reading.kind, evidence, trigger, quantity.mention if quantity else None),
            document=document,
            type=reading.kind,
            evidence=evidence,
            trigger=trigger,
            agent=tuple(agents),
            agent_relation="any" if self._either(reading) else None,
            target=tuple(targets),
            supporter=tuple(supporters),
            places=tuple(places),
            time=time,
            quantity=quantity,
            polarity="negative" if reading.negative >= NEGATIVE_FLOOR else "positive",
            modality=modality,
            source=source,
            reading_confidence=_confidences(reading, modality, source),
        )

    def _heads(self, reading: TriggerReading, role: str, floor: float) -> list[int]:
        """The tokens of a role, in text order, one for each phrase."""
        likely = [token for token, p in reading.roles.get(role, ()) if p >= floor]
        kept: list[int] = []
        for token in likely:
            start, end = noun_phrase(self._tokens, token)
            if not any(start <= other < end or other == token for other in kept):
                kept = [o for o in kept if not _inside(self._tokens, token, o)]
                kept.append(token)
        return sorted(kept)

    def _entities(self, reading: TriggerReading, role: str, source: Source) -> list[Entity]:
        speaker = tuple(filter(None, [source.organisation or source.name]))
        heads = self._heads(reading, role, ENTITY_FLOOR)
        return [entity for token in heads for entity in self._actors.entities(token, speaker=speaker)]

    def _either(self, reading: TriggerReading) -> bool:
        heads = self._heads(reading, "agent", ENTITY_FLOOR)
        return len(heads) > 1 and any(self._tokens.lower[t] == "or" for t in range(heads[0], heads[-1]))

    def _read_places(self, reading: TriggerReading) -> list[Place]:
        best: dict[int, tuple[float, str]] = {}
        for role in PLACE_ROLES:
            for token, p in reading.roles.get(role, ()):
                if p >= PLACE_FLOOR and p > best.get(token, (0.0, ""))[0]:
                    best[token] = (p, role)
        found: list[Place] = []
        for token in sorted(best):
            place = self._places.place(token, best[token][1])  # type: ignore[arg-type]
            if not any(_overlap(place, other) for other in found):
                found.append(place)
        return found

    def _units(self, reading: TriggerReading) -> list[_Unit]:
        """The claims that one trigger makes: one for each counted thing, one for what is not counted."""
        figures = self._figures(reading)
        targets = self._heads(reading, "target", ENTITY_FLOOR)
        if not figures:
            return [_Unit(None, tuple(targets), None)]
        owned: dict[int, int] = {}
        units = []
        for figure in figures:
            counted = self._counted(figure)
            own = tuple(t for t in targets if t == counted or self._covers(t, figure))
            owned.update(dict.fromkeys(own, 1))
            units.append(_Unit(figure, own, counted))
        loose = tuple(t for t in targets if t not in owned)
        if len(units) == 1 or all(not unit.targets for unit in units):
            return [replace(unit, targets=tuple(sorted((*unit.targets, *loose)))) for unit in units]
        return units

    def _figures(self, reading: TriggerReading) -> list[QuantityMention]:
        found: list[QuantityMention] = []
        for token, p in reading.roles.get("quantity", ()):
            if p < QUANTITY_FLOOR:
                continue
            figure = self._figure_at(token)
            if figure and figure not in found:
                found.append(figure)
        return sorted(found, key=lambda figure: figure.start)

    def _figure_at(self, token: int) -> QuantityMention | None:
        for mention in self._layers.quantities:
            if mention.start <= token < mention.end:
                return mention
        if self._tokens.lower[token] in {"a", "an", "one"}:
            one = Interval(low=1, high=1)
            return QuantityMention(token, token + 1, (token, token + 1), 1, 1, one, one, "article")
        return None

    def _counted(self, figure: QuantityMention) -> int | None:
        """The head of what a figure counts."""
        tokens = self._tokens
        at = figure.number[1] - 1
        for _ in range(4):
            head = tokens.heads[at]
            if head == at:
                return None
            if not figure.start <= head < figure.end and tokens.pos[head] in {"NOUN", "PROPN"}:
                return head
            if tokens.deps[at] not in {"nummod", "quantmod", "det", "compound", "amod", "npadvmod", "pobj", "nmod"}:
                break
            at = head
        after = [child for child in tokens.children[at] if tokens.lower[child] == "of"]
        for preposition in after:
            goals = [child for child in tokens.children[preposition] if tokens.deps[child] == "pobj"]
            if goals:
                return goals[0]
        return None

    def _covers(self, target: int, figure: QuantityMention) -> bool:
        start, end = noun_phrase(self._tokens, target)
        return start < figure.end and end > figure.start

    def _quantity(self, unit: _Unit) -> Quantity:
        figure = unit.quantity
        assert figure is not None  # noqa: S101 (the caller checked)
        tokens = self._tokens
        per, end = figure.per, figure.end
        if per is None and unit.counted is not None:
            per, _ = rate_after(tokens.words, unit.counted + 1)
        counted = None
        if unit.counted is not None:
            start, last = noun_phrase(tokens, unit.counted, counted=False)
            counted = span_of(tokens, start, last).text
        return Quantity(mention=span_of(tokens, figure.start, end), low=figure.low, high=figure.high, counted=counted,
                        per=per, hard=figure.hard, soft=figure.soft, form=figure.form)  # fmt: skip

    def _evidence(self, reading: TriggerReading, unit: _Unit, several: bool) -> tuple[int, int]:
        """The shortest run of tokens that holds what the claim rests on within the trigger's sentence."""
        tokens = self._tokens
        sentence = tokens.sentence_of[reading.token]
        own = [trigger_phrase(tokens, reading.token)]
        own += [noun_phrase(tokens, t) for t in unit.targets]
        if unit.quantity:
            own.append((unit.quantity.start, unit.quantity.end))
        if not several:
            roles = ("agent", *PLACE_ROLES, "time")
            own += [noun_phrase(tokens, t) for role in roles for t, p in reading.roles.get(role, ()) if p >= ENTITY_FLOOR]
        inside = [span for span in own if tokens.sentence_of[span[0]] == sentence]
        return hull(tokens, inside)


def _inside(tokens, outer: int, inner: int) -> bool:  # type: ignore[no-untyped-def]
    start, end = noun_phrase(tokens, outer)
    return start <= inner < end


def _overlap(one: Place, other: Place) -> bool:
    a, b = one.mention, other.mention
    return a is not None and b is not None and a.start < b.end and b.start < a.end


def _merged(layers: Layers, readings: list[TriggerReading]) -> list[TriggerReading]:
    """Readings of one type within one trigger phrase are one: the likelier stays."""
    kept: list[TriggerReading] = []
    for reading in sorted(readings, key=lambda r: -r.probability):
        phrase = trigger_phrase(layers.tokens, reading.token)
        clash = any(
            other.kind == reading.kind
            and (phrase[0] <= other.token < phrase[1] or _in_phrase(layers, other.token, reading.token))
            for other in kept
        )
        if not clash:
            kept.append(reading)
    return sorted(kept, key=lambda r: (r.token, r.kind))


def _in_phrase(layers: Layers, head: int, token: int) -> bool:
    start, end = trigger_phrase(layers.tokens, head)
    return start <= token < end


def _confidences(reading: TriggerReading, modality: Modality, source: Source) -> Confidences:
    least = lambda role: min((p for _, p in reading.roles.get(role, ()) if p >= ENTITY_FLOOR), default=None)
    return Confidences(
        claim=reading.probability,
        type=reading.probability,
        agent=least("agent"),
        target=least("target"),
        places=min((p for role in PLACE_ROLES for _, p in reading.roles.get(role, ()) if p >= PLACE_FLOOR), default=None),
        time=max((p for _, p in reading.roles.get("time", ())), default=max(reading.time.values())),
        quantity=least("quantity"),
        polarity=max(reading.negative, 1 - reading.negative),
        modality=reading.modality[modality],
        source=reading.mode[source.mode],
    )
