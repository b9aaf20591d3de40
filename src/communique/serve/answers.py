"""The shapes of the API's answers, made of the ledger's own records; the front end's types are generated from them."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from communique.ledger.browsing import FindingStanding
from communique.ledger.claims import Count, StoredClaim
from communique.ledger.documents import Appearance, Failed, StoredDocument
from communique.ledger.findings_writer import DecisionAction
from communique.ledger.names import NameCount, NameMerge
from communique.ledger.places import PlaceCount
from communique.model.document import Block
from communique.model.findings import Finding, Incident
from communique.model.records import Claim, Record


class KindAnswer(Record):
    """One claim type, for menus and legends."""

    name: str
    label: str
    family: str
    definition: str
    unit: str


class FacetAnswer(Record):
    """The values of one respect with their counts, most first."""

    name: str
    values: tuple[Count, ...]


class ClaimsAnswer(Record):
    """A page of claims with the facets of the whole filter."""

    total: Count
    claims: tuple[StoredClaim, ...]
    facets: tuple[FacetAnswer, ...] = ()


class PlacesAnswer(Record):
    """Places with their claims; `more` where there are more than these. Kinds in `areas` are never drawn as a point."""

    places: tuple[PlaceCount, ...]
    more: bool = False
    areas: tuple[str, ...] = ()


class DocumentAnswer(Record):
    """A document as it reads: text, blocks, and its claims; offsets in code points of `text`."""

    document: StoredDocument
    text: str
    blocks: tuple[Block, ...] = ()
    direction: Literal["ltr", "rtl"] = Field(default="ltr", description="ltr or rtl, by the letters of the text")
    appearances: tuple[Appearance, ...] = ()
    claims: tuple[StoredClaim, ...] = ()
    findings: tuple[FindingAnswer, ...] = ()


class DecisionAnswer(Record):
    """What a person decided; `undone_by` is the number of the decision that took it back, where one did."""

    number: int
    subject: str = ""
    action: DecisionAction
    author: str
    at: str
    reason: str
    claims: tuple[str, ...] = ()
    undone_by: int | None = None


class FindingAnswer(Record):
    """A finding with the first of its claims, in their own words, and what people decided about it, the oldest first."""

    finding: Finding
    claims: tuple[StoredClaim, ...] = ()
    standing: FindingStanding = "open"
    decisions: tuple[DecisionAnswer, ...] = ()


class FindingsAnswer(Record):
    """A page of findings, how many there are, and the values of kind, verdict and standing."""

    total: int
    findings: tuple[FindingAnswer, ...]
    facets: tuple[FacetAnswer, ...] = ()


class IncidentAnswer(Record):
    """A happening with the claims that tell of it, their findings, and what persons decided of any of them.

    `there` is false where decisions left no incident of this id: its claims are then those that the last decision concerned,
    and `now` are the ids of the incidents that they are of.
    """

    incident: Incident
    claims: tuple[StoredClaim, ...] = ()
    documents: int = 0
    findings: tuple[FindingAnswer, ...] = ()
    decisions: tuple[DecisionAnswer, ...] = ()
    there: bool = True
    now: tuple[str, ...] = ()


class IncidentsAnswer(Record):
    """A page of incidents, how many there are, how many in each state, and the last decisions about any, the latest first."""

    total: int
    incidents: tuple[IncidentAnswer, ...]
    states: tuple[Count, ...] = ()
    latest: tuple[DecisionAnswer, ...] = ()


class IncidentDecided(Record):
    """The ids of the incidents that the claims of a decision are then of, those of the most claims first."""

    incidents: tuple[str, ...]


class NamesAnswer(Record):
    """A page of names with how many there are in all, and the last merges, the latest first."""

    total: int
    names: tuple[NameCount, ...]
    merges: tuple[NameMerge, ...] = ()


class Written(Record):
    """Words that claims have for a name, and how many claims."""

    words: str
    claims: int


class NameAnswer(Record):
    """A name with other names of it, the words in the claims, names like it, and the merges that it is part of."""

    name: NameCount
    aliases: tuple[str, ...] = ()
    written: tuple[Written, ...] = ()
    alike: tuple[NameCount, ...] = ()
    merges: tuple[NameMerge, ...] = ()


class OverviewAnswer(Record):
    """What is in the ledger."""

    documents: int
    claims: int
    sources: int
    outlets: int
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    states: tuple[Count, ...] = ()
    families: dict[str, int] = Field(default_factory=dict)
    newest: tuple[FindingAnswer, ...] = ()
    latest_documents: tuple[StoredDocument, ...] = ()
    failures: tuple[Failed, ...] = ()


class QueueAnswer(Record):
    """Claims that wait for a reviewer; how many of the filter are in each state, and on how many of the ledger two differ."""

    claims: tuple[StoredClaim, ...]
    states: tuple[Count, ...] = ()
    disagreed: int = 0
    author: str = ""


class HistoryEntry(Record):
    """One version of a claim: who did what, when, why, and what the claim was then; `changed` names fields."""

    number: int
    action: str
    author: str
    at: str
    reason: str
    software: str
    state: str
    current: bool
    claim: Claim | None = None
    changed: tuple[str, ...] = ()


class Opinion(Record):
    """A reviewer's last word on a claim; without a record where they rejected it."""

    author: str
    at: str
    reason: str
    action: str
    claim: Claim | None = None


class ReviewAnswer(Record):
    """A claim with what became of it, the oldest first, and the words of reviewers who differ."""

    claim: StoredClaim
    history: tuple[HistoryEntry, ...] = ()
    opinions: tuple[Opinion, ...] = ()
