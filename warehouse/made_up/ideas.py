"""Ideas: who gave them, when, about which principle, in which words."""

import numpy as np
import pandas as pd

from warehouse.made_up.chance import Chance
from warehouse.made_up.sessions import drawn_by_phase, moments
from warehouse.made_up.terms import Size
from warehouse.made_up.wording import PRINCIPLES, about, fresh, sentences

LIKED = {1: 16, 2: 11, 3: 15, 4: 13, 5: 12, 6: 9, 7: 10, 8: 14}
SECOND_PHASE = 0.2
UNCODED = 0.12
QUALITY = 0.24
STATUS = {"Accepted": 84, "Submitted": 9, "Merged with another idea": 4, "Rejected": 2, "Withdrawn": 1}
LIVED = ("service_user", "carer")


def ideas(size: Size, people: pd.DataFrame, came: pd.DataFrame, seed: int) -> pd.DataFrame:
    """One row an idea, in order of time: person, phase, principle (what it is about), coded, moment, title, text,
    status, quality (what it adds to the share for it)."""
    chance = Chance(seed, "ideas")
    made = pd.concat([_drafts(people, came, chance), _crowd(size, came, chance)], ignore_index=True)
    made = made.sort_values(["moment", "person"], ignore_index=True)
    made.insert(0, "idea_id", [f"i{number:04d}" for number in range(1, len(made) + 1)])
    made["principle"] = 1 + chance.picks(len(made), list(LIKED.values()))
    made["coded"] = ~chance.some(len(made), UNCODED)
    made["quality"] = (chance.shares(len(made)) - 0.5) * QUALITY
    made["status"] = [chance.weighted(STATUS) for _ in range(len(made))]
    return _worded(made, people, chance)


def _drafts(people: pd.DataFrame, came: pd.DataFrame, chance: Chance) -> pd.DataFrame:
    """Each of the design group brings one idea, so that there is something to vote on from the start."""
    brought = came[came["first"] & people["design_group"].to_numpy()[came["person"]]]
    return brought[["person", "phase"]].assign(moment=moments(brought, chance))


def _crowd(size: Size, came: pd.DataFrame, chance: Chance) -> pd.DataFrame:
    later = int(size.ideas * SECOND_PHASE)
    found = pd.concat(drawn_by_phase(came, size.ideas - later, later, chance))
    return found[["person", "phase"]].assign(moment=moments(found, chance))


def _worded(made: pd.DataFrame, people: pd.DataFrame, chance: Chance) -> pd.DataFrame:
    titles = {principle: _titles(principle, chance) for principle in PRINCIPLES}
    turn = made.groupby("principle").cumcount()
    places = zip(made["principle"], turn, strict=True)
    made["title"] = [titles[number][place % len(titles[number])] for number, place in places]
    lived = people["role"].isin(LIVED).to_numpy()[made["person"]]
    said: set[str] = set()
    made["text"] = [
        fresh(lambda number=number, own=own: _text(number, own, chance), said)
        for number, own in zip(made["principle"], lived, strict=True)
    ]
    return made


def _titles(principle: int, chance: Chance) -> list[str]:
    """Every title there can be, in a random order that goes through all proposals before one comes again."""
    own = about(principle)
    endings = sentences("shared")[own["settings"]]
    first = [chance.order(len(endings)) for _ in own["proposals"]]
    rounds = [
        [own["proposals"][place] + endings[first[place][turn]] for place in chance.order(len(own["proposals"]))]
        for turn in range(len(endings))
    ]
    return [title for once in rounds for title in once]


def _text(principle: int, lived: bool, chance: Chance) -> str:
    own = about(principle)
    parts = [chance.one(own["lived" if lived else "problems"]), chance.one(own["gains"])]
    if chance.happens(0.7):
        parts.append(chance.one(sentences("shared")["further"]))
    return " ".join(parts)


def open_at(made: pd.DataFrame, when: np.ndarray, chance: Chance) -> np.ndarray:
    """For each moment an idea (row of `made`) that was there by then, earlier ones more often; -1 if none was."""
    there = np.searchsorted(made["moment"].to_numpy().astype("datetime64[s]"), when, side="left")
    luck = chance.shares(len(when))
    return np.where(there > 0, (there * (luck + luck * luck) / 2).astype(np.int64), -1)
