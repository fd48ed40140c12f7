"""The votes replayed on the page Over time: day by day, under the filters, kept in the address, still until played."""

from datetime import date
from pathlib import Path

import pytest

from pages import over_time
from pages.parts import time_travel as travel
from tests.pages.looking import stands_whole, table
from tests.small_programmes import imported
from warehouse.live import Release

pytestmark = pytest.mark.slow  # each draws a whole page; the quick suite opens every page once

SMALL = {
    "participants.csv": "participant_id,borough,role\np1,Camden,nurse\np2,Camden,gp\np3,Brent,carer\np4,Brent,carer\n",
    "votes.csv": "participant_id,principle,vote,voted_at\n"
    "p1,1,1,2014-06-02T10:00:00\np1,2,1,2014-06-30T10:00:00\np2,1,1,2014-06-10T10:00:00\np2,1,-1,2014-06-30T11:00:00\n"
    "p3,1,0,2014-07-01T10:00:00\np4,1,1,\n",
}
ONE_DAY = {
    "participants.csv": "participant_id,borough,role\np1,Camden,nurse\n",
    "votes.csv": "participant_id,principle,vote,voted_at\np1,1,1,2014-06-02T10:00:00\n",
}
NO_VOTES = {
    "participants.csv": "participant_id,borough,role\np1,Camden,nurse\n",
    "ideas.csv": "idea_id,participant_id,principle,title,submitted_at\ni1,p1,1,An idea,2014-06-02T10:00:00\n",
}
SCALE = ONE_DAY | {
    "programme.toml": 'name = "Steps"\nmade_up = true\nvote_scale = "1-5"\n',
    "votes.csv": "participant_id,principle,vote,voted_at\np1,1,4,2014-06-02T10:00:00\n",
}
DAYS = (date(2014, 6, 2), date(2014, 6, 10), date(2014, 6, 30), date(2014, 7, 1))
SHOWN = ["For", "Against", "Neutral", "Votes", "People"]


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Release:
    return imported(Path(tmp_path_factory.mktemp("small")), SMALL)


def said(visitor) -> str:
    (words,) = [each.value for each in visitor.markdown if each.value.startswith("By the end of")]
    return words.replace("\\", "")


def small_print(visitor) -> str:
    return " ".join(each.value for each in visitor.caption)


def test_without_a_choice_the_last_day_is_shown_and_nothing_moves(visit, small):
    visitor = visit(over_time, small)
    assert said(visitor).startswith("By the end of 1 July 2014: 4 votes by 3 people on all principles, net support")
    assert said(visitor.run()).startswith("By the end of 1 July 2014")
    assert "the latest by then. Left out: votes without a date." in small_print(visitor)


def test_the_day_and_the_principle_stand_in_the_address(visit, small):
    visitor = visit(over_time, small, travel_day="10 June 2014")
    principle = visitor.selectbox(key="travel_on").options[1]
    assert said(visitor).startswith("By the end of 10 June 2014: 2 votes by 2 people on all principles")
    visitor = visit(over_time, small, travel_day="10 June 2014", travel_on=principle)
    assert f"2 votes by 2 people on {principle}, net support +100%" in said(visitor)


def test_the_table_has_each_day_with_a_vote_changed_on_its_day(visit, small):
    visitor = visit(over_time, small)
    rows = table(visitor, "Day", "Principle", "For")
    of_all = rows[rows["Principle"] == "All principles"]
    assert tuple(of_all["Day"]) == DAYS
    assert of_all[SHOWN].values.tolist() == [[1, 0, 0, 1, 1], [2, 0, 0, 2, 2], [2, 1, 0, 3, 2], [2, 1, 1, 4, 3]]


def test_the_filters_apply(visit, small):
    assert said(visit(over_time, small, area=["Camden"])).startswith("By the end of 30 June 2014: 3 votes by 2 people")


def test_playing_starts_at_the_first_day_moves_on_and_stops_at_the_last(visit, small):
    visitor = visit(over_time, small)
    visitor.toggle(key=travel.PLAYING).set_value(True)
    days = []
    for _ in range(5):
        days.append(said(stands_whole(visitor.run())).split(":")[0].removeprefix("By the end of "))
    assert days == ["2 June 2014", "10 June 2014", "30 June 2014", "1 July 2014", "1 July 2014"]
    assert not visitor.toggle(key=travel.PLAYING).value


@pytest.mark.parametrize(("step", "after"), [(1, DAYS[1]), (7, DAYS[1]), (30, DAYS[3])])
def test_a_step_leads_to_the_next_day_with_votes_and_never_past_the_last(step, after):
    assert travel.day_after(DAYS, DAYS[0], step) == after
    assert travel.day_after(DAYS, DAYS[-1], step) == DAYS[-1]


def test_votes_of_one_day_have_no_slider(visit, tmp_path):
    visitor = visit(over_time, imported(tmp_path, ONE_DAY))
    assert "All these votes were cast on 2 June 2014." in small_print(visitor)
    assert said(visitor).startswith("By the end of 2 June 2014: 1 vote by 1 person")


def test_without_votes_it_says_so(visit, tmp_path):
    visitor = visit(over_time, imported(tmp_path, NO_VOTES))
    assert [each.value for each in visitor.info] == ["No votes with a date under these filters."]


def test_votes_from_1_to_5_are_said_to_be_left_out(visit, tmp_path):
    visitor = visit(over_time, imported(tmp_path, SCALE))
    assert [each.value for each in visitor.info] == [travel.ON_A_SCALE]


@pytest.mark.parametrize("nonsense", ["1 January 1890", "soon"])
def test_a_day_without_votes_in_the_address_is_the_last(visit, small, nonsense):
    visitor = visit(over_time, small, travel_day=nonsense, travel_on="Nothing", travel_speed="Fast")
    assert said(visitor).startswith("By the end of 1 July 2014")


def test_very_many_votes_are_counted_day_by_day_only_when_asked_for(visit, small, monkeypatch):
    monkeypatch.setattr(travel, "WAITS_ABOVE", 4)
    page = visit(over_time, small)
    assert page.toggle(key="travel_wanted").label == "Count 5 votes day by day"
    assert travel.DAY not in page.session_state
    page.toggle(key="travel_wanted").set_value(True).run()
    assert stands_whole(page)
    assert page.session_state[travel.DAY] == date(2014, 7, 1)
