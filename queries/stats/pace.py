"""At the present pace, when is a target reached?"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np

WINDOW_DAYS, FEWEST_DAYS, FORESIGHT_DAYS = 28, 7, 36_525
REACHED, IN_TIME, TOO_LATE, NO_PACE = "reached", "in time", "too late", "no pace yet"


class Pace(NamedTuple):
    """`state`: "reached", "in time", "too late" or "no pace yet". `day`: when it was or will be reached, if that is known.

    `per_day`: mean newcomers a day; nan where there is no pace yet.
    """

    state: str
    day: date | None
    per_day: float


def pace_towards(
    days: Sequence[date], participants: Sequence[int], target: int, by_day: date | None, today: date
) -> Pace:
    """Whether `target` people are reached by the end of `by_day` (None: no day set): (state, day, per_day).

    days: in order, those on which the running total `participants` changed. today: the last complete day; later ones
    are not looked at. The pace is the mean of the last 28 days, or of all days since the first one where they are
    fewer. Before seven days have passed there is no pace yet. At a pace of 0, or more than a hundred years away, a
    target is too late without a day.
    """
    past = np.asarray(days, dtype="datetime64[D]")
    so_far = [0, *(int(total) for total in participants)]
    reached = [day for day, total in zip(past, so_far[1:], strict=True) if total >= target and day <= np.datetime64(today)]
    ran = min(WINDOW_DAYS, (today - past[0].item()).days + 1) if past.size else 0
    now, before = (so_far[np.searchsorted(past, np.datetime64(day), side="right")] for day in (today, today - timedelta(ran)))
    per_day = (now - before) / ran if ran >= FEWEST_DAYS else float("nan")
    if now >= target:
        return Pace(REACHED, reached[0].item() if reached else None, per_day)
    if ran < FEWEST_DAYS:
        return Pace(NO_PACE, None, per_day)
    return _expected(target - now, now - before, ran, by_day, today)


def _expected(missing: int, gained: int, ran: int, by_day: date | None, today: date) -> Pace:
    wait = -(-missing * ran // gained) if gained > 0 else FORESIGHT_DAYS + 1
    if wait > FORESIGHT_DAYS:
        return Pace(TOO_LATE, None, gained / ran)
    day = today + timedelta(wait)
    return Pace(IN_TIME if by_day is None or day <= by_day else TOO_LATE, day, gained / ran)
