"""Claims under the names that persons merged theirs into, as reconciling, bounds and tallies compare them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from communique.gazetteer.names import plain
from communique.gazetteer.places import open_places
from communique.ledger.projection import place_key
from communique.ledger.store import Ledger
from communique.model.bounds import Question
from communique.model.records import Claim, Entity, Place, Source


@dataclass(frozen=True, slots=True)
class Naming:
    """What merged names count as: actors by name, places by the ledger's key (GeoNames number|country|name)."""

    actors: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, ledger: Ledger) -> Naming:
        """The merges of a ledger that hold."""
        return cls(ledger.names.heads("actor"), ledger.names.heads("place")) if ledger.names.merged() else cls()

    def claim(self, claim: Claim) -> Claim:
        """The claim with merged names replaced; its words and offsets stay. The same object where nothing was merged."""
        changed: dict[str, object] = {}
        if self.actors:
            for role in ("agent", "target", "supporter"):
                given = getattr(claim, role)
                named = tuple(self._entity(entity) for entity in given)
                if named != given:
                    changed[role] = named
            source = self._source(claim.source)
            if source is not claim.source:
                changed["source"] = source
        if self.places:
            placed = tuple(self._place(place) for place in claim.places)
            if placed != claim.places:
                changed["places"] = placed
        return claim.model_copy(update=changed) if changed else claim

    def question(self, question: Question) -> Question:
        """The question about what its actors, its place and its sources were merged into."""
        asked: dict[str, object] = {role: self.actors[name] for role in ("agent", "target")
                                    if (name := getattr(question, role)) in self.actors}  # fmt: skip
        sources = tuple(self.actors.get(name, name) for name in question.sources)
        if question.place and (head := self._asked_place(question.place)):
            asked["place"] = head
        return question.model_copy(update={**asked, "sources": sources})

    def _asked_place(self, asked: str) -> str | None:
        """The name of the one place that the merged places of this name count as; None where there is none, or several."""
        if not self.places:
            return None
        entry = open_places().resolve(asked).best
        number = str(entry.geonames_id) if entry and entry.geonames_id else None
        heads = set()
        for key, head in self.places.items():
            own, _, name = key.split("|", 2)
            if plain(name) == plain(asked) or (number and own == number):
                heads.add(head)
        return heads.pop().split("|", 2)[2] if len(heads) == 1 else None

    def _entity(self, entity: Entity) -> Entity:
        head = self.actors.get(entity.name or " ".join(entity.mention.text.split()))
        return entity.model_copy(update={"name": head}) if head else entity

    def _source(self, source: Source) -> Source:
        """The source with its person and its body named anew; words of nobody known become a body of the merged name."""
        update = {part: head for part in ("name", "organisation") if (head := self.actors.get(getattr(source, part) or ""))}
        if not update and source.speaker and not (source.name or source.organisation):
            head = self.actors.get(" ".join(source.speaker.text.split()))
            update = {"organisation": head} if head else {}
        return source.model_copy(update=update) if update else source

    def _place(self, place: Place) -> Place:
        head = self.places.get(place_key(place) or "")
        if head is None:
            return place
        geonames_id, country, name = head.split("|", 2)
        return place.model_copy(update={"geonames_id": int(geonames_id) if geonames_id else None,
                                        "country": country or None, "name": name, "names": (), "candidates": ()})  # fmt: skip
