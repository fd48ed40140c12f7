"""Who the people under the filters are: their roles, their kinds of organisation, when they came."""

import pandas as pd
import streamlit as st

from charts.bars import counted_bars, describe_bars
from charts.days import activity_by_day, describe_days
from pages.parts.drawing import about, dark, picture, spec, table
from pages.parts.filters import Filters
from pages.parts.programme import Looking


def roles(look: Looking, chosen: Filters) -> None:
    """People by role; roles nobody came from are named."""
    _by(look, chosen, "coverage/roles", "Roles heard", "Role")


def kinds(look: Looking, chosen: Filters) -> None:
    """People by kind of organisation; kinds nobody came from are named."""
    _by(look, chosen, "organisations/kinds", "Kinds of organisation heard", "Kind of organisation")


def _by(look: Looking, chosen: Filters, question: str, title: str, noun: str) -> None:
    frame = look.ask(question, **chosen.values())
    heard = frame[frame["participants"].fillna(1) > 0]
    known = frame[~frame["code"].isin(["other", "unknown"])]
    silent = known.loc[known["participants"] == 0, "name"].tolist() if known["participants"].sum() else []
    st.subheader(title)
    if heard.empty:
        st.write("Nobody under these filters.")
    else:
        shown = heard[["name", "participants"]]
        drawn = spec(counted_bars, shown, category="name", value="participants", title="People", dark=dark())
        picture(
            drawn, describe_bars(shown, category="name", value="participants", title="People"), f"{question}-{dark()}"
        )
    if silent:
        st.markdown(f"**Silent:** {', '.join(silent)}.")
    with st.expander("As a table"):
        named = frame[["name", "participants", "organisations", "contributions"]].set_axis(
            [noun, "People", "Organisations", "Contributions"], axis=1
        )
        table(look, named, f"People by {noun.lower()}", chosen.words, question)
    about(look, [question])


def days(look: Looking, chosen: Filters) -> None:
    """How many people had taken part, day by day."""
    frame = look.ask("programme/days", **chosen.values())
    st.subheader("People who had taken part, day by day")
    if frame.empty:
        st.write("No contributions with a date under these filters.")
        return
    phases = look.ask("programme/phases").rename(columns={"start_day": "start", "end_day": "end"})
    events = look.ask("programme/events")
    drawn = spec(
        activity_by_day, frame, value="participants", title="People", cumulative=True, phases=phases[["name", "start",
        "end"]],
        events=events[["name", "day"]], dark=dark(), height=340,
    )  # fmt: skip
    picture(drawn, describe_days(frame, value="participants", title="People", cumulative=True), f"days-{dark()}")
    with st.expander("As a table"):
        named = frame.assign(day=pd.to_datetime(frame["day"]).dt.date)
        named = named[["day", "contributions", "newcomers", "participants"]].set_axis(
            ["Day", "Contributions", "New people", "People so far"], axis=1
        )
        table(look, named, "People day by day", chosen.words, "days")
    about(look, ["programme/days"])
