"""How the votes stood on a day, in a sentence."""

from datetime import date

import pandas as pd

from queries.findings.travel import stood

DAY = date(2014, 7, 4)
ROW = {"item": "v:1", "name": "Joint planning", "n": 1200, "people": 1, "net": 0.004, "low": -0.31, "high": 0.3}


def test_votes_people_and_net_support_with_its_interval_are_said():
    assert stood(DAY, pd.Series(ROW)) == (
        "By the end of 4 July 2014: 1,200 votes by 1 person on Joint planning, net support 0% "
        "(95% interval −31% to +30%)."
    )


def test_all_principles_are_no_name():
    assert " by 3 people on all principles, net" in stood(DAY, pd.Series(ROW | {"item": "all", "people": 3}))


def test_a_day_before_the_first_vote_says_so():
    row = pd.Series(ROW | {"n": 0, "people": 0, "net": float("nan")})
    assert stood(DAY, row) == "By the end of 4 July 2014: no votes on Joint planning yet."
