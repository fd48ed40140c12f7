"""Areas with their rates and states: what the map, the table and the heading of a page share."""

from datetime import date

import numpy as np
import pandas as pd

from access import sees_true_counts
from geo.areas import areas as london_areas
from geo.areas import levels, population_year_for
from pages.parts.filters import Filters
from pages.parts.programme import Looking
from pages.parts.remembering import of_data, remembered
from queries.findings.coverage import nobody_placed
from queries.stats.participation import expected_people, participation_index
from queries.stats.rates import rate_interval
from queries.stats.reach import reach_states
from queries.stats.smoothing import smoothed_shares
from warehouse.settings import settings

LEVELS = {
    "Boroughs": "borough",
    "Integrated care boards 2022": "icb_2022",
    "Integrated care boards 2026": "icb_2026",
    "Inner and outer London": "inner_outer",
    "London": "london",
}
DEPRIVATION_YEARS = (2015, 2019, 2025)


def population_year(looking: Looking, chosen: Filters) -> int:
    """The year whose residents stand under the rates: that of the period's first day, or the nearest we have."""
    start = chosen.since or looking.terms()["start_day"]
    year = (pd.Timestamp(start) if not pd.isna(start) else pd.Timestamp(date.today())).year
    return population_year_for(year)


def deprivation_year(looking: Looking, chosen: Filters) -> int:
    """The year of the Index of Multiple Deprivation nearest to that of the residents; of two, the earlier."""
    year = population_year(looking, chosen)
    return min(DEPRIVATION_YEARS, key=lambda known: abs(known - year))


@remembered
def counted_areas(looking: Looking, chosen: Filters, level: str) -> pd.DataFrame:
    """One row an area of the level: the counts of `coverage/areas`, rate, low and high per 10,000 residents, target,
    state and, of the thin, because (as `reach_states` has them).

    The average rate is that of the 32 boroughs; the City and those without an area are never compared with it.
    """
    frame = looking.ask("coverage/areas", level=level, year=population_year(looking, chosen), **chosen.values())
    people = frame["participants"].astype(float)
    frame["rate"], frame["low"], frame["high"] = rate_interval(people, frame["residents"].astype(float))
    compared = frame["kind"].isin(["borough", "group"])
    frame["target"] = frame["group_code"].map(targets_of(looking, chosen, "borough", level)).where(compared)
    rule = settings()["reach"]
    found = reach_states(
        people.fillna(1), frame["high"].where(compared), average_rate(frame), frame["target"],
        few=rule["thin_below_people"], widest=rule["thin_above_interval_width"],
    )  # fmt: skip
    placed = compared | (frame["kind"] == "city")
    state = np.where(nobody_placed(frame), "none", found["state"])
    frame["state"] = np.where(people.isna(), "hidden", np.where(placed, state, "shown"))
    frame["because"] = found["because"].where(frame["state"] == "thin", "").to_numpy()
    return frame


def targets_of(looking: Looking, chosen: Filters, dimension: str, level: str = "borough") -> dict[str, int]:
    """Targets for people by code of a borough or role; none under any filter or at another level, as a target is
    for the whole programme.
    """
    if level != "borough" or any(chosen.values().values()) or not sees_true_counts(looking.viewer):
        return {}
    known = looking.ask("coverage/targets").dropna(subset=["code"])
    known = known[(known["measure"] == "participants") & (known["dimension"] == dimension)]
    return dict(zip(known["code"], known["target"].astype(int), strict=True))


def compared_areas(frame: pd.DataFrame) -> pd.DataFrame:
    """Of `counted_areas`, the boroughs (or groups of them) with further columns: the smoothed rate per 10,000 and the
    weight of the area's own figure in it (`smoothed_shares`); the participation index with index_low and index_high.

    People may work where they do not live: an area with more of them than residents is drawn to the average as if all
    its residents had taken part.
    """
    rows = frame[frame["kind"].isin(["borough", "group"])].reset_index(drop=True)
    people, residents = rows["participants"].astype(float), rows["residents"].astype(float)
    drawn = smoothed_shares(people, np.fmax(people, residents))
    expected = expected_people(residents, people.sum(), residents[people.notna()].sum())
    index = dict(zip(("index", "index_low", "index_high"), participation_index(people, expected), strict=True))
    return rows.assign(smoothed=drawn["share"] * 10_000, weight=drawn["weight"], **index)


def average_rate(frame: pd.DataFrame) -> float:
    """Participants per 10,000 residents of the boroughs together."""
    compared = frame[frame["kind"].isin(["borough", "group"])]
    residents = compared["residents"].sum()
    return float(compared["participants"].sum() / residents * 10_000) if residents else float("nan")


def on_the_map(frame: pd.DataFrame, level: str) -> pd.DataFrame:
    """One row for each of the 33 shapes, with the figures of the group that it belongs to at this level."""
    return of_data(_on_the_map, frame, level)


def _on_the_map(frame: pd.DataFrame, level: str) -> pd.DataFrame:
    shapes = london_areas()[["gss_code", "name", "abbreviation", "grid_column", "grid_row"]]
    if level == "borough":
        return shapes.merge(frame.rename(columns={"group_code": "gss_code"}), on="gss_code")
    inside = levels()
    inside = inside[inside["level"] == level][["gss_code", "group_code"]]
    return shapes.merge(inside, on="gss_code").merge(frame, on="group_code")
