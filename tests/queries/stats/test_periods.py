from datetime import date

import pandas as pd
import pytest

from queries.stats.periods import cut_by

MONDAYS = pd.Series(pd.to_datetime(["2014-06-30", "2014-07-07", "2014-07-14"]))
DAYS = pd.Series(pd.to_datetime(["2014-07-15", "2014-07-16", "2014-07-17"]))
THURSDAY = date(2014, 7, 17)


@pytest.mark.parametrize(
    ("since", "until", "cut"),
    [
        (None, None, ["", "", "data"]),
        (date(2014, 6, 30), None, ["", "", "data"]),
        (date(2014, 7, 1), None, ["choice", "", "data"]),
        (None, date(2014, 7, 17), ["", "", "data"]),
        (None, date(2014, 7, 16), ["", "", "choice"]),
        (date(2014, 7, 1), date(2014, 8, 31), ["choice", "", "data"]),
    ],
)
def test_a_week_is_cut_by_the_end_of_the_data_or_by_the_days_chosen(since, until, cut):
    assert cut_by(MONDAYS, 7, since, until, THURSDAY).tolist() == cut


def test_a_week_chosen_to_its_sunday_is_whole():
    assert cut_by(MONDAYS[:2], 7, None, date(2014, 7, 13), THURSDAY).tolist() == ["", ""]


def test_the_newest_day_is_not_whole_and_the_days_before_are():
    assert cut_by(DAYS, 1, None, None, THURSDAY).tolist() == ["", "", "data"]
    assert cut_by(DAYS[:2], 1, None, date(2014, 7, 16), THURSDAY).tolist() == ["", ""]


def test_a_week_that_ends_on_the_newest_day_is_not_whole():
    assert cut_by(MONDAYS, 7, None, None, date(2014, 7, 20)).tolist() == ["", "", "data"]


def test_weeks_before_that_of_the_newest_contribution_are_whole():
    assert cut_by(MONDAYS, 7, None, None, date(2014, 7, 21)).tolist() == ["", "", ""]


def test_no_periods_are_cut_by_nothing():
    assert cut_by(MONDAYS[:0], 7, None, None, THURSDAY).tolist() == []
