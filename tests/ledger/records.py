"""Claims and documents for tests, made by hand: no model is loaded."""

import datetime as dt
import hashlib

from communique.model.document import Block, ReadDocument
from communique.model.records import Claim, Document, Entity, Place, Quantity, Source, Span, Time, claim_id

TEXT = "The army said that 12 rebels were killed near Raqqa on Monday."


def document(text=TEXT, source="report.txt", outlet="Post", published="2016-05-04"):
    """A document whose whole text is one body block, with its bytes."""
    data = text.encode()
    date = dt.date.fromisoformat(published) if published else None
    record = Document(id=hashlib.sha256(data).hexdigest(), source=source, outlet=outlet, published=date)
    return ReadDocument(document=record, text=text, blocks=(Block(start=0, end=len(text), role="body"),)), data


def claim(id=None, text=TEXT, *, of=None, type="killed", agent=(), target=(), place=None, day=None, until=None, low=None,
          high=None, organisation=None, name=None, **fields):  # fmt: skip
    """A claim whose evidence is the whole of `text`, of the document `of`, or of one that is known by its source alone."""
    whole = Span.of(text, 0, len(text))
    word = Span.of(text, 0, len(text.split()[0]))
    made = fields.pop("document", None) or Document(source="elsewhere.txt", outlet=fields.pop("outlet", "Post"))
    record = of.document if of else made
    places = () if place is None else (place if isinstance(place, Place) else Place(name=place),)
    start = dt.date.fromisoformat(day) if day else None
    end = dt.date.fromisoformat(until or day) if until or day else None
    counted = low is not None or high is not None
    quantity = Quantity(mention=word, low=low, high=high) if counted else None
    return Claim(
        id=id or claim_id(str(record.id), type, whole, word, None), document=record, type=type, evidence=whole, trigger=word,
        agent=tuple(Entity(mention=word, name=n) for n in agent), target=tuple(Entity(mention=word, name=n) for n in target),
        places=places, time=Time(start=start, end=end), quantity=quantity,
        source=Source(organisation=organisation, name=name), **fields,
    )  # fmt: skip
