"""A lead brings files in a real browser: explained or recognised, checked, live; or refused."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.running import running
from tests.browser.steps import PATIENCE, figure, settle, visit
from tests.small_programmes import imported
from tests.warehouse.commands.programmes import bytes_of
from warehouse.uploading import PREFIX

pytestmark = pytest.mark.browser

LIVE = {
    "participants.csv": "participant_id,borough\np1,Brent\n",
    "votes.csv": "participant_id,principle,vote\np1,1,1\n",
}
JAM = """\
Post ref;Suggestion;Posted by;Job title;Local authority;Date submitted;Do you agree?
S-1;Meet weekly;ann;Nurse;Camden;03/04/2014 10:00;Yes
S-2;One number;bo;GP;LB Barnet;05/04/2014 11:00;No
S-3;Listen;cy;GP;Camden;06/04/2014 12:00;Maybe
"""


@pytest.fixture
def folder(tmp_path) -> Path:
    """A programme of one person in Brent."""
    imported(tmp_path / "programme", LIVE)
    return tmp_path / "programme"


@pytest.fixture
def lead(folder, tmp_path, open_page, monkeypatch):
    """A page of a dashboard of that programme, which found an upload that a killed server left."""
    left = tmp_path / "temporary" / f"{PREFIX}left"
    left.mkdir(parents=True)
    (left / ".lock").touch()
    monkeypatch.setenv("TMPDIR", str(left.parent))
    with running(folder, tmp_path / "log") as address:
        assert not left.exists()
        page = open_page(address)
        yield page
        page.close()


def bring(page: Page, file: Path) -> None:
    """Give a file, and have it looked at."""
    visit(page, "/bring")
    page.locator("input[type=file]").first.set_input_files(file)
    press(page, "Look at these files")


def press(page: Page, label: str) -> None:
    """Press a button as soon as it can be pressed."""
    page.get_by_role("button", name=label, exact=True).click(timeout=PATIENCE)


def expect_live(page: Page, tmp_path: Path) -> None:
    """Insist that the page says so, and that no file is left."""
    expect(page.get_by_text("It is live.")).to_be_visible(timeout=PATIENCE)
    settle(page)
    assert list((tmp_path / "temporary").glob(f"{PREFIX}*")) == []


@pytest.mark.slow
def test_a_file_of_an_unknown_platform_is_explained_and_its_people_are_on_the_map(lead, tmp_path):
    (tmp_path / "jam.csv").write_text(JAM)
    bring(lead, tmp_path / "jam.csv")
    expect(lead.get_by_text("Say which column is which, so that these files can be read.")).to_be_visible()
    press(lead, "Say which column is which")
    lead.get_by_test_id("stRadio").get_by_text("3 April 2014").click(timeout=PATIENCE)
    expect(lead.get_by_text("All that is needed is there.")).to_be_visible(timeout=PATIENCE)
    press(lead, "Use this")
    press(lead, "Check")
    expect(lead.get_by_text("9 rows came in: 8 taken, 1 set aside.")).to_be_visible(timeout=PATIENCE)
    press(lead, "Make it live")
    expect_live(lead, tmp_path)
    lead.get_by_test_id("stPageLink").get_by_text("Coverage").click()
    expect(figure(lead, "People")).to_have_text("4", timeout=PATIENCE)
    expect(figure(lead, "Boroughs")).to_have_text("3 of 32")


@pytest.mark.slow
def test_a_zip_goes_live_for_whoever_looks_already(lead, tmp_path):
    visit(lead, "/coverage")
    expect(figure(lead, "People")).to_have_text("1")
    other = lead.context.new_page()
    packed = tmp_path / "sample.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in {**LIVE, "votes.csv": LIVE["votes.csv"] + "p2,1,-1\n"}.items():
            archive.writestr(name, text)
    bring(other, packed)
    press(other, "Check")
    press(other, "Make it live")
    expect_live(other, tmp_path)
    lead.get_by_role("radio", name="Tile grid").click()
    expect(figure(lead, "People")).to_have_text("3", timeout=PATIENCE)
    press(other, "Go back to the release before")
    press(other, "Yes, go back")
    expect(other.get_by_text("The release before is live again.")).to_be_visible(timeout=PATIENCE)


@pytest.mark.slow
def test_a_refused_file_is_refused_in_words_and_changes_nothing(lead, tmp_path, folder):
    before = bytes_of(folder)
    (tmp_path / "votes.csv").write_text('participant_id,idea_id,vote\np1,i1,"1\n')
    bring(lead, tmp_path / "votes.csv")
    expect(lead.get_by_text("is cut at line 2")).to_be_visible(timeout=PATIENCE)
    assert list((tmp_path / "temporary").glob(f"{PREFIX}*")) == []
    assert bytes_of(folder) == before
