"""What is said of organisations: heard and silent, counted once and counted in each borough, missing, unseen."""

import math
from datetime import date

import pandas as pd

from queries.findings.changes import spoken
from queries.findings.words import counted, listed, percent
from queries.stats.unseen import chao1, chao1_interval, coverage

STATE_WORDS = {
    "new": "new", "active": "active", "dormant": "dormant", "undated": "heard on days not known",
    "silent": "invited and silent", "not invited": "listed, not invited and silent",
}  # fmt: skip


def heading(organisations: pd.DataFrame) -> str:
    """One sentence: how many were heard, and how many that were invited were not.

    `organisations`: participants, invited (true or false).
    """
    heard = int((organisations["participants"] > 0).sum())
    silent = int(((organisations["participants"] == 0) & _invited(organisations)).sum())
    if not heard and not silent:
        return "No organisation has been heard yet"
    said = f"{counted(heard, 'organisation')} heard"
    if silent:
        said += f"; {counted(silent, 'invited one is', 'invited ones are')} silent"
    return said[0].upper() + said[1:]


def states(organisations: pd.DataFrame, as_of: date | None) -> str:
    """How many are in each state as of a day. `organisations`: state, as `queries.stats.activity` has it."""
    counts = organisations["state"].value_counts()
    said = [f"{counts[state]:,} {words}" for state, words in STATE_WORDS.items() if counts.get(state)]
    if not said:
        return "No organisation is known"
    words = ", ".join(said)
    return f"As of {spoken(as_of)}: {words}" if as_of else words[0].upper() + words[1:]


def double_counting(organisations: pd.DataFrame) -> str:
    """One sentence: how often boroughs together count what London counts once. `organisations`: participants, boroughs
    (how many its people are in).
    """
    heard = organisations[organisations["participants"] > 0]
    if heard.empty:
        return "No organisation has been heard yet"
    together, several, nowhere = (
        int(heard["boroughs"].sum()),
        int((heard["boroughs"] > 1).sum()),
        int((heard["boroughs"] == 0).sum()),
    )
    said = f"Boroughs together count {together:,}, London {len(heard):,}: "
    said += counted(several, "organisation is in several", "organisations are in several")
    return said + (f"; {nowhere:,} in none: in the City, or nobody knows in which" if nowhere else "")


def gaps(grid: pd.DataFrame) -> str:
    """One sentence: the kind missing in most boroughs, and that which is most often invited and silent.

    `grid`: kind, state; one row a borough and kind, without kinds that say nothing (other, unknown).
    """
    if grid.empty or not (grid["state"] != "none").any():
        return "No organisation of a known kind is known in any borough"
    boroughs = len(grid) // grid["kind"].nunique()
    known = grid[grid.groupby("kind")["state"].transform(lambda states: (states != "none").any())]
    table = known.groupby(["kind", "state"]).size().unstack().reindex(columns=["heard", "silent"]).fillna(0).astype(int)
    missing, silent = boroughs - table["heard"], table["silent"]
    if not missing.max():
        return "Every known kind of organisation was heard in every borough"
    most = sorted(missing.index[missing == missing.max()])
    said = f"Most often missing: {listed(most)}, not heard in {missing.max()} of {counted(boroughs, 'borough')}"
    if not silent.max():
        return said
    waiting = sorted(silent.index[silent == silent.max()])
    return f"{said}; most often invited and silent: {listed(waiting)}, in {silent.max()}"


def never_listed(grid: pd.DataFrame) -> str:
    """The kinds of which no organisation is known anywhere, or nothing."""
    none = grid.groupby("kind", sort=False)["state"].agg(lambda states: (states == "none").all())
    kinds = none.index[none].tolist()
    return f"Not one is known of: {listed(kinds, len(kinds))}" if kinds else ""


def extremes(organisations: pd.DataFrame, few: int) -> str:
    """One sentence: the organisation with most people, and that whose people gave most each, of `few` people or more.

    `organisations`: name, people, depth.
    """
    if organisations.empty:
        return "No organisation has been heard yet"
    broadest = organisations.sort_values(["people", "name"], ascending=[False, True]).iloc[0]
    said = f"Broadest: {broadest['name']}, {counted(int(broadest['people']), 'person', 'people')}"
    enough = organisations[organisations["people"] >= few].sort_values(["depth", "name"], ascending=[False, True])
    if enough.empty or enough["depth"].nunique() == 1:
        return said
    deepest, least = enough.iloc[0], enough.iloc[-1]
    return (
        f"{said}. Deepest of those with {few} people or more: {deepest['name']}, {deepest['depth']:.1f} contributions "
        f"a person; least deep: {least['name']}, {least['depth']:.1f}"
    )


def not_heard(organisations: pd.DataFrame) -> str:
    """How many were not heard: exact where organisations were invited, otherwise Chao's lower bound with its interval.

    `organisations`: participants, invited.
    """
    people, invited = organisations["participants"], _invited(organisations)
    if invited.any():
        silent = int((invited & (people == 0)).sum())
        asked = counted(int(invited.sum()), "invited organisation")
        return f"{f'{silent:,}' if silent else 'None'} of {asked} {'is' if silent < 2 else 'are'} silent"
    seen, once, twice = (int(number) for number in ((people > 0).sum(), (people == 1).sum(), (people == 2).sum()))
    if not seen:
        return "How many organisations were not heard is not known: none was heard and none was invited"
    more = math.floor(chao1(seen, once, twice)) - seen
    if not more:
        return f"No sign of more organisations than the {seen:,} heard"
    low, high = (math.floor(end) - seen for end in chao1_interval(seen, once, twice))
    return f"At least {counted(more, 'more organisation')} not heard (95% interval {low:,} to {high:,})"


def covered(organisations: pd.DataFrame) -> str:
    """How much of the sample is covered: the chance that the next person is of an organisation already heard."""
    people = int(organisations["participants"].sum())
    if not people:
        return "How likely the next person is of an organisation already heard is not known"
    chance = percent(coverage(int((organisations["participants"] == 1).sum()), people))
    said = counted(people, "person", "people")
    return f"The next person to take part is of an organisation already heard with a chance of {chance} (from {said})"


def to_review(pairs: int) -> str:
    """How many names a lead should look at."""
    if not pairs:
        return "No name looks like another spelling of a known organisation"
    return f"{counted(pairs, 'name is', 'names are')} probably another spelling of a known organisation"


def _invited(organisations: pd.DataFrame) -> pd.Series:
    return organisations["invited"].fillna(False).astype(bool)
