"""Review: the queue, one claim with its history, and each decision, which answers with what takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query
from pydantic import Field

from communique.ledger.chain import By, replay
from communique.ledger.claims import StoredClaim
from communique.ledger.disagreements import differ, opinions
from communique.ledger.filters import ClaimFilter, State
from communique.ledger.planning import Order
from communique.ledger.versions import Version
from communique.model.records import Claim, Record
from communique.pipeline import choosing, reviewing
from communique.pipeline.reviewing import Decided, Seen, Step, Verdict
from communique.serve.answers import HistoryEntry, Opinion, QueueAnswer, ReviewAnswer
from communique.serve.asking import Wanted, without
from communique.serve.here import Context, Here

router = APIRouter(prefix="/api/review", tags=["review"])
FIELDS = tuple(name for name in Claim.model_fields if name not in {"id", "document", "reading_confidence"})
Reason = Annotated[str, Field(max_length=2_000)]


class StateBody(Record):
    """Claims as they were seen, and what becomes of them."""

    claims: tuple[Seen, ...] = Field(min_length=1, max_length=500)
    verdict: Verdict
    reason: Reason = ""


class EditBody(Record):
    """A claim as it was seen, its corrected record, and its state from then on."""

    seen: Seen
    claim: Claim
    verdict: State | None = None
    reason: Reason = ""


class AddBody(Record):
    """A claim that the reader missed, and the document it stands in."""

    document: str
    claim: Claim
    reason: Reason = ""


class SplitBody(Record):
    """A claim as it was seen."""

    seen: Seen
    reason: Reason = ""


class MergeBody(Record):
    """Two claims as they were seen; the first stays."""

    seen: Seen
    other: Seen
    reason: Reason = ""


class UndoBody(Record):
    """The steps of a decision."""

    steps: tuple[Step, ...] = Field(min_length=1, max_length=500)
    reason: Reason = ""


class RestoreBody(Record):
    """A claim as it was seen, and the number of the version to bring back."""

    seen: Seen
    number: int
    reason: Reason = ""


class WordsBody(Record):
    """Words of a document by their offsets, and the field of a claim that they are to be."""

    document: str
    field: choosing.Field
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    at: int = Field(default=0, ge=0, le=1_000, description="which entry of a field that has several")
    name: Annotated[str, Field(max_length=200)] | None = Field(default=None, description="what a person calls the place")
    geonames_id: int | None = Field(default=None, description="the very place that they mean")
    claim: Claim | None = None


@router.get("")
def queue(
    here: Here,
    wanted: Wanted,
    order: Order = "confidence",
    size: Annotated[int, Query(ge=1, le=200)] = 40,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    disagreed: Annotated[bool, Query(description="only claims on which two reviewers' last words differ")] = False,
) -> QueueAnswer:
    """The claims of a filter that wait for a reviewer, the doubtful first; without a state asked for, the drafts."""
    apart = here.memory.answer("disagreed", ClaimFilter(), lambda: tuple(here.ledger.disagreements.ids()))
    asked = _disagreed(here, wanted, apart) if disagreed else _waiting(here, wanted, order, size, offset)
    return QueueAnswer(
        claims=tuple(asked),
        states=tuple(here.ledger.index.facets([("state", without(wanted, "state"))], limit=10)[0]),
        disagreed=len(apart),
        author=here.author,
    )


def _waiting(here: Context, wanted: ClaimFilter, order: Order, size: int, offset: int) -> list[StoredClaim]:
    if not wanted.states and not wanted.ids:
        wanted = wanted.model_copy(update={"states": ("draft",)})
    return here.ledger.claims.find(wanted, order=order, limit=size, offset=offset)


def _disagreed(here: Context, wanted: ClaimFilter, apart: Sequence[str]) -> list[StoredClaim]:
    """Those of the filter, the withdrawn among them: one person may have rejected what another keeps."""
    if not apart:
        return []
    among = wanted.model_copy(update={"ids": tuple(apart), "current": None})
    kept = {one.claim.id for one in here.ledger.claims.find(among, order="added", limit=len(apart))}
    return [one for one in here.ledger.claims.get_many(list(apart)) if one.claim.id in kept]


@router.post("/words")
def words(here: Here, asked: WordsBody) -> Claim:
    """A claim with words put in as one of its fields, as the reader would take them; nothing is stored."""
    return choosing.with_words(
        here.ledger, asked.document, asked.claim, asked.field, asked.start, asked.end, asked.at,
        name=asked.name, geonames_id=asked.geonames_id,
    )  # fmt: skip


@router.post("/state")
def state(here: Here, asked: StateBody) -> Decided:
    """Accept, publish, send back to draft, or reject claims."""
    return _done(here, reviewing.set_state(here.ledger, By(here.author, asked.reason), asked.claims, asked.verdict))


@router.post("/edit")
def edit(here: Here, asked: EditBody) -> Decided:
    """Correct a claim."""
    by = By(here.author, asked.reason)
    return _done(here, reviewing.edit(here.ledger, by, asked.seen, asked.claim, asked.verdict))


@router.post("/add")
def add(here: Here, asked: AddBody) -> Decided:
    """Add a claim that the reader missed."""
    return _done(here, reviewing.add(here.ledger, By(here.author, asked.reason), asked.document, asked.claim))


@router.post("/split")
def split(here: Here, asked: SplitBody) -> Decided:
    """Put a copy of a claim beside it."""
    return _done(here, reviewing.split(here.ledger, By(here.author, asked.reason), asked.seen))


@router.post("/merge")
def merge(here: Here, asked: MergeBody) -> Decided:
    """Make one claim of two of one document."""
    return _done(here, reviewing.merge(here.ledger, By(here.author, asked.reason), asked.seen, asked.other))


@router.post("/undo")
def undo(here: Here, asked: UndoBody) -> Decided:
    """Take a decision back; the answer's steps take that back."""
    return _done(here, reviewing.take_back(here.ledger, By(here.author, asked.reason), asked.steps))


@router.post("/restore")
def restore(here: Here, asked: RestoreBody) -> Decided:
    """Make a claim what it was at one of its versions."""
    return _done(here, reviewing.bring_back(here.ledger, By(here.author, asked.reason), asked.seen, asked.number))


@router.get("/{id}")
def one(here: Here, id: str) -> ReviewAnswer:
    """One claim with its history, and what reviewers say of it where they differ."""
    stored = here.ledger.claims.get(id)
    if stored is None:
        raise HTTPException(404, f"no claim {id[:40]!r} in this ledger")
    versions = [version for version in here.ledger.versions.of(id) if version.subject_kind == "claim"]
    return ReviewAnswer(
        claim=stored,
        history=tuple(_history(versions)),
        opinions=_opinions(versions) if differ(versions) else (),
    )


def _done(here: Context, decided: Decided) -> Decided:
    here.comparing.changed()
    return decided


def _history(versions: Sequence[Version]) -> list[HistoryEntry]:
    """What each version made of the claim, the oldest first."""
    found: list[HistoryEntry] = []
    records = {version.number: record for version in versions if (record := version.claim())}
    rows = [(version.number, version.action, version.content) for version in versions]
    for at, version in enumerate(versions, start=1):
        standing = replay(rows[:at])
        record = records.get(standing.version) if standing else None
        former = found[-1].claim if found else None
        found.append(
            HistoryEntry(
                number=version.number, action=version.action, author=version.author, at=version.at, reason=version.reason,
                software=version.software, state=standing.state if standing else "draft",
                current=standing.current if standing else False, claim=record,
                changed=_changed(former, record) if former and record else (),
            )
        )  # fmt: skip
    return found


def _opinions(versions: Sequence[Version]) -> tuple[Opinion, ...]:
    return tuple(
        Opinion(author=author, at=version.at, reason=version.reason, action=version.action, claim=record)
        for author, (version, record) in opinions(versions).items()
    )


def _changed(one: Claim, other: Claim) -> tuple[str, ...]:
    return tuple(name for name in FIELDS if getattr(one, name) != getattr(other, name))
