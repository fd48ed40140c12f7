"""Every page without a mouse."""

import pytest
from playwright.sync_api import expect

from pages import coverage
from pages.parts.navigation import PAGES
from tests.browser.keyboard import MISSED, ORDERED, stops, wrong_with
from tests.browser.steps import expect_chosen, settle, visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DESK = {"width": 1280, "height": 900}


def still(open_page, server, shown):
    """A page on which nothing moves."""
    page = open_page(server, viewport=DESK, reduced_motion="reduce")
    visit(page, f"/{shown.ADDRESS}")
    page.wait_for_timeout(500)
    return page


@pytest.mark.parametrize("shown", PAGES.values(), ids=lambda page: page.TITLE)
def test_tab_comes_to_every_control_and_shows_where_it_is(shown, open_page, server):
    for _ in range(3):  # a page that was drawn once more while it was walked is walked again
        page = still(open_page, server, shown)
        wrong = [problem for stop in stops(page) for problem in wrong_with(stop)]
        missed = page.evaluate(MISSED)
        if not wrong and not missed:
            break
    assert wrong == []
    assert missed == []
    assert page.evaluate(ORDERED) == []


def test_the_first_stop_leads_past_the_menu(open_page, server):
    page = still(open_page, server, coverage)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_a_borough_is_chosen_on_the_map_from_the_keyboard(open_page, server):
    page = still(open_page, server, coverage)
    page.get_by_role("combobox", name="Boroughs").focus()
    page.keyboard.type("Camden")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    settle(page)
    expect_chosen(page, ["Camden"])


def test_what_opens_is_opened_and_closed_from_the_keyboard(open_page, server):
    page = still(open_page, server, coverage)
    for name in ("How is this made?", "Who was heard"):
        button = page.get_by_role("button", name=name).first
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Escape")
        expect(button).to_have_attribute("aria-expanded", "false")
        expect(button).to_be_focused()
    folded = page.locator("details:not([open]) > summary").first
    folded.focus()
    page.keyboard.press("Enter")
    expect(page.locator("details[open]").first).to_be_visible()
