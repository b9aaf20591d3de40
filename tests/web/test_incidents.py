"""Incidents: figures over time, decisions carried out and taken back, all of it under addresses that last."""

from playwright.sync_api import expect

from tests.web.conftest import serious, settled, until


def incidents(page, site, query=""):
    return page.request.get(f"{site.url}api/incidents?{query}").json()


def opened(page, site, path="incidents"):
    page.goto(site.url + path)
    page.locator(".incident-listed, .incident-claims li").first.wait_for()
    settled(page)


def test_the_list_says_where_when_and_how_many_by_whom(page, told_apart):
    opened(page, told_apart)
    card = page.locator(".incident-listed").first
    shown = card.inner_text()
    api = incidents(page, told_apart)["incidents"][0]
    assert api["documents"] == 3
    assert "Qamishli, 2025-03-03" in shown
    assert f"{len(api['incident']['claims'])} claims of 3 documents" in shown
    for said in card.locator(".incident-said").all_inner_texts():
        assert "as of 2025-03-0" in said
        assert "unverified" in said
    page.get_by_label("Told of by").select_option("3")
    page.wait_for_url("**documents=3**")
    settled(page)
    expect(page.locator(".incident-listed")).to_have_count(incidents(page, told_apart, "documents=3")["total"])
    assert serious(page) == []


def test_figures_over_time_lead_to_their_claims_by_keyboard(page, told_apart):
    opened(page, told_apart)
    page.locator(".incident-listed h2 a").first.click()
    page.locator(".incident-claims li").first.wait_for()
    killed = page.get_by_role("region", name="Killed")
    texts = killed.locator(".mark-text").all_text_contents()
    assert {"22", "48", "≥ 44"} <= set(texts)
    bar = killed.get_by_role("button").first
    assert "as of 2025-03-0" in bar.get_attribute("aria-label")
    bar.focus()
    page.keyboard.press("Enter")
    until(page, "document.querySelectorAll('.incident-claims li.chosen').length === 1")
    page.reload()
    page.locator(".incident-claims li.chosen").wait_for()
    expect(page.locator(".incident-findings a").first).to_have_text("figures differ")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert serious(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_confirmed_split_merged_and_taken_back(page, told_apart):
    first = incidents(page, told_apart)["incidents"][0]["incident"]
    opened(page, told_apart, f"incidents?id={first['id']}")
    page.get_by_role("button", name="Confirm", exact=True).click()
    page.locator(".chip", has_text="confirmed").wait_for()
    page.get_by_role("button", name="Take back").click()
    page.locator(".chip", has_text="proposed").wait_for()
    boxes = page.get_by_role("checkbox", name="another happening")
    expect(boxes).to_have_count(len(first["claims"]))
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.get_by_role("button", name="Split 2 off").click()
    until(page, "document.querySelectorAll('.incident-claims li').length === 2")
    assert incidents(page, told_apart)["total"] == 2
    page.get_by_text("Merge another incident into this one").click()
    page.get_by_role("button", name="Merge", exact=False).first.click()
    until(page, f"document.querySelectorAll('.incident-claims li').length === {len(first['claims'])}")
    for split_off in (2, 0):
        opened(page, told_apart, f"incidents?id={first['id']}")
        before = incidents(page, told_apart)["total"]
        page.get_by_role("button", name="Take back").last.click()
        for _ in range(100):
            if incidents(page, told_apart)["total"] != before:
                break
            page.wait_for_timeout(200)
        assert incidents(page, told_apart)["total"] == (2 if split_off else 1)
    (whole,) = incidents(page, told_apart)["incidents"]
    assert sorted(whole["incident"]["claims"]) == sorted(first["claims"])
    assert whole["incident"]["state"] == "proposed"
