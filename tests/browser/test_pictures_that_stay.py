"""Another choice moves what is in a picture; the picture is not thrown away and made anew."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import PATIENCE, area, expect_chosen, settle, visit

pytestmark = pytest.mark.browser

PAUSE = 200  # milliseconds
PICTURES = "[data-testid=stVegaLiteChart] svg.marks"

NOTE = f"() => {{ window.before = [...document.querySelectorAll('{PICTURES}')]; }}"
STAYED = "() => window.before.map(svg => svg.isConnected)"
# Marks that moved may follow each other otherwise than marks made anew; each stands where it would.
DRAWN = """() => JSON.stringify([...document.querySelectorAll('[data-testid=stVegaLiteChart] svg.marks')].map(svg =>
  [...svg.querySelectorAll('path[d], text')].map(each => [
    each.getAttribute('transform'), each.textContent || each.getAttribute('d')
  ].join(' ')).sort()))"""


def leave_out_the_last_borough(page: Page) -> None:
    page.get_by_label("Boroughs").first.click()
    page.keyboard.press("Backspace")
    page.keyboard.press("Escape")
    expect_shown(page, "Camden")


def expect_shown(page: Page, borough: str) -> None:
    """Insist that the page is about this borough."""
    expect(page.get_by_text(f"Showing {borough}.")).to_be_visible(timeout=PATIENCE)
    settle(page)


def shown_alike(page: Page, other: Page) -> bool:
    """Whether two pages come to show the same pictures."""
    for _ in range(PATIENCE // PAUSE):
        if page.evaluate(DRAWN) == other.evaluate(DRAWN):
            return True
        page.wait_for_timeout(PAUSE)
    return False


def visit_and_note(page: Page, address: str) -> None:
    """Open an address and note what pictures are there."""
    visit(page, address)
    expect(page.locator(PICTURES)).to_have_count(5, timeout=PATIENCE)
    page.evaluate(NOTE)


def test_at_a_choice_made_elsewhere_all_but_the_map_stay_and_show_what_they_would_show_when_made_anew(
    open_page, server
):
    page, other = open_page(server), open_page(server)
    visit_and_note(page, "/coverage?area=Camden&area=Barnet")
    leave_out_the_last_borough(page)
    visit_and_note(other, "/coverage?area=Camden")
    assert shown_alike(page, other)
    # A map is made anew so that it shows a choice that was made elsewhere.
    assert page.evaluate(STAYED) == [False, True, True, True, True]


@pytest.mark.slow
def test_at_a_click_on_the_map_the_map_stays_too_until_the_choice_is_taken_back(open_page, server):
    page, other = open_page(server), open_page(server)
    visit_and_note(page, "/coverage")
    for borough in ("Barnet", "Camden"):
        area(page, borough).click()
        expect_shown(page, borough)
    visit_and_note(other, "/coverage?area=Camden")
    assert shown_alike(page, other)
    expect_chosen(page, ["Camden"])
    assert page.evaluate(STAYED) == [True] * 5
    area(page, "Camden").click()
    expect_chosen(page, [])
    assert page.evaluate(STAYED) == [False, True, True, True, True]
