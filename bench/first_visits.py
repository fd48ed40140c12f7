"""A first visit and a click in Chromium, against a Streamlit app with nothing in it, in turns in the same run.

Each visit is that of a browser that was never here, at a server that others have visited. Times are medians.
"""

import os
import shutil
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.measures import spread
from bench.programmes import Wanted, release
from bench.servers import dashboard, empty_app
from tests.browser.conftest import SWITCHES
from tests.browser.steps import CHOSEN, area, settle

VISITS, CLICKS = 7, 8
MAP, PATIENCE = "/coverage", 60_000
SEEN_FIRST = "Camden"
CLICKED = ("Barnet", "Brent", "Bromley", "Croydon", "Ealing", "Enfield", "Hounslow", "Lewisham")
# The moment at which something moved last in a picture.
WATCH = """() => {
  const moving = new MutationObserver(() => window.moved = performance.now());
  for (const picture of document.querySelectorAll('[data-testid=stVegaLiteChart]'))
    moving.observe(picture, {subtree: true, childList: true, attributes: true});
}"""


@dataclass
class Traffic:
    """What reaches a browser: bytes as they came, requests, and bytes by web socket, unpacked."""

    requests: dict[str, str] = field(default_factory=dict)
    received: int = 0
    by_socket: int = 0
    largest: dict[str, int] = field(default_factory=dict)

    def listen(self, context: BrowserContext, page: Page) -> None:
        """Count from now on, by Chromium's own protocol."""
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._loaded)
        session.on("Network.webSocketFrameReceived", self._heard)

    def _asked(self, event: dict) -> None:
        self.requests[event["requestId"]] = event["request"]["url"]

    def _loaded(self, event: dict) -> None:
        self.received += int(event["encodedDataLength"])
        path = self.requests.get(event["requestId"], "?").split("//")[-1].partition("/")[2]
        self.largest[path.split("?")[0]] = int(event["encodedDataLength"])

    def _heard(self, event: dict) -> None:
        self.by_socket += len(event["response"]["payloadData"]) * 3 // 4

    def told(self) -> dict:
        """In numbers, with the ten largest files."""
        largest = sorted(self.largest.items(), key=lambda each: -each[1])[:10]
        return {
            "requests": len(self.requests),
            "bytes": self.received,
            "socket_bytes": self.by_socket,
            "largest": dict(largest),
        }


def measured(keep: Path, wanted: Wanted) -> dict:
    """The dashboard's map and the empty app's text, first seen and after a click, and their ratios."""
    folder = release(keep, wanted).folder
    with dashboard(folder) as ours, empty_app(folder) as empty, sync_playwright() as playwright:
        where = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=where, args=SWITCHES)
        seen = {"map": (f"{ours.address}{MAP}", _map), "empty": (f"{empty.address}/", _text)}
        for address, shown in seen.values():
            _visit(browser, address, shown)
        visits = [{name: _visit(browser, *each) for name, each in seen.items()} for _ in range(VISITS)]
        clicks = {"map": _map_clicks(browser, seen["map"][0]), "empty": _empty_clicks(browser, seen["empty"][0])}
        browser.close()
    return _compared(visits, clicks)


def _compared(visits: list[dict[str, dict]], clicks: dict[str, list[float]]) -> dict:
    found = {
        name: visits[-1][name]["traffic"]
        | {
            "seconds": statistics.median(visit[name]["seconds"] for visit in visits),
            "click_seconds": spread(clicks[name]),
        }
        for name in clicks
    }
    medians = {name: found[name]["click_seconds"]["median"] for name in found}
    return found | {
        "visits": len(visits),
        "map_to_first_text": found["map"]["seconds"] / found["empty"]["seconds"],
        "click_to_click": medians["map"] / medians["empty"],
    }


def _visit(browser: Browser, address: str, shown: Callable[[Page], None]) -> dict:
    """Seconds until a browser that was never here shows what it came for, and all that reached it until it is quiet."""
    context = browser.new_context()
    page, traffic = context.new_page(), Traffic()
    traffic.listen(context, page)
    started = time.perf_counter()
    page.goto(address, wait_until="commit")
    shown(page)
    seconds = time.perf_counter() - started
    settle(page)
    page.wait_for_load_state("networkidle")
    context.close()
    return {"seconds": seconds, "traffic": traffic.told()}


def _map(page: Page) -> None:
    area(page, SEEN_FIRST).wait_for(timeout=PATIENCE)


def _text(page: Page) -> None:
    page.get_by_role("heading", name="Nothing").wait_for(timeout=PATIENCE)


def _map_clicks(browser: Browser, address: str) -> list[float]:
    """Seconds from a click on the map until it is outlined, the page says whose figures it shows, and the last picture
    that moves has moved: another borough is clicked each time.
    """
    page = browser.new_context().new_page()
    page.goto(address)
    _map(page)
    settle(page)
    page.evaluate(WATCH)
    taken = []
    for name in CLICKED[:CLICKS]:
        target = area(page, name)
        target.scroll_into_view_if_needed()
        started, since = time.perf_counter(), page.evaluate("() => window.moved = performance.now()")
        target.click()
        outlined = f'.areas_layer_marks > [aria-label*="Area: {name};"][stroke-width="{CHOSEN}"]'
        page.locator(f"[data-testid=stVegaLiteChart] {outlined}").first.wait_for(timeout=PATIENCE)
        page.get_by_text(f"Showing {name}.").wait_for(timeout=PATIENCE)
        said = time.perf_counter() - started
        settle(page)
        time.sleep(0.5)
        taken.append(max(said, (page.evaluate("() => window.moved") - since) / 1_000))
    page.context.close()
    return taken


def _empty_clicks(browser: Browser, address: str) -> list[float]:
    page = browser.new_context().new_page()
    page.goto(address)
    _text(page)
    taken = []
    for number in range(1, CLICKS + 1):
        started = time.perf_counter()
        page.get_by_role("button", name="Click").click()
        page.get_by_text(f"Clicked {number} times").wait_for(timeout=PATIENCE)
        taken.append(time.perf_counter() - started)
        time.sleep(0.5)
    page.context.close()
    return taken
