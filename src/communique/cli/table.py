"""Claims as a person likes to read them: a table for each document, or its text with the claims' words marked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import repeat

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from communique.kinds.catalogue import FAMILIES, open_kinds
from communique.model.document import ReadDocument
from communique.model.records import Claim, Entity, Quantity

COLOURS = dict(zip(FAMILIES, ("red", "yellow", "magenta", "cyan", "green"), strict=True))
_BIDI = {"\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\u200e", "\u200f"}


def harmless(text: str) -> str:
    """`text` of the same length without characters that steer a terminal or turn the direction of writing."""
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if c in _BIDI or (unicodedata.category(c) == "Cc" and c not in "\n\t") else c for c in text
    )


def document_table(document: ReadDocument, claims: tuple[Claim, ...]) -> Group:
    """A heading and a table of the document's claims."""
    record = document.document
    known = [record.outlet or "", str(record.published or "undated"), record.source]
    title = Text(harmless(record.title or record.source), style="bold")
    under = Text(harmless("  ·  ".join(part for part in known if part)), style="dim")
    if not claims:
        return Group(title, under, Text("no claims", style="dim"), Text())
    return Group(title, under, claims_table(claims), Text())


def claims_table(claims: Iterable[Claim], marks: Iterable[str] | None = None) -> Table:
    """A table of claims; where `marks` are given (an id and the like for each), they stand in a first column."""
    first = (("claim", 4),) if marks is not None else ()
    table = Table(show_lines=False, header_style="bold", expand=True, pad_edge=False, box=None, padding=(0, 1))
    for name, ratio in (*first, ("what", 3), ("who", 4), ("whom", 4), ("where", 4), ("when", 3), ("how many", 3),
                        ("according to", 5)):  # fmt: skip
        table.add_column(name, ratio=ratio, overflow="fold")
    for claim, mark in zip(claims, repeat(None) if marks is None else marks, strict=False):
        cells = _cells(claim) if mark is None else [mark, *_cells(claim)]
        table.add_row(*(Text(harmless(cell)) if isinstance(cell, str) else cell for cell in cells))
    return table


def _cells(claim: Claim) -> list[str | Text]:
    kind = open_kinds()[claim.type]
    what = Text(kind.label, style=COLOURS[kind.family])
    if claim.polarity == "negative":
        what.append(" (denied)", style="bold")
    if claim.modality != "asserted":
        what.append(f" ({_MODALITIES[claim.modality]})", style="italic")
    return [what, _entities(claim.agent), _entities(claim.target), _places(claim), _time(claim), how_many(claim.quantity),
            _source(claim)]  # fmt: skip


_MODALITIES = {"hedged": "hedged", "future": "announced", "hypothetical": "hypothetical", "retracted": "retracted"}


def _entities(entities: tuple[Entity, ...]) -> str:
    return "; ".join(dict.fromkeys(e.name or _flat(e.mention.text) for e in entities))


def _places(claim: Claim) -> str:
    named = [(p.role, p.name or (_flat(p.mention.text) if p.mention else "?")) for p in claim.places]
    return "; ".join(name if role == "at" else f"{role} {name}" for role, name in named)


def _time(claim: Claim) -> str:
    time = claim.time
    if time.start and time.end:
        return str(time.start) if time.start == time.end else f"{time.start} to {time.end}"
    if time.end:
        return f"by {time.end}"
    if time.start:
        return f"from {time.start}"
    return _flat(time.mention.text) if time.mention else ""


def how_many(quantity: Quantity | None) -> str:
    """A quantity in short: "316", "≥ 201", "≤ 800", "60 to 70 a day"."""
    if quantity is None:
        return ""
    low, high = quantity.low, quantity.high
    if low is not None and high is not None:
        words = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    else:
        words = f"≥ {low:,}" if low is not None else f"≤ {high:,}"
    return f"{words} a {quantity.per}" if quantity.per else words


def _source(claim: Claim) -> str:
    source = claim.source
    if source.mode == "narrator":
        return f"unattributed, in {source.organisation}" if source.organisation else "unattributed"
    parts = [source.name, source.organisation if source.organisation != source.name else None]
    return ", ".join(part for part in parts if part) or (_flat(source.speaker.text) if source.speaker else "unnamed")


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def highlighted(document: ReadDocument, claims: tuple[Claim, ...]) -> Text:
    """The document's text with triggers, figures and speakers marked; a trigger has its family's colour."""
    text = Text(harmless(document.text))
    kinds = open_kinds()
    for claim in claims:
        colour = COLOURS[kinds[claim.type].family]
        text.stylize(f"underline {colour}", claim.evidence.start, claim.evidence.end)
    for claim in claims:
        colour = COLOURS[kinds[claim.type].family]
        text.stylize(f"bold reverse {colour}", claim.trigger.start, claim.trigger.end)
        if claim.quantity:
            text.stylize("bold", claim.quantity.mention.start, claim.quantity.mention.end)
        if claim.source.speaker:
            text.stylize("italic blue", claim.source.speaker.start, claim.source.speaker.end)
    return text


def console(*, colour: bool) -> Console:
    """A console on stdout, plain and of a fixed width where colour is not wanted."""
    return Console(highlight=False, soft_wrap=False) if colour else Console(no_color=True, highlight=False, width=140)
