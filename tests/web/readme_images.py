"""Write the README's pictures of the reading view and the map, from the example reports: python -m tests.web.readme_images."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.web.conftest import CHROMIUM, FLAGS, ROOT, serve
from tests.web.screenshots import example_ledger

IMAGES = ROOT / "docs/images"


def main() -> None:
    """Both pictures, light, 1100 pixels wide."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        process, url = serve(example_ledger(Path(scratch), blast=False))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_context(viewport={"width": 1100, "height": 780}).new_page()
        claim = page.request.get(url + "api/claims?type=killed&size=1").json()["claims"][0]
        page.goto(f"{url}document?id={claim['document']}&claim={claim['claim']['id']}")
        page.locator(".claimed.chosen").first.wait_for()
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=IMAGES / "reading.png")
        page.goto(url + "map?start=2017-04-01&end=2017-04-30&at=42.6,34.6,5.40&span=2017-03-20..2017-04-20")
        page.locator(".map-canvas[data-ready=true]").wait_for()
        page.wait_for_timeout(1_000)
        page.screenshot(path=IMAGES / "map.png", full_page=True)
        browser.close()
        process.terminate()
        process.communicate(timeout=30)


if __name__ == "__main__":
    main()
