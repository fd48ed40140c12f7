"""The funnel and the chart of deprivation: what they hold, how they tell kinds apart, where names stand."""

import pandas as pd
import pytest

from charts.points import deprivation_chart, describe_points, funnel_chart

BOROUGHS = pd.DataFrame(
    [
        ("Camden", "Cmd", 234_846, 2.9, 24.9, "above", True),
        ("Sutton", "Stn", 198_134, 0.1, 14.6, "below", True),
        ("Brent", "Brt", 320_000, 1.6, 26.7, "within", False),
        ("Harrow", "Hrw", 245_000, None, 14.3, "within", False),
    ],
    columns=["name", "abbreviation", "residents", "rate", "score", "kind", "labelled"],
)
LIMITS = pd.DataFrame(
    [(1e5, 0.9, 2.4, "95%"), (3e5, 1.2, 2.1, "95%"), (1e5, 0.4, 2.9, "99.8%"), (3e5, 1.0, 2.3, "99.8%")],
    columns=["residents", "low", "high", "limit"],
)
LINE = pd.DataFrame({"score": [10.0, 35.0], "rate": [0.5, 3.3]})


def a_funnel(frame=BOROUGHS, **options):
    return funnel_chart(frame, LIMITS, average=1.6, **options).to_dict()


def by_deprivation(frame=BOROUGHS, line=LINE, **options):
    kinds = frame["kind"].replace({"above": "inner", "below": "outer", "within": "outer"})
    return deprivation_chart(frame.assign(kind=kinds), line, year=2015, **options).to_dict()


BOTH = pytest.mark.parametrize("drawn", [a_funnel, by_deprivation])


@BOTH
def test_a_borough_without_a_rate_is_left_out_and_no_other_column_is_held(drawn):
    rows = drawn(BOROUGHS.assign(participants=7))["datasets"]["points"]
    assert [row["name"] for row in rows] == ["Camden", "Sutton", "Brent"]
    assert "participants" not in rows[0]


@BOTH
def test_every_kind_has_a_shape_of_its_own(drawn):
    (points,) = [layer for layer in drawn()["layer"] if "shape" in layer.get("encoding", {})]
    scale = points["encoding"]["shape"]["scale"]
    assert len(set(scale["range"])) == len(scale["domain"]) >= 2


@BOTH
def test_colours_follow_the_page_and_nothing_still_draws(drawn):
    assert drawn(dark=True) != drawn()
    assert drawn(BOROUGHS.head(0))["datasets"]["points"] == []


def test_only_labelled_boroughs_are_named():
    rows = a_funnel()["datasets"]["points"]
    assert {row["name"]: row["side"] for row in rows} == {"Camden": "right", "Sutton": "right", "Brent": None}


def test_a_name_moves_to_the_other_side_where_a_point_or_a_name_is_in_its_way():
    close = BOROUGHS.head(3).assign(residents=[200_000, 201_000, 300_000], rate=[2.0, 2.0, 1.0])
    sides = [row["side"] for row in a_funnel(close)["datasets"]["points"]]
    assert sides == ["left", "right", None]


def test_no_name_stands_out_of_the_chart():
    last = BOROUGHS.head(1).assign(name="Barking and Dagenham")
    assert [row["side"] for row in a_funnel(last)["datasets"]["points"]] == ["left"]


def test_where_there_is_no_room_a_name_is_left_out():
    crowd = pd.concat([BOROUGHS.head(1)] * 9, ignore_index=True).assign(rate=2.0)
    named = [row["side"] for row in a_funnel(crowd)["datasets"]["points"] if row["side"]]
    assert 0 < len(named) < 9


def test_both_limits_and_the_average_are_drawn():
    spec = a_funnel()
    own = [layer["data"] for layer in spec["layer"] if "values" in layer.get("data", {})]
    inline = {data["name"]: data["values"] for data in own}
    assert {row["limit"] for row in inline["limits"]} == {"95%", "99.8%"}
    assert inline["average"] == [{"average": 1.6}]


def test_without_a_line_there_is_none():
    assert len(by_deprivation(line=LINE.head(0))["layer"]) == len(by_deprivation()["layer"]) - 1


def test_the_description_names_those_outside_the_limits():
    assert describe_points(BOROUGHS, across="residents") == (
        "People per 10,000 residents of 3 boroughs by residents, from Camden (2.9) down to Sutton (0.1). "
        "More than chance explains: Camden; Less than chance explains: Sutton."
    )
    assert describe_points(BOROUGHS.head(0), across="residents").endswith("nothing to show yet.")
