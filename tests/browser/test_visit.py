"""A visitor comes, in a real Chromium."""

import json
from contextlib import closing
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from pages import coverage
from pages.parts.navigation import PAGES, SECTIONS
from tests.browser.running import running

pytestmark = pytest.mark.browser

SAID_FIRST = "Open on this machine: whoever uses it sees everything."


def expect_chosen_in_navigation(page, shown) -> None:
    """Insist that this page's entry of the navigation is marked as the page shown."""
    section = next(name for name, pages in SECTIONS.items() if shown in pages.values())
    if section:
        page.get_by_test_id("stTopNavSection").filter(has_text=section).click()
    expect(page.locator('[data-testid^="stTopNav"][aria-current="page"]')).to_have_text(shown.TITLE)


def marks_of(page) -> list[pytest.MarkDecorator]:
    """A server of its own for each page takes long; one page stands for all in the quick suite."""
    return [] if page is coverage else [pytest.mark.slow]


@pytest.mark.parametrize("shown", [pytest.param(page, marks=marks_of(page), id=page.TITLE) for page in PAGES.values()])
def test_a_server_asked_for_this_page_before_any_other_shows_it(shown, programme_folder, tmp_path, open_page):
    with running(programme_folder, tmp_path / "log") as address, closing(open_page(address)) as page:
        page.goto(f"/{shown.ADDRESS}")
        expect(page.get_by_text(SAID_FIRST)).to_be_visible(timeout=30_000)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect_chosen_in_navigation(page, shown)


@pytest.mark.slow
def test_the_navigation_holds_what_a_lead_may_open(page):
    page.goto("/")
    expect(page.get_by_text(SAID_FIRST)).to_be_visible(timeout=30_000)
    expect(page.get_by_test_id("stTopNavLink")).to_have_text([shown.TITLE for shown in SECTIONS[""].values()])
    for section, pages in list(SECTIONS.items())[1:]:
        page.get_by_test_id("stTopNavSection").filter(has_text=section).click()
        expect(page.get_by_test_id("stTopNavDropdownLink")).to_have_text([shown.TITLE for shown in pages.values()])
        page.keyboard.press("Escape")


def test_the_server_s_health_names_the_live_release(server, programme_folder):
    release = json.loads((programme_folder / "live" / "current.json").read_text())["release"]
    with urlopen(f"{server}/healthz") as answer:
        assert answer.read().decode() == f"ok {release}"


@pytest.mark.slow
def test_every_screen_says_that_the_sample_is_made_up(page):
    for shown in PAGES.values():
        page.goto(f"/{shown.ADDRESS}")
        expect(page.get_by_text("Made-up data:")).to_be_visible(timeout=30_000)


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["light", pytest.param("dark", marks=pytest.mark.slow)])
def test_no_page_is_wider_than_a_phone(mode, open_page, server):
    page = open_page(server, viewport={"width": 320, "height": 700}, color_scheme=mode)
    for shown in PAGES.values():
        page.goto(f"/{shown.ADDRESS}")
        expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=30_000)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.slow
def test_started_with_no_data_the_dashboard_builds_the_sample_and_shows_how_far_it_is(tmp_path: Path, open_page):
    with running(tmp_path, tmp_path / "log") as address, closing(open_page(address)) as page:
        page.goto("/coverage")
        expect(page.get_by_role("progressbar")).to_be_visible(timeout=30_000)
        expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=120_000)
        expect(page.get_by_role("progressbar")).to_have_count(0)
        expect_chosen_in_navigation(page, coverage)


@pytest.mark.slow
def test_a_programme_whose_release_is_lost_is_left_as_it_is(tmp_path: Path, open_page):
    pointer = tmp_path / "live" / "current.json"
    pointer.parent.mkdir()
    pointer.write_text('{"release": "lost", "delta": 0}')
    with running(tmp_path, tmp_path / "log") as address, closing(open_page(address)) as page:
        page.goto("/")
        expect(page.get_by_text("cannot be read. Import the export again.")).to_be_visible(timeout=30_000)
    assert [path.name for path in pointer.parent.iterdir()] == ["current.json"]
