"""Actors and places: names with their claims, aliases, merging two and taking it back, all in the address."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from tests.web.conftest import serious, settled, until


def listed(page, site, kind="actor", text="", named=""):
    return page.request.get(f"{site.url}api/names/{kind}?text={text}&named={named or kind == 'actor'}").json()


def opened(page, site, path="names"):
    page.goto(site.url + path)
    page.locator(".names-table tbody tr").first.wait_for()
    settled(page)


def test_names_their_claims_and_words(page, site):
    opened(page, site)
    api = listed(page, site)
    expect(page.locator(".names-table tbody tr")).to_have_count(min(50, api["total"]))
    first = api["names"][0]
    row = page.locator(".names-table tbody tr").first
    expect(row).to_contain_text(first["name"])
    expect(row).to_contain_text(f"{first['claims']:,}")
    row.get_by_role("link").click()
    page.locator(".one-name .chip").first.wait_for()
    until(page, "new URLSearchParams(location.search).has('key')")
    assert serious(page) == []
    page.reload()
    page.locator(".one-name").get_by_role("link", name="claim", exact=False).first.click()
    page.wait_for_url("**/claims?actor=*")
    assert page.request.get(site.url + "api/claims?" + urlsplit(page.url).query).json()["total"]["claims"] >= first["claims"]


def test_words_that_name_nobody_are_listed_when_asked_for(page, site):
    opened(page, site)
    row = page.locator(".names-table").get_by_role("link", name="people", exact=True)
    expect(row).to_have_count(0)
    page.get_by_role("checkbox", name="and words that name nobody").check()
    row.wait_for()
    page.reload()
    row.wait_for()
    page.go_back()
    row.wait_for(state="detached")


def test_two_names_merged_and_taken_back(page, own_site):
    before = listed(page, own_site, "place")
    stays, other = before["names"][:2]
    opened(page, own_site, "names?kind=place")
    page.get_by_role("link", name=stays["name"], exact=True).first.click()
    page.get_by_label("Part of its name").fill(other["name"])
    page.get_by_label("Why").fill("one <b>place</b>")
    page.get_by_role("button", name=f"Merge {other['name']}", exact=True).first.click()
    page.locator(".one-name .decisions li").wait_for()
    settled(page)
    after = listed(page, own_site, "place")
    assert after["total"] == before["total"] - 1
    assert after["names"][0]["merged"] == [other["key"]]
    expect(page.locator(".one-name .decisions")).to_contain_text("one <b>place</b>")
    facet = page.request.get(own_site.url + "api/claims?facet=place&size=0").json()["facets"][0]["values"]
    assert other["name"] not in [value["value"] for value in facet]
    page.reload()
    page.locator(".one-name").get_by_role("button", name="Take back").click()
    page.locator(".decisions li.undone").first.wait_for()
    assert listed(page, own_site, "place")["total"] == before["total"]
    assert parse_qs(urlsplit(page.url).query)["key"] == [stays["key"]]
    page.emulate_media(color_scheme="dark")
    assert serious(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
