"""What changed since a day, and which days and weeks are not whole."""

from datetime import date

import pandas as pd

from queries.findings.words import counted, listed

BOROUGHS = 32
MOVES = 3


def spoken(day: date) -> str:
    """ "4 July 2014"."""
    return f"{day.day} {day:%B %Y}"


def gained(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of `over_time/heard_before`, most added first, with added (people) and new (not heard before)."""
    added, new = rows["now"] - rows["before"], (rows["before"] == 0) & (rows["now"] > 0)
    found = rows[["code", "name", "before", "now"]].assign(added=added, new=new)
    return found.sort_values(["added", "name"], ascending=[False, True], ignore_index=True)


def heading(day: date, people: int, organisations: int, boroughs: int) -> str:
    """One sentence: how many people, organisations and boroughs were heard for the first time since a day."""
    kinds = [(people, "person", "people"), (organisations, "organisation", None), (boroughs, "borough", None)]
    said = [counted(*kind) for kind in kinds if kind[0]]
    return f"{listed(said) or 'Nobody'} heard for the first time since {spoken(day)}"


def sentences(boroughs: pd.DataFrame, organisations: pd.DataFrame, roles: pd.DataFrame) -> list[str]:
    """Four sentences on what is new and what moved most; each frame as `gained` gives it."""
    return [_boroughs(boroughs), _organisations(organisations), _roles(roles), _moves(boroughs)]


def _boroughs(boroughs: pd.DataFrame) -> str:
    new, heard = _new(boroughs), int((boroughs["now"] > 0).sum())
    if heard == 0:
        return "No borough has been heard yet."
    of_all = f"all {BOROUGHS}" if heard == BOROUGHS else f"{heard} of {BOROUGHS}"
    if not new:
        return f"No new borough: {of_all} had been heard before."
    return f"{'New borough' if len(new) == 1 else 'New boroughs'}: {listed(new)}; {of_all} are heard now."


def _organisations(organisations: pd.DataFrame) -> str:
    new = _new(organisations)
    return f"{counted(len(new), 'new organisation')}: {listed(new)}." if new else "No new organisation."


def _roles(roles: pd.DataFrame) -> str:
    new = _new(roles[~roles["code"].isin(["other", "unknown"])])
    return f"Heard for the first time in the role of: {listed(new)}." if new else "No role heard for the first time."


def _moves(boroughs: pd.DataFrame) -> str:
    most = boroughs[boroughs["added"] > 0].head(MOVES)
    if most.empty:
        return "No borough has more people than before."
    said = [f"{row.name} ({row.before:,} to {row.now:,})" for row in most.itertuples(index=False)]
    return f"Most people were added in {listed(said)}."


def _new(rows: pd.DataFrame) -> list[str]:
    """Names of what was not heard before, those with most people first."""
    return rows.loc[rows["new"], "name"].tolist()


def not_whole(cut: pd.Series, step: int, newest: date) -> str:
    """Which of the periods shown are not whole, and why, in a sentence; empty where all are.

    `cut`: what cuts each period, as `queries.stats.periods.cut_by` gives it.
    """
    period = "week" if step == 7 else "day"
    said = []
    if (cut == "data").any():
        said.append(f"the data ends on {spoken(newest)}, and more may have come in that {period}")
    if number := int((cut == "choice").sum()):
        said.append(f"the days chosen cut {counted(number, period) if number > 1 else f'a {period}'}")
    return f"Not whole: {'; '.join(said)}." if said else ""
