"""The register of participants, as people filled it in: boroughs misspelt or left out, roles in their own words."""

import numpy as np
import pandas as pd

from warehouse.made_up.chance import Chance
from warehouse.made_up.organisations import Organisation
from warehouse.made_up.roles import group, written
from warehouse.made_up.wording import rows

CHANNELS = {
    1: {"Personal invitation": 24, "Employer": 22, "Colleague or friend": 14, "Professional network": 10, "E-mail": 10,
        "Animation": 6, "Website": 5, "Event": 4, "Twitter": 3, "Document": 2, "": 6},
    2: {"Patient or carer group": 34, "Event": 15, "Document": 10, "Animation": 9, "Colleague or friend": 9,
        "E-mail": 6, "Website": 6, "Facebook": 4, "": 7},
}  # fmt: skip
# How people of larger boroughs give the borough: in full, in another spelling, by postcode only, or not at all.
IN_FULL, SPELT, POSTCODE = 0.80, 0.86, 0.92
# Answers that are no single borough of London, and how many people give them.
ELSEWHERE = {"pan-London": 9, "Newham/Tower Hamlets": 3, "City of London": 4, "Kingston upon Hull": 2, "Not sure": 3}
# A slip in an organisation's name that no rule can settle: for a lead to accept or not.
SLIPS = {
    "Northmere Community Health Trust": "Northmere Community Healthcare Trust",
    "Stonequay Hospitals Trust": "Stonequay Hospital Trust",
    "Rookmere Mental Health Trust": "Rookmere Mental Heath Trust",
}
SLIPPED = 0.08
KINDS = {"nhs_community_trust": "NHS community trust", "gp_practice": "GP practice", "local_authority": "Council",
         "nhs_acute_trust": "Acute trust", "nhs_mental_health_trust": "Mental health trust",
         "clinical_commissioning_group": "CCG", "voluntary_organisation": "Voluntary sector"}  # fmt: skip


def register(people: pd.DataFrame, known: list[Organisation], came: pd.DataFrame, seed: int) -> pd.DataFrame:
    """The table participants."""
    chance = Chance(seed, "register")
    joined = came[came["first"]].set_index("person")["start"].sort_index()
    where = _where(people, known, chance)
    return pd.DataFrame({
        "participant_id": people["participant_id"],
        "organisation": _organisations(people, chance),
        "organisation_kind": [_kind(known[place].kind) if place >= 0 else "" for place in people["organisation"]],
        "borough": [borough for borough, _ in where],
        "postcode": [postcode for _, postcode in where],
        "role": [written(role, chance) for role in people["role"]],
        "group": [group(role) for role in people["role"]],
        "joined_at": joined.to_numpy(),
        "channel": [_channel(*one, chance) for one in zip(people["phase"], people["design_group"], strict=True)],
    })  # fmt: skip


def _where(people: pd.DataFrame, known: list[Organisation], chance: Chance) -> list[tuple[str, str]]:
    by_name = {row["borough"]: row for row in rows("boroughs")}
    given = [
        (borough, "") if thin else _given(by_name[borough], place >= 0 and len(known[place].boroughs) == 1, chance)
        for borough, thin, place in zip(people["borough"], people["thin"], people["organisation"], strict=True)
    ]
    larger = np.flatnonzero(~people["thin"])
    odd = [answer for answer, many in ELSEWHERE.items() for _ in range(many)]
    for place, answer in zip(larger[chance.order(len(larger))], odd, strict=False):
        given[place] = (answer, "")
    return given


def _given(row: dict[str, str], can_be_inferred: bool, chance: Chance) -> tuple[str, str]:
    luck = chance.luck()
    if luck < IN_FULL or not row["spellings"]:
        return row["borough"], ""
    if luck < SPELT:
        return chance.one(row["spellings"].split(";")), ""
    if luck < POSTCODE and row["postcode"]:
        return "", row["postcode"]
    return ("", "") if can_be_inferred or chance.happens(0.3) else (row["borough"], "")


def _organisations(people: pd.DataFrame, chance: Chance) -> list[str]:
    slips = chance.some(len(people), SLIPPED)
    return [SLIPS.get(name, name) if slip else name for name, slip in zip(people["works_for"], slips, strict=True)]


def _kind(kind: str) -> str:
    return KINDS.get(kind, kind.replace("_", " ").capitalize())


def _channel(phase: int, design_group: bool, chance: Chance) -> str:
    return "Personal invitation" if design_group else chance.weighted(CHANNELS[phase])
