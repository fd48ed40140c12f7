"""A list of ideas, of which one can be opened; which one is open stands in the address."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from pages.parts import downloads
from pages.parts.drawing import with_thousands_apart
from pages.parts.filters import Filters
from pages.parts.programme import Looking

OPEN = "idea"
SHOWN = 500  # rows; what is beyond can be downloaded
TALL, MANY = 400, 11
WIDE = {"Idea": st.column_config.TextColumn(width=420)}
PERCENT = st.column_config.NumberColumn(format="percent")


def called(frame: pd.DataFrame) -> pd.Series:
    """What an idea is called: its title, otherwise its text, otherwise its identifier."""
    text = frame["text"].where(frame["text"] != "", frame["idea_id"])
    return frame["title"].where(frame["title"] != "", text)


def rounded(frame: pd.DataFrame) -> pd.DataFrame:
    """The same with shares and figures to three places, as nobody reads more."""
    return frame.round(dict.fromkeys(frame.select_dtypes("float").columns, 3))


def names_in_address(frame: pd.DataFrame) -> list[str]:
    """How each idea is named in an address: by its identifier, with its source where another has the same one."""
    return (frame["idea_id"] + (" of " + frame["source"]).where(frame["named_so"], "")).tolist()


def told(look: Looking, frame: pd.DataFrame) -> pd.DataFrame:
    """These ideas, a column `idea` names them, with their words and their source."""
    few = len(frame) <= SHOWN
    return frame.join(look.ask("ideas/told", ideas=frame["idea"].tolist() if few else []).set_index("idea"), on="idea")


def list_of_ideas(
    look: Looking,
    chosen: Filters,
    frame: pd.DataFrame,
    named: Callable[[pd.DataFrame], pd.DataFrame],
    title: str,
    key: str,
    formats: dict | None = None,
) -> None:
    """Draw a table of ideas with its download. A click on a row opens that idea.

    `frame`: ideas with their figures, in order; `named` makes of them, told in their words, what is shown.
    """
    first = told(look, frame.head(SHOWN))
    shown = named(first)
    where, columns = f"table-{key}", with_thousands_apart(shown) | WIDE | (formats or {})
    st.dataframe(
        shown, hide_index=True, column_config=columns, key=where, width="stretch",
        height=TALL if len(shown) > MANY else "auto", on_select=partial(_open, where, names_in_address(first)),
        selection_mode="single-row",
    )  # fmt: skip
    if len(frame) > SHOWN:
        st.caption(f"The first {SHOWN} of {len(frame):,}; the download has all of them.")
    downloads.offer(look, lambda: named(told(look, frame)), title, chosen.words, key)


def field_of_the_open_one() -> str:
    """Draw the field that says which idea is open; it is the way to open one by keyboard or by a link."""
    return st.text_input(
        "Open an idea",
        key=OPEN,
        bind="query-params",
        placeholder="Click a row, or type an identifier",
        max_chars=200,
        width=360,
    ).strip()


def _open(where: str, names: list[str]) -> None:
    rows = st.session_state[where]["selection"]["rows"]
    st.session_state[OPEN] = names[rows[0]] if rows and rows[0] < len(names) else ""
