"""Reconciling a ledger: what has changed since the last time, and all documents that report events with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from communique.ledger.chain import By
from communique.ledger.claims import StoredClaim, version_key
from communique.ledger.filters import ClaimFilter
from communique.ledger.findings import Decision, DecisionAction
from communique.ledger.store import Ledger
from communique.model.findings import Incident, IncidentDecision
from communique.model.records import Claim
from communique.pipeline.adding import SOFTWARE
from communique.pipeline.naming import Naming
from communique.reconcile.definitions import definitions_in
from communique.reconcile.engine import keys, reconcile, tied_documents
from communique.reconcile.incidents import incident_id
from communique.reconcile.ties import merge, parts

_ALL_ABOVE = 0.3
"""From this share of the ledger's documents on, all are reconciled at once."""
_BATCH = 500
_PART = 20_000
"""Claims that are held in memory at once, or those of one set of tied documents."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """How much was gone over: documents that had changed, documents and claims taken up with them, findings made."""

    changed: int = 0
    documents: int = 0
    claims: int = 0
    findings: int = 0


def reconcile_ledger(ledger: Ledger, author: str, told: Callable[[str], None] = lambda _: None) -> Reconciled:
    """Bring findings and incidents up to date with the claims; a ledger without changes is left as it is.

    Taken up are the changed documents and all that ties connect with them, so that the findings are those that all claims
    together would give.
    """
    changed = ledger.claims.unreconciled()
    if not changed:
        return Reconciled()
    told(f"reconciling {len(changed):,} changed document{'' if len(changed) == 1 else 's'}")
    by = By(author, "reconciled", SOFTWARE)
    whole = len(changed) > _ALL_ABOVE * ledger.documents.count()
    gone = _withdrawn(ledger, changed)
    _set_keys(ledger, by, changed, gone)
    if not whole:
        return replace(_reconcile(ledger, by, _neighbourhood(ledger, changed), gone), changed=len(changed))
    done = Reconciled(len(changed))
    with ledger.writing(by) as write:
        write.findings.replace(gone, (), ())
    for documents in _parts_apart(ledger):
        stored = [one for some in _parts(documents) for one in ledger.claims.stream(ClaimFilter(documents=some))]
        part = _reconcile(ledger, by, stored, ())
        done = Reconciled(done.changed, done.documents + part.documents, done.claims + part.claims, done.findings + part.findings)
        told(f"{done.claims:,} claims of {done.documents:,} documents, {done.findings:,} findings")
    return done


def _parts_apart(ledger: Ledger) -> Iterator[list[str]]:
    """All documents in parts that nothing ties, neither shared keys nor what a person merged."""
    sizes: Counter[str] = Counter()

    naming = Naming.of(ledger)

    def all_claims() -> Iterator[Claim]:
        for one in ledger.claims.stream():
            sizes[one.document] += 1
            yield _of_ledger(one, naming)

    tied = tied_documents(all_claims())
    merged = [{one.document for one in ledger.claims.get_many(list(d.claims))} for d in _decisions(ledger, None)]
    merge(tied, merged)
    yield from parts(tied, sizes, _PART)


def decide_incident(
    ledger: Ledger, by: By, id: str, action: DecisionAction, claims: Sequence[str], *, undoes: int | None = None
) -> list[Incident]:
    """Keep what a person decided of an incident, carry it out, and give the incidents that these claims are then of.

    `undoes` is the number of the decision that an "undo" takes back; its claims are those of that decision.
    """
    with ledger.writing(by) as write:
        write.findings.decide("incident", id, action, claims=claims, undoes=undoes)
    documents = sorted({one.document for one in ledger.claims.get_many(list(claims))})
    _reconcile(ledger, by, _neighbourhood(ledger, documents), ())
    return incidents_with(ledger, claims)


def incidents_with(ledger: Ledger, claims: Iterable[str]) -> list[Incident]:
    """The incidents that any of the claims, given by id, tell of."""
    found = [incident for at in claims for incident in ledger.findings.incidents(claim=at)]
    return list({incident.id: incident for incident in found}.values())


def decided_away(ledger: Ledger, id: str) -> list[Decision]:
    """The decisions, the oldest first, about an incident that is no longer there or about the claims that it had."""
    made = [one for one in ledger.findings.decisions(undone=True) if one.subject_kind == "incident"]
    return [one for one in made if one.subject == id or any(incident_id([at]) == id for at in one.claims)]


def _reconcile(ledger: Ledger, by: By, stored: Sequence[StoredClaim], gone: Sequence[str]) -> Reconciled:
    documents = sorted({one.document for one in stored})
    naming = Naming.of(ledger)
    claims = [_of_ledger(one, naming) for one in stored]
    ids = [str(claim.id) for claim in claims]
    texts = ledger.documents.texts(documents)
    definitions = {document: said for document, text in texts.items() if (said := definitions_in(text))}
    origins = {one.document: one.origin for one in stored}
    result = reconcile(claims, _decisions(ledger, ids), definitions, origins, texts)
    with ledger.writing(by) as write:
        write.findings.replace([*ids, *gone], result.findings, result.incidents)
    return Reconciled(0, len(documents), len(claims), len(result.findings))


def _of_ledger(stored: StoredClaim, naming: Naming) -> Claim:
    """The claim under its merged names, with the ledger's id of its document: sources alone may be shared."""
    claim = naming.claim(stored.claim)
    if claim.document.id == stored.document:
        return claim
    return claim.model_copy(update={"document": claim.document.model_copy(update={"id": stored.document})})


def _withdrawn(ledger: Ledger, documents: Sequence[str]) -> list[str]:
    """The ids of claims of these documents that are no longer current."""
    found: list[str] = []
    for some in _parts(documents):
        found += [str(one.claim.id) for one in ledger.claims.stream(ClaimFilter(documents=some, current=False))]
    return found


def _set_keys(ledger: Ledger, by: By, documents: Sequence[str], gone: Sequence[str]) -> None:
    naming = Naming.of(ledger)
    for some in _parts(documents):
        stored = list(ledger.claims.stream(ClaimFilter(documents=some)))
        with ledger.writing(by) as write:
            write.findings.set_keys({str(one.claim.id): keys(_of_ledger(one, naming)) | {version_key(one)} for one in stored})
    with ledger.writing(by) as write:
        write.findings.set_keys(dict.fromkeys(gone, ()))


def _neighbourhood(ledger: Ledger, changed: Iterable[str]) -> list[StoredClaim]:
    """The claims of these documents, of those in findings with them so far, and of all that ties connect with any."""
    held: dict[str, list[StoredClaim]] = {}
    pending, naming = set(changed), Naming.of(ledger)
    for document in sorted(pending):
        pending |= _in_findings_with(ledger, document)
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


def _in_findings_with(ledger: Ledger, document: str) -> set[str]:
    ids = {at for found in ledger.findings.find(document=document, limit=None) for at in found.finding.claims}
    return {one.document for one in ledger.claims.get_many(sorted(ids))}


def _decisions(ledger: Ledger, claims: Sequence[str] | None) -> list[IncidentDecision]:
    made = ledger.findings.decisions(claims=claims)
    return [IncidentDecision(subject=d.subject, action=d.action, claims=d.claims) for d in made if d.subject_kind == "incident"]


def _parts(items: Sequence[str]) -> Iterable[tuple[str, ...]]:
    for start in range(0, len(items), _BATCH):
        yield tuple(items[start : start + _BATCH])
