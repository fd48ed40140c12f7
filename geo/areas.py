"""The 33 areas of London (32 boroughs and the City), the groups they form, and how many people live in them."""

import tomllib
from functools import cache
from types import MappingProxyType

import pandas as pd

from geo.tables import FOLDER, table

# The City is the 33rd area: shown in its own right, never counted among the 32.
BOROUGH_COUNT = 32
CITY_OF_LONDON = "E09000001"
LONDON = "E12000007"

_MID_YEAR_SERIES = ("mid_year_2020_mye5", "mid_year_2023")


def areas() -> pd.DataFrame:
    """One row an area, 33 in order of gss_code.

    gss_code, name, official_name, is_borough (False for the City), inner_outer_ons and inner_outer_statutory (Inner or
    Outer; they differ for Greenwich, Haringey and Newham), abbreviation, grid_column and grid_row (tile grid, from the
    top left), land_km2, imd_2015, imd_2019, imd_2025 (average score of deprivation; higher is more deprived).
    """
    return _areas().copy(deep=False)


@cache
def code_of() -> MappingProxyType[str, str]:
    """The code of each area by its name."""
    return MappingProxyType(dict(zip(_areas()["name"], _areas()["gss_code"], strict=True)))


@cache
def _areas() -> pd.DataFrame:
    return table("areas.csv").astype({"is_borough": bool})


def levels() -> pd.DataFrame:
    """The group each area belongs to at each level: level, group_code, group_name, gss_code; 33 rows a level.

    level is borough, icb_2022, icb_2026, inner_outer (as the ONS has it) or london. At the level borough the City is a
    group of its own.
    """
    return _levels().copy(deep=False)


@cache
def _levels() -> pd.DataFrame:
    known = areas().merge(table("nhs.csv"), on="gss_code", validate="one_to_one")
    groups = {
        "borough": (known["gss_code"], known["name"]),
        "icb_2022": (known["icb_2022_code"], known["icb_2022_name"]),
        "icb_2026": (known["icb_2026_code"], known["icb_2026_name"]),
        "inner_outer": (known["inner_outer_ons"].str.lower(), known["inner_outer_ons"] + " London"),
        "london": (LONDON, "London"),
    }
    rows = [
        pd.DataFrame({"level": level, "group_code": code, "group_name": name, "gss_code": known["gss_code"]})
        for level, (code, name) in groups.items()
    ]
    return pd.concat(rows, ignore_index=True)


def ccgs_2014() -> pd.DataFrame:
    """The clinical commissioning groups of 2014: gss_code, ccg_code, ccg_nhs_code, ccg_name, part.

    Many to many, so not a level: Westminster lay in two groups (part says which part), the City and Hackney in one.
    """
    return table("ccg_2014.csv")


def population() -> pd.DataFrame:
    """Residents at mid-year: gss_code, year (2011 to 2020, and 2023), residents; 33 rows a year.

    To 2020 the ONS estimates of June 2021 (before the 2021 Census rebased them), 2023 a later series: do not read a
    trend across the break. Census counts stand in population.csv but never here.
    """
    return _population().copy(deep=False)


@cache
def _population() -> pd.DataFrame:
    every = table("population.csv")
    mid_year = every[every["series"].isin(_MID_YEAR_SERIES)]
    return mid_year[["gss_code", "year", "residents"]].reset_index(drop=True)


def population_year_for(year: int) -> int:
    """The year of `population()` to divide by for something that happened in `year`: the nearest; of two, the earlier.

    So 2021 takes 2020, 2022 takes 2023, and any year before 2011 or after 2023 takes the first or the last.
    """
    return min(_population_years(), key=lambda known: abs(known - year))


@cache
def _population_years() -> tuple[int, ...]:
    return tuple(sorted(population()["year"].unique().tolist()))


def neighbours() -> pd.DataFrame:
    """Pairs of areas side by side: gss_code_a < gss_code_b, kind, metres.

    kind land: they share a border of so many metres (68 pairs). kind river: they face each other across the Thames,
    so many metres apart (15 pairs).
    """
    return table("neighbours.csv")


@cache
def _sources() -> tuple[dict, ...]:
    return tuple(tomllib.loads((FOLDER / "SOURCES.toml").read_text(encoding="utf-8"))["file"])


def sources() -> list[dict]:
    """Where each data file comes from, in order of SOURCES.toml.

    Keys: file, title, source, vintage, licence, attribution (the sentence to show), how (how it was made), sha256.
    """
    return [dict(entry) for entry in _sources()]
