"""Ideas searched, filtered and ranked."""

from functools import partial

import pandas as pd
import streamlit as st

from pages.parts.banners import as_written
from pages.parts.drawing import about
from pages.parts.filters import Filters
from pages.parts.ideas.groups import kind_of_group
from pages.parts.ideas.listing import PERCENT, called, list_of_ideas, rounded
from pages.parts.ideas.looking_for import MOST, terms_in
from pages.parts.ideas.orders import (
    AGREEMENT,
    DIVISIVENESS,
    SUPPORT,
    WITHOUT_VOTES,
    WORDS,
    groups_to_agree,
    in_order,
)
from pages.parts.programme import Looking
from queries.findings.ideas import FEWEST, found

SHARES = dict.fromkeys(("Share for", "From", "To", "Smaller side", "At least"), PERCENT)
FORMATS = {
    **SHARES,
    "Agreement": st.column_config.NumberColumn(format="%.2f"),
    "Given on": st.column_config.DateColumn(format="DD/MM/YYYY"),
}
FIGURES = {
    SUPPORT: {"share": "Share for", "low": "From", "high": "To"},
    DIVISIVENESS: {"smaller": "Smaller side", "least": "At least"},
    AGREEMENT: {"root": "Agreement", "voted": "Groups with votes, of {groups}"},
}
COUNTS = {"n_for": "For", "n_against": "Against", "n_neutral": "Neutral", "n": "Votes", "comments": "Comments"}
FACTS = {"principle": "Principle", "day": "Given on", "status": "Status", "idea_id": "Identifier"}


def ranking(look: Looking, chosen: Filters, scaled: bool) -> None:
    """Draw the search, the order and the list."""
    orders = list(WITHOUT_VOTES) if scaled else list(WORDS)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        typed = st.text_input(
            "Search", key="find", bind="query-params", placeholder='Words, or "a phrase"', max_chars=200, width=300,
            help="Every word has to be there; nurse finds nurses and nursing too. Put words that belong together in "
            "quotation marks. Rejected ideas are found as well, and stand last.",
        )  # fmt: skip
        order = st.segmented_control(
            "First", orders, default=orders[0], key="order", bind="query-params", required=True
        )
    said = st.container()
    across, names = _across(look, chosen, order)
    terms = tuple(terms_in(typed))
    frame = in_order(look, chosen, order, terms[:MOST], across)
    if terms:
        with said:
            _said(frame, typed, len(terms))
    st.caption(WORDS[order].format(fewest=FEWEST))
    counts = {"comments": "Comments"} if scaled else COUNTS
    _draw(look, chosen, frame, {"name": "Idea", **names, **counts, **FACTS}, f"{order}, {typed}" if typed else order)


def _said(frame: pd.DataFrame, typed: str, terms: int) -> None:
    """How many ideas a search found."""
    words = found(len(frame), int(frame["rejected"].sum()), f"“{typed.strip()}”")
    more = f" Only the first {MOST} words count." if terms > MOST else ""
    st.write(f"{as_written(words)}.{more}")


def _across(look: Looking, chosen: Filters, order: str) -> tuple[str, dict[str, str]]:
    """Between which groups agreement is looked for, where it is; and the figures of an order with their names."""
    names = FIGURES.get(order, {})
    if order != AGREEMENT:
        return "", names
    across = kind_of_group("Across", "across")
    groups = len(groups_to_agree(look, chosen, across))
    if groups < 2:
        st.info(f"Fewer than two groups have {FEWEST} voters under these filters, so there is nothing to agree across.")
    return across, {key: name.format(groups=groups) for key, name in names.items()}


def _draw(look: Looking, chosen: Filters, frame: pd.DataFrame, names: dict[str, str], order: str) -> None:
    if frame.empty:
        st.info("No idea under these filters. Show everything, or look for other words.")
        return
    # Rows that were clicked belong to one list; another list is another table.
    key = f"ideas-{abs(hash((order, chosen, len(frame), tuple(frame['idea'].head(1_000)))))}"
    list_of_ideas(look, chosen, frame, partial(_named, names), f"Ideas by {order.lower()}", key, FORMATS)
    questions = ["ideas/given", *(["ideas/agreement", "ideas/voters"] if "root" in names else [])]
    about(look, questions, "Rejected ideas are in no ranking. With the same figure, more votes come first.")


def _named(names: dict[str, str], frame: pd.DataFrame) -> pd.DataFrame:
    """Rows with their words, as they are shown."""
    rows = frame.assign(
        name=called(frame), status=frame["status"].str.replace("_", " ").str.capitalize(),
        day=pd.to_datetime(frame["day"]).dt.date,
    )  # fmt: skip
    return rounded(rows[list(names)]).rename(columns=names)
