"""The start page reads what is dropped, chosen or pasted, with progress, and leads to it."""

from playwright.sync_api import expect

from tests.web.conftest import until

REPORT = "Colonel Sami Darwal said on Monday that shelling killed 23 people in Tarsheel."


def test_pasted_text_is_read_there_and_then(page, own_site):
    page.goto(own_site.url)
    documents = page.locator(".count-number").first
    documents.wait_for()
    before = int(documents.inner_text())
    page.get_by_label("Text or address").fill(REPORT)
    page.get_by_label("Outlet").fill("Valley Post")
    page.get_by_label("Published").fill("2025-02-12")
    page.get_by_role("button", name="Read the text").click()
    page.locator(".readings progress").wait_for(state="attached")
    link = page.locator(".readings a")
    link.wait_for(timeout=60_000)
    until(page, f"document.querySelector('.count-number').textContent === '{before + 1}'")
    link.click()
    page.wait_for_url("**/document?*")
    page.locator(".claimed").first.wait_for()
    expect(page.locator(".marked-text")).to_contain_text("shelling killed 23 people")


def test_files_are_chosen_and_what_cannot_be_read_says_why(page, own_site):
    page.goto(own_site.url)
    page.locator("input[type=file]").set_input_files(
        [{"name": "one.txt", "mimeType": "text/plain", "buffer": REPORT.encode()},
         {"name": "two.bin", "mimeType": "application/octet-stream", "buffer": bytes(range(32)) * 40}]
    )  # fmt: skip
    page.locator(".readings a", has_text="one.txt").wait_for(timeout=60_000)
    failed = page.locator(".reading-failed")
    failed.wait_for(timeout=60_000)
    expect(failed).to_contain_text("two.bin")
    expect(failed).to_contain_text("no text")
    page.reload()
    page.locator(".readings a", has_text="one.txt").wait_for()


def test_an_address_is_recognised(page, own_site):
    page.goto(own_site.url)
    page.get_by_label("Text or address").fill("http://127.0.0.1:9/report")
    page.get_by_role("button", name="Fetch and read").click()
    failed = page.locator(".reading-failed")
    failed.wait_for()
    expect(failed).to_contain_text("not public")


def test_a_file_that_is_dropped_is_read_with_progress(page, own_site):
    page.goto(own_site.url)
    zone = page.locator(".drop")
    zone.wait_for()
    dropped = page.evaluate_handle(
        "(text) => { const data = new DataTransfer(); data.items.add(new File([text], 'dropped.txt')); return data; }",
        REPORT,
    )
    zone.dispatch_event("dragover", {"dataTransfer": dropped})
    page.locator(".drop.over").wait_for()
    zone.dispatch_event("drop", {"dataTransfer": dropped})
    page.locator(".drop:not(.over)").wait_for()
    page.locator(".readings progress").wait_for(state="attached")
    page.locator(".readings a", has_text="dropped.txt").wait_for(timeout=60_000)
    page.locator(".documents").get_by_role("link", name="dropped.txt").or_(
        page.locator(".documents").get_by_role("link", name="Colonel Sami Darwal", exact=False)
    ).first.wait_for()
