"""Organisations and boroughs: one may be in several, so the boroughs' numbers add up to more than London's."""

import pandas as pd
import streamlit as st

from pages.parts.areas import counted_areas, on_the_map
from pages.parts.drawing import about, table
from pages.parts.filters import Filters
from pages.parts.maps import area_picture, shape_control
from pages.parts.programme import Looking
from queries.findings.organisations import double_counting
from queries.findings.words import counted

WIDTHS = {
    "Area": st.column_config.Column(width=130),
    "Organisations": st.column_config.Column(width=96),
    "Elsewhere too": st.column_config.Column(width=96),
}
MADE = (
    "An organisation is in every borough that people of it who took part are in. London counts it once, so London is "
    "never the sum of its boroughs. The City of London is no borough and is shown apart."
)


def where(look: Looking, chosen: Filters) -> None:
    """The map of organisations heard, what boroughs count twice, and both as tables; of all boroughs, whichever are
    chosen."""
    everywhere = chosen.everywhere()
    frame = look.ask("organisations/list", **everywhere.values())
    st.header("In which boroughs they were heard")
    st.write(f"{double_counting(frame)}.")
    left, right = st.columns([11, 9], gap="large")
    with left:
        _map(look, everywhere)
        st.caption(MADE)
    with right:
        table(look, in_so_many(frame), "Organisations by number of boroughs", everywhere.words, "in-so-many")
        table(look, _of_each(look, everywhere), "Organisations by borough", everywhere.words, "of-each", WIDTHS, 330)
        about(look, ["organisations/list", "organisations/heard_in"], MADE)


def _map(look: Looking, chosen: Filters) -> None:
    shape_control()
    areas = counted_areas(look, chosen, "borough")
    areas["state"] = areas["state"].replace("thin", "shown")
    shapes = on_the_map(areas, "borough")
    shapes["words"] = [f"{number:,}" for number in shapes["organisations"]]
    shown = {"value": "organisations", "title": "Organisations heard", "unit_format": ",.0f"}
    area_picture(shapes, "organisations", tooltip=[("words", "Organisations")], **shown)


def in_so_many(organisations: pd.DataFrame) -> pd.DataFrame:
    """How many organisations are in one borough, in two, …, and how often boroughs count them together."""
    heard = organisations[organisations["participants"] > 0]
    counts = heard["boroughs"].value_counts().sort_index()
    rows = [
        (counted(boroughs, "borough") if boroughs else "No known borough", number, boroughs * number)
        for boroughs, number in counts.items()
    ]
    rows.append(("Together", len(heard), int(heard["boroughs"].sum())))
    return pd.DataFrame(rows, columns=["Heard in", "Organisations", "Times counted"])


def _of_each(look: Looking, chosen: Filters) -> pd.DataFrame:
    """A row an area: organisations heard there, and how many of them are counted elsewhere as well."""
    pairs = look.ask("organisations/heard_in", **chosen.values())
    areas = look.ask("coverage/areas", level="borough", year=2015, **chosen.values())
    several = pairs.groupby("organisation")["gss_code"].transform("size") > 1
    here, elsewhere = (each.groupby("gss_code").size() for each in (pairs, pairs[several]))
    rows = areas[areas["kind"].isin(["borough", "city"])]
    counts = [rows["group_code"].map(counted).fillna(0).astype(int) for counted in (here, elsewhere)]
    named = pd.DataFrame({"Area": rows["group_name"], "Organisations": counts[0], "Elsewhere too": counts[1]})
    return named.sort_values(["Organisations", "Area"], ascending=[False, True])
