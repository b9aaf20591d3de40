"""The review page: the loop by keyboard alone, undo, fields corrected by choosing words, missed claims, two reviewers."""

from __future__ import annotations

import shutil
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from communique.ledger.chain import By
from communique.ledger.store import open_ledger
from communique.serve.accounts import Accounts
from tests.web.conftest import PASSWORD, Threaded, serious, settled, until
from tests.web.test_sign_in import sign_in

WIDTHS = {"wide": 1280, "phone": 390}


def chosen(page):
    """The id of the claim that the address names."""
    return parse_qs(urlsplit(page.url).query).get("claim", [""])[0]


def api(page, site, path):
    return page.request.get(site.url + path).json()


def opened(page, site, path="review"):
    page.goto(site.url + path)
    page.locator(".review-claim").wait_for()
    page.locator(".mark-evidence").first.wait_for()
    settled(page)
    return page


@pytest.fixture
def review(page, own_site):
    """The queue of a ledger of its own, at its first claim."""
    return opened(page, own_site)


def decide(page, key, *, goes_on=True):
    """Press a key and wait until it is decided; `goes_on` to another claim."""
    before = chosen(page)
    page.keyboard.press(key)
    if goes_on:
        until(page, f"new URLSearchParams(location.search).get('claim') !== {before!r}")
    settled(page)
    return before


def pressed(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def words_chosen(page):
    return page.locator(".field-editor .chosen-words q").inner_text().strip("“”")


def choose_by_keys(page, words):
    """Move to the first of these words in the text with the arrow keys alone, and stretch over all of them."""
    first, *rest = words.split()
    for _ in range(400):
        if page.locator(".chosen-words q").count() and words_chosen(page) == first:
            break
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(5)
    for _ in rest:
        page.keyboard.press("Shift+ArrowRight")
    until(page, f"document.querySelector('.chosen-words q')?.textContent === {words!r}")


def test_the_doubtful_come_first(review, own_site):
    shown = []
    for _ in range(4):
        shown.append(chosen(review))
        decide(review, "s")
    queue = api(review, own_site, "api/claims?state=draft&order=confidence&size=4")["claims"]
    assert shown == [one["claim"]["id"] for one in queue]


def test_the_loop_by_keyboard_alone(review, own_site):
    total = api(review, own_site, "api/claims?size=0")["total"]["claims"]
    accepted, rejected, published = decide(review, "a"), decide(review, "r"), decide(review, "p")
    skipped = decide(review, "s")
    states = {id: api(review, own_site, f"api/claims/{id}") for id in (accepted, rejected, published, skipped)}
    assert [(one["state"], one["current"]) for one in states.values()] == [
        ("reviewed", True), ("draft", False), ("published", True), ("draft", True)
    ]  # fmt: skip
    until(review, f"document.querySelector('.review-progress').innerText.includes('2 of {total - 1} reviewed')")
    expect(review.locator(".review-progress")).to_contain_text("3 just now")
    here = chosen(review)
    pressed(review, "k")
    until(review, f"new URLSearchParams(location.search).get('claim') === {skipped!r}")
    pressed(review, "j")
    until(review, f"new URLSearchParams(location.search).get('claim') === {here!r}")


def test_fast_keys_decide_one_claim_each(review, own_site):
    queue = [one["claim"]["id"] for one in api(review, own_site, "api/review?size=5")["claims"]]
    pressed(review, "a", "a", "r", "a")
    until(review, f"new URLSearchParams(location.search).get('claim') === {queue[4]!r}")
    settled(review)
    states = [api(review, own_site, f"api/claims/{id}") for id in queue]
    assert [(one["state"], one["current"]) for one in states] == [
        ("reviewed", True), ("reviewed", True), ("draft", False), ("reviewed", True), ("draft", True)
    ]  # fmt: skip


def test_everything_is_undone_and_done_again(review, own_site):
    before = api(review, own_site, "api/claims?size=500&order=added")["claims"]
    first = chosen(review)
    for key in ("a", "r", "p"):
        decide(review, key)
    pressed(review, "t")
    until(review, "document.querySelector('.review-told').innerText.startsWith('Split')")
    after = api(review, own_site, "api/claims?size=500&order=added")["claims"]
    for _ in range(4):
        told = review.locator(".review-told").inner_text()
        pressed(review, "u")
        until(review, f"document.querySelector('.review-told').innerText !== {told!r}")
        settled(review)
    assert chosen(review) == first
    expect(review.get_by_role("button", name="Undo")).to_be_disabled()
    assert api(review, own_site, "api/claims?size=500&order=added")["claims"] == before
    for _ in range(4):
        told = review.locator(".review-told").inner_text()
        pressed(review, "U")
        until(review, f"document.querySelector('.review-told').innerText !== {told!r}")
        settled(review)
    assert api(review, own_site, "api/claims?size=500&order=added")["claims"] == after


def test_undo_outlives_a_reload(review, own_site):
    id = decide(review, "a")
    review.reload()
    review.locator(".review-claim").wait_for()
    pressed(review, "Control+z")
    until(review, f"new URLSearchParams(location.search).get('claim') === {id!r}")
    settled(review)
    assert api(review, own_site, f"api/claims/{id}")["state"] == "draft"


def with_figure(page, site):
    """A claim with a figure of the example reports, in its text."""
    claims = api(page, site, "api/claims?type=killed&low=1&size=50")["claims"]
    return next(one for one in claims if len(one["claim"]["quantity"]["mention"]["text"].split()) > 1)


def test_a_field_is_corrected_by_keys_alone(page, own_site):
    stored = with_figure(page, own_site)
    id, mention = stored["claim"]["id"], stored["claim"]["quantity"]["mention"]["text"]
    opened(page, own_site, f"review?claim={id}")
    pressed(page, "7")
    until(page, f"document.querySelector('.chosen-words q')?.textContent === {mention!r}")
    pressed(page, *["Shift+Alt+ArrowRight"] * (len(mention.split()) - 1))
    last = mention.split()[-1]
    until(page, f"document.querySelector('.chosen-words q')?.textContent === {last!r}")
    pressed(page, "Enter")
    page.locator(".field-editor").wait_for(state="detached")
    settled(page)
    found = api(page, own_site, f"api/claims/{id}")
    assert found["claim"]["quantity"]["mention"]["text"] == last
    assert found["claim"]["quantity"]["low"] == found["claim"]["quantity"]["high"], "a bare number counts exactly"
    assert found["state"] == stored["state"]
    pressed(page, "h")
    history = page.locator(".review-history")
    history.get_by_text("corrected how many").wait_for()
    pressed(page, "u")
    until(page, "document.querySelector('.review-told').innerText.startsWith('Undone')")
    assert api(page, own_site, f"api/claims/{id}")["claim"]["quantity"] == stored["claim"]["quantity"]


def test_a_field_is_corrected_by_selecting_with_the_mouse(page, own_site):
    stored = with_figure(page, own_site)
    opened(page, own_site, f"review?claim={stored['claim']['id']}")
    block = page.locator(".marked-text p.block", has=page.locator(".mark-evidence")).first
    box = page.locator(".mark-trigger").first.bounding_box()
    page.locator(".review-field", has_text="Whom").click()
    page.mouse.move(box["x"] + 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    trigger = stored["claim"]["trigger"]["text"]
    until(page, f"document.querySelector('.chosen-words q')?.textContent === {trigger!r}")
    page.get_by_role("button", name="Save").click()
    page.locator(".field-editor").wait_for(state="detached")
    settled(page)
    found = api(page, own_site, f"api/claims/{stored['claim']['id']}")["claim"]
    assert found["target"][0]["mention"] == stored["claim"]["trigger"]
    assert found["target"][1:] == stored["claim"]["target"][1:]
    expect(block).to_have_count(1)


def test_words_selected_first_are_given_to_a_field(page, own_site):
    stored = with_figure(page, own_site)
    opened(page, own_site, f"review?claim={stored['claim']['id']}")
    page.locator(".mark-trigger").first.dblclick()
    page.get_by_role("region", name="The words selected").get_by_role("button", name="In its words").click()
    until(page, f"document.querySelector('.chosen-words q')?.textContent === {stored['claim']['trigger']['text']!r}")
    pressed(page, "Escape")
    page.locator(".field-editor").wait_for(state="detached")
    assert api(page, own_site, f"api/claims/{stored['claim']['id']}") == stored


def test_values_are_corrected_and_nonsense_is_refused(page, own_site, refused):
    stored = with_figure(page, own_site)
    opened(page, own_site, f"review?claim={stored['claim']['id']}")
    pressed(page, "7")
    page.get_by_label("At least").fill("90")
    page.get_by_label("At most").fill("80")
    page.get_by_label("At most").press("Enter")
    page.locator(".field-editor").get_by_text("holds no number").wait_for()
    page.get_by_label("At most").fill("95")
    page.get_by_label("At most").press("Enter")
    page.locator(".field-editor").wait_for(state="detached")
    settled(page)
    found = api(page, own_site, f"api/claims/{stored['claim']['id']}")["claim"]["quantity"]
    assert (found["low"], found["high"], found["hard"]) == (90, 95, {"low": 90, "high": 95})


def test_a_field_is_taken_out_and_one_more_put_in(page, own_site):
    stored = with_figure(page, own_site)
    id = stored["claim"]["id"]
    opened(page, own_site, f"review?claim={id}")
    pressed(page, "7", "Delete", "Enter")
    page.locator(".field-editor").wait_for(state="detached")
    settled(page)
    assert api(page, own_site, f"api/claims/{id}")["claim"].get("quantity") is None
    pressed(page, "3", "+")
    page.locator(".entries .here", has_text="one more").wait_for()
    choose_by_keys(page, stored["claim"]["trigger"]["text"])
    pressed(page, "Enter")
    page.locator(".field-editor").wait_for(state="detached")
    settled(page)
    target = api(page, own_site, f"api/claims/{id}")["claim"]["target"]
    assert [one["mention"]["text"] for one in target] == [
        *(one["mention"]["text"] for one in stored["claim"]["target"]), stored["claim"]["trigger"]["text"]
    ]  # fmt: skip


def test_a_missed_claim_is_added_by_keys_alone(page, own_site):
    stored = with_figure(page, own_site)
    opened(page, own_site, f"review?claim={stored['claim']['id']}")
    before = api(page, own_site, f"api/documents/{stored['document']}")["claims"]
    pressed(page, "n")
    page.get_by_role("form", name="A claim that the reader missed").wait_for()
    pressed(page, "Shift+ArrowRight", "Shift+ArrowRight")
    until(page, "document.querySelector('.chosen-words q')?.textContent.split(/\\s+/).length === 3")
    words = words_chosen(page)
    pressed(page, "Tab", "Tab")
    type_of_it = page.locator(".field-editor").get_by_label("Type of claim")
    type_of_it.select_option("shelling")
    type_of_it.press("Tab")
    page.get_by_role("button", name="Add as a draft").press("Enter")
    until(page, f"new URLSearchParams(location.search).get('claim') !== {stored['claim']['id']!r}")
    settled(page)
    added = api(page, own_site, f"api/claims/{chosen(page)}")
    assert (added["claim"]["type"], added["state"], added["claim"]["evidence"]["text"]) == ("shelling", "draft", words)
    text = api(page, own_site, f"api/documents/{stored['document']}")["text"]
    span = added["claim"]["evidence"]
    assert text[span["start"] : span["end"]] == span["text"]
    pressed(page, "u")
    until(page, "document.querySelector('.review-told').innerText.startsWith('Undone')")
    assert api(page, own_site, f"api/documents/{stored['document']}")["claims"] == before


def test_two_claims_are_merged(page, own_site):
    stored = with_figure(page, own_site)
    opened(page, own_site, f"review?claim={stored['claim']['id']}")
    pressed(page, "m")
    page.locator(".review-merging li").first.wait_for()
    settled(page)
    pressed(page, "1")
    until(page, "document.querySelector('.review-told').innerText === 'Merged'")
    there = api(page, own_site, f"api/documents/{stored['document']}")["claims"]
    assert stored["claim"]["id"] in {one["claim"]["id"] for one in there}
    pressed(page, "u")
    until(page, "document.querySelector('.review-told').innerText.startsWith('Undone')")
    assert len(api(page, own_site, f"api/documents/{stored['document']}")["claims"]) == len(there) + 1


def test_reviewed_claims_are_published_from_their_own_queue(review, own_site):
    id = decide(review, "a")
    review.get_by_role("navigation", name="Queues").get_by_role("link", name="Reviewed").click()
    until(review, f"new URLSearchParams(location.search).get('claim') === {id!r}")
    review.get_by_role("button", name="Publish").first.wait_for()
    pressed(review, "a")
    review.get_by_text("Nothing is left in this queue").wait_for()
    assert api(review, own_site, f"api/claims/{id}")["state"] == "published"


def test_a_link_shows_the_same_and_back_leads_back(review, own_site):
    first = chosen(review)
    evidence = review.locator(".mark-evidence").first.inner_text()
    decide(review, "s")
    review.go_back()
    until(review, f"new URLSearchParams(location.search).get('claim') === {first!r}")
    review.reload()
    review.locator(".mark-evidence").first.wait_for()
    assert (chosen(review), review.locator(".mark-evidence").first.inner_text()) == (first, evidence)


def test_the_filter_and_the_order_stand_in_the_address(page, own_site):
    opened(page, own_site, "review?type=killed&order=-figure")
    claim = api(page, own_site, f"api/claims/{chosen(page)}")["claim"]
    assert claim["type"] == "killed"
    page.get_by_label("Order").select_option("Surest first")
    until(page, "new URLSearchParams(location.search).get('order') === '-confidence'")
    page.get_by_role("button", name="Take out type Killed").click()
    until(page, "!new URLSearchParams(location.search).has('type')")
    settled(page)
    surest = api(page, own_site, "api/claims?state=draft&order=-confidence&size=1")["claims"][0]["claim"]["id"]
    until(page, f"new URLSearchParams(location.search).get('claim') === {surest!r}")


def test_two_reviewers_who_differ_are_shown_and_one_is_followed(review, own_site):
    id = decide(review, "a")
    ledger = open_ledger(own_site.ledger)
    record = ledger.claims.get(id).claim
    with ledger.writing(By("bea", "it was denied")) as write:
        write.revise.edit(id, record.model_copy(update={"polarity": "negative"}))
    ledger.close()
    opened(review, own_site, "review?disagreed=true")
    assert chosen(review) == id
    table = review.get_by_role("region", name="Reviewers differ").get_by_role("table")
    expect(table).to_contain_text("denied")
    expect(table).to_contain_text("it was denied")
    table.get_by_role("button", name="As bea has it").click()
    review.get_by_text("Nothing is left in this queue").wait_for()
    found = api(review, own_site, f"api/claims/{id}")
    assert (found["claim"]["polarity"], found["state"]) == ("negative", "reviewed")
    assert api(review, own_site, "api/review")["disagreed"] == 0


def test_any_version_is_brought_back_from_the_history(page, own_site):
    stored = with_figure(page, own_site)
    opened(page, own_site, f"review?claim={stored['claim']['id']}")
    pressed(page, "9")
    page.get_by_label("How surely").select_option("hedged")
    pressed(page, "Enter")
    page.get_by_role("button", name="Save").click()
    page.locator(".field-editor").wait_for(state="detached")
    pressed(page, "h")
    page.locator(".review-history").get_by_role("button", name="Bring this back: read by the machine").click()
    until(page, "document.querySelector('.review-told').innerText === 'Brought back'")
    assert api(page, own_site, f"api/claims/{stored['claim']['id']}")["claim"] == stored["claim"]


def test_what_another_changed_meanwhile_is_said_and_loaded_anew(review, own_site, refused):
    id = chosen(review)
    ledger = open_ledger(own_site.ledger)
    with ledger.writing(By("bea")) as write:
        write.revise.set_state([id], "published")
    ledger.close()
    pressed(review, "r")
    review.get_by_role("alert").get_by_text("changed meanwhile").wait_for()
    until(review, "document.querySelector('.review-claim .chip').innerText === 'published'")
    assert api(review, own_site, f"api/claims/{id}")["current"]


def test_the_keys_are_listed(review):
    pressed(review, "?")
    dialog = review.get_by_role("dialog", name="Keys")
    dialog.wait_for()
    for words in ("accept the claim", "take back the last decision", "add a claim that the reader missed"):
        dialog.get_by_text(words).wait_for()
    pressed(review, "a")
    pressed(review, "Escape")
    dialog.wait_for(state="hidden")
    expect(review.locator(".review-told")).to_have_text("")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_serious_by_axe_while_at_work(page, own_site, width, scheme):
    page.set_viewport_size({"width": WIDTHS[width], "height": 844})
    page.emulate_media(color_scheme=scheme)
    opened(page, own_site)
    pressed(page, "h")
    page.locator(".review-history").wait_for()
    assert serious(page) == []
    for key in ("5", "6", "8", "n"):
        pressed(page, key)
        page.locator(".field-editor").wait_for()
        assert serious(page) == []
        pressed(page, "Escape")
    pressed(page, "?")
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[width]


def test_the_next_claim_is_loaded_before_it_is_asked_for(review):
    review.wait_for_load_state("networkidle")
    asked = []
    review.on("request", lambda request: asked.append(urlsplit(request.url).path))
    decide(review, "s")
    assert not [path for path in asked if path.endswith(f"/api/review/{chosen(review)}")]


def test_who_only_reads_here_decides_nothing(page, example_ledger, tmp_path, servers):
    path = tmp_path / "ledger.sqlite"
    shutil.copy(example_ledger, path)
    accounts = Accounts(tmp_path / "accounts")
    accounts.add("rita", "reader", PASSWORD)
    servers.append(Threaded(path, accounts))
    page.goto(servers[-1].url + "review")
    page.wait_for_url("**/sign-in?next=*")
    sign_in(page, "rita")
    page.locator(".mark-evidence").first.wait_for()
    settled(page)
    before = chosen(page)
    expect(page.get_by_role("button", name="Accept")).to_be_disabled()
    pressed(page, "a", "7")
    decide(page, "s")
    expect(page.locator(".field-editor")).to_have_count(0)
    ledger = open_ledger(path)
    assert (ledger.claims.get(before).state, ledger.claims.get(before).current) == ("draft", True)
    ledger.close()
