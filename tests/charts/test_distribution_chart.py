"""One principle's votes as a bar for a projector."""

import pandas as pd

from charts.distribution import describe_distribution, distribution

NOW = {"name": "Now", "n_for": 30, "n_neutral": 0, "n_against": 10}


def pieces(*rows: dict) -> list[dict]:
    return distribution(pd.DataFrame(rows)).to_dict()["datasets"]["distribution"]


def test_the_sides_fill_the_bar():
    assert [(each["side"], each["start"], each["end"]) for each in pieces(NOW)] == [
        ("For", 0.0, 0.75),
        ("Against", 0.75, 1.0),
    ]


def test_neutral_votes_stand_between_the_sides():
    neutral = NOW | {"n_neutral": 40}
    assert [each["side"] for each in pieces(neutral)] == ["For", "Neutral", "Against"]


def test_a_bar_without_votes_has_no_sides():
    assert pieces(NOW | {"n_for": 0, "n_against": None}) == []


def test_two_moments_are_two_bars_with_their_names():
    before = NOW | {"name": "By 10:31"}
    drawn = distribution(pd.DataFrame([before, NOW])).to_dict()
    assert drawn["layer"][0]["encoding"]["y"]["sort"] == ["By 10:31", "Now"]
    assert drawn["layer"][0]["encoding"]["y"]["axis"] is not None
    assert distribution(pd.DataFrame([NOW])).to_dict()["layer"][0]["encoding"]["y"]["axis"] is None


def test_its_description_says_the_shares():
    assert describe_distribution(pd.DataFrame([NOW])) == "Votes. Now: 75% for, 25% against."
    assert describe_distribution(pd.DataFrame([NOW | {"n_for": 0, "n_against": 0}])) == "No votes to show yet."
