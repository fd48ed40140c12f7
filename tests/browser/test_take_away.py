"""Downloads: what is on the page, under the filters, with where it comes from."""

import csv
import io
import re
import zipfile
from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests import plain_python as plain
from tests.asking import NOTHING_CHOSEN
from tests.browser.running import running
from tests.browser.steps import visit
from tests.small_programmes import FORMULA, HOSTILE, PICTURE, imported

pytestmark = pytest.mark.browser


def download(page: Page, key: str, label: str = "Download as CSV") -> tuple[str, bytes]:
    """The name and the content of the file that a button gives."""
    with page.expect_download() as started:
        page.locator(f".st-key-{key}").get_by_role("button", name=label).click()
    return started.value.suggested_filename, Path(started.value.path()).read_bytes()


def read(content: bytes) -> tuple[list[str], list[dict[str, str]]]:
    """The lines above a table, and its rows."""
    lines = content.decode("utf-8-sig").splitlines(keepends=True)
    said = [line.strip("# \n") for line in lines if line.startswith("#")]
    return said, list(csv.DictReader(io.StringIO("".join(lines[len(said) :]))))


def test_the_table_of_areas_obeys_the_filters_and_says_where_it_comes_from(page):
    visit(page, "/coverage?role=GP&area=Camden&to=2014-10-01")
    name, content = download(page, "download-areas")
    said, rows = read(content)
    assert name == "people-by-area.csv"
    assert said[0] == "People by area"
    assert said[1].startswith("Programme: Transforming London's Community Services (made-up sample)")
    assert re.search(r" \(made-up data\); data \w{16,}$", said[1])
    assert said[2] == "Showing: up to 01 October 2014; GP"
    assert re.fullmatch(r"Made on \d\d \w+ 20\d\d at \d\d:\d\d", said[3])
    given = plain.counted(NOTHING_CHOSEN | {"roles": ["gp"], "until": date(2014, 10, 1)})
    people = Counter(plain.people()[person].area for person in {each.person for each in given})
    names = {code: name for name, code in plain.code_of_area().items()}
    found = {row["Area"]: int(row["People"]) for row in rows}
    assert len(rows) == 36
    assert {area: number for area, number in found.items() if area in names.values() and number} == {
        names[code]: number for code, number in people.items() if code in names
    }


@pytest.mark.slow
def test_everything_can_be_taken_away_while_the_dashboard_runs(page):
    visit(page, "/sources")
    with page.expect_download() as started:
        page.get_by_role("button", name="Everything (ZIP)").click()
    with zipfile.ZipFile(started.value.path()) as packed:
        assert {"programme.toml", "participants.csv", "votes.csv"} <= set(packed.namelist())
        written = list(csv.reader(io.StringIO(packed.read("votes.csv").decode("utf-8-sig"))))
    assert len(written) - 1 == sum(each.kind == "vote" for each in plain.events())


@pytest.mark.slow
def test_the_blank_template_is_a_workbook(page):
    visit(page, "/sources")
    with page.expect_download() as started:
        page.get_by_role("button", name="Blank template").click()
    with zipfile.ZipFile(started.value.path()) as packed:
        assert "xl/workbook.xml" in packed.namelist()


@pytest.mark.slow
def test_words_of_others_call_nobody_and_are_no_formulas_in_a_download(tmp_path, open_page):
    imported(tmp_path, HOSTILE)
    with running(tmp_path, tmp_path / "log") as address, closing(open_page(address)) as page:
        for place in ("/", "/coverage", "/organisations", "/sources", "/principles"):
            visit(page, place)
        said, rows = read(download(page, "download-ideas")[1])
    assert said[1].startswith(f"Programme: {PICTURE} (made-up data)")
    assert {row["Idea"] for row in rows} == {f"'{FORMULA}", PICTURE}
