"""Breadth against depth: many people of an organisation, or much from each."""

import pandas as pd
import streamlit as st

from charts.scatter import breadth_and_depth, describe_scatter
from pages.parts.banners import as_written
from pages.parts.drawing import about, dark, described, picture, spec, table
from pages.parts.filters import Filters
from pages.parts.programme import Looking
from queries.findings.organisations import extremes
from queries.findings.words import counted
from warehouse.settings import settings

WORDS = (
    "**Breadth**: how many people of an organisation took part. **Depth**: how many ideas, comments and votes each of "
    "them gave on average. To the right many speak; high up few may speak much."
)
MADE = "Everybody who took part is counted, so neither has an interval. Of very few people an average says little."


def breadth_against_depth(look: Looking, chosen: Filters, frame: pd.DataFrame) -> None:
    """Every organisation heard by its people and what each gave, the extremes named."""
    few = settings()["reach"]["thin_below_people"]
    rows = placed(frame, few)
    st.header("Breadth against depth")
    st.write(f"{as_written(extremes(rows, few))}.")
    st.caption(WORDS)
    if rows.empty:
        return
    average = float(rows["contributions"].sum() / rows["people"].sum())
    drawn = spec(breadth_and_depth, rows, few_below=few, average=average, dark=dark())
    picture(drawn, described(describe_scatter, rows), f"depth-{dark()}")
    people = counted(int(rows["people"].sum()), "person", "people")
    st.caption(f"{counted(len(rows), 'organisation')} with {people} who took part.")
    with st.expander("As a table"):
        columns = {
            "name": "Organisation", "kind": "Kind", "people": "People", "contributions": "Contributions",
            "depth": "Contributions a person", "boroughs": "Boroughs",
        }  # fmt: skip
        formats = {"Contributions a person": st.column_config.NumberColumn(format="%.1f")}
        named = rows[list(columns)].rename(columns=columns)
        table(look, named, "Breadth and depth of organisations", chosen.words, "depth", formats, 400)
    about(look, ["organisations/list"], f"{WORDS} {MADE}")


def placed(frame: pd.DataFrame, few: int) -> pd.DataFrame:
    """Organisations heard with people, depth, few (whether fewer than `few` people) and labelled (the extremes)."""
    rows = frame[frame["participants"] > 0].rename(columns={"participants": "people"})
    rows = rows.assign(depth=rows["contributions"] / rows["people"], few=rows["people"] < few)
    enough = rows[~rows["few"]].sort_values(["depth", "name"], ascending=[False, True])
    broadest = rows.sort_values(["people", "name"], ascending=[False, True])
    extreme = {*broadest["organisation"].head(1), *enough["organisation"].iloc[[0, -1] if len(enough) else []]}
    return rows.assign(labelled=rows["organisation"].isin(extreme))
