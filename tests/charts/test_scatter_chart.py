"""Breadth against depth."""

import pandas as pd
import pytest

from charts.scatter import breadth_and_depth, describe_scatter

ROWS = [("A", 40, 5.0, 200, False, True), ("B", 6, 20.0, 120, False, True), ("C", 1, 90.0, 90, True, False)]


def placed(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["name", "people", "depth", "contributions", "few", "labelled"])


@pytest.mark.parametrize("dark", [False, True])
def test_few_people_are_told_by_shape_and_extremes_by_name(dark):
    drawn = breadth_and_depth(placed(*ROWS), few_below=5, average=8.7, dark=dark).to_dict()
    data = drawn["datasets"]["scatter"]
    assert [row["enough"] for row in data] == ["Enough people for an average"] * 2 + ["Few people (fewer than 5)"]
    assert [(row["toward"], row["above"]) for row in data] == [("right", False), ("left", True), ("left", True)]
    assert drawn["layer"][0]["encoding"]["shape"]["scale"]["range"] == ["circle", "diamond"]
    (average,) = next(layer["data"]["values"] for layer in drawn["layer"] if layer["data"]["name"] == "average")
    assert average["words"] == "All together 8.7"


def test_one_organisation_alone_has_room_on_both_axes():
    drawn = breadth_and_depth(placed(("A", 1, 1.0, 1, True, True)), few_below=5, average=1.0).to_dict()
    place = drawn["layer"][0]["encoding"]
    assert place["x"]["scale"]["domain"] == place["y"]["scale"]["domain"] == [0.8, 2]


def test_the_description_names_the_broadest_and_the_deepest_with_enough_people():
    assert describe_scatter(placed()) == "Breadth against depth: nothing to show yet."
    assert describe_scatter(placed(*ROWS)) == (
        "Breadth against depth of 3 organisations. Most people: A (40). Most contributions a person: B (20.0)."
    )
    assert describe_scatter(placed(ROWS[2])) == "Breadth against depth of 1 organisation. Most people: C (1)."
