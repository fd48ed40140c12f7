"""Ideas searched, filtered and ranked."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from pages.parts.banners import as_written
from pages.parts.drawing import about
from pages.parts.filters import Filters
from pages.parts.ideas.groups import kind_of_group, known_voters
from pages.parts.ideas.listing import PERCENT, called, list_of_ideas, names_in_address, rounded
from pages.parts.ideas.looking_for import MOST, parameters, terms_in
from pages.parts.programme import Looking
from queries.findings.ideas import FEWEST, found
from queries.stats.consensus import agreement_across_groups
from queries.stats.ranking import divisiveness, support

SUPPORT, DIVISIVENESS, AGREEMENT = "Support", "Divisiveness", "Agreement across groups"
NEWEST, DISCUSSED = "Newest", "Most discussed"
WORDS = {
    SUPPORT: "First the ideas that most voters are for, at least: the lower end of the 95% interval of the share for, "
    "so that few votes do not put an idea on top.",
    DIVISIVENESS: "First the ideas with most voters on the smaller side, at least: the lower end of the 95% interval "
    "of the share of votes for or against, whichever is smaller.",
    AGREEMENT: "First the ideas that every group is likely to be for, not only the largest: the typical value of "
    "(for + 1) / (votes + 2) over groups of at least {fewest} voters; a group without votes on an idea counts as half.",
    NEWEST: "First the ideas that were given last.",
    DISCUSSED: "First the ideas with most comments.",
}
WITHOUT_VOTES = (NEWEST, DISCUSSED)
REJECTED = "rejected"
SHARES = dict.fromkeys(("Share for", "From", "To", "Smaller side", "At least"), PERCENT)
FORMATS = {
    **SHARES,
    "Agreement": st.column_config.NumberColumn(format="%.2f"),
    "Given on": st.column_config.DateColumn(format="DD/MM/YYYY"),
}
COUNTS = {"n_for": "For", "n_against": "Against", "n_neutral": "Neutral", "n": "Votes", "comments": "Comments"}
FACTS = {"principle": "Principle", "day": "Given on", "status": "Status", "idea_id": "Identifier"}


def with_support(frame: pd.DataFrame) -> pd.DataFrame:
    """Ideas with the share for and its interval (share, low, high) and the lower end of the share against."""
    against = support(frame.assign(n_for=frame["n_against"]))["low"].rename("against_low")
    return frame.join(support(frame)).join(against)


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
    terms = terms_in(typed)
    frame = look.ask("ideas/ranked", **parameters(terms), **chosen.values())
    rejected = frame["status"] == REJECTED
    frame = frame if terms else frame[~rejected]
    if terms:
        said = found(len(frame), int((frame["status"] == REJECTED).sum()), f"“{typed.strip()}”")
        more = f" Only the first {MOST} words count." if len(terms) > MOST else ""
        st.write(f"{as_written(said)}.{more}")
    if order == AGREEMENT:
        frame, columns = _agreed(look, chosen, frame)
    else:
        frame, columns = ORDERS[order](frame)
    st.caption(WORDS[order].format(fewest=FEWEST))
    _draw(look, chosen, frame, columns, f"{order}, {typed}" if typed else order, scaled)


def _draw(look: Looking, chosen: Filters, frame: pd.DataFrame, columns: dict, order: str, scaled: bool) -> None:
    if frame.empty:
        st.info("No idea under these filters. Show everything, or look for other words.")
        return
    counts = {"comments": "Comments"} if scaled else COUNTS
    rows = frame.assign(
        name=called(frame), status=frame["status"].str.replace("_", " ").str.capitalize(),
        day=pd.to_datetime(frame["day"]).dt.date,
    )  # fmt: skip
    names = {"name": "Idea", **columns, **counts, **FACTS}
    rows = rounded(rows[list(names)]).rename(columns=names)
    # Rows that were clicked belong to one list; another list is another table.
    key = f"ideas-{abs(hash((order, chosen, tuple(frame['idea']))))}"
    list_of_ideas(look, chosen, rows, names_in_address(frame), f"Ideas by {order.lower()}", key, FORMATS)
    questions = ["ideas/ranked", *(["ideas/by_group", "ideas/voters"] if "root" in columns else [])]
    about(look, questions, "Rejected ideas are in no ranking. With the same figure, more votes come first.")


def _ordered(frame: pd.DataFrame, by: str) -> pd.DataFrame:
    """Highest first, rejected last; then more votes, then the idea's number."""
    rejected = frame["status"] == REJECTED
    frame = frame.assign(rejected=rejected).sort_values(
        ["rejected", by, "n", "idea"], ascending=[True, False, False, True], na_position="last"
    )
    return frame.drop(columns="rejected")


def _supported(frame: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, str]]:
    ordered = _ordered(with_support(frame), "low")
    return ordered, {"share": "Share for", "low": "From", "high": "To"}


def _divided(frame: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, str]]:
    smaller = frame[["n_for", "n_against"]].min(axis=1) / frame["n"].where(frame["n"] > 0)
    ordered = _ordered(frame.assign(smaller=smaller, least=divisiveness(frame)), "least")
    return ordered, {"smaller": "Smaller side", "least": "At least"}


def _agreed(look: Looking, chosen: Filters, frame: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, str]]:
    grouping = kind_of_group("Across", "across")
    voters = known_voters(look, chosen, grouping)
    groups = voters[voters["people"] >= FEWEST]
    if len(groups) < 2:
        st.info(f"Fewer than two groups have {FEWEST} voters under these filters, so there is nothing to agree across.")
    votes = look.ask("ideas/by_group", grouping=grouping, idea=None, **chosen.values())
    found = agreement_across_groups(votes, pd.Index(frame["idea"], name="idea"), pd.Index(groups["group_code"]))
    ordered = _ordered(frame.join(found, on="idea"), "root")
    return ordered, {"root": "Agreement", "voted": f"Groups with votes, of {len(groups)}"}


ORDERS: dict[str, Callable[[pd.DataFrame], tuple[pd.DataFrame, dict[str, str]]]] = {
    SUPPORT: _supported,
    DIVISIVENESS: _divided,
    NEWEST: lambda frame: (_ordered(frame, "day"), {}),
    DISCUSSED: lambda frame: (_ordered(frame, "comments"), {}),
}
