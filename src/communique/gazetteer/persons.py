"""Which names of a claim are those of private persons: victims and witnesses, not officials, commanders, spokespeople, bodies.

What the registry knows is public, and so is whoever the words give a rank, an office or a body to speak for. A name that only
looks like a person's is private where it stands for a victim or speaks for nobody; doers are named as the text names them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files

from communique.gazetteer.actors import open_actors
from communique.gazetteer.names import plain
from communique.gazetteer.nations import nations_in
from communique.gazetteer.places import open_places
from communique.model.records import Claim, Entity, Source, SourceLink, Span

PRIVATE = "a private person"
"""What counts, filters, tallies and what is published have in place of a private person's name."""
VICTIMS = frozenset("killed wounded casualties missing abducted detained surrendered displaced evacuated abuse".split())
"""Types of claims whose targets are people that something was done to."""
_PARTICLES = r"(?:al|el|ul|ad|as|ash|bin|ben|ibn|bint|abu|abd|de|del|della|da|dos|di|du|van|von|der|den|la|le|ould|y)"
_CAPITAL = r"(?:[^\W\d_a-z][^\W\d_]*[a-zà-öø-ÿ’'][^\W\d_]*(?:['’-][^\W\d_]+)*|[^\W\d_a-z]\.)"
NAME = re.compile(rf"\b(?:{_PARTICLES}[- ])?{_CAPITAL}(?:[- ](?:{_PARTICLES}[- ])*{_CAPITAL})*")
_WORD = re.compile(r"[^\W\d_]+")
_OPENING = frozenset(
    """his her their its our my your the a an this that these those some one two three four five six seven eight nine ten no both
all many several dozens hundreds mr mrs ms miss dr doctor prof professor sheikh hajj imam""".split()
)
"""Capitalised words in front of a name, or of none."""


@cache
def _words() -> dict[str, frozenset[str]]:
    table = tomllib.loads((files("communique.gazetteer") / "data" / "persons.toml").read_text(encoding="utf-8"))
    return {name: frozenset(listed) for name, listed in table.items()}


def is_private_source(source: Source) -> bool:
    """Whether a person speaks for nobody but themselves."""
    name, words = source.name, f"{source.speaker.text if source.speaker else ''} {source.name or ''}"
    if not name or name.isupper() or any(_holds(words, part) for part in ("office", "body")) or is_known(name):
        return False
    return source.organisation is None or _holds(words, "private")


def is_private_target(entity: Entity, kind: str) -> bool:
    """Whether somebody to whom something was done, in a claim of this type, is named as a private person."""
    words = entity.mention.text
    if kind not in VICTIMS or _holds(words, "office") or (entity.name and is_known(entity.name)):
        return False
    return names_person(entity.name or words)


@lru_cache(maxsize=50_000)
def names_person(words: str) -> bool:
    """Whether words hold what looks like a person's name and is that of no known actor, body, nation or place.

    A single name counts beside a word for a person ("his brother Jalal"), and by itself unless it is a plural or a place.
    """
    flat = " ".join(words.split())
    flat = flat.title() if flat.isupper() and " " in flat else flat
    beside = _holds(flat, "private")
    for found in NAME.finditer(flat):
        tokens = found.group().split()
        while tokens and _is_no_name(tokens[0]):
            tokens = tokens[1:]
        name = " ".join(tokens)
        if not tokens or _holds(name, "body") or is_known(name):
            continue
        if len(tokens) > 1 or beside:
            return not _is_place(name) or beside
        if name == flat and not name.endswith("s") and not _is_place(name):
            return True
    return False


def _is_no_name(token: str) -> bool:
    return token.lower().strip(".") in _OPENING or bool(nations_in((token,))) or _holds(token, "private")


@lru_cache(maxsize=50_000)
def _is_place(name: str) -> bool:
    return any(plain(name) in map(plain, (entry.name, *entry.names)) for entry in open_places().lookup(name, 3))


def _holds(words: str, part: str) -> bool:
    """Whether any word, or its singular, is in a list of persons.toml."""
    listed = _words()[part]
    return any(word in listed or word.removesuffix("s") in listed for word in map(str.lower, _WORD.findall(words)))


@lru_cache(maxsize=50_000)
def is_known(name: str) -> bool:
    """Whether a name is that of an actor, body or state of the registry."""
    registry = open_actors()
    return name in registry.actors or registry.find(name) is not None or registry.state_of(name) is not None


def without_private(claim: Claim) -> Claim:
    """The claim as it may be published: names of private persons replaced, their letters blacked out where they stand.

    Offsets and lengths stay. The same object where nobody private is named.
    """
    hidden = tuple(_private_spans(claim))
    speaks = is_private_source(claim.source)
    if not hidden:
        return claim
    target = tuple(
        Entity(mention=_blackened(one.mention), name=PRIVATE) if is_private_target(one, claim.type) else one
        for one in claim.target
    )
    return claim.model_copy(
        update={
            "target": target,
            "source": _unnamed(claim.source) if speaks else claim.source,
            "evidence": covered(claim.evidence, hidden),
            "trigger": covered(claim.trigger, hidden),
        }
    )


def searchable(claim: Claim) -> str:
    """The words of the claim that it is found by: its evidence on one line, without the names of private persons."""
    return " ".join(covered(claim.evidence, tuple(_private_spans(claim)), " ").text.split())


def _private_spans(claim: Claim) -> Iterator[Span]:
    for one in claim.target:
        if is_private_target(one, claim.type):
            yield one.mention
    if is_private_source(claim.source) and claim.source.speaker:
        yield claim.source.speaker


def _unnamed(source: Source) -> Source:
    def link(one: SourceLink) -> SourceLink:
        named = one.name is not None and one.name == source.name
        return one.model_copy(update={"name": PRIVATE, "mention": one.mention and _blackened(one.mention)}) if named else one

    speaker = _blackened(source.speaker) if source.speaker else None
    return source.model_copy(update={"name": PRIVATE, "speaker": speaker, "chain": tuple(map(link, source.chain))})


def _blackened(span: Span) -> Span:
    return covered(span, (span,))


def covered(span: Span, hidden: Iterable[Span], by: str = "█") -> Span:
    """The span with the letters of the hidden ones covered where they stand in it; offsets and length stay."""
    letters = list(span.text)
    for other in hidden:
        for at in range(max(span.start, other.start), min(span.end, other.end)):
            if letters[at - span.start].isalnum():
                letters[at - span.start] = by
    return span if letters == list(span.text) else Span(start=span.start, end=span.end, text="".join(letters))
