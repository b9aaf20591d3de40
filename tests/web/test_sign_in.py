"""Signing in: nothing is shown before it, the way back after it, and what a role may do."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from communique.serve.accounts import Accounts
from tests.web.conftest import PASSWORD, serious, settled, until


def sign_in(page, name, password=PASSWORD):
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def test_a_link_asks_who_one_is_and_then_leads_where_it_says(page, closed_site):
    page.goto(closed_site.url + "claims?type=killed&order=figure")
    page.wait_for_url("**/sign-in?next=*")
    expect(page.get_by_role("navigation", name="Pages")).to_have_count(0)
    sign_in(page, "ann")
    page.locator(".claim-table tbody tr").first.wait_for()
    assert parse_qs(urlsplit(page.url).query) == {"type": ["killed"], "order": ["figure"]}
    expect(page.locator(".shell-name")).to_have_text("ann")
    page.reload()
    page.locator(".claim-table tbody tr").first.wait_for()
    assert page.evaluate("document.cookie").startswith("communique_csrf=")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("heading", name="Sign in").wait_for()
    page.goto(closed_site.url)
    page.get_by_role("heading", name="Sign in").wait_for()


def test_by_keyboard_alone(page, closed_site):
    page.goto(closed_site.url)
    until(page, "document.activeElement?.id === 'sign-in-name'")
    page.keyboard.type("ben")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="The ledger").wait_for()


def test_a_reader_looks_and_is_offered_nothing_else(page, closed_site):
    page.goto(closed_site.url)
    sign_in(page, "rita")
    page.get_by_role("heading", name="The ledger").wait_for()
    page.locator(".count-number").first.wait_for()
    expect(page.get_by_role("heading", name="Read a report")).to_have_count(0)


def test_a_reviewer_reads_documents_in_under_their_name(page, closed_site):
    page.goto(closed_site.url)
    sign_in(page, "ben")
    page.get_by_label("Text or address").fill("Colonel Sami Darwal said on Monday that shelling killed 23 people in Tarsheel.")
    page.get_by_role("button", name="Read the text").click()
    link = page.locator(".readings a")
    link.wait_for(timeout=60_000)
    id = parse_qs(urlsplit(link.get_attribute("href")).query)["id"][0]
    from communique.ledger.store import open_ledger

    ledger = open_ledger(closed_site.ledger)
    assert ledger.versions.of(id)[0].author == "ben"
    ledger.close()


@pytest.mark.parametrize("next", ["//evil.example/", "https://evil.example/", "javascript:document.title='owned'", "sign-in"])
def test_only_pages_of_this_application_come_after(page, closed_site, next):
    page.goto(closed_site.url + "sign-in?next=" + next)
    sign_in(page, "ann")
    page.get_by_role("heading", name="The ledger").wait_for()
    expect(page).to_have_url(closed_site.url)
    assert page.title() == "The ledger · Communique"


def test_a_wrong_password_says_so_and_a_session_that_ends_asks_again(browser, closed_site):
    page = browser.new_page()
    page.goto(closed_site.url + "claims?type=killed")
    sign_in(page, "ann", "a wrong password")
    page.get_by_role("alert").wait_for()
    expect(page.get_by_role("alert")).to_contain_text("wrong")
    expect(page.get_by_label("Password")).to_have_value("")
    sign_in(page, "ann")
    page.locator(".claim-table tbody tr").first.wait_for()
    Accounts(closed_site.ledger.with_name("ledger.sqlite.accounts")).set_password("ann", "another password")
    page.get_by_label("Order").select_option("figure")
    page.get_by_role("heading", name="Sign in").wait_for()
    expect(page.locator(".claim-table")).to_have_count(0)
    sign_in(page, "ann", "another password")
    page.locator(".claim-table tbody tr").first.wait_for()
    assert parse_qs(urlsplit(page.url).query) == {"type": ["killed"], "order": ["figure"]}
    page.close()


def test_where_nobody_signs_in_nothing_of_it_is_seen(page, site):
    page.goto(site.url + "sign-in")
    page.get_by_role("heading", name="The ledger").wait_for()
    expect(page.get_by_role("button", name="Sign out")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious_by_axe_and_it_fits_a_phone(page, closed_site, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(closed_site.url)
    page.get_by_role("heading", name="Sign in").wait_for()
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    sign_in(page, "ann")
    page.get_by_role("button", name="Sign out").wait_for()
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
