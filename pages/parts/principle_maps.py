"""All principles across London as small tile grids on one scale, with one table."""

import pandas as pd
import streamlit as st

from charts.multiples import describe_small_tiles, small_tiles, tiles_key
from pages.parts.areas import on_the_map
from pages.parts.banners import as_written
from pages.parts.downloads import offer
from pages.parts.drawing import about, dark, picture, spec
from pages.parts.filters import Filters
from pages.parts.maps import clickable_picture
from pages.parts.principle_measures import SMOOTHED, Measure, measured, state_words, tooltip, worded
from pages.parts.principles import MADE
from pages.parts.programme import Looking
from queries.findings.principle_areas import across_principles
from warehouse.settings import settings

IN_A_ROW = 4
COUNTS = ["n", "n_for", "n_against"]


def principle_maps(look: Looking, chosen: Filters, level: str, direct: bool, measure: Measure) -> None:
    """A small tile grid of every principle (of those chosen, if any), and areas by principles as a table."""
    areas = counted_areas_by_item(look, chosen, level, direct)
    london = {item: measure.of(rows[COUNTS].sum()) for item, rows in areas.groupby("item", sort=False)}
    shapes = {item: worded(on_the_map(rows, level), measure) for item, rows in areas.groupby("item", sort=False)}
    _legend(pd.concat(shapes.values()), measure)
    for start in range(0, len(shapes), IN_A_ROW):
        places = zip(st.columns(IN_A_ROW), list(shapes.items())[start : start + IN_A_ROW], strict=False)
        for place, (item, shape) in places:
            with place:
                _small(shape, f"{item}-{level}", london[item], measure)
    _caption(measure)
    _chosen_areas(areas, london, chosen, measure)
    _table(look, chosen, areas, london, measure)


def counted_areas_by_item(look: Looking, chosen: Filters, level: str, direct: bool) -> pd.DataFrame:
    """One row a principle (of those chosen, if any) and an area: its votes as `measured` has them."""
    asked = chosen.everywhere().values()
    frame = look.ask("votes/areas_by_item", level=level, framework=chosen.framework, direct=direct, **asked)
    if chosen.items:
        frame = frame[frame["item"].isin(chosen.items)]
    named = frame.rename(columns={"name": "principle_name"})
    return pd.concat([measured(rows) for _, rows in named.groupby("item", sort=False)])


def _legend(shapes: pd.DataFrame, measure: Measure) -> None:
    drawn = spec(
        tiles_key, shapes, value=measure.coloured, title=measure.title(), domain=measure.domain,
        unit_format=measure.unit_format, state_words=state_words(), dark=dark(),
    )  # fmt: skip
    low, high = (measure.words(end) for end in measure.domain)
    said = f"Legend of the maps below: {measure.title()} from {low} (orange) to {high} (purple)."
    picture(drawn, said, f"principles-key-{measure.coloured}-{dark()}")


def _small(shapes: pd.DataFrame, key: str, london: float, measure: Measure) -> None:
    name, value = shapes["principle_name"].iloc[0], measure.coloured
    drawn = spec(
        small_tiles, shapes, value=value, title=name, subtitle=f"London {measure.words(london)}",
        domain=measure.domain, tooltip=tooltip(measure), dark=dark(),
    )  # fmt: skip
    said = describe_small_tiles(
        shapes, value=value, title=measure.title(name), london=london, unit_format=measure.unit_format
    )
    clickable_picture(drawn, said, f"principles-{key}-{value}")


def _caption(measure: Measure) -> None:
    few = settings()["votes"]["few_people"]
    st.caption(
        f"All on one scale. White: {measure.middle}; a minus sign: below that. Dotted: fewer than {few} people voted, "
        "so chance weighs heavily. Grey: no votes. Click a borough to compare it with London."
    )
    if measure.smooth:
        st.markdown(SMOOTHED)


def _chosen_areas(areas: pd.DataFrame, london: dict[str, float], chosen: Filters, measure: Measure) -> None:
    names = {"principle_name": "principle", measure.value: "value", measure.low: "low", measure.high: "high"}
    own = areas[areas["group_code"].isin(chosen.areas)].assign(london=areas["item"].map(london))
    for area, rows in own.groupby("group_name", sort=False):
        found = across_principles(area, rows[[*names, "london"]].rename(columns=names))
        st.markdown(f"**{as_written(found)}.**")


def _table(look: Looking, chosen: Filters, areas: pd.DataFrame, london: dict[str, float], measure: Measure) -> None:
    """Areas by principles on the page; as a file one row a principle and an area, with intervals."""
    voted = areas[areas["n"].fillna(0) > 0]
    shown = by_principle(voted, london, measure)
    with st.expander("As a table"):
        percent = st.column_config.NumberColumn(format="percent")
        formats = dict.fromkeys(shown.columns[1:], percent)
        st.dataframe(shown, hide_index=True, column_config=formats, key="table-all", width="stretch")
        _file(look, chosen, voted, measure)
    about(look, ["votes/areas_by_item"], f"{MADE} {SMOOTHED if measure.smooth else ''}")


def by_principle(voted: pd.DataFrame, london: dict[str, float], measure: Measure) -> pd.DataFrame:
    """One row an area that voted, all London first, and a column a principle: as cast and, if so, smoothed."""
    names = voted.drop_duplicates("group_code").set_index("group_code")["group_name"]
    shown = {"Area": ["All London", *names]}
    for item, rows in voted.groupby("item", sort=False):
        own = rows.set_index("group_code").reindex(names.index)
        principle = rows["principle_name"].iloc[0]
        shown[principle] = [london[item], *own[measure.value]]
        if measure.smooth:
            shown[f"{principle}, smoothed"] = [None, *own[measure.coloured]]
    return pd.DataFrame(shown)


def _file(look: Looking, chosen: Filters, voted: pd.DataFrame, measure: Measure) -> None:
    columns = {"principle_name": "Principle", "group_name": "Area", **measure.columns()}
    rows = voted[list(columns)].rename(columns=columns)
    offer(look, rows, "Votes by principle and area", chosen.everywhere().words, "all-areas")
