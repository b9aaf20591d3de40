"""Reconciling a ledger: what has changed since the last time, and all documents that report events with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass

from communique.ledger.chain import By
from communique.ledger.claims import StoredClaim, keys_made_of
from communique.ledger.filters import ClaimFilter
from communique.ledger.findings import Decision
from communique.ledger.findings_writer import DecisionAction
from communique.ledger.store import Ledger
from communique.model.collecting import no_collecting
from communique.model.findings import Incident, IncidentDecision
from communique.model.records import Claim
from communique.pipeline.adding import SOFTWARE
from communique.pipeline.naming import Naming
from communique.reconcile import blocking
from communique.reconcile.definitions import definitions_in
from communique.reconcile.engine import Tying, keys, reconcile, tied_documents
from communique.reconcile.incidents import incident_id
from communique.reconcile.ties import merge, parts

_ALL_ABOVE = 0.3
"""From this share of the ledger's documents on, ties are looked for among all of them at once."""
_BATCH = 500
_KEYS = 5_000
"""Claims whose keys are set in one transaction."""
_PART = 20_000
"""Claims that are held in memory at once, or those of one set of tied documents."""
Told = Callable[[str, int, int], None]
"""Is told what is being done, and with how many claims of how many."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """How much was gone over: documents that had changed, documents and claims taken up with them, findings made."""

    changed: int = 0
    documents: int = 0
    claims: int = 0
    findings: int = 0

    def __add__(self, other: Reconciled) -> Reconciled:
        return Reconciled(*(mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))


def reconcile_ledger(ledger: Ledger, author: str, told: Told = lambda *_: None) -> Reconciled:
    """Bring findings and incidents up to date with the claims; a ledger without changes is left as it is.

    Taken up are the changed documents and all that ties connect with them, so that the findings are those that all claims
    together would give. It may be broken off at any moment: what was not done by then is done the next time.
    """
    changed = unreconciled(ledger)
    if not changed:
        return Reconciled()
    told(f"reconciling {len(changed):,} changed document{'' if len(changed) == 1 else 's'}", 0, 0)
    by = By(author, "reconciled", SOFTWARE)
    gone = _withdrawn(ledger, changed)
    beside = ledger.findings.documents_beside(changed)
    if len(changed) > _ALL_ABOVE * ledger.documents.count():
        return Reconciled(len(changed)) + _part_by_part(ledger, by, changed, beside, gone, told)
    for some in _parts(changed):
        _set_keys(ledger, by, ledger.claims.stream(ClaimFilter(documents=some)))
    stored = _neighbourhood(ledger, {*changed, *beside})
    return Reconciled(len(changed)) + _reconcile(ledger, by, stored, _all(gone), {*changed})


def unreconciled(ledger: Ledger) -> list[str]:
    """The ids of the documents that changed since they were compared, or were compared by keys of an older version."""
    return ledger.claims.unreconciled(blocking.rules())


def _part_by_part(
    ledger: Ledger, by: By, changed: Sequence[str], beside: Sequence[str], gone: Mapping[str, Sequence[str]], told: Told
) -> Reconciled:
    """Reconcile in parts that nothing ties, each in a transaction of its own, those without a change left out."""
    with ledger.writing(by) as write:
        write.findings.to_be_compared(beside)  # Until that is done, else it would be forgotten where this is broken off.
    done, touched, total = Reconciled(), {*changed, *beside}, ledger.claims.count().claims
    for documents in _parts_apart(ledger, by, touched, lambda claims: told("looking for ties", claims, total)):
        with no_collecting():
            done += _reconcile(ledger, by, _of(ledger, documents), [at for one in documents for at in gone.get(one, ())], touched)
        told("comparing", done.claims, total)
    with ledger.writing(by) as write:
        write.findings.forget(_all(gone))
    return done


def _of(ledger: Ledger, documents: Sequence[str]) -> list[StoredClaim]:
    return [one for some in _parts(documents) for one in ledger.claims.stream(ClaimFilter(documents=some))]


def _parts_apart(ledger: Ledger, by: By, touched: Collection[str], told: Callable[[int], None]) -> Iterator[list[str]]:
    """The documents that anything ties to those touched, in parts that nothing ties, neither keys nor what a person merged.

    The keys of the touched ones are set on the way.
    """
    tying, sizes, naming = Tying(), Counter[str](), Naming.of(ledger)
    unset: dict[str, Collection[str]] = {}
    with no_collecting():
        for at, one in enumerate(ledger.claims.stream()):
            sizes[one.document] += 1
            keys = tying.add(_of_ledger(one, naming))
            if one.document in touched:
                unset[str(one.claim.id)] = keys | {keys_made_of(one, blocking.rules())}
            if len(unset) >= _KEYS:
                _write_keys(ledger, by, unset)
            if at % _BATCH == 0:
                told(at)
        _write_keys(ledger, by, unset)
        tied = tying.documents()
    merged = [{one.document for one in ledger.claims.get_many(list(d.claims))} for d in _decisions(ledger, None)]
    merge(tied, merged)
    yield from parts(tied, sizes, _PART, touched)


def decide_incident(
    ledger: Ledger, by: By, id: str, action: DecisionAction, claims: Sequence[str], *, undoes: int | None = None
) -> list[Incident]:
    """Keep what a person decided of an incident, carry it out, and give the incidents that these claims are then of.

    `undoes` is the number of the decision that an "undo" takes back; its claims are those of that decision.
    """
    with ledger.writing(by) as write:
        write.findings.decide("incident", id, action, claims=claims, undoes=undoes)
    documents = sorted({one.document for one in ledger.claims.get_many(list(claims))})
    around = {*documents, *ledger.findings.documents_beside(documents)}
    _reconcile(ledger, by, _neighbourhood(ledger, around), (), ())
    return incidents_with(ledger, claims)


def incidents_with(ledger: Ledger, claims: Iterable[str]) -> list[Incident]:
    """The incidents that any of the claims, given by id, tell of."""
    found = [incident for at in claims for incident in ledger.findings.incidents(claim=at)]
    return list({incident.id: incident for incident in found}.values())


def decided_away(ledger: Ledger, id: str) -> list[Decision]:
    """The decisions, the oldest first, about an incident that is no longer there or about the claims that it had."""
    made = [one for one in ledger.findings.decisions(undone=True) if one.subject_kind == "incident"]
    return [one for one in made if one.subject == id or any(incident_id([at]) == id for at in one.claims)]


def _reconcile(
    ledger: Ledger, by: By, stored: Sequence[StoredClaim], gone: Sequence[str], touched: Collection[str]
) -> Reconciled:
    """Compare these claims with one another and keep what comes out; `touched` documents need not be compared again."""
    documents = sorted({one.document for one in stored})
    naming = Naming.of(ledger)
    with no_collecting():
        claims = [_of_ledger(one, naming) for one in stored]
        ids = [str(claim.id) for claim in claims]
        texts = ledger.documents.texts(documents)
        definitions = {document: said for document, text in texts.items() if (said := definitions_in(text))}
        origins = {one.document: one.origin for one in stored}
        result = reconcile(claims, _decisions(ledger, ids), definitions, origins, texts)
        with ledger.writing(by) as write:
            write.findings.replace([*ids, *gone], result.findings, result.incidents)
            write.findings.compared([str(one.claim.id) for one in stored if one.document in touched])
            write.findings.forget(gone)
    return Reconciled(0, len(documents), len(claims), len(result.findings))


def _of_ledger(stored: StoredClaim, naming: Naming) -> Claim:
    """The claim under its merged names, with the ledger's id of its document: sources alone may be shared."""
    claim = naming.claim(stored.claim)
    if claim.document.id == stored.document:
        return claim
    return claim.model_copy(update={"document": claim.document.model_copy(update={"id": stored.document})})


def _withdrawn(ledger: Ledger, documents: Sequence[str]) -> dict[str, list[str]]:
    """By document the ids of its claims that are no longer current."""
    found: dict[str, list[str]] = {}
    for some in _parts(documents):
        for one in ledger.claims.stream(ClaimFilter(documents=some, current=False)):
            found.setdefault(one.document, []).append(str(one.claim.id))
    return found


def _all(by_document: Mapping[str, Sequence[str]]) -> list[str]:
    return [at for ids in by_document.values() for at in ids]


def _set_keys(ledger: Ledger, by: By, stored: Iterable[StoredClaim]) -> None:
    naming = Naming.of(ledger)
    _write_keys(
        ledger, by, {str(one.claim.id): keys(_of_ledger(one, naming)) | {keys_made_of(one, blocking.rules())} for one in stored}
    )


def _write_keys(ledger: Ledger, by: By, unset: dict[str, Collection[str]]) -> None:
    """Set these keys and forget them."""
    with ledger.writing(by) as write:
        write.findings.set_keys(unset)
    unset.clear()


def _neighbourhood(ledger: Ledger, documents: Iterable[str]) -> list[StoredClaim]:
    """The claims of these documents, and of all that ties connect with any."""
    held: dict[str, list[StoredClaim]] = {}
    pending, naming = set(documents), Naming.of(ledger)
    while pending:
        some = sorted(pending)
        pending = set()
        fresh = [one for part in _parts(some) for one in ledger.claims.stream(ClaimFilter(documents=part))]
        held |= {document: [one for one in fresh if one.document == document] for document in some}
        ids = [str(one.claim.id) for one in fresh]
        joined = {at for decision in ledger.findings.decisions(claims=ids) for at in decision.claims}
        pending |= {one.document for one in ledger.claims.get_many(sorted(joined))} - held.keys()
        sharing = ledger.claims.sharing_keys(ids)
        tied = tied_documents([_of_ledger(one, naming) for one in sharing])
        for document in some:
            pending |= tied.get(document, set()) - held.keys()
    return [one for document in sorted(held) for one in held[document]]


def _decisions(ledger: Ledger, claims: Sequence[str] | None) -> list[IncidentDecision]:
    made = ledger.findings.decisions(claims=claims)
    return [IncidentDecision(subject=d.subject, action=d.action, claims=d.claims) for d in made if d.subject_kind == "incident"]


def _parts(items: Sequence[str]) -> Iterable[tuple[str, ...]]:
    for start in range(0, len(items), _BATCH):
        yield tuple(items[start : start + _BATCH])
