"""Days and weeks that are not whole.

Nobody knows at what hour an export was taken, so the day (and the week) of the newest contribution may have gone on
after it. A week can also be cut by the days a reader chose.
"""

from datetime import date

import pandas as pd

WHOLE, BY_DATA, BY_CHOICE = "", "data", "choice"


def cut_by(days: pd.Series, step: int, since: date | None, until: date | None, newest: date) -> pd.Series:
    """What cuts each period of `step` days that starts on one of `days`: "data", "choice", or "" where it is whole.

    `newest`: the day of the newest contribution of the whole programme. `since`, `until`: the days chosen, if any.
    """
    first = pd.to_datetime(days)
    last = first + pd.Timedelta(days=step - 1)
    cut = pd.Series(WHOLE, index=days.index)
    cut[last >= pd.Timestamp(newest)] = BY_DATA
    if since is not None:
        cut[first < pd.Timestamp(since)] = BY_CHOICE
    if until is not None and until < newest:
        cut[last > pd.Timestamp(until)] = BY_CHOICE
    return cut
