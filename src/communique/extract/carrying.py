"""What a claim leaves unsaid and its neighbours say: carried within a sentence, and down a list from its lead."""

from __future__ import annotations

from communique.extract.tokens import Tokens
from communique.model.records import Claim

EFFECTS = frozenset({"killed", "wounded", "casualties", "destroyed", "damaged", "displaced", "missing", "abducted", "seized",
                     "munitions_used"})  # fmt: skip
CAUSES = frozenset({"air_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack", "attack", "clash", "abuse",
                    "killed", "wounded", "destroyed", "casualties", "air_sortie"})  # fmt: skip
MOVING = frozenset({"movement", "withdrawal", "advance", "negotiation", "sanction", "support", "aid"})


def carry(tokens: Tokens, claims: list[Claim]) -> list[Claim]:
    """The claims, in order, with agents and places that their neighbours give."""
    sentences = [_sentence(tokens, claim) for claim in claims]
    filled = list(claims)
    for number, claim in enumerate(claims):
        near = sorted(
            (k for k in range(len(claims)) if k != number and sentences[k] == sentences[number]),
            key=lambda k: abs(claims[k].trigger.start - claim.trigger.start),
        )
        update: dict[str, object] = {}
        if not claim.agent and claim.type in EFFECTS:
            update |= _agent([claims[k] for k in near], claim)
        if not claim.places and claim.type not in MOVING:
            update |= _places([claims[k] for k in near], claim)
        if update:
            filled[number] = claim.model_copy(update=update)
    return _down_lists(tokens, _onward(filled), sentences)


def _sentence(tokens: Tokens, claim: Claim) -> int:
    span = tokens.token_span(claim.trigger.start, claim.trigger.end)
    return tokens.sentence_of[span[0]] if span else -1


def _agent(near: list[Claim], claim: Claim) -> dict[str, object]:
    for other in near:
        if other.agent and other.type in CAUSES and other.polarity == claim.polarity:
            return {"agent": other.agent, "agent_relation": other.agent_relation}
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


def _onward(claims: list[Claim]) -> list[Claim]:
    """Undated-place events keep the place of the event told before them, where both are of one day."""
    filled = list(claims)
    last: Claim | None = None
    for number, claim in enumerate(claims):
        if any(place.role in {"at", "near"} for place in claim.places):
            last = claim
        elif last and not claim.places and claim.type in EFFECTS | CAUSES | {"detained", "capture"} and _same_event(last, claim):
            at = tuple(place for place in last.places if place.role in {"at", "near"})
            filled[number] = claim.model_copy(update={"places": at})
    return filled


def _same_event(earlier: Claim, later: Claim) -> bool:
    """Whether two claims are of one day and both of what is said to have happened."""
    one, other = earlier.time, later.time
    return (one.start, one.end) == (other.start, other.end) and one.start is not None and later.modality == "asserted"


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
