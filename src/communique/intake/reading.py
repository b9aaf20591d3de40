"""From bytes to a document: the format's reader, the blocks, what is known of outlet and date."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from typing import NamedTuple

from communique.intake import html, plain_text
from communique.intake.dating import inferred_interval, stated_date
from communique.intake.decoding import check_size
from communique.intake.parts import Parts
from communique.model.document import ReadDocument
from communique.model.records import DateInterval, Document, PublishedBasis


class Format(NamedTuple):
    """A format: whether it accepts some bytes, and how it reads them."""

    name: str
    accepts: Callable[[bytes], bool]
    read: Callable[[bytes, str], Parts]


READERS: tuple[Format, ...] = (
    Format("html", html.accepts, html.read),
    Format("text", plain_text.accepts, plain_text.read),
)
"""The formats in the order in which they are tried."""


def read_bytes(data: bytes, *, source: str, published: dt.date | None = None, outlet: str | None = None) -> ReadDocument:
    """The document that `data` holds; `published` and `outlet` are what the user says of it and win.

    Raises EmptyInput, OversizedInput or UndecodableInput, which name `source`.
    """
    check_size(data, source)
    reader = next(reader for reader in READERS if reader.accepts(data))
    parts = reader.read(data, source)
    date, basis = _published(parts, published)
    interval = DateInterval(start=date, end=date) if date else inferred_interval(parts.text, source)
    record = Document(
        id=hashlib.sha256(data).hexdigest(),
        source=source,
        outlet=outlet or parts.outlet,
        title=parts.title,
        published=date,
        published_basis="inferred" if interval and not date else basis,
        published_interval=interval,
    )
    return ReadDocument(document=record, text=parts.text, blocks=parts.blocks, language=None)


def _published(parts: Parts, given: dt.date | None) -> tuple[dt.date | None, PublishedBasis]:
    if given:
        return given, "given"
    if parts.published:
        return parts.published, "metadata"
    return stated_date(parts.text, parts.blocks)
