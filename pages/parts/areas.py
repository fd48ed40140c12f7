"""Areas with their rates and states: what the map, the table and the heading of a page share."""

from datetime import date

import numpy as np
import pandas as pd

from geo.areas import areas as london_areas
from geo.areas import population_year_for
from pages.parts.filters import Filters
from pages.parts.programme import Looking
from queries.findings.coverage import nobody_placed
from queries.stats.rates import rate_interval
from queries.stats.reach import reach_states
from warehouse.settings import settings

LEVELS = {
    "Boroughs": "borough",
    "Integrated care boards 2022": "icb_2022",
    "Integrated care boards 2026": "icb_2026",
    "Inner and outer London": "inner_outer",
}


def population_year(looking: Looking, chosen: Filters) -> int:
    """The year whose residents stand under the rates: that of the period's first day, or the nearest we have."""
    start = chosen.since or looking.terms()["start_day"]
    year = (pd.Timestamp(start) if not pd.isna(start) else pd.Timestamp(date.today())).year
    return population_year_for(year)


def counted_areas(looking: Looking, chosen: Filters, level: str) -> pd.DataFrame:
    """One row an area of the level: the counts of `coverage/areas`, rate, low and high per 10,000 residents, state.

    The average rate is that of the 32 boroughs; the City and those without an area are never compared with it.
    """
    frame = looking.ask("coverage/areas", level=level, year=population_year(looking, chosen), **chosen.values())
    frame["rate"], frame["low"], frame["high"] = rate_interval(
        frame["participants"].astype(float), frame["residents"].astype(float)
    )
    compared = frame["kind"].isin(["borough", "group"])
    average = average_rate(frame)
    state = reach_states(
        frame["participants"].fillna(1), frame["high"], average, settings()["reach"]["thin_below_people"]
    )
    state = np.where(nobody_placed(frame), "none", state)
    frame["state"] = np.where(frame["participants"].isna(), "hidden", np.where(compared, state, "shown"))
    return frame


def average_rate(frame: pd.DataFrame) -> float:
    """Participants per 10,000 residents of the boroughs together."""
    compared = frame[frame["kind"].isin(["borough", "group"])]
    residents = compared["residents"].sum()
    return float(compared["participants"].sum() / residents * 10_000) if residents else float("nan")


def on_the_map(frame: pd.DataFrame, looking: Looking, level: str) -> pd.DataFrame:
    """One row for each of the 33 shapes, with the figures of the group that it belongs to at this level."""
    shapes = london_areas()[["gss_code", "name", "abbreviation", "grid_column", "grid_row"]]
    if level == "borough":
        return shapes.merge(frame.rename(columns={"group_code": "gss_code"}), on="gss_code")
    from geo.areas import levels

    inside = levels()
    inside = inside[inside["level"] == level][["gss_code", "group_code"]]
    return shapes.merge(inside, on="gss_code").merge(frame, on="group_code")
