"""A claim with nothing finer of its places than their province or country: the finer names are blacked out where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from communique.export.fine_names import Level, fine_places
from communique.gazetteer.medical import site_names
from communique.gazetteer.names import plain
from communique.gazetteer.persons import covered, is_known
from communique.gazetteer.phrasing import bare_name
from communique.gazetteer.places import PlaceEntry, open_places
from communique.model.records import Claim, Entity, Place, Source, SourceLink, Span

_SHORTEST = 3
"""Letters of a name below which it is looked for nowhere but where the place was read."""
_ARTICLE = re.compile(r"^(?:the|a)\s+", re.IGNORECASE)
_BREAK = re.compile(r"[\s-]+")


def coarsened(claim: Claim, level: Level) -> Claim:
    """The claim with the province or country that holds each of its places, without coordinates, in place of the place.

    Where no province is known it is the country, and where no country is known the place has no name. Names of finer places
    and of medical sites are blacked out in all words of the claim, whether or not it was read as being there, and in the
    title of its document. Offsets and lengths stay.
    """
    kept = [_Kept.of(place, level) for place in claim.places]
    hiding = _Hiding.of(claim, kept, level)
    document, time, quantity = claim.document, claim.time, claim.quantity
    if quantity:
        counted = hiding.string(quantity.counted)
        quantity = quantity.model_copy(update={"mention": hiding.text(quantity.mention), "counted": counted})
    changed: dict[str, object] = {
        "document": document.model_copy(update={"title": hiding.string(document.title)}),
        "evidence": hiding.text(claim.evidence),
        "trigger": hiding.text(claim.trigger),
        "places": tuple(_distinct(one.published(hiding) for one in kept)),
        "time": time.model_copy(update={"mention": hiding.text(time.mention)}) if time.mention else time,
        "quantity": quantity,
        "source": hiding.source(claim.source),
    }
    for role in ("agent", "target", "supporter"):
        changed[role] = tuple(hiding.entity(entity) for entity in getattr(claim, role))
    return claim.model_copy(update=changed)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A place, the gazetteer's entry of it, and the area that stands for it: None where none is known."""

    place: Place
    entry: PlaceEntry | None
    area: PlaceEntry | None
    fine: bool

    @classmethod
    def of(cls, place: Place, level: Level) -> _Kept:
        entry = _entry(place)
        if place.kind == "country" or place.kind == level or (place.kind == "region" and entry and not entry.country):
            return cls(place, entry, entry, fine=False)
        around = (entry, *open_places().ancestors(entry)) if entry else ()
        found = {area.kind: area for area in reversed(around) if area}
        code = place.country or (entry.country if entry else None)
        area = found.get(level) or found.get("country") or (open_places().country(code) if code else None)
        return cls(place, entry, area, fine=area is None or area is not entry)

    def published(self, hiding: _Hiding) -> Place:
        """The place as it may be told, its mention covered where it is finer."""
        mention = self.place.mention and hiding.text(self.place.mention)
        named = self.area if self.fine or not self.place.kind else self.place
        if named is None:
            return Place(mention=mention, role=self.place.role)
        return Place(mention=mention, role=self.place.role, name=named.name, country=named.country, kind=named.kind,
                     precision=named.kind)  # fmt: skip

    def names(self) -> Iterator[str]:
        """The names that tell more than the area: those of the place, and of what it lies in below the area."""
        if not self.fine:
            return
        place, entry, area = self.place, self.entry, self.area
        kept = set(map(plain, _with_bare((area.name, *area.names)))) if area else set[str]()
        given = [place.mention.text if place.mention else None, place.name, *place.names]
        for around in (entry, *open_places().ancestors(entry)) if entry else ():
            if area and around and around.number == area.number:
                break
            given += [around.name, *around.names] if around else []
        yield from (name for name in _with_bare(one for one in given if one) if plain(name) not in kept)


def _entry(place: Place) -> PlaceEntry | None:
    """The gazetteer's entry of a place by its number or its very name: nothing that is merely spelled like it."""
    name = place.name or (" ".join(place.mention.text.split()) if place.mention else "")
    entry = open_places().find(place.geonames_id, name=name or None, country=place.country, kind=place.kind)
    if entry is None or (place.country and entry.country not in {place.country, None}):
        return None
    by_number = entry.geonames_id is not None and entry.geonames_id == place.geonames_id
    return entry if by_number or plain(name) in map(plain, (entry.name, *entry.names)) else None


@dataclass(frozen=True, slots=True)
class _Hiding:
    """What is hidden: the spans of finer places, what `pattern` finds, names of medical sites, and of any fine place.

    In `actors`, where known actors and persons are named, no other fine places are.
    """

    spans: tuple[Span, ...]
    pattern: re.Pattern[str] | None
    actors: tuple[Span, ...]
    level: Level

    @classmethod
    def of(cls, claim: Claim, kept: Sequence[_Kept], level: Level) -> _Hiding:
        names = {name for one in kept for name in one.names() if len(name) >= _SHORTEST and not name[0].islower()}
        source = claim.source
        actors = [entity.mention for entity in (*claim.agent, *claim.target, *claim.supporter) if is_known(entity.name or "")]
        actors += [source.speaker] if source.speaker and (source.name or is_known(source.organisation or "")) else []
        spans = tuple(one.place.mention for one in kept if one.fine and one.place.mention)
        return cls(spans, _pattern(tuple(sorted(names))), tuple(actors), level)

    def text(self, span: Span) -> Span:
        """Words of the document."""
        text = span.text
        fine = [Span.of(text, *at) for at in fine_places(text, self.level)]
        moved = [Span(start=span.start + one.start, end=span.start + one.end, text=one.text) for one in fine]
        free = [one for one in moved if not any(one.start < actor.end and actor.start < one.end for actor in self.actors)]
        own = [Span(start=span.start + start, end=span.start + end, text=text[start:end]) for start, end in self._found(text)]
        return covered(span, (*self.spans, *free, *own))

    def person(self, name: str | None) -> str | None:
        """A name of a person, in which only what is known to name a place is hidden."""
        return _covered(name, self._found(name)) if name else name

    def string(self, words: str | None) -> str | None:
        """Words that need not stand in the text, such as a title or a body's name; what the registry knows is left."""
        if not words or is_known(words):
            return words
        return _covered(words, (*self._found(words), *fine_places(words, self.level)))

    def entity(self, entity: Entity) -> Entity:
        return Entity(mention=self.text(entity.mention), name=self.string(entity.name))

    def source(self, source: Source) -> Source:
        chain = tuple(self._link(link) for link in source.chain)
        return source.model_copy(update={"speaker": source.speaker and self.text(source.speaker), "chain": chain,
                                         "name": self.person(source.name),
                                         "organisation": self.string(source.organisation)})  # fmt: skip

    def _link(self, link: SourceLink) -> SourceLink:
        return link.model_copy(update={"mention": link.mention and self.text(link.mention), "name": self.person(link.name),
                                       "organisation": self.string(link.organisation)})  # fmt: skip

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        yield from site_names(text)
        for match in self.pattern.finditer(text) if self.pattern else ():
            if not match[0][0].islower():
                yield match.span()


def _covered(words: str, found: Iterable[tuple[int, int]]) -> str:
    return covered(Span.of(words, 0, len(words)), (Span.of(words, *at) for at in found)).text


@lru_cache(maxsize=2_000)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """What finds any of the names as whole words, over any break of a line."""
    words = [r"[\s-]+".join(map(re.escape, _BREAK.split(name))) for name in sorted(names, key=len, reverse=True)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE) if words else None


def _with_bare(names: Iterable[str]) -> Iterator[str]:
    """Each name, and what it is without a word for its kind and an article in front ("Idlib" of "Idlib Governorate")."""
    for name in names:
        flat = _ARTICLE.sub("", " ".join(name.split()))
        yield flat
        yield bare_name(flat)


def _distinct(places: Iterable[Place]) -> Iterator[Place]:
    """The places without those that tell again what one before told."""
    told = set[tuple[str, str, str | None]]()
    for place in places:
        key = (place.role, place.name or "", place.country)
        if not place.name or key not in told:
            yield place
        told.add(key)
