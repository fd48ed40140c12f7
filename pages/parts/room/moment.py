"""A moment that what is seen now is compared with: the start in the room, one that was marked, or the end of a day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from pages.parts.filters import Filters

MARK = "room_mark"


def mark(frame: pd.DataFrame, when: str | None = None) -> None:
    """Remember the votes as they are at this moment, or were at another."""
    st.session_state[MARK] = (when or f"{datetime.now(ZoneInfo('Europe/London')):%H:%M}", frame)


def marked() -> tuple[str, pd.DataFrame] | None:
    """The time of the moment remembered and the votes as they were then."""
    return st.session_state.get(MARK)


def forget() -> None:
    """Remember no moment."""
    st.session_state.pop(MARK, None)


def by(day: date, chosen: Filters) -> Filters:
    """The filters as of the end of a day."""
    return Filters(chosen.framework, until=day)
