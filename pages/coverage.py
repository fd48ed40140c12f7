"""Coverage: who was heard, thinly heard or silent in each of the 32 boroughs, among roles and among organisations."""

import pandas as pd
import streamlit as st

from access import Viewer
from charts.bars import describe_intervals, interval_dots
from charts.kinds import REACH
from pages.parts.area_table import TOOLTIP, area_table, with_further_rates, worded
from pages.parts.areas import LEVELS, average_rate, counted_areas, on_the_map, population_year
from pages.parts.banners import as_written
from pages.parts.drawing import about, dark, described, picture, spec
from pages.parts.facts import facts
from pages.parts.figures import figures
from pages.parts.filters import Filters, filters
from pages.parts.live import live
from pages.parts.maps import area_picture, shape_control
from pages.parts.people import days, invited, kinds, roles
from pages.parts.programme import Looking, looking
from pages.parts.remembering import of_data
from queries.findings.coverage import (
    chosen_heading,
    groups_heading,
    heading,
    nobody_placed,
    rule_words,
    smoothed_words,
)
from warehouse.settings import settings

TITLE = "Coverage"
ADDRESS = "coverage"
STATE, SMOOTHED, INDEX = "Heard, thin or silent", "Smoothed rate", "Participation index"
MEASURES = {
    STATE: ("participants", ",.0f", {"kinds": REACH}),
    "People per 10,000 residents": ("rate", ",.1f", {}),
    SMOOTHED: ("smoothed", ",.1f", {}),
    INDEX: ("index", ",.0f", {"scale": "diverging", "domain": (0.0, 200.0)}),
    "People": ("participants", ",.0f", {}),
    "Organisations": ("organisations", ",.0f", {}),
    "Votes": ("votes", ",.0f", {}),
}
INDEX_WORDS = (
    "100: as many people for its residents as London; 50: half as many; 200 and more have the darkest colour. The "
    "table has its 95% interval."
)
NOT_PLACED = (
    "This export does not say where people work or live. Give a list of participants with their boroughs or "
    "organisations "
    "when importing it (--register FILE), and the map fills."
)
MADE = (
    "The rate is participants for every 10,000 residents (mid-year estimate {year}, Office for National "
    "Statistics), with its 95% "
    "interval (exact Poisson below ten people, Byar's approximation from there on). The participation index is the "
    "people heard in percent of those expected at London's rate. The smoothed rate is an empirical-Bayes estimate: "
    "the area's own rate, by its weight, and for the rest London's. A figure with an interval wider than 1.6 times "
    "itself is not reliable by the standard of the National Center for Health Statistics (2023). The City of London "
    "is shown apart: its rate is per resident, and most who take part there work there."
)


def render(viewer: Viewer) -> None:
    """Draw the page."""
    live(viewer, _body, filters(looking(viewer)))


def _body(look: Looking, chosen: Filters) -> None:
    head = st.container()
    level, measure = _controls()
    areas = of_data(with_further_rates, counted_areas(look, chosen.everywhere(), level))
    mine = areas[areas["group_code"].isin(chosen.areas)]
    whole = heading if level == "borough" else groups_heading
    with head:
        st.title(of_data(whole, areas) if mine.empty else of_data(chosen_heading, mine))
        st.caption(f"Showing {as_written(chosen.words)}.")
        figures(look, chosen)
        facts(chosen.areas, population_year(look, chosen))
        if nobody_placed(areas):
            st.info(NOT_PLACED)
    _london(look, chosen, areas, level, measure)
    _rates(areas)
    left, right = st.columns(2, gap="large")
    with left:
        roles(look, chosen)
    with right:
        kinds(look, chosen)
    invited(look, chosen)
    days(look, chosen)


def _controls() -> tuple[str, str]:
    """The level of the areas and the measure they are coloured by."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        level = LEVELS[st.selectbox("Areas", list(LEVELS), key="level", bind="query-params", width=260)]
        measure = st.selectbox("Colour by", list(MEASURES), key="measure", bind="query-params", width=260)
        shape_control()
    return level, measure


def _london(look: Looking, chosen: Filters, areas: pd.DataFrame, level: str, measure: str) -> None:
    value, number, options = MEASURES[measure]
    left, right = st.columns([11, 9], gap="large")
    with left:
        shapes = of_data(worded, on_the_map(areas, level))
        key = f"coverage-{level}-{value}-{'-'.join(options)}"
        area_picture(shapes, key, value=value, title=measure, unit_format=number, tooltip=TOOLTIP, **options)
        if measure == SMOOTHED:
            st.markdown(as_written(smoothed_words(areas)))
        elif measure == INDEX:
            st.markdown(INDEX_WORDS)
        rule = settings()["reach"]
        limits = rule["thin_below_people"], rule["thin_above_interval_width"]
        st.caption(of_data(_rule, areas, limits, level))
        st.caption("Click a borough to see only its people below; hold Shift for several; click again to see all.")
    with right:
        area_table(look, chosen, areas)
        about(look, ["coverage/areas"], MADE.format(year=population_year(look, chosen)))


def _rule(areas: pd.DataFrame, limits: tuple[int, float], level: str) -> str:
    return rule_words(*limits, average_rate(areas), bool(areas["target"].notna().any()), level)


def _rates(areas: pd.DataFrame) -> None:
    frame, average = of_data(_compared, areas)
    if frame.empty:
        return
    st.header("People for every 10,000 residents, with what chance alone could make of it")
    drawn = spec(interval_dots, frame, value="rate", title="People per 10,000 residents", average=average, dark=dark())
    picture(
        drawn,
        described(describe_intervals, frame, value="rate", title="People per 10,000 residents", average=average),
        f"rates-{dark()}",
    )


def _compared(areas: pd.DataFrame) -> tuple[pd.DataFrame, float]:
    """The areas that are compared, none where nobody is in any of them, and the average rate."""
    compared = areas[areas["kind"].isin(["borough", "group"])].rename(columns={"group_name": "name"})
    rows = compared[["name", "rate", "low", "high", "state"]]
    return rows if compared["participants"].fillna(1).sum() else rows.head(0), average_rate(areas)
