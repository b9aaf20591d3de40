"""Who: actor phrases with their canonical names, pronouns and "the group" linked to what came before."""

from __future__ import annotations

import datetime as dt
from bisect import insort
from dataclasses import dataclass

from communique.extract.layers import KnownActor, Layers
from communique.extract.phrases import noun_phrase, span_of
from communique.gazetteer.actor_records import MEDIA, ONLOOKERS
from communique.gazetteer.actors import ActorRegistry
from communique.model.records import Entity

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
ARMED_GROUPS = {"armed_group", "movement", "militia", "party", "person"}
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
    lemma: str
    force: bool
    fights: bool = True


class ActorReader:
    """Names the actors of one document."""

    def __init__(
        self, layers: Layers, registry: ActorRegistry, countries: list[str], date: dt.date | None, outlet: str | None
    ) -> None:
        self._layers = layers
        self._registry = registry
        self._countries = list(countries)
        self._date = date
        self._outlet = outlet
        self._countries += self._told_of()
        self._named = self._read_names()
        self._link_forces()

    def _read_names(self) -> list[_Named]:
        """Every phrase of the document that names an actor, registered or described, by the token of its head."""
        tokens = self._layers.tokens
        heads: dict[int, bool] = {}
        onlookers: set[int] = set()
        for known in self._layers.actors:
            if not self._at_home(known) or known.actor.kind in MEDIA:
                continue
            head = known.end - 1
            while tokens.deps[head] in {"compound", "amod", "nmod"} and tokens.heads[head] > head:
                head = tokens.heads[head]
            heads.setdefault(head, known.actor.kind not in ARMED_GROUPS | ONLOOKERS)
            if known.actor.kind in ONLOOKERS:
                onlookers.add(head)
        for token, lemma in enumerate(tokens.lemmas):
            if lemma in FORCE_NOUNS and tokens.pos[token] in {"NOUN", "PROPN"} and not self._modifies(token):
                heads.setdefault(token, True)
        found = []
        for head, state in heads.items():
            names = self._names(*self._joined(*noun_phrase(tokens, head)))
            if names:
                acting = tokens.deps[head] in {"nsubj", "pobj", "ROOT", "poss", "nsubjpass"}
                force = state or tokens.lemmas[head] in FORCE_NOUNS
                found.append(_Named(head, names, acting, tokens.lemmas[head], force, head not in onlookers))
        return sorted(found, key=lambda named: named.token)

    def _link_forces(self) -> None:
        """Add "the security force" and the like, each with the names of the force it goes back to."""
        tokens = self._layers.tokens
        known = {named.token for named in self._named}
        for token, lemma in enumerate(tokens.lemmas):
            if lemma in {"force", "team", "patrol", "troop"} and tokens.pos[token] == "NOUN" and token not in known:
                start, _ = noun_phrase(tokens, token)
                names = self._antecedent(token, (), frozenset()) if self._may_refer(token, start) else ()
                if names:
                    insort(self._named, _Named(token, names, True, lemma, True), key=lambda named: named.token)

    def _at_home(self, known: KnownActor) -> bool:
        """Whether a general name or a short acronym can mean an actor here: in a document that tells of its country or
        theatre ("PDF" is mostly a file).
        """
        tokens = self._layers.tokens
        actor = self._registry.find(tokens.text[tokens.starts[known.start] : tokens.ends[known.end - 1]], self._countries)
        return actor is not None and (not self._is_acronym(known) or self._registry.at_home(actor, self._countries))

    def _told_of(self) -> list[str]:
        """Further countries that the text tells of: those of the actors of war that it names in full."""
        full = (known.actor for known in self._layers.actors if not self._is_acronym(known))
        fighting = dict.fromkeys(actor.country for actor in full if actor.kind not in ONLOOKERS | {"person"})
        return [country for country in fighting if country and country not in self._countries]

    def _is_acronym(self, known: KnownActor) -> bool:
        word = self._layers.tokens.words[known.start]
        return known.end - known.start == 1 and word.isupper() and len(word) <= 4

    def _names(self, start: int, end: int) -> tuple[str, ...]:
        tokens = self._layers.tokens
        if end - start == 1 and any(k.start == start and not self._at_home(k) for k in self._layers.actors):
            return ()
        return self._resolved(tokens.text[tokens.starts[start] : tokens.ends[end - 1]])

    def _resolved(self, words: str) -> tuple[str, ...]:
        actors = self._registry.resolve(words, countries=self._countries, date=self._date, outlet=self._outlet)
        return tuple(dict.fromkeys(actor.name for actor in actors))

    def entities(self, token: int, *, counted: bool = True, speaker: tuple[str, ...] = (),
                 other_than: frozenset[str] = frozenset()) -> list[Entity]:  # fmt: skip
        """The actor or thing whose phrase is headed by `token`: one entity for each actor the phrase stands for.

        `speaker` names whom "we" and "our" mean; a pronoun does not stand for those of `other_than`.
        """
        tokens = self._layers.tokens
        token = self._climb(token)
        start, end = self._joined(*self._undated(*noun_phrase(tokens, token)))
        names = self._names(start, end) if not self._modifies(token) else self._modifier_names(token)
        names = self._spoken_for(token, start, end) or names or self._of_whom(token)
        members = self._members(start, end) if len(names) == 1 and not self._modifies(token) else []
        if members:
            return members
        shown = self._undated(*noun_phrase(tokens, token, counted=False)) if not counted else (start, end)
        shown = (shown[0], self._with_name(token, shown[1]))
        mention = span_of(tokens, *shown)
        if not names and tokens.lower[start] in {"our", "my"} and speaker:
            names = speaker
        if tokens.lower[start] in {"his", "her"} and tokens.lemmas[token] in FORCE_NOUNS:
            names = names or self._led(start)
        elif tokens.lower[start] in OWNERS and tokens.lemmas[token] in FORCE_NOUNS:
            names = names or self._of_owner(token, start, speaker)
        elif not names and self._may_refer(token, start):
            names = self._antecedent(token, speaker, other_than)
        if not names:
            return [Entity(mention=mention, name=None)]
        return [Entity(mention=mention, name=name) for name in names]

    def _of_whom(self, token: int) -> tuple[str, ...]:
        """Whose a force is by the words behind it ("warplanes of the Saudi-led coalition")."""
        tokens = self._layers.tokens
        if tokens.lemmas[token] not in FORCE_NOUNS:
            return ()
        goals = [g for c in tokens.children[token] if tokens.lower[c] == "of" for g in tokens.children[c]]
        return self._names(*noun_phrase(tokens, goals[0])) if goals and tokens.deps[goals[0]] == "pobj" else ()

    def _spoken_for(self, token: int, start: int, end: int) -> tuple[str, ...]:
        """Of "Taliban spokesman X" as a doer the body that he speaks for."""
        tokens = self._layers.tokens
        if not any(tokens.lemmas[t] in {"spokesman", "spokesperson", "spokeswoman"} for t in range(start, end)):
            return ()
        bodies = [k.actor.name for k in self._layers.actors if start <= k.start < end and k.actor.kind != "person"]
        return tuple(bodies[:1])

    def _members(self, start: int, end: int) -> list[Entity]:
        """The actors that one noun of force stands for ("Russian and regime warplanes"), each with its own words."""
        tokens = self._layers.tokens
        cuts = [t for t in range(start + 1, end - 1) if tokens.lower[t] in {"and", "or", "&"}]
        if len(cuts) != 1 or tokens.lemmas[end - 1] not in FORCE_NOUNS:
            return []
        first = tokens.text[tokens.starts[start] : tokens.ends[cuts[0] - 1]]
        one = self._resolved(f"{first} {tokens.words[end - 1]}")
        other = self._names(cuts[0] + 1, end)
        if not one or not other or set(one) & set(other):
            return []
        spans = (start, cuts[0]), (cuts[0] + 1, end)
        return [Entity(mention=span_of(tokens, *span), name=names[0]) for span, names in zip(spans, (one, other), strict=True)]

    def takes_part(self, entity: Entity) -> bool:
        """Whether an entity may do harm at all: media and monitors tell of wars and fight in none."""
        actor = self._registry.find(entity.name) if entity.name else None
        return actor is None or actor.kind not in ONLOOKERS

    def _climb(self, token: int) -> int:
        """From a nationality to the force it belongs to: "an Afghan and coalition force" is one phrase."""
        tokens = self._layers.tokens
        head = tokens.heads[token]
        while self._modifies(token) and tokens.lemmas[head] in FORCE_NOUNS and 0 < head - token <= 6:
            token, head = head, tokens.heads[head]
        return token

    def _modifies(self, token: int) -> bool:
        return self._layers.tokens.deps[token] in {"amod", "compound", "nmod", "poss"}

    def _modifier_names(self, token: int) -> tuple[str, ...]:
        """ "Syrian" of "Syrian airstrikes" means the air force: the noun decides what of the country acts."""
        tokens = self._layers.tokens
        own = self._names(*noun_phrase(tokens, token))
        head = tokens.heads[token]
        if tokens.pos[token] in {"ADJ", "PROPN"} and 0 < head - token <= 4:
            return self._resolved(f"{tokens.words[token]} {tokens.words[head]}") or own
        return own

    def _joined(self, start: int, end: int) -> tuple[int, int]:
        """A phrase cut at "and" that goes on to a force: "a combined Afghan" + "and coalition force"."""
        tokens = self._layers.tokens
        last = end - 1
        if end < len(tokens) and tokens.pos[last] in {"ADJ", "PROPN", "NOUN"} and tokens.lemmas[end] in FORCE_NOUNS:
            return start, end + 1
        if tokens.pos[last] in {"ADJ", "PROPN"} and end < len(tokens) and tokens.lower[end] in {"and", "-", "/"}:
            for at in range(end + 1, min(end + 5, len(tokens))):
                followed = at + 1 < len(tokens) and tokens.lemmas[at + 1] in FORCE_NOUNS
                if tokens.lemmas[at] in FORCE_NOUNS and not followed:
                    return start, at + 1
                if tokens.pos[at] not in {"ADJ", "NOUN", "PROPN", "PUNCT"}:
                    break
        return start, end

    def _undated(self, start: int, end: int) -> tuple[int, int]:
        """A phrase without a date that the parser put in front of it ("27 Jul 2016 At least 48 people")."""
        for time in self._layers.times:
            if time.start < end and start < time.end < end:
                start = time.end
        return start, end

    def _with_name(self, token: int, end: int) -> int:
        """The end of a phrase with the person's name that is set beside it ("a young man, X Y")."""
        tokens = self._layers.tokens
        for child in tokens.children[token]:
            named = tokens.deps[child] == "appos" and tokens.pos[child] == "PROPN" and tokens.lower[end : end + 1] == (",",)
            if named and tokens.entities[child] == "PERSON":
                start, last = noun_phrase(tokens, child)
                return last if start == end + 1 else end
        return end

    def _may_refer(self, token: int, start: int) -> bool:
        tokens = self._layers.tokens
        if tokens.lower[token] in PRONOUNS:
            return True
        if tokens.lemmas[token] in CIVILIANS:
            return False
        definite = tokens.lower[start] in {"the", "this", "that", "these", "those", "its", "their", "his"}
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
        return known or self._names(*noun_phrase(tokens, subjects[0]))

    def _led(self, token: int) -> tuple[str, ...]:
        """The forces of the body of the last official named before "his": none where the registry does not know whom he leads."""
        people = [k.actor for k in self._layers.actors if k.start < token and k.actor.kind == "person"]
        body = people[-1].organisation if people else None
        forces = self._registry.forces_of(body, "forces") if body else None
        return (forces.name if forces else body,) if body else ()

    def _of_owner(self, token: int, start: int, speaker: tuple[str, ...]) -> tuple[str, ...]:
        """Of "its forces" the forces of the state that "its" stands for; of another actor's they are the actor itself."""
        tokens = self._layers.tokens
        owners = self._antecedent(start, speaker, frozenset())
        forces = [self._registry.forces_of(owner, tokens.words[token]) for owner in owners]
        return tuple(force.name if force else owner for force, owner in zip(forces, owners, strict=True))

    def _only_force(self) -> list[_Named]:
        """The document's one force, which "aircraft" and the like are of; none where it tells of several."""
        forces = [named for named in self._named if named.force]
        return forces[:1] if len({named.names for named in forces}) == 1 else []

    def _antecedent(self, token: int, speaker: tuple[str, ...], other_than: frozenset[str]) -> tuple[str, ...]:
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
