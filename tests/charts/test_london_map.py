"""The map and the tile grid keep one contract, so both are asked the same."""

import json

import altair as alt
import numpy as np
import pandas as pd
import pytest

from charts.areas import colour_domain, describe_areas, painted, with_states
from charts.london import london_map
from charts.theme import DARK, DIVERGING, LIGHT
from charts.tiles import tile_grid

AREAS = pd.DataFrame(
    [
        ("E09000001", "City of London", "Cty", 4, 3, "shown", 99.0),
        ("E09000004", "Bexley", "Bxl", 7, 4, "silent", 0.0),
        ("E09000005", "Brent", "Brt", 2, 2, "shown", 2.5),
        ("E09000007", "Camden", "Cmd", 3, 2, "shown", 14.0),
        ("E09000010", "Enfield", "Enf", 4, 0, "hidden", 5.0),
        ("E09000016", "Havering", "Hvg", 7, 2, "thin", 1.0),
    ],
    columns=["gss_code", "name", "abbreviation", "grid_column", "grid_row", "state", "rate"],
)
SQUARE = {"type": "Polygon", "coordinates": [[[0, 51], [0, 52], [1, 52], [1, 51], [0, 51]]]}
FEATURE = {"type": "Feature", "properties": {"gss_code": "E09000005", "name": "Brent"}, "geometry": SQUARE}
GEOMETRY = {"type": "FeatureCollection", "features": [FEATURE]}


def a_map(frame, **options):
    return london_map(frame, "/static/boroughs.geojson", **{"value": "rate", "title": "Rate", **options}).to_dict()


def a_grid(frame, **options):
    return tile_grid(frame, **{"value": "rate", "title": "Rate", **options}).to_dict()


BOTH = pytest.mark.parametrize("drawn", [a_map, a_grid])


def colour_of(spec):
    return next(layer["encoding"]["color"] for layer in spec["layer"] if "color" in layer.get("encoding", {}))


def words_of_the_key(spec):
    return next(
        (
            layer["encoding"]["shape"]["scale"]["domain"]
            for layer in spec["layer"]
            if "shape" in layer.get("encoding", {})
        ),
        [],
    )


@BOTH
def test_a_click_selects_by_code_and_each_click_adds_or_takes_away(drawn):
    click, again = drawn(AREAS)["params"]
    assert (click["name"], again["name"]) == ("sel", "again")
    for parameter in (click, again):
        assert (parameter["select"]["type"], parameter["select"]["fields"]) == ("point", ["gss_code"])
        assert "value" not in parameter
    assert click["select"]["toggle"].startswith("event.shiftKey")


@BOTH
def test_only_a_click_on_an_area_changes_what_is_selected(drawn):
    click, again = drawn(AREAS)["params"]
    assert click["select"]["on"] == "@areas_layer_marks:click"
    assert again["select"]["on"]["markname"] == "areas_layer_marks"
    for parameter in (click, again):
        assert parameter["select"]["clear"] is False
        assert parameter["views"] == ["areas_layer"]


@BOTH
def test_areas_already_chosen_are_painted_from_the_start(drawn):
    click, again = painted(drawn(AREAS), ["E09000005", "E09000007"])["params"]
    assert click["value"] == [{"gss_code": "E09000005"}, {"gss_code": "E09000007"}]
    assert "value" not in again


@BOTH
def test_where_nothing_is_chosen_nothing_is_painted(drawn):
    assert painted(drawn(AREAS), []) == drawn(AREAS)


@BOTH
def test_the_clicked_layer_lies_on_top_and_takes_every_area(drawn):
    spec = drawn(AREAS)
    assert spec["params"][0]["views"] == [spec["layer"][-1]["name"]]
    assert "transform" not in spec["layer"][-1]


@BOTH
def test_the_same_frame_gives_the_same_chart_so_that_it_can_be_cached(drawn):
    assert drawn(AREAS) == drawn(AREAS)


@BOTH
def test_the_chart_holds_no_column_and_no_hidden_value_it_does_not_show(drawn):
    rows = drawn(AREAS.assign(e_mails="x", said="14 people"), tooltip=[("said", "People")])["datasets"]["areas"]
    assert {"gss_code", "name", "rate", "said"} <= set(rows[0]) and "e_mails" not in rows[0]
    assert {row["name"]: row["rate"] for row in rows}["Enfield"] is None


@BOTH
def test_the_city_is_drawn_but_never_on_the_colour_scale(drawn):
    spec = drawn(AREAS)
    assert {row["name"]: row["state"] for row in spec["datasets"]["areas"]}["City of London"] == "city"
    assert colour_of(spec)["scale"]["domain"] == [0, 14]
    assert "City of London, not one of the 32" in words_of_the_key(spec)


@BOTH
@pytest.mark.parametrize(
    ("values", "domain"),
    [
        ([3, 3, 3, 3, 3, 3], [0, 3]),
        ([None, None, 7, None, None, None], [0, 7]),
        ([None] * 6, [0, 1]),
        ([0] * 6, [0, 1]),
    ],
)
def test_equal_single_and_missing_values_still_have_a_scale(drawn, values, domain):
    frame = AREAS.drop(columns="state").assign(rate=pd.Series(values, dtype=float))
    assert colour_of(drawn(frame))["scale"]["domain"] == domain


@BOTH
def test_with_nothing_to_colour_only_the_title_of_the_ramp_is_left(drawn):
    legend = colour_of(drawn(AREAS.drop(columns="state").assign(rate=np.nan)))["legend"]
    assert (legend["title"], legend["gradientOpacity"], legend["labelOpacity"]) == ("Rate", 0, 0)


@BOTH
def test_an_empty_frame_draws_too(drawn):
    assert drawn(AREAS.iloc[:0])["datasets"]["areas"] == []


@BOTH
def test_a_diverging_scale_is_even_about_nought_and_runs_from_orange_to_purple(drawn):
    scale = colour_of(drawn(AREAS.assign(rate=[0, 0, -0.2, 0.6, 0, 0.1]), scale="diverging"))["scale"]
    assert scale["domain"] == [-0.6, 0.6] and scale["range"] == list(DIVERGING)


@BOTH
def test_a_page_can_fix_the_scale_so_that_maps_compare(drawn):
    assert colour_of(drawn(AREAS, domain=(0, 50)))["scale"]["domain"] == [0, 50]


@BOTH
def test_colours_follow_the_page(drawn):
    assert colour_of(drawn(AREAS))["scale"]["range"] == list(LIGHT.sequential)
    assert colour_of(drawn(AREAS, dark=True))["scale"]["range"] == list(DARK.sequential)


@BOTH
def test_every_state_that_occurs_has_its_own_outline_or_symbol_and_words_in_the_key(drawn):
    spec = drawn(AREAS, state_words={"hidden": "Hidden: 1 to 4 people"})
    key = next(layer["encoding"] for layer in spec["layer"] if "shape" in layer.get("encoding", {}))
    assert key["shape"]["scale"]["domain"] == [
        "Thin: heard too little",
        "Silent: nobody yet",
        "Hidden: 1 to 4 people",
        "No data",
        "City of London, not one of the 32",
    ]
    signs = zip(*(map(str, key[part]["scale"]["range"]) for part in ("shape", "strokeDash", "stroke")), strict=True)
    assert len(set(signs)) == 5


@BOTH
def test_hidden_areas_are_hatched(drawn):
    fills = [layer["mark"]["fill"] for layer in drawn(AREAS)["layer"] if isinstance(layer["mark"].get("fill"), dict)]
    offsets = [stop["offset"] for stop in fills[0]["stops"]]
    assert len(fills) == 1 and len(offsets) > 20 and offsets == sorted(offsets) and offsets[-1] == 1


def test_a_whole_london_of_shown_boroughs_has_no_key():
    london = pd.DataFrame({"gss_code": [f"E090000{n:02}" for n in range(2, 35)], "name": "x", "rate": 1.0})
    assert words_of_the_key(a_map(london)) == []


def test_areas_the_frame_leaves_out_are_no_data():
    spec = a_map(AREAS[AREAS["name"] == "Brent"])
    assert words_of_the_key(spec) == ["No data"]
    assert {"calculate": "datum.state || 'none'", "as": "state"} in spec["transform"]


def test_geometry_is_an_address_or_inline_and_its_features_are_joined_by_code():
    spec = a_map(AREAS)
    assert spec["data"] == {"url": "/static/boroughs.geojson", "format": {"type": "json", "property": "features"}}
    lookup = next(step for step in spec["transform"] if "lookup" in step)
    assert (lookup["lookup"], lookup["from"]["key"], lookup["from"]["data"]) == (
        "gss_code",
        "gss_code",
        {"name": "areas"},
    )
    assert london_map(AREAS, GEOMETRY, value="rate", title="Rate").to_dict()["data"]["values"] == GEOMETRY


def test_borders_on_the_map_are_white_and_one_pixel_wide():
    mark = a_map(AREAS)["layer"][0]["mark"]
    assert (mark["type"], mark["stroke"], mark["strokeWidth"]) == ("geoshape", "#FFFFFF", 1)


def test_silent_and_thin_boroughs_are_named_on_the_map():
    labels = [layer for layer in a_map(AREAS)["layer"] if layer["mark"]["type"] == "text"]
    assert labels[0]["transform"][0]["filter"]["oneOf"] == ["E09000004", "E09000016"]


def test_every_tile_says_its_short_name_and_its_value_or_state():
    text = [layer for layer in a_grid(AREAS, unit_format=".1f")["layer"] if layer["mark"]["type"] == "text"]
    assert [layer["encoding"]["text"]["field"] for layer in text] == ["abbreviation", "word"]
    word = next(step["calculate"] for step in text[1]["transform"] if step.get("as") == "word")
    assert "'silent': 'silent'" in word and "'hidden': 'hidden'" in word and "'.1f'" in word


def test_an_unknown_state_is_refused():
    with pytest.raises(ValueError, match="can't be asleep"):
        with_states(AREAS.assign(state="asleep"), "rate")


def test_colours_come_from_coloured_areas_only():
    frame = with_states(AREAS.assign(rate=[99, 88, 2, 3, 77, 1]), "rate")
    assert colour_domain(frame, "rate", "sequential") == (0, 3)


@BOTH
def test_its_only_dataset_is_the_areas_so_that_a_page_can_put_in_fresh_ones(drawn):
    assert list(drawn(AREAS)["datasets"]) == ["areas"]


def test_charts_are_plain_json():
    for chart in (
        london_map(AREAS, GEOMETRY, value="rate", title="Rate"),
        tile_grid(AREAS, value="rate", title="Rate"),
    ):
        assert isinstance(chart, alt.LayerChart)
        json.dumps(chart.to_dict(), allow_nan=False)


def test_the_description_says_the_range_and_names_who_stands_out():
    said = describe_areas(AREAS, value="rate", title="People per 10,000 residents", unit_format=".1f")
    assert said == (
        "People per 10,000 residents, 3 of 5 boroughs with a value, from 1.0 (Havering) to 14.0 (Camden). "
        "Silent: Bexley; thin: Havering; hidden: Enfield."
    )


def test_the_description_of_equal_values_and_of_none_is_plain():
    assert describe_areas(AREAS.drop(columns="state").assign(rate=2), value="rate", title="Rate") == (
        "Rate, 5 of 5 boroughs with a value, all 2."
    )
    assert describe_areas(AREAS.assign(state="none"), value="rate", title="Rate") == (
        "Rate: none of 5 boroughs has a value to show."
    )
