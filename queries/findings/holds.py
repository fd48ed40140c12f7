"""Does a majority hold? Verdicts by a rule that stands on the screen, and the sentences that say them."""

from collections.abc import Sequence

import pandas as pd

from queries.findings.words import counted, listed, percent
from queries.stats.holding import CAMP
from queries.stats.simpson import Reversal

ROBUST, FRAGILE, DIVIDED, FEW, NO_VOTES = "robust", "fragile", "divided", "too few people", "no votes"
RULE = """\
- **Divided**: as the votes were cast there is no clear majority (the 95% interval of net support holds nought), or
  there are two camps: among roles, kinds of organisation or boroughs, some have a clear majority for and others one
  against, each side with {camp} or more of the people who voted.
- **Fragile**: there is a clear majority, but counted in one of the other ways, or without one organisation, it is not
  clear any more or turns round.
- **Robust**: the same clear majority in all of them that are possible here.

There is no verdict where fewer than {few} people voted.
"""
MAJORITIES = {1: "a clear majority for", -1: "a clear majority against", 0: "no clear majority"}


def rule(few: int) -> str:
    """The rule in words; `few`: below so many people there is no verdict."""
    return RULE.format(camp=percent(CAMP), few=few)


def verdict(people: float, as_cast: int, otherwise: Sequence[int], two_camps: bool, few: int) -> str:
    """The verdict on one principle.

    as_cast: 1, -1 or 0, a clear majority for, against or neither; otherwise: the same for each other way of counting
    and without each organisation.
    """
    if not people > 0:
        return NO_VOTES
    if people < few:
        return FEW
    if as_cast == 0 or two_camps:
        return DIVIDED
    return ROBUST if all(side == as_cast for side in otherwise) else FRAGILE


def heading(principles: pd.DataFrame, not_coded: int = 0) -> str:
    """One sentence. `principles`: name, verdict, because (see `because`); `not_coded`: votes under no principle."""
    voted = principles[principles["verdict"] != NO_VOTES]
    if voted.empty:
        return f"{not_coded:,} votes, none of them under a principle yet" if not_coded else "No votes yet"
    of = {word: voted[voted["verdict"] == word] for word in (ROBUST, FRAGILE, DIVIDED, FEW)}
    if len(of[FEW]) == len(voted):
        return "Too few people voted to say whether a majority holds"
    held = len(of[ROBUST])
    if len(voted) == 1:
        row = voted.iloc[0]
        return f"{row['name']} is {row['verdict']}" + (f": {row['because']}" if row["because"] else "")
    said = [f"{held} of {len(voted)} principles {'is' if held == 1 else 'are'} robust"]
    said += [_are(of[FRAGILE], FRAGILE), _are(of[DIVIDED], DIVIDED)]
    if len(of[FEW]):
        said.append(f"too few people voted on {listed(of[FEW]['name'].tolist())}")
    return "; ".join(part for part in said if part)


def _are(rows: pd.DataFrame, word: str) -> str:
    if rows.empty:
        return ""
    if len(rows) > 1:
        return f"{listed(rows['name'].tolist())} are {word}"
    why = f": {rows.iloc[0]['because']}" if word == FRAGILE else ""
    return f"{rows.iloc[0]['name']} is {word}{why}"


def because(as_cast: int, ways: pd.DataFrame, without: pd.DataFrame, two_camps: bool = False) -> str:
    """Why a principle is not robust, in half a sentence; "" where nothing speaks against it.

    ways: way, side, one row each; without: organisation, side, influence, what matters most first.
    """
    if as_cast == 0:
        return "no clear majority as cast"
    if two_camps:
        return "two camps"
    turned = without[without["side"] != as_cast]
    if len(turned):
        first = turned.iloc[0]
        return f"without {first['organisation']} {MAJORITIES[first['side']]}"
    turned = ways[ways["side"] != as_cast]
    return f"{MAJORITIES[turned.iloc[0]['side']]} with {turned.iloc[0]['way']}" if len(turned) else ""


def only_because(p: float, as_cast: int, without: pd.DataFrame) -> str:
    """Is it only because of one organisation? `p`: the share for as cast.

    without: organisation, p (share for of what is left; missing where nobody is left), side; what matters most first.
    """
    if without.empty:
        return "No organisation of anybody who voted is known, so none can be left out."
    turned = without[without["side"] != as_cast]
    if turned.empty:
        first = without.iloc[0]
        which = f"any one of {len(without):,} organisations" if len(without) > 1 else "the only organisation known"
        others = f"Leave out {which}: still {MAJORITIES[as_cast]}."
        answer = "No." if as_cast else "No one organisation decides it."
        return f"{answer} {others} The largest change: {_lower(_left(first, p))}."
    first = turned.iloc[0]
    found = f"{_left(first, p)}: {MAJORITIES[first['side']]}."
    more = len(turned) - 1
    also = f" So it is without {'one other' if more == 1 else f'any one of {more} others'}." if more else ""
    gone = first["side"] == -as_cast or pd.isna(first["p"])
    hangs = "Yes, it hangs on one." if gone else "It is not sure without one."
    return f"{hangs if as_cast else 'As cast there is no clear majority.'} {found}{also}"


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def _left(row: pd.Series, p: float) -> str:
    if pd.isna(row["p"]):
        return f"Without {row['organisation']} nobody is left"
    if percent(row["p"]) == percent(p):
        return f"Without {row['organisation']} it stays at {percent(p)} of the votes for"
    return f"Without {row['organisation']} {percent(row['p'])} of the votes are for, instead of {percent(p)}"


def other_ways(as_cast: int, ways: pd.DataFrame) -> str:
    """What the other ways of counting say. ways: way, side; those that are possible."""
    if ways.empty:
        return "No other way of counting is possible here."
    turned = ways[ways["side"] != as_cast]
    if turned.empty:
        who = f"All {len(ways)} other ways of counting say" if len(ways) > 1 else "The one other way of counting says"
        return f"{who} the same: {MAJORITIES[as_cast]}."
    said = [
        f"{MAJORITIES[side]} with {listed(rows['way'].tolist())}" for side, rows in turned.groupby("side", sort=False)
    ]
    sentence = "; ".join(said)
    return (
        f"{sentence[0].upper()}{sentence[1:]}; the others say the same."
        if len(turned) < len(ways)
        else (f"{sentence[0].upper()}{sentence[1:]}.")
    )


def weakest(groups: pd.DataFrame, dimension: str) -> str:
    """Where a principle is liked least: a name only where its difference from all others is clear.

    groups: name, p, smoothed, people, clear, p_all (share for of all); the groups of one dimension that are compared.
    """
    if len(groups) < 2:
        return f"Weakest {dimension}: fewer than two have enough people to compare."
    low = clearly_lower(groups)
    if low.empty:
        return f"Weakest {dimension}: no clear difference between {len(groups)}."
    first, more = low.iloc[0], low["name"].tolist()[1:]
    also = f"; also clearly lower: {listed(more)}" if more else ""
    return (
        f"Weakest {dimension}: {first['name']}, {percent(first['p'])} for against {percent(first['p_all'])} of all "
        f"({counted(int(first['people']), 'person', 'people')}; smoothed {percent(first['smoothed'])}){also}."
    )


def clearly_lower(groups: pd.DataFrame) -> pd.DataFrame:
    """Of groups (name, p, smoothed, clear, p_all) those clearly less for it than all others, the weakest first."""
    return groups[groups["clear"] & (groups["p"] < groups["p_all"])].sort_values(["smoothed", "name"])


def misleading(found: Reversal, first: str, second: str, within: str) -> str:
    """What Simpson's guard says of two sides of one principle; "" where the whole does not mislead."""
    if not found.misleads:
        return ""
    more, less = (first, second) if found.first > found.second else (second, first)
    high, low = max(found.first, found.second), min(found.first, found.second)
    return (
        f"{more} is more for it than {less} ({percent(high)} against {percent(low)} for), yet within {found.reversed} "
        f"of the {found.strata} {within} with enough people on both sides it is the other way round: the whole "
        "misleads."
    )
