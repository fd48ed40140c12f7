"""What changed since a date: who had been heard before it, beside who has been now."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from pages.parts.banners import as_written
from pages.parts.drawing import about, table
from pages.parts.filters import Filters
from pages.parts.programme import Looking
from pages.parts.remembering import of_data
from queries.findings.changes import gained, heading, sentences, spoken

USUAL_DAYS = 28
QUESTION = "over_time/heard_before"
HOW = (
    "“Before” counts people who had given something before the date, “now” those who have by the last day shown. "
    "What was nought before and is not now is new."
)


@dataclass(frozen=True)
class Changes:
    """What changed since `day` (that day included); each frame is one of `queries.findings.changes.gained`."""

    day: date
    people: int
    areas: pd.DataFrame
    boroughs: pd.DataFrame
    organisations: pd.DataFrame
    roles: pd.DataFrame

    @property
    def title(self) -> str:
        """The changes in one sentence."""
        return heading(self.day, self.people, int(self.organisations["new"].sum()), int(self.boroughs["new"].sum()))


def day_chosen(last: date) -> date:
    """Draw the choice of the date; with none chosen it is 28 days before `last`, the last contribution's."""
    limits = {"min_value": date(2000, 1, 1), "max_value": max(date.today(), last), "format": "DD/MM/YYYY"}
    usual = last - timedelta(days=USUAL_DAYS)
    chosen = st.date_input(
        "What changed since",
        value=None,
        key="changed_since",
        bind="query-params",
        help=f"With no date chosen: the {USUAL_DAYS} days up to the last contribution.",
        width=260,
        **limits,
    )
    return chosen or usual


def changes(look: Looking, chosen: Filters, day: date) -> Changes:
    """What changed under the filters since a day, with the figures as of the day before."""
    heard = look.ask(QUESTION, before_day=day, **chosen.values())
    new = heard.loc[heard["what"] == "london", ["before", "now"]].sum()
    kinds = (["area", "borough"], ["borough"], ["organisation"], ["role"])
    found = (of_data(gained, heard[heard["what"].isin(some)]) for some in kinds)
    return Changes(day, int(new["now"] - new["before"]), *found)


def draw(look: Looking, chosen: Filters, found: Changes) -> None:
    """The changes in sentences and as a table."""
    said = sentences(found.boroughs, found.organisations, found.roles)
    st.markdown("\n".join(f"- {as_written(sentence)}" for sentence in said))
    kinds = {"Area": found.areas, "Organisation": found.organisations, "Role": found.roles}
    rows = pd.concat([frame.assign(what=what) for what, frame in kinds.items()], ignore_index=True)
    rows = rows.loc[rows["added"] > 0, ["what", "name", "before", "now", "added", "new"]]
    named = rows.assign(new=rows["new"].map({True: "Yes", False: "No"})).set_axis(
        ["What", "Name", "People before", "People now", "Added", "New"], axis=1
    )
    with st.expander("As a table"):
        words = f"{chosen.words}; before {spoken(found.day)} and now"
        table(look, named, f"What changed since {spoken(found.day)}", words, "changes")
    about(look, [QUESTION], HOW)
