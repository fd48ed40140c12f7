"""Comments on ideas, in words that fit what their writer thinks."""

import pandas as pd

from warehouse.made_up.chance import Chance
from warehouse.made_up.ideas import LIVED, open_at
from warehouse.made_up.opinions import share_for
from warehouse.made_up.sessions import drawn_by_phase, moments
from warehouse.made_up.terms import Size
from warehouse.made_up.wording import about, fresh, sentences

SECOND_PHASE = 0.21
ASKS = 0.16
OPENS, CLOSES = 0.65, 0.5


def comments(size: Size, people: pd.DataFrame, came: pd.DataFrame, made: pd.DataFrame, seed: int) -> pd.DataFrame:
    """One row a comment in order of time: comment_id, idea (row of `made`), person, moment, text."""
    chance = Chance(seed, "comments")
    later = int(size.comments * SECOND_PHASE)
    found = pd.concat(drawn_by_phase(came, size.comments - later, later, chance), ignore_index=True)
    when = moments(found, chance)
    wrote = pd.DataFrame({"idea": open_at(made, when, chance), "person": found["person"], "moment": when})
    wrote = wrote[wrote["idea"] >= 0].sort_values(["moment", "person"], ignore_index=True)
    wrote.insert(0, "comment_id", [f"c{number:05d}" for number in range(1, len(wrote) + 1)])
    return wrote.assign(text=_texts(wrote, people, made, chance))


def _texts(wrote: pd.DataFrame, people: pd.DataFrame, made: pd.DataFrame, chance: Chance) -> list[str]:
    subjects = made["principle"].to_numpy()[wrote["idea"]]
    who = people.iloc[wrote["person"]]
    agrees = chance.shares(len(wrote)) < share_for(subjects, who)
    lived = who["role"].isin(LIVED)
    said: set[str] = set()
    return [fresh(lambda each=each: _text(*each, chance), said) for each in zip(subjects, agrees, lived, strict=True)]


def _text(principle: int, agrees: bool, lived: bool, chance: Chance) -> str:
    stance = "ask" if chance.happens(ASKS) else "agree" if agrees else "disagree"
    shared, own = sentences("shared"), about(principle)
    told = own[stance] + own["lived"] if lived and stance == "agree" else own[stance]
    parts = [chance.one(shared[f"open_{stance}"])] if chance.happens(OPENS) else []
    parts.append(chance.one(told))
    if chance.happens(CLOSES):
        parts.append(chance.one(shared["close_lived" if lived else "close_staff"]))
    return " ".join(parts)
