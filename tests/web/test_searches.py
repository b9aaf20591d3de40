"""Saved searches: kept, listed at the start, deleted and brought back; the feed beside the downloads."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from communique.ledger.chain import By
from communique.ledger.store import open_ledger
from communique.model.publishing import Publishing
from tests.web.conftest import serious, settled, until
from tests.web.test_sign_in import sign_in

NAME = "Killed, <b>and</b> \u202ewhere?"


def keep(page, name=None):
    page.locator("summary", has_text="Save").click()
    field = page.get_by_label("Save this view as")
    if name:
        field.fill(name)
    page.locator(".save-search").get_by_role("button", name="Save").click()
    page.locator(".save-told", has_text="Kept as").wait_for()


def listed(page, site):
    page.goto(site.url)
    page.get_by_role("heading", name="Saved searches").wait_for()
    return page.locator(".search-line")


@pytest.mark.parametrize(
    ("address", "ready"),
    [
        ("claims?type=killed&order=figure&columns=type,words,according,figure", ".claim-table tbody tr"),
        ("map?type=killed&start=2017-01-01", ".map-canvas[data-ready=true]"),
        ("tallies?type=air_strike&by=outlet&step=year", ".tallies"),
    ],
)
def test_a_view_is_kept_and_found_again(page, own_site, address, ready):
    page.goto(own_site.url + address)
    page.locator(ready).first.wait_for()
    keep(page, NAME)
    line = listed(page, own_site)
    expect(line.first).to_contain_text(NAME)
    expect(page.locator(".search-line b")).to_have_count(0)
    line.first.get_by_role("link").first.click()
    page.locator(ready).first.wait_for()
    assert parse_qs(urlsplit(page.url).query) == parse_qs(urlsplit(address).query)
    assert urlsplit(page.url).path == "/" + urlsplit(address).path


def test_a_name_is_proposed_and_one_that_is_there_is_replaced_when_meant(browser, own_site):
    page = browser.new_page()  # Chromium writes an error for an answer of 409, which is wanted here.
    page.goto(own_site.url + "claims?type=killed")
    page.locator(".claim-table tbody tr").first.wait_for()
    keep(page)
    page.goto(own_site.url + "claims?type=wounded")
    page.locator(".claim-table tbody tr").first.wait_for()
    page.locator("summary", has_text="Save").click()
    page.get_by_label("Save this view as").fill("Killed")
    with page.expect_response(lambda answer: answer.status == 409):
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Replace it").click()
    page.locator(".save-told", has_text="Kept as").wait_for()
    line = listed(page, own_site)
    expect(line).to_have_count(1)
    expect(line).to_contain_text("Wounded")
    page.close()


def test_what_is_deleted_is_brought_back(page, own_site):
    page.goto(own_site.url + "claims?type=killed")
    page.locator(".claim-table tbody tr").first.wait_for()
    keep(page, "one")
    keep_line = listed(page, own_site)
    keep_line.get_by_role("button", name="Delete one").click()
    page.get_by_text("“one” is deleted.").wait_for()
    expect(keep_line).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    keep_line.first.wait_for()
    page.reload()
    keep_line.first.wait_for()
    settled(page)
    assert serious(page) == []


def test_the_feed_of_a_view_stands_beside_its_downloads(page, own_site):
    page.goto(own_site.url + "claims?type=killed")
    page.locator(".claim-table tbody tr").first.wait_for()
    told = "document.head.querySelector('link[rel=alternate]')?.getAttribute('href')"
    assert page.evaluate(told) == "./api/feed.atom?type=killed"
    page.locator("summary", has_text="Download").click()
    address = page.get_by_role("link", name="Feed of new reviewed claims").get_attribute("href")
    answer = page.request.get(own_site.url + address)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    assert "<feed " in answer.text()
    page.goto(own_site.url + "claims?type=wounded")
    until(page, f"{told} === './api/feed.atom?type=wounded'")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Map").click()
    page.wait_for_url("**/map*")
    until(page, f"{told} === undefined")


SAID = "come 14 days late and with no place but their province."


def hold_back(site, setting):
    ledger = open_ledger(site.ledger)
    with ledger.writing(By("ann")) as write:
        write.settings.publishing(setting)
    ledger.close()


@pytest.mark.parametrize("name", ["rita", "ann"])
def test_it_says_where_feeds_and_downloads_are_offered_what_is_held_back(page, closed_site, name):
    hold_back(closed_site, Publishing(delay=14, coarsen="province"))
    page.goto(closed_site.url + "claims?type=killed")
    sign_in(page, name)
    page.locator(".claim-table tbody tr").first.wait_for()
    keep(page, "one")
    page.locator("summary", has_text="Download").click()
    menu = page.locator(".menu[open] .published")
    expect(menu).to_contain_text(SAID)
    assert menu.bounding_box()["width"] <= 500
    settled(page)
    assert serious(page) == []
    listed(page, closed_site)
    expect(page.locator(".searches .published")).to_contain_text(SAID)
    hold_back(closed_site, Publishing())
    page.goto(closed_site.url + "claims?type=killed")
    page.locator("summary", has_text="Download").click()
    page.get_by_role("link", name="Feed of new reviewed claims").wait_for()
    expect(page.locator(".published")).to_have_count(0)


@pytest.mark.parametrize("address", ["claims?type=killed", "map?type=killed", "tallies?type=killed"])
def test_the_form_fits_a_phone(page, site, address):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(site.url + address)
    page.locator("summary", has_text="Save").click()
    page.get_by_label("Save this view as").wait_for()
    box = page.locator(".save-search").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
