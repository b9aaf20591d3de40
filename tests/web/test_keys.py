"""Keys: listed under `?` on every page that has some, leading from page to page and through lists."""

import pytest
from playwright.sync_api import expect

from tests.web.conftest import settled
from tests.web.screenshots import ids

PAGES = {
    "": "Going through what is new",
    "document?id={document}&claim={claim}": "Reading",
    "claims": "Going through the claims",
    "map": "Going through the places",
    "tallies": "Going through the figures",
    "differences": "Going through the findings",
    "incidents": "Going through the incidents",
    "review": "Deciding",
    "names": "Going through the names",
}


@pytest.mark.parametrize("path", PAGES)
def test_every_page_lists_its_keys(page, full_site, path):
    page.goto(full_site.url + path.format(**ids(page.context, full_site.url)))
    page.locator("h1, .marked-text").first.wait_for()
    settled(page)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    for title in (PAGES[path], "On every page"):
        dialog.get_by_role("heading", name=title).wait_for()
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    page.get_by_role("button", name="Keys").first.click()
    dialog.wait_for()


def test_two_keys_lead_to_a_page_and_a_key_to_its_search(page, full_site):
    page.goto(full_site.url)
    settled(page)
    for key, address in (("c", "claims"), ("m", "map"), ("r", "review"), ("i", "incidents"), ("s", "")):
        page.keyboard.press("g")
        page.keyboard.press(key)
        page.wait_for_url(full_site.url + address)
    page.keyboard.press("g")
    page.keyboard.press("c")
    page.locator(".claim-table tbody tr").first.wait_for()
    page.keyboard.press("/")
    page.keyboard.type("g?m")
    expect(page.get_by_label("Words of the claims")).to_have_value("g?m")
    assert page.url.startswith(full_site.url + "claims")


def test_the_second_of_two_keys_decides_nothing(page, told_apart):
    page.goto(told_apart.url + "review")
    page.locator(".review-fields").wait_for()
    page.keyboard.press("g")
    page.keyboard.press("r")
    page.wait_for_timeout(500)
    assert page.request.get(told_apart.url + "api/review").json()["states"][0]["value"] == "draft"
    assert len(page.request.get(told_apart.url + "api/review").json()["states"]) == 1


@pytest.mark.parametrize(
    ("path", "listed"),
    [
        ("claims", ".claim-table .words"),
        ("differences", ".finding-head h2 a"),
        ("names", ".names-table th a"),
        ("map", ".place-list .place"),
        ("tallies", ".point"),
    ],
)
def test_a_list_is_gone_through_by_keys(page, full_site, path, listed):
    page.goto(full_site.url + path)
    page.locator(listed).nth(1).wait_for()
    settled(page)

    def at():
        return page.evaluate("(s) => [...document.querySelectorAll(s)].indexOf(document.activeElement)", listed)

    for key, expected in (("j", 0), ("j", 1), ("k", 0), ("k", 0)):
        page.keyboard.press(key)
        assert at() == expected


def test_reading_by_keys(page, full_site):
    page.goto(full_site.url + "document?id={document}".format(**ids(page.context, full_site.url)))
    page.locator(".claimed").first.wait_for()
    page.keyboard.press("j")
    page.locator(".claimed.chosen").first.wait_for()
    chosen = page.url.partition("claim=")[2]
    page.keyboard.press("r")
    page.wait_for_url(f"**/review?claim={chosen}")
