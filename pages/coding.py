"""Coding: putting ideas under principles, with who, when and undo; and how the frameworks hang together."""

import pandas as pd
import streamlit as st

from access import Viewer
from pages.parts.banners import as_written
from pages.parts.coding.book import Book, book_of
from pages.parts.coding.crosswalk import crosswalk
from pages.parts.coding.ideas import keys_of, titles_of
from pages.parts.coding.made import made, newest
from pages.parts.coding.waiting import Idea, draw_waiting, waiting
from pages.parts.coding.ways import by_file, by_search, one_by_one
from pages.parts.deciding import what_was_decided, who_decides
from pages.parts.drawing import about
from pages.parts.folder import programme_folder
from pages.parts.programme import Looking, looking
from queries.findings.coding import coding_heading
from queries.findings.words import counted
from warehouse.decisions import decided
from warehouse.refusal import Refused

TITLE = "Coding"
ADDRESS = "coding"
WAYS = {"One by one": one_by_one, "By search": by_search, "By file": by_file}


def render(viewer: Viewer) -> None:
    """Draw the page."""
    look = looking(viewer)
    numbers = look.ask("ideas/coding").iloc[0]
    st.title(coding_heading(int(numbers["ideas"]), int(numbers["uncoded"])))
    what_was_decided()
    st.caption(_more(numbers))
    about(look, ["ideas/coding"])
    if why := _unreadable():
        st.error(as_written(why))
        return
    book = book_of(look)
    who = who_decides("coding")
    if numbers["ideas"]:
        _ideas(look, book, who)
    else:
        st.info("Ideas come with the table ideas of an export, or with an export of a platform such as Polis.")
    crosswalk(look, book, who)


def _unreadable() -> str:
    """Why decisions that somebody edited by hand cannot be read; empty where they can."""
    try:
        for kind in ("codings", "crosswalk"):
            decided(programme_folder(), kind)
    except Refused as refusal:
        return refusal.why
    return ""


def _more(numbers: pd.Series) -> str:
    """What the heading leaves out."""
    votes, rejected, by_lead = (int(numbers[name]) for name in ("votes", "rejected", "by_lead"))
    said = []
    if votes:
        said.append(f"{counted(votes, 'vote')} on them count in the totals and under no principle.")
    if rejected:
        was = "1 was" if rejected == 1 else f"{rejected:,} were"
        said.append(f"Of them {was} rejected on the platform; rejected ideas come last.")
    if by_lead:
        said.append(f"A lead put {counted(by_lead, 'idea')} under a principle here.")
    return " ".join(said)


def _ideas(look: Looking, book: Book, who: str) -> None:
    way = st.segmented_control(
        "Way", list(WAYS), default="One by one", key="way", bind="query-params", required=True,
        label_visibility="collapsed",
    )  # fmt: skip
    WAYS[way](look, book, who)
    titles = _titles(look)
    draw_waiting(book, titles, who)
    columns = {
        "Idea": lambda row: titles.get((row["source"], row["idea_id"]), row["idea_id"]),
        "Put under": lambda row: book.name(row["principle"]),
    }
    made(look, "codings", "Codings made", columns, who)


def _titles(look: Looking) -> dict[Idea, str]:
    """What the ideas are called that wait or were coded."""
    wanted = sorted({idea for _, idea in waiting()} | {row["idea_id"] for _, row in newest("codings")})
    if not wanted:
        return {}
    frame = look.ask("ideas/named", ids=wanted)
    return dict(zip(keys_of(frame), titles_of(frame), strict=True))
