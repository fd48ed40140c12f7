"""One principle in detail: without each organisation, counted in each way, and group by group."""

import pandas as pd
import streamlit as st

from charts.holds import describe_ways, ways_with_intervals
from pages.parts.banners import as_written
from pages.parts.drawing import about, dark, described, picture, spec, table
from pages.parts.filters import Filters
from pages.parts.holds.counting import BOROUGH, KIND, ROLE, Found
from pages.parts.programme import Looking
from queries.findings.holds import misleading, only_because, other_ways, weakest
from warehouse.settings import settings

SHARE, NET = st.column_config.NumberColumn(format="percent"), st.column_config.NumberColumn(format="%+.2f")
NETS = dict.fromkeys(("Net support", "From", "To"), NET)
WHOLE = st.column_config.NumberColumn(format="%.0f")
LISTED = 10
MAJORITY = {1: "for", -1: "against", 0: "not clear"}
WITHOUT_MADE = (
    "A person has one organisation, so what is left is all votes less its own. Organisations are in order of how much "
    "the majority loses without them. People whose organisation is not known are never left out."
)
WEIGHTS = {
    "voice": "each person's own share counts once, however often they voted",
    "boroughs": "the votes of each of the 32 boroughs with a vote weigh as much together as those of any other",
    "residents": "the votes of each borough weigh as much together as its share of London's residents",
    "both": "boroughs by residents and roles as above at the same time (raking)",
}
ROLES = {
    True: "the votes of each role that has a target for people weigh as much together as its target; other roles are "
    "left out, as no population of roles is known",
    False: "the votes of each known role weigh as much together as those of any other, as no population of roles is "
    "known",
}
SURE = (
    "People are the sample: the interval widens with uneven weights, as a few people then count for many (Kish). "
    "Whoever has no single borough or no known role is left out where boroughs or roles are weighted."
)
GROUPS_MADE = (
    "Each group is compared with all others on the same principle (two shares, on the effective number of votes). "
    "Difference says clearly only where that outlasts correction for all groups of all principles here "
    "(Benjamini-Hochberg, 5%). Smoothed: the share drawn towards that of all groups, the more the fewer people. Fewer "
    "people than {few}: not compared."
)


def detail(look: Looking, chosen: Filters, found: Found, row: tuple) -> None:
    """Everything on one principle. `row`: its row of `found.principles`."""
    _organisations(look, chosen, found, row)
    _ways(look, chosen, found, row)
    _groups(look, chosen, found, row)


def _organisations(look: Looking, chosen: Filters, found: Found, row: tuple) -> None:
    without = found.without[found.without["item"] == row.item]
    st.header("Is it only because of one organisation?")
    st.markdown(f"**{as_written(only_because(row.p, row.side, without))}**")
    if without.empty:
        return
    rows = without.head(LISTED).assign(majority=without["side"].map(MAJORITY))
    columns = {
        "organisation": "Left out", "p": "Share for without it", "net": "Net support", "low": "From", "high": "To",
        "majority": "Majority", "people": "People left", "n": "Votes left", "votes": "Its votes",
        "own_p": "Its share for",
    }  # fmt: skip
    formats = dict.fromkeys(("Share for without it", "Its share for"), SHARE) | NETS
    formats["Left out"] = st.column_config.Column(width=230)
    shown = rows[list(columns)].rename(columns=columns)
    table(look, shown, f"{row.name} without one organisation", chosen.words, "without", formats)
    if len(without) > LISTED:
        st.caption(f"The {LISTED} that matter most of {len(without):,}.")
    about(look, ["votes/groups"], WITHOUT_MADE)


def _ways(look: Looking, chosen: Filters, found: Found, row: tuple) -> None:
    ways = found.ways[found.ways["item"] == row.item]
    st.header("Counted in other ways")
    st.markdown(other_ways(row.side, ways))
    measures = ["net", "low", "high", "p", "people", "n"]
    cast = pd.DataFrame([{"way": "as cast"} | {name: getattr(row, name) for name in measures}])
    rows = pd.concat([cast, ways[["way", *measures]]], ignore_index=True)
    rows["name"] = rows["way"].str.capitalize()
    drawn = spec(ways_with_intervals, rows, dark=dark())
    left, right = st.columns([11, 9], gap="large")
    with left:
        picture(drawn, described(describe_ways, rows), f"ways-{dark()}")
    with right:
        columns = {
            "name": "Counted", "p": "Share for", "net": "Net support", "low": "From", "high": "To",
            "people": "People (effective)", "n": "Votes (effective)",
        }  # fmt: skip
        formats = {"Share for": SHARE} | NETS
        formats["Counted"] = st.column_config.Column(width=170)
        formats |= dict.fromkeys(("People (effective)", "Votes (effective)"), WHOLE)
        listed = rows[list(columns)].rename(columns=columns)
        table(look, listed, f"{row.name} in other ways", chosen.words, "ways", formats)
    impossible = [name for key, name in found.wanted.names.items() if key not in set(ways["key"])]
    if impossible:
        st.caption(f"Not possible here, as too few groups voted: {', '.join(impossible)}.")
    about(look, ["votes/groups", "coverage/targets"], _weights(found))


def _weights(found: Found) -> str:
    words = WEIGHTS | {"roles": ROLES[found.wanted.targeted]}
    lines = [f"- {name.capitalize()}: {words[key]}." for key, name in found.wanted.names.items()]
    return "\n".join([*lines, "", SURE])


def _groups(look: Looking, chosen: Filters, found: Found, row: tuple) -> None:
    groups = found.groups[(found.groups["item"] == row.item) & (found.groups["n"] > 0)]
    compared = groups[groups["p_rest"].notna()].assign(p_all=row.p)
    st.header("Where it is weakest")
    said = [weakest(compared[compared["dimension"] == dimension], dimension) for dimension in (ROLE, KIND, BOROUGH)]
    said += [misleading(each, first, second, within) for item, first, second, within, each in found.misleads
             if item == row.item]  # fmt: skip
    st.markdown("\n".join(f"- {as_written(sentence)}" for sentence in said))
    difference = [_difference(clear, p, row.p, known) for clear, p, known in
                  zip(groups["clear"], groups["p"], groups["p_rest"].notna(), strict=True)]  # fmt: skip
    rows = groups.assign(difference=difference, majority=groups["majority"].map(MAJORITY))
    columns = {
        "dimension": "Of", "name": "Group", "p": "Share for", "smoothed": "Smoothed", "net": "Net support",
        "low": "From", "high": "To", "people": "People", "n": "Votes", "difference": "Difference from the others",
        "majority": "Majority",
    }  # fmt: skip
    rows = rows.sort_values(["dimension", "smoothed", "name"], ascending=[False, True, True])
    rows = rows[list(columns)].rename(columns=columns)
    rows["Of"] = rows["Of"].str.capitalize()
    formats = {"Share for": SHARE, "Smoothed": SHARE} | NETS
    table(look, rows, f"{row.name} by group", chosen.words, "groups", formats, 420)
    about(look, ["votes/groups"], GROUPS_MADE.format(few=settings()["votes"]["few_people"]))


def _difference(clear: bool, p: float, of_all: float, known: bool) -> str:
    if not known:
        return "not compared"
    return "no clear difference" if not clear else "clearly lower" if p < of_all else "clearly higher"
