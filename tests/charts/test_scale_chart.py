"""Votes from 1 to 5: five ordered tints a row."""

import pandas as pd

from charts.scale import describe_scale, scale_votes
from charts.theme import SEQUENTIAL_DARK, SEQUENTIAL_LIGHT

FRAME = pd.DataFrame(
    {
        "principle_code": ["a:1", "a:2", "a:3"],
        "principle_name": ["Teams", "Plans", "Data"],
        "people": [4, 2, 0],
        "n": [10, 4, 0],
        "n_1": [1, 2, 0],
        "n_2": [2, 0, 0],
        "n_3": [3, 0, 0],
        "n_4": [4, 0, 0],
        "n_5": [0, 2, 0],
        "agreement": [0.25, -1.0, None],
    }
)


def rows(dark: bool = False) -> dict:
    return scale_votes(FRAME, dark=dark).to_dict()


def test_each_row_fills_the_bar_with_the_shares_of_its_five_steps():
    data = pd.DataFrame(rows()["datasets"]["scale"])
    teams = data[data["principle_code"] == "a:1"].sort_values("step")
    assert teams["share"].tolist() == [0.1, 0.2, 0.3, 0.4, 0.0]
    assert teams["start"].round(6).tolist() == [0.0, 0.1, 0.3, 0.6, 1.0]
    assert teams["words"].iloc[0] == "Agreement 0.25 · 10 votes, 4 people"
    assert data[data["principle_code"] == "a:3"]["words"].iloc[0] == "No votes yet"


def test_the_tints_are_the_ordered_ramp_of_the_page():
    for dark, ramp in ((False, SEQUENTIAL_LIGHT), (True, SEQUENTIAL_DARK)):
        fill = rows(dark)["layer"][0]["encoding"]["fill"]
        assert fill["scale"] == {"domain": ["1", "2", "3", "4", "5"], "range": list(ramp)}


def test_the_description_names_where_people_agree_most_and_least():
    assert describe_scale(FRAME) == (
        "Votes from 1 to 5, 2 rows. Agreement is highest on Teams (0.25) and lowest on Plans (−1.00)."
    )
    assert describe_scale(FRAME.iloc[:1]) == "Votes from 1 to 5 on one row; agreement on Teams (0.25)."
    assert describe_scale(FRAME.iloc[2:]) == "Votes from 1 to 5: no votes to show yet."
