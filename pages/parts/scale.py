"""Votes from 1 to 5 on a page: their spread and how far people agree; never net support."""

import pandas as pd
import streamlit as st

from charts.scale import describe_scale, scale_votes
from pages.parts.drawing import about, dark, described, picture, spec, table
from pages.parts.filters import Filters
from pages.parts.programme import Looking
from queries.stats.agreement import agreement

STEPS = [f"n_{step}" for step in range(1, 6)]
MADE = (
    "Agreement is van der Eijk's A: 1 when everybody chose the same step, 0 when the five steps were chosen "
    "equally often, "
    "-1 when people stand in two camps at the ends."
)


def on_a_scale(look: Looking) -> bool:
    """Whether the programme's votes are from 1 to 5."""
    return look.terms()["vote_scale"] == "1-5"


def scaled_principles(look: Looking, chosen: Filters, direct: bool) -> pd.DataFrame:
    """One row a principle of the framework: how many chose each step, and their agreement."""
    frame = look.ask("votes/scale", framework=chosen.framework, direct=direct, **chosen.values())
    return frame.assign(agreement=[agreement(counts) for counts in frame[STEPS].to_numpy()])


def draw_scale(look: Looking, chosen: Filters, frame: pd.DataFrame, key: str) -> None:
    """The spread of votes, one bar a principle, with its table."""
    named = frame.rename(columns={"item": "principle_code", "name": "principle_name"})
    picture(spec(scale_votes, named, dark=dark()), described(describe_scale, named), f"{key}-{dark()}")
    with st.expander("As a table"):
        columns = {"name": "Principle", "people": "People", "n": "Votes", "agreement": "Agreement"}
        columns |= {step: step.removeprefix("n_") for step in STEPS}
        rows = frame[list(columns)].rename(columns=columns)
        table(
            look,
            rows,
            "Votes from 1 to 5",
            chosen.words,
            key,
            {"Agreement": st.column_config.NumberColumn(format="%.2f")},
        )
    about(look, ["votes/scale"], MADE)
