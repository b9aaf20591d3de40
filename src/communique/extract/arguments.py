"""Which words fill a role: the encoder's likeliest, their coordinates, and what the parse says where it is silent."""

from __future__ import annotations

from communique.extract import syntax, verbs_of_force
from communique.extract.encoder import TriggerReading
from communique.extract.layers import Layers
from communique.extract.phrases import noun_phrase
from communique.gazetteer.descriptions import CIVIL_HEADS
from communique.gazetteer.nations import is_nation

ROLE_FLOOR = 0.4
RELATIVE_FLOOR = 0.65
"""A phrase of a role is kept only if it is at least this share as likely as the likeliest."""
CONJUNCT_FLOOR = 0.08
PARSED = {"agent": syntax.agents, "target": syntax.targets}
"""Roles that the parse fills where the encoder is silent."""
FIRES = frozenset({"air_strike", "air_sortie", "shelling", "bombing", "suicide_bombing", "munitions_used", "chemical_attack"})
WEAPONS = frozenset({"munition", "rocket", "shell", "bomb", "missile", "mortar", "grenade", "projectile", "ordnance", "strike",
                     "airstrike", "raid", "attack", "sortie", "artillery", "fire", "round", "barrel", "weapon", "shot",
                     "gun"})  # fmt: skip
HOLLOW = frozenset({"responsibility", "life", "toll", "number", "figure", "condition", "way", "lot", "more", "less",
                    "control", "mile", "kilometer", "kilometre", "percent", "report", "count", "tally", "total",
                    "estimate"})  # fmt: skip
"""Nouns that name no participant: "claimed responsibility", "claimed the lives"."""

HOLDERS = frozenset({"truck", "car", "vehicle", "lorry", "motorcycle", "bomb", "device", "explosive", "mine", "number"})
"""Nouns that carry or make a blast but are nobody."""
NOBODY = frozenset({"nobody", "none"})
WARS = frozenset({"war", "conflict", "fighting", "battle", "hostility", "clash", "struggle", "rivalry"})
BLASTS = frozenset({"bombing", "suicide_bombing"})
REFLEXIVES = frozenset({"himself", "herself", "themselves", "itself"})


class ArgumentReader:
    """Chooses the head tokens of the roles of one document's triggers."""

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        self._tokens = layers.tokens
        self._timed = {t for time in layers.times for t in range(time.start, time.end)}

    def heads(self, reading: TriggerReading, role: str) -> list[int]:
        """The tokens of a role, in text order, one for each phrase, with what is coordinated to them."""
        given = {"agent": (verbs_of_force.driven, verbs_of_force.blamed), "target": (verbs_of_force.shields,)}.get(role, ())
        for verbs in given:
            if heads := verbs(self._tokens, reading):
                return self._apart([t for head in heads for t in (head, *self.coordinated(head))])
        shares = dict(reading.roles.get(role, ()))
        floor = max(ROLE_FLOOR, RELATIVE_FLOOR * max(shares.values(), default=0.0))
        likely = [token for token, p in reading.roles.get(role, ()) if p >= floor]
        if not likely and role in PARSED:
            likely = PARSED[role](self._layers, reading.token, reading.kind)
        likely = [self._past_source(self._noun_of(token)) for token in likely]
        for token in tuple(likely):
            likely += [t for t in self.coordinated(token) if t not in likely and self._joins(role, token, shares.get(t, 0.0))]
        if role == "agent":
            doer = syntax.noun_of_participle(self._tokens, reading.token)
            sides = [doer] if doer is not None else syntax.sides_in_front(self._layers, reading.token)
            behind = syntax.answerable(self._tokens, reading.token) if not sides else None
            sides = [behind] if behind is not None else sides
            likely = [*sides, *(t for t in likely if t in sides)] if sides and not set(sides) <= set(likely) else likely
        if role == "target":
            likely += [t for head in tuple(likely) for t in self._along(head, reading.token) if t not in likely]
        doers = (verbs_of_force.driven, verbs_of_force.blamed) if role == "target" else ()
        gone = [token for verbs in doers for token in verbs(self._tokens, reading)]
        likely = [token for token in likely if token not in gone and self._fills(reading, role, token)]
        found = self._apart(self._direct(reading, likely, role))
        if role == "target" and not found:
            named = verbs_of_force.names_victims(self._tokens, reading.token)
            return [reading.token] if named else verbs_of_force.repelling(self._tokens, reading)
        return found

    def _noun_of(self, token: int) -> int:
        """The noun that a relative pronoun stands for; any other word itself."""
        tokens = self._tokens
        if tokens.lower[token] not in {"who", "which", "that", "whom"} or tokens.pos[token] not in {"PRON", "SCONJ", "DET"}:
            return token
        at = token
        for _ in range(4):
            if tokens.deps[at] == "relcl":
                return tokens.heads[at]
            at = tokens.heads[at]
        return token

    def _past_source(self, token: int) -> int:
        """The subject that the parser sets beside a source's name ("according to the mayor, X, four people died"); any other
        word itself.
        """
        tokens = self._tokens
        start = tokens.sentences[tokens.sentence_of[token]].start
        if tokens.lower[start : start + 2] != ("according", "to") or tokens.deps[token] not in {"nsubj", "nsubjpass"}:
            return token
        beside = [c for c in tokens.children[token] if tokens.deps[c] == "appos" and c > token]
        return beside[-1] if beside and tokens.entities[token] == "PERSON" else token

    def _joins(self, role: str, head: int, share: float) -> bool:
        """Whether what is coordinated to a participant is one too: "no women or children" is one target."""
        tokens = self._tokens
        negated = any(tokens.lower[c] in {"no", "any"} for c in tokens.children[head])
        alternative = any(tokens.lower[c] in {"or", "nor"} for c in tokens.children[head])
        return (role == "target" or share >= CONJUNCT_FLOOR) and not (negated and alternative)

    def _along(self, head: int, trigger: int) -> list[int]:
        """Who is named "along with" or "alongside" a target."""
        tokens = self._tokens
        preps = [
            c for at in (head, trigger) for c in tokens.children[at] if tokens.lower[c] in {"along", "alongside"} and c > head
        ]
        inner = [g for c in preps for g in tokens.children[c] if tokens.lower[g] == "with"]
        with_whom = [*(c for c in preps if tokens.lower[c] == "alongside"), *inner]
        goals = [g for c in with_whom for g in tokens.children[c] if tokens.deps[g] == "pobj"]
        below = [t for g in goals for c in tokens.children[g] if tokens.lower[c] == "of" for t in tokens.children[c]]
        return [g for g in (*goals, *below) if tokens.pos[g] in {"NOUN", "PROPN"}]

    def coordinated(self, token: int) -> list[int]:
        """The nouns coordinated to `token`, not itself."""
        tokens = self._tokens
        found = []
        pending = [token]
        while pending:
            at = pending.pop()
            below = [c for c in tokens.children[at] if tokens.pos[c] in {"NOUN", "PROPN"} and self._listed(c)]
            found += below
            pending += below
        return found

    def _listed(self, token: int) -> bool:
        """Whether a noun is a further item of a list: a conjunct, or what the parser takes for an apposition but has a
        number of its own ("19 vehicles, four guns and 150 men").
        """
        tokens = self._tokens
        if tokens.deps[token] == "conj":
            return True
        after_comma = "," in tokens.words[max(0, token - 6) : token]
        counted = any(tokens.deps[c] == "nummod" for c in tokens.children[token])
        return tokens.deps[token] == "appos" and counted and after_comma

    def coordination(self, token: int) -> list[int]:
        """All nouns of the coordination that `token` is part of."""
        tokens = self._tokens
        while self._listed(token) and tokens.pos[tokens.heads[token]] in {"NOUN", "PROPN"}:
            token = tokens.heads[token]
        return [token, *self.coordinated(token)]

    def _fills(self, reading: TriggerReading, role: str, token: int) -> bool:
        """Whether a word can name a participant at all: no date, no hollow noun, no weapon of the strike itself."""
        lemma = self._tokens.lemmas[token]
        if token in self._timed or token == reading.token:
            return False
        if role == "target":
            if reading.kind in BLASTS and (lemma in HOLDERS or self._tokens.lower[token] in REFLEXIVES):
                return not self._blows_up(reading.token, token)
            tool = self._tool(token) and reading.kind != "abuse"
            idle = lemma in HOLLOW or tool or (self._fires(reading) and lemma in WEAPONS)
            return not idle and not self._strikes(reading, token)
        if role == "agent":
            none = lemma in NOBODY or any(self._tokens.lower[c] in {"no", "neither"} for c in self._tokens.children[token])
            nobody = none or lemma in HOLDERS or self._civil_modifier(token) or self._only_claims(token)
            nobody = nobody or self._suffers(reading, token) or self._taken_from(reading, token)
            nobody = nobody or self._side_elsewhere(reading, token) or verbs_of_force.judges(self._tokens, reading, token)
            nobody = nobody or token in verbs_of_force.repelling(self._tokens, reading)
            return not nobody and not self._tool(token) and not self._rather_target(reading, token)
        return True

    def _fires(self, reading: TriggerReading) -> bool:
        return reading.kind in FIRES or self._tokens.lemmas[reading.token] in {"fire", "shoot", "shot", "open"}

    def _strikes(self, reading: TriggerReading, token: int) -> bool:
        """Whether a word is the subject of an active verb of attack or holding that has an object ("gunmen opened fire", "men
        whom villagers held").
        """
        tokens = self._tokens
        subject = tokens.heads[token] == reading.token and tokens.deps[token] == "nsubj"
        active = reading.kind in {"attack", "abducted", "detained"} and tokens.pos[reading.token] == "VERB"
        return subject and active and any(tokens.deps[c] == "dobj" for c in tokens.children[reading.token])

    def _tool(self, token: int) -> bool:
        """Whether a word is what somebody uses ("using attack aircraft")."""
        tokens = self._tokens
        return tokens.deps[token] in {"dobj", "conj"} and any(
            tokens.lemmas[t] in {"use", "employ"} for t in (tokens.heads[token], tokens.heads[tokens.heads[token]])
        )

    def _blows_up(self, trigger: int, token: int) -> bool:
        """Whether a word is what is blown up to hit others ("detonated a motorcycle", "a landmine exploded")."""
        tokens = self._tokens
        verb = tokens.lemmas[trigger] in syntax.BURSTING
        return verb and tokens.heads[token] == trigger and tokens.deps[token] in {"nsubj", "nsubjpass", "dobj", "dative"}

    def _only_claims(self, token: int) -> bool:
        """Whether somebody only claims the deed ("blasts claimed by X"), which makes nobody its doer."""
        tokens = self._tokens
        by = tokens.heads[token]
        return tokens.lower[by] == "by" and tokens.lemmas[tokens.heads[by]] == "claim"

    def _civil_modifier(self, token: int) -> bool:
        """Whether a word only qualifies a place or people ("a Syrian Kurdish city")."""
        tokens = self._tokens
        head = tokens.heads[token]
        if is_nation(tokens.words[token]) and self._before_civil(token):
            return True
        if tokens.deps[token] not in {"amod", "compound", "nmod", "poss"}:
            return False
        civil = tokens.lower[head] in CIVIL_HEADS or tokens.lemmas[head] in CIVIL_HEADS
        nation = is_nation(tokens.words[token]) and tokens.entities[head] in {"GPE", "ORG", "FAC"}
        return civil or nation

    def _before_civil(self, token: int) -> bool:
        """Whether a nation stands right in front of a civil noun, however the parser reads a headline ("in Syrian town")."""
        tokens = self._tokens
        after = token + 1
        while after + 1 < len(tokens) and (tokens.pos[after] == "ADJ" or is_nation(tokens.words[after])):
            after += 1
        return after < len(tokens) and tokens.lower[after] in CIVIL_HEADS

    def _taken_from(self, reading: TriggerReading, token: int) -> bool:
        """Whether a word names from whom something was taken, who took nothing ("retaken from the rebels")."""
        tokens = self._tokens
        source = tokens.heads[token]
        below = tokens.lower[source] in {"from", "against"} and source in tokens.subtree(reading.token)
        return reading.kind in syntax.HOLDING and below

    def _suffers(self, reading: TriggerReading, token: int) -> bool:
        """Whether a word says whose losses are told, or who counts them ("the army's losses", "the army lost three tanks")."""
        tokens = self._tokens
        owner = tokens.heads[token] == reading.token and tokens.deps[token] in {"poss", "compound", "nmod", "amod"}
        return verbs_of_force.loses(tokens, reading, token) or (
            owner and tokens.lemmas[reading.token] in {"loss", "casualty", "toll", "death", "dead"}
        )

    def _side_elsewhere(self, reading: TriggerReading, token: int) -> bool:
        """Whether a word names a side of a war that is only told beside the trigger ("as the war between X and Y went on")."""
        tokens = self._tokens
        wars = [t for t in tokens.ancestors(token) if tokens.lemmas[t] in WARS and tokens.pos[t] == "NOUN"]
        return any(
            war != reading.token and reading.token not in tokens.subtree(war) and self._between(token, war) for war in wars
        )

    def _between(self, token: int, war: int) -> bool:
        return any(self._tokens.lower[t] == "between" for t in range(war, token))

    def _rather_target(self, reading: TriggerReading, token: int) -> bool:
        as_agent = dict(reading.roles.get("agent", ())).get(token, 0.0)
        return dict(reading.roles.get("target", ())).get(token, 0.0) > as_agent

    def _direct(self, reading: TriggerReading, heads: list[int], role: str) -> list[int]:
        """Targets that the trigger itself governs, where there are any, and their companions; agents that no object holds."""
        tokens = self._tokens
        objects = [c for c in tokens.children[reading.token] if tokens.deps[c] in {"dobj", "nsubjpass"}]
        below = {t for child in objects for t in tokens.subtree(child)}
        if role == "target" and any(head in objects for head in heads):
            along = {t for child in objects for t in self._along(child, reading.token)}
            return [head for head in heads if head in below or head in along]
        if role == "agent":
            subjects = [c for c in tokens.children[reading.token] if tokens.deps[c] == "nsubj"]
            doing = {t for subject in subjects for t in tokens.subtree(subject)} if tokens.pos[reading.token] == "VERB" else set()
            own = [head for head in heads if head in doing]
            return own or [head for head in heads if head not in below]
        return heads

    def _apart(self, heads: list[int]) -> list[int]:
        """One head for each phrase: none inside another's phrase, none that only qualifies another ("ties to the X")."""
        kept: list[int] = []
        for token in heads:
            start, end = noun_phrase(self._tokens, token)
            if not any(start <= other < end or other == token for other in kept):
                kept = [other for other in kept if not start <= other < end]
                kept.append(token)
        return sorted(token for token in kept if not any(self._qualifies(token, other) for other in kept if other != token))

    def _qualifies(self, token: int, other: int) -> bool:
        """Whether `token` hangs below `other` by prepositions only."""
        tokens = self._tokens
        at = token
        for _ in range(6):
            if tokens.deps[at] not in {"pobj", "prep"} or tokens.heads[at] == at:
                return False
            at = tokens.heads[at]
            if at == other:
                return True
        return False
