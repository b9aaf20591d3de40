"""Erasing for good from the reading view: guarded, for admins alone, with a tombstone that the chain verifies."""

import subprocess

from playwright.sync_api import expect

from tests.web.conftest import MAIN, PASSWORD, serious, settled, until


def reading(page, site, type="killed"):
    """A claim, with its document open at it."""
    stored = page.request.get(f"{site.url}api/claims?type={type}&order=time&size=1&polarity=positive").json()["claims"][0]
    page.goto(f"{site.url}document?id={stored['document']}&claim={stored['claim']['id']}")
    page.locator(".claimed.chosen").first.wait_for()
    settled(page)
    return stored


def filled(page, reason="order 12", word="erase"):
    page.get_by_label("Why; this stays readable").fill(reason)
    page.get_by_label("Type “erase” to go on").fill(word)


def verified(site):
    done = subprocess.run([*MAIN, "verify", "--ledger", str(site.ledger)], capture_output=True, text=True, check=False)
    return done.returncode == 0


def test_one_claim_goes_and_the_rest_stays(page, own_site):
    stored = reading(page, own_site)
    before = page.request.get(own_site.url + "api/claims?size=0").json()["total"]["claims"]
    page.locator("summary", has_text="Erase for good").click()
    button = page.locator(".erasing button")
    expect(button).to_be_disabled()
    filled(page, word="no")
    expect(button).to_be_disabled()
    filled(page)
    page.get_by_label("the chosen claim").check()
    assert serious(page) == []
    page.get_by_role("button", name="Erase this claim").click()
    page.get_by_text("The claim is erased").wait_for()
    assert page.request.get(own_site.url + "api/claims?size=0").json()["total"]["claims"] == before - 1
    expect(page.locator(f"[data-claims~='{stored['claim']['id']}']")).to_have_count(0)
    history = page.request.get(f"{own_site.url}api/claims?id={stored['claim']['id']}").json()
    assert history["claims"] == []
    assert verified(own_site)


def test_a_document_goes_with_all_its_claims(page, own_site, refused):
    stored = reading(page, own_site)
    page.locator("summary", has_text="Erase for good").click()
    filled(page, "a lawful request")
    page.get_by_role("button", name="Erase this document").click()
    page.get_by_role("heading", name="The document is erased").wait_for()
    assert page.request.get(f"{own_site.url}api/claims?document={stored['document']}").json()["total"]["claims"] == 0
    page.get_by_role("link", name="To the start").click()
    page.get_by_role("heading", name="The ledger").wait_for()
    assert verified(own_site)


def test_who_is_no_admin_is_not_offered_it(page, closed_site):
    page.goto(closed_site.url)
    page.get_by_label("Name").fill("ben")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    until(page, "location.pathname === '/' && document.querySelector('.count-number') !== null")
    reading(page, closed_site)
    expect(page.locator(".claim-versions")).to_have_count(1)
    expect(page.locator(".erasing")).to_have_count(0)
