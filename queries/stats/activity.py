"""Whether an organisation is new, active, dormant or silent, as of a day."""

from datetime import date

import numpy as np
import pandas as pd

NEW, ACTIVE, DORMANT, UNDATED = "new", "active", "dormant", "undated"
SILENT, NOT_INVITED = "silent", "not invited"


def activity_states(organisations: pd.DataFrame, as_of: date | None, days: int) -> np.ndarray:
    """One of six words for each. `organisations`: participants, invited, first_day, last_day.

    Heard: "new" where the first contribution was at most `days` days before `as_of`, otherwise "active" where the last
    one was, otherwise "dormant"; "undated" where no day is known. Not heard: "silent" where it was invited, "not
    invited" where it is only listed.
    """
    heard = organisations["participants"].to_numpy() > 0
    invited = organisations["invited"].fillna(False).astype(bool).to_numpy()
    begins = pd.Timestamp(as_of) - pd.Timedelta(days=days)
    first, last = (pd.to_datetime(organisations[day]).to_numpy() for day in ("first_day", "last_day"))
    cases = [~heard & invited, ~heard, pd.isna(first), first >= begins, last >= begins]
    return np.select(cases, [SILENT, NOT_INVITED, UNDATED, NEW, ACTIVE], DORMANT)
