"""Organisations: trusts that serve several boroughs, and local ones named after invented places."""

from dataclasses import dataclass

from warehouse.made_up.chance import Chance
from warehouse.made_up.wording import rows, sentences

BIG_TRUST = "Lea Marsh Community Health Trust"
THIN = 8  # a borough with fewer people than this in the first phase
INVITED_KINDS = ("nhs_", "clinical_", "local_", "gp_", "ambulance", "professional")
STAFF = {
    "nhs_": 900,
    "local_authority": 240,
    "ambulance_service": 300,
    "gp_practice": 18,
    "clinical_commissioning_group": 60,
}


@dataclass(frozen=True)
class Organisation:
    """`boroughs` is empty where it works all over London; `phase` is the first in which it could take part, 0 never."""

    name: str
    kind: str
    boroughs: tuple[str, ...]
    weight: float
    phase: int
    invited: bool
    staff: int | None


def organisations(seed: int) -> list[Organisation]:
    """All organisations a programme knows of."""
    chance = Chance(seed, "organisations")
    return [_trust(row, chance) for row in rows("trusts")] + _local(chance)


def _trust(row: dict[str, str], chance: Chance) -> Organisation:
    boroughs = tuple(name for name in row["boroughs"].split(";") if name)
    return _organisation(row["organisation"], row["kind"], boroughs, float(row["weight"]), 1, chance)


def _local(chance: Chance) -> list[Organisation]:
    made = []
    for pattern in sentences("patterns")["pattern"]:
        for number, borough in enumerate(rows("boroughs")):
            if (number + pattern["place"]) % pattern["every"] == 0:
                made.append(_of_borough(pattern, number // pattern["every"], borough, chance))
    return made


def _of_borough(pattern: dict, number: int, borough: dict[str, str], chance: Chance) -> Organisation:
    place = borough["neighbourhoods"].split(";")[pattern["place"]]
    name = pattern["names"][number % len(pattern["names"])].format(place=place)
    phase = 0 if _silent(pattern, borough, chance) else pattern["phase"]
    return _organisation(name, pattern["kind"], (borough["borough"],), 0.6 + 2 * chance.luck(), phase, chance)


def _silent(pattern: dict, borough: dict[str, str], chance: Chance) -> bool:
    """Thin boroughs hear from one surgery at most; elsewhere about one organisation in nine stays silent."""
    people = int(borough[f"phase_{pattern['phase']}"])
    if pattern["phase"] == 1 and people < THIN:
        return pattern["kind"] != "gp_practice" or pattern["place"] == 1
    return people == 0 or chance.happens(0.11)


def _organisation(
    name: str, kind: str, boroughs: tuple[str, ...], weight: float, phase: int, chance: Chance
) -> Organisation:
    invited = kind.startswith(INVITED_KINDS) or chance.happens(0.3)
    usual = next((staff for start, staff in STAFF.items() if kind.startswith(start)), 25)
    known = invited and chance.happens(0.8)
    staff = int(usual * (0.5 + chance.luck())) if known else None
    return Organisation(name, kind, boroughs, weight, phase, invited, staff)
