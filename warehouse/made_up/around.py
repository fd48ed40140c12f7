"""What went on around the votes: who came to events, paper votes, views by day, and the targets that were set."""

import numpy as np
import pandas as pd

from warehouse.made_up.chance import Chance
from warehouse.made_up.opinions import USUAL
from warehouse.made_up.terms import CONFERENCE, LAUNCH, LISTENING, PHASES, Size, days
from warehouse.made_up.wording import PRINCIPLES, rows

# event -> phase, day and hour it began, people who came
EVENTS = {
    CONFERENCE: (1, "2014-09-17T09:00:00", 128),
    LAUNCH: (1, "2014-10-09T17:30:00", 64),
    LISTENING: (2, "2015-06-10T10:00:00", 71),
}
# channel -> views on an ordinary day, first day
CHANNELS = {
    "animation": (46, "2014-06-16"),
    "document": (19, "2014-06-02"),
    "website": (74, "2014-05-01"),
    "e-mail": (900, "2014-06-16"),
}
MAILINGS = (
    "2014-06-16",
    "2014-06-23",
    "2014-07-07",
    "2014-07-21",
    "2014-09-08",
    "2014-10-09",
    "2015-03-02",
    "2015-06-01",
    "2015-09-07",
)
# Paper dots at a stall: where, which day, how many people took part
STALLS = (("Southwark", "2014-09-17", 52), ("Sutton", "2015-06-13", 38))
ROLE_TARGETS = {"Nurse": 250, "GP": 150, "Allied health professional": 150, "Social worker": 100,
                "Care worker": 60, "Pharmacist": 40, "Service user": 150, "Carer": 80}  # fmt: skip
KIND_TARGETS = {"NHS community trust": 7, "Clinical commissioning group": 16, "Local authority": 32, "GP practice": 40,
                "Care provider": 15, "Community pharmacy": 12, "Voluntary organisation": 30,
                "Patient or carer group": 25}  # fmt: skip
LONDON_TARGETS = {"participants": 1400, "organisations": 150, "contributions": 12000}


def attendance(size: Size, people: pd.DataFrame, seed: int) -> pd.DataFrame:
    """The table attendance."""
    chance = Chance(seed, "attendance")
    made = [_came(event, *terms, size, people, chance) for event, terms in EVENTS.items()]
    return pd.concat(made, ignore_index=True)


def _came(
    event: str, phase: int, began: str, many: int, size: Size, people: pd.DataFrame, chance: Chance
) -> pd.DataFrame:
    likely = people["activity"].to_numpy() * np.where(people["design_group"], 30, 1) * (people["phase"] <= phase)
    guests = np.unique(chance.picks(size.scaled(many) * 3, likely))
    guests = guests[chance.order(len(guests))][: size.scaled(many)]
    arrived = np.datetime64(began) + chance.whole(len(guests), 3600).astype("timedelta64[s]")
    identity = people["participant_id"].to_numpy()[guests]
    found = pd.DataFrame({"event": event, "participant_id": identity, "attended_at": arrived})
    return found.sort_values(["attended_at", "participant_id"])


def tallies(seed: int) -> pd.DataFrame:
    """The table tallies: dots that passers-by stuck on a board, for which nobody knows who voted."""
    chance = Chance(seed, "tallies")
    made = []
    for borough, day, many in STALLS:
        for principle in PRINCIPLES:
            voters = int(many * (0.5 + chance.luck() / 2))
            liked = round(voters * min(0.97, USUAL[principle] + 0.2 * (chance.luck() - 0.3)))
            made += [(principle, 1, liked, borough, day), (principle, -1, voters - liked, borough, day)]
    return pd.DataFrame(made, columns=["principle", "vote", "count", "borough", "day"])


def reach(seed: int) -> pd.DataFrame:
    """The table reach: views by channel and day. E-mails are read on the days after a mailing."""
    chance = Chance(seed, "reach")
    return pd.concat([_views(channel, *terms, chance) for channel, terms in CHANNELS.items()], ignore_index=True)


def _views(channel: str, usual: int, first: str, chance: Chance) -> pd.DataFrame:
    every = np.arange(first, "2015-11-01", dtype="datetime64[D]")
    busy = {day: weight for phase in PHASES for day, weight in zip(*days(phase), strict=True)}
    pace = np.array([0.35 + busy.get(day, 0.05) / 3 for day in every])
    if channel == "e-mail":
        sent = np.array(MAILINGS, dtype="datetime64[D]")
        since = (every - sent[np.searchsorted(sent, every, side="right") - 1]).astype(int)
        pace = np.where(since < 6, 1 / (1 + since * since), 0)
    views = (usual * pace * (0.6 + 0.8 * chance.shares(len(every)))).astype(int)
    made = pd.DataFrame({"channel": channel, "day": every.astype(str), "views": views})
    return made[made["views"] > 0] if channel == "e-mail" else made


def targets() -> pd.DataFrame:
    """The table targets: by borough (20 at least), role, kind of organisation, and London."""
    ends = PHASES[2][1]
    aims = {row["borough"]: max(20, int(row["phase_1"]) // 10 * 10) for row in rows("boroughs")}
    made = [("participants", "borough", borough, target, ends) for borough, target in aims.items()]
    made += [("participants", "role", role, target, ends) for role, target in ROLE_TARGETS.items()]
    made += [("organisations", "organisation kind", kind, target, ends) for kind, target in KIND_TARGETS.items()]
    made += [(measure, "London", "", target, ends) for measure, target in LONDON_TARGETS.items()]
    return pd.DataFrame(made, columns=["measure", "dimension", "value", "target", "by"])
