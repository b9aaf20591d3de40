"""Map, timeline and list: three views of one choice, each of which chooses for the others."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.web.conftest import until


def query(page):
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


@pytest.fixture
def map_page(page, site):
    page.goto(site.url + "map")
    page.locator(".map-canvas[data-ready=true]").wait_for()
    return page


def test_the_list_holds_all_that_the_map_shows(map_page, site):
    api = map_page.request.get(site.url + "api/places").json()["places"]
    listed = map_page.locator(".place-list .place-name").all_inner_texts()
    assert listed == [place["name"] for place in api][: len(listed)]
    assert len(listed) == min(40, len(api))
    for place in api:
        sign = map_page.locator(".place", has_text=place["name"]).first.locator(".sign").get_attribute("class")
        if place["kind"] in {"province", "country", "district", "region", None}:
            assert "sign-point" not in sign


def test_a_place_chosen_by_keyboard_shows_its_claims_and_the_sentence(map_page, site):
    first = map_page.locator(".place").first
    first.focus()
    map_page.keyboard.press("Enter")
    card = map_page.get_by_role("region", name="Claims at", exact=False)
    card.locator(".claim-line").first.wait_for()
    expect(card.locator(".claim-line").first).to_contain_text("as of")
    key = query(map_page)["pick"]
    api = map_page.request.get(site.url + "api/claims", params={"spot": key, "size": 10}).json()
    expect(card.locator(".claim-line")).to_have_count(len(api["claims"]))
    map_page.reload()
    card.locator(".claim-line").first.wait_for()
    card.locator(".claim-line a").first.click()
    map_page.wait_for_url("**/document?*")
    map_page.locator(".claimed.chosen").first.wait_for()


def test_a_brush_over_the_timeline_narrows_map_and_list(map_page, site):
    before = map_page.locator("#places-title").inner_text()
    chart = map_page.locator(".timeline-frame svg")
    box = chart.bounding_box()
    map_page.mouse.move(box["x"] + 5, box["y"] + 40)
    map_page.mouse.down()
    map_page.mouse.move(box["x"] + box["width"] / 3, box["y"] + 40, steps=4)
    map_page.mouse.up()
    until(map_page, "new URLSearchParams(location.search).has('start')")
    asked = query(map_page)
    api = map_page.request.get(site.url + "api/places", params={"start": asked["start"], "end": asked["end"]}).json()["places"]
    wanted = f"{len(api)} place{'' if len(api) == 1 else 's'}"
    map_page.get_by_role("heading", name=wanted, exact=True).wait_for()
    map_page.go_back()
    map_page.get_by_role("heading", name=before, exact=True).wait_for()


def test_the_window_can_be_typed(map_page):
    map_page.get_by_label("From").fill("2017-04-01")
    map_page.get_by_label("to", exact=True).fill("2017-04-30")
    until(map_page, "new URLSearchParams(location.search).get('end') === '2017-04-30'")
    map_page.locator(".brush").wait_for()
    map_page.get_by_role("button", name="All time").click()
    until(map_page, "!new URLSearchParams(location.search).has('start')")


def test_the_view_stands_in_the_address(map_page):
    map_page.get_by_role("button", name="Zoom in").click()
    until(map_page, "new URLSearchParams(location.search).has('at')")
    map_page.wait_for_timeout(600)
    at = query(map_page)["at"]
    map_page.get_by_role("button", name="Closer").click()
    until(map_page, "new URLSearchParams(location.search).has('span')")
    span = query(map_page)["span"]
    map_page.reload()
    map_page.locator(".map-canvas[data-ready=true]").wait_for()
    assert (query(map_page)["at"], query(map_page)["span"]) == (at, span)


def test_a_click_on_a_point_chooses_it(map_page, site):
    api = map_page.request.get(site.url + "api/places").json()
    place = next(p for p in api["places"] if p["kind"] == "city" and p["latitude"])
    map_page.goto(f"{site.url}map?at={place['longitude']},{place['latitude']},10.50")
    map_page.locator(".map-canvas[data-ready=true]").wait_for()
    box = map_page.locator(".map-canvas").bounding_box()
    map_page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    until(map_page, "new URLSearchParams(location.search).has('pick')")
    assert query(map_page)["pick"] == place["key"]
