"""What words that a person chose say as a field of a claim: the reader's own grammars and registries, without a model."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from communique.extract.quantities.mentions import QuantityMention, find_quantities
from communique.extract.times.finding import find_times
from communique.extract.times.intervals import counted_until, resolve
from communique.extract.where import place_record
from communique.gazetteer.actors import ActorRegistry
from communique.gazetteer.places import PlaceGazetteer
from communique.kinds.catalogue import open_kinds
from communique.model.records import Document, Entity, Place, PlaceRole, Quantity, Source, SourceLink, Span, Time

_TOKEN = re.compile(r"\w+(?:[.,:]\d+)*|[^\w\s]")
_AROUND = 200
"""Code points before and after the chosen words in which a time expression that holds them is looked for."""
_BEFORE = 20
"""Code points before the chosen words that say what part they play."""
_ROLES: tuple[tuple[re.Pattern[str], PlaceRole], ...] = (
    (re.compile(r"\b(?:near|close to|outside|around|off)\s+(?:the\s+)?$", re.I), "near"),
    (re.compile(r"\btowards?\s+(?:the\s+)?$", re.I), "toward"),
    (re.compile(r"\bfrom\s+(?:the\s+)?$", re.I), "from"),
)
_ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", "e"), ("ing", ""), ("ed", "e"), ("ed", ""), ("es", ""), ("s", ""), ("d", ""))
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1$")


def entity(span: Span, registry: ActorRegistry, countries: Sequence[str], document: Document) -> Entity:
    """The actor that words name; without a name where the registry knows none."""
    found = registry.resolve(span.text, countries=countries, date=document.published, outlet=document.outlet)
    return Entity(mention=span, name=found[0].name if found else None)


def place(
    text: str, span: Span, gazetteer: PlaceGazetteer, countries: Mapping[str, float], *,
    name: str | None = None, geonames_id: int | None = None,
) -> Place:  # fmt: skip
    """The place that words name, in the light of the document's countries; its part is told by the words before it.

    `name` is what a person calls the place, in place of the words; `geonames_id` is the very one that they mean.
    """
    before = text[max(0, span.start - _BEFORE) : span.start]
    role: PlaceRole = next((role for pattern, role in _ROLES if pattern.search(before)), "at")
    found = gazetteer.resolve(name or span.text, countries=countries)
    meant = gazetteer.find(geonames_id) if geonames_id is not None else found.best
    if meant is None:
        return Place(mention=span, role=role, name=name, country=next(iter(countries), None))
    return place_record(span, role, meant, found.candidates)


def time(text: str, span: Span, published: dt.date | None, *, future: bool = False) -> Time:
    """The dates of the expression that shares most with the words; no dates where they hold none."""
    first = max(0, span.start - _AROUND)
    shared = [
        (min(span.end, first + one.end) - max(span.start, first + one.start), one.value)
        for one in find_times(text[first : span.end + _AROUND])
    ]
    overlap, value = max(shared, key=lambda pair: pair[0], default=(0, None))
    if value is None or overlap <= 0:
        return Time(mention=span, as_of=published)
    dates = resolve(value, published, None, future=future)
    before = text[max(0, span.start - _BEFORE) : span.start].lower() + span.text.lower().partition(" ")[0]
    return Time(
        mention=span, start=dates.start, end=dates.end, precision=dates.precision, as_of=counted_until(dates, published, before)
    )


def quantity(span: Span) -> Quantity:
    """The figure that words state; open on both sides where they state none."""
    words = _TOKEN.findall(span.text)
    found: QuantityMention | None = next(iter(find_quantities(words)), None)
    if found is None:
        return Quantity(mention=span)
    return Quantity(
        mention=span, low=found.low, high=found.high, hard=found.hard, soft=found.soft, form=found.form, per=found.per
    )


def source(span: Span, former: Source, registry: ActorRegistry, countries: Sequence[str], document: Document) -> Source:
    """According to whom: the words as the nearest speaker, the rest of the chain as it was."""
    found = registry.resolve(span.text, countries=countries, date=document.published, outlet=document.outlet)
    actor = found[0] if found else None
    person = actor.name if actor and actor.kind == "person" else None
    organisation = (actor.organisation if person else actor.name) if actor else None
    nearest = SourceLink(role="speaker", mention=span, name=person, organisation=organisation)
    chain = (nearest, *(link for link in former.chain if link.role != "speaker"))
    mode = "indirect" if former.mode == "narrator" else former.mode
    return Source(mode=mode, speaker=span, name=person, organisation=organisation, chain=chain)


def trigger(text: str, span: Span) -> tuple[Span, str | None]:
    """Words within a span that the catalogue lists for a claim type, and that type; else the first word and None.

    A phrase goes before a verb, a verb before a noun: "guns killed two" tells of deaths. Lemmas are guessed from endings:
    this proposes to a person, who decides.
    """
    words = [(span.start + m.start(), span.start + m.end()) for m in re.finditer(r"\w+", span.text)]
    if not words:
        return span, None
    lemmas = [set(_lemmas(text[start:end].lower())) for start, end in words]
    first, last, kind = next(_listed(lemmas), (0, 0, None))
    return Span.of(text, words[first][0], words[last][1]), kind


def _listed(lemmas: Sequence[set[str]]) -> Iterator[tuple[int, int, str]]:
    """(first word, last word, type) of what the catalogue lists, phrases first, then verbs, then nouns."""
    kinds = open_kinds().values()
    for at in range(len(lemmas)):
        runs = ((run, kind.name) for kind in kinds for run in kind.phrases if len(run) > 1)
        yield from ((at, at + len(run) - 1, name) for run, name in runs if _matches(lemmas, at, run))
    for at, forms in enumerate(lemmas):
        yield from ((at, at, kind.name) for kind in kinds if forms & kind.verbs)
    for at, forms in enumerate(lemmas):
        yield from ((at, at, kind.name) for kind in kinds if forms & kind.nouns)


def figures(text: str, span: Span) -> Iterator[Span]:
    """The figures within a span, left to right."""
    tokens = list(_TOKEN.finditer(span.text))
    for found in find_quantities([token[0] for token in tokens]):
        yield Span.of(text, span.start + tokens[found.start].start(), span.start + tokens[found.end - 1].end())


def _matches(lemmas: Sequence[set[str]], at: int, phrase: Sequence[str]) -> bool:
    return at + len(phrase) <= len(lemmas) and all(word in lemmas[at + n] for n, word in enumerate(phrase))


def _lemmas(word: str) -> Iterator[str]:
    """A word and what it may be a form of."""
    yield word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            yield stem + instead
            if not instead:
                yield _DOUBLED.sub(r"\1", stem)
