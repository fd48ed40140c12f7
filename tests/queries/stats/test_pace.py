from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.stats.pace import pace_towards

START = date(2014, 10, 1)
END = date(2015, 2, 28)


def test_at_one_person_a_day_the_day_is_that_many_days_away():
    days = [START + timedelta(n) for n in range(40)]
    pace = pace_towards(days, range(1, 41), 50, END, days[-1])
    assert pace == ("in time", days[-1] + timedelta(10), 1.0)


def test_the_pace_is_that_of_the_last_28_days():
    # 300 came on the first day, 14 in the last 28 days: the other 36 need 72 days from 9 November on.
    days = [START, date(2014, 10, 13), date(2014, 11, 9)]
    assert pace_towards(days, [300, 307, 314], 350, None, date(2014, 11, 9)) == ("in time", date(2015, 1, 20), 0.5)


def test_the_28th_day_back_counts_and_the_29th_does_not():
    today = date(2014, 12, 31)
    for first, gained in ((date(2014, 12, 4), 28), (date(2014, 12, 3), 0)):
        assert pace_towards([START, first], [5, 33], 61, END, today).per_day == gained / 28


def test_a_day_after_the_end_is_too_late():
    days = [START, date(2014, 10, 28)]
    assert pace_towards(days, [0, 28], 38, date(2014, 11, 7), days[-1]) == ("in time", date(2014, 11, 7), 1.0)
    assert pace_towards(days, [0, 28], 38, date(2014, 11, 6), days[-1]) == ("too late", date(2014, 11, 7), 1.0)


def test_part_of_a_day_is_a_whole_one():
    days = [START, date(2014, 10, 28)]
    assert pace_towards(days, [0, 84], 85, END, days[-1]).day == date(2014, 10, 29)


def test_a_target_that_was_reached_says_when():
    days = [START, date(2014, 10, 5), date(2014, 10, 9)]
    assert pace_towards(days, [4, 10, 12], 10, END, date(2014, 10, 20))[:2] == ("reached", date(2014, 10, 5))


def test_what_came_after_the_day_looked_at_is_not_known_yet():
    days = [START, date(2014, 10, 28), date(2014, 10, 29)]
    assert pace_towards(days, [0, 28, 500], 38, END, date(2014, 10, 28)).state == "in time"


def test_before_seven_days_there_is_no_pace():
    days = [START, date(2014, 10, 3)]
    state, day, per_day = pace_towards(days, [1, 30], 100, END, date(2014, 10, 6))
    assert (state, day) == ("no pace yet", None) and np.isnan(per_day)
    assert pace_towards(days, [1, 35], 100, END, date(2014, 10, 7)) == ("in time", date(2014, 10, 20), 5.0)


def test_nobody_yet_has_no_pace():
    assert pace_towards([], [], 20, END, START)[:2] == ("no pace yet", None)
    assert pace_towards([date(2014, 11, 1)], [9], 20, END, START)[:2] == ("no pace yet", None)


def test_a_standstill_is_too_late_and_has_no_day():
    for by_day in (END, None):
        assert pace_towards([START], [12], 20, by_day, date(2014, 12, 1)) == ("too late", None, 0.0)


def test_a_target_beyond_a_hundred_years_has_no_day():
    assert pace_towards([START, date(2014, 12, 1)], [1, 2], 10**9, None, date(2014, 12, 1))[:2] == ("too late", None)


def test_a_target_of_nought_is_reached_from_the_start():
    assert pace_towards([], [], 0, END, START)[:2] == ("reached", None)


def test_days_may_come_from_a_table():
    table = pd.DataFrame({"day": pd.to_datetime(["2014-10-01", "2014-10-28"]), "participants": [0, 28]})
    assert pace_towards(table["day"], table["participants"], 38, END, date(2014, 10, 28)).day == date(2014, 11, 7)


@given(st.lists(st.integers(0, 9), min_size=7, max_size=60), st.integers(1, 500))
def test_at_its_own_pace_a_target_is_reached_on_its_day_and_not_the_day_before(newcomers, more):
    days = [START + timedelta(n) for n in range(len(newcomers))]
    totals = np.cumsum(newcomers)
    target = int(totals[-1]) + more
    pace = pace_towards(days, totals, target, None, days[-1])
    if pace.per_day == 0:
        assert pace == ("too late", None, 0.0)
    else:
        wait = (pace.day - days[-1]).days
        assert pace.per_day == pytest.approx(sum(newcomers[-28:]) / min(28, len(newcomers)))
        assert wait * pace.per_day >= more - 1e-6 and (wait - 1) * pace.per_day < more + 1e-6
