"""Which places a claim has: those the encoder chose, what the words chain to them, and what the parse says."""

from __future__ import annotations

from communique.extract import adjacent_places, syntax
from communique.extract.arguments import ArgumentReader
from communique.extract.encoder import TriggerReading
from communique.extract.entries import Entries
from communique.extract.factuality import on_record
from communique.extract.heads import PLACE_ROLES
from communique.extract.layers import Layers
from communique.extract.place_names import FINENESS
from communique.extract.where import PlaceReader
from communique.model.records import Place, PlaceRole

PLACE_FLOOR = 0.3
DOUBTFUL_FLOOR = 0.1
RELATIVE_FLOOR = 0.8
"""A place is kept only if it is at least this share as likely as the likeliest: most claims have one."""
NAMELESS_FLOOR = 0.6
"""Least probability of a place without a name."""
LASTING = frozenset({"control", "strength", "siege", "sanction", "agreement"})
"""Types that hold in a place as a whole: what the place is near to says nothing of them."""


LAUNCHED = frozenset({"air_strike", "shelling", "munitions_used", "air_sortie", "movement", "advance", "withdrawal", "aid",
                      "displaced", "evacuated"})  # fmt: skip
"""Types in which something comes from somewhere."""
HARM = frozenset({"killed", "wounded", "casualties", "air_strike", "shelling", "bombing", "suicide_bombing", "attack",
                  "chemical_attack"})  # fmt: skip
WARDS = {"hospital", "clinic", "morgue", "mortuary", "medical", "infirmary"}
BRINGING = {"arrive", "take", "bring", "transfer", "transport", "rush", "carry", "admit", "evacuate", "refer", "reach", "receive",
            "treat", "move", "deliver", "ferry", "hospitalize", "hospitalise"}  # fmt: skip
"""Verbs by which the hurt come to a hospital."""


class PlaceChooser:
    """Chooses the places of the claims of one document."""

    def __init__(self, layers: Layers, places: PlaceReader, arguments: ArgumentReader) -> None:
        self._layers = layers
        self._tokens = layers.tokens
        self._places = places
        self._arguments = arguments
        self._entries = Entries(layers)
        self.nameless: dict[int, Place] = {}
        """Places without a name by where their triggers start, for claims that nothing else gives a place."""
        self.aside: set[int] = set()
        """Sentences that tell what somebody is known for: where that was says nothing of what the report goes on to tell."""

    def read(self, reading: TriggerReading) -> list[Place]:
        """The places of the claim that `reading` triggers, in text order, one mention each.

        Places in the trigger's own sentence go before those that the encoder carried from another one; of the latter only
        the finest stays.
        """
        found = self._chosen(reading)
        if on_record(self._layers, reading.token):
            self.aside.add(self._tokens.sentence_of[reading.token])
        self._places.tell(found)
        return found

    def _chosen(self, reading: TriggerReading) -> list[Place]:
        chosen = {t: role for t, role in self._likely(reading).items() if not self._brought_there(t, reading.kind)}
        if reading.figure:
            return self._resolved(chosen, reading.token)
        own = {token: role for token, role in chosen.items() if self._beside(token, reading.token)}
        parsed = [(t, r) for t, r in syntax.places(self._layers, reading.token, reading.kind) if t not in reading.apart]
        if not own:
            own = {t: r for t, r in parsed if self._places.phrases.may_be_place(t) and not self._brought_there(t, reading.kind)}
        if not own and (opening := adjacent_places.fronted(self._layers, reading.token)):
            own = dict([opening])
        own = own or adjacent_places.destinations(self._layers, reading.token)
        if not own:
            told = {t: role for t, role in chosen.items() if self._tokens.sentence_of[t] not in self.aside}
            entry = self._entries.heading(reading.token)
            told = {t: role for t, role in told.items() if self._entries.heading(t) in {entry, None}}
            return self._finest(self._resolved(told, reading.token), reading)
        own |= {t: r for t, r in syntax.adverbs_of_place(self._tokens, reading.token) if t not in own}
        if all(self._places.place(token, role).name is None for token, role in own.items()):
            own |= self._named_beside(reading)
        for token in self._arguments.heads(reading, "target"):
            if self._places.phrases.is_place(token):
                own.setdefault(token, "at")
        own = self._parted(own, reading.token)
        finer = [place for t in own if (place := adjacent_places.within(self._layers, t)) and place[0] not in own]
        own |= dict(finer)
        own = {t: adjacent_places.goal(self._layers, t, reading.token) or role for t, role in own.items()}
        own = {t: "from" if self._origin(t, reading.kind) else role for t, role in own.items()}
        self._chain(own, beside=reading.kind not in LASTING)
        self._keep_nameless(own, reading)
        return _without_containers(self._resolved(own, reading.token))

    def _origin(self, token: int, kind: str) -> bool:
        """Whether what was fired, flown or moved came "from" a place, or from one that it is coordinated to."""
        tokens = self._tokens
        while tokens.deps[token] in {"conj", "appos"} and tokens.heads[token] != token:
            token = tokens.heads[token]
        return kind in LAUNCHED and tokens.deps[token] == "pobj" and tokens.lower[tokens.heads[token]] == "from"

    def _brought_there(self, token: int, kind: str) -> bool:
        """Whether a place is, or holds, the hospital to which the hurt and the dead were brought: they came to harm elsewhere."""
        tokens = self._tokens
        for at in tokens.ancestors(token) if kind in HARM else ():
            if tokens.pos[at] == "VERB":
                return False
            ward = any(tokens.lower[t] in WARDS for t in (at, *tokens.children[at]))
            if ward and tokens.pos[at] in {"NOUN", "PROPN"}:
                verb = tokens.heads[tokens.heads[at]] if tokens.deps[at] == "pobj" else tokens.heads[at]
                return tokens.lemmas[verb] in BRINGING
        return False

    def _parted(self, own: dict[int, PlaceRole], trigger: int) -> dict[int, PlaceRole]:
        """Without the places of what a trigger is joined with, where it has one of its own ("12 raids in X and 9 in Y")."""
        tokens = self._tokens
        follows = adjacent_places.following(self._layers, trigger)
        if follows:
            own = {t: r for t, r in own.items() if not adjacent_places.of_a_twin(self._layers, t, trigger)}
            own.setdefault(*follows)
        joined = syntax.coordinated(tokens, trigger)
        homes = {token: next((t for t in tokens.ancestors(token) if t in joined), None) for token in own}
        if trigger not in homes.values():
            return own
        return {token: role for token, role in own.items() if homes[token] in {trigger, None}}

    def _likely(self, reading: TriggerReading) -> dict[int, PlaceRole]:
        """Tokens that the encoder makes a place of the claim, each with its likeliest role.

        How likely a word is a place at all counts, whatever its role: that it is in none of them is the product.
        """
        none: dict[int, float] = {}
        roles: dict[int, tuple[float, PlaceRole]] = {}
        for role in PLACE_ROLES:
            for token, p in reading.roles.get(role, ()):
                if self._places.phrases.may_be_place(token):
                    none[token] = none.get(token, 1.0) * (1 - p)
                    roles[token] = max(roles.get(token, (0.0, role)), (p, role))
        floor = max(PLACE_FLOOR, RELATIVE_FLOOR * (1 - min(none.values(), default=1.0)))
        best = [t for t, p in none.items() if 1 - p >= floor]
        return {part: roles[token][1] for token in best for part in self._places.phrases.parts(token)}

    def _named_beside(self, reading: TriggerReading) -> dict[int, PlaceRole]:
        """The likeliest named place of the trigger's own sentence, where what was chosen has no name ("a market in X")."""
        pairs = [(p, token, role) for role in PLACE_ROLES for token, p in reading.roles.get(role, ()) if p >= DOUBTFUL_FLOOR]
        named = [pair for pair in pairs if self._beside(pair[1], reading.token) and self._places.phrases.is_place(pair[1])]
        return {token: role for _, token, role in sorted(named, reverse=True)[:1]}

    def _beside(self, token: int, trigger: int) -> bool:
        """Whether two words stand in one sentence, or in one item of a list, which the parser may cut at semicolons."""
        tokens = self._tokens
        one, other = sorted((token, trigger))
        if tokens.sentence_of[one] == tokens.sentence_of[other]:
            return True
        item = all(tokens.sentences[tokens.sentence_of[t]].role == "list" for t in (one, other))
        return item and "\n" not in tokens.text[tokens.ends[one] : tokens.starts[other]]

    def _chain(self, chosen: dict[int, PlaceRole], *, beside: bool) -> None:
        """Add what the words join to a chosen place: the area it lies in, its coordinates, what it is near to."""
        tokens = self._tokens
        pending = list(chosen)
        while pending:
            token = pending.pop()
            joined = dict.fromkeys(self._places.phrases.chained(token), chosen[token])
            nouns = {"PROPN", tokens.pos[token]}
            others = [t for t in self._arguments.coordination(token) if tokens.pos[t] in nouns]
            joined |= {t: chosen[token] for t in others if self._places.phrases.may_be_place(t)}
            if beside:
                joined |= dict.fromkeys(self._places.phrases.beside(token), "near")
            fresh = [other for other in joined if other not in chosen]
            chosen.update((other, joined[other]) for other in fresh)
            pending += fresh

    def _resolved(self, chosen: dict[int, PlaceRole], trigger: int) -> list[Place]:
        found: list[Place] = []
        for token in sorted(chosen):
            place = self._places.place(token, chosen[token])
            if not any(_overlap(place, other) for other in found):
                found.append(place)
        return _distinct(found, self._tokens.starts[trigger])

    def _keep_nameless(self, own: dict[int, PlaceRole], reading: TriggerReading) -> None:
        """Keep the likeliest place of a common noun for a claim that turns out to have no other one ("at the checkpoint")."""
        shares: dict[int, float] = {}
        for role in PLACE_ROLES:
            for token, p in reading.roles.get(role, ()):
                shares[token] = 1 - (1 - shares.get(token, 0.0)) * (1 - p)
        sure = [t for t in own if shares.get(t, 0.0) >= NAMELESS_FLOOR and self._tokens.pos[t] == "NOUN"]
        best = max(sure, key=lambda t: shares[t], default=None)
        if best is not None:
            self.nameless[self._tokens.starts[reading.token]] = self._places.place(best, own[best])

    def _finest(self, places: list[Place], reading: TriggerReading) -> list[Place]:
        """Of carried places the finest; of several as fine the nearest to the trigger."""
        at = self._tokens.starts[reading.token]
        return sorted(places, key=lambda p: (-FINENESS[p.kind], abs(_start(p) - at)))[:1]


def _start(place: Place) -> int:
    return place.mention.start if place.mention else 0


def _overlap(one: Place, other: Place) -> bool:
    a, b = one.mention, other.mention
    return a is not None and b is not None and a.start < b.end and b.start < a.end


def _without_containers(places: list[Place]) -> list[Place]:
    """Without the country of a finer place, and the province of a town or site, of the same claim."""
    fine = {p.country for p in places if p.kind not in {"country", "region"} and p.country}
    towns = {p.country for p in places if p.kind in {"city", "facility", "place", None} and p.role in {"at", "near"}}
    return [p for p in places if not ((p.kind == "country" and p.country in fine)
                                      or (p.kind == "province" and p.role in {"at", "near"} and p.country in towns))]  # fmt: skip


def _distinct(places: list[Place], trigger: int) -> list[Place]:
    """One mention for each place, the nearest to the trigger; a road or a house without a name is none."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda p: abs(_start(p) - trigger)):
        if place.name is not None and all(place.name != other.name for other in kept):
            kept.append(place)
    return sorted(kept, key=_start)
