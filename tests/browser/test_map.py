"""The map of London on the page Coverage: a click chooses, and everything on the page follows."""

import re

import pytest
from playwright.sync_api import expect

from tests import plain_python as plain
from tests.asking import NOTHING_CHOSEN
from tests.browser.steps import area, expect_chosen, figure, settle, visit

pytestmark = pytest.mark.browser

CODES = {"Camden": "E09000007", "Bromley": "E09000006"}
ALL = "1,439"


def people(*boroughs: str) -> str:
    """People of these boroughs, counted from the raw rows."""
    given = plain.counted(NOTHING_CHOSEN | {"areas": [CODES[name] for name in boroughs]})
    return f"{plain.tally(given)['participants']:,}"


def test_clicks_choose_boroughs_and_take_them_back(page):
    visit(page, "/coverage")
    expect(figure(page, "People")).to_have_text(ALL)
    area(page, "Camden").click()
    expect_chosen(page, ["Camden"])
    expect(figure(page, "People")).to_have_text(people("Camden"))
    area(page, "Bromley").click(modifiers=["Shift"])
    expect_chosen(page, ["Bromley", "Camden"])
    expect(figure(page, "People")).to_have_text(people("Camden", "Bromley"))
    area(page, "Camden").click(modifiers=["Shift"])
    expect_chosen(page, ["Bromley"])
    expect(figure(page, "People")).to_have_text(people("Bromley"))
    area(page, "Bromley").click()
    expect_chosen(page, [])
    expect(figure(page, "People")).to_have_text(ALL)


def test_back_and_forward_go_through_what_was_chosen(page):
    visit(page, "/coverage")
    area(page, "Camden").click()
    expect_chosen(page, ["Camden"])
    area(page, "Bromley").click()
    expect_chosen(page, ["Bromley"])
    page.go_back()
    expect_chosen(page, ["Camden"])
    expect(figure(page, "People")).to_have_text(people("Camden"))
    page.go_back()
    expect_chosen(page, [])
    expect(figure(page, "People")).to_have_text(ALL)
    page.go_forward()
    expect_chosen(page, ["Camden"])
    expect(figure(page, "People")).to_have_text(people("Camden"))


def test_an_address_shows_the_same_view_and_show_everything_clears_it(page):
    visit(page, "/coverage?area=Camden&role=GP&shape=Tile+grid")
    expect_chosen(page, ["Camden"])
    given = plain.counted(NOTHING_CHOSEN | {"areas": [CODES["Camden"]], "roles": ["gp"]})
    expect(figure(page, "People")).to_have_text(str(plain.tally(given)["participants"]))
    expect(page.get_by_text("Showing Camden; GP.")).to_be_visible()
    page.get_by_role("button", name="Show everything").click()
    expect_chosen(page, [])
    expect(figure(page, "People")).to_have_text(ALL)
    expect(page).to_have_url(re.compile(r"/coverage\?shape=Tile(\+|%20)grid$"))


def test_a_tile_is_chosen_as_a_borough_on_the_map_is(page):
    visit(page, "/coverage")
    page.get_by_role("radio", name="Tile grid").click()
    expect(page).to_have_url(re.compile(r"\?shape=Tile(\+|%20)grid$"))
    expect(page.locator("rect, path").and_(area(page, "Camden"))).to_be_visible()
    area(page, "Camden").click()
    expect_chosen(page, ["Camden"])
    expect(figure(page, "People")).to_have_text(people("Camden"))
    page.get_by_role("radio", name="Map", exact=True).click()
    settle(page)
    expect_chosen(page, ["Camden"])


def test_a_choice_goes_along_to_the_next_page(page):
    visit(page, "/coverage")
    area(page, "Camden").click()
    expect_chosen(page, ["Camden"])
    page.get_by_test_id("stTopNavLink").filter(has_text="Organisations").click()
    expect(page).to_have_url(re.compile(r"/organisations\?(.*&)?area=Camden"))
    expect(figure(page, "People")).to_have_text(people("Camden"))


def test_a_borough_can_be_chosen_without_a_mouse(page):
    visit(page, "/coverage")
    boroughs = page.get_by_role("combobox", name="Boroughs")
    for _ in range(40):
        if boroughs.evaluate("box => box === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(boroughs).to_be_focused()
    page.keyboard.type("Camd")
    page.keyboard.press("Enter")
    expect_chosen(page, ["Camden"])
    expect(figure(page, "People")).to_have_text(people("Camden"))
