"""What the published figures of a programme say: the sentences of the page Impact and of its document.

Counts of people here are rounded or hidden (missing), so sentences say "about", "at least" and "too few to publish".
"""

from dataclasses import dataclass

import pandas as pd

from queries.findings.words import counted, listed

BOROUGHS = 32
MOST_NAMED = 3


@dataclass(frozen=True)
class Boroughs:
    """Of the 32 boroughs: how many have a published number of people, how many a hidden one, and how many nobody."""

    shown: int
    hidden: int
    silent: int

    def heard(self) -> str:
        """ "in all 32 boroughs", "in 31 of 32 boroughs", "in at least 28 of 32 boroughs"."""
        if not self.hidden:
            number = f"all {BOROUGHS}" if self.shown == BOROUGHS else f"{self.shown} of {BOROUGHS}"
            return f"in {number} boroughs"
        return f"in at least {self.shown} of {BOROUGHS} boroughs"


def headline(people: float, organisations: float, boroughs: Boroughs) -> str:
    """One sentence on who took part. people: rounded; missing where hidden. organisations: as they are; missing
    where hidden."""
    if pd.isna(people):
        return "The number of people who took part is not published: it is small, or would give a small one away"
    if not people:
        return "Nobody has taken part yet"
    known = 0 if pd.isna(organisations) else int(organisations)
    of = f" from {counted(known, 'organisation')}" if known else ""
    where = f", {boroughs.heard()}" if boroughs.shown else ""
    return f"About {int(people):,} people{of} took part{where}"


def where_heading(areas: pd.DataFrame) -> str:
    """What the map of London shows. areas: group_name, kind, participants, rate; one row an area."""
    boroughs = areas[areas["kind"] == "borough"]
    known = boroughs[boroughs["participants"].fillna(0) > 0].sort_values(
        ["rate", "group_name"], ascending=[False, True]
    )
    if known.empty and boroughs["participants"].isna().any():
        return "In no borough enough people took part for their number to be published"
    if known.empty:
        return "Nobody was heard in any borough yet, or it is not known where people work or live"
    if len(known) <= MOST_NAMED:
        return f"People were heard in {listed(known['group_name'].sort_values().tolist())}"
    return f"Heard most, for their residents: {listed(known['group_name'].head(MOST_NAMED).tolist())}"


def where_words(areas: pd.DataFrame) -> list[str]:
    """Which boroughs are hidden and which silent, and who has no borough. areas: group_name, kind, participants."""
    boroughs = areas[areas["kind"] == "borough"]
    hidden = boroughs.loc[boroughs["participants"].isna(), "group_name"].tolist()
    silent = boroughs.loc[boroughs["participants"] == 0, "group_name"].tolist()
    said = []
    if hidden:
        which = listed(hidden, 8) if len(hidden) <= BOROUGHS // 2 else f"{len(hidden)} boroughs"
        theirs = "The number of people is" if len(hidden) == 1 else "The numbers of people are"
        said.append(f"{theirs} hidden in {which}: too few, or needed to protect so few elsewhere.")
    if silent and len(silent) < BOROUGHS:
        said.append(f"Nobody took part in {listed(silent, 8)}.")
    city = areas.loc[areas["kind"] == "city", "participants"]
    if len(city) and (pd.isna(city.iloc[0]) or city.iloc[0]):
        number = "hidden" if pd.isna(city.iloc[0]) else f"about {int(city.iloc[0]):,}"
        said.append(f"The City of London is not one of the {BOROUGHS}; its number of people is {number}.")
    return said


def said_heading(principles: pd.DataFrame) -> str:
    """Which principles have a majority. principles: name, n, low, high (95 % interval of the share of votes for)."""
    voted = principles[principles["n"].fillna(0) > 0].dropna(subset=["low"])
    if voted.empty:
        return "No votes on principles have been published yet"
    liked, disliked = voted[voted["low"] > 0.5], voted[voted["high"] < 0.5]
    open_ones = voted.drop(liked.index).drop(disliked.index)
    if len(liked) == len(voted):
        which = f"each of {len(voted)} principles" if len(voted) > 1 else voted["name"].iloc[0]
        return f"A clear majority for {which}"
    said = [f"a clear majority for {len(liked)} of {len(voted)} principles"] if len(liked) else []
    said += [f"against {listed(disliked['name'].tolist())}"] if len(disliked) else []
    said += [f"no clear majority on {listed(open_ones['name'].tolist())}"] if len(open_ones) else []
    sentence = "; ".join(said)
    return sentence[0].upper() + sentence[1:]


def said_words(principles: pd.DataFrame, on_a_scale: bool = False) -> list[str]:
    """The principle with the largest and with the smallest share for; how many are hidden; what counts as for.

    principles: name, n, p, low, high.
    """
    voted = principles[principles["n"].fillna(0) > 0].dropna(subset=["low"]).sort_values("p", ascending=False)
    said = []
    if len(voted) > 1:
        said.append(f"Most of all for {_share(voted.iloc[0])}; least for {_share(voted.iloc[-1])}.")
    hidden = principles.loc[principles["n"].isna(), "name"].tolist()
    if hidden and len(hidden) < len(principles):
        said.append(f"Votes on {listed(hidden)} are hidden: too few people, or too few votes on one side.")
    if on_a_scale and len(voted):
        said.append("People gave 1 to 5: here 4 and 5 are for, 3 is neutral, 1 and 2 are against.")
    return said


def _share(row: pd.Series) -> str:
    span = f"95% interval {row['low']:.0%} to {row['high']:.0%}"
    return f"{row['name']} ({row['p']:.0%} of about {int(row['n']):,} votes; {span})"
