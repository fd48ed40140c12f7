import json
from datetime import date

import pandas as pd
import pytest

from charts.travel import describe_support, support_by_day

DAYS = pd.DataFrame(
    [
        (date(2014, 7, 1), 0, 0, None, None, None),
        (date(2014, 7, 2), 10, 4, 0.2, -0.1, 0.5),
        (date(2014, 7, 9), 1200, 400, 0.3, 0.21, 0.39),
    ],
    columns=["day", "n", "people", "net", "low", "high"],
)


def drawn(frame=DAYS, at=date(2014, 7, 2), **options):
    return json.loads(json.dumps(support_by_day(frame, at=at, **options).to_dict(), allow_nan=False))


def test_the_line_has_the_days_with_votes_and_the_rule_the_day_shown():
    data = drawn()["datasets"]
    assert [row["day"] for row in data["travel"]] == ["2014-07-02", "2014-07-09"]
    assert data["shown"] == [{"day": "2014-07-02", "n": 10, "people": 4, "net": 0.2, "low": -0.1, "high": 0.5}]


def test_the_axis_holds_the_interval_and_nought_whichever_day_is_shown():
    for day in DAYS["day"]:
        (line,) = [layer for layer in drawn(at=day)["layer"] if layer["mark"]["type"] == "line"]
        assert line["encoding"]["y"]["scale"]["domain"] == [-0.25, 0.5]


def test_a_day_before_the_first_vote_has_its_rule_and_no_value():
    (row,) = drawn(at=date(2014, 7, 1), dark=True)["datasets"]["shown"]
    assert (row["day"], row["net"]) == ("2014-07-01", None)


@pytest.mark.parametrize("rows", [1, 2])
def test_no_votes_and_a_single_day_still_draw(rows):
    frame = DAYS.iloc[:rows]
    drawn(frame, frame["day"].iloc[-1])


def test_the_description_names_the_first_day_the_last_and_the_one_shown():
    assert describe_support(DAYS, at=date(2014, 7, 2)) == (
        "Net support day by day, from +20% (−10% to +50%, 10 votes) on 2 July 2014 to +30% (+21% to +39%, 1,200 votes) "
        "on 9 July 2014. The day shown, 2 July 2014: +20% (−10% to +50%, 10 votes)."
    )
    assert describe_support(DAYS, at=date(2014, 7, 1)).endswith("The day shown, 1 July 2014: no votes yet.")
    assert describe_support(DAYS.iloc[:1], at=date(2014, 7, 1)) == "Net support day by day: no votes to show yet."
