"""Published rates of the boroughs, their map and their table: who was heard where."""

from datetime import date

import pandas as pd

from charts.areas import describe_areas
from charts.london import london_map
from geo.areas import areas as london_areas
from geo.areas import population_year_for
from queries.stats.rates import rate_interval
from report.asking import Published
from report.story import Picture, Table
from warehouse.disclosure import rule

RATE = "People per 10,000 residents"
STATES = {"hidden": "Hidden", "city": "City of London", "silent": "Silent: nobody"}
TOOLTIP = [("worded", f"People, to the nearest {rule().base}"), ("rated", RATE)]
COLUMNS = {
    "group_name": "Area", "participants": "People", "organisations": "Organisations", "residents": "Residents",
    "rate": "People per 10,000", "low": "95% from", "high": "95% to",
}  # fmt: skip
KINDS = {
    "Area": "text", "People": "people", "Organisations": "count", "Residents": "residents", "People per 10,000": "rate",
    "95% from": "rate", "95% to": "rate",
}  # fmt: skip
MADE = (
    "The rate is the published number of people for every 10,000 residents (mid-year estimate {year}, Office for "
    "National Statistics), with a 95% interval that treats the number as a count that chance could have changed (exact "
    "Poisson below ten people, Byar's approximation from there on). Rounding comes on top of it."
)


def population_year(published: Published) -> int:
    """The year whose residents stand under the rates: that of the programme's first day, or the nearest we have."""
    start = published.terms()["start_day"]
    return population_year_for(date.today().year if pd.isna(start) else pd.Timestamp(start).year)


def published_areas(published: Published, since: date | None = None, until: date | None = None) -> pd.DataFrame:
    """One row an area: group_code, group_name, kind, participants, organisations, residents, rate, low, high, state.

    since, until: the first and last day of a phase. Raises NotPublished.
    """
    year = population_year(published)
    frame = published.ask("coverage/areas", level="borough", year=year, since=since, until=until)
    people = frame["participants"].astype("Float64").astype(float)
    residents = frame["residents"].astype("Float64").astype(float)
    frame["rate"], frame["low"], frame["high"] = rate_interval(people, residents)
    placed = frame["kind"].isin(["borough", "city"])
    nobody_placed = bool(people.isna().sum() == 0 and not people[placed].sum())
    state = people.map(lambda number: "silent" if number == 0 else "shown").where(people.notna(), "hidden")
    frame["state"] = "none" if nobody_placed else state
    return frame


def average_rate(frame: pd.DataFrame) -> float:
    """People per 10,000 residents of the boroughs whose number is published, together; nan where none is."""
    known = frame[(frame["kind"] == "borough") & frame["participants"].notna()]
    residents = float(known["residents"].sum())
    return float(known["participants"].sum()) / residents * 10_000 if residents else float("nan")


def map_picture(
    frame: pd.DataFrame,
    key: str,
    title: str,
    domain: tuple[float, float] | None = None,
    height: int = 440,
    width: int = 640,
) -> Picture:
    """The map of London, coloured by the rate. domain: fixes the ends of the colours, so that maps compare."""
    shapes = london_areas()[["gss_code", "name", "abbreviation", "grid_column", "grid_row"]]
    rows = shapes.merge(frame.rename(columns={"group_code": "gss_code"}), on="gss_code")
    rows["worded"] = [_words(number, ",.0f", "about ") for number in rows["participants"]]
    rows["rated"] = [_words(number, ".1f") for number in rows["rate"]]
    held = [*shapes.columns, "state", "rate", "worded", "rated"]
    said = describe_areas(rows, value="rate", title=RATE, unit_format=".1f")
    options = {
        "value": "rate", "title": RATE, "unit_format": ".1f", "tooltip": TOOLTIP, "height": height, "domain": domain,
        "state_words": STATES,
    }  # fmt: skip
    return Picture(key, title, london_map, rows[held], said, options, is_map=True, width=width, share=width / 640)


def area_table(frame: pd.DataFrame) -> Table:
    """All areas with what is published of them."""
    rows = frame[list(COLUMNS)].rename(columns=COLUMNS)
    return Table("boroughs", "People heard, by borough", rows, KINDS)


def _words(number: float, number_format: str, about: str = "") -> str:
    if pd.isna(number):
        return "hidden"
    return f"{about if number else ''}{format(float(number), number_format)}"
