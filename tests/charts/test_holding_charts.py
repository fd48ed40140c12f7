"""The charts of majorities counted otherwise: what they hold, how marks are told apart, what is said of them."""

import pandas as pd
import pytest

from charts.holds import MARKS, describe_holding, describe_ways, holding_dots, ways_with_intervals
from tests.charts.as_drawn import downwards, places

HELD = pd.DataFrame(
    [
        ("f:1", "Teams", "Robust · 80% for", "cast", "as cast", 0.6, 0.5, 0.7),
        ("f:1", "Teams", "Robust · 80% for", "way", "one voice", 0.55, 0.4, 0.7),
        ("f:2", "Leadership", "Fragile · 60% for", "way", "one voice", 0.1, -0.9, 0.3),
        ("f:2", "Leadership", "Fragile · 60% for", "without", "without A trust", -0.13, -0.2, -0.1),
        ("f:2", "Leadership", "Fragile · 60% for", "cast", "as cast", 0.2, 0.1, 0.3),
    ],
    columns=["principle_code", "principle_name", "words", "mark", "what", "net", "low", "high"],
)
WAYS = pd.DataFrame(
    [("As cast", 0.2, 0.1, 0.3, 0.6), ("One voice", -0.1, -0.3, 0.1, 0.45)], columns=["name", "net", "low", "high", "p"]
)


def encoded(spec: dict, channel: str) -> dict:
    return next(layer["encoding"][channel] for layer in spec["layer"] if channel in layer.get("encoding", {}))


def test_every_mark_has_a_shape_of_its_own_and_only_those_drawn_are_in_the_key():
    shapes = encoded(holding_dots(HELD).to_dict(), "shape")["scale"]
    assert len(set(shapes["range"])) == len(shapes["domain"]) == len(MARKS)
    shapes = encoded(holding_dots(HELD[HELD["mark"] == "cast"]).to_dict(), "shape")["scale"]
    assert shapes["domain"] == ["As cast, with its 95% interval"]


def test_the_axis_holds_nought_and_what_is_drawn_in_steps_of_a_quarter():
    at = places(holding_dots(HELD).to_dict())
    even, fifth = at["even"][0], at["+20%"][0] - at["even"][0]
    # Eight pixels are left free at the ends.
    assert (8 - even) / fifth / 5 == pytest.approx(-0.25)
    assert "+60%" in at and "+80%" not in at


def test_principles_keep_their_order_and_no_other_column_is_held():
    spec = holding_dots(HELD.assign(people=3)).to_dict()
    assert downwards(spec, ["Leadership", "Teams"]) == ["Teams", "Leadership"]
    assert "people" not in spec["datasets"]["holds"][0]


@pytest.mark.parametrize(("draw", "frame"), [(holding_dots, HELD), (ways_with_intervals, WAYS)])
def test_colours_follow_the_page_and_nothing_still_draws(draw, frame):
    assert draw(frame, dark=True).to_dict() != draw(frame).to_dict()
    assert draw(frame.head(0)).to_dict()["datasets"]["holds"] == []


def test_the_descriptions_say_every_row():
    assert describe_holding(HELD) == (
        "Net support of 2 principles, as cast and counted otherwise. Teams: Robust · 80% for; net support +60%, "
        "counted otherwise +55% to +60%. Leadership: Fragile · 60% for; net support +20%, "
        "counted otherwise −13% to +20%."
    )
    assert describe_ways(WAYS) == (
        "Net support counted in 2 ways: As cast +20% (+10% to +30%); One voice −10% (−30% to +10%)."
    )
    assert "no votes to show yet" in describe_holding(HELD.head(0))
    assert "nothing to show yet" in describe_ways(WAYS.head(0))
