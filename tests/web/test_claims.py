"""The table of claims: facets, search, chips, order, columns, downloads; all of it in the address."""

import csv
import io
import json
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.web.conftest import settled, until


def query(page):
    return parse_qs(urlsplit(page.url).query)


@pytest.fixture
def claims(page, site):
    page.goto(site.url + "claims")
    page.locator(".claim-table tbody tr").first.wait_for()
    return page


def total(page):
    return int(page.locator("h1").inner_text().split()[0].replace(",", ""))


def test_facets_narrow_widen_and_are_taken_out(claims):
    everything = total(claims)
    facet = claims.locator("details.facet", has=claims.locator("summary", has_text="Type"))
    first, second = (facet.locator("button.facet-value").nth(n) for n in (0, 1))
    name, count = first.locator(".facet-text").inner_text(), int(first.locator(".facet-count").inner_text())
    first.click()
    claims.get_by_role("heading", name=f"{count} claim", exact=False).wait_for()
    assert first.get_attribute("aria-pressed") == "true"
    assert len(query(claims)["type"]) == 1
    second_count = int(second.locator(".facet-count").inner_text())
    second.click()
    claims.get_by_role("heading", name=f"{count + second_count} claim", exact=False).wait_for()
    claims.reload()
    claims.get_by_role("heading", name=f"{count + second_count} claim", exact=False).wait_for()
    claims.go_back()
    claims.get_by_role("heading", name=f"{count} claim", exact=False).wait_for()
    claims.get_by_role("button", name=f"Take out type {name}").click()
    claims.get_by_role("heading", name=f"{everything} claim", exact=False).wait_for()
    assert "type" not in query(claims)


def test_words_are_searched_as_they_are_typed(claims):
    claims.get_by_role("searchbox").fill("strikes")
    until(claims, "new URLSearchParams(location.search).get('text') === 'strikes'")
    settled(claims)
    rows = claims.locator("td.cell-words").all_inner_texts()
    assert rows
    assert all("strikes" in row.lower() for row in rows)


def test_order_and_columns_stand_in_the_address(claims, site):
    claims.get_by_text("Columns").click()
    claims.get_by_role("checkbox", name="Reading confidence").check()
    claims.get_by_role("button", name="Reading confidence").wait_for()
    claims.keyboard.press("Escape")
    assert "confidence" in query(claims)["columns"][0]
    claims.get_by_role("columnheader", name="Reading confidence").get_by_role("button").click()
    until(claims, "new URLSearchParams(location.search).get('order') === '-confidence'")
    settled(claims)
    claims.locator("td.cell-confidence").first.wait_for()
    shown = [int(text.split()[0]) for text in claims.locator("td.cell-confidence").all_inner_texts() if text]
    assert shown == sorted(shown, reverse=True)
    expect(claims.get_by_role("checkbox", name="According to")).to_be_disabled()


def test_every_figure_is_shown_with_who_said_it_and_as_of_when(claims):
    for row in claims.locator(".claim-table tbody tr").all():
        expect(row.locator("td.cell-according")).to_contain_text("as of")
        expect(row.locator("td.cell-according")).to_contain_text("unverified")


@pytest.mark.parametrize("label", ["CSV", "JSON lines", "GeoJSON"])
def test_downloads_are_exactly_the_view(page, site, label):
    page.goto(site.url + "claims?type=killed&type=air_strike")
    page.locator(".claim-table tbody tr").first.wait_for()
    page.locator("summary", has_text="Download").click()
    with page.expect_download() as download:
        page.get_by_role("link", name=label, exact=True).click()
    text = download.value.path().read_text(encoding="utf-8")
    api = page.request.get(site.url + "api/claims?type=killed&type=air_strike&size=500").json()
    wanted = {stored["claim"]["id"] for stored in api["claims"]}
    found = {
        "CSV": lambda: {row["id"] for row in csv.DictReader(io.StringIO(text))},
        "JSON lines": lambda: {json.loads(line)["claim"]["id"] for line in text.splitlines()},
        "GeoJSON": lambda: {feature["id"] for feature in json.loads(text)["features"]},
    }[label]()
    assert found == wanted
    assert len(wanted) == total(page)


def test_the_api_link_gives_the_page_that_is_shown(page, site):
    page.goto(site.url + "claims?type=killed&order=figure")
    page.locator(".claim-table tbody tr").first.wait_for()
    address = page.get_by_text("This page from the API").get_attribute("href")
    api = page.request.get(site.url + address).json()
    links = [parse_qs(urlsplit(link.get_attribute("href")).query)["claim"][0] for link in page.locator("a.words").all()]
    assert links == [stored["claim"]["id"] for stored in api["claims"]]


def test_words_lead_to_their_sentence(claims):
    words = claims.locator("a.words").first
    text = words.inner_text().rstrip("…")[:20]
    words.click()
    claims.wait_for_url("**/document?*")
    chosen = claims.locator(".claimed.chosen").first
    chosen.wait_for()
    assert text.split()[0] in claims.locator(".claim-card blockquote").inner_text()
