"""What the parse alone says of a trigger's arguments: used where the encoder is silent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from communique.extract.layers import Layers
from communique.extract.tokens import Tokens
from communique.gazetteer.actor_records import ONLOOKERS
from communique.gazetteer.descriptions import CIVIL_HEADS
from communique.gazetteer.nations import is_nation
from communique.model.records import PlaceRole

AGENTLESS = frozenset({"missing", "displaced", "evacuated", "agreement", "sanction"})
"""Types whose subject is not who did it."""
OBJECTLESS = frozenset({"advance", "withdrawal", "movement", "control", "strength", "ceasefire", "clash", "air_sortie",
                        "negotiation", "agreement", "siege_lifted"})  # fmt: skip
TAKING = frozenset({"capture", "siege"})
"""Types whose object is a place where it has a name, else a target ("liberated dozens of villages")."""
DYING = {"die", "perish", "succumb", "disappear", "surrender", "defect", "flee", "explode", "vanish", "fall"}
LIGHT = {"carry", "conduct", "launch", "make", "perform", "stage", "mount", "wage", "do", "undertake", "commit", "begin",
         "execute", "continue", "resume", "step", "fire", "drop", "claim", "open"}  # fmt: skip
FIGHTERS = {"force", "troop", "soldier", "army", "militant", "terrorist", "rebel", "insurgent", "fighter", "gunman", "militia",
            "jihadist", "police", "warplane", "aircraft", "jet", "coalition", "regime", "patrol", "guerrilla", "attacker",
            "military", "unit", "team", "extremist", "separatist"}  # fmt: skip
HITTING = {"hit", "strike", "target", "pound", "bomb", "attack", "rock", "hammer", "shell", "bombard", "rip", "batter", "raid"}
BURSTING = {"detonate", "explode", "blow", "burst", "go"}
"""Verbs of what bombs do."""
BEHIND = {"responsible", "involve", "plan", "coordinate", "lead", "direct", "organize", "organise", "oversee", "facilitate",
          "orchestrate"}  # fmt: skip
"""What somebody is said to be, or to do, who is behind a deed."""
_FARTHEST = 7
_PERSONAL = {"they", "we", "he", "she", "who"}
AT: dict[str, PlaceRole] = {"in": "at", "at": "at", "near": "near", "outside": "near", "around": "near", "inside": "at",
                             "from": "from", "toward": "toward", "towards": "toward", "across": "at", "throughout": "at",
                             "on": "at", "into": "to"}  # fmt: skip


def agents(layers: Layers, token: int, kind: str) -> list[int]:
    """Tokens that the parse makes the agent: an active subject, a "by" phrase, a noun's actor in front of it."""
    return [t for t in _doers(layers, token, kind) if layers.tokens.lower[t] == "it" or _armed(layers, t)]


def noun_of_participle(tokens: Tokens, token: int) -> int | None:
    """The noun that an active participle qualifies, which does what it says: "fighters" of "fighters heading for X"."""
    head = tokens.heads[token]
    active = tokens.deps[token] == "acl" and tokens.tags[token] == "VBG" and tokens.pos[head] in {"NOUN", "PROPN"}
    if not active or tokens.lemmas[head] not in FIGHTERS:
        return None
    subjects = [c for c in tokens.children[tokens.heads[head]] if tokens.deps[c] == "nsubj"]
    return subjects[0] if tokens.deps[head] == "attr" and subjects else head


def answerable(tokens: Tokens, token: int) -> int | None:
    """Who is said to be behind a deed in words about him: "a commander responsible for attacks", "who planned ambushes",
    "he was involved in killings".
    """
    others = any(tokens.lemmas[c] in FIGHTERS for c in tokens.children[token] if c < token)
    if others or (tokens.pos[token] not in {"NOUN", "PROPN"} and tokens.tags[token] != "VBG"):
        return None
    at = token
    for _ in range(_FARTHEST):
        head, dep = tokens.heads[at], tokens.deps[at]
        behind = at != token and tokens.lemmas[at] in BEHIND
        if behind and dep in {"amod", "acl", "relcl", "appos"} and tokens.pos[head] in {"NOUN", "PROPN"}:
            own = [
                c for c in tokens.children[at] if tokens.deps[c] == "nsubj" and tokens.lower[c] not in {"who", "which", "that"}
            ]
            return own[0] if own else head
        if behind and (dep in {"acomp", "ROOT", "conj", "ccomp"}):
            subjects = _subjects(tokens, head if dep == "acomp" else at)
            return next((t for t in subjects if tokens.pos[t] in {"NOUN", "PROPN", "PRON"}), None)
        if dep not in {"pobj", "prep", "pcomp", "dobj", "conj", "xcomp", "nmod", "compound"} or head == at:
            return None
        at = head
    return None


def sides_in_front(layers: Layers, token: int) -> list[int]:
    """The actors named right in front of a noun of attack, whose doing it is: "Haqqani attacks", "Russian and regime strikes"."""
    tokens = layers.tokens
    if tokens.pos[token] not in {"NOUN", "PROPN"}:
        return []
    armed = {t for known in layers.actors if known.actor.kind not in ONLOOKERS for t in range(known.start, known.end)}
    front = [c for c in tokens.children[token] if c < token and tokens.deps[c] in {"amod", "compound", "nmod", "poss"}]
    front += [c for t in tuple(front) for c in tokens.children[t] if tokens.deps[c] == "conj" and c < token]
    near = [c for c in sorted(front) if not any(tokens.lower[t] in CIVIL_HEADS for t in range(c + 1, token))]
    sides = [c for c in near if c in armed or is_nation(tokens.words[c]) or tokens.lower[c] in {"regime", "rebel"}]
    return [c for c in sides if c == sides[0] or tokens.heads[c] != tokens.heads[sides[0]] or not _one_actor(layers, c, sides[0])]


def _one_actor(layers: Layers, one: int, other: int) -> bool:
    """Whether two words are of one registered name, or follow one another without "and" as "Syrian government" does."""
    known = any(k.start <= one < k.end and k.start <= other < k.end for k in layers.actors)
    return known or not (is_nation(layers.tokens.words[one]) and is_nation(layers.tokens.words[other]))


def _armed(layers: Layers, token: int) -> bool:
    """Whether the phrase around a token may fight: it names a known actor, a nation, or its noun is one for fighters."""
    tokens = layers.tokens
    inside = {token, *(c for c in tokens.children[token] if tokens.deps[c] in {"amod", "compound", "nmod", "poss"})}
    known = any(known.start <= t < known.end and known.actor.kind != "person" for known in layers.actors for t in inside)
    return known or tokens.lemmas[token] in FIGHTERS or tokens.lower[token] in _PERSONAL or _names_side(tokens, token)


def _names_side(tokens: Tokens, token: int) -> bool:
    """Whether a word in front of a noun of attack says whose it is: a nation ("U.S. strikes") or fighters ("rebel fire")."""
    if tokens.deps[token] not in {"amod", "compound", "nmod", "poss"}:
        return False
    return is_nation(tokens.words[token]) or tokens.lemmas[token] in FIGHTERS


def _doers(layers: Layers, token: int, kind: str) -> list[int]:
    tokens = layers.tokens
    if kind in AGENTLESS:
        return []
    verb = _verb(tokens, token)
    if verb is not None:
        passive = any(tokens.deps[c] in {"nsubjpass", "auxpass"} for c in tokens.children[verb])
        by = [g for c in tokens.children[verb] if tokens.lower[c] == "by" for g in _goals(tokens, c)]
        if passive or by:
            return [t for t in by if tokens.pos[t] in {"NOUN", "PROPN"}]
        if tokens.lemmas[verb] in DYING:
            return []
        before = [known.end - 1 for known in layers.actors if known.end == verb]
        it = [t for t in _subjects(tokens, verb) if tokens.lower[t] == "it" and verb != token]
        return (
            before
            or it
            or [
                t
                for t in _subjects(tokens, verb)
                if tokens.pos[t] in {"NOUN", "PROPN", "PRON"} and tokens.lower[t] != "it" and t != token
            ]
        )
    by = [g for c in tokens.children[token] if tokens.lower[c] == "by" for g in _goals(tokens, c)]
    known = {t for known in layers.actors for t in range(known.start, known.end)}
    front = [c for c in tokens.children[token] if c < token and tokens.deps[c] in {"poss", "amod", "compound", "nmod"}]
    front = [t for t in front if t in known or tokens.deps[t] == "poss" or _names_side(tokens, t)]
    return by or front[:1]


def targets(layers: Layers, token: int, kind: str) -> list[int]:
    """Tokens that the parse makes the target: an object, a passive subject, "on" or "against" something."""
    tokens = layers.tokens
    if kind in OBJECTLESS:
        return []
    if tokens.pos[token] in {"VERB", "AUX", "ADJ"}:
        found = [c for c in tokens.children[token] if tokens.deps[c] in {"dobj", "nsubjpass"}]
        if tokens.lemmas[token] in DYING:
            found = _subjects(tokens, token)
        if not found and tokens.tags[token] == "VBN" and tokens.deps[token] in {"acl", "ROOT"}:
            head = tokens.heads[token]
            found = [head] if tokens.deps[token] == "acl" and tokens.pos[head] in {"NOUN", "PROPN"} else found
        found = [t for t in found if tokens.pos[t] in {"NOUN", "PROPN", "PRON"}]
        return [t for t in found if _is_land(layers, t)] if kind in TAKING else found
    if kind in TAKING:
        return []
    wanted = {"on", "against", "of", "to"} if kind in {"killed", "damaged", "destroyed", "wounded"} else {"on", "against"}
    found = [g for c in _hit_by(tokens, token) if tokens.lower[c] in wanted for g in _goals(tokens, c)]
    found = found or _struck(tokens, token)
    return [t for t in found if not any(time.start <= t < time.end for time in layers.times)]


def _hit_by(tokens: Tokens, token: int) -> list[int]:
    """The words that may say what a noun of fire hit: its own prepositions, the one that follows it wherever the parser hangs
    it, and those of the verb that carries it out ("strikes were carried out on posts").
    """
    after = [token + 1] if token + 1 < len(tokens) and tokens.deps[token + 1] == "prep" else []
    verb = _verb(tokens, token)
    carried = [] if verb is None or verb == token else [c for c in tokens.children[verb] if c > token]
    return list(dict.fromkeys([*tokens.children[token], *after, *carried]))


def _is_land(layers: Layers, token: int) -> bool:
    """Whether an object of taking is land without a name ("dozens of villages"), which is no place that can be shown."""
    tokens = layers.tokens
    below = tokens.subtree(token)
    named = any(start <= t < end for start, end in layers.places for t in below)
    return not named and not any(tokens.lower[t] in {"the", "this", "that", "its"} for t in tokens.children[token])


def _struck(tokens: Tokens, token: int) -> list[int]:
    """What the verb of a strike says was struck: "raids hit a school", "schools were targeted by air raids"."""
    verb = tokens.heads[token]
    if tokens.deps[token] == "nsubj" and tokens.lemmas[verb] in HITTING:
        return [c for c in tokens.children[verb] if tokens.deps[c] == "dobj" and tokens.pos[c] in {"NOUN", "PROPN"}]
    by = verb
    if tokens.deps[token] == "pobj" and tokens.lower[by] in {"by", "in"} and tokens.lemmas[tokens.heads[by]] in HITTING:
        return [
            c for c in tokens.children[tokens.heads[by]] if tokens.deps[c] == "nsubjpass" and tokens.pos[c] in {"NOUN", "PROPN"}
        ]
    return []


HOLDING = TAKING | {"control", "siege_lifted"}
"""Types whose object is the place itself."""
_SHARES = {"most", "much", "half", "all", "part", "parts", "some", "more", "many"}
MOTION = frozenset({"movement", "advance", "withdrawal", "displaced", "evacuated"})
GOING: dict[str, PlaceRole] = {"to": "to", "for": "toward", "into": "to", "toward": "toward", "towards": "toward", "onto": "to"}
"""What the prepositions after a verb of motion say."""


def places(layers: Layers, token: int, kind: str) -> list[tuple[int, PlaceRole]]:
    """(token, role) of known places in prepositional phrases of the trigger, of its verb, or of its arguments; of what is
    taken or held the object itself, or the subject of "under control".
    """
    tokens = layers.tokens
    held = [t for t in _held(tokens, token) if kind in HOLDING]
    there = adverbs_of_place(tokens, token)
    if held or there:
        return [*there, *((t, "at") for t in held)]
    known = {t for start, end in layers.places for t in range(start, end)}
    verb = tokens.heads[token]
    bases = [token]
    if tokens.pos[token] in {"NOUN", "PROPN"} and tokens.pos[verb] == "VERB" and tokens.deps[token] != "nsubj":
        bases.append(verb)
    found: list[tuple[int, PlaceRole]] = []
    for base in bases:
        arguments = [c for c in tokens.children[base] if tokens.deps[c] in {"dobj", "nsubjpass", "nsubj"}]
        for at in (base, *arguments):
            for goal, role in _located(tokens, at, AT | GOING if kind in MOTION else AT):
                if goal in known or any(t in known for t in tokens.children[goal]):
                    found.append((goal, role))
    return list(dict(found).items())


def adverbs_of_place(tokens: Tokens, token: int) -> list[tuple[int, PlaceRole]]:
    """ "There" or "here" that a trigger has for its place."""
    return [(c, "at") for c in tokens.children[token] if tokens.lower[c] in {"there", "here"} and tokens.deps[c] == "advmod"]


def _held(tokens: Tokens, token: int) -> list[int]:
    """What a verb of holding has as its object, or as the noun it qualifies ("a town held by X"), or what is "of" a noun of
    holding, or "under" it.
    """
    if tokens.pos[token] in {"VERB", "AUX"}:
        found = [c for c in tokens.children[token] if tokens.deps[c] in {"dobj", "nsubjpass"}]
        if tokens.deps[token] == "acl" and tokens.tags[token] == "VBN":
            found.append(tokens.heads[token])
        shares = [g for t in found if tokens.lower[t] in _SHARES for c in tokens.children[t] for g in _goals(tokens, c)]
        return [t for t in (*found, *shares) if tokens.pos[t] in {"NOUN", "PROPN"}]
    below = [g for c in tokens.children[token] if tokens.lower[c] in {"of", "over", "on"} for g in _goals(tokens, c)]
    return [t for t in below if tokens.pos[t] in {"NOUN", "PROPN"}]


def _located(tokens: Tokens, head: int, roles: Mapping[str, PlaceRole], depth: int = 0) -> Iterator[tuple[int, PlaceRole]]:
    """Goals of the place prepositions below a word, also those of another goal ("in support of the operations in X")."""
    for child in tokens.children[head]:
        role = roles.get(tokens.lower[child])
        for goal in _goals(tokens, child) if tokens.deps[child] == "prep" else []:
            if role:
                yield goal, role
            if depth < 2:
                yield from _located(tokens, goal, roles, depth + 1)


def coordinated(tokens: Tokens, token: int) -> set[int]:
    """A word and all that it is coordinated with."""
    first = token
    while tokens.deps[first] == "conj" and tokens.heads[first] != first:
        first = tokens.heads[first]
    found, pending = {first}, [first]
    while pending:
        fresh = [c for c in tokens.children[pending.pop()] if tokens.deps[c] == "conj" and c not in found]
        found.update(fresh)
        pending += fresh
    return found


def _verb(tokens: Tokens, token: int) -> int | None:
    """The verb of the trigger's clause: itself, or the light verb that it is object of."""
    if tokens.pos[token] in {"VERB", "AUX"}:
        return token
    head = tokens.heads[token]
    if tokens.deps[token] in {"dobj", "nsubjpass"} and tokens.lemmas[head] in LIGHT:
        return head
    return None


def _subjects(tokens: Tokens, verb: int) -> list[int]:
    """The subjects of a verb, or of the verb that it is coordinated or complement to."""
    at = verb
    for _ in range(4):
        found = [c for c in tokens.children[at] if tokens.deps[c] in {"nsubj", "nsubjpass"}]
        if found:
            return [_resolved(tokens, at, t) for t in found]
        if tokens.deps[at] not in {"conj", "xcomp", "advcl", "acl", "relcl"} or tokens.heads[at] == at:
            break
        if tokens.deps[at] == "acl":
            return [tokens.heads[at]]
        at = tokens.heads[at]
    return []


def _resolved(tokens: Tokens, verb: int, subject: int) -> int:
    """A relative pronoun's noun: "forces who hold" is about the forces."""
    if tokens.lower[subject] in {"who", "which", "that"} and tokens.deps[verb] == "relcl":
        return tokens.heads[verb]
    return subject


def _goals(tokens: Tokens, preposition: int) -> list[int]:
    first = [c for c in tokens.children[preposition] if tokens.deps[c] in {"pobj", "pcomp"}]
    return first + [
        c for t in first for c in tokens.children[t] if tokens.deps[c] == "conj" and tokens.pos[c] in {"NOUN", "PROPN"}
    ]
