"""What a claim leaves unsaid and its neighbours say: carried within a sentence, and down a list from its lead."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from communique.extract.place_names import FINENESS
from communique.extract.tokens import Tokens
from communique.model.records import Claim, Entity, Place, Time

EFFECTS = frozenset({"killed", "wounded", "casualties", "destroyed", "damaged", "displaced", "missing", "abducted", "seized",
                     "munitions_used"})  # fmt: skip
CAUSES = frozenset({"air_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack", "attack", "clash", "abuse",
                    "killed", "wounded", "destroyed", "casualties", "air_sortie"})  # fmt: skip
FINE = {"city", "facility", "district", "place", None}
STRIKES = frozenset({"air_strike", "air_sortie", "shelling", "munitions_used", "attack", "destroyed", "damaged"})
"""Types whose agent also did what is told to have been destroyed next."""
DOINGS = frozenset({"detained", "seized", "attack", "munitions_used"})
ON_PEOPLE = frozenset({"killed", "wounded", "casualties", "displaced", "missing", "detained", "abducted", "evacuated"})
"""Types whose agent is carried on; of the dead and of ruins too often nobody says by whom."""
REACH = 5
"""Sentences over which an agent is carried on."""
MOVING = frozenset({"movement", "withdrawal", "advance", "negotiation", "sanction", "support", "aid"})


def carry(tokens: Tokens, claims: list[Claim], aside: Set[int] = frozenset()) -> list[Claim]:
    """The claims, in order, with agents and places that their neighbours give.

    `aside` are the sentences that tell what somebody is known for: where that was says nothing of the report's own events.
    """
    sentences = [_sentence(tokens, claim) for claim in claims]
    filled = list(claims)
    for number, claim in enumerate(claims):
        near = sorted(
            (k for k in range(len(claims)) if k != number and sentences[k] == sentences[number]),
            key=lambda k: abs(claims[k].trigger.start - claim.trigger.start),
        )
        update: dict[str, object] = {}
        if not claim.agent and claim.type in EFFECTS:
            victims = [e for k in near for e in claims[k].target if claims[k].type in ON_PEOPLE] + list(claim.target)
            update |= _agent([claims[k] for k in near if not _shares(claims[k].agent, victims)], claim)
        if not claim.target and claim.type in ON_PEOPLE and claim.quantity:
            update |= _people([claims[k] for k in near if k < number], claim)
        if not claim.places and claim.type not in MOVING:
            update |= _places([claims[k] for k in near if claims[k].trigger != claim.trigger], claim)
        if update:
            filled[number] = claim.model_copy(update=update)
    return _down_lists(tokens, _onward(tokens, filled, sentences, aside), sentences)


def _sentence(tokens: Tokens, claim: Claim) -> int:
    span = tokens.token_span(claim.trigger.start, claim.trigger.end)
    return tokens.sentence_of[span[0]] if span else -1


def _agent(near: list[Claim], claim: Claim) -> dict[str, object]:
    for other in near:
        sides = other.type == "clash" and len(other.agent) > 1
        if other.agent and other.type in CAUSES and other.polarity == claim.polarity and not sides:
            return {"agent": other.agent, "agent_relation": other.agent_relation}
    return {}


def _shares(doers: Sequence[Entity], victims: Sequence[Entity]) -> bool:
    """Whether somebody is among the doers and the victims by the same words."""
    return any(d.mention.start < v.mention.end and v.mention.start < d.mention.end for d in doers for v in victims)


def _people(near: list[Claim], claim: Claim) -> dict[str, object]:
    """ "Dozens wounded" after "22 people were killed" are people too; of somebody by name only the wounded of one list are."""
    for other in near:
        if other.target and other.quantity and other.type in ON_PEOPLE:
            listed = claim.type == "wounded" and other.type == "killed"
            return {"target": tuple(e for e in other.target if e.name is None or listed)[:1]}
    return {}


def _places(near: list[Claim], claim: Claim) -> dict[str, object]:
    for other in near:
        at = tuple(place for place in other.places if place.role in {"at", "near"})
        if at and other.type not in MOVING and other.modality == claim.modality:
            return {"places": at}
    return {}


def _named(claim: Claim) -> Claim:
    return claim.model_copy(update={"agent": tuple(e for e in claim.agent if e.name)})


def _inside(tokens: Tokens, claim: Claim, sentence: int) -> bool:
    """Whether the claim's agent is named in its own sentence."""
    own = tokens.sentences[sentence]
    return any(tokens.starts[own.start] <= e.mention.start < tokens.ends[own.end - 1] for e in claim.agent)


@dataclass(frozen=True, slots=True)
class _Scene:
    """What was told last: the claim that gave a place, in this paragraph or before it, the one that gave a strike's agent, the
    one that gave a doer.
    """

    placed: Claim | None = None
    before: Claim | None = None
    struck: tuple[int, Claim] | None = None
    led: tuple[int, Claim] | None = None


def _onward(tokens: Tokens, claims: list[Claim], sentences: list[int], aside: Set[int]) -> list[Claim]:
    """Events keep the place and the agent of the event told before them in their paragraph, where both are of one day: what one
    paragraph leaves unsaid another does not say for it.
    """
    filled = list(claims)
    scene = _Scene()
    for number, claim in enumerate(claims):
        if number and not tokens.one_paragraph(claims[number - 1].trigger.end, claim.trigger.start):
            scene = _Scene(led=scene.led, before=scene.placed or scene.before)
        here = (sentences[number], claim)
        update = {**_place_of(scene, tokens, here), **_doer_of(scene, here)}
        placed = "places" not in update and sentences[number] not in aside
        if placed and any(place.role in {"at", "near"} for place in claim.places):
            within = scene.placed is not None and scene.placed.places[0].country == claim.places[0].country
            fine = any(place.kind in FINE for place in claim.places)
            scene = replace(scene, placed=claim if fine or not within else scene.placed)
        if claim.agent:
            scene = replace(
                scene,
                struck=here if claim.type in STRIKES and claim.polarity == "positive" else scene.struck,
                led=here if claim.type in CAUSES | DOINGS else scene.led,
            )
        filled[number] = claim.model_copy(update=update) if update else claim
    return filled


def _place_of(scene: _Scene, tokens: Tokens, here: tuple[int, Claim]) -> dict[str, object]:
    """The scene's place for a claim that has none, or only an area carried from afar that holds it."""
    sentence, claim = here
    placed = scene.placed or (scene.before if claim.type in DOINGS else None)
    if placed is None or not _same_event(placed, claim):
        return {}
    bare = not claim.places and claim.type in EFFECTS | CAUSES | {"detained", "capture"}
    if bare or _older(tokens, claim, sentence, placed):
        return {"places": _core(placed.places)}
    return {}


def _core(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """What of a claim's places its sequel keeps: those where it happened, of the finest kind."""
    here = [p for p in places if p.role == "at"] or [p for p in places if p.role == "near"]
    finest = max((FINENESS[p.kind] for p in here), default=0)
    return tuple(p for p in here if FINENESS[p.kind] == finest)


def _older(tokens: Tokens, claim: Claim, sentence: int, placed: Claim) -> bool:
    """Whether a claim's places were all carried to it from before the scene's, which is as fine, and in the same country."""
    own = tokens.sentences[sentence]
    start, end = tokens.starts[own.start], tokens.ends[own.end - 1]
    if not claim.places or any(p.mention and start <= p.mention.start < end for p in claim.places):
        return False
    latest = max(p.mention.start for p in claim.places if p.mention)
    newer = any(p.mention and p.mention.start > latest for p in placed.places)
    areas = all(place.kind in {"province", "country", "region"} for place in claim.places)
    finer = any(place.kind in FINE - {"city"} for place in placed.places)
    return placed.places[0].country == claim.places[0].country and (areas or (newer and finer))


def _doer_of(scene: _Scene, here: tuple[int, Claim]) -> dict[str, object]:
    """The scene's agent for a claim that has none: of a strike for its effects, of a doing for the next one."""
    sentence, claim = here
    if claim.agent:
        return {}
    if scene.struck and claim.type in EFFECTS and _after_strike(scene.struck, here):
        agent = {"agent": scene.struck[1].agent, "agent_relation": scene.struck[1].agent_relation}
        return agent | ({"time": scene.struck[1].time} if claim.time.mention is None else {})
    if scene.led and claim.type in DOINGS and _led(scene.led[1], claim) and sentence - scene.led[0] <= REACH:
        return {"agent": scene.led[1].agent, "agent_relation": scene.led[1].agent_relation}
    return {}


def _after_strike(strike: tuple[int, Claim], effect: tuple[int, Claim]) -> bool:
    """Whether an effect told right after a strike, by the same source, can be that strike's: of things, or in one breath.

    Of the dead, a report often leaves open by whom.
    """
    (where, earlier), (here, later) = strike, effect
    plain = later.polarity == "positive" and later.modality == earlier.modality
    plain = plain and (later.type in {"destroyed", "damaged", "munitions_used"} or later.source.mode == "direct")
    own = {e.name for e in earlier.agent if e.name} & {e.name for e in later.target if e.name}
    same = earlier.source.name == later.source.name and earlier.source.organisation == later.source.organisation
    return here - where <= 1 and plain and same and not own


def _led(earlier: Claim, later: Claim) -> bool:
    """Whether what the later claim tells can be the doing of the earlier one's agent: of one day, and not done to it."""
    own = {e.name for e in earlier.agent if e.name}
    hit = {e.name for e in later.target if e.name}
    one, other = earlier.time, later.time
    same = (one.start, one.end) == (other.start, other.end) and later.modality == "asserted"
    return later.polarity == "positive" and same and not own & hit


def _same_event(earlier: Claim, later: Claim) -> bool:
    """Whether two claims are of one time, as far as it is told, and both of what is said to have happened."""
    return _interval(earlier.time) == _interval(later.time) and later.modality == "asserted"


def _interval(time: Time) -> tuple[object, ...]:
    """A time's dates, or while no publication date is known its days from there."""
    return time.start, time.end, time.relative and (time.relative.offset_start, time.relative.offset_end)


def _down_lists(tokens: Tokens, claims: list[Claim], sentences: list[int]) -> list[Claim]:
    """Items of a list take the agent of the claim that leads it."""
    filled = list(claims)
    lead: Claim | None = None
    for number, claim in enumerate(claims):
        role = tokens.sentences[sentences[number]].role if sentences[number] >= 0 else "body"
        if role != "list":
            lead = _named(claim) if any(e.name for e in claim.agent) and claim.type in CAUSES else lead
        elif lead is not None and not _inside(tokens, filled[number], sentences[number]):
            filled[number] = filled[number].model_copy(update={"agent": lead.agent, "time": lead.time})
    return filled
