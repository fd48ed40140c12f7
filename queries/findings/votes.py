"""What the votes on principles say."""

import pandas as pd

from queries.findings.words import counted, listed, percent


def heading(principles: pd.DataFrame, not_coded: int = 0) -> str:
    """One sentence: which principles have a majority for, which against, which divide the crowd.

    `principles`: name, n, low, high (95 % interval of net support). Clear means that the interval does not hold nought.
    `not_coded`: votes on ideas that are under no principle.
    """
    voted = principles[principles["n"].fillna(0) > 0]
    if voted.empty:
        return f"{not_coded:,} votes, none of them under a principle yet" if not_coded else "No votes yet"
    liked, disliked = voted[voted["low"] > 0], voted[voted["high"] < 0]
    open_ones = voted.drop(liked.index).drop(disliked.index)
    if len(liked) == len(voted):
        which = f"each of the {len(voted)} principles" if len(voted) > 1 else voted.iloc[0]["name"]
        return f"A clear majority for {which}"
    said = [f"A clear majority for {len(liked)} of {len(voted)} principles"] if len(liked) else []
    said += [f"against {listed(disliked['name'].tolist())}"] if len(disliked) else []
    said += [f"no clear majority on {listed(open_ones['name'].tolist())}"] if len(open_ones) else []
    sentence = "; ".join(said)
    return sentence[0].upper() + sentence[1:]


def area_heading(name: str, principle: str, p: float, low: float, high: float, everywhere: float) -> str:
    """What one area thinks of a principle, beside London."""
    if pd.isna(p):
        return f"No votes on {principle} from {name}"
    beside = (
        "about as in London"
        if low <= everywhere <= high
        else ("more than in London" if p > everywhere else "less than in London")
    )
    return f"{percent(p)} of the votes from {name} are for {principle}, {beside} ({percent(everywhere)})"


def scale_heading(principles: pd.DataFrame, not_coded: int = 0) -> str:
    """One sentence for votes from 1 to 5: where people agree most and least.

    `principles`: name, n, agreement (van der Eijk's A). `not_coded`: votes on ideas that are under no principle.
    """
    voted = principles[principles["n"].fillna(0) > 0].sort_values(["agreement", "name"], ascending=[False, True])
    if voted.empty:
        return f"{not_coded:,} votes, none of them under a principle yet" if not_coded else "No votes yet"
    if len(voted) == 1:
        return f"{counted(int(voted['n'].iloc[0]), 'vote')} from 1 to 5 on {voted['name'].iloc[0]}"
    return f"People agree most on {voted['name'].iloc[0]} and least on {voted['name'].iloc[-1]}"
