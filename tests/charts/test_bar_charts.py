import json

import numpy as np
import pandas as pd
import pytest

from charts.bars import counted_bars, describe_bars, describe_intervals, interval_dots
from tests.charts.as_drawn import downwards, places

KINDS = pd.DataFrame(
    {"kind": ["Other", "NHS trust", "GP practice", "University", "Charity"], "n": [60, 34, 1055, np.nan, 34]}
)
RATES = pd.DataFrame(
    [
        ("Bexley", "silent", 0.0, 0.0, 0.5),
        ("Brent", "shown", 2.5, 2.1, 2.9),
        ("Camden", "shown", 4.0, 3.0, 5.0),
        ("Enfield", "hidden", np.nan, np.nan, np.nan),
        ("Havering", "thin", 1.0, 0.4, 2.2),
    ],
    columns=["name", "state", "rate", "low", "high"],
)


def bars(frame=KINDS):
    return counted_bars(frame, category="kind", value="n", title="Organisations").to_dict()


def dots(frame=RATES, **options):
    return interval_dots(frame, value="rate", title="Rate", **options).to_dict()


def points(spec):
    return next(layer["encoding"] for layer in spec["layer"] if layer["mark"]["type"] == "point")


def test_bars_run_from_the_longest_with_hidden_ones_after_and_other_at_the_foot():
    order = ["GP practice", "Charity", "NHS trust", "University", "Other"]
    assert downwards(bars(), sorted(order)) == order


def test_every_bar_has_its_number_printed():
    printed = {row["kind"]: row["printed"] for row in bars()["datasets"]["bars"]}
    assert printed == {
        "GP practice": "1,055",
        "Charity": "34",
        "NHS trust": "34",
        "University": "hidden",
        "Other": "60",
    }


def test_bars_start_at_nought_and_leave_room_for_the_number():
    behind = places(bars())
    longest, least = behind["1,055"][0] - 6, behind["hidden"][0] - 6
    assert (longest, least) == (pytest.approx(580 / 1.18), 0)


def test_the_same_picture_takes_other_numbers_in_another_order():
    other = KINDS.assign(n=[3, 5000, 2, 1, 4])
    drawn = [bars(frame) for frame in (KINDS, other)]
    assert drawn[0].pop("datasets") != drawn[1].pop("datasets")
    assert drawn[0] == drawn[1]


def test_areas_run_from_the_highest_rate_and_those_without_stand_at_the_foot():
    order = ["Camden", "Brent", "Havering", "Bexley", "Enfield"]
    assert downwards(dots(), sorted(order)) == order
    missing = {row["name"]: row["missing"] for row in dots()["datasets"]["bars"]}
    assert missing["Enfield"] == "hidden" and missing["Camden"] is None


def test_a_hidden_area_carries_no_number_even_if_the_frame_does():
    rows = {row["name"]: row for row in dots(RATES.fillna(3.3))["datasets"]["bars"]}
    assert [rows["Enfield"][column] for column in ("rate", "low", "high", "missing")] == [None, None, None, "hidden"]


def test_thin_and_silent_areas_differ_by_shape_as_well_as_colour():
    shape = points(dots())["shape"]["scale"]
    assert dict(zip(shape["domain"], shape["range"], strict=True)) == {
        "Rate with its 95% interval": "circle",
        "Thin: heard too little": "diamond",
        "Silent: nobody yet": "cross",
    }
    assert len(set(points(dots())["fill"]["scale"]["range"])) == 3


def test_the_london_line_is_drawn_and_named():
    spec = dots(average=1.84)
    rule = next(layer for layer in spec["layer"] if layer["encoding"]["x"].get("field") == "average")
    assert rule["data"]["values"] == [{"average": 1.84, "words": "London 1.8"}]


def test_no_rows_and_no_values_still_draw():
    for spec in (
        bars(KINDS.iloc[:0]),
        bars(KINDS.assign(n=np.nan)),
        dots(RATES.iloc[:0]),
        dots(RATES.assign(rate=np.nan)),
    ):
        json.dumps(spec, allow_nan=False)


def test_bars_are_described_by_their_ends():
    assert describe_bars(KINDS, category="kind", value="n", title="Organisations") == (
        "Organisations in 5 categories, from GP practice (1,055) down to NHS trust (34)."
    )
    assert describe_bars(KINDS.iloc[3:4], category="kind", value="n", title="Organisations") == (
        "Organisations: nothing to show yet."
    )


def test_intervals_are_described_by_their_ends_and_by_what_is_clear_of_the_average():
    assert describe_intervals(RATES, value="rate", title="Rate", average=1.8) == (
        "Rate for 4 areas with 95% intervals, from Camden (4.0) down to Bexley (0.0). "
        "Clear of the average of 1.8, above: Camden and Brent; below: Bexley."
    )
    assert describe_intervals(RATES, value="rate", title="Rate") == (
        "Rate for 4 areas with 95% intervals, from Camden (4.0) down to Bexley (0.0)."
    )
