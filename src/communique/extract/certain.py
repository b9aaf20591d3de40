"""Words that tell a claim whatever the encoder thinks of them: counted victims, lives that are lost or taken."""

from __future__ import annotations

from dataclasses import replace

from communique.extract.elision import SURE
from communique.extract.encoder import TriggerReading
from communique.extract.tokens import Tokens

_LOSING = {"lose"}
_TAKING = {"claim", "take", "cost"}
_HARMING = {"kill": "killed", "wound": "wounded", "injure": "wounded"}
_VICTIMS = {"people", "person", "civilian", "man", "woman", "child", "boy", "girl", "infant", "baby", "villager", "resident",
            "soldier", "troop", "fighter", "militant", "rebel", "insurgent", "terrorist", "gunman", "militiaman", "policeman",
            "officer", "guard", "serviceman", "peacekeeper", "worker", "student", "pupil", "teacher", "journalist", "farmer",
            "migrant", "refugee", "worshipper", "protester", "demonstrator", "passenger", "other", "member", "jihadist",
            "extremist", "recruit", "commander", "medic", "doctor", "paramedic", "bystander", "shopper", "miner"}  # fmt: skip
_MISHAPS = {"earthquake", "quake", "aftershock", "tsunami", "flood", "flooding", "storm", "cyclone", "hurricane", "typhoon",
            "tornado", "lightning", "landslide", "mudslide", "avalanche", "eruption", "volcano", "drought", "famine", "heatwave",
            "wildfire", "blaze", "stampede", "crash", "collision", "accident", "derailment", "disease", "virus", "outbreak",
            "epidemic", "pandemic", "cholera", "ebola", "malaria", "measles", "covid"}  # fmt: skip
"""What kills and is no deed: whether a report of it tells of a war is for the encoder to say."""
_TOGETHER = {"and", "or", "&", "/"}


def certain(tokens: Tokens) -> dict[int, str]:
    """The type that each such word triggers: of "killed 31 people" and of "lost their lives" the verb."""
    found = {at: kind for at, lemma in enumerate(tokens.lemmas) if (kind := _HARMING.get(lemma)) and _counts_victims(tokens, at)}
    return found | {at: "killed" for at in range(len(tokens)) if lives(tokens, at) is not None}


def _counts_victims(tokens: Tokens, verb: int) -> bool:
    """Whether people with a number are the object of a verb, of no two at once ("killed or wounded 30 people"), and no mishap
    struck them.
    """
    if tokens.pos[verb] != "VERB" or not _TOGETHER.isdisjoint(tokens.lower[verb + 1 : verb + 2]):
        return False
    if verb > 1 and tokens.lower[verb - 1] in _TOGETHER and tokens.lemmas[verb - 2] in _HARMING:
        return False
    if any(tokens.lemmas[t] in _MISHAPS for t in tokens.subtree(verb)):
        return False
    return any(tokens.deps[c] == "nummod" for victim in _victims(tokens, verb) for c in tokens.children[victim])


def _victims(tokens: Tokens, verb: int) -> list[int]:
    return [c for c in tokens.children[verb] if tokens.deps[c] in {"dobj", "nsubjpass"} and tokens.lemmas[c] in _VICTIMS]


def lives(tokens: Tokens, verb: int) -> int | None:
    """The token of the lives that a verb loses or takes ("cost at least 12 civilians their lives"); None where it does not."""
    if tokens.lemmas[verb] not in _LOSING | _TAKING or tokens.pos[verb] != "VERB":
        return None
    near = [c for c in tokens.children[verb] if tokens.lemmas[c] == "life" and tokens.deps[c] in {"dobj", "nsubjpass", "dative"}]
    return near[0] if near else None


def surely(tokens: Tokens, readings: list[TriggerReading]) -> list[TriggerReading]:
    """The readings, those of certain words as sure as these are, with their victims and how many they were."""
    return [_surely(tokens, reading) for reading in readings]


def _surely(tokens: Tokens, reading: TriggerReading) -> TriggerReading:
    verb, taken = reading.token, lives(tokens, reading.token)
    if reading.kind == "killed" and taken is not None:
        victims = _of_lives(tokens, verb, taken)
    elif reading.kind == _HARMING.get(tokens.lemmas[verb]) and _counts_victims(tokens, verb):
        victims = _victims(tokens, verb)
    else:
        return reading
    counted = [c for t in (*victims, taken) if t is not None for c in tokens.children[t] if tokens.deps[c] == "nummod"]
    counted += [t for t in victims if tokens.pos[t] == "NUM"]
    named = [t for t in victims if tokens.pos[t] != "NUM"]
    roles = {role: [(t, p) for t, p in pairs if t not in {taken, *victims}] for role, pairs in reading.roles.items()}
    roles["target"] = [*((t, SURE) for t in named), *roles.get("target", ())]
    roles["quantity"] = [*((t, SURE) for t in counted), *((t, p) for t, p in roles.get("quantity", ()) if t not in counted)]
    return replace(reading, roles=roles, probability=max(reading.probability, SURE))


def _of_lives(tokens: Tokens, verb: int, taken: int) -> list[int]:
    """Whose lives were lost or taken."""
    if tokens.lemmas[verb] in _LOSING:
        return [c for c in tokens.children[verb] if tokens.deps[c] == "nsubj"]
    owners = [c for c in tokens.children[taken] if tokens.lower[c] == "of"]
    victims = [g for c in owners for g in tokens.children[c] if tokens.deps[g] == "pobj"]
    return victims + [c for c in tokens.children[verb] if tokens.deps[c] == "dative"]
