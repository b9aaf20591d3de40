"""The spans of a claim against the text they are spans of."""

from __future__ import annotations

from collections.abc import Iterator

from communique.model.records import Claim, Span


def spans_of(claim: Claim) -> Iterator[tuple[str, Span]]:
    """(field, span) of every span of a claim that lies in its document's text."""
    yield "evidence", claim.evidence
    yield "trigger", claim.trigger
    for role in ("agent", "target", "supporter"):
        for entity in getattr(claim, role):
            yield role, entity.mention
    for place in claim.places:
        if place.mention:
            yield "place", place.mention
    if claim.time.mention:
        yield "time", claim.time.mention
    if claim.quantity:
        yield "quantity", claim.quantity.mention
    if claim.source.speaker:
        yield "speaker", claim.source.speaker
    for link in claim.source.chain:
        if link.mention:
            yield "source", link.mention


def misplaced(claim: Claim, text: str) -> Iterator[tuple[str, Span]]:
    """The spans whose words do not stand at their offsets of the text."""
    for name, span in spans_of(claim):
        if text[span.start : span.end] != span.text:
            yield name, span
