"""The tables of the 33 areas, against published totals and each other."""

import pytest

from geo.areas import (
    BOROUGH_COUNT,
    CITY_OF_LONDON,
    areas,
    ccgs_2014,
    levels,
    neighbours,
    population,
    population_year_for,
)
from geo.tables import table

GSS_CODES = [f"E090000{number:02d}" for number in range(1, 34)]


def names_where(column: str, value: object) -> list[str]:
    return areas().query(f"{column} == @value")["name"].tolist()


def test_there_are_33_areas_in_order_of_code():
    assert areas()["gss_code"].tolist() == GSS_CODES
    assert areas()["name"].is_unique
    assert areas()["abbreviation"].is_unique


def test_32_of_them_are_boroughs_and_the_other_is_the_city():
    assert areas()["is_borough"].sum() == BOROUGH_COUNT == 32
    assert areas().loc[~areas()["is_borough"], "gss_code"].tolist() == [CITY_OF_LONDON]


def test_the_two_definitions_of_inner_london_differ_for_three_boroughs():
    differ = areas().query("inner_outer_ons != inner_outer_statutory")
    assert differ[["name", "inner_outer_ons", "inner_outer_statutory"]].values.tolist() == [
        ["Greenwich", "Outer", "Inner"],
        ["Haringey", "Inner", "Outer"],
        ["Newham", "Inner", "Outer"],
    ]
    assert len(names_where("inner_outer_ons", "Inner")) == 14


def test_each_area_has_a_tile_of_its_own_in_an_8_by_7_grid():
    tiles = areas()[["grid_column", "grid_row"]]
    assert not tiles.duplicated().any()
    assert tiles.max().tolist() == [7, 6]
    assert tiles.min().tolist() == [0, 0]


def test_the_areas_make_up_the_land_of_greater_london():
    assert areas()["land_km2"].sum() == pytest.approx(1572, abs=2)


def test_changing_an_answer_does_not_change_the_next_one():
    changed = areas()
    changed.loc[0, "name"] = "Elsewhere"
    assert areas().loc[0, "name"] == "City of London"


def test_every_area_is_in_each_level_once():
    codes = levels().groupby("level")["gss_code"].agg(list).to_dict()
    assert codes == dict.fromkeys(["borough", "icb_2022", "icb_2026", "inner_outer", "london"], GSS_CODES)


def test_the_levels_have_so_many_groups():
    groups = levels().groupby("level")[["group_code", "group_name"]].nunique()
    assert groups["group_code"].to_dict() == groups["group_name"].to_dict()
    assert groups["group_code"].to_dict() == {
        "borough": 33,
        "icb_2022": 5,
        "icb_2026": 4,
        "inner_outer": 2,
        "london": 1,
    }


def test_north_central_and_north_west_london_merged_in_2026():
    icb = table("nhs.csv")
    merged = icb[icb["icb_2026_code"] == "E54000071"]
    assert set(merged["icb_2022_name"]) == {"North Central London", "North West London"}
    assert set(merged["icb_2026_name"]) == {"West and North London"}
    others = icb.drop(merged.index)
    assert (others["icb_2022_code"] == others["icb_2026_code"]).all()


def test_32_commissioning_groups_of_2014_of_which_westminster_had_two():
    groups = ccgs_2014()
    assert groups["ccg_code"].nunique() == 32
    assert set(groups["gss_code"]) == set(GSS_CODES)
    assert groups.query("gss_code == 'E09000033'")["ccg_name"].tolist() == [
        "Central London (Westminster) CCG",
        "West London CCG",
    ]
    assert groups.query("ccg_name == 'City and Hackney CCG'")["gss_code"].tolist() == ["E09000001", "E09000012"]


def test_londons_residents_are_the_published_totals():
    totals = population().groupby("year")["residents"].sum().to_dict()
    assert totals[2014] == 8_539_398
    assert totals[2015] == 8_666_930
    assert totals[2023] == 8_945_309


def test_each_area_has_one_number_of_residents_a_year():
    assert not population().duplicated(["gss_code", "year"]).any()
    assert population().groupby("year").size().to_dict() == dict.fromkeys([*range(2011, 2021), 2023], 33)


def test_census_counts_are_in_the_file_but_never_in_the_mid_year_series():
    census = table("population.csv").query("series == 'census_2011'")
    assert census["residents"].sum() == 8_173_941
    assert population().query("year == 2011")["residents"].sum() == 8_204_407


def test_a_year_takes_the_nearest_years_residents():
    asked = [1999, 2011, 2014, 2015, 2020, 2021, 2022, 2023, 2030]
    assert [population_year_for(year) for year in asked] == [2011, 2011, 2014, 2015, 2020, 2020, 2023, 2023, 2023]


def test_68_pairs_share_land_and_15_face_each_other_across_the_thames():
    assert neighbours()["kind"].value_counts().to_dict() == {"land": 68, "river": 15}
    assert (neighbours()["gss_code_a"] < neighbours()["gss_code_b"]).all()
    assert (neighbours()["metres"] > 0).all()


def test_greenwich_faces_tower_hamlets_across_the_river():
    pair = neighbours().query("gss_code_a == 'E09000011' and gss_code_b == 'E09000030'")
    assert pair["kind"].tolist() == ["river"]
