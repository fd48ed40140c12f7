"""Ideas that are typical of a group: its people are for them (or against), more than everybody else."""

import pandas as pd
import streamlit as st

from pages.parts.banners import as_written
from pages.parts.drawing import about
from pages.parts.filters import Filters
from pages.parts.ideas.groups import kind_of_group, known_voters, one_group
from pages.parts.ideas.listing import PERCENT, called, list_of_ideas, rounded
from pages.parts.programme import Looking
from pages.parts.remembering import remembered
from queries.findings import ideas as findings
from queries.stats.typical import typical_ideas

COLUMNS = {
    "name": "Idea", "side": "Vote", "share": "In the group", "rest_share": "In the rest", "ra": "Times as likely",
    "sure": "Clear", "n": "Votes in the group", "rest_n": "Votes in the rest", "principle": "Principle",
    "idea_id": "Identifier",
}  # fmt: skip
FORMATS = {
    "In the group": PERCENT, "In the rest": PERCENT, "Times as likely": st.column_config.NumberColumn(format="%.2f"),
}  # fmt: skip
SAID = (
    "Most of its people are on this side, and more of them than of everybody else; the most typical first. Shares are "
    "of votes on that side, in the group and in the rest."
)
MADE = (
    "Representativeness as Polis works it out (its Clojure engine of 2020 to 2024), on known groups. With a of n votes "
    "of the group for (or against) an idea: more than half of the group is on that side, 2 √(n + 1) ((a + 1) / (n + 1) "
    "- 1/2) > 1.2816, and more than of the rest, by a test of two proportions with 1 added to each count, z > 1.2816. "
    "One in ten ideas would pass the second test by chance; *clear* ones also outlast the comparing of all ideas at 5% "
    "(Benjamini-Hochberg). Rejected ideas are left out."
)


def typical(look: Looking, chosen: Filters) -> None:
    """Draw the choice of a group and what is typical of it."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        grouping = kind_of_group("Groups", "across")
        voters = known_voters(look, chosen, grouping)
        name = one_group(voters["group_name"].tolist(), grouping, "of") if len(voters) else None
    if name is None:
        st.info("Nobody of a known group voted on ideas under these filters.")
        return
    group = voters.set_index("group_name").loc[name]
    asked = {"grouping": grouping, "group": group["group_code"]}
    if not look.ask("ideas/compared", **asked, **chosen.values())["rest_n"].sum():
        st.info(f"Only {as_written(name)} voted under these filters, so there is nobody to compare them with.")
        return
    rows, people = _typical(look, chosen, **asked), int(group["people"])
    st.header(as_written(findings.typical(name, people, rows)))
    if people >= findings.FEWEST and len(rows):
        st.caption(SAID)
        key = f"typical-{abs(hash((grouping, name, chosen)))}"
        list_of_ideas(look, chosen, rows, _named, f"Ideas typical of {name}", key, FORMATS)
    about(look, ["ideas/compared", "ideas/voters"], MADE)


@remembered
def _typical(look: Looking, chosen: Filters, grouping: str, group: str) -> pd.DataFrame:
    return typical_ideas(look.ask("ideas/compared", grouping=grouping, group=group, **chosen.values()))


def _named(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with their words, as they are shown."""
    side_for = rows["side"] == "for"
    shares = {
        "share": rows["n_for"].where(side_for, rows["n_against"]) / rows["n"],
        "rest_share": rows["rest_for"].where(side_for, rows["rest_against"]) / rows["rest_n"],
    }
    words = {"side": rows["side"].str.capitalize(), "sure": rows["clear"].map({True: "Yes", False: "No"})}
    return rounded(rows.assign(name=called(rows), **shares, **words)[list(COLUMNS)]).rename(columns=COLUMNS)
