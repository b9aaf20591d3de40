"""The reading view: each field lights up its own words, text from right to left runs so, and it can be printed."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from communique.intake.reading import read_bytes
from communique.ledger.chain import By
from communique.ledger.store import open_ledger
from communique.model.records import Claim, Place, Quantity, Source, Span, Time
from tests.web.conftest import serious, settled
from tests.web.screenshots import ids

ARABIC = "قصف على ترشيل\n\nقال محافظ المدينة إن القصف قتل 14 شخصا في ترشيل (Tarsheel) يوم الاثنين.\n"


@pytest.fixture
def arabic(own_site):
    """The address of a document that reads from right to left, with one claim."""
    read = read_bytes(ARABIC.encode(), source="ar.txt", published=dt.date(2025, 2, 12), outlet="صوت الوادي")

    def span(words):
        at = read.text.index(words)
        return Span.of(read.text, at, at + len(words))

    day = dt.date(2025, 2, 10)
    claim = Claim(
        id="arabic", document=read.document, type="killed", evidence=span("القصف قتل 14 شخصا في ترشيل (Tarsheel)"),
        trigger=span("قتل"), places=(Place(mention=span("(Tarsheel)"), name="Tarsheel", country="SY", kind="city"),),
        time=Time(mention=span("يوم الاثنين"), start=day, end=day, precision="day", as_of=dt.date(2025, 2, 12)),
        quantity=Quantity(mention=span("14"), low=14, high=14, counted="شخصا"),
        source=Source(mode="indirect", speaker=span("محافظ المدينة"), organisation="محافظ المدينة"),
    )  # fmt: skip
    ledger = open_ledger(own_site.ledger)
    with ledger.writing(By("ann")) as write:
        write.document(read, ARABIC.encode(), [claim])
    ledger.close()
    return f"{own_site.url}document?id={read.document.id}&claim=arabic"


def test_text_from_right_to_left_runs_so_and_its_fields_light_up_their_words(page, arabic):
    page.goto(arabic)
    page.locator(".claimed.chosen").first.wait_for()
    settled(page)
    claimed = page.locator(".claimed.chosen").first
    assert claimed.evaluate("(one) => getComputedStyle(one.closest('.block')).direction") == "rtl"
    first, last = (page.locator(".claimed.chosen").nth(at).bounding_box() for at in (0, -1))
    assert first["x"] + first["width"] >= last["x"] + last["width"], "the claim begins on the right"
    for field, words in (("How many", "14"), ("Where", "(Tarsheel)"), ("When", "يوم الاثنين"), ("According to", "محافظ المدينة")):
        page.locator(".claim-card .field", has=page.locator("dt", has_text=field)).hover()
        lit = page.locator(".marked-text .lit, .marked-text mark")
        lit.first.wait_for()
        assert "".join(lit.all_inner_texts()) == words, field
    assert serious(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_prints_on_white_with_every_claim_and_who_makes_it(page, full_site, scheme):
    page.emulate_media(media="print", color_scheme=scheme)
    page.set_viewport_size({"width": 720, "height": 1000})
    named = ids(page.context, full_site.url)
    page.goto(full_site.url + "document?id={document}&claim={claim}".format(**named))
    page.locator(".claimed.chosen").first.wait_for()
    settled(page)
    expect(page.locator(".shell-header")).to_be_hidden()
    assert page.locator(".claim-card").evaluate("(one) => getComputedStyle(one).position") == "static"
    colour = page.locator(".marked-text").evaluate("(one) => getComputedStyle(one).color")
    assert sum(int(part) for part in colour.removeprefix("rgb(").rstrip(")").split(",")) < 150, colour
    claims = page.request.get(f"{full_site.url}api/documents/{named['document']}").json()["claims"]
    told = page.locator(".claim-list li")
    expect(told).to_have_count(len(claims))
    for at in range(len(claims)):
        expect(told.nth(at)).to_contain_text("as of ")
        expect(told.nth(at)).to_contain_text("unverified")
    assert page.pdf(format="A4").startswith(b"%PDF")
