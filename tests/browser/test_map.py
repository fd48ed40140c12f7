"""The map of London on the page Coverage: a click chooses, and everything on the page follows."""

import re

import pytest
from playwright.sync_api import Page, expect

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


def click(page: Page, name: str, *keys: str) -> None:
    """Click an area once the page stands still, while holding these keys."""
    settle(page)
    area(page, name).click(modifiers=keys)


def expect_people_of(page: Page, *boroughs: str) -> None:
    """Insist that map, address and figures show these boroughs, or all of London where there are none."""
    expect_chosen(page, boroughs)
    expect(figure(page, "People")).to_have_text(people(*boroughs) if boroughs else ALL)


def test_clicks_choose_boroughs_and_take_them_back(page):
    visit(page, "/coverage")
    expect_people_of(page)
    click(page, "Camden")
    expect_people_of(page, "Camden")
    click(page, "Bromley", "Shift")
    expect_people_of(page, "Bromley", "Camden")
    click(page, "Camden", "Shift")
    expect_people_of(page, "Bromley")
    click(page, "Bromley")
    expect_people_of(page)


@pytest.mark.slow
def test_a_choice_from_the_address_is_taken_back_by_a_click(page):
    for keys in ((), ("Shift",)):
        visit(page, "/coverage?area=Camden")
        expect_people_of(page, "Camden")
        click(page, "Camden", *keys)
        expect_people_of(page)


@pytest.mark.slow
def test_a_click_beside_the_areas_changes_nothing(page):
    visit(page, "/coverage?area=Camden")
    expect_people_of(page, "Camden")
    page.get_by_test_id("stVegaLiteChart").first.click(position={"x": 6, "y": 150})
    settle(page)
    expect_people_of(page, "Camden")
    click(page, "Bromley", "Shift")
    expect_people_of(page, "Bromley", "Camden")


@pytest.mark.slow
def test_back_and_forward_go_through_what_was_chosen(page):
    visit(page, "/coverage")
    click(page, "Camden")
    expect_people_of(page, "Camden")
    click(page, "Bromley")
    expect_people_of(page, "Bromley")
    page.go_back()
    expect_people_of(page, "Camden")
    page.go_back()
    expect_people_of(page)
    page.go_forward()
    expect_people_of(page, "Camden")


@pytest.mark.slow
def test_an_address_shows_the_same_view_and_show_everything_clears_it(page):
    visit(page, "/coverage?area=Camden&role=GP&shape=Tile+grid")
    expect_chosen(page, ["Camden"])
    given = plain.counted(NOTHING_CHOSEN | {"areas": [CODES["Camden"]], "roles": ["gp"]})
    expect(figure(page, "People")).to_have_text(str(plain.tally(given)["participants"]))
    expect(page.get_by_text("Showing Camden; GP.")).to_be_visible()
    page.get_by_role("button", name="Show everything").click()
    expect_people_of(page)
    expect(page).to_have_url(re.compile(r"/coverage\?shape=Tile(\+|%20)grid$"))


@pytest.mark.slow
def test_a_tile_is_chosen_as_a_borough_on_the_map_is(page):
    visit(page, "/coverage")
    page.get_by_role("radio", name="Tile grid").click()
    expect(page).to_have_url(re.compile(r"\?shape=Tile(\+|%20)grid$"))
    click(page, "Camden")
    expect_people_of(page, "Camden")
    page.get_by_role("radio", name="Map", exact=True).click()
    settle(page)
    expect_people_of(page, "Camden")


@pytest.mark.slow
def test_a_choice_goes_along_to_the_next_page(page):
    visit(page, "/coverage")
    click(page, "Camden")
    expect_people_of(page, "Camden")
    page.get_by_test_id("stTopNavSection").filter(has_text="Who was heard").click()
    page.get_by_test_id("stTopNavDropdownLink").filter(has_text="Organisations").click()
    expect(page).to_have_url(re.compile(r"/organisations\?(.*&)?area=Camden"))
    expect(figure(page, "People")).to_have_text(people("Camden"))


@pytest.mark.slow
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
    expect_people_of(page, "Camden")
