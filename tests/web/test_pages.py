"""What holds on every page: it loads offline, keeps its guards, axe finds nothing serious, hostile text stays text."""

import pytest
from playwright.sync_api import expect

from tests.web.conftest import SCHEME_RULES, Threaded, serious, until
from tests.web.screenshots import EMPTY, MISSING, SHOTS, ids, show

OWN = [shot for shot in SHOTS if shot.name != "docs"]
named = pytest.mark.parametrize("shot", OWN, ids=lambda shot: shot.name)


def settled(page, url):
    page.goto(url)
    page.wait_for_load_state("networkidle")


@named
def test_nothing_serious_by_axe(page, full_site, shot):
    page.emulate_media(color_scheme="light")
    show(page, full_site.url, shot, ids(page.context, full_site.url))
    assert page.locator("h1, h2.block").count() >= 1
    assert page.title().endswith("Communique")
    assert serious(page) == []
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.emulate_media(color_scheme="dark")
    until(page, f"getComputedStyle(document.documentElement).backgroundColor !== {light!r}")
    assert serious(page, only=SCHEME_RULES) == []


@named
def test_a_page_fits_a_phone(page, full_site, shot):
    page.set_viewport_size({"width": 390, "height": 844})
    show(page, full_site.url, shot, ids(page.context, full_site.url))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert serious(page) == []


@pytest.mark.parametrize("shot", MISSING, ids=lambda shot: shot.name)
def test_what_is_not_there_says_so_on_a_page(page, full_site, shot, refused):
    show(page, full_site.url, shot, {})
    expect(page.locator("h1")).to_have_count(1)
    assert serious(page) == []
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Claims").click()
    page.locator(".claim-table tbody tr").first.wait_for()


def test_an_address_that_names_no_page_is_answered_as_such(page, full_site, refused):
    assert page.goto(full_site.url + "no-such-page").status == 404
    page.get_by_role("heading", name="There is no such page").wait_for()
    page.goto(full_site.url + "a/deeper/one?x=1")
    page.get_by_role("heading", name="There is no such page").wait_for()
    assert page.request.get(full_site.url + "api/nothing").json() == {"detail": "Not Found"}


def test_the_titles_of_windows_tell_pages_apart(page, full_site):
    titles = set()
    for path in EMPTY:
        settled(page, full_site.url + path)
        titles.add(page.title())
    assert len(titles) == len(EMPTY)


def test_an_empty_ledger_says_so_and_leads_to_reading(page, tmp_path, servers):
    servers.append(Threaded(tmp_path / "empty.sqlite"))
    url = servers[-1].url
    for path in EMPTY:
        settled(page, url + path)
        page.locator("h1").first.wait_for()
        assert serious(page) == []
    settled(page, url + "claims")
    page.get_by_role("link", name="Read a report").click()
    page.get_by_label("Text or address").wait_for()


def test_the_first_key_leads_past_the_navigation(page, full_site):
    settled(page, full_site.url + "claims")
    page.locator(".claim-table tbody tr").first.wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").strip() == "Skip to the content"
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_every_page_is_a_link_and_back_leads_back(page, site):
    settled(page, site.url)
    for label, address in (("Claims", "claims"), ("Map", "map"), ("Tallies", "tallies")):
        page.get_by_role("navigation", name="Pages").get_by_role("link", name=label).click()
        page.wait_for_url(f"**/{address}*")
    page.go_back()
    page.wait_for_url("**/map*")
    page.go_back()
    page.wait_for_url("**/claims*")
    page.locator(".claim-table tbody tr").first.wait_for()


def test_the_whole_first_load_is_small(page, site):
    sizes = []
    page.on("response", lambda response: sizes.append(response.request.sizes()["responseBodySize"]))
    settled(page, site.url)
    assert 0 < sum(sizes) < 400_000


@pytest.mark.parametrize(
    "path",
    ["", "claims?text=Tarsheel", "map?text=Tarsheel", "tallies?by=speaker", "review?claim=hostile", "document?claim=hostile&id="],
)
def test_hostile_text_shows_as_text(page, site, path):
    if path.startswith("document"):
        path += page.request.get(site.url + "api/claims/hostile").json()["document"]
    settled(page, site.url + path)
    page.wait_for_timeout(300)
    assert page.title().endswith(" · Communique")
    expect(page.locator("main script, main img[src='x'], main b[onmouseover], main u, main i")).to_have_count(0)
    shown = page.locator("main").inner_text()
    assert "<script>" in shown or path == "tallies?by=speaker"


def test_the_description_of_the_api_works_offline(page, site):
    settled(page, site.url + "docs")
    page.get_by_text("/api/claims/download").wait_for()
