"""One idea, opened: its words, its votes by group, its comments, its way through the frameworks, what became of it."""

import pandas as pd
import streamlit as st

from charts.shares import describe_shares, share_dots
from pages.parts.banners import as_written
from pages.parts.drawing import about, dark, described, picture, spec, table
from pages.parts.filters import Filters
from pages.parts.ideas.groups import kind_of_group
from pages.parts.ideas.listing import PERCENT, called, field_of_the_open_one, rounded
from pages.parts.programme import Looking
from queries.findings import ideas as findings
from queries.findings.words import counted
from queries.stats.ranking import support

TITLE = "Share for"
DAY = st.column_config.DateColumn(format="DD/MM/YYYY", width=110)
TWO_LINES, TALL = 56, 430
QUESTIONS = [
    "ideas/opened", "ideas/by_group", "ideas/comments_on", "ideas/became", "ideas/crosswalk", "ideas/principles"
]  # fmt: skip
MADE = (
    "Intervals are Wilson's 95%: each person has one vote on an idea. All comments are shown, whatever the filters "
    "are, and nothing is said of who wrote them."
)


def open_idea(look: Looking, chosen: Filters, scaled: bool) -> None:
    """Draw the field that says which idea is open, and that idea."""
    named = field_of_the_open_one()
    if not named:
        return
    known = look.ask("ideas/opened", named=named)
    if known.empty:
        st.info(f"No idea is known as {as_written(named)}.")
        return
    with st.container(border=True):
        idea = known.iloc[0]
        number = int(idea["idea"])
        _words(look, idea)
        if len(known) > 1:
            more = " or ".join(f"{row.idea_id} of {row.source}" for row in known.iloc[1:].itertuples())
            st.caption(as_written(f"Several sources have an idea of this identifier; the other is {more}."))
        if not scaled:
            _votes(look, chosen, number)
        _counted_only(idea)
        _comments(look, number)
        left, right = st.columns(2, gap="large")
        with left:
            _became(look, number)
        with right:
            _crosswalk(look, idea)
        about(look, QUESTIONS, MADE)


def _words(look: Looking, idea: pd.Series) -> None:
    """The title and the text, only ever as plain text."""
    principles = look.ask("ideas/principles").set_index("principle")
    under = principles["name"].get(idea["principle"], "")
    st.header(as_written(called(idea.to_frame().T).iloc[0][:300]))
    if idea["title"] and idea["text"]:
        st.text(idea["text"])
    said = [f"Under {under}" if under else "Under no principle yet", idea["status"].replace("_", " ").capitalize()]
    said += [] if pd.isna(idea["day"]) else [f"given on {idea['day']:%d/%m/%Y}"]
    st.caption(as_written("; ".join([*said, f"identifier {idea['idea_id']} of {idea['source']}."])))


def _votes(look: Looking, chosen: Filters, number: int) -> None:
    st.markdown("**Votes**")
    grouping = kind_of_group("By", "votes_by")
    frame = look.ask("ideas/by_group", grouping=grouping, idea=number, **chosen.values())
    total = frame[["n", "n_for"]].sum().to_frame().T
    sure = support(total).iloc[0]
    st.write(f"{findings.opened(int(total['n'].iloc[0]), int(total['n_for'].iloc[0]), sure['low'], sure['high'])}.")
    if frame.empty:
        return
    rows = frame.join(support(frame)).rename(columns={"group_name": "name"})
    left, right = st.columns(2, gap="large")
    with left:
        shown = {"title": TITLE, "everybody": float(sure["share"])}
        drawn = spec(share_dots, rows[["name", "n", "share", "low", "high"]], dark=dark(), **shown)
        picture(drawn, described(describe_shares, rows, **shown), f"idea-{grouping}-{dark()}")
    with right:
        columns = {
            "name": "Group", "n_for": "For", "n_against": "Against", "n_neutral": "Neutral", "share": "Share for",
            "low": "From", "high": "To",
        }  # fmt: skip
        named = rounded(rows[list(columns)]).rename(columns=columns)
        formats = dict.fromkeys(("Share for", "From", "To"), PERCENT)
        table(look, named, "Votes on an idea by group", chosen.words, "idea-groups", formats)


def _counted_only(idea: pd.Series) -> None:
    if idea["counted"]:
        more = counted(int(idea["counted"]), "more vote")
        st.caption(f"{more} from sources that do not know who voted, kept apart.")


def _comments(look: Looking, number: int) -> None:
    """Every comment, whatever the filters are: one group's comments alone would say who wrote them."""
    frame = look.ask("ideas/comments_on", idea=number)
    many = counted(len(frame), "comment")
    st.markdown(f"**{many[0].upper()}{many[1:]}**")
    if frame.empty:
        return
    rows = frame.assign(day=pd.to_datetime(frame["day"]).dt.date)[["text", "day"]].set_axis(["Comment", "Day"], axis=1)
    st.dataframe(
        rows, hide_index=True, key="table-idea-comments", width="stretch",
        column_config={"Comment": st.column_config.TextColumn(width=760), "Day": DAY}, row_height=TWO_LINES,
        height=min(len(frame) * TWO_LINES + 38, TALL),
    )  # fmt: skip


def _crosswalk(look: Looking, idea: pd.Series) -> None:
    st.markdown("**In other frameworks**")
    ways = look.ask("ideas/crosswalk")
    ways = ways[ways["from_principle"] == idea["principle"]]
    if ways.empty:
        st.write("Its principle is read under no item of another framework." if pd.notna(idea["principle"]) else
                 "It is under no principle yet, so the crosswalk does not reach it.")  # fmt: skip
        return
    columns = {"to_framework": "Framework", "to_name": "Item", "status": "Status", "note": "Note"}
    names = look.ask("ideas/principles").drop_duplicates("framework").set_index("framework")["framework_name"]
    rows = ways.assign(to_framework=ways["to_framework"].map(names))[list(columns)].rename(columns=columns)
    st.dataframe(rows, hide_index=True, key="table-idea-crosswalk", width="stretch")


def _became(look: Looking, number: int) -> None:
    st.markdown("**What became of it**")
    decisions = look.ask("ideas/became", idea=number)
    if decisions.empty:
        st.write("No decision about it is known.")
        return
    for _, decision in decisions.iterrows():
        st.write(f"{as_written(findings.became(decision))}.")
        if decision["statement"]:
            st.text(f"{decision['statement_id']}: {decision['statement']}")
