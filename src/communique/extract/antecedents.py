"""Whom a pronoun, "the group" or "the force" means: the actors that a text named before it."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable
from dataclasses import dataclass

from communique.extract.layers import Layers
from communique.extract.phrases import noun_phrase
from communique.extract.tokens import Tokens

PRONOUNS = {"he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "we", "us", "our", "who", "which",
            "that", "i", "my", "me", "theirs", "whose", "itself", "themselves"}  # fmt: skip
FIRST_PERSON = {"we", "us", "our", "i", "my", "me"}
FORCE_NOUNS = {"force", "team", "patrol", "troop", "soldier", "army", "unit", "coalition", "aircraft", "jet", "warplane", "plane",
               "commando", "partner", "military", "police", "brigade", "battalion", "navy", "alliance", "drone",
               "helicopter", "officer", "ally", "government", "regime"}  # fmt: skip
OWNERS = {"its", "their", "our"}
SINGLE_PERSON = {"he", "she", "him", "his", "her"}
PERSON_NOUNS = {"leader", "facilitator", "commander", "individual", "insurgent", "militant", "suspect", "member", "man",
                "fighter", "chief", "emir", "bomber", "attacker", "gunman", "terrorist", "operative", "dealer",
                "supplier"}  # fmt: skip
VOUCHING = {"say", "claim", "announce", "report", "state", "add", "confirm", "acknowledge", "admit", "insist", "deny", "declare",
            "note", "maintain", "allege", "warn", "boast"}  # fmt: skip
"""Verbs by which somebody speaks of their own doings: in their complement "it" is who says it."""
_GROUP_NOUNS = {"group", "organization", "organisation", "outfit", "movement", "militia", "force", "team", "troop",
                "fighter", "militant", "terrorist", "insurgent", "rebel", "aircraft", "jet", "warplane", "soldier",
                "army", "regime", "government", "coalition", "alliance", "faction", "gunman", "attacker", "extremist",
                "plane", "unit", "party", "side", "operation", "member", "suspect", "individual", "man", "facilitator",
                "leader", "commander", "jihadist", "ministry"}  # fmt: skip
CIVILIANS = {"civilian", "people", "child", "woman", "man", "resident", "victim", "person", "citizen", "villager", "family",
             "others", "other", "patient", "student", "teacher", "refugee", "mourner", "boy", "girl", "baby", "worker",
             "passenger", "pedestrian", "body", "inhabitant", "local", "bystander", "doctor", "nurse", "journalist",
             "home", "house", "building", "market", "hospital", "school", "mosque", "vehicle", "car", "truck"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """A phrase that names an actor: the token of its head, the names, whether it acts, and what kind of noun heads it."""

    token: int
    names: tuple[str, ...]
    acting: bool
    lemma: str
    force: bool
    fights: bool = True


class Antecedents:
    """The actors of one document that words can go back to.

    `named` are its phrases that name an actor, in text order; `name_of` gives the names that the words of a token span stand for.
    """

    def __init__(self, layers: Layers, named: list[Named], name_of: Callable[[int, int], tuple[str, ...]]) -> None:
        self._layers = layers
        self._named = named
        self._name_of = name_of
        self._link_forces()

    def _link_forces(self) -> None:
        """Add "the security force" and the like, each with the names of the force it goes back to."""
        tokens = self._layers.tokens
        known = {named.token for named in self._named}
        for token, lemma in enumerate(tokens.lemmas):
            if lemma in {"force", "team", "patrol", "troop"} and tokens.pos[token] == "NOUN" and token not in known:
                start, _ = noun_phrase(tokens, token)
                names = self.of(token, (), frozenset()) if self.may_refer(token, start) else ()
                if names:
                    insort(self._named, Named(token, names, True, lemma, True), key=lambda named: named.token)

    def may_refer(self, token: int, start: int) -> bool:
        """Whether the phrase that starts at `start` and is headed by `token` can go back to an actor named before."""
        tokens = self._layers.tokens
        if tokens.lower[token] in PRONOUNS:
            return True
        if tokens.lemmas[token] in CIVILIANS:
            return False
        definite = tokens.lower[start] in {"the", "this", "that", "these", "those", "its", "their", "his"}
        if any(tokens.pos[t] == "PROPN" and _is_title(tokens, t) for t in range(start, token)):
            return False
        if any(tokens.deps[c] == "poss" and tokens.pos[c] == "NOUN" for c in tokens.children[token]):
            return False
        if tokens.lemmas[token] in FORCE_NOUNS and start == token:
            return True
        return tokens.lemmas[token] in _GROUP_NOUNS and (definite or tokens.lemmas[token] in {"terrorist", "militant"})

    def _teller(self, token: int) -> tuple[str, ...] | None:
        """Whoever says the clause in which a pronoun is the subject, or owns it ("the army said it had left"): nobody known to
        the registry is an empty answer, None that nobody says it.
        """
        tokens = self._layers.tokens
        at = token
        while tokens.deps[at] in {"poss", "pobj", "prep"}:
            at = tokens.heads[at]
        if tokens.deps[at] not in {"nsubj", "nsubjpass"}:
            return None
        clause = tokens.heads[at]
        while tokens.deps[clause] == "conj":
            clause = tokens.heads[clause]
        verb = tokens.heads[clause]
        if tokens.deps[clause] != "ccomp" or tokens.lemmas[verb] not in VOUCHING:
            return None
        subjects = [c for c in tokens.children[verb] if tokens.deps[c] == "nsubj" and c < token]
        if not subjects or tokens.pos[subjects[0]] == "PRON":
            return None
        known = next((named.names for named in self._named if named.token in subjects), ())
        return known or self._name_of(*noun_phrase(tokens, subjects[0]))

    def _only_force(self) -> list[Named]:
        """The document's one force, which "aircraft" and the like are of; none where it tells of several."""
        forces = [named for named in self._named if named.force]
        return forces[:1] if len({named.names for named in forces}) == 1 else []

    def of(self, token: int, speaker: tuple[str, ...], other_than: frozenset[str]) -> tuple[str, ...]:
        """The names of the nearest acting phrase before `token`, an earlier clause's before the own one's."""
        tokens = self._layers.tokens
        if tokens.lower[token] in FIRST_PERSON:
            return speaker
        if tokens.lower[token] in {"it", "its", "they", "their"} and (teller := self._teller(token)) is not None:
            return teller if not other_than & set(teller) else ()
        before = [named for named in self._named if named.token < token and not other_than & set(named.names)]
        if tokens.lower[token] not in PRONOUNS:
            before = [named for named in before if named.fights]
        reach = tokens.sentence_of[token] - 3
        near = [named for named in before if tokens.sentence_of[named.token] >= reach]
        lemma = tokens.lemmas[token]
        if tokens.lower[token] in SINGLE_PERSON:
            persons = [named for named in near if named.lemma in PERSON_NOUNS and tokens.tags[named.token] in {"NN", "NNP"}]
            return persons[-1].names if persons else ()
        if lemma in FORCE_NOUNS:
            both = [named for named in before if named.force and len(named.names) > 1]
            if both:
                return both[-1].names
            number = tokens.tags[token]
            alike = [named for named in before if named.lemma == lemma and tokens.tags[named.token] == number]
            alike = alike or [named for named in before if named.lemma == lemma] or self._only_force()
            return alike[-1].names if alike else ()
        if tokens.lower[token] not in PRONOUNS:
            near = [named for named in before if not named.force] or near
        acting = [named for named in near if named.acting]
        chosen = acting or near
        return chosen[-1].names if chosen else ()


def _is_title(tokens: Tokens, token: int) -> bool:
    """Whether a word in front of a noun names a body that the registry lacks ("the 3R armed group")."""
    word = tokens.words[token]
    return (len(word) > 1 and word.isupper()) or any(character.isdigit() for character in word)
