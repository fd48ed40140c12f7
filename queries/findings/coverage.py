"""What the coverage of London says."""

import pandas as pd

from queries.findings.words import counted, listed
from queries.stats.reach import AVERAGE, FEW, TARGET, WIDE, people_needed

BOROUGHS = 32
RULE = (
    "**Silent**: nobody took part. **Thin**, by the first of these that holds: {target}fewer than {few} people; a 95% "
    "interval wider than {widest:g} times the figure itself, as it is {needed}{average}. **Heard**: all others. "
    "{apart}"
)


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
    if len(areas) == 1 and areas.iloc[0]["state"] == "thin":
        because, target, residents = areas.iloc[0][["because", "target", "residents"]]
        of_target = f"below its target of {target:,.0f}" if because == TARGET else ""
        said += f": thin, {of_target}" if of_target else f": thin for its {int(residents):,} residents"
    return said[0].upper() + said[1:]


def because_words(frame: pd.DataFrame, few: int) -> list[str]:
    """Why each thin area or role is thin, in words; "" for the others. `frame`: because, target."""
    words = {FEW: f"fewer than {few} people", WIDE: "interval too wide", AVERAGE: "clearly below London's average"}
    return [
        f"below its target of {target:,.0f}" if because == TARGET else words.get(because, "")
        for because, target in frame[["because", "target"]].itertuples(index=False)
    ]


def rule_words(few: int, widest: float, average: float, targets: bool, level: str = "borough") -> str:
    """What silent, thin and heard mean, with the numbers in force. `average`: London's rate, or nan; `targets`: whether
    any applies.
    """
    needed = people_needed(widest)
    return RULE.format(
        target="fewer people than its target; " if targets else "",
        few=few,
        widest=widest,
        needed=f"with {needed - 1} people or fewer" if needed > few else "with very few people",
        average=""
        if pd.isna(average)
        else "; so few for its residents that even the upper end of that interval is below London's "
        f"{average:.{1 if average >= 0.5 else 2}f} per 10,000",
        apart=_apart(targets, level),
    )


def _apart(targets: bool, level: str) -> str:
    said = [] if targets else ["No target counts here: targets are for boroughs and roles over the whole programme."]
    said += ["The City of London is judged by its people alone: most of them work there."] if level == "borough" else []
    return " ".join(said)


def smoothed_words(areas: pd.DataFrame) -> str:
    """What smoothing did. `areas`: group_name, participants, rate, smoothed, weight (of the own figure, 0 to 1)."""
    known = areas.dropna(subset=["rate", "smoothed"])
    if known.empty or not known["participants"].sum():
        return ""
    if not known["weight"].any():
        return (
            "These areas differ no more than chance would make them differ, so the smoothed rate of each is London's "
            "average."
        )
    said = "Each smoothed rate is drawn towards London's average, the more so the fewer people it rests on"
    moved = known.loc[(known["smoothed"] - known["rate"]).abs().idxmax()]
    if f"{moved['rate']:.1f}" == f"{moved['smoothed']:.1f}":
        return f"{said}; here that moves none by as much as 0.1."
    return f"{said}; most of all {moved['group_name']}, from {moved['rate']:.1f} to {moved['smoothed']:.1f}."


def states_words(frame: pd.DataFrame, one: str, many: str) -> str:
    """How many roles or organisations are heard, thin and silent, in a sentence. `frame`: state."""
    if frame.empty:
        return ""
    of = {state: int((frame["state"] == state).sum()) for state in ("shown", "thin", "silent")}
    said = f"Of {counted(len(frame), one, many)} {of['shown']} heard, {of['thin']} thin, {of['silent']} silent."
    hidden = int((frame["state"] == "hidden").sum())
    return f"{said} {hidden} hidden." if hidden else said


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
