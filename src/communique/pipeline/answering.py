"""Answers of a ledger to "how many?": the claims that may bear on a question, and what they leave open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.gazetteer.actors import open_actors
from communique.ledger.filters import ClaimFilter
from communique.ledger.store import Ledger
from communique.model.bounds import BoundsAnswer, Question, TallyRow
from communique.model.collecting import no_collecting
from communique.model.records import Claim
from communique.pipeline.naming import Naming
from communique.reconcile.bounds import bounds_of
from communique.reconcile.definitions import definitions_in
from communique.reconcile.relations import MEASURES
from communique.reconcile.tallies import tally

_MOST_LOOSE = 200
"""Claims without a date or a place that are looked at: a large ledger would name too many as left out."""


_MOST_DOCUMENTS = 50
"""Documents up to which what stands beside the claims of an answer is taken up."""


def answer(ledger: Ledger, question: Question) -> tuple[BoundsAnswer, dict[str, Claim]]:
    """The answer to a question, and by id the claims that it names."""
    with no_collecting():
        claims = _bearing_on(ledger, question)
        beside = _beside(ledger, claims, question)
        naming = Naming.of(ledger)
        compared, compared_beside = ([naming.claim(claim) for claim in some.values()] for some in (claims, beside))
        told = bounds_of(compared, naming.question(question), _definitions(ledger, claims), compared_beside)
        named = {
            at for bound in (told.together, *(s.bound for s in told.by_source)) for at in (*bound.low_claims, *bound.high_claims)
        }
        named |= {left.claim for left in told.left_out}
        return told, {at: beside[at] if at in beside else claims[at] for at in sorted(named)}


def _beside(ledger: Ledger, claims: dict[str, Claim], question: Question) -> dict[str, Claim]:
    """The claims of the same documents that may be parts or totals of these; none where the documents are too many."""
    documents = sorted({claim.document.id for claim in claims.values() if claim.document.id})
    if not documents or len(documents) > _MOST_DOCUMENTS:
        return {}
    found = ledger.claims.gather(ClaimFilter(documents=tuple(documents), types=_types(question)))
    return {str(claim.id): claim for claim in found}


def _types(question: Question) -> tuple[str, ...]:
    return (question.type, *(kind for kind, measure in MEASURES.items() if measure == question.type))


def _bearing_on(ledger: Ledger, question: Question) -> dict[str, Claim]:
    types = _types(question)
    agents = (question.agent,) if question.agent else ()
    places = (question.place,) if question.place else ()
    wanted = ClaimFilter(types=types, agents=agents, places=places, start=question.start, end=question.end)
    found = ledger.claims.gather(wanted, list(_loosened(wanted, question)), _MOST_LOOSE)
    return {str(claim.id): claim for claim in found}


def _loosened(wanted: ClaimFilter, question: Question) -> Iterator[ClaimFilter]:
    """Filters for claims that may belong to the answer although they leave the date, the place or the doer unsaid."""
    if question.start or question.end:
        yield wanted.model_copy(update={"start": None, "end": None, "undated": True})
    if question.place and (question.agent or question.target):
        yield wanted.model_copy(update={"places": ()})
    if question.agent and question.target and open_actors().find(question.target):
        yield wanted.model_copy(update={"agents": (), "targets": (question.target,)})


def _definitions(ledger: Ledger, claims: dict[str, Claim]) -> tuple[str, ...]:
    """What the sources say that they count, each with its outlet; nothing where all say the same or none does."""
    outlets = {str(one.document.id): one.document.outlet or one.document.source for one in claims.values() if one.document.id}
    if len(outlets) > _MOST_LOOSE:
        return ()
    found = []
    for document, text in sorted(ledger.documents.texts(sorted(outlets)).items()):
        found += [f"{outlets[document]}: {' '.join(said.span.text.split())}" for said in definitions_in(text)]
    return tuple(dict.fromkeys(found))


def tallied(ledger: Ledger, wanted: ClaimFilter, by: Sequence[str]) -> tuple[TallyRow, ...]:
    """Bounds for the claims of a filter, by type and the respects named; a claim of a copied report counts once."""
    seen: dict[tuple[int, str, str], Claim] = {}
    naming = Naming.of(ledger)
    for stored in ledger.claims.stream(wanted):
        claim = naming.claim(stored.claim)
        seen.setdefault((stored.origin, claim.type, claim.evidence.text), claim)
    return tally(seen.values(), by)
