"""Whether an area, a role or an organisation is heard, thin or silent, and why thin."""

from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from queries.stats.rates import poisson_interval

SHOWN, THIN, SILENT = "shown", "thin", "silent"
TARGET, FEW, WIDE, AVERAGE = "target", "few", "wide", "average"


def interval_width(participants: ArrayLike) -> np.ndarray:
    """Width of the 95 % interval of a number of people, in times that number; its rate's is as wide. Nobody: inf.

    Above 1.6 a rate is not reliable. Source: National Center for Health Statistics, Data Presentation Standards for
    Rates and Counts, 2023.
    """
    people = np.asarray(participants, dtype=float)
    low, high = poisson_interval(people)
    return np.where(people > 0, (high - low) / np.where(people > 0, people, 1.0), np.inf)


def people_needed(widest: float) -> int:
    """The smallest number of people whose interval is no wider than `widest` times itself, at most 1,000."""
    return _people_needed(widest)


@cache
def _people_needed(widest: float) -> int:
    numbers = np.arange(1, 1_001)
    enough = interval_width(numbers) <= widest
    return int(numbers[enough][0]) if enough.any() else 1_000


def reach_states(
    participants: ArrayLike,
    high: ArrayLike = np.nan,
    average: float = np.nan,
    target: ArrayLike = np.nan,
    *,
    few: int,
    widest: float = np.inf,
) -> pd.DataFrame:
    """Columns state ("shown", "thin" or "silent") and because (of the thin: the first reason that holds, else "").

    Silent: nobody took part. Thin, by reason: "target": fewer than `target`; "few": fewer than `few`; "wide": the
    interval of the number, and so of its rate, is wider than `widest` times itself; "average": even the upper end
    (`high`) of the 95 % interval of its rate lies below the `average` rate. What is nan (no target, no rate) does not
    make anything thin.
    """
    people, high, target = (np.asarray(values, dtype=float) for values in (participants, high, target))
    reasons = [people < target, people < few, interval_width(people) > widest, high < average]
    shape = people.shape
    because = np.select([np.broadcast_to(each, shape) for each in reasons], [TARGET, FEW, WIDE, AVERAGE], "")
    because = np.where(people == 0, "", because)
    state = np.where(people == 0, SILENT, np.where(because != "", THIN, SHOWN))
    return pd.DataFrame({"state": state, "because": because})
