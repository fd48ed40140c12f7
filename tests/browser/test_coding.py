"""A lead puts an idea under a principle, saves it, and undoes it."""

from contextlib import closing

import pytest
from playwright.sync_api import expect

from tests.browser.running import running
from tests.browser.steps import PATIENCE, heading, settle, visit
from tests.small_programmes import imported

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FILES = {
    "ideas.csv": "idea_id,participant_id,principle,title\ni1,p1,,Weekly meeting\ni2,p1,,One number\ni3,p1,3,Visits\n",
    "votes.csv": "participant_id,idea_id,vote\np1,i1,for\np2,i1,for\np1,i2,for\n",
}


def test_an_idea_is_coded_the_count_drops_and_undo_brings_it_back(tmp_path, open_page):
    imported(tmp_path, FILES)
    with running(tmp_path, tmp_path / "log") as address, closing(open_page(address)) as page:
        visit(page, "/coding")
        expect(heading(page)).to_have_text("2 of 3 ideas are not under a principle yet")
        expect(page.get_by_text("Weekly meeting")).to_be_visible()
        page.get_by_text("Integrated teams", exact=True).first.click()
        page.get_by_role("button", name="Choose and next").click()
        expect(page.get_by_text("One number")).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_text("1 coding waiting to be saved.")).to_be_visible()
        page.get_by_role("textbox", name="Your name or initials").fill("Sam")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Save 1 coding").click()
        expect(heading(page)).to_have_text("1 of 3 ideas is not under a principle yet", timeout=PATIENCE)
        expect(page.get_by_text("1 coding saved.")).to_be_visible()
        settle(page)
        page.get_by_role("button", name="Undo", exact=True).click()
        expect(heading(page)).to_have_text("2 of 3 ideas are not under a principle yet", timeout=PATIENCE)
        expect(page.get_by_text("Weekly meeting").first).to_be_visible()
