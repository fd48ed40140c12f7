import json

import pandas as pd
import pytest

from charts.lorenz import describe_lorenz, lorenz_curve

CURVE = pd.DataFrame({"people": [0.0, 0.5, 0.75, 1.0], "given": [0.0, 0.2, 0.4, 1.0]})
NOTHING = CURVE.iloc[:1]


def drawn(frame=CURVE, **options):
    return lorenz_curve(frame, title="Share of contributions", **options).to_dict()


def test_the_chart_holds_the_points_of_the_curve_and_nothing_else():
    spec = drawn(CURVE.assign(secret="name"))
    assert spec["datasets"]["lorenz"] == CURVE.to_dict("records")


def test_both_axes_run_from_nobody_to_everybody():
    line = drawn()["layer"][2]["encoding"]
    assert [line[axis]["scale"]["domain"] for axis in ("x", "y")] == [[0, 1], [0, 1]]
    assert [line[axis]["axis"]["format"] for axis in ("x", "y")] == [".0%", ".0%"]


def test_the_line_of_equality_goes_from_corner_to_corner_and_is_named():
    line, name = drawn()["layer"][:2]
    assert line["data"]["values"] == [{"share": 0}, {"share": 1}]
    assert name["encoding"]["text"]["value"] == "If all gave the same"


def test_the_mark_lies_on_the_curve_and_says_what_the_most_active_gave():
    (mark,) = drawn()["datasets"]["mark"]
    assert (mark["people"], mark["given"]) == (0.9, pytest.approx(0.4 + 0.6 * 0.6))
    assert mark["words"] == "● From here on, the most active 10%:\nthey gave 24%"


def test_without_a_top_or_without_points_there_is_no_mark():
    assert drawn(top=None)["datasets"]["mark"] == drawn(NOTHING)["datasets"]["mark"] == []
    json.dumps(drawn(NOTHING), allow_nan=False)


def test_dark_pages_have_their_own_colours():
    assert drawn(dark=True)["layer"][2]["mark"]["color"] != drawn()["layer"][2]["mark"]["color"]


def test_the_description_says_what_the_less_active_half_and_the_most_active_tenth_gave():
    said = describe_lorenz(CURVE, title="Share of contributions")
    assert said.endswith("The less active half gave 20%, the most active 10% gave 24%.")
    assert describe_lorenz(CURVE, title="Votes", top=None).endswith("line of everybody giving the same.")
    assert describe_lorenz(NOTHING, title="Share of contributions") == "Share of contributions: nothing to show yet."
