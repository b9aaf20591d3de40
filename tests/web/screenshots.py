"""Write every page at 390 and 1440 pixels, light and dark: python -m tests.web.screenshots FOLDER [LEDGER]."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.web.conftest import CHROMIUM, FLAGS, MAIN, ROOT, serve

PAGES = ("", "document", "claims", "map", "tallies", "differences", "incidents", "review", "names", "docs")


def main(folder: Path, ledger: Path | None) -> None:
    """All pages over a ledger, by default one made of the example reports."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        path = ledger or example_ledger(Path(scratch))
        process, url = serve(path)
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
                for scheme in ("light", "dark"):
                    for width in (390, 1440):
                        _write(browser, url, folder, width, scheme)
                browser.close()
        finally:
            process.terminate()
            process.communicate(timeout=30)


def example_ledger(scratch: Path) -> Path:
    """A reconciled ledger of the example reports in a folder."""
    path = scratch / "ledger.sqlite"
    subprocess.run([*MAIN, "add", "--manifest", str(ROOT / "examples/manifest.csv"), "--ledger", str(path)],
                   check=True, stdout=subprocess.DEVNULL)  # fmt: skip
    subprocess.run([*MAIN, "check", "--ledger", str(path)], check=False, stdout=subprocess.DEVNULL)
    return path


def _write(browser: Browser, url: str, folder: Path, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    claim = context.request.get(url + "api/claims?size=1&type=killed").json()["claims"][0]
    for name in PAGES:
        address = f"document?id={claim['document']}&claim={claim['claim']['id']}" if name == "document" else name
        page.goto(url + address)
        page.wait_for_load_state("networkidle")
        if name == "map":
            page.locator(".map-canvas[data-ready=true]").wait_for()
        page.wait_for_timeout(600)
        page.screenshot(path=folder / f"{name or 'start'}-{width}-{scheme}.png")
    context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
