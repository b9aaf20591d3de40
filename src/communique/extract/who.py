"""Who: actor phrases with their canonical names, pronouns and "the group" linked to what came before."""

from __future__ import annotations

import datetime as dt

from communique.extract.antecedents import FORCE_NOUNS, OWNERS, Antecedents, Named
from communique.extract.layers import KnownActor, Layers
from communique.extract.phrases import noun_phrase, span_of
from communique.gazetteer.actor_records import MEDIA, ONLOOKERS
from communique.gazetteer.actors import ActorRegistry
from communique.gazetteer.names import plain
from communique.gazetteer.nations import country_words
from communique.model.records import Entity

ARMED_GROUPS = {"armed_group", "movement", "militia", "party", "person"}

MEMBERS = frozenset({"fighter", "militant", "gunman", "terrorist", "insurgent", "rebel", "guerrilla", "militiaman", "combatant",
                     "operative", "jihadist", "recruit", "element", "paramilitary", "mercenary"})  # fmt: skip
"""Nouns, lemmas, for those whose side the words behind them may name."""

BESIDE_THEM = frozenset({"ally", "partner", "backer", "proxy"})
"""Nouns, lemmas, for others than whose they are ("the army and its allies")."""


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
        self._before = Antecedents(layers, self._read_names(), self._names)

    def _read_names(self) -> list[Named]:
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
                found.append(Named(head, names, acting, tokens.lemmas[head], force, head not in onlookers))
        return sorted(found, key=lambda named: named.token)

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
        cut = [k.actor.name for k in self._layers.actors if k.start < start < k.end <= end and k.actor.kind not in ONLOOKERS]
        if cut:
            return tuple(cut)
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
        elif tokens.lower[start] in OWNERS and tokens.lemmas[token] in BESIDE_THEM:
            names = names or ()
        elif tokens.lower[start] in OWNERS and tokens.lemmas[token] in FORCE_NOUNS:
            names = names or self._of_owner(token, start, speaker)
        elif not names and self._before.may_refer(token, start):
            names = self._before.of(token, speaker, other_than)
        if not names:
            return [Entity(mention=mention, name=None)]
        return [Entity(mention=mention, name=name) for name in names]

    def _of_whom(self, token: int) -> tuple[str, ...]:
        """Whose a force or whose fighters are by the words behind ("warplanes of the Saudi-led coalition", "gunmen from X")."""
        tokens = self._layers.tokens
        if tokens.lemmas[token] not in FORCE_NOUNS | MEMBERS:
            return ()
        goals = [(c, g) for c in tokens.children[token] if tokens.lower[c] in {"of", "from"} for g in tokens.children[c]]
        if not goals or tokens.deps[goals[0][1]] != "pobj":
            return ()
        leading, goal = goals[0]
        force = tokens.lower[leading] == "of" and tokens.lemmas[token] in FORCE_NOUNS
        known = [k for k in self._layers.actors if k.start <= goal < k.end and k.actor.kind not in ONLOOKERS | {"person"}]
        if known and self._at_home(known[0]) and not force:
            return (known[0].actor.name,)
        return self._names(*noun_phrase(tokens, goal)) if force or tokens.lemmas[goal] in FORCE_NOUNS else ()

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
        """A phrase cut at "and" that goes on to a force, or that one goes before: "a combined Afghan" + "and coalition force"."""
        tokens = self._layers.tokens
        last = end - 1
        before = start - 2
        if before >= 0 and tokens.deps[last] == "conj" and tokens.heads[last] == before and self._side_of(before, last):
            return noun_phrase(tokens, before)[0], end
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

    def _side_of(self, token: int, force: int) -> bool:
        """Whether a word is only the nationality of a force that "and" joins to it, for all that the parser makes it a noun."""
        tokens = self._layers.tokens
        joined = tokens.lower[token + 1] in {"and", "&"} and tokens.lemmas[force] in FORCE_NOUNS
        return joined and plain(tokens.words[token]) in country_words()[0]

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

    def _led(self, token: int) -> tuple[str, ...]:
        """The forces of the body of the last official named before "his": none where the registry does not know whom he leads."""
        people = [k.actor for k in self._layers.actors if k.start < token and k.actor.kind == "person"]
        body = people[-1].organisation if people else None
        forces = self._registry.forces_of(body, "forces") if body else None
        return (forces.name if forces else body,) if body else ()

    def _of_owner(self, token: int, start: int, speaker: tuple[str, ...]) -> tuple[str, ...]:
        """Of "its forces" the forces of the state that "its" stands for; of another actor's they are the actor itself."""
        tokens = self._layers.tokens
        owners = self._before.of(start, speaker, frozenset())
        forces = [self._registry.forces_of(owner, tokens.words[token]) for owner in owners]
        return tuple(force.name if force else owner for force, owner in zip(forces, owners, strict=True))
