"""What the room reads beside the bar: large figures, each with the few words that say what it is."""

from collections.abc import Mapping

import pandas as pd

from queries.findings.words import counted

Row = Mapping[str, float] | pd.Series


def vote_figures(row: Row) -> list[tuple[str, str]]:
    """(figure, words) of one principle: net support with its 95 % interval, votes, people. Hidden counts are left out.

    `row`: net, low, high, n, people.
    """
    if pd.isna(row["n"]) or not row["n"]:
        return []
    said = [(signed(row["net"]), f"net support ({signed(row['low'])} to {signed(row['high'])})")]
    said += [(f"{int(row['n']):,}", "votes")]
    return said + ([(f"{int(row['people']):,}", "people")] if pd.notna(row["people"]) else [])


def moved(before: Row, now: Row, when: str) -> tuple[str, str]:
    """(figure, words): how net support moved since a moment, and with how many more votes."""
    if pd.isna(now["n"]) or pd.isna(before["n"]):
        return "–", f"since {when}: hidden"
    said = f"since {when}, with {_more(int(now['n'] - before['n']))}"
    if not before["n"] or not now["n"]:
        return "–", said
    step = now["net"] - before["net"]
    return signed(step, " point" if abs(round(step * 100)) == 1 else " points"), said


def _more(votes: int) -> str:
    return f"{counted(abs(votes), 'vote')} fewer" if votes < 0 else counted(votes, "new vote")


def signed(share: float, unit: str = "%") -> str:
    """A share between -1 and 1 in whole per cent with its sign; -0 and +0 are 0."""
    if pd.isna(share):
        return "not known"
    whole = round(share * 100)
    sign = "+" if whole > 0 else "−" if whole < 0 else ""
    return f"{sign}{abs(whole)}{unit}"
