"""At the present pace, when is a target reached?"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

import pandas as pd

WINDOW_DAYS, FEWEST_DAYS, FORESIGHT_DAYS = 28, 7, 36_525
REACHED, IN_TIME, TOO_LATE, NO_PACE = "reached", "in time", "too late", "no pace yet"


class Pace(NamedTuple):
    """`state`: "reached", "in time", "too late" or "no pace yet". `day`: when it was or will be reached, if known.

    `per_day`: mean newcomers a day; nan where there is no pace yet.
    """

    state: str
    day: date | None
    per_day: float


def pace_towards(
    days: Sequence[date], participants: Sequence[int], target: int, by_day: date | None, today: date
) -> Pace:
    """Whether `target` people are reached by the end of `by_day` (None: no day set): (state, day, per_day).

    state: "reached", "in time", "too late" or "no pace yet"; day: when that was or will be, if known; per_day:
    newcomers a day. days: in order, those on which the running total `participants` changed. today: the last complete
    day; later ones are not looked at. The pace is the mean of the last 28 days, or of all days since the first one
    where they are fewer. Before seven days have passed there is no pace yet. At a pace of 0, or more than a hundred
    years away, a target is too late and has no day.
    """
    totals = pd.Series([int(total) for total in participants], index=pd.DatetimeIndex(days), dtype="int64")
    totals = totals[: pd.Timestamp(today)]
    ran = min(WINDOW_DAYS, (today - totals.index[0].date()).days + 1) if len(totals) else 0
    now, before = _total(totals, today), _total(totals, today - timedelta(ran))
    per_day = (now - before) / ran if ran >= FEWEST_DAYS else float("nan")
    if now >= target:
        reached = totals.index[totals >= target]
        return Pace(REACHED, reached[0].date() if len(reached) else None, per_day)
    if ran < FEWEST_DAYS:
        return Pace(NO_PACE, None, per_day)
    # In whole numbers: a day too many or too few by rounding would show.
    wait = -(-(target - now) * ran // (now - before)) if now > before else FORESIGHT_DAYS + 1
    if wait > FORESIGHT_DAYS:
        return Pace(TOO_LATE, None, per_day)
    day = today + timedelta(wait)
    return Pace(IN_TIME if by_day is None or day <= by_day else TOO_LATE, day, per_day)


def _total(totals: pd.Series, day: date) -> int:
    until = totals[: pd.Timestamp(day)]
    return int(until.iloc[-1]) if len(until) else 0
