"""The organisations known under the filters: what they gave, their state, and their share of staff heard."""

from dataclasses import replace
from datetime import date

import pandas as pd

from pages.parts.filters import Filters
from pages.parts.programme import Looking
from queries.stats.activity import activity_states
from queries.stats.shares import wilson
from warehouse.settings import settings


def last_day_shown(look: Looking, chosen: Filters) -> date | None:
    """The day that states are as of: the last day of the data, or the chosen one where that is earlier. None where no
    contribution has a day."""
    everything = Filters(chosen.framework)
    last = look.ask("coverage/summary", **everything.values()).iloc[0]["last_day"]
    if pd.isna(last):
        return None
    last = pd.Timestamp(last).date()
    return min(last, chosen.until) if chosen.until else last


def known_organisations(look: Looking, chosen: Filters) -> pd.DataFrame:
    """The answer of `organisations/list`, its first day that of everything up to the last day shown, and: state (see
    `activity_states`), serves (names of boroughs), share of the staff invited who were heard, low and high.

    The share is missing where more people took part than were invited.
    """
    frame = look.ask("organisations/list", **chosen.values())
    if chosen.since:
        before = look.ask("organisations/list", **replace(chosen, since=None).values())
        frame["first_day"] = frame["organisation"].map(before.set_index("organisation")["first_day"])
        frame["first_day"] = frame["first_day"].where(frame["participants"] > 0)
    days = settings()["organisations"]["active_days"]
    frame["state"] = activity_states(frame, last_day_shown(look, chosen), days)
    serves = look.ask("organisations/areas").groupby("organisation")["name"].agg(", ".join)
    frame["serves"] = [serves.get(organisation, "") for organisation in frame["organisation"]]
    staff = frame["staff"].astype(float)
    staff = staff.where((staff > 0) & (staff >= frame["participants"]))
    low, high = wilson(frame["participants"].where(staff.notna()), staff)
    return frame.assign(share=frame["participants"] / staff, low=low, high=high)
