"""Write every page at 390 and 1440 pixels, light and dark: python -m tests.web.screenshots FOLDER [LEDGER]."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from communique.ledger.store import open_ledger
from communique.serve.accounts import Accounts
from tests.web.conftest import CHROMIUM, FLAGS, MAIN, PASSWORD, ROOT, serve, settled
from tests.web.reports import add_reports

HEIGHT, TALLEST = 900, 2_600
"""Pixels of the window; of a picture, which goes on to the end of its page up to here."""
WIDTHS, SCHEMES = (390, 1440), ("light", "dark")


@dataclass(frozen=True)
class Shot:
    """A picture: its name, the address below a site, what has to be there, and what is done first."""

    name: str
    path: str
    ready: str = "h1"
    act: Callable[[Page], None] | None = None


def _type_a_question_mark(page: Page) -> None:
    page.locator(".review-fields").wait_for()
    page.keyboard.press("?")
    page.locator("dialog[open]").wait_for()


def _correct_the_figure(page: Page) -> None:
    page.locator(".review-fields").wait_for()
    page.locator(".review-field", has_text="How many").click()
    page.locator(".field-editor").wait_for()


def _open(summary: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        folded = page.locator("summary", has_text=summary).first
        folded.click()
        page.mouse.move(0, 0)
        folded.locator("xpath=..").evaluate("(one) => one.scrollIntoView({block: 'nearest'})")

    return act


SHOTS = (
    Shot("start", "", ".count-number"),
    Shot("document", "document?id={document}&claim={claim}", ".claimed.chosen", _open("Versions")),
    Shot("document-erasing", "document?id={document}&claim={claim}", ".claimed.chosen", _open("Erase for good")),
    Shot("claims", "claims", ".claim-table tbody tr"),
    Shot("claims-filtered", "claims?type=killed&type=wounded&polarity=positive&order=-figure"
         "&columns=type,words,according,figure,outlet", ".claim-table tbody tr"),
    Shot("claims-download", "claims?type=killed", ".claim-table tbody tr", _open("Download")),
    Shot("map", "map", ".map-canvas[data-ready=true]"),
    Shot("map-chosen", "map?start=2017-04-01&end=2017-04-30", ".map-canvas[data-ready=true]"),
    Shot("tallies", "tallies", ".row-chart"),
    Shot("tallies-outlets", "tallies?type=killed&by=outlet&step=day", ".row-chart"),
    Shot("differences", "differences", ".finding"),
    Shot("finding", "differences?id={finding}", ".finding"),
    Shot("incidents", "incidents", ".incident-listed"),
    Shot("incident", "incidents?id={incident}", ".incident-claims li"),
    Shot("review", "review", ".review-fields"),
    Shot("review-correcting", "review?claim={claim}", ".review-fields", _correct_the_figure),
    Shot("review-keys", "review", ".review-fields", _type_a_question_mark),
    Shot("names", "names", ".names-table tbody tr"),
    Shot("name", "names?key={actor}", ".one-name"),
    Shot("place", "names?kind=place&key={place}", ".one-name"),
    Shot("docs", "docs", ".opblock"),
)  # fmt: skip
"""The pages over a ledger that has claims, findings, incidents and names; `ids` has what their addresses name."""
MISSING = (
    Shot("no-page", "no-such-page"),
    Shot("no-document", "document?id=none"),
    Shot("no-finding", "differences?id=none", ".error"),
    Shot("no-incident", "incidents?id=none", ".error"),
    Shot("no-name", "names?key=none", ".error"),
)
"""Addresses that name what is not there."""
EMPTY = ("", "claims", "map", "tallies", "differences", "incidents", "review", "names")


def main(folder: Path, ledger: Path | None) -> None:
    """All pages over a ledger, by default one made of the example reports."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        scratch = Path(name)
        full, empty, closed = ledger or example_ledger(scratch), scratch / "empty.sqlite", scratch / "closed.sqlite"
        for other in (empty, closed):
            open_ledger(other).close()
        Accounts(closed.with_name(f"{closed.name}.accounts")).add("ann", "admin", PASSWORD)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with _served(full) as url:
            keep_searches(browser, url)
            _write(browser, url, folder, [*SHOTS, *MISSING])
        with _served(empty) as url:
            ready = {"map": ".map-canvas[data-ready=true]"}
            _write(browser, url, folder, [Shot(f"empty-{path or 'start'}", path, ready.get(path, "h1")) for path in EMPTY])
        with _served(closed, author=None) as url:
            _write(browser, url, folder, [Shot("sign-in", "claims", "#sign-in-name")], closed=True)
        browser.close()


def ids(context: BrowserContext, url: str) -> dict[str, str]:
    """What the addresses of SHOTS name, in a site's ledger; nothing where that has no claim."""

    def first(path: str) -> Any:
        return context.request.get(f"{url}api/{path}").json()

    claims = first("claims?size=1&type=killed&order=time&polarity=positive")["claims"]
    if not claims:
        return {}
    finding = first("findings?verdict=conflict&verdict=differ&size=1")["findings"][0]["finding"]
    incident = first("incidents?size=1")["incidents"][0]["incident"]
    actor, place = (first(f"names/{kind}?size=1")["names"][0]["key"] for kind in ("actor", "place"))
    return {"claim": claims[0]["claim"]["id"], "document": claims[0]["document"], "finding": finding["id"],
            "incident": incident["id"], "actor": actor, "place": place}  # fmt: skip


def keep_searches(browser: Browser, url: str) -> None:
    """Two searches, so that the start page has some."""
    with _context(browser) as context:
        context.request.get(url)
        token = next(one["value"] for one in context.cookies(url) if one["name"] == "communique_csrf")
        for name, page, query in (
            ("Killed, newest first", "claims", "type=killed"),
            ("Strikes of April", "map", "start=2017-04-01"),
        ):
            context.request.post(url + "api/searches", headers={"x-csrf-token": token},
                                 data={"name": name, "page": page, "query": query})  # fmt: skip


def example_ledger(scratch: Path, *, blast: bool = True) -> Path:
    """A reconciled ledger of the example reports in a folder, with those of one blast besides where wanted."""
    path = scratch / "ledger.sqlite"
    subprocess.run([*MAIN, "add", "--manifest", str(ROOT / "examples/manifest.csv"), "--ledger", str(path)],
                   check=True, stdout=subprocess.DEVNULL)  # fmt: skip
    if blast:
        add_reports(path, scratch)
    subprocess.run([*MAIN, "check", "--ledger", str(path)], check=False, stdout=subprocess.DEVNULL)
    return path


@contextmanager
def _served(ledger: Path, *, author: str | None = "ann") -> Iterator[str]:
    process, url = serve(ledger, author=author)
    try:
        yield url
    finally:
        process.terminate()
        process.communicate(timeout=30)


@contextmanager
def _context(browser: Browser, width: int = 1440, scheme: str = "light") -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme)  # type: ignore[arg-type]
    try:
        yield context
    finally:
        context.close()


def show(page: Page, url: str, shot: Shot, named: dict[str, str]) -> None:
    """Bring a page to what a picture is to show."""
    page.goto(url + shot.path.format(**named))
    page.locator(shot.ready).first.wait_for()
    settled(page)
    if shot.act:
        shot.act(page)


def _write(browser: Browser, url: str, folder: Path, shots: Sequence[Shot], *, closed: bool = False) -> None:
    for scheme in SCHEMES:
        for width in WIDTHS:
            with _context(browser, width, scheme) as context:
                page, named = context.new_page(), {} if closed else ids(context, url)
                for shot in shots:
                    show(page, url, shot, named)
                    page.wait_for_timeout(500)
                    tall = page.evaluate("document.documentElement.scrollHeight")
                    page.screenshot(path=folder / f"{shot.name}-{width}-{scheme}.png", full_page=True,
                                    clip={"x": 0, "y": 0, "width": width, "height": min(tall, TALLEST)})  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
