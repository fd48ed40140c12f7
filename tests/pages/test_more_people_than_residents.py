"""Very many people: more than live in a borough, as people are counted where they work too."""

import pandas as pd

from pages.parts.areas import compared_areas


def test_a_borough_with_more_people_than_residents_is_smoothed_as_if_all_had_taken_part():
    names = ("Camden", "Brent", "Barnet", "Ealing")
    counts = {"participants": [1_200, 500, 400, None], "residents": [1_000, 1_000, 2_000, 1_000]}
    found = compared_areas(pd.DataFrame({"group_name": names, "kind": "borough", **counts}))
    smoothed = found.set_index("group_name")["smoothed"].astype(float)
    assert 9_900 < smoothed["Camden"] <= 10_000
    assert smoothed["Camden"] > smoothed["Brent"] > smoothed["Barnet"]
    assert pd.isna(smoothed["Ealing"])
    assert found["index"].iloc[0] > 100
