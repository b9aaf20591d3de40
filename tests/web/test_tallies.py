"""Tallies: rows by source, points that lead to their claims."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from tests.web.conftest import until


def test_a_point_leads_to_its_claims_by_mouse_and_keyboard(page, site):
    api = page.request.get(site.url + "api/tally?type=killed&step=month").json()
    page.goto(site.url + "tallies")
    point = page.locator(".row-chart .point").first
    point.focus()
    page.keyboard.press("Enter")
    behind = page.get_by_role("region", name="Claims behind this point")
    behind.locator(".claim-line").first.wait_for()
    expect(behind.locator(".claim-line")).to_have_count(len(api["lines"][0]["points"][0]["claims"]))
    page.reload()
    behind.locator(".claim-line a").first.click()
    page.wait_for_url("**/document?*")
    page.locator(".claimed.chosen").first.wait_for()


def test_rows_are_the_sources_of_the_api_and_choices_stand_in_the_address(page, site):
    page.goto(site.url + "tallies")
    page.locator(".row-name").first.wait_for()
    page.get_by_label("One row").select_option("outlet")
    page.wait_for_url("**/tallies?by=outlet")
    api = page.request.get(site.url + "api/tally?type=killed&by=outlet").json()
    until(page, "document.querySelector('.row-name span')?.textContent === " + repr(api["lines"][0]["source"]))
    shown = page.locator(".row-name > span:first-child").all_inner_texts()
    assert shown == [line["source"] for line in api["lines"]][: len(shown)]
    page.get_by_label("Type of claim").select_option("air_strike")
    page.wait_for_url("**type=air_strike**")
    assert parse_qs(urlsplit(page.url).query) == {"by": ["outlet"], "type": ["air_strike"]}
    page.go_back()
    page.wait_for_url("**/tallies?by=outlet")


def test_the_table_says_the_same(page, site):
    page.goto(site.url + "tallies")
    page.get_by_text("The same as a table").click()
    points = sum(len(line["points"]) for line in page.request.get(site.url + "api/tally?type=killed").json()["lines"])
    expect(page.locator("details table tbody tr")).to_have_count(points)
