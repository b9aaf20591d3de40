"""Who: actor phrases with their canonical names, pronouns and "the group" linked to what came before."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from communique.extract.layers import Layers
from communique.extract.phrases import noun_phrase, span_of
from communique.gazetteer.actors import ActorRegistry
from communique.model.records import Entity

PRONOUNS = {"he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "we", "us", "our", "who", "which",
            "that", "i", "my", "me", "theirs", "whose", "itself", "themselves"}  # fmt: skip
FIRST_PERSON = {"we", "us", "our", "i", "my", "me"}
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
class _Named:
    token: int
    names: tuple[str, ...]
    acting: bool


class ActorReader:
    """Names the actors of one document."""

    def __init__(
        self, layers: Layers, registry: ActorRegistry, countries: list[str], date: dt.date | None, outlet: str | None
    ) -> None:
        self._layers = layers
        self._registry = registry
        self._countries = countries
        self._date = date
        self._outlet = outlet
        self._named = self._read_names()

    def _read_names(self) -> list[_Named]:
        """Every phrase of the document that names a registered actor, by the token of its head."""
        tokens = self._layers.tokens
        found = []
        seen = set()
        for known in self._layers.actors:
            head = known.end - 1
            while tokens.deps[head] in {"compound", "amod", "nmod"} and tokens.heads[head] > head:
                head = tokens.heads[head]
            if head in seen:
                continue
            seen.add(head)
            names = self._names(*noun_phrase(tokens, head))
            if names:
                acting = tokens.deps[head] in {"nsubj", "pobj", "ROOT", "poss", "nsubjpass"}
                found.append(_Named(head, names, acting))
        return sorted(found, key=lambda named: named.token)

    def _names(self, start: int, end: int) -> tuple[str, ...]:
        tokens = self._layers.tokens
        words = tokens.text[tokens.starts[start] : tokens.ends[end - 1]]
        actors = self._registry.resolve(words, countries=self._countries, date=self._date, outlet=self._outlet)
        return tuple(dict.fromkeys(actor.name for actor in actors))

    def entities(self, token: int, *, counted: bool = True, speaker: tuple[str, ...] = ()) -> list[Entity]:
        """The actor or thing whose phrase is headed by `token`: one entity for each actor the phrase stands for.

        `speaker` names whom "we" and "our" mean.
        """
        tokens = self._layers.tokens
        start, end = noun_phrase(tokens, token)
        names = self._names(start, end)
        shown = noun_phrase(tokens, token, counted=counted) if not counted else (start, end)
        mention = span_of(tokens, *shown)
        if not names and self._may_refer(token, start):
            names = self._antecedent(token, speaker)
        if not names:
            return [Entity(mention=mention, name=None)]
        return [Entity(mention=mention, name=name) for name in names]

    def _may_refer(self, token: int, start: int) -> bool:
        tokens = self._layers.tokens
        if tokens.lower[token] in PRONOUNS:
            return True
        if tokens.lemmas[token] in CIVILIANS:
            return False
        definite = tokens.lower[start] in {"the", "this", "that", "these", "those", "its", "their", "his"}
        return tokens.lemmas[token] in _GROUP_NOUNS and (definite or tokens.lemmas[token] in {"terrorist", "militant"})

    def _antecedent(self, token: int, speaker: tuple[str, ...]) -> tuple[str, ...]:
        """The names of the nearest acting phrase before `token`, an earlier clause's before the own one's."""
        tokens = self._layers.tokens
        if tokens.lower[token] in FIRST_PERSON:
            return speaker
        before = [named for named in self._named if named.token < token]
        reach = tokens.sentence_of[token] - 3
        near = [named for named in before if tokens.sentence_of[named.token] >= reach]
        acting = [named for named in near if named.acting]
        chosen = acting or near
        return chosen[-1].names if chosen else ()
