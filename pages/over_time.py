"""Over time: what changed since a date; what came in by day and week; the votes replayed."""

from datetime import date

import pandas as pd
import streamlit as st

from access import Viewer
from charts.days import activity_by_day, describe_days
from charts.periods import counts_by_period, describe_periods
from pages.parts import changes
from pages.parts.banners import as_written
from pages.parts.drawing import about, dark, described, picture, spec, table
from pages.parts.figures import figures
from pages.parts.filters import Filters, filters
from pages.parts.programme import Looking, looking
from pages.parts.time_travel import time_travel
from queries.findings.changes import not_whole
from queries.findings.programme import heading
from queries.findings.words import counted
from queries.stats.periods import cut_by

TITLE = "Over time"
ADDRESS = "over-time"
STEPS = {"By week": 7, "By day": 1}
RUNNING = "Running total"
# What is counted: the words for it, those new in a period (nothing for contributions, of which each is new), the total.
MEASURES = {
    "contributions": ("Contributions", None, "all_contributions"),
    "participants": ("People", "newcomers", "all_participants"),
    "organisations": ("Organisations", "new_organisations", "all_organisations"),
    "boroughs": ("Boroughs", "new_boroughs", "all_boroughs"),
}
AS_OF = (
    "Any figure as of any day: choose the day under “Up to”, on this page or any other. Votes then count as they stood "
    "at the end of that day."
)
COLUMNS = {
    "contributions": "Contributions", "changed_votes": "Votes changed", "participants": "People",
    "newcomers": "New people", "organisations": "Organisations", "new_organisations": "New organisations",
    "boroughs": "Boroughs", "new_boroughs": "New boroughs", "all_contributions": "Contributions so far",
    "all_participants": "People so far", "all_organisations": "Organisations so far", "all_boroughs": "Boroughs so far",
}  # fmt: skip


def render(viewer: Viewer) -> None:
    """Draw the page."""
    look = looking(viewer)
    chosen = filters(look)
    summary = look.ask("coverage/summary", **chosen.values()).iloc[0]
    head = st.container()
    last = summary["last_day"]
    found = None
    if not pd.isna(last):
        found = changes.changes(look, chosen, changes.day_chosen(pd.Timestamp(last).date()))
        changes.draw(look, chosen, found)
    with head:
        st.title(found.title if found else heading(summary))
        st.caption(f"Showing {as_written(chosen.words)}.")
        figures(look, chosen)
        st.caption(AS_OF)
    if found is None:
        st.info("No contributions with a date under these filters.")
        return
    _periods(look, chosen, int(summary["contributions"]))
    time_travel(look, chosen, _marks(look)["phases"])


def _periods(look: Looking, chosen: Filters, contributions: int) -> None:
    st.header("Day by day, week by week")
    options = [*STEPS, RUNNING]
    shown = st.segmented_control("Count", options, default=options[0], key="count", bind="query-params", required=True)
    step = STEPS.get(shown, 1)
    frame = look.ask("over_time/periods", step=step, **chosen.values())
    newest = _newest(look)
    frame["cut"] = cut_by(frame["day"], step, chosen.since, chosen.until, newest)
    frame["end"] = pd.to_datetime(frame["day"]) + pd.Timedelta(days=step)
    frame["whole"] = frame["cut"] == ""
    marks = _marks(look)
    _charts(frame, shown, marks)
    st.caption(_small_print(frame, step, newest, int(contributions - frame["all_contributions"].iloc[-1]), shown))
    _table(look, chosen, frame, step)
    about(look, ["over_time/periods"])


def _charts(frame: pd.DataFrame, shown: str, marks: dict[str, pd.DataFrame]) -> None:
    """Four charts, two in a row; those of days over the whole width, or their bars are too thin to be seen."""
    wide = STEPS.get(shown) == 1
    places = [st.container() for _ in MEASURES] if wide else [*st.columns(2, gap="large"), *st.columns(2, gap="large")]
    for place, (value, (title, part, total)) in zip(places, MEASURES.items(), strict=True):
        with place:
            if shown == RUNNING:
                _running(frame, total, f"{title} so far", marks)
            else:
                _bars(frame, value, title, part, marks)


def _small_print(frame: pd.DataFrame, step: int, newest: date, undated: int, shown: str) -> str:
    """What is not whole and how it is marked, and what has no day."""
    said = [not_whole(frame["cut"], step, newest)]
    if said[0]:
        said.append("It is marked with a hollow dot." if shown == RUNNING else "It is marked with a dashed outline.")
    if undated:
        said.append(f"Left out: {counted(undated, 'contribution')} without a date.")
    return " ".join(said)


def _newest(look: Looking) -> date:
    """The day of the newest contribution, whatever is chosen."""
    return pd.Timestamp(look.ask("coverage/summary", **Filters("").values()).iloc[0]["last_day"]).date()


def _marks(look: Looking) -> dict[str, pd.DataFrame]:
    phases = look.ask("programme/phases").rename(columns={"start_day": "start", "end_day": "end"})
    return {"phases": phases[["name", "start", "end"]], "events": look.ask("programme/events")[["name", "day"]]}


def _running(frame: pd.DataFrame, value: str, title: str, marks: dict[str, pd.DataFrame]) -> None:
    shown = frame[["day", "whole", value]]
    drawn = spec(activity_by_day, shown, value=value, title=title, cumulative=True, dark=dark(), height=340, **marks)
    picture(
        drawn, described(describe_days, shown, value=value, title=title, cumulative=True), f"running-{value}-{dark()}"
    )


def _bars(frame: pd.DataFrame, value: str, title: str, part: str | None, marks: dict[str, pd.DataFrame]) -> None:
    shown = frame[["day", "end", "whole", value, *([part] if part else [])]]
    drawn = spec(counts_by_period, shown, value=value, title=title, part=part, dark=dark(), **marks)
    picture(drawn, described(describe_periods, shown, value=value, title=title, part=part), f"periods-{value}-{dark()}")


def _table(look: Looking, chosen: Filters, frame: pd.DataFrame, step: int) -> None:
    period = "Week from" if step == 7 else "Day"
    named = frame[["day", *COLUMNS]].rename(columns=COLUMNS | {"day": period})
    named[period] = pd.to_datetime(named[period]).dt.date
    named["Whole"] = frame["whole"].map({True: "Yes", False: "No"})
    with st.expander("As a table"):
        title = "Activity week by week" if step == 7 else "Activity day by day"
        table(look, named, title, chosen.words, "periods", {period: st.column_config.DateColumn(format="DD/MM/YYYY")})
