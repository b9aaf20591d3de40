"""What holds on every page: it loads offline, keeps its guards, axe finds nothing serious, hostile text stays text."""

import pytest

from tests.web.conftest import serious

PAGES = {
    "start": ("", "The ledger"),
    "claims": ("claims", "claims"),
    "claims, filtered": ("claims?type=killed&columns=type,words,according,figure,outlet&order=-figure", "claims"),
    "map": ("map", "Map and timeline"),
    "map, chosen": ("map?start=2017-01-01&end=2017-12-31", "Map and timeline"),
    "tallies": ("tallies", "Who claims how many"),
    "review": ("review", "Review"),
    "docs": ("docs", "Communique"),
}


def settled(page, url):
    page.goto(url)
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [name for name in PAGES if name != "docs"])
def test_nothing_serious_by_axe(page, site, name, scheme):
    path, heading = PAGES[name]
    page.emulate_media(color_scheme=scheme)
    settled(page, site.url + path)
    assert heading in page.locator("h1").first.inner_text()
    assert serious(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_phone(page, site, name):
    path, heading = PAGES[name]
    page.set_viewport_size({"width": 390, "height": 844})
    settled(page, site.url + path)
    page.get_by_text(heading).first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390 or name == "docs"


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
    assert page.title() == "Communique"
    assert page.locator("main script, main img[src='x'], main b[onmouseover], main u, main i").count() == 0
    shown = page.locator("main").inner_text()
    assert "<script>" in shown or path == "tallies?by=speaker"


def test_the_description_of_the_api_works_offline(page, site):
    settled(page, site.url + "docs")
    page.get_by_text("/api/claims/download").wait_for()
