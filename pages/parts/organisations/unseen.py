"""How many organisations are still unseen."""

import pandas as pd
import streamlit as st

from pages.parts.drawing import about, table
from pages.parts.filters import Filters
from pages.parts.organisations.listing import SILENT
from pages.parts.programme import Looking
from queries.findings.organisations import covered, not_heard

LIST = "List"
MADE = (
    "With a list of invited organisations the number is exact. Without one it is Chao's lower bound, from the "
    "organisations with one participant and with two: if many were heard through one person only, many more were "
    "missed. The chance is 1 less the organisations with one participant, divided by the participants of a known "
    "organisation (Good-Turing)."
)


def still_unseen(look: Looking, chosen: Filters, frame: pd.DataFrame) -> None:
    """How many organisations were not heard: exactly, or at least; and how much of the sample is covered."""
    st.header("How many are still unseen")
    st.write(f"{not_heard(frame)}.")
    st.write(f"{covered(frame)}.")
    invited = frame["invited"].fillna(False).astype(bool)
    people = frame["participants"]
    if (invited & (people == 0)).any():
        st.button("List the silent ones", on_click=_show_silent)
    rows = {
        "Heard": people > 0, "through one person only": people == 1, "through two people": people == 2,
        "Invited": invited, "invited and silent": invited & (people == 0),
        "Heard, not invited": (people > 0) & ~invited,
    }  # fmt: skip
    counts = pd.DataFrame({"Organisations": rows.keys(), "Number": [int(those.sum()) for those in rows.values()]})
    table(look, counts, "Organisations heard and unseen", chosen.words, "unseen")
    about(look, ["organisations/list"], MADE)


def _show_silent() -> None:
    st.session_state["section"], st.session_state["which"] = LIST, SILENT
