"""What the published figures say of what followed, of fairness and of the phases; numbers in, sentences out."""

import pandas as pd

from queries.findings.impact import Boroughs
from queries.findings.words import counted, listed, percent
from warehouse.disclosure import rule

NOT_A_SAMPLE = (
    "Those who took part chose to; they are not a random sample of London, and no figure here is an estimate of what "
    "all Londoners think. Intervals say what chance could have done among those who took part, and nothing about who "
    "did not come."
)
ROUNDED = (
    f"Counts of people are rounded to the nearest {rule().base}, and {rule().few} people are hidden. So a small "
    "borough's rate can be off by a quarter, and small differences between boroughs mean nothing."
)


def led_heading(frameworks: list[tuple[str, int]], responses: int) -> str:
    """frameworks: the name of each later framework with its number of items that came from principles."""
    became = listed([f"{counted(items, 'item')} of {name}" for name, items in frameworks if items])
    answered = f"organisations answered {responses:,} times" if responses > 1 else ""
    answered = "one organisation answered" if responses == 1 else answered
    if became:
        return f"The principles became {became}" + (f"; {answered}" if answered else "")
    return answered[:1].upper() + answered[1:] if answered else "What it led to is not recorded yet"


def led_words(responses: pd.DataFrame) -> list[str]:
    """How organisations answered. responses: name, responses; one row a kind."""
    given = responses[responses["responses"] > 0]
    if given.empty:
        return ["No response to the declaration has been recorded yet."]
    kinds = [f"{row['name'].lower()} {int(row['responses']):,}" for _, row in given.iterrows()]
    return [f"Responses by kind: {listed(kinds, 8)}. Organisations are not people, so these numbers are exact."]


def fair_heading(areas: pd.DataFrame, average: float) -> str:
    """areas: name, rate, low, high of the boroughs; average: London's rate per 10,000. All from rounded counts."""
    known = areas.dropna(subset=["rate"])
    if known.empty or not average > 0:
        return "Too little is published to say how evenly London was heard"
    below, above = int((known["high"] < average).sum()), int((known["low"] > average).sum())
    if not below and not above:
        return "No borough was heard clearly more or less than London, for its number of residents"
    one = f"{counted(len(known), 'borough')} with a number"
    if not below or not above:
        number, how = (above, "more") if above else (below, "less")
        return f"Of {one}, {number} {_was(number)} heard clearly {how} than London, for the number of residents"
    return (
        f"Of {one}, {above} {_was(above)} heard clearly more than London and {below} clearly less, for their residents"
    )


def _was(number: int) -> str:
    return "was" if number == 1 else "were"


def fair_words(areas: pd.DataFrame, average: float) -> list[str]:
    """The extremes and who lies clearly below London. Columns as for `fair_heading`."""
    known = areas.dropna(subset=["rate"]).sort_values(["rate", "name"], ascending=[False, True])
    if len(known) < 2 or not average > 0:
        return []
    top, foot = known.iloc[0], known.iloc[-1]
    said = [
        f"Boroughs with a number together: {_rate(average)} people for every 10,000 residents, "
        f"from {_rate(top['rate'])} in {top['name']} down to {_rate(foot['rate'])} in {foot['name']}."
    ]
    below = known.loc[known["high"] < average, "name"].sort_values().tolist()
    return said + ([f"Clearly below London: {listed(below, 12)}."] if below else [])


def _rate(rate: float) -> str:
    return "under 0.1" if 0 < rate < 0.05 else f"{rate:.1f}"


def limits(areas: pd.DataFrame) -> list[str]:
    """What these figures cannot say. areas: kind, participants, one row an area, the unknown and several too."""
    hidden = int((areas["participants"].isna() & (areas["kind"] == "borough")).sum())
    said = [NOT_A_SAMPLE, ROUNDED]
    if hidden:
        theirs = "its number is hidden; it may be" if hidden == 1 else "their numbers are hidden; they may be"
        said.append(f"{counted(hidden, 'borough')} cannot be compared, as {theirs} among the least heard.")
    return said + _unplaced(areas)


def _unplaced(areas: pd.DataFrame) -> list[str]:
    """How many people have no borough, as far as that is published."""
    rest = areas[areas["kind"].isin(["unknown", "several"])]
    known, all_known = rest["participants"].dropna().sum(), areas["participants"].dropna().sum()
    if not known:
        hidden = rest["participants"].isna().any()
        return ["Few or none of the people have no single borough that we know."] if hidden else []
    return [
        f"About {int(known):,} people ({percent(known / all_known)}) work in several areas or have no borough that we "
        "know; they count for London and for no borough."
    ]


def phases_heading(phases: pd.DataFrame) -> str:
    """phases: name, participants, shown, hidden, silent; in order."""
    known = phases.dropna(subset=["participants"])
    known = known[known["participants"] > 0]
    if known.empty:
        return "The programme has no phases with published figures"
    if len(known) == 1:
        return f"About {int(known['participants'].iloc[0]):,} people took part in {known['name'].iloc[0]}"
    first, last = known.iloc[0], known.iloc[-1]
    then, now = (f"about {int(row['participants']):,} in {row['name']}" for row in (first, last))
    return f"People who took part: {then}, {now}"


def phase_words(phases: pd.DataFrame) -> list[str]:
    """One sentence a phase on how much of London it reached. Columns as for `phases_heading`."""
    said = []
    for _, row in phases.iterrows():
        boroughs = Boroughs(int(row["shown"]), int(row["hidden"]), int(row["silent"]))
        if pd.isna(row["participants"]):
            said.append(f"{row['name']}: too few people for their number to be published.")
        elif row["participants"] and boroughs.shown:
            silent = f", nobody in {boroughs.silent}" if boroughs.silent else ""
            said.append(f"{row['name']}: people {boroughs.heard()}{silent}.")
    return [*said, "Somebody who took part in two phases is in both."] if len(said) > 1 else said
