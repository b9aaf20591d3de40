"""The settled cases of the guidelines: what a noun refers back to, and types that the words around decide."""

from __future__ import annotations

from collections.abc import Set

from communique.extract.certain import lives
from communique.extract.tokens import Tokens
from communique.model.records import Claim, Entity, Span, claim_id

AIRCRAFT = {"warplane", "warplanes", "jet", "jets", "aircraft", "plane", "planes", "helicopter", "helicopters", "drone", "drones",
            "bombers", "aviation"}  # fmt: skip
PEOPLE = {"terrorists", "militants", "fighters", "soldiers", "insurgents", "rebels", "men", "people", "civilians", "gunmen",
          "troops", "militiamen", "members", "personnel", "mercenaries", "extremists", "jihadists", "natives",
          "suspects", "individuals", "persons", "women", "leaders", "commanders", "associates", "operatives", "hostages",
          "captives", "prisoners", "detainees"}  # fmt: skip
THINGS = {"vehicles", "tanks", "pieces", "trucks", "mortars", "systems", "positions", "launchers", "buildings", "depots",
          "caches", "guns", "carriers", "posts", "warehouses", "boats", "drones", "bunkers", "tunnels",
          "vehicle", "tank", "airplanes", "airplane", "aeroplanes", "aircraft", "helicopter", "helicopters", "jets", "warplanes",
          "howitzer", "howitzers", "truck", "gun", "system", "launcher", "mortar", "drone", "uavs", "uav", "boat", "ship",
          "ships", "armour", "armor", "equipment", "hardware", "radars", "radar", "batteries", "battery", "pickups", "cars",
          "depot", "missiles", "rockets", "shells", "projectiles", "bridges", "bridge"}  # fmt: skip
GROUND = frozenset({"checkpoints", "checkpoint", "posts", "post", "outposts", "outpost", "positions", "bases", "base", "villages",
                    "village", "towns", "settlements", "settlement", "hills", "barracks", "camps", "bridges", "districts",
                    "neighbourhoods", "neighborhoods", "headquarters"})  # fmt: skip
"""What is captured and never detained."""
FREEING = frozenset({"free", "release", "rescue", "liberate"})
GOODS = {"arsenal", "arms", "weapon",
         "weaponry", "rifle", "pistol", "gun", "round", "grenade", "rocket", "mortar", "rpg", "ak", "ak-47",
         "ammunition", "magazine", "launcher", "explosive", "cache", "radio", "rack", "vest", "ied", "mine",
         "vehicle", "motorcycle", "material", "component", "detonator", "opium", "heroin", "drug", "munition",
         "equipment", "phone", "shell", "fuse", "bomb", "missile", "truck", "cash", "money", "document"}  # fmt: skip
HOLDING = ("detain", "arrest", "apprehend")
"""How verbs begin that people alone are the objects of, though what was seized with them may be told in one breath."""
DONE_TO_OTHERS = frozenset({"killed", "wounded", "casualties", "abducted", "detained", "missing", "displaced"})
"""Types of what nobody does to their own side, unless the words say so."""
LOSSES = frozenset({"loss", "losses", "lost"})
"""Of people these are the dead and the wounded together."""
_BACK = {"the", "this", "that", "these", "those", "such", "his", "her", "their", "its"}
_DESTROYING = {"destroy", "strike", "damage", "hit", "suppress", "engage", "target", "seize", "find", "defuse", "disable", "down"}
_OF_TELLING = {"comment", "mention", "figure", "detail", "information", "word", "speak", "elaborate", "report", "number", "data"}
_FRAMING = {"during", "in", "of", "after", "following", "throughout", "before", "on", "from", "for"}


def refers_back(tokens: Tokens, token: int) -> bool:
    """Whether a trigger is a noun that points at an event told before ("the attack"), or a bare noun of effects."""
    if tokens.pos[token] not in {"NOUN", "PROPN"}:
        return False
    determined = any(tokens.lower[child] in _BACK for child in tokens.children[token])
    return determined or not tokens.children[token]


def during(tokens: Tokens, token: int) -> bool:
    """Whether "operation" only frames another event ("detained a man during a security operation")."""
    head = tokens.heads[token]
    return tokens.lemmas[token] in {"operation", "mission"} and tokens.lower[head] in _FRAMING and tokens.deps[token] == "pobj"


def search(tokens: Tokens, token: int) -> bool:
    """Whether "targeted" tells of a raid to search or arrest ("targeted a compound to search for him"), which is no attack."""
    if tokens.lemmas[token] != "target" or tokens.pos[token] != "VERB":
        return False
    joined = {tokens.lemmas[c] for c in tokens.children[token] if tokens.deps[c] == "conj"}
    below = {tokens.lemmas[t] for t in tokens.subtree(token) if t > token}
    return bool(joined & {"detain", "capture", "arrest"} or below & {"search", "tip", "intelligence", "occupant"})


def untold(tokens: Tokens, token: int) -> bool:
    """Whether nothing is told of what a noun names ("does not comment on casualties", "gave no figure for its losses")."""
    leading = tokens.heads[token]
    telling = tokens.heads[leading]
    if tokens.deps[token] != "pobj" or tokens.lower[leading] not in {"on", "of", "for", "about"}:
        return False
    if tokens.lemmas[telling] not in _OF_TELLING or any(tokens.deps[c] == "nummod" for c in tokens.children[token]):
        return False
    near = [*tokens.children[telling], *tokens.children[tokens.heads[telling]]]
    return any(tokens.lower[c] in {"no", "not", "n't", "never", "any"} for c in near)


def hit(tokens: Tokens, token: int) -> bool:
    """Whether a drone or bomb is what was destroyed or found, which is no attack ("struck a building and a drone")."""
    if tokens.lemmas[token] not in {"drone", "bomb"}:
        return False
    at = token
    while tokens.deps[at] in {"conj", "appos"} and tokens.pos[tokens.heads[at]] in {"NOUN", "PROPN"}:
        at = tokens.heads[at]
    object_of = tokens.deps[at] in {"dobj", "nsubjpass"} and at != tokens.heads[at]
    return object_of and tokens.lemmas[tokens.heads[at]] in _DESTROYING


def settle(tokens: Tokens, claims: list[Claim]) -> list[Claim]:
    """The claims with the settled cases applied; a claim may become another type, two, or part of one."""
    settled: list[Claim] = []
    skipped: set[int] = set()
    for number, claim in enumerate(claims):
        if number in skipped:
            continue
        partner = _pair(tokens, claims, number)
        if partner is not None:
            skipped.add(partner)
            figure = claim.quantity or claims[partner].quantity
            target = claim.target or claims[partner].target
            both = claim.model_copy(update={"quantity": figure, "target": target})
            settled.append(_retyped(both, "destroyed" if _counts_things(both) else "casualties"))
        elif (claim.type == "casualties" and claim.polarity == "negative" and claim.quantity is None) or _unharmed(claims, claim):
            settled += [_retyped(claim, "killed"), _retyped(claim, "wounded")]
        elif claim.type == "destroyed" and counts_people(claim):
            settled.append(_retyped(claim, "casualties" if claim.trigger.text.lower().split()[-1] in LOSSES else "killed"))
        elif claim.type == "killed" and _tells_losses(tokens, claim) and not _counts_things(claim):
            settled.append(_retyped(claim, "casualties"))
        elif claim.type in {"killed", "wounded", "casualties"} and _counts_things(claim):
            settled.append(_retyped(claim, "destroyed"))
        elif claim.type in {"missing", "displaced"} and _counts_things(claim):
            continue
        elif claim.type == "detained" and (things := _things_before(tokens, claims, number)):
            settled.append(_retyped(claim, "seized").model_copy(update={"target": things}))
        elif counts_people(claim) and ((claim.type in {"capture", "control"} and claim.quantity) or _holds(claim)):
            settled.append(_retyped(claim, "detained"))
        elif claim.type == "detained" and claim.quantity and _counts(claim, GROUND):
            settled.append(_retyped(claim, "capture"))
        elif claim.type == "abducted" and _freed(tokens, claim):
            told = any(c.type == "evacuated" and c.quantity == claim.quantity for c in claims)
            settled += [] if told else [_retyped(claim, "evacuated")]
        elif claim.type == "detained" and takes_things(claim):
            settled.append(_retyped(claim, "seized"))
        elif claim.type == "detained" and len(claim.target) > 1 and any(map(_is_goods, claim.target)):
            settled.append(claim.model_copy(update={"target": tuple(e for e in claim.target if not _is_goods(e))}))
        elif claim.type == "attack" and _from_the_air(claim):
            settled.append(_retyped(claim, "air_strike"))
        else:
            settled.append(claim)
    return _told_once(settled)


def _told_once(settled: list[Claim]) -> list[Claim]:
    """The claims without those that say less than another of their type and word, or the same."""
    counted = {(c.type, c.trigger) for c in settled if c.quantity}
    found: dict[tuple[str, Span, Span], Claim] = {}
    for claim in settled:
        bare = claim.type == "casualties" and not claim.quantity and not claim.target
        if not bare or (claim.type, claim.trigger) not in counted:
            found.setdefault((claim.type, claim.trigger, claim.quantity.mention if claim.quantity else claim.evidence), claim)
    return list(found.values())


def _things_before(tokens: Tokens, claims: list[Claim], number: int) -> tuple[Entity, ...]:
    """The things of the claim before that a bare figure counts too ("23 vehicles destroyed, 11 captured")."""
    claim, before = claims[number], claims[number - 1] if number else None
    bare = claim.quantity is not None and claim.quantity.counted is None
    if before is None or not bare or not _counts_things(before):
        return ()
    if "." in tokens.text[before.evidence.end : claim.evidence.start]:
        return ()
    return before.target if before.type in {"destroyed", "damaged", "seized"} else ()


def _holds(claim: Claim) -> bool:
    return claim.type == "seized" and claim.trigger.text.lower().startswith(HOLDING)


def _tells_losses(tokens: Tokens, claim: Claim) -> bool:
    """Whether a claim's trigger tells of losses, not of lives that were lost."""
    span = tokens.token_span(claim.trigger.start, claim.trigger.end)
    return claim.trigger.text.lower().split()[-1] in LOSSES and (span is None or lives(tokens, span[0]) is None)


def _pair(tokens: Tokens, claims: list[Claim], number: int) -> int | None:
    """The claim of wounded that one figure joins to this claim of killed ("killing and injuring scores")."""
    claim = claims[number]
    if claim.type != "killed":
        return None
    for other in range(number + 1, min(number + 4, len(claims))):
        later = claims[other]
        if later.type != "wounded" or (bool(claim.quantity) == bool(later.quantity) and claim.quantity != later.quantity):
            continue
        between = tokens.text[claim.trigger.end : later.trigger.start]
        if between.strip().lower() in {"and", "or", "and/or", "&"} and (claim.quantity or later.quantity):
            return other
    return None


def _unharmed(claims: list[Claim], claim: Claim) -> bool:
    """Whether a claim says that nobody was harmed, which denies both the dead and the wounded."""
    if claim.polarity != "negative" or claim.type not in {"killed", "wounded"}:
        return False
    alone = not any(c is not claim and c.type in {"killed", "wounded"} and c.trigger == claim.trigger for c in claims)
    return alone and claim.trigger.text.lower() in {"harmed", "hurt"}


def not_by_the_victims(claim: Claim) -> Claim:
    """The claim without a doer that it was done to: "the killing of two of its fighters" names no killer."""
    if claim.type not in DONE_TO_OTHERS:
        return claim
    sufferers = {t.name for t in claim.target if t.name and "own" not in t.mention.text.lower().split()}
    return claim.model_copy(update={"agent": tuple(a for a in claim.agent if a.name is None or a.name not in sufferers)})


def counts_people(claim: Claim) -> bool:
    """Whether people are what a claim's figure counts, or all that it was done to."""
    words = claim.quantity.counted if claim.quantity and claim.quantity.counted else None
    heads = [words] if words else [entity.mention.text for entity in claim.target]
    return bool(heads) and all(head.split() and {last := head.split()[-1].lower(), f"{last}s"} & PEOPLE for head in heads)


def _counts_things(claim: Claim) -> bool:
    return _counts(claim, THINGS)


def _counts(claim: Claim, nouns: Set[str]) -> bool:
    """Whether some of the nouns are what a claim's figure counts, or all that it was done to."""
    words = claim.quantity.counted if claim.quantity and claim.quantity.counted else None
    heads = [words] if words else [entity.mention.text for entity in claim.target]
    return bool(heads) and all(head.split() and head.split()[-1].lower() in nouns for head in heads)


def _freed(tokens: Tokens, claim: Claim) -> bool:
    """Whether captives are whom others free, which abducts nobody."""
    span = tokens.token_span(claim.trigger.start, claim.trigger.end)
    at = span[1] - 1 if span else 0
    object_of = tokens.deps[at] in {"dobj", "nsubjpass"} and tokens.pos[at] == "NOUN"
    return span is not None and object_of and tokens.lemmas[tokens.heads[at]] in FREEING


def takes_things(claim: Claim) -> bool:
    """Whether everything that a claim has detained is arms or goods ("two rifles", "four RPG rounds")."""
    return bool(claim.target) and all(map(_is_goods, claim.target))


def _is_goods(entity: Entity) -> bool:
    head = entity.mention.text.split()[-1].lower()
    return head in GOODS or head.removesuffix("s") in GOODS


def _from_the_air(claim: Claim) -> bool:
    words = {word.lower() for entity in claim.agent for word in entity.mention.text.split()}
    return bool(words & AIRCRAFT) and claim.trigger.text.lower() in {
        "targeted",
        "targeting",
        "hit",
        "struck",
        "attacked",
        "pounded",
    }


def _retyped(claim: Claim, kind: str) -> Claim:
    quantity = claim.quantity.mention if claim.quantity else None
    identity = claim_id(claim.document.id or claim.document.source, kind, claim.evidence, claim.trigger, quantity)
    return claim.model_copy(update={"type": kind, "id": identity})
