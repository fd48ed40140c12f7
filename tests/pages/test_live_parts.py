"""What follows new rows: the line that says how fresh a page is, and the room."""

import time
from dataclasses import replace

import pytest

from pages import principles, room
from pages.parts.live import stamp_words
from tests.pages.looking import stands_whole
from tests.small_programmes import imported
from warehouse.arriving.book import State, write_state

AT_TEN = time.mktime((2026, 6, 1, 10, 0, 0, 0, 0, 0))


def state(**said) -> State:
    """A watch that looked just now; a row came at ten."""
    return replace(State("polis:talk", "/watched", looked=time.time(), arrived=AT_TEN), **said)


def test_the_line_says_when_the_last_row_came_and_how_much_is_new():
    said = stamp_words(state(), 12)
    assert said.startswith(r":green-background[Live: polis\:talk, last row at ")
    assert said.endswith(", 12 new contributions since you looked]")
    assert "new contributions" not in stamp_words(state(), 0)


def test_the_line_says_that_nothing_came_yet():
    assert stamp_words(state(arrived=None), 0) == r":green-background[Live: polis\:talk, nothing new yet]"


def test_the_line_says_that_the_watch_stopped():
    assert "is not watched any more; last row at" in stamp_words(state(looked=time.time() - 60), 3)


def test_the_line_says_what_could_not_be_taken_as_it_was_written():
    problem = "![x](http://h) is in no format we know"
    assert stamp_words(state(problem=problem), 0).startswith(r":orange-background[Not taken: \!\[x\]")


@pytest.fixture(scope="module")
def workshop(tmp_path_factory):
    """A programme of three people who voted for principle 1 and against principle 2."""
    votes = "".join(f"p{n},1,1,2014-06-01T10:00\np{n},2,-1,2014-06-02T10:00\n" for n in range(3))
    files = {
        "participants.csv": "participant_id,borough\np0,Camden\np1,Brent\np2,\n",
        "votes.csv": "participant_id,principle,vote,voted_at\n" + votes,
    }
    return imported(tmp_path_factory.mktemp("workshop"), files)


def button(visitor, label: str):
    (found,) = [each for each in visitor.button if each.label == label]
    return found


def test_a_page_says_that_it_is_live_while_something_is_watched(visit, workshop):
    write_state(workshop.folder, State("workshop", "/watched", looked=time.time()))
    said = [each.value for each in visit(principles, workshop).markdown]
    assert any("Live: workshop" in words for words in said)
    (workshop.folder / "live" / "watching.json").unlink()
    said = [each.value for each in visit(principles, workshop).markdown]
    assert not any("Live" in words for words in said)


def test_before_it_starts_the_room_says_which_counts_it_will_see(visit, workshop):
    visitor = visit(room, workshop)
    assert visitor.title[0].value == "What the room will see"
    assert visitor.radio[0].options == ["True counts", "Published figures"]


def test_the_room_shows_one_principle_at_a_time(visit, workshop):
    visitor = stands_whole(button(visit(room, workshop), "Start").click().run())
    assert visitor.title[0].value == "Integrated teams"
    assert stands_whole(button(visitor, "Next").click().run()).title[0].value == "Joint planning"
    assert stands_whole(button(visitor, "8").click().run()).title[0].value == "Talented workforce"
    assert stands_whole(button(visitor, "Back").click().run()).title[0].value == "Pooled resources"
    assert stands_whole(button(visitor, "Leave").click().run()).title[0].value == "What the room will see"


def test_in_the_room_published_figures_hide_small_numbers(visit, workshop):
    visitor = visit(room, workshop)
    visitor.radio[0].set_value("Published figures").run()
    visitor = stands_whole(button(visitor, "Start").click().run())
    assert any("published figures" in said.value for said in visitor.caption)
    assert [said.value for said in visitor.info] == ["No votes on this principle yet."]
