"""One principle in detail: without each organisation, counted in each way, and group by group."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from charts.holds import describe_ways, ways_with_intervals
from pages.parts.banners import as_written
from pages.parts.drawing import about, dark, described, picture, spec, table
from pages.parts.filters import Filters
from pages.parts.holds.counting import BOROUGH, KIND, ROLE, Found, found
from pages.parts.programme import Looking
from pages.parts.remembering import remembered
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


@dataclass(frozen=True)
class Principle:
    """One principle in detail. Of each part what is said and the rows of its table; of the ways also what is drawn,
    and which are not possible; of the organisations how many there are."""

    without_said: str
    without: pd.DataFrame
    organisations: int
    ways_said: str
    drawn: pd.DataFrame
    ways: pd.DataFrame
    impossible: list[str]
    groups_said: list[str]
    groups: pd.DataFrame


def detail(look: Looking, chosen: Filters, direct: bool, name: str, item: str) -> None:
    """Everything on one principle, by its name and item."""
    one = _principle(look, chosen, direct, item)
    _organisations(look, chosen, name, one)
    _ways(look, chosen, name, one, _weights(found(look, chosen, direct)))
    _groups(look, chosen, name, one)


@remembered
def _principle(look: Looking, chosen: Filters, direct: bool, item: str) -> Principle:
    known = found(look, chosen, direct)
    row = next(known.principles[known.principles["item"] == item].itertuples())
    return Principle(*_without_each(known, row), *_in_other_ways(known, row), *_group_by_group(known, row))


def _without_each(known: Found, row: tuple) -> tuple[str, pd.DataFrame, int]:
    without = known.without[known.without["item"] == row.item]
    rows = without.head(LISTED).assign(majority=without["side"].map(MAJORITY))
    columns = {
        "organisation": "Left out", "p": "Share for without it", "net": "Net support", "low": "From", "high": "To",
        "majority": "Majority", "people": "People left", "n": "Votes left", "votes": "Its votes",
        "own_p": "Its share for",
    }  # fmt: skip
    return only_because(row.p, row.side, without), rows[list(columns)].rename(columns=columns), len(without)


def _organisations(look: Looking, chosen: Filters, name: str, one: Principle) -> None:
    st.header("Is it only because of one organisation?")
    st.markdown(f"**{as_written(one.without_said)}**")
    if one.without.empty:
        return
    formats = dict.fromkeys(("Share for without it", "Its share for"), SHARE) | NETS
    formats["Left out"] = st.column_config.Column(width=230)
    table(look, one.without, f"{name} without one organisation", chosen.words, "without", formats)
    if one.organisations > LISTED:
        st.caption(f"The {LISTED} that matter most of {one.organisations:,}.")
    about(look, ["votes/groups"], WITHOUT_MADE)


def _in_other_ways(known: Found, row: tuple) -> tuple[str, pd.DataFrame, pd.DataFrame, list[str]]:
    ways = known.ways[known.ways["item"] == row.item]
    measures = ["net", "low", "high", "p", "people", "n"]
    cast = pd.DataFrame([{"way": "as cast"} | {name: getattr(row, name) for name in measures}])
    rows = pd.concat([cast, ways[["way", *measures]]], ignore_index=True)
    rows["name"] = rows["way"].str.capitalize()
    columns = {
        "name": "Counted", "p": "Share for", "net": "Net support", "low": "From", "high": "To",
        "people": "People (effective)", "n": "Votes (effective)",
    }  # fmt: skip
    impossible = [name for key, name in known.wanted.names.items() if key not in set(ways["key"])]
    return other_ways(row.side, ways), rows, rows[list(columns)].rename(columns=columns), impossible


def _ways(look: Looking, chosen: Filters, name: str, one: Principle, weights: str) -> None:
    st.header("Counted in other ways")
    st.markdown(one.ways_said)
    left, right = st.columns([11, 9], gap="large")
    with left:
        drawn = spec(ways_with_intervals, one.drawn, dark=dark())
        picture(drawn, described(describe_ways, one.drawn), f"ways-{dark()}")
    with right:
        formats = {"Share for": SHARE} | NETS
        formats["Counted"] = st.column_config.Column(width=170)
        formats |= dict.fromkeys(("People (effective)", "Votes (effective)"), WHOLE)
        table(look, one.ways, f"{name} in other ways", chosen.words, "ways", formats)
    if one.impossible:
        st.caption(f"Not possible here, as too few groups voted: {', '.join(one.impossible)}.")
    about(look, ["votes/groups", "coverage/targets"], weights)


def _weights(known: Found) -> str:
    words = WEIGHTS | {"roles": ROLES[known.wanted.targeted]}
    lines = [f"- {name.capitalize()}: {words[key]}." for key, name in known.wanted.names.items()]
    return "\n".join([*lines, "", SURE])


def _group_by_group(known: Found, row: tuple) -> tuple[list[str], pd.DataFrame]:
    groups = known.groups[(known.groups["item"] == row.item) & (known.groups["n"] > 0)]
    compared = groups[groups["p_rest"].notna()].assign(p_all=row.p)
    said = [weakest(compared[compared["dimension"] == dimension], dimension) for dimension in (ROLE, KIND, BOROUGH)]
    said += [misleading(each, first, second, within) for item, first, second, within, each in known.misleads
             if item == row.item]  # fmt: skip
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
    return said, rows


def _groups(look: Looking, chosen: Filters, name: str, one: Principle) -> None:
    st.header("Where it is weakest")
    st.markdown("\n".join(f"- {as_written(sentence)}" for sentence in one.groups_said))
    formats = {"Share for": SHARE, "Smoothed": SHARE} | NETS
    table(look, one.groups, f"{name} by group", chosen.words, "groups", formats, 420)
    about(look, ["votes/groups"], GROUPS_MADE.format(few=settings()["votes"]["few_people"]))


def _difference(clear: bool, p: float, of_all: float, known: bool) -> str:
    if not known:
        return "not compared"
    return "no clear difference" if not clear else "clearly lower" if p < of_all else "clearly higher"
