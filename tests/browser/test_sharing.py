"""A link leads to one figure of a page, and the address of a view to the view."""

import re

import pytest
from playwright.sync_api import expect

from pages.parts.sharing import SENT
from tests.browser.steps import visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_link_to_a_figure_opens_its_page_at_that_figure(page, open_page, server):
    visit(page, "/coverage?phase=Draft+vision+and+crowdsourcing")
    page.get_by_text("Link to this figure").last.click()
    shown = page.get_by_test_id("stPopoverBody").get_by_test_id("stCode")
    expect(shown).to_contain_text(re.compile("phase=.*card=days#figure-days"))
    other = open_page(server)
    other.goto(shown.inner_text().strip())
    words = other.get_by_role("heading", name=SENT)
    expect(words).to_be_in_viewport(timeout=30_000)
    assert words.get_attribute("id") == "figure-days"
    expect(other.get_by_label("Phase")).to_have_value("Draft vision and crowdsourcing")


def test_the_address_of_a_view_follows_what_is_chosen(page):
    visit(page, "/coverage?role=Nurse")
    page.get_by_text("Link to this view").click()
    expect(page.get_by_test_id("stPopoverBody").get_by_test_id("stCode")).to_contain_text("/coverage?role=Nurse")
