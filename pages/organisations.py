"""Organisations: how many, of which kind, where; heard, and invited but silent."""

import pandas as pd
import streamlit as st

from access import Viewer
from pages.parts.areas import counted_areas, on_the_map
from pages.parts.banners import as_written
from pages.parts.drawing import about, table
from pages.parts.figures import figures
from pages.parts.filters import Filters, filters
from pages.parts.maps import area_picture, shape_control
from pages.parts.people import kinds
from pages.parts.programme import Looking, looking
from queries.findings.organisations import heading

TITLE = "Organisations"
ADDRESS = "organisations"


def render(viewer: Viewer) -> None:
    """Draw the page."""
    look = looking(viewer)
    chosen = filters(look)
    frame = look.ask("organisations/list", **chosen.values())
    served = look.ask("organisations/areas").groupby("organisation")["name"].agg(", ".join)
    frame["boroughs"] = frame["organisation"].map(served).fillna("")
    st.title(heading(frame))
    st.caption(f"Showing {as_written(chosen.words)}.")
    figures(look, chosen)
    if frame.empty:
        st.info(
            "No organisation is known under these filters. Organisations come from the tables participants and "
            "organisations."
        )
        return
    left, right = st.columns(2, gap="large")
    with left:
        kinds(look, chosen)
    with right:
        _where(look, chosen)
    _list(look, chosen, frame)


def _where(look: Looking, chosen: Filters) -> None:
    """Organisations heard in each borough: one with people in five boroughs is in all five."""
    st.subheader("Where their people are")
    shape_control()
    areas = counted_areas(look, chosen.everywhere(), "borough")
    areas["state"] = areas["state"].replace("thin", "shown")
    shapes = on_the_map(areas, look, "borough")
    shapes["words"] = [f"{number:,}" for number in shapes["organisations"]]
    area_picture(
        shapes,
        "organisations",
        value="organisations",
        title="Organisations",
        unit_format=",.0f",
        tooltip=[("words", "Organisations")],
    )
    st.caption("An organisation with people in five boroughs is counted in all five here, and once for London.")
    about(look, ["coverage/areas"])


def _list(look: Looking, chosen: Filters, frame: pd.DataFrame) -> None:
    st.subheader("Every organisation")
    options = ["All", "Heard", "Invited and silent"]
    shown = st.segmented_control("Which", options, default="All", key="which", bind="query-params", required=True)
    if shown == "Heard":
        frame = frame[frame["participants"] > 0]
    if shown == "Invited and silent":
        frame = frame[(frame["participants"] == 0) & frame["invited"]]
    columns = {
        "name": "Organisation", "kind": "Kind", "boroughs": "Boroughs it serves", "participants": "People",
        "contributions": "Contributions",
        "invited": "Invited", "staff": "Staff invited", "last_day": "Last heard",
    }  # fmt: skip
    rows = frame[list(columns)].rename(columns=columns)
    rows["Last heard"] = pd.to_datetime(rows["Last heard"]).dt.date
    table(
        look,
        rows,
        f"Organisations ({shown.lower()})",
        chosen.words,
        "organisations",
        {"Last heard": st.column_config.DateColumn(format="DD/MM/YYYY")},
        480,
    )
    about(look, ["organisations/list"])
