"""Names of actors and places: how many claims each has, under what words it goes, and merging two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query
from pydantic import Field

from communique.gazetteer.actors import open_actors
from communique.gazetteer.names import plain
from communique.gazetteer.places import open_places
from communique.ledger.chain import By
from communique.ledger.filters import ClaimFilter
from communique.ledger.names import NameCount, NameKind
from communique.ledger.projection import place_key
from communique.model.records import Claim, Record
from communique.serve.answers import NameAnswer, NamesAnswer, Written
from communique.serve.asking import Word
from communique.serve.deciding import Reason, TakeBackBody
from communique.serve.here import Context, Here

router = APIRouter(prefix="/api/names", tags=["names"])
LATEST, ALIKE, MOST_COMPARED, CLAIMS_READ, MOST_WRITTEN = 20, 8, 5_000, 500, 40
_LEAST_ALIKE = 0.75


class MergeBody(Record):
    """Two keys of names, of which the first is to count as the second, and why."""

    key: str = Field(min_length=1, max_length=1_000)
    into: str = Field(min_length=1, max_length=1_000)
    reason: Reason = ""


@router.get("/{kind}")
def names(
    here: Here,
    kind: NameKind,
    text: Word = "",
    named: Annotated[bool, Query(description="without words that name nobody, such as people")] = False,
    size: Annotated[int, Query(ge=1, le=200)] = 50,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> NamesAnswer:
    """A page of the names that claims have, those of the most claims first, and the last merges."""
    merges = [one for one in here.ledger.names.merges() if one.kind == kind]
    return NamesAnswer(
        total=here.ledger.names.count(kind, text=text, named=named),
        names=tuple(here.ledger.names.find(kind, text=text, named=named, limit=size, offset=(page - 1) * size)),
        merges=tuple(merges[: -LATEST - 1 : -1]),
    )


@router.get("/{kind}/one")
def name(here: Here, kind: NameKind, key: Annotated[str, Query(max_length=1_000)]) -> NameAnswer:
    """One name, or what it was merged into: its aliases, the words that claims have for it, and names like it."""
    found = here.ledger.names.find(kind, keys=(key,), limit=1)
    if not found:
        raise HTTPException(404, f"no claim of this ledger has the {kind} {key[:80]!r}")
    (one,) = found
    keys = {one.key, *one.merged}
    return NameAnswer(
        name=one,
        aliases=_aliases(kind, one),
        written=_written(here, kind, keys),
        alike=tuple(here.ledger.names.find(kind, keys=_alike(here, kind, one), limit=ALIKE)),
        merges=tuple(merge for merge in here.ledger.names.merges()
                     if merge.kind == kind and (merge.key in keys or merge.into in keys)),
    )  # fmt: skip


@router.post("/{kind}/merge")
def merge(here: Here, kind: NameKind, asked: MergeBody) -> NameAnswer:
    """Let a name count as another; the answer is the one that stays."""
    with here.ledger.writing(By(here.author, asked.reason.strip())) as write:
        write.names.merge(kind, asked.key, asked.into)
    here.comparing.changed()
    return name(here, kind, asked.into)


@router.post("/{kind}/undo")
def undo(here: Here, kind: NameKind, asked: TakeBackBody) -> NamesAnswer:
    """Take a merge back, or put it in force again."""
    with here.ledger.writing(By(here.author, asked.reason.strip())) as write:
        write.names.undo(asked.number)
    here.comparing.changed()
    return names(here, kind)


def _aliases(kind: NameKind, one: NameCount) -> tuple[str, ...]:
    """Other names that the registry or the gazetteer knows."""
    if kind == "actor":
        actor = open_actors().actors.get(one.key)
        return actor.aliases if actor else ()
    geonames_id, _, _ = one.key.partition("|")
    entry = open_places().find(int(geonames_id) if geonames_id else None, name=one.name, country=one.country)
    return tuple(other for other in entry.names if other != one.name) if entry else ()


def _alike(here: Context, kind: NameKind, one: NameCount) -> list[str]:
    """Keys of other names that are spelled much the same."""
    by_words: dict[str, list[str]] = {}
    for key, words in here.ledger.names.all_names(kind, limit=MOST_COMPARED):
        if key != one.key:
            by_words.setdefault(plain(words), []).append(key)
    close = get_close_matches(plain(one.name), by_words, n=ALIKE, cutoff=_LEAST_ALIKE)
    return [key for words in close for key in by_words[words]] or ["\x00"]


def _written(here: Context, kind: NameKind, keys: set[str]) -> tuple[Written, ...]:
    """The words that claims have for a name, those that come most often first; never those for people who only speak."""
    wanted = ClaimFilter(actors=tuple(keys)) if kind == "actor" else ClaimFilter(spots=tuple(keys))
    counts: Counter[str] = Counter()
    for stored in here.ledger.claims.find(wanted, order="-added", limit=CLAIMS_READ):
        words = _actor_words(stored.claim, keys) if kind == "actor" else _place_words(stored.claim, keys)
        counts.update(set(words))
    return tuple(Written(words=words, claims=claims) for words, claims in counts.most_common(MOST_WRITTEN))


def _actor_words(claim: Claim, keys: set[str]) -> Iterator[str]:
    for entity in (*claim.agent, *claim.target, *claim.supporter):
        words = " ".join(entity.mention.text.split())
        if (entity.name or words) in keys:
            yield words


def _place_words(claim: Claim, keys: set[str]) -> Iterator[str]:
    for place in claim.places:
        if place.mention and place_key(place) in keys:
            yield " ".join(place.mention.text.split())
