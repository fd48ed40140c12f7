"""Disclosure control on the way out: whoever does not see true counts gets counts as they may be published."""

import pandas as pd

from access import Viewer, sees_true_counts
from queries.question import Question
from warehouse.disclosure import rule


def protect(frame: pd.DataFrame, asked: Question, viewer: Viewer) -> pd.DataFrame:
    """The answer as this viewer may see it, by the one rule (`warehouse.disclosure`).

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
    """Counts of people as they may be published; missing where they may not."""
    held = rule()
    counts = people.astype("Int64")
    nearest = ((counts + held.base // 2) // held.base * held.base).clip(lower=held.lowest)
    return nearest.where(counts != 0, 0).mask(counts.between(1, held.threshold - 1) | counts.isna()).astype("Int64")
