"""What the coverage of London says."""

import pandas as pd

from queries.findings.words import counted, listed

BOROUGHS = 32


def heading(areas: pd.DataFrame) -> str:
    """One sentence on boroughs: how many of 32 were heard, which only thinly, which not at all.

    `areas`: group_name, kind, participants, rate, state ("shown", "thin", "silent", "hidden"); only rows of the kind
    borough are counted.
    The thinnest are named first.
    """
    if nobody_placed(areas):
        return f"{counted(int(areas['participants'].sum()), 'person', 'people')} took part; nobody's borough is known"
    boroughs = areas[areas["kind"] == "borough"].sort_values(["rate", "group_name"])
    silent, thin = (boroughs.loc[boroughs["state"] == state, "group_name"].tolist() for state in ("silent", "thin"))
    heard = len(boroughs) - len(silent)
    if heard == 0:
        return "No borough has been heard yet"
    said = [f"All {BOROUGHS} boroughs heard" if heard == BOROUGHS else f"{heard} of {BOROUGHS} boroughs heard"]
    if silent:
        said.append(f"{listed(silent)} silent")
    if thin:
        said.append(f"{len(thin)} only thinly: {listed(thin)}")
    return "; ".join(said)


def chosen_heading(areas: pd.DataFrame) -> str:
    """The same for areas that a reader chose: how many of their people took part and, of one borough, whether that
    is thin.
    """
    names, people = areas["group_name"].tolist(), areas["participants"].sum()
    if areas["participants"].isna().any():
        return f"A few people from {listed(names)} took part"
    said = f"{counted(int(people), 'person', 'people')} from {listed(names)} took part"
    thin = len(areas) == 1 and areas.iloc[0]["state"] == "thin"
    said += f": thin for its {int(areas.iloc[0]['residents']):,} residents" if thin else ""
    return said[0].upper() + said[1:]


def nobody_placed(areas: pd.DataFrame) -> bool:
    """Whether people took part and the area of none of them is known: then no borough can be called silent."""
    placed = areas["kind"].isin(["borough", "city", "group"])
    return bool(areas.loc[placed, "participants"].fillna(1).sum() == 0 and areas["participants"].sum() > 0)


def groups_heading(areas: pd.DataFrame) -> str:
    """The same for groups of boroughs: which have most and fewest people for their residents."""
    if nobody_placed(areas):
        return heading(areas)
    groups = areas[areas["kind"] == "group"].dropna(subset=["rate"]).sort_values("rate", ascending=False)
    if groups.empty or groups["participants"].sum() == 0:
        return "Nobody has been heard yet"
    most, fewest = groups.iloc[0], groups.iloc[-1]
    if len(groups) == 1:
        return f"{most['rate']:.1f} people heard for every 10,000 residents of {most['group_name']}"
    if most["low"] <= fewest["high"]:
        return f"No clear difference between {listed(groups['group_name'].tolist(), 6)}"
    return f"{most['group_name']} was heard most for its size, {fewest['group_name']} least"
