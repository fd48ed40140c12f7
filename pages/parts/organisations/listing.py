"""Every organisation with its state; a link shows only those of one state."""

from datetime import timedelta

import pandas as pd
import streamlit as st

from pages.parts.drawing import about, table
from pages.parts.filters import Filters
from pages.parts.organisations.known import last_day_shown
from pages.parts.programme import Looking
from queries.findings.changes import spoken
from queries.findings.organisations import states
from warehouse.settings import settings

SILENT = "Invited and silent"
STATES = {
    "new": "New", "active": "Active", "dormant": "Dormant", "undated": "Heard", "silent": SILENT,
    "not invited": "Listed and silent",
}  # fmt: skip
WHICH = ("All", "Heard", "New", "Active", "Dormant", SILENT, "Heard, not invited")
PERCENT = st.column_config.NumberColumn(format="percent")
MANY, TALL = 12, 480
DAY = st.column_config.DateColumn(format="DD/MM/YYYY")
COLUMNS = {
    "name": "Organisation", "state": "State", "kind": "Kind", "participants": "People",
    "contributions": "Contributions", "serves": "Boroughs it serves", "first_day": "First heard",
    "last_day": "Last heard", "invited": "Invited", "staff": "Staff invited", "share": "Share of staff heard",
    "low": "From", "high": "To",
}  # fmt: skip
RULE = (
    "**New**: first heard since {since}. **Active**: heard before, and again since then. **Dormant**: heard, but not "
    "since then. **Invited and silent**: nobody of it took part."
)
MADE = (
    "New, active and dormant are as of the last day shown, never of today. A share of staff heard has its 95% interval "
    "(Wilson); it is left out where more people took part than staff were invited. An organisation that is listed, not "
    "invited and not heard is Listed and silent."
)


def every_organisation(look: Looking, chosen: Filters, frame: pd.DataFrame) -> None:
    """The list, of all or of those in one state. `frame`: see `known_organisations`."""
    as_of = last_day_shown(look, chosen)
    st.header("Every organisation")
    st.write(f"{states(frame, as_of)}.")
    shown = st.segmented_control("Which", WHICH, default="All", key="which", bind="query-params", required=True)
    if as_of:
        since = as_of - timedelta(days=settings()["organisations"]["active_days"])
        st.caption(RULE.format(since=spoken(since)))
    rows = of_state(frame, shown)
    if rows.empty:
        st.write("None under these filters.")
    else:
        table(
            look, named(rows, shown == SILENT), f"Organisations ({shown.lower()})", chosen.words, "organisations",
            {"First heard": DAY, "Last heard": DAY, **dict.fromkeys(("Share of staff heard", "From", "To"), PERCENT)},
            TALL if len(rows) > MANY else "auto",
        )  # fmt: skip
    about(look, ["organisations/list", "organisations/areas"], MADE)


def of_state(frame: pd.DataFrame, shown: str) -> pd.DataFrame:
    """The organisations that one choice of `WHICH` shows."""
    heard = frame["participants"] > 0
    if shown == "Heard":
        return frame[heard]
    if shown == "Heard, not invited":
        return frame[heard & ~frame["invited"].fillna(False).astype(bool)]
    return frame if shown == "All" else frame[frame["state"].map(STATES) == shown]


def named(rows: pd.DataFrame, silent: bool = False) -> pd.DataFrame:
    """The table as it is read and downloaded; where all are silent, their boroughs and staff come first."""
    days = {day: pd.to_datetime(rows[day]).dt.date for day in ("first_day", "last_day")}
    rows = rows.assign(state=rows["state"].map(STATES), **days)
    first = ["name", "state", "kind", "serves", "staff"] if silent else []
    return rows[list(dict.fromkeys([*first, *COLUMNS]))].rename(columns=COLUMNS)
