"""The map: complete, valid, small, drawn the way Vega needs, and with the right neighbours."""

from itertools import combinations

from shapely import Polygon
from shapely.geometry import shape

from geo.areas import areas, neighbours
from geo.shapes import boroughs_geojson, boroughs_path

SHAPES = {feature["properties"]["gss_code"]: shape(feature["geometry"]) for feature in boroughs_geojson()["features"]}


def polygons() -> list[Polygon]:
    return [polygon for outline in SHAPES.values() for polygon in getattr(outline, "geoms", [outline])]


def test_the_map_has_the_33_areas_with_code_and_name_only():
    properties = [feature["properties"] for feature in boroughs_geojson()["features"]]
    assert properties == areas()[["gss_code", "name"]].to_dict("records")


def test_the_map_is_a_small_file():
    assert 60_000 < boroughs_path().stat().st_size < 110_000


def test_every_outline_is_valid():
    assert all(outline.is_valid and outline.area > 0 for outline in SHAPES.values())


def test_exterior_rings_run_clockwise_and_holes_the_other_way():
    assert not any(polygon.exterior.is_ccw for polygon in polygons())
    assert all(hole.is_ccw for polygon in polygons() for hole in polygon.interiors)


def test_the_land_neighbours_are_those_who_share_a_border_on_the_map():
    pairs = combinations(sorted(SHAPES), 2)
    touching = {(one, other) for one, other in pairs if SHAPES[one].intersection(SHAPES[other]).length > 0}
    land = neighbours().query("kind == 'land'")
    assert len(touching) == 68
    assert touching == set(zip(land["gss_code_a"], land["gss_code_b"], strict=True))


def test_no_two_areas_overlap():
    assert all(one.intersection(other).area < 1e-12 for one, other in combinations(SHAPES.values(), 2))


def test_the_thames_lies_between_tower_hamlets_and_greenwich():
    assert SHAPES["E09000030"].disjoint(SHAPES["E09000011"])


def test_a_map_may_be_changed_without_changing_the_next():
    boroughs_geojson()["features"].clear()
    assert len(boroughs_geojson()["features"]) == 33
