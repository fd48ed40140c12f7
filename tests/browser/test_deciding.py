"""A lead changes a target and takes that back, in a real Chromium."""

import csv
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.running import running
from tests.browser.steps import PATIENCE, settle, visit
from tests.small_programmes import imported, people

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TARGETS = "measure,dimension,value,target,by\nparticipants,borough,Barking and Dagenham,20,2014-09-30\n"
FIRST_TARGET = (0.4, 52)  # of the first row's second cell: share of the table's width, pixels from its top


def test_a_lead_types_a_target_keeps_it_and_undoes_it(tmp_path, open_page):
    imported(tmp_path / "programme", people({"Camden": 3}) | {"targets.csv": TARGETS})
    with running(tmp_path / "programme", tmp_path / "log") as address, closing(open_page(address)) as page:
        visit(page, "/next")
        page.get_by_text("Change targets").click()
        type_first_target(page, "33")
        was = "Target for Barking and Dagenham: 33 people by 30 September 2014, was 20"
        expect(page.get_by_text(was, exact=True)).to_be_visible(timeout=PATIENCE)
        page.get_by_role("button", name="Keep 1 change").click()
        expect(page.get_by_text("Say who decides")).to_be_visible(timeout=PATIENCE)
        sign(page)
        page.get_by_role("button", name="Keep 1 change").click()
        expect(page.get_by_text(f"Kept: {was}.")).to_be_visible(timeout=PATIENCE)
        assert decided(tmp_path) == [("33", "Sam")]

        visit(page, "/sources")
        page.get_by_role("combobox", name="Undo a decision").focus()
        page.keyboard.type("Barking")
        expect(page.get_by_role("option", name=f"{was} (Sam)")).to_be_visible(timeout=PATIENCE)
        page.keyboard.press("Enter")
        settle(page)
        sign(page)
        page.get_by_role("button", name="Undo", exact=True).click()
        expect(page.get_by_text(f"Undone: {was}.")).to_be_visible(timeout=PATIENCE)
        assert decided(tmp_path) == [("33", "Sam"), ("", "Sam")]


def type_first_target(page: Page, number: str) -> None:
    """Type into the first target of the table that can be changed."""
    table = page.locator(".stDataFrameGlideDataEditor").last
    table.click(position={"x": table.bounding_box()["width"] * FIRST_TARGET[0], "y": FIRST_TARGET[1]})
    page.keyboard.press("Enter")
    expect(page.locator("#portal input")).to_be_visible(timeout=PATIENCE)
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type(number, delay=40)
    page.keyboard.press("Enter")
    settle(page)


def sign(page: Page) -> None:
    """Give a name to the decision."""
    name = page.get_by_label("Your name or initials", exact=True)
    name.fill("Sam")
    name.press("Tab")
    settle(page)


def decided(folder: Path) -> list[tuple[str, str]]:
    """The targets decided: number and who."""
    with (folder / "programme" / "decisions" / "targets.csv").open(newline="") as file:
        return [(row["target"], row["who"]) for row in csv.DictReader(file)]
