"""The figures at the head of a page."""

import pandas as pd
import streamlit as st

from pages.parts.filters import Filters
from pages.parts.programme import Looking

BOROUGHS = 32


def figures(look: Looking, chosen: Filters) -> None:
    """People, boroughs, organisations, contributions and votes under the filters, each with what it counts."""
    row = look.ask("coverage/summary", **chosen.values()).iloc[0]
    unplaced = row["unplaced"]
    parts = [
        (
            "People",
            _number(row["participants"]),
            "People who gave at least one idea, comment or vote. " + _unplaced(unplaced),
        ),
        (
            "Boroughs",
            f"{row['boroughs']} of {BOROUGHS}",
            "Boroughs with at least one participant. The City of London is shown apart.",
        ),
        (
            "Organisations",
            _number(row["organisations"]),
            "Organisations those people work for or belong to. One that serves five boroughs counts once.",
        ),
        (
            "Contributions",
            _number(row["contributions"]),
            f"{row['ideas']:,} ideas, {row['comments']:,} comments and {row['votes']:,} votes.",
        ),
        ("Votes", _number(row["votes"]), "Each person's latest vote on each idea or principle."),
    ]
    with st.container(horizontal=True):
        for label, value, words in parts:
            st.metric(label, value, help=words, width=150)


def _number(value: float) -> str:
    return "hidden" if pd.isna(value) else f"{int(value):,}"


def _unplaced(people: float) -> str:
    return "" if pd.isna(people) or not people else f"{int(people):,} of them have no single borough that we know."
