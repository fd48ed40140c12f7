"""Shares of the people heard beside those of the population."""

import pandas as pd

from charts.population import describe_beside_population, shares_beside_population

AGES = pd.DataFrame(
    [("Under 35", 0.2, 0.12, 0.3, 0.48), ("35 and over", 0.8, 0.7, 0.88, 0.52)],
    columns=["name", "share", "low", "high", "population"],
)


def test_rows_stand_in_the_order_given_and_hold_both_shares():
    spec = shares_beside_population(AGES.assign(people=9), title="Share").to_dict()
    assert spec["layer"][0]["encoding"]["y"]["sort"] == ["Under 35", "35 and over"]
    assert spec["datasets"]["population"][0] == {
        "name": "Under 35", "share": 0.2, "low": 0.12, "high": 0.3, "population": 0.48
    }  # fmt: skip


def test_people_heard_and_population_differ_by_shape():
    spec = shares_beside_population(AGES, title="Share").to_dict()
    assert [layer["mark"]["type"] for layer in spec["layer"]] == ["rule", "tick", "point", "point"]
    assert shares_beside_population(AGES, title="Share", dark=True).to_dict() != spec


def test_the_description_gives_both_shares_of_each_value():
    assert describe_beside_population(AGES, title="Share") == (
        "Share: Under 35 20% (population 48%), 35 and over 80% (population 52%)."
    )
    assert describe_beside_population(AGES.head(0), title="Share") == "Share: nothing to show yet."
