"""A small ledger of invented reports, and a client of the application over it."""

import datetime as dt

import pytest
from fastapi.testclient import TestClient

from communique.intake.reading import read_bytes
from communique.ledger.chain import By
from communique.ledger.store import open_ledger
from communique.model.records import Claim, Entity, Place, Quantity, Source, Span, Time
from communique.serve.app import create_app
from communique.serve.security import CSRF_COOKIE, CSRF_HEADER

TEXT = """Shelling of Tarsheel

<script>alert(1)</script> \u202eColonel Adem Sorov said shells killed 14 people in Tarsheel on Monday."""

MONDAY = dt.date(2025, 2, 10)


def span_of(text, words):
    """The first place where the words stand."""
    return Span.of(text, text.index(words), text.index(words) + len(words))


def claim_of(text, document, kind, trigger, quantity=None, **fields):
    """A claim whose spans are found by their words."""
    words = span_of(text, trigger)
    figure = Quantity(mention=span_of(text, str(quantity)), low=quantity, high=quantity) if quantity else None
    return Claim(id=f"{document.id[:8]}-{kind}", document=document, type=kind, evidence=words, trigger=words,
                 quantity=figure, **fields)  # fmt: skip


@pytest.fixture
def ledger(tmp_path):
    """One document with two claims."""
    data = TEXT.encode()
    read = read_bytes(data, source="https://example.org/report", published=dt.date(2025, 2, 12), outlet="Valley Post")
    place = Place(
        mention=span_of(read.text, "Tarsheel"), name="Tarsheel", latitude=35.0, longitude=38.0, kind="city", country="SY"
    )
    speaker = Source(mode="indirect", speaker=span_of(read.text, "Colonel Adem Sorov"), name="Adem Sorov")
    claims = [
        claim_of(read.text, read.document, "killed", "killed", 14, places=(place,), source=speaker,
                 target=(Entity(mention=span_of(read.text, "people")),), time=Time(start=MONDAY, end=MONDAY)),
        claim_of(read.text, read.document, "shelling", "Shelling"),
    ]  # fmt: skip
    opened = open_ledger(tmp_path / "ledger.sqlite")
    with opened.writing(By("ann")) as write:
        write.document(read, data, claims)
    yield opened
    opened.close()


@pytest.fixture
def client(ledger):
    """A client that has visited the application, so that it holds the session's token."""
    with TestClient(create_app(ledger, author="ann"), base_url="http://localhost") as client:
        client.get("/api/kinds")
        client.headers[CSRF_HEADER] = client.cookies[CSRF_COOKIE]
        yield client
