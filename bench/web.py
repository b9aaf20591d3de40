"""The web application over 100,000 synthetic claims: python -m bench.web [CLAIMS].

Prints how long the server takes for a page of claims with all facets under filters of different breadth (each asked for the
first time, once the server has warmed up), how much the first load is, compressed, and how much of the page's main thread a
frame takes while the map and the timeline are moved, in headless Chromium (95th percentile; the trace's tasks between frames, by
the clock and by the processor time of the thread).
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
import urllib.request
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.web.conftest import CHROMIUM, FLAGS, serve

from bench.synthetic import fill
from communique.ledger.store import open_ledger

FACETS = "&".join(f"facet={name}" for name in ("type", "agent", "target", "place", "source", "outlet", "month", "modality",
                                               "polarity", "state", "verdict"))  # fmt: skip
FILTERS = ("", "type=killed", "type=killed&type=wounded&type=air_strike", "start=2014-01-01&end=2015-12-31", "place=Syria",
           "actor=Islamic+State", "text=killed", "polarity=positive", "source=United+Nations&type=killed", "low=10",
           "state=draft", "verdict=differ", "start=2014-01-01&end=2015-12-31&place=Syria&low=10")  # fmt: skip
CATEGORIES = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline", "devtools.timeline.frame"]


def web_figures(count: int = 100_000) -> dict[str, float]:
    """The figures, by name; without the browser's where there is no Chromium."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "ledger.sqlite"
        ledger = open_ledger(path)
        fill(ledger, count)
        ledger.close()
        process, url = serve(path)
        try:
            figures = server_figures(url)
            return figures | (browser_figures(url) if CHROMIUM else {})
        finally:
            process.terminate()
            process.communicate(timeout=60)


def server_figures(url: str) -> dict[str, float]:
    """Milliseconds for facets and the first page together, over FILTERS: median and worst."""
    _timed(f"{url}api/claims?size=0&facet=type")  # waits until the columns are read
    times = [_timed(f"{url}api/claims?size=50&{asked}") + _timed(f"{url}api/claims?size=0&others=true&values=9&{FACETS}&{asked}")
             for asked in FILTERS]  # fmt: skip
    return {"page_and_facets_ms_median": round(statistics.median(times)), "page_and_facets_ms_worst": round(max(times)),
            "places_ms": round(_timed(f"{url}api/places?type=killed")),
            "timeline_ms": round(_timed(f"{url}api/timeline?step=month&type=killed"))}  # fmt: skip


def _timed(address: str) -> float:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})  # noqa: S310
    start = time.perf_counter()
    with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310
        answer.read()
    return 1000 * (time.perf_counter() - start)


def browser_figures(url: str) -> dict[str, float]:
    """Kilobytes of the first load, and the main thread's share of frames while map and timeline pan."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        sizes: list[int] = []
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.on("response", lambda response: sizes.append(response.request.sizes()["responseBodySize"]))
        page.goto(url)
        page.wait_for_load_state("networkidle")
        first_load = sum(sizes) / 1000
        page.goto(url + "map")
        page.locator(".map-canvas[data-ready=true]").wait_for()
        page.wait_for_timeout(2_000)
        on_map = _frames(browser, page, ".map-canvas", 0.5)
        on_axis = _frames(browser, page, ".timeline-frame svg", 0.93)
        browser.close()
    figures = {"first_load_kb": round(first_load)}
    for name, (by_clock, by_processor) in (("map_pan", on_map), ("timeline_pan", on_axis)):
        figures |= {f"{name}_frame_ms_p95": by_clock, f"{name}_frame_cpu_ms_p95": by_processor}
    return figures


def _frames(browser: Any, page: Any, where: str, height: float) -> tuple[float, float]:
    """Drag across an element, at the share `height` of its height; main-thread milliseconds a frame as `frame_milliseconds`."""
    box = page.locator(where).bounding_box()
    y = box["y"] + height * box["height"]
    page.mouse.move(box["x"] + 0.7 * box["width"], y)
    browser.start_tracing(page=page, categories=CATEGORIES)
    for _ in range(3):
        page.mouse.down()
        for step in range(60):
            page.mouse.move(box["x"] + (0.7 - 0.4 * step / 60) * box["width"], y + 20 * (step % 7 == 0))
        page.mouse.up()
        page.mouse.move(box["x"] + 0.7 * box["width"], y)
    page.wait_for_timeout(300)
    return frame_milliseconds(json.loads(browser.stop_tracing())["traceEvents"])


def frame_milliseconds(events: list[dict[str, Any]]) -> tuple[float, float]:
    """The 95th percentile over frames of the renderer's main-thread tasks between one frame's commit and the next.

    By the clock, which counts what else the machine does meanwhile, and by the thread's processor time.
    """
    mains = {(e["pid"], e["tid"]) for e in events if e["name"] == "thread_name" and e["args"]["name"] == "CrRendererMain"}
    begins: dict[tuple[int, int], list[float]] = {main: [] for main in mains}
    tasks: dict[tuple[int, int], list[tuple[float, float, float]]] = {main: [] for main in mains}
    for event in events:
        thread = (event["pid"], event["tid"])
        if thread not in mains:
            continue
        if event["name"] == "BeginCommitCompositorFrame":
            begins[thread].append(event["ts"])
        elif event["name"] == "RunTask" and "dur" in event:
            tasks[thread].append((event["ts"], event["dur"], event.get("tdur", event["dur"])))
    thread = max(mains, key=lambda one: len(begins[one]))
    marks = sorted(begins[thread])
    if len(marks) < 20:
        raise RuntimeError(f"only {len(marks)} frames were traced")
    by_clock, by_processor = (
        [sum(task[which] for task in tasks[thread] if start <= task[0] < end) / 1000 for start, end in pairwise(marks)]
        for which in (1, 2)
    )
    return round(statistics.quantiles(by_clock, n=20)[-1], 1), round(statistics.quantiles(by_processor, n=20)[-1], 1)


if __name__ == "__main__":
    print(json.dumps(web_figures(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000), indent=1))
