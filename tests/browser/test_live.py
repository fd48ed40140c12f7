"""Votes are written to a file while people look at them, in a real Chromium."""

import threading
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.running import running
from tests.browser.steps import heading, settle, visit
from tests.small_programmes import written
from warehouse.arriving.watching import Watch
from warehouse.importers.plan import Options

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PEOPLE = "participant_id,borough,role\n" + "".join(f"p{n},Camden,nurse\n" for n in range(200))
HEAD = "participant_id,principle,vote,voted_at\n"
FIRST = "".join(f"p{n},1,1,2014-06-01T10:00\n" for n in range(20))


@pytest.fixture
def place(tmp_path) -> Path:
    """A folder with 20 votes for the first principle."""
    return written(tmp_path / "watched", {"participants.csv": PEOPLE, "votes.csv": HEAD + FIRST})


@pytest.fixture
def dashboard(tmp_path, place):
    """The address of a dashboard whose programme is watched."""
    watched, stop = Watch(tmp_path / "programme", str(place), Options(source="workshop")), threading.Event()
    assert watched.look() == "folded"

    def keep_looking() -> None:
        while not stop.wait(0.2):
            watched.look()

    looking = threading.Thread(target=keep_looking)
    looking.start()
    with running(tmp_path / "programme", tmp_path / "log") as address:
        yield address
    stop.set()
    looking.join()


def vote(place: Path, numbers: range, value: int = 1, at: str = "2014-06-02T10:00") -> None:
    with (place / "votes.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"p{n},1,{value},{at}\n" for n in numbers)


def expect_votes(page: Page, votes: int) -> None:
    """The page's chart counts so many votes for the first principle."""
    chart = page.get_by_test_id("stVegaLiteChart").first
    expect(chart).to_contain_text(f"{votes} votes", timeout=20_000)


def test_votes_appear_on_an_open_page_which_stays_as_it_is(dashboard, place, open_page):
    page = open_page(dashboard)
    visit(page, "/principles?role=Nurse")
    expect_votes(page, 20)
    main = page.get_by_test_id("stMain")
    main.evaluate("part => part.scrollTo(0, 300)")
    before = main.evaluate("part => part.scrollTop")
    page.evaluate("window.sameDocument = true")
    vote(place, range(20, 50))
    expect_votes(page, 50)
    vote(place, range(10), value=-1, at="2014-06-03T10:00")
    vote(place, range(20, 50))  # the same rows once more
    expect(page.get_by_test_id("stVegaLiteChart").first).to_contain_text("Net +60%", timeout=20_000)
    expect_votes(page, 50)
    settle(page)
    assert main.evaluate("part => part.scrollTop") == before
    assert page.evaluate("window.sameDocument")
    assert "role=Nurse" in page.url
    expect(page.get_by_text("30 new contributions since you looked")).to_be_visible()


def test_a_reader_who_pauses_keeps_the_figures(dashboard, place, open_page):
    page = open_page(dashboard)
    visit(page, "/principles")
    page.get_by_text("Pause", exact=True).click()
    settle(page)
    vote(place, range(20, 50))
    expect(page.get_by_text("30 new contributions since you looked")).to_be_visible(timeout=20_000)
    time.sleep(2)
    expect_votes(page, 20)
    page.get_by_text("Pause", exact=True).click()
    expect_votes(page, 50)


def press(page: Page, key: str, once: str) -> None:
    """Press a key once the page stands still with the button that the key stands for."""
    expect(page.get_by_role("button", name=once)).to_be_enabled(timeout=20_000)
    settle(page)
    page.keyboard.press(key)


def test_the_room_is_led_by_keys_and_its_total_moves(dashboard, place, open_page):
    page = open_page(dashboard, viewport={"width": 1920, "height": 1080})
    visit(page, "/room")
    press(page, "Enter", once="Start")
    expect(heading(page)).to_have_text("Integrated teams", timeout=20_000)
    expect(page.get_by_test_id("stHeader")).to_be_hidden()
    press(page, "ArrowRight", once="Next")
    expect(heading(page)).to_have_text("Joint planning", timeout=20_000)
    press(page, "1", once="Back")
    expect(heading(page)).to_have_text("Integrated teams", timeout=20_000)
    vote(place, range(20, 50), value=-1)
    expect(page.locator(".room-figures")).to_contain_text("with 30 new votes", timeout=20_000)
    press(page, "b", once="Before and after")
    expect(page.get_by_test_id("stVegaLiteChart").first).to_contain_text("Now", timeout=20_000)
    press(page, "Escape", once="Leave")
    expect(heading(page)).to_have_text("What the room will see", timeout=20_000)
