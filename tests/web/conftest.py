"""A real server over a ledger of the example reports, and a Chromium that watches what the pages do."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import pytest
import uvicorn

from communique.ledger.store import open_ledger
from communique.serve.accounts import Accounts
from communique.serve.app import create_app
from communique.serve.identity import Gate

PASSWORD = "correct horse battery"  # noqa: S105
ROOT = Path(__file__).parents[2]
AXE = ROOT / "web/node_modules/axe-core/axe.min.js"
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((path for name in BROWSERS if (path := shutil.which(name))), None)
FLAGS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
MAIN = [sys.executable, "-c", "from communique.cli.main import main; main()"]
WATCH = """
window.violations = [];
addEventListener("securitypolicyviolation", (e) => window.violations.push(`${e.violatedDirective} ${e.blockedURI}`));
"""


@dataclass
class Site:
    """Where the application is served, and the file that it serves."""

    url: str
    ledger: Path


@dataclass
class Watched:
    """What happened in the pages of one test that must not happen."""

    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def serve(ledger: Path, *, author: str | None = "ann") -> tuple[subprocess.Popen[bytes], str]:
    """A server over a ledger in a process of its own, once it answers; without an author where people sign in."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    by = ["--author", author] if author else []
    command = [*MAIN, "serve", "--ledger", str(ledger), "--port", str(port), *by]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    url = f"http://127.0.0.1:{port}/"
    for _ in range(900):
        try:
            with urllib.request.urlopen(url + "api/session", timeout=5):  # noqa: S310
                return process, url
        except OSError:
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.1)
    process.kill()
    raise AssertionError("the server does not answer")


class Threaded:
    """The application served by a thread of this process, within a tenth of a second: for tests with a ledger of their own."""

    def __init__(self, path: Path, accounts: Accounts | None = None) -> None:
        self._ledger = open_ledger(path)
        app = create_app(self._ledger, author="ann", gate=Gate("ann", accounts))
        self._server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", timeout_graceful_shutdown=2))
        self._thread = Thread(target=self._server.run)
        self._thread.start()
        while not self._server.started:
            self._thread.join(0.02)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{port}/"

    def close(self) -> None:
        self._server.should_exit = True
        self._thread.join(30)
        self._ledger.close()


@pytest.fixture(scope="session")
def example_ledger(tmp_path_factory):
    """A ledger of the example reports, reconciled, and of hostile texts."""
    from tests.web.hostile import add_hostile

    path = tmp_path_factory.mktemp("web") / "ledger.sqlite"
    subprocess.run([*MAIN, "add", "--manifest", str(ROOT / "examples/manifest.csv"), "--ledger", str(path), "--author", "ann"],
                   check=True, stdout=subprocess.DEVNULL)  # fmt: skip
    add_hostile(path)
    subprocess.run([*MAIN, "check", "--ledger", str(path)], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return path


@pytest.fixture(scope="session")
def site(example_ledger):
    """The application over the example ledger, for tests that change nothing."""
    process, url = serve(example_ledger)
    yield Site(url, example_ledger)
    process.terminate()
    process.communicate(timeout=30)


@pytest.fixture(scope="session")
def full_site(example_ledger, tmp_path_factory):
    """The application over a ledger with findings and incidents besides, for tests of every page that change nothing."""
    from tests.web.reports import add_reports

    folder = tmp_path_factory.mktemp("full")
    path = Path(shutil.copy(example_ledger, folder / "ledger.sqlite"))
    add_reports(path, folder)
    process, url = serve(path)
    yield Site(url, path)
    process.terminate()
    process.communicate(timeout=30)


@pytest.fixture
def servers():
    """The servers of one test; the page stands on this, so that it is closed before they stop."""
    running: list[Threaded] = []
    yield running
    for server in running:
        server.close()


@pytest.fixture(scope="session")
def told_apart_ledger(tmp_path_factory):
    """A reconciled ledger of three invented reports of one blast, which give different figures."""
    from tests.web.reports import add_reports

    folder = tmp_path_factory.mktemp("apart")
    add_reports(folder / "ledger.sqlite", folder)
    return folder / "ledger.sqlite"


@pytest.fixture
def told_apart(told_apart_ledger, tmp_path, servers):
    """The application over a copy of the three reports' ledger, for a test that changes it."""
    path = tmp_path / "ledger.sqlite"
    shutil.copy(told_apart_ledger, path)
    servers.append(Threaded(path))
    return Site(servers[-1].url, path)


@pytest.fixture
def own_site(example_ledger, tmp_path, servers):
    """The application over a copy of the example ledger, for a test that changes it."""
    path = tmp_path / "ledger.sqlite"
    shutil.copy(example_ledger, path)
    servers.append(Threaded(path))
    return Site(servers[-1].url, path)


@pytest.fixture
def closed_site(example_ledger, tmp_path, servers):
    """The application over a copy of the example ledger, where rita reads, ben reviews and ann may do all, with PASSWORD."""
    path = tmp_path / "ledger.sqlite"
    shutil.copy(example_ledger, path)
    accounts = Accounts(path.with_name("ledger.sqlite.accounts"))
    for name, role in (("rita", "reader"), ("ben", "reviewer"), ("ann", "admin")):
        accounts.add(name, role, PASSWORD)
    servers.append(Threaded(path, accounts))
    return Site(servers[-1].url, path)


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium, headless, with a software renderer for the map."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here: apt-get install chromium-headless-shell")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=60_000)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def refused():
    """For a test in which the server refuses a change, as it should: Chromium logs such answers as errors."""


@pytest.fixture
def page(request, browser, servers):
    """A page of 1280 by 900; afterwards no request left this host, no policy was violated, no script failed."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True, locale="en-GB")
    context.add_init_script(WATCH)
    seen = Watched()
    context.on("request", lambda request: _watch_request(request.url, seen))
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    opened.on("pageerror", lambda error: seen.errors.append(str(error)))
    opened.on("console", lambda message: seen.errors.append(message.text) if message.type == "error" else None)
    yield opened
    violations = opened.evaluate("window.violations ?? []")
    context.close()
    assert seen.foreign == []
    assert violations == []
    told = "Failed to load resource: the server responded with a status of 4"
    assert [error for error in seen.errors if not (error.startswith(told) and "refused" in request.fixturenames)] == []


def _watch_request(url: str, seen: Watched) -> None:
    if not url.startswith(("http://127.0.0.1:", "blob:", "data:")):
        seen.foreign.append(url)


def until(page, condition: str, seconds: float = 60) -> None:
    """Wait until an expression holds in the page; `wait_for_function` would need eval, which the pages forbid."""
    deadline = time.monotonic() + seconds
    while not _holds(page, condition):
        assert time.monotonic() < deadline, f"not within {seconds} s: {condition}"
        page.wait_for_timeout(50)


def _holds(page, condition: str) -> bool:
    """Whether an expression holds now; a page that is being left for another one answers nothing yet."""
    from playwright.sync_api import Error

    try:
        return bool(page.evaluate(condition))
    except Error as error:
        if "context was destroyed" not in str(error):
            raise
        return False


def settled(page) -> None:
    """Wait until the page has drawn what its address says: two frames for the wish to show, then the answer."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    until(page, "document.querySelector('[aria-busy=true]') === null")


SCHEME_RULES = ("color-contrast", "link-in-text-block")
"""The rules of axe-core that look at colours: what they find depends on the colour scheme, what others find does not."""


def serious(page, only: tuple[str, ...] = ()) -> list[str]:
    """What axe-core finds serious or critical on a page, targets of less than 24 pixels among it; by `only` these rules."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm ci in web/")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    wanted = "{resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}"
    if only:
        wanted = f"{{resultTypes: ['violations'], runOnly: {list(only)!r}}}"
    found = page.evaluate(f"axe.run(document, {wanted}).then((r) => r.violations)")
    return [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found if one["impact"] in {"serious", "critical"}
            for node in one["nodes"]]  # fmt: skip
