"""When people came: the times at which each was on the platform, and so could write or vote."""

import numpy as np
import pandas as pd

from warehouse.made_up.chance import Chance
from warehouse.made_up.terms import days

RETURNS = 0.13  # share of the first phase's people who come back in the second
SILENT_LATER = ("Bexley", "Havering", "Sutton", "Kensington and Chelsea")
LATE = ("Sutton", "Havering")  # nobody from here before the conference
FROM_CONFERENCE = np.datetime64("2014-09-15")
BEFORE_WORKSHOP = np.datetime64("2014-06-20")
HOURS = np.array([0, 0, 0, 0, 0, 0, 1, 4, 9, 9, 7, 6, 9, 9, 6, 6, 6, 5, 4, 4, 6, 5, 3, 1], dtype=float)
MINUTES = 50
MOST = 12


def sessions(people: pd.DataFrame, seed: int) -> pd.DataFrame:
    """One row a session: person (row of `people`), phase, start (datetime64[s]), weight (what a person does is
    shared among their sessions of a phase) and first (the person's first of all)."""
    chance = Chance(seed, "sessions")
    own = [_own(people, phase, chance) for phase in (1, 2)]
    returners = people.index[(people["phase"] == 1) & people["active"] & ~people["borough"].isin(SILENT_LATER)]
    back = returners[chance.some(len(returners), RETURNS)].to_numpy()
    made = pd.concat([*own, _later(back, np.zeros(len(back)), 2, chance).assign(first=False)], ignore_index=True)
    each = made.groupby(["person", "phase"])["start"].transform("size")
    return made.assign(weight=people["activity"].to_numpy()[made["person"]] / each)


def _own(people: pd.DataFrame, phase: int, chance: Chance) -> pd.DataFrame:
    mine = people[people["phase"] == phase]
    every, busy = days(phase)
    earliest = np.where(mine["borough"].isin(LATE) & (phase == 1), np.searchsorted(every, FROM_CONFERENCE), 0)
    latest = np.where(mine["design_group"], np.searchsorted(every, BEFORE_WORKSHOP), len(every))
    joined = _days(earliest, latest, busy, chance)
    first = _frame(mine.index.to_numpy(), joined, every, phase, chance).assign(first=True)
    more = np.minimum(MOST, (mine["activity"].to_numpy() / 2.5).astype(int))
    again = _later(np.repeat(mine.index.to_numpy(), more), np.repeat(joined + 1, more), phase, chance)
    return pd.concat([first, again.assign(first=False)])


def _later(person: np.ndarray, earliest: np.ndarray, phase: int, chance: Chance) -> pd.DataFrame:
    every, busy = days(phase)
    last = np.minimum(earliest, len(every) - 1).astype(int)
    return _frame(person, _days(last, np.full(len(last), len(every)), busy, chance), every, phase, chance)


def _days(earliest: np.ndarray, latest: np.ndarray, busy: np.ndarray, chance: Chance) -> np.ndarray:
    heaped = np.concatenate([[0.0], np.cumsum(busy)])
    low, high = heaped[earliest], heaped[latest]
    reached = np.searchsorted(heaped, low + chance.shares(len(low)) * (high - low), side="right") - 1
    return np.minimum(reached, latest - 1)


def _frame(person: np.ndarray, day: np.ndarray, every: np.ndarray, phase: int, chance: Chance) -> pd.DataFrame:
    seconds = chance.picks(len(day), HOURS) * 3600 + chance.whole(len(day), 3600)
    start = every[day].astype("datetime64[s]") + seconds.astype("timedelta64[s]")
    return pd.DataFrame({"person": person, "phase": phase, "start": start})


def moments(came: pd.DataFrame, chance: Chance) -> np.ndarray:
    """A moment (datetime64[s]) within each of the sessions."""
    after = chance.whole(len(came), MINUTES * 60).astype("timedelta64[s]")
    return came["start"].to_numpy().astype("datetime64[s]") + after


def drawn(came: pd.DataFrame, many: int, chance: Chance) -> pd.DataFrame:
    """`many` sessions, each as likely as its weight, the same one again and again for the most active."""
    return came.iloc[chance.picks(many, came["weight"].to_numpy())]


def drawn_by_phase(came: pd.DataFrame, first: int, second: int, chance: Chance) -> list[pd.DataFrame]:
    """`first` sessions of the first phase and `second` of the second, drawn as above."""
    return [drawn(came[came["phase"] == phase], many, chance) for phase, many in ((1, first), (2, second))]
