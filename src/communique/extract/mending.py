"""Participants as the guidelines settle them: what a field may not hold, and what the claim's own sentence says of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from communique.extract import syntax
from communique.extract.layers import Layers
from communique.extract.tokens import Tokens
from communique.extract.who import ActorReader
from communique.gazetteer.actor_records import ONLOOKERS
from communique.model.records import Claim, Entity, Span

Update = dict[str, tuple[Entity, ...]]

EFFECTS = frozenset({"killed", "wounded", "casualties", "destroyed", "damaged", "displaced"})
CASUALTIES = frozenset({"killed", "wounded", "casualties"})
STRIKES = frozenset({"air_strike", "air_sortie", "shelling", "attack", "bombing"})
ATTACKS = frozenset({"attack", "strike", "airstrike", "raid", "bombing", "bombardment", "shelling", "fire", "shell", "rocket",
                     "mortar", "assault", "ambush", "offensive", "explosion", "operation", "gunfire", "missile"})  # fmt: skip
"""Nouns that tell of violence, lemmas: the adjective of one says who did it."""
CAMPS = frozenset({"terrorist", "rebel", "militant", "insurgent", "jihadist", "regime", "government", "army", "opposition"})
"""Adjectives and nouns before an attack that say whose it was, besides the names that the registry knows."""
FOES = frozenset({"enemy", "invader", "occupier", "aggressor", "attacker"})
UNANSWERED = frozenset({"who", "whoever", "whom"})
BOUNDING = frozenset({"over", "more", "than", "at", "least", "some", "about", "around", "nearly", "up", "to"})
"""Words that may stand before a number."""
GOING = frozenset({"travel", "depart", "cross", "crossing", "arrive", "head", "infiltrate", "infiltration", "flee", "enter",
                   "approach", "leave", "return"})  # fmt: skip
"""Words for going oneself, lemmas: they move nobody else."""
AIMING = frozenset({"against", "at", "on", "into", "for", "to"})
HOMES = frozenset({"home", "house", "village", "town", "city", "area", "place", "neighborhood", "neighbourhood"})
ASSAULTS = frozenset({"attack", "assault", "raid", "strike", "offensive", "ambush", "attempt"})
"""Nouns of violence, lemmas, of which "of" tells who did it: a shelling "of" people is done to them."""
SUFFERING = frozenset({"sustain", "suffer", "receive"})
BOMBERS = frozenset({"bomber", "attacker"})
REPEATED = STRIKES | {"suicide_bombing", "clash", "killed", "abuse", "abducted", "seized", "detained"}
"""Types of deeds that a plural may tell of in general."""
DETERMINERS = frozenset({"the", "this", "that", "these", "those", "a", "an"})
REACH = 15
"""Tokens between an effect and the attack that it is put down to."""


def mended(layers: Layers, actors: ActorReader, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, in order, with the participants that their own sentences settle."""
    return [_mended(layers, actors, claims, claim) for claim in claims]


def _mended(layers: Layers, actors: ActorReader, claims: Sequence[Claim], claim: Claim) -> Claim:
    trigger = head(layers.tokens, claim.trigger)
    for rule in RULES:
        claim = claim.model_copy(update=rule(layers, actors, claims, claim, trigger))
    return claim


def at_hand(tokens: Tokens, claim: Claim) -> Claim:
    """The claim without places of other sentences, where a bare plural tells of somebody's doings in general: of "Rebel attacks
    go on" nobody says where, of "the attacks" the story does.
    """
    trigger = head(tokens, claim.trigger)
    sentence = tokens.sentences[tokens.sentence_of[trigger]]
    start, end = tokens.starts[sentence.start], tokens.ends[sentence.end - 1]
    determined = any(tokens.lower[c] in DETERMINERS for c in tokens.children[trigger])
    theirs = any(start <= e.mention.start < end for e in claim.agent)
    placed = any(p.mention and start <= p.mention.start < end for p in claim.places)
    several = claim.type in REPEATED and tokens.tags[trigger] == "NNS" and not determined
    general = several and theirs and not placed
    return claim.model_copy(update={"places": ()}) if general else claim


def head(tokens: Tokens, span: Span) -> int:
    """The token of a span that its others depend on."""
    start, end = tokens.token_span(span.start, span.end) or (0, 1)
    return next((t for t in range(start, end) if not start <= tokens.heads[t] < end or tokens.heads[t] == t), end - 1)


def _nobody(layers: Layers, actors: ActorReader, claims: Sequence[Claim], claim: Claim, trigger: int) -> Update:
    """A number by itself is nobody ("22 Daesh fighters", "over 3 killed"), nor is a day, nor "who" where nobody answers it."""
    doers = tuple(e for e in claim.agent if e.mention.text.lower() not in UNANSWERED)
    found = tuple(e for e in claim.target if not _is_time(layers, head(layers.tokens, e.mention)))
    named = tuple(e for e in found if not _is_number(layers.tokens, e.mention))
    return {"agent": doers, "target": named if named or claim.type in CASUALTIES else found}


def _is_time(layers: Layers, token: int) -> bool:
    return any(time.start <= token < time.end for time in layers.times)


def _is_number(tokens: Tokens, span: Span) -> bool:
    """Whether words are nothing but digits and what bounds them."""
    start, end = tokens.token_span(span.start, span.end) or (0, 0)
    words = [w for w in tokens.lower[start:end] if w not in BOUNDING]
    return bool(words) and all(word.replace(",", "").isdigit() for word in words)


def _whole(layers: Layers, actors: ActorReader, claims: Sequence[Claim], claim: Claim, trigger: int) -> Update:
    """Of the dead and the hurt those who are told to be among the others are none besides ("people, among them a doctor")."""
    tokens = layers.tokens
    others = tuple(e for e in claim.target if not _is_part(tokens, e.mention))
    return {"target": others} if claim.type in CASUALTIES and others else {}


def _is_part(tokens: Tokens, span: Span) -> bool:
    start, _ = tokens.token_span(span.start, span.end) or (0, 0)
    before = tokens.lower[max(0, start - 3) : start]
    return "including" in before or before[-2:] in {("among", "them"), ("of", "them")}


def _not_the_munition(layers: Layers, actors: ActorReader, claims: Sequence[Claim], claim: Claim, trigger: int) -> Update:
    """What is fired or dropped is no target; whom it is fired at is."""
    if claim.type != "munitions_used":
        return {}
    tokens = layers.tokens
    return {"target": tuple(e for e in claim.target if tokens.lower[tokens.heads[head(tokens, e.mention)]] in AIMING)}


def _who_goes(layers: Layers, actors: ActorReader, claims: Sequence[Claim], claim: Claim, trigger: int) -> Update:
    """Of going oneself there is no target: who is told to go is the doer ("fighters crossing the border")."""
    tokens = layers.tokens
    inside = tokens.token_span(claim.trigger.start, claim.trigger.end) or (trigger, trigger + 1)
    going = GOING.intersection(tokens.lemmas[slice(*inside)])
    if claim.type not in {"movement", "withdrawal"} or not going or not claim.target:
        return {}
    goers = tuple(e for e in claim.target if _goes(tokens, head(tokens, e.mention), trigger))
    doers = {head(tokens, e.mention) for e in claim.agent}
    carried = tuple(e for e in claim.target if doers.intersection(tokens.ancestors(head(tokens, e.mention))))
    return {"target": ()} | ({"agent": goers} if goers else {}) if not carried else {}


def _goes(tokens: Tokens, word: int, trigger: int) -> bool:
    told = tokens.heads[trigger] == word and tokens.deps[trigger] in {"acl", "relcl"}
    return told or (tokens.heads[word] == trigger and tokens.deps[word] == "nsubj")


def _aimed_at(layers: Layers, actors: ActorReader, claims: Sequence[Claim], claim: Claim, trigger: int) -> Update:
    """Whom strikes are "against", also where more stands between ("conducted 23 strikes using drones against X")."""
    tokens = layers.tokens
    if claim.type not in STRIKES or claim.target:
        return {}
    verb = [tokens.heads[trigger]] if tokens.deps[trigger] in {"dobj", "nsubjpass"} else []
    for at in (trigger, *verb):
        clauses = [t for c in tokens.children[at] if tokens.deps[c] in {"advcl", "acl"} for t in tokens.subtree(c)]
        against = [t for t in (*tokens.children[at], *clauses) if t > trigger and tokens.lower[t] == "against"]
        goals = [g for t in against for g in tokens.children[t] if tokens.deps[g] == "pobj" and not _placed(layers, g)]
        joined = [t for g in goals[:1] for t in (g, *(c for c in tokens.children[g] if tokens.deps[c] == "conj"))]
        if joined:
            return {"target": tuple(e for t in joined for e in actors.entities(t, counted=False))}
    return {}


def _placed(layers: Layers, token: int) -> bool:
    known = any(start <= token < end for start, end in layers.places)
    return known or layers.tokens.lemmas[token] in {"town", "city", "village", "area"}


def _caught(layers: Layers, actors: ActorReader, claims: Sequence[Claim], claim: Claim, trigger: int) -> Update:
    """Who is detained where a headline leaves out the "was" ("Facilitator Captured Overnight")."""
    tokens = layers.tokens
    if claim.type != "detained" or claim.target or tokens.tags[trigger] not in {"VBD", "VBN"}:
        return {}
    below = {tokens.deps[c]: c for c in tokens.children[trigger]}
    first = tokens.sentence_of[trigger] == 0 or tokens.sentences[tokens.sentence_of[trigger]].role == "headline"
    if not first or "dobj" in below or "nsubj" not in below:
        return {}
    caught = tuple(actors.entities(below["nsubj"], counted=False))
    return {"target": caught, "agent": tuple(e for e in claim.agent if head(tokens, e.mention) != below["nsubj"])}


def _left_behind(layers: Layers, actors: ActorReader, claims: Sequence[Claim], claim: Claim, trigger: int) -> Update:
    """What the displaced leave is no target ("more than 2,000 have left their homes")."""
    tokens = layers.tokens
    if claim.type != "displaced":
        return {}
    left = {c for c in tokens.children[trigger] if tokens.deps[c] == "dobj" and tokens.lemmas[c] in HOMES}
    return {"target": tuple(e for e in claim.target if head(tokens, e.mention) not in left)}


def _attack_of(layers: Layers, actors: ActorReader, claims: Sequence[Claim], claim: Claim, trigger: int) -> Update:
    """Fighters "of" whom an attack is did it ("three attacks of the enemy were repelled")."""
    tokens = layers.tokens
    if claim.type not in STRIKES or claim.agent or tokens.lemmas[trigger] not in ASSAULTS:
        return {}
    below = [g for c in tokens.children[trigger] if tokens.lower[c] == "of" for g in tokens.children[c]]
    doers = [g for g in below if tokens.lemmas[g] in syntax.FIGHTERS | FOES or _is_camp(layers, g)]
    if not doers:
        return {}
    others = tuple(e for e in claim.target if head(tokens, e.mention) not in doers)
    return {"agent": tuple(actors.entities(doers[0])), "target": others}


def _sufferer(layers: Layers, actors: ActorReader, claims: Sequence[Claim], claim: Claim, trigger: int) -> Update:
    """What "sustains" or "suffers" damage is what was damaged."""
    tokens = layers.tokens
    verb = tokens.heads[trigger]
    suffers = tokens.deps[trigger] == "dobj" and tokens.lemmas[verb] in SUFFERING
    if claim.type not in {"damaged", "destroyed"} or claim.target or not suffers:
        return {}
    subjects = [c for c in tokens.children[verb] if tokens.deps[c] == "nsubj"]
    joined = [t for c in subjects for t in (c, *(g for g in tokens.children[c] if tokens.deps[g] == "conj"))]
    return {"target": tuple(e for t in joined for e in actors.entities(t, counted=False))}


def _bomber(layers: Layers, actors: ActorReader, claims: Sequence[Claim], claim: Claim, trigger: int) -> Update:
    """A suicide bomber does the bombing that the word for him tells of."""
    tokens = layers.tokens
    if claim.type != "suicide_bombing" or claim.agent:
        return {}
    inside = range(*(tokens.token_span(claim.trigger.start, claim.trigger.end) or (trigger, trigger + 1)))
    subject = [c for c in tokens.children[trigger] if tokens.deps[c] == "nsubj"]
    bombers = [t for t in (*inside, *subject) if tokens.lemmas[t] in BOMBERS]
    return {"agent": tuple(actors.entities(bombers[0]))} if bombers else {}


def _of_the_attack(layers: Layers, actors: ActorReader, claims: Sequence[Claim], claim: Claim, trigger: int) -> Update:
    """Whose the attack was that did harm, by the word before it ("the terrorist attack killed two and injured three")."""
    if claim.type not in EFFECTS or claim.agent or claim.polarity == "negative":
        return {}
    tokens = layers.tokens
    sentence = tokens.sentences[tokens.sentence_of[trigger]]
    near = range(max(sentence.start, trigger - REACH), min(sentence.end, trigger + REACH))
    for at in sorted(near, key=lambda t: abs(t - trigger)):
        before = [c for c in tokens.children[at] if c < at and tokens.deps[c] in {"amod", "compound", "nmod"}]
        whose = [c for c in before if _is_camp(layers, c)] if _tells_of_attack(tokens, at) else []
        if whose:
            return {"agent": tuple(actors.entities(whose[0]))}
    return {}


def _tells_of_attack(tokens: Tokens, token: int) -> bool:
    return tokens.lemmas[token] in ATTACKS and tokens.pos[token] in {"NOUN", "PROPN"} and tokens.deps[token] != "compound"


def _is_camp(layers: Layers, token: int) -> bool:
    known = any(a.start <= token < a.end and a.actor.kind not in ONLOOKERS | {"person"} for a in layers.actors)
    return known or layers.tokens.lower[token] in CAMPS


RULES: tuple[Callable[[Layers, ActorReader, Sequence[Claim], Claim, int], Update], ...] = (
    _nobody, _whole, _not_the_munition, _who_goes, _left_behind, _attack_of, _aimed_at, _caught, _sufferer, _bomber,
    _of_the_attack,
)  # fmt: skip
