"""Differences: claims side by side, filters in the address, decisions and taking them back, links from and to."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from tests.web.conftest import serious, settled, until


def findings(page, site, query=""):
    return page.request.get(f"{site.url}api/findings?{query}").json()


def opened(page, site, path="differences"):
    page.goto(site.url + path)
    page.locator(".finding").first.wait_for()
    settled(page)


def test_claims_stand_side_by_side_with_who_said_so_and_as_of_when(page, told_apart):
    opened(page, told_apart)
    api = findings(page, told_apart, "verdict=conflict&verdict=differ")
    cards = page.locator(".finding")
    assert api["total"] == 3
    expect(cards).to_have_count(3)
    expect(page.locator("h1")).to_contain_text("3 findings")
    for card, told in zip(cards.all(), api["findings"], strict=True):
        expect(card.get_by_role("heading")).to_have_text("figures differ")
        expect(card.locator(".why")).to_have_text(told["finding"]["why"])
        claims = card.locator(".side-by-side > li").all_inner_texts()
        assert len(claims) == len(told["claims"])
        for shown, stored in zip(claims, told["claims"], strict=True):
            assert stored["claim"]["evidence"]["text"] in shown
            as_of = stored["claim"]["time"].get("as_of") or stored["claim"]["document"]["published"]
            assert f"as of {as_of}, unverified" in shown
    expect(page.locator("main")).not_to_contain_text("contradict")
    assert cards.first.locator("blockquote mark").count() >= 1


def test_filters_stand_in_the_address_and_back_leads_back(page, told_apart):
    opened(page, told_apart)
    page.get_by_role("button", name="differ, may be explained").click()
    page.get_by_role("button", name="differ, days and parts fixed").click()
    page.get_by_role("button", name="nothing speaks against it").click()
    until(page, "new URLSearchParams(location.search).getAll('verdict').join() === 'consistent'")
    settled(page)
    wanted = findings(page, told_apart, "verdict=consistent")["total"]
    assert wanted > 0
    expect(page.locator(".finding")).to_have_count(wanted)
    page.get_by_role("button", name="said and denied").click()
    page.wait_for_url("**kind=polarity**")
    page.reload()
    settled(page)
    assert parse_qs(urlsplit(page.url).query) == {"verdict": ["consistent"], "kind": ["polarity"]}
    expect(page.locator(".finding")).to_have_count(findings(page, told_apart, "verdict=consistent&kind=polarity")["total"])
    page.go_back()
    until(page, f"document.querySelectorAll('.finding').length === {wanted}")
    page.get_by_role("searchbox").fill("wounded")
    until(page, "new URLSearchParams(location.search).get('text') === 'wounded'")


def test_dismissed_confirmed_noted_and_taken_back(page, told_apart):
    opened(page, told_apart)
    card = page.locator(".finding").first
    id = card.get_attribute("id")
    card.get_by_role("button", name="Add a note").click()
    card.get_by_label("Why, or a note").fill("other <b>days</b>")
    card.get_by_role("button", name="Dismiss").click()
    card.get_by_text("dismissed", exact=True).wait_for()
    expect(card.locator(".decisions")).to_contain_text("other <b>days</b>")
    page.reload()
    settled(page)
    expect(page.locator(f"[id='{id}']")).to_have_count(0)
    opened(page, told_apart, f"differences?id={id}")
    card = page.locator(".finding")
    card.get_by_role("button", name="Take back").click()
    card.get_by_text("not reviewed", exact=True).wait_for()
    card.get_by_role("button", name="Put back").click()
    card.get_by_text("dismissed", exact=True).wait_for()
    card.get_by_role("button", name="Confirm", exact=True).click()
    card.locator(".chip", has_text="confirmed").wait_for()
    api = page.request.get(f"{told_apart.url}api/findings/{id}").json()
    assert api["standing"] == "confirmed"
    assert [(one["action"], one["author"]) for one in api["decisions"]] == [("dismiss", "ann"), ("confirm", "ann")]


def test_a_reader_sees_decisions_and_no_buttons(page, told_apart):
    page.route(
        "**/api/session", lambda route: route.fulfill(json={"needed": True, "name": "rita", "role": "reader", "by": "password"})
    )
    opened(page, told_apart)
    expect(page.get_by_role("button", name="Confirm", exact=True)).to_have_count(0)


def test_from_the_start_page_and_from_a_claim_in_its_text(page, told_apart):
    page.goto(told_apart.url)
    page.locator(".difference a.chip").first.click()
    page.wait_for_url("**/differences?id=*")
    page.locator(".finding blockquote a").first.click()
    page.wait_for_url("**/document?*")
    link = page.locator(".claim-findings a").first
    expect(link).to_have_text("figures differ")
    link.click()
    page.wait_for_url("**/differences?id=*")
    page.locator(".finding").wait_for()


def test_nothing_serious_by_axe_in_both_schemes_and_it_fits_a_phone(page, told_apart):
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        opened(page, told_apart)
        page.get_by_role("button", name="Add a note").first.click()
        assert serious(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, told_apart)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_several_are_decided_together_by_keyboard(page, told_apart):
    opened(page, told_apart)
    ids = [card.get_attribute("id") for card in page.locator(".finding").all()]
    page.get_by_label("All of this page").focus()
    page.keyboard.press("Space")
    page.get_by_text("3 chosen").wait_for()
    page.locator(f"[id='{ids[2]}']").get_by_role("checkbox").focus()
    page.keyboard.press("Space")
    page.get_by_label("Why, for all that are chosen").fill("other hours")
    page.get_by_role("button", name="Dismiss 2").focus()
    page.keyboard.press("Enter")
    page.get_by_text("2 dismissed.").wait_for()
    expect(page.locator(".finding .chip", has_text="dismissed")).to_have_count(2)
    standings = [page.request.get(f"{told_apart.url}api/findings/{id}").json() for id in ids]
    assert [one["standing"] for one in standings] == ["dismissed", "dismissed", "open"]
    assert [one["decisions"][0]["reason"] for one in standings[:2]] == ["other hours"] * 2
