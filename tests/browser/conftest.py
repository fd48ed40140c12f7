"""A dashboard that runs, and a Chromium that looks at it and minds what it calls and what it complains of."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.browser.running import running
from warehouse.live import Release

# The switches after the first two keep Chromium itself from calling anybody.
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Opened at a page's address, Streamlit first looks for its server under that address; the answer must be 404.
LOOKING_FOR_THE_SERVER = re.compile(r"/[^/]+/_stcore/(health|host-config)$")


@pytest.fixture(scope="session")
def programme_folder(sample_release: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample programme live in it."""
    return shutil.copytree(sample_release.folder, tmp_path_factory.mktemp("programme"), dirs_exist_ok=True)


@pytest.fixture(scope="session")
def server(programme_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard of the sample programme."""
    with running(programme_folder, tmp_path_factory.mktemp("server") / "log") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """CHROMIUM where it is set, else the machine's own Chromium, else Playwright's."""
    where = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=where, args=SWITCHES)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page of the dashboard at an address, with Playwright's options for its context.

    At the end the test fails if any such page logged an error or called another host.
    """
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def open_at(address: str, **options) -> Page:
        contexts.append(browser.new_context(base_url=address, **options))
        return listened_to(contexts[-1].new_page(), address, complaints)

    yield open_at
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(open_page: Callable[..., Page], server: str) -> Page:
    """A page of the running dashboard, not yet opened: `page.goto("/coverage")`."""
    return open_page(server)


def listened_to(page: Page, address: str, complaints: list[str]) -> Page:
    """The page, with each error it logs and each other host it calls written down in `complaints`."""

    def note_error(message: ConsoleMessage) -> None:
        if message.type == "error" and not LOOKING_FOR_THE_SERVER.search(message.location["url"]):
            complaints.append(f"logged: {message.text}")

    def note_host(url: str) -> None:
        if not url.startswith((f"{address}/", f"ws{address.removeprefix('http')}/", "data:", "blob:")):
            complaints.append(f"called: {url}")

    page.on("console", note_error)
    page.on("pageerror", lambda error: complaints.append(f"raised: {error}"))
    page.on("request", lambda request: note_host(request.url))
    page.on("websocket", lambda socket: note_host(socket.url))
    return page
