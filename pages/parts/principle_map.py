"""Principles across London: one on the map beside London as a whole, or all as small multiples."""

import pandas as pd
import streamlit as st

from pages.parts.areas import LEVELS, on_the_map
from pages.parts.banners import as_written
from pages.parts.downloads import offer
from pages.parts.drawing import about, sent, with_thousands_apart
from pages.parts.filters import Filters
from pages.parts.maps import area_picture, shape_control
from pages.parts.principle_maps import principle_maps
from pages.parts.principle_measures import (
    MEASURES,
    SHARE,
    SMOOTHED,
    Measure,
    measure_controls,
    measured,
    state_words,
    tooltip,
    worded,
)
from pages.parts.principles import MADE
from pages.parts.programme import Looking
from pages.parts.remembering import of_data, remembered
from queries.findings.principle_areas import beside_london, smoothing_words
from warehouse.settings import settings

ALL = "All principles"


def principle_map(look: Looking, chosen: Filters, principles: pd.DataFrame, direct: bool) -> None:
    """One principle on the map, or all of them on small maps."""
    st.header("Principles across London")
    names = dict(zip(principles["name"], principles["item"], strict=True))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        # One principle first: all of them are eight charts, which take longer.
        name = st.selectbox("Principle", [ALL, *names], index=1, key="on_map", bind="query-params", width=260)
        level = LEVELS[st.selectbox("Areas", list(LEVELS), key="level", bind="query-params", width=260)]
        measure = measure_controls()
        if name != ALL:
            shape_control()
    if name == ALL:
        principle_maps(look, chosen, level, direct, measure)
    else:
        _one(look, chosen, (name, names[name]), level, direct, measure)


def _one(
    look: Looking, chosen: Filters, principle: tuple[str, str], level: str, direct: bool, measure: Measure
) -> None:
    name, item = principle
    areas = _areas(look, chosen.everywhere(), item, level, direct)
    london = measure.of(areas[["n", "n_for", "n_against"]].sum())
    left, right = st.columns([11, 9], gap="large")
    with left:
        _picture(_shapes(look, chosen.everywhere(), item, level, direct, measure), name, level, measure)
        if measure.smooth:
            st.markdown(as_written(smoothing_words(areas, measure.value)))
    with right:
        _beside_london(chosen, areas, name, london, measure)
        _by_area(look, chosen, of_data(_rows_by_area, areas, measure), name, measure)


@remembered
def _areas(look: Looking, chosen: Filters, item: str, level: str, direct: bool) -> pd.DataFrame:
    """What each area of the level thought of one item."""
    asked = {**chosen.values(), "items": (item,)}
    return measured(look.ask("votes/areas", level=level, direct=direct, **asked))


@remembered
def _shapes(look: Looking, chosen: Filters, item: str, level: str, direct: bool, measure: Measure) -> pd.DataFrame:
    """The same for the 33 shapes, with what their tooltips say."""
    return worded(on_the_map(_areas(look, chosen, item, level, direct), level), measure)


def _picture(shapes: pd.DataFrame, name: str, level: str, measure: Measure) -> None:
    few = settings()["votes"]["few_people"]
    area_picture(
        shapes, f"principle-{level}-{measure.coloured}", value=measure.coloured,
        title=measure.title(name), unit_format=measure.unit_format, scale="diverging",
        domain=measure.domain, tooltip=tooltip(measure), state_words=state_words(),
    )  # fmt: skip
    st.caption(
        f"White: {measure.middle}. Dotted: fewer than {few} people voted, so chance weighs heavily. Click a "
        f"borough to compare it with London."
    )


def shares_in_words(frame: pd.DataFrame) -> list[str]:
    """ "90% (52% to 98%)" for each row's p, low and high."""
    return MEASURES[SHARE].with_interval(frame)


def _beside_london(chosen: Filters, areas: pd.DataFrame, name: str, london: float, measure: Measure) -> None:
    values = areas.set_axis(areas["group_name"])[[measure.value, measure.low, measure.high]]
    values.columns = ["value", "low", "high"]
    for area in areas.loc[areas["group_code"].isin(chosen.areas), "group_name"]:
        said = beside_london(measure.value, area, name, values.loc[area], london)
        st.markdown(f"**{as_written(said)}.**")


def _rows_by_area(areas: pd.DataFrame, measure: Measure) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What is shown, and what is downloaded."""
    rows = areas[areas["n"].fillna(0) > 0].sort_values(measure.coloured, ascending=False, na_position="last")
    shown = pd.DataFrame({"Area": rows["group_name"], f"{measure.name} (95% interval)": measure.with_interval(rows)})
    if measure.smooth:
        shown["Smoothed"] = [measure.words(value).replace("no votes", "–") for value in rows[measure.coloured]]
    columns = {"group_name": "Area", **measure.columns()}
    return shown.assign(People=rows["people"]), rows[list(columns)].rename(columns=columns)


def _by_area(
    look: Looking, chosen: Filters, rows: tuple[pd.DataFrame, pd.DataFrame], name: str, measure: Measure
) -> None:
    shown, taken = rows
    st.dataframe(
        sent(shown), hide_index=True, height=460, key="table-one", column_config=with_thousands_apart(shown)
    )
    offer(look, taken, f"Votes on {name} by area", chosen.everywhere().words, "one")
    about(look, ["votes/areas"], f"{MADE} {SMOOTHED if measure.smooth else ''}")
