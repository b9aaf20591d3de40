"""Claims on paper: the table, the marked text and the spreadsheet."""

import io
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from communique.cli.table import document_table, harmless, highlighted, how_many
from communique.export.formats import write_csv
from communique.intake.reading import read_bytes
from communique.model.records import Claim, Document, Entity, Place, Quantity, Source, Span, Time

TEXT = "=HYPERLINK(1) rebels killed five near Aleppo \x1b[31m\u202e."


@pytest.fixture
def claim():
    span = Span.of
    return Claim(id="0" * 16, document=Document(source="a.txt", outlet="+Post"), type="killed", evidence=span(TEXT, 0, 44),
                 trigger=span(TEXT, 21, 27), agent=(Entity(mention=span(TEXT, 0, 20)),), polarity="negative",
                 places=(Place(mention=span(TEXT, 38, 44), role="near", name="Aleppo"),), time=Time(),
                 quantity=Quantity(mention=span(TEXT, 28, 32), low=5, high=None), modality="future", source=Source())  # fmt: skip


def shown(renderable):
    console = Console(file=io.StringIO(), width=300, no_color=True, highlight=False)
    console.print(renderable)
    return console.file.getvalue()


def test_the_table_tells_what_is_denied_announced_and_bounded(claim):
    document = read_bytes(b"Some words.", source="a.txt")
    table = shown(document_table(document, (claim,)))
    for words in ("Killed (denied) (announced)", "near Aleppo", "≥ 5", "unattributed"):
        assert words in table


def test_the_marked_text_is_the_text(claim):
    document = SimpleNamespace(text=TEXT)
    marked = highlighted(document, (claim,))
    assert marked.plain == harmless(TEXT)
    assert {TEXT[s.start : s.end] for s in marked.spans} >= {"killed", "five"}


def test_no_cell_starts_a_formula(claim):
    stream = io.StringIO()
    write_csv([claim], stream)
    assert "'=HYPERLINK" in stream.getvalue()
    assert "'+Post" in stream.getvalue()


@pytest.mark.parametrize(
    ("low", "high", "per", "words"),
    [
        pytest.param(316, 316, None, "316", id="exact"),
        pytest.param(201, None, None, "≥ 201", id="at-least"),
        pytest.param(None, 800, None, "≤ 800", id="at-most"),
        pytest.param(60, 70, "day", "60 to 70 a day", id="rate"),
        pytest.param(1200, 1200, None, "1,200", id="thousands"),
    ],
)
def test_how_many(low, high, per, words):
    mention = Span(start=0, end=1, text="x")
    assert how_many(Quantity(mention=mention, low=low, high=high, per=per)) == words


@given(st.text())
def test_nothing_steers_the_terminal(text):
    safe = harmless(text)
    assert len(safe) == len(text)
    assert "\x1b" not in safe
    assert "\u202e" not in safe
