"""Claims from the encoder's verdicts: coordination split, figures matched with what they count, fields resolved."""

from __future__ import annotations

from collections.abc import Iterator

from communique.extract import adjacent_places
from communique.extract.arguments import REFLEXIVES, ROLE_FLOOR, ArgumentReader
from communique.extract.carrying import EFFECTS, carry
from communique.extract.certain import surely
from communique.extract.confidence import with_confidence
from communique.extract.counting import FigureReader, Unit
from communique.extract.denial import may_deny, negated
from communique.extract.elision import elided
from communique.extract.encoder import TriggerReading
from communique.extract.factuality import modality_cue
from communique.extract.heads import MODALITIES, PLACE_ROLES
from communique.extract.layers import Layers
from communique.extract.locating import PLACE_FLOOR, PlaceChooser
from communique.extract.mending import at_hand, mended
from communique.extract.merging import merged
from communique.extract.parts import parted
from communique.extract.phrases import hull, noun_phrase, span_of, trigger_phrase
from communique.extract.relevance import relevant
from communique.extract.restating import told_once
from communique.extract.said import SourceReader
from communique.extract.settling import during, hit, not_by_the_victims, refers_back, search, settle, untold
from communique.extract.tallies import retold
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
    Modality,
    Place,
    Quantity,
    Source,
    Span,
    claim_id,
)

HABITS = frozenset({"attack", "bombing", "support", "movement", "shelling", "suicide_bombing", "munitions_used", "killed"})
KNOWN_FOR = {"responsible", "involve", "know", "specialize", "suspect", "notorious", "use", "want"}
PEACEFUL = frozenset({"aid", "support", "negotiation", "agreement", "sanction", "ceasefire", "evacuated", "movement"})
"""Types that monitors and relief bodies do too."""
GIVEN = frozenset({"support", "aid", "sanction"})
"""Types that are done to states, which their names and their capitals' stand for."""
DEEDS = frozenset({"death", "detention", "arrest", "killing", "injury"})
"""Nouns that a list may set beside whom a deed struck ("the detention of two men and the death of a third")."""
RATING = frozenset({"deadly", "deadliest", "bloody", "bloodiest"})
"""Words that rate an event and tell of none."""
PERSONS = frozenset({"leader", "facilitator", "commander", "individual", "insurgent", "dealer", "man", "member", "emir"})
ON_THINGS = frozenset({"interception", "destroyed", "damaged", "seized", "capture"})
STANDING_IN = frozenset({"it", "they", "them"})
"""Pronouns that stand for a thing where things are hit or taken, whoever was named last."""
NEGATIVE_FLOOR = 0.8
MODALITY_FLOOR = 0.9
"""Rare readings were weighted in training, so that they need more to be believed."""


class Assembler:
    """Makes the claims of one document; keep one for each document, and feed it readings in text order."""

    def __init__(self, document: ReadDocument, layers: Layers, gazetteer: PlaceGazetteer, registry: ActorRegistry) -> None:
        self._document = document
        self._layers = layers
        self._tokens = layers.tokens
        self._arguments = ArgumentReader(layers)
        self._figures = FigureReader(layers, self._arguments)
        self._places = PlaceReader(layers, gazetteer)
        self._located = PlaceChooser(layers, self._places, self._arguments)
        record = document.document
        countries = self._places.countries
        self._actors = ActorReader(layers, registry, countries, record.published, record.outlet)
        self._times = TimeReader(layers, record.published)
        self._sources = SourceReader(layers, registry, countries, record)

    def claims(self, readings: list[TriggerReading]) -> list[Claim]:
        """The claims of all readings, in text order, no two with the same id."""
        found: dict[str, Claim] = {}
        readings = merged(self._layers, relevant(self._layers, surely(self._tokens, readings)))
        readings = retold(self._layers, parted(self._layers, elided(self._layers, readings)))
        self._times.prepare(readings)
        self._figures.prepare(readings)
        for reading in readings:
            for claim in self._read(reading):
                found.setdefault(claim.id or "", claim)
        told = told_once(settle(self._tokens, list(found.values())))
        carried = carry(self._tokens, mended(self._layers, self._actors, told), self._located.aside)
        return [with_confidence(self._sited(at_hand(self._tokens, not_by_the_victims(claim)))) for claim in carried]

    def _sited(self, claim: Claim) -> Claim:
        """The claim, at a place without a name where no other is known."""
        starts = range(claim.trigger.start, claim.trigger.end)
        sites = [site for start, site in self._located.nameless.items() if start in starts]
        return claim.model_copy(update={"places": tuple(sites[:1])}) if sites and not claim.places else claim

    def _read(self, reading: TriggerReading) -> Iterator[Claim]:
        likeliest = max(MODALITIES, key=lambda name: reading.modality[name])
        sure = reading.modality[likeliest] >= MODALITY_FLOOR
        modality = modality_cue(self._tokens, reading.token, effect=reading.kind in EFFECTS) or (
            likeliest if sure else "asserted"
        )
        source = self._sources.read(reading)
        agents = self._entities(reading, "agent", source)
        time = self._times.read(reading, modality, background=self._background(reading))
        supporters = self._entities(reading, "supporter", source)
        places = self._located.read(reading)
        units = self._figures.units(reading)
        if self._tokens.lemmas[reading.token] in RATING:
            return
        bare = not (agents or places or any(u.targets or u.quantity for u in units))
        if bare and refers_back(self._tokens, reading.token):
            return
        if any(settled(self._tokens, reading.token) for settled in (during, search, hit, untold)):
            return
        for unit in units:
            yield self._claim(reading, unit, len(units) > 1, modality, source, time, agents, supporters, places)

    def _claim(self, reading, unit, several, modality, source, time, agents, supporters, places) -> Claim:  # type: ignore[no-untyped-def]
        tokens = self._tokens
        trigger = span_of(tokens, *trigger_phrase(tokens, reading.token))
        given = {t for t in unit.targets if self._is_given(reading, t)}
        placing = {t for t in unit.targets if self._places.phrases.is_place(t) or self._stands_in(t, places)}
        whom = [t for t in unit.targets if t in given or t not in placing]
        doers = frozenset(a.name for a in agents if a.name)
        counted = unit.quantity is None
        targets = self._targets(whom, counted, doers)
        if reading.kind in ON_THINGS:
            targets = [t.model_copy(update={"name": None}) if t.mention.text.lower() in STANDING_IN else t for t in targets]
        if given:
            places = [p for p in places if not any(p.mention and _overlap(p.mention, t.mention) for t in targets)]
        quantity = self._figures.quantity(unit)
        agents = [a for a in agents if not any(_same_words(a, target) for target in targets)]
        agents = [a for a in agents if not (quantity and _covers(a, quantity))]
        if reading.kind == "surrendered":
            agents, targets = agents or [e for e in targets if e.mention.text.lower() not in REFLEXIVES], []
        if reading.kind not in PEACEFUL:
            agents = [a for a in agents if self._actors.takes_part(a)]
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
            polarity="negative" if self._negative(reading, unit) else "positive",
            modality=modality,
            source=source,
            reading_confidence=_confidences(reading, modality, source),
        )

    def _is_given(self, reading: TriggerReading, token: int) -> bool:
        """Whether a place's name stands for its state, which is given or denied something ("aid to Ukraine")."""
        if reading.kind not in GIVEN or not self._places.phrases.is_place(token):
            return False
        return reading.kind != "aid" or self._places.place(token, "to").kind == "country"

    def _stands_in(self, token: int, places: list[Place]) -> bool:
        """Whether a name is that of a chosen place, and so is what was hit only as the place where it was ("shelled Barzeh")."""
        start, end = self._tokens.starts[token], self._tokens.ends[token]
        inside = any(p.mention and p.mention.start <= start and end <= p.mention.end for p in places)
        named = self._tokens.pos[token] == "PROPN" or any(self._tokens.pos[c] == "PROPN" for c in self._tokens.children[token])
        return inside and named and not any(known.start <= token < known.end for known in self._layers.actors)

    def _targets(self, heads: list[int], counted: bool, doers: frozenset[str]) -> list[Entity]:
        """The entities of target heads; a head inside the words of an earlier one adds none."""
        found: list[Entity] = []
        for token in heads:
            if self._renames(token, heads) or self._opens(token, heads) or self._tokens.lemmas[token] in DEEDS:
                continue
            entities = self._actors.entities(token, counted=counted, other_than=doers)
            doubled = any(_same_words(entities[0], other) for other in found)
            renamed = "or" in self._tokens.lower[max(0, token - 4) : token] and entities[0].name in {
                e.name for e in found if e.name
            }
            found += entities if not (doubled or renamed) else []
        return found

    def _opens(self, token: int, heads: list[int]) -> bool:
        """Whether a head is joined by a hyphen to another one ("sub" of "sub-commander")."""
        return self._tokens.lower[token + 1 : token + 2] == ("-",) and token + 2 in heads

    def _renames(self, token: int, heads: list[int]) -> bool:
        """Whether a head only says who another one is ("Aziz, a rebel leader"), and is no item of a list."""
        tokens = self._tokens
        listed = any(tokens.deps[c] in {"conj", "cc"} for t in (token, tokens.heads[token]) for c in tokens.children[t])
        described = any(tokens.lower[c] in {"a", "an"} for c in tokens.children[token])
        return tokens.deps[token] == "appos" and tokens.heads[token] in heads and described and not listed

    def _negative(self, reading: TriggerReading, unit: Unit) -> bool:
        denied = reading.negative >= NEGATIVE_FLOOR and may_deny(self._tokens, reading.token)
        return denied or negated(self._tokens, reading.token, unit.targets)

    def _entities(self, reading: TriggerReading, role: str, source: Source) -> list[Entity]:
        """The entities of a role; of several mentions of one actor the nearest to the trigger stays."""
        speaker = tuple(filter(None, [source.organisation or source.name]))
        heads = sorted(self._arguments.heads(reading, role), key=lambda token: abs(token - reading.token))
        found: list[Entity] = []
        for token in heads:
            named = self._actors.entities(token, speaker=speaker)
            doubled = [other for other in found if _same_words(named[0], other)]
            if any(len(other.mention.text) >= len(named[0].mention.text) for other in doubled):
                continue
            found = [other for other in found if other not in doubled]
            names = {other.name for other in found}
            spans = {(other.mention.start, other.name) for other in found}
            found += [e for e in named if (e.name is None or e.name not in names) and (e.mention.start, e.name) not in spans]
        return sorted(found, key=lambda entity: entity.mention.start)

    def _background(self, reading: TriggerReading) -> bool:
        """Whether the words tell what somebody is known for ("he planned attacks", "weapons used in attacks")."""
        tokens = self._tokens
        if reading.kind not in HABITS:
            return False
        at = reading.token
        for _ in range(4):
            at = tokens.heads[at]
            if tokens.lemmas[at] in KNOWN_FOR - ({"use"} if reading.kind == "munitions_used" else set()):
                return True
        heads = self._arguments.heads(reading, "agent")
        persons = all(tokens.lemmas[t] in PERSONS or tokens.lower[t] in {"he", "who"} for t in heads)
        return bool(heads) and persons

    def _either(self, reading: TriggerReading) -> bool:
        heads = self._arguments.heads(reading, "agent")
        return len(heads) > 1 and any(self._tokens.lower[t] == "or" for t in range(heads[0], heads[-1]))

    def _evidence(self, reading: TriggerReading, unit: Unit, several: bool) -> tuple[int, int]:
        """The shortest run of tokens that holds what the claim rests on within the trigger's sentence."""
        tokens = self._tokens
        sentence = tokens.sentence_of[reading.token]
        own = [trigger_phrase(tokens, reading.token)]
        own += [noun_phrase(tokens, t) for t in unit.targets]
        if unit.quantity:
            own.append((unit.quantity.start, unit.quantity.end))
        if not several:
            roles = ("agent", *PLACE_ROLES, "time")
            own += [noun_phrase(tokens, t) for role in roles for t, p in reading.roles.get(role, ()) if p >= ROLE_FLOOR]
            fronted = adjacent_places.fronted(self._layers, reading.token)
            own += [(adjacent_places.opening(self._layers, reading.token), fronted[0] + 1)] if fronted else []
        inside = [span for span in own if tokens.sentence_of[span[0]] == sentence]
        return hull(tokens, inside)


def _covers(entity: Entity, quantity: Quantity) -> bool:
    return entity.mention.start < quantity.mention.end and quantity.mention.start < entity.mention.end


def _same_words(one: Entity, other: Entity) -> bool:
    return _overlap(one.mention, other.mention)


def _confidences(reading: TriggerReading, modality: Modality, source: Source) -> Confidences:
    def least(role: str) -> float | None:
        return min((p for _, p in reading.roles.get(role, ()) if p >= ROLE_FLOOR), default=None)

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


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
