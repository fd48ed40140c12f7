"""Votes: thumbs up or down on ideas, some on the principles themselves, and second thoughts."""

import numpy as np
import pandas as pd

from warehouse.made_up.chance import Chance
from warehouse.made_up.ideas import open_at
from warehouse.made_up.opinions import share_for
from warehouse.made_up.organisations import BIG_TRUST
from warehouse.made_up.sessions import drawn, drawn_by_phase, moments
from warehouse.made_up.terms import PHASES, Size

SECOND_PHASE = 0.17
LEADERSHIP = 6
CAMPAIGN = 0.5  # share of the big trust's votes that went to ideas on leadership
FEW_ELSEWHERE = 0.55  # share of the others' votes on leadership that were cast at all
ON_PRINCIPLES = {1: 290, 2: 120}
ANSWERED = 0.72
SECOND_THOUGHTS, TURNED = 0.035, 0.6
DAY = 86_400


def votes(size: Size, people: pd.DataFrame, came: pd.DataFrame, made: pd.DataFrame, seed: int) -> pd.DataFrame:
    """One row a vote in order of time: person, idea (row of `made`, -1 none), on (the principle itself, 0 none), vote
    and moment."""
    chance = Chance(seed, "votes")
    on_ideas = _once(_campaign(_on_ideas(size, came, made, chance), people, made, chance))
    cast = pd.concat([on_ideas, _on_principles(size, came, chance)], ignore_index=True)
    cast["vote"] = _opinions(cast, people, made, chance)
    return pd.concat([cast, _again(cast, chance)]).sort_values(["moment", "person", "idea", "on"], ignore_index=True)


def _on_ideas(size: Size, came: pd.DataFrame, made: pd.DataFrame, chance: Chance) -> pd.DataFrame:
    """Everybody votes once in their first session; the rest goes by how active they are."""
    later = int(size.idea_votes * SECOND_PHASE)
    first = came[came["first"]]
    found = pd.concat([first, *drawn_by_phase(came, size.idea_votes - later, later, chance)], ignore_index=True)
    when = moments(found, chance)
    cast = pd.DataFrame({"person": found["person"], "idea": open_at(made, when, chance), "on": 0, "moment": when})
    return cast.assign(sure=np.arange(len(cast)) < len(first))[cast["idea"] >= 0]


def _campaign(cast: pd.DataFrame, people: pd.DataFrame, made: pd.DataFrame, chance: Chance) -> pd.DataFrame:
    """The big trust puts its weight behind one principle; few others vote on it."""
    trust = (people["works_for"].to_numpy()[cast["person"]] == BIG_TRUST) & chance.some(len(cast), CAMPAIGN)
    subject = made["principle"].to_numpy() == LEADERSHIP
    last = np.searchsorted(np.flatnonzero(subject), cast["idea"].to_numpy(), side="right")
    chosen = np.append(np.flatnonzero(subject), 0)[chance.whole(len(cast), np.maximum(last, 1))]
    moved = cast.assign(idea=np.where(trust & (last > 0), chosen, cast["idea"]))
    other = subject[moved["idea"]] & ~trust & ~moved["sure"].to_numpy()
    return moved[~other | chance.some(len(moved), FEW_ELSEWHERE)]


def _once(cast: pd.DataFrame) -> pd.DataFrame:
    return cast.sort_values("moment", kind="stable").drop_duplicates(["person", "idea"]).drop(columns="sure")


def _on_principles(size: Size, came: pd.DataFrame, chance: Chance) -> pd.DataFrame:
    parts = [drawn(came[came["phase"] == phase], size.scaled(many), chance) for phase, many in ON_PRINCIPLES.items()]
    found = pd.concat(parts).drop_duplicates(["person", "phase"])
    every = found.loc[found.index.repeat(8)].assign(on=np.tile(np.arange(1, 9), len(found)), idea=-1)
    answered = every[chance.some(len(every), ANSWERED)].drop_duplicates(["person", "on"])
    return answered.assign(moment=moments(answered, chance))[["person", "idea", "on", "moment"]]


def _opinions(cast: pd.DataFrame, people: pd.DataFrame, made: pd.DataFrame, chance: Chance) -> np.ndarray:
    about = np.where(cast["idea"] >= 0, made["principle"].to_numpy()[cast["idea"]], cast["on"])
    quality = np.where(cast["idea"] >= 0, made["quality"].to_numpy()[cast["idea"]], 0)
    return np.where(chance.shares(len(cast)) < share_for(about, people.iloc[cast["person"]]) + quality, 1, -1)


def _again(cast: pd.DataFrame, chance: Chance) -> pd.DataFrame:
    """A few people vote on the same thing again, one to twenty days later but in the same phase; most turn round."""
    again = cast[chance.some(len(cast), SECOND_THOUGHTS)]
    later = again["moment"].to_numpy() + (DAY + chance.whole(len(again), 19 * DAY)).astype("timedelta64[s]")
    turned = np.where(chance.some(len(again), TURNED), -again["vote"], again["vote"])
    ends = np.where(later < np.datetime64(PHASES[2][0]), np.datetime64(PHASES[1][1]), np.datetime64(PHASES[2][1]))
    return again.assign(moment=later, vote=turned)[later < ends]
