"""What a visitor does and sees on a page."""

import re
from collections.abc import Sequence

from playwright.sync_api import Locator, Page, expect

PATIENCE = 30_000  # milliseconds
CHOSEN = "3.5"  # width of the outline of a chosen area


def visit(page: Page, address: str) -> None:
    """Open an address and wait until the page is whole."""
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=PATIENCE)
    settle(page)
    # What the browser has no code for yet, a list to choose from or a chart, stands there as a grey bar.
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=PATIENCE)


def settle(page: Page) -> None:
    """Wait until the server has nothing more to draw."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=PATIENCE)


def heading(page: Page) -> Locator:
    """The page's one heading of the first order."""
    return page.get_by_role("heading", level=1)


def figure(page: Page, label: str) -> Locator:
    """A figure at the head of the page, by its label."""
    return page.get_by_test_id("stMetric").filter(has_text=label).first.get_by_test_id("stMetricValue")


def area(page: Page, name: str) -> Locator:
    """An area of London on the page's first map or tile grid."""
    return page.get_by_test_id("stVegaLiteChart").first.locator(f'.areas_layer_marks > [aria-label*="Area: {name};"]')


def expect_chosen(page: Page, names: Sequence[str]) -> None:
    """Insist that these areas and no others are outlined, and stand in the address."""
    outlined = page.get_by_test_id("stVegaLiteChart").first.locator(f'.areas_layer_marks > [stroke-width="{CHOSEN}"]')
    expect(outlined).to_have_count(len(names), timeout=PATIENCE)
    for name in names:
        expect(area(page, name)).to_have_attribute("stroke-width", CHOSEN, timeout=PATIENCE)
    address = "&".join(f"area={name}" for name in sorted(names))
    expect(page).to_have_url(re.compile(rf"\?(.*&)?{address}(&(?!area=).*)?$" if names else "^(?!.*area=)"))
