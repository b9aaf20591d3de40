"""A claim with words of its document put in as one of its fields, as the reader would take them: for a person to look over."""

from __future__ import annotations

from collections import Counter
from typing import Literal, TypeVar

from communique.extract import chosen
from communique.gazetteer.actors import open_actors
from communique.gazetteer.places import open_places
from communique.ledger.filters import ClaimFilter
from communique.ledger.store import Ledger
from communique.model.document import ReadDocument
from communique.model.errors import LedgerError
from communique.model.records import Claim, Place, Span

Field = Literal["claim", "evidence", "trigger", "agent", "target", "supporter", "places", "time", "quantity", "source"]
_LOOKED_AT = 500
Entry = TypeVar("Entry")


def with_words(
    ledger: Ledger, document: str, claim: Claim | None, field: Field, start: int, end: int, at: int = 0, *,
    name: str | None = None, geonames_id: int | None = None,
) -> Claim:  # fmt: skip
    """The claim with the words from `start` to `end` as a field; of a field of several entries they replace the one numbered
    `at`, or are put behind the last. The field "claim" makes a new claim of the words. For places, `name` is what they are
    called and `geonames_id` the very one, where the words alone do not tell.

    Raises LedgerError where the ledger has no text of the document, or no words stand there.
    """
    read = ledger.documents.read(document)
    if read is None:
        raise LedgerError(f"{document}: the ledger holds no text of this document; give the fields by `communique edit`")
    words = _trimmed(read.text, start, end)
    if field == "claim" or claim is None:
        return _proposed(ledger, read, words)
    record = read.document
    shares = _countries(ledger, document)
    countries = list(shares)
    match field:
        case "evidence" | "trigger":
            return claim.model_copy(update={field: words})
        case "time":
            later = claim.modality in {"future", "hypothetical"}
            return claim.model_copy(update={"time": chosen.time(read.text, words, record.published, future=later)})
        case "quantity":
            counted = claim.quantity.counted if claim.quantity else None
            return claim.model_copy(update={"quantity": chosen.quantity(words).model_copy(update={"counted": counted})})
        case "source":
            told = chosen.source(words, claim.source, open_actors(), countries, record)
            return claim.model_copy(update={"source": told})
        case "places":
            found: Place = chosen.place(read.text, words, open_places(), shares, name=name, geonames_id=geonames_id)
            return claim.model_copy(update={"places": _put(claim.places, at, found)})
        case _:
            actor = chosen.entity(words, open_actors(), countries, record)
            return claim.model_copy(update={field: _put(getattr(claim, field), at, actor)})


def _proposed(ledger: Ledger, read: ReadDocument, words: Span) -> Claim:
    """A claim on these words: the type that they trigger, and the one figure and the time that they hold."""
    trigger, kind = chosen.trigger(read.text, words)
    figures = list(chosen.figures(read.text, words))
    dated = chosen.time(read.text, words, read.document.published)
    claim = Claim(document=read.document, type=kind or "attack", evidence=words, trigger=trigger)
    if len(figures) == 1:
        claim = claim.model_copy(update={"quantity": chosen.quantity(figures[0])})
    undated = dated.start is None and dated.end is None
    end = read.document.published
    when = dated.model_copy(update={"mention": None, "end": end}) if undated else dated
    return claim.model_copy(update={"time": when})


def _trimmed(text: str, start: int, end: int) -> Span:
    """The words between two offsets, without the white space around them."""
    within = text[start:end]
    first = start + len(within) - len(within.lstrip())
    last = first + len(within.strip())
    if first >= last:
        raise LedgerError(f"no words stand from {start} to {end} of the text; choose some")
    return Span.of(text, first, last)


def _countries(ledger: Ledger, document: str) -> dict[str, float]:
    """The countries that the claims of a document are placed in, the most frequent first, with their shares."""
    stored = ledger.claims.find(ClaimFilter(documents=(document,)), order="added", limit=_LOOKED_AT)
    counts = Counter(place.country for one in stored for place in one.claim.places if place.country)
    return {code: number / counts.total() for code, number in counts.most_common()}


def _put(entries: tuple[Entry, ...], at: int, entry: Entry) -> tuple[Entry, ...]:
    return (*entries[:at], entry, *entries[at + 1 :])
