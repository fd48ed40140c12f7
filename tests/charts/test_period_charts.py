import datetime as dt
import json

import pandas as pd

from charts.periods import counts_by_period, describe_periods
from tests.charts.as_drawn import places

WEEKS = pd.DataFrame(
    [("2014-06-30", "2014-07-07", True, 5, 5), ("2014-07-07", "2014-07-14", True, 1200, 40),
     ("2014-07-14", "2014-07-21", False, 3, 0)],
    columns=["day", "end", "whole", "people", "new"],
)  # fmt: skip
EVENTS = pd.DataFrame([("Launch", dt.date(2014, 8, 1))], columns=["name", "day"])
PHASES = pd.DataFrame([("Crowdsourcing", "2014-07-01", "2014-07-20")], columns=["name", "start", "end"])


def drawn(frame=WEEKS, **options):
    return counts_by_period(frame, value="people", title="People", **options).to_dict()


def bars(spec):
    return [layer for layer in spec["layer"] if layer["mark"]["type"] == "rect" and "tooltip" in layer["encoding"]]


def axis(spec):
    (domain,) = [x["scale"]["domain"] for layer in spec["layer"] if "domain" in (x := layer["encoding"]["x"])["scale"]]
    return domain


def test_a_bar_is_as_wide_as_its_period_and_starts_at_nought():
    (bar,) = bars(drawn())
    assert (bar["encoding"]["x"]["field"], bar["encoding"]["x2"]["field"]) == ("day", "end")
    assert bar["encoding"]["y2"] == {"datum": 0}
    assert axis(drawn()) == ["2014-06-30", "2014-07-22"]


def test_those_new_stand_in_front_of_all_in_the_same_period():
    spec = drawn(part="new")
    assert [bar["encoding"]["y"]["field"] for bar in bars(spec)] == ["people", "new"]
    assert [bar["transform"] for bar in bars(spec)] == [
        [{"calculate": "'Heard before'", "as": "kind"}],
        [{"calculate": "'For the first time'", "as": "kind"}],
    ]
    assert {bar["encoding"]["color"]["field"] for bar in bars(spec)} == {"kind"}


def test_only_what_is_not_whole_is_outlined():
    outline = drawn()["layer"][-1]
    assert outline["transform"] == [{"filter": "!datum.whole"}]
    assert (outline["mark"]["filled"], outline["mark"]["strokeDash"]) == (False, [3, 2])


def test_each_period_says_when_it_was():
    assert [row["when"] for row in drawn()["datasets"]["periods"]] == [
        "30 June 2014 to 6 July 2014",
        "7 July 2014 to 13 July 2014",
        "14 July 2014 to 20 July 2014, not whole",
    ]
    monday = WEEKS.iloc[:1].assign(end="2014-07-01")
    assert [row["when"] for row in drawn(monday)["datasets"]["periods"]] == ["30 June 2014"]


def test_phases_and_events_stand_behind_and_widen_the_axis():
    spec = drawn(phases=PHASES, events=EVENTS)
    assert [layer["mark"]["type"] for layer in spec["layer"]][:3] == ["rect", "text", "rule"]
    assert axis(spec) == ["2014-06-30", "2014-08-02"]


def test_no_periods_still_have_a_scale():
    spec = drawn(WEEKS.iloc[:0])
    json.dumps(spec, allow_nan=False)
    assert {"0", "1"} <= places(spec).keys()


def test_the_description_says_span_fullest_period_new_and_what_is_not_whole():
    assert describe_periods(WEEKS, value="people", title="People", part="new") == (
        "People, from 30 June 2014 to 20 July 2014; most in 7 July 2014 to 13 July 2014: 1,200. "
        "For the first time: 45 in all. Not whole: 14 July 2014 to 20 July 2014."
    )
    assert describe_periods(WEEKS.iloc[:1], value="people", title="People") == (
        "People, from 30 June 2014 to 6 July 2014; most in 30 June 2014 to 6 July 2014: 5."
    )
    assert describe_periods(WEEKS.iloc[:0], value="people", title="People") == "People: nothing to show yet."
