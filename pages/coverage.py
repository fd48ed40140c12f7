"""Coverage: who was heard in each of the 32 boroughs."""

import pandas as pd
import streamlit as st

from access import Viewer
from charts.bars import describe_intervals, interval_dots
from pages.parts.areas import LEVELS, average_rate, counted_areas, on_the_map, population_year
from pages.parts.banners import as_written
from pages.parts.downloads import offer
from pages.parts.drawing import about, dark, picture, spec
from pages.parts.facts import facts
from pages.parts.figures import figures
from pages.parts.filters import Filters, filters
from pages.parts.maps import area_picture, shape_control
from pages.parts.people import days, kinds, roles
from pages.parts.programme import Looking, looking
from queries.findings.coverage import chosen_heading, groups_heading, heading, nobody_placed
from warehouse.settings import settings

TITLE = "Coverage"
ADDRESS = "coverage"
MEASURES = {
    "People per 10,000 residents": ("rate", ",.1f"),
    "People": ("participants", ",.0f"),
    "Organisations": ("organisations", ",.0f"),
    "Votes": ("votes", ",.0f"),
}
STATES = {"shown": "Heard", "thin": "Thin", "silent": "Silent", "hidden": "Hidden", "none": "Not known"}
RULE = (
    "**Silent**: nobody took part. **Thin**: fewer than {few} people, or so few for its residents that even the "
    "upper end of "
    "the 95% interval is below the London average of {average:.1f} per 10,000. **Heard**: all others."
)


NOT_PLACED = (
    "This export does not say where people work or live. Give a list of participants with their boroughs or "
    "organisations "
    "when importing it (--register FILE), and the map fills."
)


def render(viewer: Viewer) -> None:
    """Draw the page."""
    look = looking(viewer)
    chosen = filters(look)
    head = st.container()
    level, measure = _controls()
    areas = counted_areas(look, chosen.everywhere(), level)
    mine = areas[areas["group_code"].isin(chosen.areas)]
    whole = heading if level == "borough" else groups_heading
    with head:
        st.title(whole(areas) if mine.empty else chosen_heading(mine))
        st.caption(f"Showing {as_written(chosen.words)}.")
        figures(look, chosen)
        facts(chosen.areas, population_year(look, chosen))
        if nobody_placed(areas):
            st.info(NOT_PLACED)
    _london(look, chosen, areas, level, measure)
    if areas.loc[areas["kind"].isin(["borough", "group"]), "participants"].fillna(1).sum():
        _rates(look, chosen, areas)
    days(look, chosen)
    left, right = st.columns(2, gap="large")
    with left:
        roles(look, chosen)
    with right:
        kinds(look, chosen)


def _controls() -> tuple[str, str]:
    """The level of the areas and the measure they are coloured by."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        level = LEVELS[st.selectbox("Areas", list(LEVELS), key="level", bind="query-params", width=260)]
        measure = st.selectbox("Colour by", list(MEASURES), key="measure", bind="query-params", width=260)
        shape_control()
    return level, measure


def _london(look: Looking, chosen: Filters, areas: pd.DataFrame, level: str, measure: str) -> None:
    value, number = MEASURES[measure]
    left, right = st.columns([11, 9], gap="large")
    with left:
        shapes = worded(on_the_map(areas, look, level))
        tooltip = [
            ("state_words", "Reach"),
            ("people_words", "People"),
            ("rate_words", "Per 10,000 residents"),
            ("organisations_words", "Organisations"),
        ]
        area_picture(
            shapes, f"coverage-{level}-{value}", value=value, title=measure, unit_format=number, tooltip=tooltip
        )
        st.caption("Click a borough to see only its people below; hold Shift for several; click again to see all.")
        st.caption(RULE.format(few=settings()["reach"]["thin_below_people"], average=average_rate(areas)))
    with right:
        _table(look, chosen, areas)
        about(look, ["coverage/areas"], MADE.format(year=population_year(look, chosen)))


MADE = (
    "The rate is participants for every 10,000 residents (mid-year estimate {year}, Office for National "
    "Statistics), with its 95% "
    "interval (exact Poisson below ten people, Byar's approximation from there on). The City of London is shown "
    "apart: its rate is per "
    "resident, and most who take part there work there."
)


def _table(look: Looking, chosen: Filters, areas: pd.DataFrame) -> None:
    """The areas, thinnest first; the download holds the interval and the residents in columns of their own."""
    reach = areas["state"].map(STATES).where(areas["kind"].isin(["borough", "group"]), "")
    order = areas.assign(reach=reach).sort_values(["rate", "group_name"], na_position="last")
    shown = order[["group_name", "reach", "participants", "rate", "low", "high", "organisations", "votes"]].rename(
        columns=HEADINGS
    )
    columns = {name: st.column_config.NumberColumn(format="%.1f", width=80) for name in ("Per 10,000", "From", "To")}
    columns |= {
        "Area": st.column_config.Column(width=150),
        "Reach": st.column_config.Column(width=56),
        "People": st.column_config.Column(width=56),
    }
    st.dataframe(shown, hide_index=True, height=520, key="table-areas", column_config=columns)
    full = order[
        [
            "group_name",
            "reach",
            "participants",
            "rate",
            "low",
            "high",
            "organisations",
            "ideas",
            "comments",
            "votes",
            "residents",
        ]
    ]
    offer(look, full.rename(columns=HEADINGS), "People by area", chosen.everywhere().words, "areas")


HEADINGS = {
    "group_name": "Area", "reach": "Reach", "participants": "People", "rate": "Per 10,000", "low": "From", "high": "To",
    "organisations": "Organisations", "ideas": "Ideas", "comments": "Comments", "votes": "Votes",
    "residents": "Residents",
}  # fmt: skip


def worded(shapes: pd.DataFrame) -> pd.DataFrame:
    """The shapes with what their tooltips say, in words."""
    people = shapes["participants"]
    rates = [
        "" if pd.isna(rate) else f"{rate:.1f} ({low:.1f} to {high:.1f})"
        for rate, low, high in zip(shapes["rate"], shapes["low"], shapes["high"], strict=True)
    ]
    return shapes.assign(
        state_words=shapes["state"].map(STATES),
        people_words=[f"{number:,.0f}" if pd.notna(number) else "1 to 7, hidden" for number in people],
        rate_words=rates,
        organisations_words=[f"{number:,}" for number in shapes["organisations"]],
    )


def _rates(look: Looking, chosen: Filters, areas: pd.DataFrame) -> None:
    compared = areas[areas["kind"].isin(["borough", "group"])].rename(columns={"group_name": "name"})
    st.subheader("People for every 10,000 residents, with what chance alone could make of it")
    average = average_rate(areas)
    frame = compared[["name", "rate", "low", "high", "state"]]
    drawn = spec(interval_dots, frame, value="rate", title="People per 10,000 residents", average=average, dark=dark())
    picture(
        drawn,
        describe_intervals(frame, value="rate", title="People per 10,000 residents", average=average),
        f"rates-{dark()}",
    )
