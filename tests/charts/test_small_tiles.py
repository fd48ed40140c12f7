"""Small tile grids: one scale for all, one legend, clicks, and little data."""

import pandas as pd
import pytest

from charts.areas import painted
from charts.multiples import describe_small_tiles, small_tiles, tiles_key
from charts.theme import DIVERGING

AREAS = pd.DataFrame(
    [
        ("E09000001", "City of London", "Cty", 4, 3, "shown", 0.9),
        ("E09000004", "Bexley", "Bxl", 7, 4, "none", 0.5),
        ("E09000005", "Brent", "Brt", 2, 2, "shown", -0.25),
        ("E09000007", "Camden", "Cmd", 3, 2, "shown", 0.5),
        ("E09000016", "Havering", "Hvg", 7, 2, "thin", 1.0),
    ],
    columns=["gss_code", "name", "abbreviation", "grid_column", "grid_row", "state", "net"],
).assign(said="so many")
NET = {"value": "net", "domain": (-1.0, 1.0)}


def drawn(frame, **options):
    told = {"title": "Integrated teams", "subtitle": "London +40%", "tooltip": [("said", "Net support")]}
    return small_tiles(frame, **{**NET, **told, **options}).to_dict()


def key_of(frame):
    told = {"title": "Net support", "unit_format": "+.0%", "state_words": {"thin": "Fewer than 8 people"}}
    return tiles_key(frame, **NET, **told).to_dict()


@pytest.mark.parametrize("dark", [False, True])
def test_the_scale_is_the_given_one_whatever_the_values_and_has_no_legend(dark):
    for frame in (AREAS, AREAS.iloc[:3], AREAS.iloc[:0]):
        colour = drawn(frame, dark=dark)["layer"][0]["encoding"]["color"]
        assert (colour["scale"]["domain"], colour["scale"]["range"]) == ([-1, 1], list(DIVERGING))
        assert colour["legend"] is None


def test_thin_areas_are_dotted_and_those_without_votes_carry_no_value():
    spec = drawn(AREAS)
    values = {row["name"]: (row["state"], row["net"]) for row in spec["datasets"]["areas"]}
    assert values["Bexley"] == ("none", None) and values["City of London"][0] == "city"
    dotted = [layer["transform"][0]["filter"]["equal"] for layer in spec["layer"]
              if isinstance(layer["mark"], dict) and layer["mark"].get("strokeDash") == [2, 2]]  # fmt: skip
    assert dotted == ["thin"]


def test_below_the_middle_stands_a_minus_sign_so_that_colour_is_not_the_only_one():
    (words,) = [layer for layer in drawn(AREAS)["layer"] if layer["mark"]["type"] == "text"]
    assert "datum['net'] < 0 ? '−'" in words["transform"][1]["calculate"]
    (words,) = [layer for layer in drawn(AREAS, domain=(0, 1))["layer"] if layer["mark"]["type"] == "text"]
    assert "datum['net'] < 0.5 ? '−'" in words["transform"][1]["calculate"]


def test_a_click_chooses_boroughs_and_the_chosen_are_outlined():
    click, again = painted(drawn(AREAS), ["E09000005"])["params"]
    assert (click["name"], click["value"]) == ("sel", [{"gss_code": "E09000005"}])
    assert click["views"] == again["views"] == ["areas_layer"]


def test_long_names_are_broken_and_londons_value_stands_below():
    title = drawn(AREAS, title="Services that are planned together with the people who use them")["title"]
    assert len(title["text"]) == 3 and max(map(len, title["text"])) <= 28
    assert title["subtitle"] == "London +40%"


def test_the_key_has_the_scale_and_what_occurs_in_any_grid():
    colour, outlines = key_of(AREAS)["layer"]
    assert colour["encoding"]["color"]["legend"]["values"] == [-1, 0, 1]
    assert outlines["encoding"]["shape"]["scale"]["domain"] == [
        "Fewer than 8 people", "No data", "City of London, not one of the 32"
    ]  # fmt: skip
    assert key_of(AREAS.iloc[:0])["height"] == 1


def test_a_grid_is_described_by_londons_value_and_its_range():
    told = {"value": "net", "title": "Net support for X", "unit_format": "+.0%"}
    assert describe_small_tiles(AREAS, london=0.4, **told) == (
        "London: +40%. Net support for X, 3 of 4 boroughs with a value, from −25% (Brent) to +100% (Havering). "
        "Thin: Havering."
    )
    assert describe_small_tiles(AREAS.iloc[:0], london=float("nan"), **told).startswith("London: no data.")
