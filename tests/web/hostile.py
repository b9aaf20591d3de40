"""Texts as an attacker would write them, with claims over them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from communique.intake.reading import read_bytes
from communique.ledger.chain import By
from communique.ledger.store import open_ledger
from communique.model.records import Claim, Entity, Place, Quantity, Source, Span, Time

SCRIPT = '<script>document.title="owned"</script><img src=x onerror="document.title=\'owned\'">'
TEXT = f"""{SCRIPT} report

Shells killed 14 people in Tarsheel on Monday, {SCRIPT} said \u202egnitirw\u202c the left way.

Null \x00 bytes \x00\x00 and a bell \x07 stand here.

{"A line that never ends. " * 220_000}"""
OUTLET = '<b onmouseover="document.title=1">Outlet</b>'
SPEAKER = "\u202eevil\u202c <i>speaker</i>"


def add_hostile(path: Path) -> None:
    """One document with a claim whose every name is markup, and whose text has one line of five million characters."""
    ledger = open_ledger(path)
    data = TEXT.encode()
    read = read_bytes(data, source="https://example.org/?<script>", published=dt.date(2025, 2, 12), outlet=OUTLET)

    def span(words: str) -> Span:
        at = read.text.index(words)
        return Span.of(read.text, at, at + len(words))

    evidence = span("Shells killed 14 people in Tarsheel on Monday, " + SCRIPT)
    day = dt.date(2025, 2, 10)
    place = Place(
        mention=span("Tarsheel"), name="<script>Tarsheel</script>", latitude=35.0, longitude=38.0, kind="city", country="SY"
    )
    claim = Claim(
        id="hostile", document=read.document, type="killed", evidence=evidence, trigger=span("killed"), places=(place,),
        agent=(Entity(mention=span("Shells"), name="<u>Shells</u>"),), time=Time(start=day, end=day),
        quantity=Quantity(mention=span("14"), low=14, high=14),
        source=Source(mode="indirect", speaker=span(SCRIPT), name=SPEAKER),
    )  # fmt: skip
    with ledger.writing(By("mallory")) as write:
        write.document(read, data, [claim])
    ledger.close()
