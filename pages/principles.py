"""Principles: what London thinks of each, in votes, and where it differs."""

from functools import partial

import pandas as pd
import streamlit as st

from access import Viewer
from pages.parts.banners import as_written
from pages.parts.dominance import dominance_banner
from pages.parts.drawing import about, table
from pages.parts.filters import Filters, filters
from pages.parts.live import live
from pages.parts.principle_map import principle_map
from pages.parts.principles import MADE, counted_principles, draw_votes, series, votes_table
from pages.parts.programme import Looking, looking
from pages.parts.remembering import of_data
from pages.parts.scale import draw_scale, on_a_scale, scaled_principles
from queries.findings.votes import heading, scale_heading

TITLE = "Principles"
ADDRESS = "principles"
MOST_IDEAS = 500  # in the table on the page: nobody reads further, and more would be slow to send
IDEAS = {
    "words": "Idea", "n_for": "For", "n_against": "Against", "n_neutral": "Neutral", "people": "People",
    "comments": "Comments",
}  # fmt: skip


def render(viewer: Viewer) -> None:
    """Draw the page."""
    live(viewer, _body, filters(looking(viewer)))


def _body(look: Looking, chosen: Filters) -> None:
    if on_a_scale(look):
        _scaled(look, chosen)
    else:
        _for_and_against(look, chosen)
    _ideas(look, chosen)


def _scaled(look: Looking, chosen: Filters) -> None:
    """Votes from 1 to 5: their spread."""
    heading_here = st.empty()
    direct = series(look)
    frame = scaled_principles(look, chosen, direct)
    heading_here.title(scale_heading(frame, _votes_not_coded(look)))
    _showing(look, chosen, direct)
    if frame["n"].sum():
        draw_scale(look, chosen, frame, "principles-scale")
        _not_coded(look)
    else:
        st.info(_why_none(look))


def _for_and_against(look: Looking, chosen: Filters) -> None:
    """Votes for and against: net support, and one principle on the map."""
    heading_here = st.empty()
    choices = st.container(horizontal=True, vertical_alignment="bottom")
    with choices:
        direct = series(look)
    frame = counted_principles(look, chosen, direct)
    heading_here.title(of_data(heading, frame, _votes_not_coded(look)))
    _showing(look, chosen, direct)
    if frame["n"].fillna(0).sum():
        stacked = choices.toggle("Fill to 100%", key="stacked", bind="query-params")
        draw_votes(frame, "principles", stacked)
        _table(look, chosen, frame)
        _not_coded(look)
        _counted_only(look, chosen)
        principle_map(look, chosen, frame, direct)
    else:
        st.info(_why_none(look))
        _counted_only(look, chosen)


def _votes_not_coded(look: Looking) -> int:
    return int(look.ask("votes/kinds_of_votes").iloc[0]["not_coded"])


def _showing(look: Looking, chosen: Filters, direct: bool) -> None:
    of = "the principles themselves" if direct else "the ideas under each principle"
    st.caption(f"Showing {as_written(chosen.words)}. Votes on {of}.")
    dominance_banner(look, chosen, direct)


def _why_none(look: Looking) -> str:
    """Why there is no bar to draw, and what to do."""
    kinds = look.ask("votes/kinds_of_votes").iloc[0]
    if kinds["not_coded"]:
        return (
            f"{kinds['not_coded']:,} votes are on ideas that are not under a principle yet. Say on the page Bring your "
            "data which principle the whole export is about, or put ideas under principles on the page Coding."
        )
    if not kinds["on_ideas"] and not kinds["on_principles"]:
        return "No vote of a person has been imported yet. Votes come from the table votes, or from an export of Polis."
    return "There are no votes under these filters. Show everything, or choose another phase, place or role."


def _ideas(look: Looking, chosen: Filters) -> None:
    """The ideas that were voted on, in the participants' own words: only ever as plain text in a table."""
    found = look.ask("ideas/of_principle", most=MOST_IDEAS, **chosen.values())
    if found.empty:
        return
    st.header("The ideas behind them")
    wide, many = {"Idea": st.column_config.TextColumn(width="large")}, int(found["found"].iloc[0])
    if many > MOST_IDEAS:
        st.caption(f"The {MOST_IDEAS} with the most votes; the download has all {many:,}, as has the page Ideas.")
    taken = partial(_idea_rows, look, chosen, many)
    table(look, _idea_rows(look, chosen, MOST_IDEAS), "Ideas", chosen.words, "ideas", wide, 480, taken=taken)
    about(look, ["ideas/of_principle"])


def _idea_rows(look: Looking, chosen: Filters, most: int) -> pd.DataFrame:
    frame = look.ask("ideas/of_principle", most=most, **chosen.values())
    words = [title or text for title, text in zip(frame["title"], frame["text"], strict=True)]
    columns = IDEAS
    if on_a_scale(look):
        columns = {name: IDEAS[name] for name in ("words", "people", "comments")}
    return frame.assign(words=words)[list(columns)].rename(columns=columns)


def _table(look: Looking, chosen: Filters, frame: pd.DataFrame) -> None:
    votes_table(look, chosen, frame, "principles")
    about(look, ["votes/principles"], MADE)


def _not_coded(look: Looking) -> None:
    """Votes that these bars leave out, on ideas of no known principle."""
    votes = look.ask("votes/kinds_of_votes").iloc[0]["not_coded"]
    if votes:
        st.caption(
            f"{votes:,} votes are on ideas that are not under a principle yet; they are in the totals and in no bar."
        )


def _counted_only(look: Looking, chosen: Filters) -> None:
    """Votes of sources that only count."""
    counted = look.ask("votes/counted_only", framework=chosen.framework)
    if counted.empty:
        return
    with st.expander("Counted votes: no voter-level data"):
        st.write(
            "These sources say how many voted and not who. They are kept apart: they are in no bar, share or "
            "interval on this page."
        )
        named = counted.drop(columns="item").set_axis(["Principle", "For", "Against", "Neutral"], axis=1)
        table(look, named, "Counted votes by principle", "everything", "counted")
