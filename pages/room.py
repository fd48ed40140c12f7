"""Room: one principle at a time for a projector, by keyboard, with what arrives."""

from datetime import date
from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st

from access import Viewer
from pages.parts.filters import Filters
from pages.parts.live import live
from pages.parts.principles import counted_principles, series
from pages.parts.programme import Looking, looking
from pages.parts.room import moment
from pages.parts.room.screen import AT, COMPARED, STARTED, screen
from pages.parts.scale import on_a_scale
from warehouse.arriving.book import read_state
from warehouse.disclosure import rule

TITLE = "Room"
ADDRESS = "room"
TRUE_COUNTS, PUBLISHED = "True counts", "Published figures"
STYLE = Path(__file__).parent / "parts" / "room" / "room.css"
WHAT = {
    TRUE_COUNTS: "Everybody in the room sees true counts, small ones too: in a small group that may give people away.",
    PUBLISHED: f"Everybody in the room sees what funders see: counts of {rule().few} people hidden, others to the "
    f"nearest {rule().base}. They follow the last release, not what arrives now.",
}
KEYS = (
    "**Keys**: right and left arrow for the next principle and the one before, 1 to 9 for one of them, M to mark this "
    "moment, B for before and after, Esc to leave. F11 fills the screen."
)


def render(viewer: Viewer) -> None:
    """Draw the page."""
    look = looking(viewer)
    if on_a_scale(look):
        st.title(TITLE)
        st.info("Votes from 1 to 5 are shown on the page Principles; the room shows votes for and against.")
        return
    if not st.session_state.get(STARTED):
        _before_it_starts(look)
        return
    st.html(STYLE)
    chosen, direct, true_counts = st.session_state["room_terms"]
    live(viewer, partial(_screen, direct=direct, true_counts=true_counts), chosen, below=True)


def _screen(look: Looking, chosen: Filters, *, direct: bool, true_counts: bool) -> None:
    screen(look, chosen, direct, true_counts)


def _before_it_starts(look: Looking) -> None:
    """What the room will see, and what it is compared with."""
    st.title("What the room will see")
    shows = st.radio("Counts", list(WHAT), captions=list(WHAT.values()), key="room_counts", bind="query-params")
    direct = series(look)
    day = st.date_input(
        "Compare with the end of a day",
        value=None,
        key="room_day",
        bind="query-params",
        format="DD/MM/YYYY",
        help="With no day chosen the moment of the start is compared with; M marks another one.",
        width=320,
    )
    st.markdown(KEYS)
    if read_state(look.release.folder) is None:
        st.caption("Nothing is watched for new votes: the screen shows the live release, and any later one.")
    arguments = (look, direct, shows == TRUE_COUNTS, day)
    st.button("Start", type="primary", shortcut="Enter", on_click=_start, args=arguments)


def _start(look: Looking, direct: bool, true_counts: bool, day: date | None) -> None:
    """Begin at the first principle, with the moment that others are compared with."""
    chosen = Filters(look.terms()["framework"])
    st.session_state.update({STARTED: True, AT: 0, COMPARED: False, "room_terms": (chosen, direct, true_counts)})
    moment.forget()
    if not true_counts:
        return
    frame = counted_principles(look, moment.by(day, chosen) if day else chosen, direct)
    moment.mark(frame, f"{pd.Timestamp(day):%-d %B %Y}" if day else None)
