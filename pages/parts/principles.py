"""Principles with their votes: what the pages that show them share."""

import pandas as pd
import streamlit as st

from charts.votes import describe_votes, diverging_votes, stacked_votes
from pages.parts.drawing import dark, described, picture, spec, table
from pages.parts.filters import Filters
from pages.parts.programme import Looking
from pages.parts.remembering import remembered
from queries.stats.votes import net_support, share_for

TABLE = {
    "name": "Principle", "n_for": "For", "n_against": "Against", "n_neutral": "Neutral", "n": "Votes",
    "people": "People",
    "net": "Net support", "low": "From", "high": "To", "p": "Share for", "share_low": "Share from",
    "share_high": "Share to",
}  # fmt: skip
IDEAS, THEMSELVES = "Ideas", "Principles themselves"

MADE = (
    "Net support is (for - against) / votes. Votes of one person resemble each other, so the 95% intervals count "
    "people rather than "
    "votes: net support by the variance between people, the share for by Wilson's interval on the effective "
    "number of votes."
)


@remembered
def counted_principles(look: Looking, chosen: Filters, direct: bool) -> pd.DataFrame:
    """One row a principle of the framework: its votes with net support, share for, and their 95 % intervals."""
    frame = look.ask("votes/principles", framework=chosen.framework, direct=direct, **chosen.values())
    shares = share_for(frame).rename(columns={"low": "share_low", "high": "share_high"})
    return frame.join(net_support(frame)).join(shares[["p", "share_low", "share_high", "deff", "n_eff"]])


def draw_votes(frame: pd.DataFrame, key: str, stacked: bool = False, longest: dict[str, float] | None = None) -> None:
    """The distribution of votes, one bar a principle, sorted by net support.

    With `longest` (see `charts.votes.diverging_votes`) the bars stay where they are from one picture to the next.
    """
    columns = {"item": "principle_code", "name": "principle_name"}
    rows = frame.rename(columns=columns)[
        [*columns.values(), "n_for", "n_against", "n_neutral", "n", "net", "low", "high", "people"]
    ]
    steady = {} if longest is None else {"longest": longest}
    drawn = spec(stacked_votes if stacked else diverging_votes, rows, dark=dark(), **steady)
    picture(drawn, described(describe_votes, rows, in_order=longest is None), f"{key}-{stacked}-{dark()}")


def votes_table(look: Looking, chosen: Filters, frame: pd.DataFrame, key: str) -> None:
    """The same votes as a table with its download, folded away; `frame` is that of `counted_principles`."""
    with st.expander("As a table"):
        formats = {name: st.column_config.NumberColumn(format="%.2f") for name in list(TABLE.values())[6:]}
        rows = frame.sort_values("net", ascending=False, na_position="last")[list(TABLE)].rename(columns=TABLE)
        table(look, rows, "Votes by principle", chosen.words, key, formats)


def series(look: Looking) -> bool:
    """Which votes to show: on ideas, or (True) on the principles themselves; asked only where there are both."""
    kinds = look.ask("votes/kinds_of_votes").iloc[0]
    if not kinds["on_principles"] or not kinds["on_ideas"]:
        return bool(kinds["on_principles"])
    # No numbers in the choices: they stand in the address, and a link has to hold when more votes arrive.
    numbers = f"{kinds['on_ideas']:,} votes are on ideas, {kinds['on_principles']:,} on the principles themselves."
    choices = [IDEAS, THEMSELVES]
    chosen = st.segmented_control(
        "Votes on", choices, default=IDEAS, key="votes", bind="query-params", required=True, help=numbers
    )
    return chosen == THEMSELVES
