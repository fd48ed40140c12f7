import json

import numpy as np
import pandas as pd
import pytest

from charts.theme import AGAINST, FOR, NEUTRAL
from charts.votes import describe_votes, diverging_votes, stacked_votes
from tests.charts.as_drawn import downwards

VOTES = pd.DataFrame(
    [
        ("1", "Integrated teams", 50, 40, 10, 100, 0.1, -0.05, 0.25, 40),
        ("2", "Joint planning", 80, 10, 10, 100, 0.7, 0.6, 0.8, 50),
        ("3", "Data access", np.nan, np.nan, np.nan, np.nan, np.nan, np.nan, np.nan, np.nan),
        ("4", "Pooled resources", 0, 0, 0, 0, np.nan, np.nan, np.nan, 0),
        ("5", "Talented workforce", 15, 80, 5, 100, -0.65, -0.75, -0.55, 1234),
    ],
    columns=[
        "principle_code",
        "principle_name",
        "n_for",
        "n_against",
        "n_neutral",
        "n",
        "net",
        "low",
        "high",
        "people",
    ],
)
BOTH = pytest.mark.parametrize("drawn", [diverging_votes, stacked_votes])


def pieces(chart, code):
    return {row["side"]: row for row in chart.to_dict()["datasets"]["votes"] if row["principle_code"] == code}


def order(chart):
    """The rows from the top to the foot, as Vega draws them."""
    spec = chart.to_dict()
    code = {row["label"].split("\n")[0]: row["principle_code"] for row in spec["datasets"]["votes"]}
    return [code[name] for name in downwards(spec, sorted(code))]


def bars(chart):
    return chart.to_dict()["layer"][0]["encoding"]


@BOTH
def test_rows_are_sorted_by_net_support_and_those_without_come_last(drawn):
    assert order(drawn(VOTES)) == ["2", "1", "5", "3", "4"]


@BOTH
def test_sides_have_the_measured_colours_and_are_named(drawn):
    fill = bars(drawn(VOTES))["fill"]["scale"]
    assert dict(zip(fill["domain"], fill["range"], strict=True)) == {"Against": AGAINST, "Neutral": NEUTRAL, "For": FOR}
    assert bars(drawn(VOTES))["stroke"]["scale"]["domain"] == fill["domain"]


@BOTH
def test_a_crowd_without_neutral_votes_has_two_colours(drawn):
    chart = drawn(VOTES.assign(n_neutral=0))
    assert sorted(bars(chart)["fill"]["scale"]["range"]) == sorted([AGAINST, FOR])
    assert {row["side"] for row in chart.to_dict()["datasets"]["votes"]} == {"For", "Against"}


@BOTH
def test_each_row_says_its_net_support_interval_votes_and_people(drawn):
    chart = drawn(VOTES)
    assert pieces(chart, "1")["For"]["words"] == "Net +10% (−5% to +25%) · 100 votes, 40 people"
    assert pieces(chart, "5")["For"]["words"] == "Net −65% (−75% to −55%) · 100 votes, 1,234 people"
    assert pieces(chart, "3")["For"]["words"] == "Hidden: too few people"
    assert pieces(chart, "4")["For"]["words"] == "No votes yet"


@BOTH
def test_the_interval_can_be_that_of_the_share_for(drawn):
    frame = VOTES.assign(low=0.41, high=0.59)
    words = pieces(drawn(frame, interval="for"), "1")["For"]["words"]
    assert words == "50% for (41% to 59%) · 100 votes, 40 people"


def test_bars_meet_at_zero_and_neutral_stands_apart_on_the_same_scale():
    chart = diverging_votes(VOTES)
    row = pieces(chart, "1")
    assert (row["Against"]["start"], row["Against"]["end"]) == (0, -0.4)
    assert (row["For"]["start"], row["For"]["end"]) == (0, 0.5)
    assert row["Neutral"]["start"] > 1 - 1e-9
    assert row["Neutral"]["end"] - row["Neutral"]["start"] == pytest.approx(0.1)
    low, high = bars(chart)["x"]["scale"]["domain"]
    assert low < -0.8 and high > row["Neutral"]["end"]


def test_the_axis_counts_up_from_zero_on_both_sides():
    axis = bars(diverging_votes(VOTES))["x"]["axis"]
    assert axis["values"] == [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1]
    assert "abs" in axis["labelExpr"]


def test_pictures_that_follow_each_other_keep_their_order_and_their_axis():
    longest = {"against": 0.8, "for": 0.9, "neutral": 0.2}
    all_rows, one = (diverging_votes(frame, longest=longest) for frame in (VOTES, VOTES.iloc[:1]))
    assert order(all_rows) == VOTES["principle_code"].tolist()
    assert bars(all_rows)["x"]["scale"]["domain"] == bars(one)["x"]["scale"]["domain"]
    assert "rows. From" in describe_votes(VOTES, in_order=False)


def test_stacked_bars_fill_the_whole():
    row = pieces(stacked_votes(VOTES), "5")
    ends = [(row[side]["start"], row[side]["end"]) for side in ("For", "Neutral", "Against")]
    assert [end for pair in ends for end in pair] == pytest.approx([0, 0.15, 0.15, 0.2, 0.2, 1])


@BOTH
def test_long_names_are_broken_and_never_pass_two_lines(drawn):
    frame = VOTES.assign(
        principle_name="Care is about me, planned around what I and those close to me say that we need, always"
    )
    lines = pieces(drawn(frame), "1")["For"]["label"].split("\n")
    assert len(lines) == 2 and max(map(len, lines)) <= 42 and lines[1].endswith("…")
    assert drawn(frame).to_dict()["height"]["step"] > drawn(VOTES).to_dict()["height"]["step"]


@BOTH
@pytest.mark.parametrize("rows", [0, 1])
def test_no_row_or_a_hidden_one_still_draws(drawn, rows):
    json.dumps(drawn(VOTES[VOTES["principle_code"] == "3"].iloc[:rows], dark=True).to_dict(), allow_nan=False)


def test_the_description_names_the_two_ends():
    assert describe_votes(VOTES) == (
        "Votes for and against, 3 rows sorted by net support. From Joint planning (+70% net support, 100 votes) "
        "down to Talented workforce (−65% net support, 100 votes)."
    )
    assert (
        describe_votes(VOTES.iloc[[1]])
        == "Votes for and against one row: Joint planning (+70% net support, 100 votes)."
    )
    assert describe_votes(VOTES.iloc[2:4]) == "Votes for and against: no votes to show yet."
