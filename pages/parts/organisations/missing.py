"""Which kinds of organisation are missing where."""

import numpy as np
import pandas as pd
import streamlit as st

from charts.grid import WORDS, describe_grid, presence_grid
from pages.parts.drawing import about, dark, described, picture, spec, table
from pages.parts.filters import Filters
from pages.parts.people import kinds
from pages.parts.programme import Looking
from queries.findings.organisations import gaps, never_listed

SAY_NOTHING = ("other", "unknown")
MADE = (
    "A kind is heard in a borough where an organisation of it was heard that serves the borough, by the list of "
    "organisations, or has people there who took part. None known: no organisation of that kind is listed or heard."
)


def kinds_and_gaps(look: Looking, chosen: Filters) -> None:
    """Where each kind was heard, is invited and silent, or is not known; and people by kind."""
    grid = states_of(look.ask("organisations/kinds_by_area", **chosen.values()))
    st.header("Which kinds are missing where")
    st.write(f"{gaps(grid)}.")
    if (grid["state"] != "none").any():
        if said := never_listed(grid):
            st.write(f"{said}.")
        sides = {"down": "borough", "across": "kind"}
        picture(
            spec(presence_grid, grid, dark=dark(), **sides), described(describe_grid, grid, **sides), f"grid-{dark()}"
        )
        with st.expander("As a table"):
            table(look, named(grid), "Kinds of organisation by borough", chosen.words, "kinds-by-area", None, 400)
        about(look, ["organisations/kinds_by_area"], MADE)
    kinds(look, chosen)


def states_of(frame: pd.DataFrame) -> pd.DataFrame:
    """The answer of `organisations/kinds_by_area` with the state of each cell, without kinds that say nothing."""
    frame = frame[~frame["code"].isin(SAY_NOTHING)].rename(columns={"area": "borough"})
    cases = [frame["heard"] > 0, frame["silent"] > 0, frame["not_invited"] > 0]
    return frame.assign(state=np.select(cases, ["heard", "silent", "not invited"], "none"))


def named(grid: pd.DataFrame) -> pd.DataFrame:
    """The table as it is read and downloaded."""
    words = grid["state"].map({state: said.split(" (")[0].lstrip("✕○ ") for state, said in WORDS.items()})
    columns = ["borough", "kind", "words", "heard", "silent", "not_invited"]
    return grid.assign(words=words)[columns].set_axis(
        ["Borough", "Kind", "State", "Heard", "Invited and silent", "Listed, not invited, silent"], axis=1
    )
