"""Disclosure control: the one place that decides which counts of people may be shown to whom."""

import pandas as pd

from access import Viewer, sees_true_counts
from queries.question import Question

THRESHOLD, BASE = 8, 5


def protect(frame: pd.DataFrame, asked: Question, viewer: Viewer) -> pd.DataFrame:
    """The answer as this viewer may see it.

    Whoever does not see true counts sees people from 1 to 7 as missing, other counts of people to the nearest 5 and
    nought as nought. The published file is rounded already; this holds whatever a file says.
    """
    if sees_true_counts(viewer):
        return frame
    safe = frame.copy()
    for field in asked.columns:
        if field.kind == "people":
            safe[field.name] = rounded(safe[field.name])
    return safe


def rounded(people: pd.Series) -> pd.Series:
    """Counts of people as they may be published."""
    people = people.astype("Int64")
    nearest = ((people + BASE // 2) // BASE * BASE).astype("Int64")
    return nearest.mask(people.between(1, THRESHOLD - 1))
