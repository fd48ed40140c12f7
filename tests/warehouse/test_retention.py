"""Rows are erased when their time is over, and the published figures stay."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from access import Role, Viewer
from queries.question import question, questions
from queries.runner import ask
from tests.asking import NOTHING_CHOSEN, fitting
from tests.small_programmes import imported, people, written
from tests.warehouse.commands.test_forgetting import everything_kept
from warehouse.__main__ import main, parser
from warehouse.audit import audit
from warehouse.build import run_import
from warehouse.commands.watching import watch
from warehouse.decisions import decide, decided
from warehouse.live import live_release, releases
from warehouse.opening import opened
from warehouse.refusal import Refused
from warehouse.retention import FACTS, Retention, expire, expire_where_due, retention
from warehouse.settings import settings

UNTIL = date.today() + timedelta(days=400)
TERMS = f'name = "A talk"\nstart = 2014-05-01\nend = 2014-10-31\nretention_date = {UNTIL}\n'
WORDS = "Their own unheard-of words"
IDEAS = f"idea_id,participant_id,principle,text\ni1,p1,1,{WORDS}\n"
EXPORT = {**people({"Camden": 30, "Brent": 20}), "ideas.csv": IDEAS, "programme.toml": TERMS}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A programme that is kept until a day, with two releases."""
    imported(tmp_path / "to", EXPORT)
    more = {**EXPORT, "reach.csv": "channel,day,views\nx,2014-06-01,1\n"}
    run_import(tmp_path / "to", [written(tmp_path / "export", more)])
    return tmp_path / "to"


def test_the_day_is_that_of_the_programme(folder: Path):
    kept = retention(folder)
    assert kept == Retention(UNTIL)
    month, day = timedelta(days=30), timedelta(days=1)
    assert [kept.soon(UNTIL - month), kept.soon(UNTIL - month + day), kept.soon(UNTIL)] == [False, True, True]
    assert [kept.over(UNTIL), kept.over(UNTIL + day)] == [False, True]


def test_without_a_day_it_is_counted_from_the_end_or_from_the_latest_import(tmp_path: Path):
    imported(tmp_path, {**EXPORT, "programme.toml": TERMS.rpartition("retention_date")[0]})
    assert retention(tmp_path).until == date.today() + timedelta(days=settings()["privacy"]["retention_days"])


def test_nothing_is_erased_before_its_day(folder: Path):
    before = live_release(folder)
    assert expire_where_due(folder, UNTIL) == []
    with pytest.raises(Refused, match=f"These data are kept until {UNTIL:%d %B %Y}; to erase them sooner"):
        expire(folder, UNTIL)
    assert live_release(folder) == before


def test_after_its_day_only_facts_and_published_figures_are_left(folder: Path):
    decide(folder, "codings", [{"source": "s", "idea_id": "i1", "principle": "vision-2014:2", "who": "Lead"}])
    published = live_release(folder).published.read_bytes()
    assert len(expire_where_due(folder, UNTIL + timedelta(days=1))) == 3
    assert WORDS not in everything_kept(folder / "live")
    assert live_release(folder).published.read_bytes() == published
    assert len(releases(folder)) == 1
    assert decided(folder, "codings") == []
    with opened(folder) as con:
        tables = {name for (name,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        filled = {name for name in tables if con.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0]}
    assert filled <= set(FACTS)
    assert not (folder / "live" / "attempts").exists()
    assert audit(folder).broken is None
    assert retention(folder) == Retention(None, UNTIL + timedelta(days=1))
    assert expire_where_due(folder, UNTIL + timedelta(days=2)) == []


def test_every_question_is_still_answered_afterwards(folder: Path):
    expire(folder, UNTIL + timedelta(days=1))
    release = live_release(folder)
    for name in questions():
        if not name.startswith("published/"):
            ask(name, Viewer(Role.LEAD), release, **fitting(question(name), NOTHING_CHOSEN))


def test_data_whose_day_is_past_are_not_taken_in(tmp_path: Path):
    old = {**EXPORT, "programme.toml": TERMS.replace(str(UNTIL), "2016-01-31")}
    attempt = run_import(tmp_path / "to", [written(tmp_path / "export", old)])
    assert attempt.outcome == "refused"
    assert attempt.why.startswith("programme.toml says that these data are kept until 31 January 2016, which is past;")


def test_what_was_erased_does_not_come_in_again_without_a_new_day(folder: Path, tmp_path: Path):
    expire(folder, UNTIL + timedelta(days=1))
    votes = {name: text for name, text in EXPORT.items() if name != "programme.toml"}
    attempt = run_import(folder, [written(tmp_path / "again", votes)])
    assert attempt.outcome == "refused"
    assert attempt.why.startswith("Everything about single people was erased here on")
    attempt = run_import(folder, [written(tmp_path / "agreed", {**votes, "programme.toml": TERMS})])
    assert attempt.outcome == "live", attempt.why
    assert retention(folder) == Retention(UNTIL)


def test_a_watch_whose_time_is_over_erases_and_stops(folder: Path, tmp_path: Path, monkeypatch):
    place = written(tmp_path / "watched", {})

    class Later(date):
        @classmethod
        def today(cls) -> date:
            return UNTIL + timedelta(days=1)

    monkeypatch.setattr("warehouse.commands.watching.date", Later)
    with pytest.raises(Refused, match="Everything about single people is erased.* Nothing is watched any more."):
        watch(parser().parse_args(["watch", str(place), "--source", "talk", "--to", str(folder)]))
    assert retention(folder).erased


def test_the_command_says_that_it_is_too_early(folder: Path, capsys):
    assert main(["expire", "--to", str(folder)]) == 1
    assert "kept until" in capsys.readouterr().err
