"""A folder, or an address, is watched: what lands there is live."""

import os
import threading
import time
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from access import Role, Viewer
from queries.question import question
from queries.runner import ask
from tests.asking import NOTHING_CHOSEN, fitting
from tests.small_programmes import written
from warehouse.arriving.book import State, read_state
from warehouse.arriving.watching import Watch
from warehouse.commands.watching import only_watch
from warehouse.importers.plan import Options
from warehouse.live import live_release, only_writer
from warehouse.opening import opened
from warehouse.refusal import Refused
from warehouse.settings import settings

PEOPLE = "participant_id,borough,role\np1,Camden,nurse\np2,Brent,gp\n"
HEAD = "participant_id,principle,vote,voted_at\n"
FIRST, SECOND, CHANGED = "p1,1,1,2014-06-01T10:00\n", "p2,1,1,2014-06-01T11:00\n", "p1,1,-1,2014-06-01T12:00\n"
OPTIONS = Options(source="workshop")


def figures(folder: Path) -> tuple[int, int, int]:
    """People, votes for and votes against principle 1, as they are live."""
    asked = question("votes/principles")
    chosen = fitting(asked, NOTHING_CHOSEN | {"direct": True})
    row = ask(asked.name, Viewer(Role.LEAD), live_release(folder), **chosen).iloc[0]
    return int(row["people"]), int(row["n_for"]), int(row["n_against"])


@pytest.fixture
def place(tmp_path) -> Path:
    """A folder with two people and a vote."""
    return written(tmp_path / "watched", {"participants.csv": PEOPLE, "votes.csv": HEAD + FIRST})


@pytest.fixture
def watch(tmp_path, place) -> Watch:
    """A watch that has taken in what was there."""
    watched = Watch(tmp_path / "programme", str(place), OPTIONS)
    assert watched.look() == "folded"
    return watched


def append(place: Path, rows: str) -> None:
    with (place / "votes.csv").open("a", encoding="utf-8") as file:
        file.write(rows)


def test_what_is_there_at_the_start_becomes_a_release(watch):
    assert figures(watch.folder) == (1, 1, 0)
    assert live_release(watch.folder).delta == 0


def test_rows_that_are_appended_stand_beside_it(watch, place):
    append(place, SECOND)
    assert watch.look() == "beside"
    assert figures(watch.folder) == (2, 2, 0)
    append(place, CHANGED)
    assert watch.look() == "beside"
    assert figures(watch.folder) == (2, 1, 1)


def test_terms_that_are_being_written_are_waited_for_before_anything_is_read(tmp_path, place):
    (place / "programme.toml").write_text('name = "A workshop"\nmade_up = true\n', encoding="utf-8")
    watched = Watch(tmp_path / "programme", str(place), OPTIONS)
    assert watched.look() == "waiting"
    os.utime(place / "programme.toml", (time.time() - 60,) * 2)
    assert watched.look() == "folded"
    with opened(watched.folder) as con:
        assert con.execute("SELECT name, made_up FROM programme").fetchall() == [("A workshop", True)]


def test_terms_that_come_later_hold_for_what_was_there(watch, place):
    (place / "programme.toml").write_text('name = "A workshop"\nmade_up = true\n', encoding="utf-8")
    assert watch.look() == "waiting"
    os.utime(place / "programme.toml", (time.time() - 60,) * 2)
    assert watch.look() == "folded"
    with opened(watch.folder) as con:
        assert con.execute("SELECT name, made_up FROM programme").fetchall() == [("A workshop", True)]
    assert figures(watch.folder) == (1, 1, 0)


def test_a_look_without_news_does_nothing(watch, place):
    append(place, SECOND)
    assert [watch.look() for _ in range(3)] == ["beside", "nothing", "nothing"]


def test_half_a_row_is_waited_for(watch, place):
    append(place, SECOND[:8])
    assert watch.look() == "waiting"
    append(place, SECOND[8:])
    assert watch.look() == "beside"
    assert figures(watch.folder) == (2, 2, 0)


def test_an_increment_in_a_file_of_its_own_is_taken_too(watch, place):
    (place / "votes-2.csv").write_text(HEAD + SECOND + CHANGED, encoding="utf-8")
    assert watch.look() == "beside"
    assert figures(watch.folder) == (2, 1, 1)


@pytest.mark.slow
def test_a_file_that_is_replaced_replaces_its_rows(watch, place):
    append(place, SECOND)
    watch.look()
    old = (place / "votes.csv").with_suffix(".new")
    old.write_text(HEAD + CHANGED, encoding="utf-8")
    old.replace(place / "votes.csv")
    done = [watch.look()]
    while done[-1] == "waiting":
        time.sleep(0.2)
        done.append(watch.look())
    assert done[-1] == "folded"
    assert figures(watch.folder) == (1, 0, 1)


@pytest.mark.slow
def test_when_it_is_quiet_what_arrived_is_folded_in(watch, place, monkeypatch):
    append(place, SECOND)
    watch.look()
    monkeypatch.setitem(settings()["live"], "fold_after_seconds", 0)
    assert watch.look() == "folded"
    assert (figures(watch.folder), live_release(watch.folder).delta) == ((2, 2, 0), 0)
    append(place, CHANGED)
    assert watch.look() == "beside"
    assert figures(watch.folder) == (2, 1, 1)


def test_a_watch_that_is_started_again_goes_on_where_the_last_one_was(watch, place):
    append(place, SECOND)
    watch.look()
    again = Watch(watch.folder, str(place), OPTIONS)
    append(place, CHANGED)
    assert again.look() == "beside"
    assert figures(watch.folder) == (2, 1, 1)


def test_what_cannot_be_taken_is_said_and_the_figures_stay(watch, place):
    (place / "odd.csv").write_text("one,two\n1,2\n", encoding="utf-8")
    assert watch.look() == "refused"
    assert "odd.csv" in read_state(watch.folder).problem
    assert figures(watch.folder) == (1, 1, 0)
    (place / "odd.csv").unlink()
    watch.not_before = 0
    append(place, SECOND)
    assert watch.look() == "beside"
    assert read_state(watch.folder).problem is None


def test_while_somebody_else_imports_it_is_tried_again(watch, place):
    append(place, SECOND)
    with only_writer(watch.folder):
        assert watch.look() == "refused"
    watch.not_before = 0
    assert watch.look() == "beside"


def test_a_watch_says_when_it_looked_and_when_something_came(watch, place):
    before = read_state(watch.folder)
    append(place, SECOND)
    watch.look()
    after = read_state(watch.folder)
    assert before.looked <= after.looked == after.arrived
    assert not after.stopped


def test_a_watch_that_gives_no_sign_of_life_has_stopped():
    assert State("workshop", "/watched", looked=time.time() - 11).stopped


def test_only_one_watch_runs_for_a_programme(tmp_path):
    with only_watch(tmp_path), pytest.raises(Refused, match="watched for this programme already"), only_watch(tmp_path):
        pass


def test_a_folder_that_is_not_there_cannot_be_watched(tmp_path):
    with pytest.raises(Refused, match="no folder"):
        Watch(tmp_path, str(tmp_path / "nowhere"), OPTIONS)


class Platform(BaseHTTPRequestHandler):
    """Answers with the votes there are, or that they are the same as before."""

    def __init__(self, votes: list[str], asked: list[str | None], *rest):
        self.votes, self.asked = votes, asked
        super().__init__(*rest)

    def do_GET(self) -> None:  # noqa: N802
        body, tag = "".join(self.votes).encode(), f'"{len(self.votes)}"'
        self.asked.append(self.headers["If-None-Match"])
        same = self.headers["If-None-Match"] == tag
        self.send_response(304 if same else 200)
        self.send_header("ETag", tag)
        self.end_headers()
        self.wfile.write(b"" if same else body)

    def log_message(self, *_said) -> None:
        """Say nothing."""


@pytest.fixture
def platform():
    """A platform on this machine: (address, votes, the marks it was asked with)."""
    votes, asked = [HEAD, FIRST], []
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Platform, votes, asked))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/votes.csv", votes, asked
    server.shutdown()
    server.server_close()


def test_an_address_is_asked_again_only_for_what_changed(tmp_path, platform):
    address, votes, asked = platform
    watched = Watch(tmp_path / "programme", address, OPTIONS, tmp_path)
    assert [watched.look(), watched.look()] == ["folded", "nothing"]
    votes.append(SECOND)
    assert watched.look() == "beside"
    assert figures(tmp_path / "programme") == (2, 2, 0)
    assert asked == [None, '"2"', '"2"']


def test_an_address_that_does_not_answer_is_said(tmp_path, platform):
    address, _, _ = platform
    watched = Watch(tmp_path / "programme", address, OPTIONS, tmp_path)
    watched.look()
    watched.address.address = "http://127.0.0.1:9/votes.csv"
    assert watched.look() == "refused"
    assert "does not answer" in read_state(tmp_path / "programme").problem
    assert figures(tmp_path / "programme") == (1, 1, 0)
