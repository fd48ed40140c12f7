"""People: where they work or live, for whom, as what, and how active they are."""

import numpy as np
import pandas as pd

from warehouse.made_up.chance import Chance
from warehouse.made_up.organisations import THIN, Organisation
from warehouse.made_up.roles import KINDS, mix, role_in
from warehouse.made_up.terms import Size
from warehouse.made_up.wording import rows

DESIGN_GROUP = 40
FROM_ONE_TOWN = 3  # people a borough must have for each local organisation that is sure to be heard
LOOKS_ON = 0.06  # share of those in larger boroughs who register and then stay silent


def people(size: Size, known: list[Organisation], seed: int) -> pd.DataFrame:
    """One row a person, those of phase 1 first: borough, part, thin, phase, role, organisation (position in `known`, -1
    none), works_for (its name, "" none), activity (a heavy-tailed weight), active (False: registered and never
    contributed) and design_group."""
    chance = Chance(seed, "people")
    found = [person for phase in (1, 2) for person in _mixed(_of_phase(phase, size, known, chance), chance)]
    made = pd.DataFrame(found, columns=["borough", "part", "thin", "phase", "role", "organisation"])
    made.insert(0, "participant_id", [f"p{number:04d}" for number in range(1, len(made) + 1)])
    made["works_for"] = [known[place].name if place >= 0 else "" for place in made["organisation"]]
    made["activity"] = chance.tail(len(made))
    made["design_group"] = np.arange(len(made)) < DESIGN_GROUP
    made["active"] = ~chance.some(len(made), LOOKS_ON) | made["thin"] | made["design_group"]
    return made


def _of_phase(phase: int, size: Size, known: list[Organisation], chance: Chance) -> list[tuple]:
    return [person for row in rows("boroughs") for person in _of_borough(row, phase, size, known, chance)]


def _of_borough(row: dict[str, str], phase: int, size: Size, known: list[Organisation], chance: Chance) -> list[tuple]:
    many, inner = size.scaled(int(row[f"phase_{phase}"])), row["part"] == "inner"
    here = [place for place, one in enumerate(known) if row["borough"] in one.boroughs and 0 < one.phase <= phase]
    here += [place for place, one in enumerate(known) if not one.boroughs]
    first = [place for place in here if known[place].phase == phase and len(known[place].boroughs) == 1]
    first = first[: max(1, many // FROM_ONE_TOWN)] if many else []
    jobs = [(role_in(known[place].kind, phase, inner, chance), place) for place in first]
    weights = mix(phase, inner)
    jobs += [_job(chance.weighted(weights), here, known, chance) for _ in range(many - len(first))]
    thin = int(row["phase_1"]) < THIN
    return [(row["borough"], row["part"], thin, phase, role, place) for role, place in jobs[:many]]


def _job(role: str, here: list[int], known: list[Organisation], chance: Chance) -> tuple[str, int]:
    fitting = {place: known[place].weight for place in here if known[place].kind in KINDS[role]}
    alone = role in ("service_user", "carer") and chance.happens(0.45)
    return role, -1 if alone or not fitting else chance.weighted(fitting)


def _mixed(found: list[tuple], chance: Chance) -> list[tuple]:
    """In a random order, those of thin boroughs last: the design group is the first on the list, and none of them."""
    return sorted((found[place] for place in chance.order(len(found))), key=lambda person: person[2])
