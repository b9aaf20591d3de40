"""Reconciliation: claims in, findings and incidents out."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from communique.model.collecting import no_collecting
from communique.model.findings import Finding, Incident, IncidentDecision, Words, finding_id
from communique.model.records import Claim, Span
from communique.reconcile import blocking, incidents, ties
from communique.reconcile.anchors import scopes_of
from communique.reconcile.checks import BETWEEN, CHECKS, retellings
from communique.reconcile.checks.figures import groups
from communique.reconcile.checks.likely import likely, pairs
from communique.reconcile.definitions import Definition, note
from communique.reconcile.disputed import disputed
from communique.reconcile.drafts import DISAGREE, Draft, Row, both, distinct, figure, in_order, noun
from communique.reconcile.irreducible import irreducible_sets
from communique.reconcile.passages import in_passages
from communique.reconcile.scopes import Scope, claim_key, scope_of
from communique.reconcile.system import Bounds, components, feasible

_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What came out: findings and incidents, each sorted by id."""

    findings: tuple[Finding, ...]
    incidents: tuple[Incident, ...]


def reconcile(
    claims: Iterable[Claim],
    decisions: Sequence[IncidentDecision] = (),
    definitions: Mapping[str, Sequence[Definition]] | None = None,
    origins: Mapping[str, int] | None = None,
    texts: Mapping[str, str] | None = None,
) -> Reconciliation:
    """Findings and incidents of claims; their order does not matter.

    Claims without an id are known by their document and number. Claims of one document must be given together. `decisions`
    are what persons made of incidents, the oldest first; `definitions` what documents (by id, else source) say that they
    count; `origins` one number for all documents that are copies of one report; `texts` their canonical texts.
    """
    with no_collecting():
        return _reconciled(list(claims), decisions, definitions or {}, origins or {}, texts)


def _reconciled(
    given: Sequence[Claim],
    decisions: Sequence[IncidentDecision],
    definitions: Mapping[str, Sequence[Definition]],
    origins: Mapping[str, int],
    texts: Mapping[str, str] | None,
) -> Reconciliation:
    scopes = scopes_of(given, texts)
    by_id = {scope.id: scope for scope in scopes}
    by_document: dict[str, list[Scope]] = {}
    for scope in scopes:
        by_document.setdefault(scope.document, []).append(scope)
    drafts = [draft for document in sorted(by_document) for check in CHECKS for draft in check(by_document[document])]
    meeting = ties.met(scopes)
    tied, contested = meeting.tied(), meeting.contested()
    ties.merge(tied, [{by_id[at].document for at in d.claims if at in by_id} for d in decisions if d.action == "merge"])
    between = in_passages(by_document[document] for document in sorted(tied))
    for check_between in BETWEEN:
        drafts += check_between(between, lambda document: tied.get(document, ()))
    at_odds = [scope for document in sorted(contested) for scope in by_document[document]]
    drafts += retellings.contested(at_odds, lambda document: contested.get(document, ()))
    drafts = _without_parts(distinct(drafts), by_id)
    drafts += _jointly(drafts, by_id)
    beside = pairs((by_document[at] for at in sorted(by_document)), between, lambda document: tied.get(document, ()))
    drafts += likely(beside, Counter(scope.document for scope in scopes), distinct(drafts))
    found = incidents.decided(incidents.incidents_of(scopes, tied), decisions)
    records = {claim_key(claim, at): claim for at, claim in enumerate(given)}
    home = {claim: incident.id for incident in found for claim in incident.claims}
    noted = (_noted(draft, definitions, origins) for draft in distinct(drafts))
    confirmed = {incident.id for incident in found if incident.state == "confirmed"}
    findings = sorted((_record(draft, records, home, confirmed) for draft in noted), key=lambda finding: finding.id)
    return Reconciliation(tuple(findings), tuple(found))


def keys(claim: Claim) -> frozenset[str]:
    """The keys under which claims of other documents may tell of the same happening; a store finds neighbours by them."""
    return frozenset(blocking.written(key) for key in blocking.keys_of(scope_of(claim)))


class Tying:
    """Which documents report common events, learnt claim by claim, so that the claims need not be held in memory."""

    def __init__(self) -> None:
        self._meeting = ties.Meeting()

    def add(self, claim: Claim) -> frozenset[str]:
        """Take up a claim, which has an id; its `keys`."""
        return frozenset(map(blocking.written, self._meeting.add(scope_of(claim))))

    def documents(self) -> dict[str, set[str]]:
        """For each document (its id, else its source) those that its claims are compared with, as far as these claims show:
        what reports an event with it, or says otherwise of who holds a place.
        """
        return _compared(self._meeting)


def tied_documents(claims: Iterable[Claim]) -> dict[str, set[str]]:
    """The ties that these claims show, as `Tying` learns them."""
    with no_collecting():
        return _compared(ties.met(map(scope_of, claims)))


def _compared(meeting: ties.Meeting) -> dict[str, set[str]]:
    tied = meeting.tied()
    for document, others in meeting.contested().items():
        tied.setdefault(document, set()).update(others)
    return tied


def _jointly(drafts: Iterable[Draft], scopes: Mapping[str, Scope]) -> Iterator[Draft]:
    """Findings for claims that agree two by two and cannot all hold together."""
    given = list(drafts)
    rows = [row for draft in given if draft.verdict not in DISAGREE for row in draft.rows]
    alike = _alike(rows, scopes)
    told = [frozenset(alike.get(at, at) for at in draft.ids) for draft in given if draft.verdict in DISAGREE]
    bounds = {at: _bounds(scopes[at]) for row in rows for at in (*row.parts, row.whole)}
    for system in components(bounds, rows):
        if len(system.rows) < 2 or feasible(system):
            continue
        for claims in irreducible_sets(system):
            known = frozenset(alike.get(at, at) for at in claims)
            # Two claims are compared by the checks: what those leave apart, a chain of loose figures does not join.
            if len(claims) > 2 and not any(ids <= known for ids in told):
                told.append(known)
                yield _at_odds([scopes[at] for at in claims])


def _without_parts(drafts: Sequence[Draft], scopes: Mapping[str, Scope]) -> list[Draft]:
    """The drafts without those that hold a part against its whole, or parts of one total, as if they were two counts."""
    rows = [row for draft in drafts for row in draft.rows]
    alike = _alike(rows, scopes)
    wholes: dict[str, set[str]] = {}
    totals: dict[str, set[str]] = {}
    for row in rows:
        if len(row.parts) > 1 or not row.equal:
            for part in row.parts:
                wholes.setdefault(alike.get(part, part), set()).add(alike.get(row.whole, row.whole))
                if len(row.parts) > 1:
                    totals.setdefault(alike.get(part, part), set()).add(alike.get(row.whole, row.whole))

    def related(one: str, other: str) -> bool:
        parted = one in wholes.get(other, ()) or other in wholes.get(one, ())
        return one != other and (parted or bool(totals.get(one, set()) & totals.get(other, set())))

    def counts_twice(draft: Draft) -> bool:
        named = {alike.get(at, at) for at in draft.ids}
        return draft.kind == "range" and any(related(a, b) for a, b in combinations(sorted(named), 2))

    return [draft for draft in drafts if not counts_twice(draft)]


def _alike(rows: Iterable[Row], scopes: Mapping[str, Scope]) -> dict[str, str]:
    """Claims of one size with one interval, each by the least id of them."""
    pairs = [(scopes[row.parts[0]], scopes[row.whole]) for row in rows if row.equal and len(row.parts) == 1]
    same = [(a, b) for a, b in pairs if (a.low, a.high) == (b.low, b.high)]
    return {scope.id: min(s.id for s in group) for group in groups(same) for scope in group}


def _bounds(scope: Scope) -> Bounds:
    return (0.0 if scope.low is None else float(scope.low)), (math.inf if scope.high is None else float(scope.high))


def _at_odds(scopes: Iterable[Scope]) -> Draft:
    ordered = in_order(scopes)
    figures = both([f"{figure(scope)} {noun(scope)}" for scope in ordered])
    return Draft("sum", ordered, "differ", f"{figures} cannot all hold, as the words set parts and wholes")


def _noted(draft: Draft, definitions: Mapping[str, Sequence[Definition]], origins: Mapping[str, int]) -> Draft:
    """The draft with what must be said beside it: what is disputed; other definitions, which make no conflict; copies."""
    documents = {scope.document for scope in draft.claims}
    if draft.kind == "range" and (contested := disputed(draft.claims)):
        draft = replace(draft, why=f"{draft.why}; {contested}")
    if len(documents) < 2:
        return draft
    said = note(draft.claims, definitions) if definitions else None
    if said:
        verdict = "differ" if draft.verdict == "conflict" else draft.verdict
        draft = replace(draft, verdict=verdict, why=f"{draft.why}; {said}")
    if len({origins.get(document, document) for document in documents}) == 1:
        draft = replace(draft, why=f"{draft.why} (copies of one report)")
    return draft


def _record(draft: Draft, claims: Mapping[str, Claim], home: Mapping[str, str], confirmed: Collection[str]) -> Finding:
    ids = tuple(sorted(draft.ids))
    documents = {scope.document for scope in draft.claims}
    sure = all(_sure(claims[at]) for at in ids)
    incidents_named = {home.get(at) for at in ids}
    incident = incidents_named.pop() if len(incidents_named) == 1 else None
    return Finding(
        id=finding_id(draft.kind, ids),
        kind=draft.kind,
        claims=ids,
        verdict=draft.verdict,
        why=draft.why,
        words=tuple(Words(claim=at, span=_span(claims[at])) for at in ids),
        incident=incident,
        candidate=draft.learnt or not sure or (len(documents) > 1 and incident not in confirmed),
    )


def _sure(claim: Claim) -> bool:
    return claim.reading_confidence is None or claim.reading_confidence.claim >= _SURE


def _span(claim: Claim) -> Span:
    return claim.quantity.mention if claim.quantity else claim.evidence
