"""Opinion groups: people who vote alike, for those who want to look for them."""

import pandas as pd
import streamlit as st

from pages.parts.drawing import about, table
from pages.parts.filters import Filters
from pages.parts.ideas.listing import MANY, PERCENT, TALL, WIDE, called, rounded, told
from pages.parts.programme import Looking
from queries.findings import ideas as findings
from queries.findings.words import listed
from queries.stats.consensus import agreement_across_groups
from queries.stats.typical import typical_ideas

MOST_IDEAS = 5
FIRST, EVERYBODY = 20_000, 2**31 - 1
OFFERED = (
    "A program can look for people who vote alike, whatever their role or borough. It says how sure it is, and it "
    "often finds nothing: then that is the answer. Nobody is told apart by name, and groups of fewer than {fewest} "
    "people are not described."
)
DRAWN = "Looked for among {most} people, drawn at random from those with {votes} votes or more: always the same ones."
MADE = (
    "As in Polis: votes of people with at least {votes} votes; a missing vote counts as the idea's mean; two principal "
    "components; k-means with two to five groups (scikit-learn, always started alike). *Separation* is the silhouette: "
    "1 far apart, 0 touching. *By chance* is how often votes dealt out at random among those who voted on each idea "
    "fall into groups as far apart. *Stability* is the mean adjusted Rand index between these groups and those found "
    "in four fifths of the people: 1 the same, 0 no more alike than by chance."
)
Found = tuple[pd.Series, float, float, float]


def opinions(look: Looking, chosen: Filters) -> None:
    """Draw the offer, and the groups where they are asked for."""
    st.caption(OFFERED.format(fewest=findings.FEWEST))
    if not st.toggle("Look for opinion groups", key="opinions", bind="query-params"):
        return
    from queries.stats import opinions as stats  # takes a second to load, and few ask for it

    ideas = look.ask("ideas/given", **chosen.values())
    fewest = max(1, min(stats.FEWEST_VOTES, int((ideas["n"] > 0).sum())))
    votes = _votes(look, chosen, {"fewest_votes": fewest, "most_people": stats.MOST_PEOPLE})
    people = 0 if votes.empty else int(votes["eligible"].iloc[0])
    found = _found(f"{look} {chosen} {fewest}", votes[["person", "idea", "value"]])
    if found is None:
        st.info(f"{findings.no_opinions(people, stats.FEWEST_PEOPLE, fewest)}.")
    else:
        _draw(look, chosen, votes, ideas.set_index("idea"), found)
    if people > stats.MOST_PEOPLE:
        st.caption(DRAWN.format(most=stats.MOST_PEOPLE, votes=fewest))
    about(look, ["ideas/votes_cast"], MADE.format(votes=fewest))


def _votes(look: Looking, chosen: Filters, limits: dict[str, int]) -> pd.DataFrame:
    """The votes of those to be placed. The first ones of a city mostly hold enough; where not, all are gone through."""
    for first_people in (FIRST, EVERYBODY):
        votes = look.ask("ideas/votes_cast", first_people=first_people, **limits, **chosen.values())
        if votes["all_gone"].any() or votes["person"].nunique() == limits["most_people"]:
            break
    return votes


@st.cache_data(max_entries=16, show_spinner="Looking for people who vote alike")
def _found(asked: str, _votes: pd.DataFrame) -> Found | None:
    """`asked` says whose question it is: of a large frame Streamlit would look at some rows only."""
    from queries.stats.opinions import opinion_groups

    found = opinion_groups(_votes)
    return found and (found.groups, found.silhouette, found.stability, found.p)


def _draw(look: Looking, chosen: Filters, votes: pd.DataFrame, ideas: pd.DataFrame, found: Found) -> None:
    groups, silhouette, stability, p = found
    st.header(findings.opinions(int(groups.max()), silhouette, stability, p))
    sure = {
        "People": (f"{len(groups):,}", "With enough votes to be placed."),
        "Separation": (f"{silhouette:.2f}", "Silhouette: 1 far apart, 0 touching."),
        "Stability": (f"{stability:.2f}", "1: the same groups without a fifth of the people."),
        "By chance": (f"{p:.2f}", "Share of votes dealt out at random that fall into groups as far apart."),
    }
    with st.container(horizontal=True, gap="large"):
        for label, (value, words) in sure.items():
            st.metric(label, value, help=words, width="content")
    if p > findings.CHANCE:
        return
    votes = votes.assign(group=votes["person"].map(groups))
    _make_up(look, chosen, votes)
    counted = by_opinion(votes)
    described = [group for group, people in groups.value_counts().items() if people >= findings.FEWEST]
    _apart(look, chosen, counted, ideas, sorted(described))
    _together(look, chosen, counted, ideas, sorted(described))


def by_opinion(votes: pd.DataFrame) -> pd.DataFrame:
    """Votes by idea and group: idea, group_code, n, n_for, n_against."""
    counts = votes.assign(n_for=votes["value"] > 0, n_against=votes["value"] < 0).groupby(["idea", "group"])
    counted = counts.agg(n=("value", "size"), n_for=("n_for", "sum"), n_against=("n_against", "sum"))
    return counted.reset_index().rename(columns={"group": "group_code"})


def _make_up(look: Looking, chosen: Filters, votes: pd.DataFrame) -> None:
    """Who is in each group, by role and by borough."""
    st.markdown("**Who is in them**")
    choices = look.ask("programme/choices")
    people = votes.drop_duplicates("person")
    sizes = people["group"].value_counts()
    tables = []
    for kind, column in (("role", "role"), ("area", "gss_code")):
        names = choices[choices["list"] == kind].set_index("code")["name"]
        counts = pd.crosstab(people[column].map(names), people["group"]).reset_index(names="Who")
        tables.append(counts.assign(By="Role" if kind == "role" else "Borough"))
    rows = pd.concat(tables)[["By", "Who", *sorted(sizes.index)]]
    small = [group for group, size in sizes.items() if size < findings.FEWEST]
    named = {group: f"Group {group} ({sizes[group]} people)" for group in sizes.index}
    rows = rows.drop(columns=small).rename(columns=named)
    tall = TALL if len(rows) > MANY else "auto"
    table(look, rows, "Opinion groups by role and borough", chosen.words, "opinions", height=tall)
    if small:
        which = listed([f"group {group}" for group in small])
        st.caption(f"Not described, as they have fewer than {findings.FEWEST} people: {which}.")


def _apart(look: Looking, chosen: Filters, counted: pd.DataFrame, ideas: pd.DataFrame, groups: list[int]) -> None:
    st.markdown("**Ideas that set them apart**")
    totals, parts = counted.groupby("idea")[["n", "n_for", "n_against"]].sum(), []
    for group in groups:
        own = counted[counted["group_code"] == group].set_index("idea")[["n", "n_for", "n_against"]]
        rest = (totals.loc[own.index] - own).add_prefix("rest_").rename(columns=lambda name: name.replace("_n_", "_"))
        parts.append(typical_ideas(own.join(rest)).head(MOST_IDEAS).assign(group=f"Group {group}"))
    rows = told(look, pd.concat(parts).reset_index()) if parts else pd.DataFrame()
    if rows.empty:
        st.write("No single idea sets them apart by more than chance.")
        return
    own, rest = (
        rows[f"{start}for"].where(rows["side"] == "for", rows[f"{start}against"]) / rows[every]
        for start, every in (("n_", "n"), ("rest_", "rest_n"))
    )
    named = rows.assign(name=called(rows), side=rows["side"].str.capitalize(), own=own, rest=rest)
    columns = {"group": "Group", "side": "Vote", "name": "Idea", "own": "In the group", "rest": "In the rest"}
    formats = WIDE | {"In the group": PERCENT, "In the rest": PERCENT}
    shown = rounded(named[list(columns)]).rename(columns=columns)
    table(look, shown, "Ideas that set opinion groups apart", chosen.words, "apart", formats)


def _together(look: Looking, chosen: Filters, counted: pd.DataFrame, ideas: pd.DataFrame, groups: list[int]) -> None:
    """Ideas on which every described group has votes, and that each is likely to be for."""
    st.markdown("**Ideas they all agree on**")
    found = agreement_across_groups(counted, pd.Index(ideas.index, name="idea"), pd.Index(groups))
    found = found[(found["voted"] == len(groups)) & (found["root"] > findings.HALF)].join(ideas)
    best = found.sort_values(["root", "n"], ascending=False, kind="stable").head(MOST_IDEAS)
    if best.empty:
        st.write("No idea is likely to find a majority in each of them.")
        return
    columns = {"name": "Idea", "root": "Agreement", "principle": "Principle"}
    formats = WIDE | {"Agreement": st.column_config.NumberColumn(format="%.2f")}
    best = told(look, best.reset_index())
    named = best.assign(name=called(best))[list(columns)].rename(columns=columns)
    table(look, named, "Ideas that opinion groups agree on", chosen.words, "together", formats)
