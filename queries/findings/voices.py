"""Who speaks most: many a little, or few a lot?"""

import math

import pandas as pd

from queries.findings.words import counted, percent
from queries.stats.inequality import effective_number, top_share
from queries.stats.unseen import chao1

FEWEST_IN_A_FRACTION = 2
TENTH = 0.1


def enough(people: int, fraction: float) -> bool:
    """Whether so large a fraction of these people is at least two of them: nothing is said of one person's share."""
    return round(people * fraction, 9) >= FEWEST_IN_A_FRACTION


def heading(given: pd.DataFrame) -> str:
    """One sentence: how much the most active tenth gave. `given`: the answer of `voices/contributions`."""
    people = int(given["people"].sum())
    if not people:
        return "Nobody has taken part yet"
    if not enough(people, TENTH):
        return f"Only {counted(people, 'person', 'people')} contributed: too few to say who speaks most"
    if len(given) == 1:
        each = counted(int(given.iloc[0]["contributions"]), "contribution")
        return f"All {people:,} people gave the same: {each} each"
    share = top_share(given["contributions"], TENTH, given["people"])
    return f"The most active {percent(TENTH)} gave {percent(share)} of contributions"


def returning(days: pd.DataFrame) -> str:
    """One sentence: how many people came back on another day. `days`: the answer of `voices/days`."""
    dated = days[days["days"] > 0]
    known, back = int(dated["people"].sum()), int(dated.loc[dated["days"] > 1, "people"].sum())
    undated = int(days["people"].sum()) - known
    if not known:
        return "On which days people contributed is not known" if undated else "Nobody has taken part yet"
    who = f"{back:,} of {counted(known, 'person', 'people')} ({percent(back / known)})"
    more = f"; of {undated:,} more the days are not known" if undated else ""
    return f"{who} contributed on more than one day{more}"


def concentrated(organisations: pd.DataFrame) -> str:
    """One sentence: how few organisations giving equally would be as concentrated. `organisations`: contributions."""
    heard = organisations.loc[organisations["contributions"] > 0, "contributions"]
    if heard.empty:
        return "No organisation has been heard yet"
    if len(heard) == 1:
        return "All contributions of a known organisation come from one"
    return f"{len(heard):,} organisations gave as unevenly as {effective_number(heard):,.0f} giving equally would"


def unseen(organisations: pd.DataFrame) -> str:
    """One sentence: how many organisations have not been heard. `organisations`: participants, invited (true or false).

    Exact where organisations were invited; otherwise Chao's lower bound, rounded down and worded "at least".
    """
    people = organisations["participants"]
    invited = organisations["invited"].fillna(False).astype(bool)
    if invited.any():
        silent, asked = int((invited & (people == 0)).sum()), counted(int(invited.sum()), "invited organisation")
        return f"Not heard: {f'{silent:,}' if silent else 'none'} of {asked}"
    seen = int((people > 0).sum())
    if not seen:
        return "How many organisations were not heard is not known: none was heard and none was invited"
    more = math.floor(chao1(seen, int((people == 1).sum()), int((people == 2).sum()))) - seen
    said = f"at least {counted(more, 'more organisation')}" if more else "no sign of more organisations"
    return f"Not heard: {said}"


def dominant(principles: pd.DataFrame, share: float) -> list[tuple[str, str]]:
    """A sentence for each principle of whose votes one organisation gave more than `share`, the largest share first,
    and the principle's name.

    `principles`: the answer of `voices/principles`.
    """
    voted = principles[principles["votes"] > 0]
    voted = voted.assign(share=voted["organisation_votes"] / voted["votes"])
    large = voted[voted["share"] > share].sort_values(["share", "name"], ascending=[False, True])
    return [
        (f"{percent(row.share)} of the votes on {row.name} come from {row.organisation}", row.name)
        for row in large[["share", "name", "organisation"]].itertuples(index=False)
    ]
