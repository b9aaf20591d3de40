"""The whole reader: laws that hold for any text, and kinds of sentences written for it."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.intake.reading import read_bytes
from communique.model.document import CLAIM_ROLES
from communique.model.errors import InputError
from communique.model.records import Record, Span

PIECES = [
    "The army",
    "rebels",
    "12",
    "at least a dozen",
    "civilians",
    "were killed",
    "and",
    "wounded",
    "near Aleppo",
    "on Monday",
    "said",
    "he added",
    ",",
    ".",
    "\n\n",
    "“",
    "”",
    "(AP)",
    "no",
    "between 60 and 70 sorties",
    "five days ago",
    "🚀",
    "\u202eabc",
    "- ",
    "1,200",
    "Dayr al-Zawr",
    "[sic]",
    "...",
    "did not",
    "would",
    "the spokesman",
    "'s",
    "<b>",
    "http://x.y",
    "\t",
    "\u00a0",
    "e\u0301",
    "٣",
    "половина",
]


def spans(record):
    for name in type(record).model_fields:
        value = getattr(record, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Span):
                yield item
            elif isinstance(item, Record):
                yield from spans(item)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40))
def test_every_span_quotes_the_text(reader, pieces):
    try:
        document = read_bytes(" ".join(pieces).encode(), source="laws")
    except InputError:
        return
    claims = reader.read(document)
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        for span in spans(claim):
            assert document.text[span.start : span.end] == span.text
        assert any(b.start <= claim.trigger.start < b.end and b.role in CLAIM_ROLES for b in document.blocks)
        assert claim.evidence.start <= claim.trigger.start
        assert claim.trigger.end <= claim.evidence.end
        quantity = claim.quantity
        if quantity and quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
        if claim.time.start and claim.time.end:
            assert claim.time.start <= claim.time.end


@settings(max_examples=20)
@given(st.text(max_size=300))
def test_any_text_ends_in_claims_or_a_clear_error(reader, text):
    try:
        document = read_bytes(text.encode("utf-8", "surrogatepass"), source="laws")
    except InputError as error:
        assert str(error).startswith("laws: ")  # noqa: PT017 (the message is the law)
        return
    for claim in reader.read(document):
        assert document.text[claim.evidence.start : claim.evidence.end] == claim.evidence.text


def test_reading_twice_gives_the_same(read):
    text = "The army said 12 rebels were killed near Aleppo on Monday."
    assert read(text) == read(text)


def test_nothing_is_claimed_by_boilerplate(read):
    text = ("Home / World / Rebels killed\n\nRead more: 40 killed in Aleppo strike\n\nShare this article\n\n"
            "Officials met in the capital for talks about the weather.\n\n"
            "Related stories:\n\nArmy kills ten in raid\n")  # fmt: skip
    assert [c for c in read(text) if c.type == "killed"] == []


RELEASE = """The ministry's spokesman, Colonel Omar Hadid, said on Thursday that government helicopters flew 45 sorties and hit 61
targets near Tadmur over the past three days. "Twelve pickup trucks, three mortars and up to 90 militants were destroyed," he
said. The colonel went on to note that the militants had failed to retake the town.
"""


@pytest.mark.parametrize(
    ("low", "high"),
    [
        pytest.param(45, 45, id="first-verb"),
        pytest.param(61, 61, id="second-verb"),
        pytest.param(12, 12, id="first-noun"),
        pytest.param(3, 3, id="second-noun"),
        pytest.param(None, 90, id="third-noun"),
    ],
)
def test_coordinated_figures_are_claims_of_their_own(read, low, high):
    assert (low, high) in {(c.quantity.low, c.quantity.high) for c in read(RELEASE, published="2016-04-07") if c.quantity}


def test_an_undated_text_keeps_its_times_relative(read):
    for claim in read(RELEASE):
        assert claim.time.start is None
        assert claim.time.end is None
    assert any(c.time.relative for c in read(RELEASE))
    dated = [c for c in read(RELEASE, published="2016-04-07") if c.quantity and c.quantity.low == 45]
    assert dated
    assert dated[0].time.end == dt.date(2016, 4, 7)


def test_a_figure_says_how_it_is_worded(read):
    claims = [c for c in read(RELEASE) if c.quantity and c.quantity.high == 90]
    assert claims
    quantity = claims[0].quantity
    assert (quantity.mention.text, quantity.form, quantity.low, quantity.hard.high) == ("up to 90", "up_to", None, 90)
