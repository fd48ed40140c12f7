"""Codings that wait to be saved. Each save makes a new release, which takes seconds, so many are saved at once."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from pages.parts.coding.book import Book
from pages.parts.deciding import decide
from pages.parts.folder import programme_folder
from queries.findings.words import counted
from warehouse.decisions import now
from warehouse.undoing import standing

Idea = tuple[str, str]
WAITING, SKIPPED = "codings_waiting", "ideas_skipped"
NO_NAME = "Type your name or initials first."


def waiting() -> dict[Idea, str]:
    """(source, idea) -> the principle it is to be put under, for every coding that is not saved yet.

    One that stands by now is dropped, so that what could not be saved is still there, and what was is not.
    """
    stand = {(row["source"], row["idea_id"]): row["principle"] for row in standing(programme_folder(), "codings")}
    kept = {idea: to for idea, to in st.session_state.get(WAITING, {}).items() if stand.get(idea, "") != to}
    st.session_state[WAITING] = kept
    return kept


def skipped() -> set[Idea]:
    """The ideas that were passed over in this visit."""
    return st.session_state.setdefault(SKIPPED, set())


def let_wait(ideas: Iterable[Idea], principle: str) -> None:
    """Add codings to those that wait; a later one on the same idea takes the place of an earlier."""
    st.session_state[WAITING] = st.session_state.get(WAITING, {}) | dict.fromkeys(ideas, principle)


def skip(idea: Idea) -> None:
    """Pass over an idea in this visit."""
    st.session_state[SKIPPED] = skipped() | {idea}


def show_again() -> None:
    """Forget what was passed over."""
    st.session_state[SKIPPED] = set()


def draw_waiting(book: Book, titles: dict[Idea, str], who: str) -> None:
    """How many codings wait, the button that saves them, and which they are; nothing where none waits."""
    codings = waiting()
    if not codings:
        return
    number = counted(len(codings), "coding")
    with st.container(border=True):
        st.markdown(f"**{number} waiting to be saved.** Unsaved ones are lost when this page is closed or reloaded.")
        with st.container(horizontal=True):
            save = st.button(f"Save {number}", type="primary", key="save", disabled=not who, help=NO_NAME * (not who))
            st.button("Drop them", key="drop", on_click=let_go)
        with st.expander("Which they are"):
            rows = [(titles.get(idea, idea[1]), book.name(to)) for idea, to in codings.items()]
            st.dataframe(pd.DataFrame(rows, columns=["Idea", "To be under"]), hide_index=True, key="table-waiting")
    if save:
        rows = [{"source": idea[0], "idea_id": idea[1], "principle": to} for idea, to in codings.items()]
        decide("codings", signed(rows, who), f"{number[0].upper()}{number[1:]} saved.")


def signed(rows: Iterable[dict[str, str]], who: str) -> list[dict[str, str]]:
    """Decisions saved together, with who made them and one moment for all: by these they are undone together."""
    moment = now()
    return [{**row, "who": who, "when": moment} for row in rows]


def let_go() -> None:
    """Forget what waits."""
    st.session_state[WAITING] = {}
