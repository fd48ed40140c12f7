"""Another choice moves what is in a picture; the picture is not thrown away and made anew."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import PATIENCE, settle, visit

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
    expect(page.get_by_text("Showing Camden.")).to_be_visible(timeout=PATIENCE)
    settle(page)


def shown_alike(page: Page, other: Page) -> bool:
    """Whether two pages come to show the same pictures."""
    for _ in range(PATIENCE // PAUSE):
        if page.evaluate(DRAWN) == other.evaluate(DRAWN):
            return True
        page.wait_for_timeout(PAUSE)
    return False


def test_all_pictures_but_the_map_stay_and_show_what_they_would_show_when_made_anew(open_page, server):
    page, other = open_page(server), open_page(server)
    visit(page, "/coverage?area=Camden&area=Barnet")
    expect(page.locator(PICTURES)).to_have_count(5, timeout=PATIENCE)
    page.evaluate(NOTE)
    leave_out_the_last_borough(page)
    visit(other, "/coverage?area=Camden")
    expect(other.locator(PICTURES)).to_have_count(5, timeout=PATIENCE)
    assert shown_alike(page, other)
    # A map is made anew so that it shows a choice that was made elsewhere.
    assert page.evaluate(STAYED) == [False, True, True, True, True]
