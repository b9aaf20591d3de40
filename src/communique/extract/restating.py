"""Claims that say again what another one says, or that one word makes of two types: one stays."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from communique.extract.settling import counts_people, takes_things
from communique.model.records import Claim, Entity

GROUND = {"base", "outpost", "post", "position", "headquarters", "checkpoint", "town", "city", "village", "hill", "height",
          "airport", "airfield", "airbase", "bridge", "building", "barracks", "camp", "station", "area", "district", "province",
          "territory", "stronghold", "road", "highway", "crossing", "border", "port", "dam", "field", "refinery", "factory",
          "neighborhood", "neighbourhood", "quarter", "suburb", "settlement", "land", "ground", "garrison", "hospital", "school",
          "plant", "mine", "island", "region", "governorate", "square", "prison", "palace", "ministry"}  # fmt: skip
TAKEN = frozenset({"capture", "detained", "seized"})
OVER = {"killed": "casualties", "wounded": "casualties", "casualties": "destroyed"}
"""Which type has a figure that two want: the dead and wounded together before the dead, things lost before people."""
HEAPED = frozenset({"casualties", "killed"})
"""Types of which one claim may heap up what others count ("losses amounted to 30 men and two tanks")."""
WORDED = frozenset({"aid", "sanction", "agreement", "negotiation", "support"})
"""Types whose figure counts nothing that was done, and so says nothing of how often it was told."""


def told_once(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, in order, without those that add nothing to another: of one word the type that fits what was taken, of one
    figure one claim of a type, of a heap its counted parts.
    """
    return _counted_once(_fitting(claims))


def _fitting(claims: Sequence[Claim]) -> list[Claim]:
    """Of what one word says was captured, detained or seized the one type that fits what was taken: people, goods, places."""
    types: dict[int, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.type in TAKEN:
            types[claim.trigger.start].add(claim.type)
    return [c for c in claims if c.type not in TAKEN or _fits(c, types[c.trigger.start])]


def _fits(claim: Claim, rivals: set[str]) -> bool:
    if "detained" in rivals and counts_people(claim):
        right = "detained"
    elif "seized" in rivals and takes_things(claim):
        right = "seized"
    else:
        right = "capture" if not claim.target or _is_ground(claim.target[0]) else "seized"
    return claim.type == right or right not in rivals


def _counted_once(claims: Sequence[Claim]) -> list[Claim]:
    figures: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.quantity and claim.type not in WORDED:
            figures[claim.quantity.mention.start].append(claim)
    starts = sorted(figures)
    kept = []
    for claim in claims:
        if claim.quantity:
            again = any(_instead(other, claim) for other in figures[claim.quantity.mention.start] if other is not claim)
        else:
            again = claim.type in HEAPED and any(_holds_figure(starts, entity) for entity in claim.target)
        kept += [] if again else [claim]
    return kept


def _instead(other: Claim, claim: Claim) -> bool:
    """Whether of two claims of one figure the other stays: the likelier of one type, of two as likely the later, which is the
    noun; or the type that goes over this one.
    """
    if other.type == claim.type and other.polarity == claim.polarity:
        return (_sure(other), other.trigger.start) > (_sure(claim), claim.trigger.start)
    return other.type == OVER.get(claim.type)


def _sure(claim: Claim) -> float:
    return (claim.reading_confidence.claim if claim.reading_confidence else None) or 0.0


def _holds_figure(starts: Sequence[int], entity: Entity) -> bool:
    """Whether another claim's figure stands within an entity's words."""
    at = bisect_left(starts, entity.mention.start)
    return at < len(starts) and starts[at] < entity.mention.end


def _is_ground(entity: Entity) -> bool:
    head = entity.mention.text.split(" of ")[0].split()[-1].lower()
    return head in GROUND or head.removesuffix("s") in GROUND
