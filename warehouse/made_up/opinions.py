"""What people think: the share of each kind of person for each principle. Most patterns are planted here."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from warehouse.made_up.organisations import BIG_TRUST

# Share for, by principle, before anything else counts.
USUAL = {1: 0.87, 2: 0.80, 3: 0.90, 4: 0.80, 5: 0.80, 6: 0.43, 7: 0.50, 8: 0.84}

# Principle -> role -> share for, where a role differs.
ROLES = {
    1: {"gp": 0.78},
    2: {"carer": 0.93, "service_user": 0.90, "hospital_doctor": 0.62},
    4: {"public_health_specialist": 0.95, "hospital_doctor": 0.62},
    5: {"gp": 0.22, "hospital_doctor": 0.24, "service_user": 0.92, "carer": 0.90},
    7: {"gp": 0.14, "commissioner": 0.88, "manager": 0.82, "administrator": 0.40, "hospital_doctor": 0.30},
    8: {"care_worker": 0.97, "student": 0.96, "commissioner": 0.66},
}
# Principle -> what working in outer London adds. On "Data access" each role is keener there, yet outer London as a
# whole is less so, for it has more GPs: the sum turns the parts round.
OUTER = {4: -0.18, 5: 0.08}
BOROUGHS = {(7, "Croydon"): 0.38, (8, "Southwark"): -0.3}
# One trust voted for "Integrated leadership" as one; without it London is against.
TRUST = {6: 0.93}
LEAST, MOST = 0.03, 0.97


def share_for(principles: Sequence[int] | np.ndarray, who: pd.DataFrame) -> np.ndarray:
    """The chance that each person (a row of `who`, as in people.py) is for the principle in the same place."""
    about = np.asarray(principles)
    share = np.array([USUAL[number] for number in range(1, 9)])[about - 1]
    outer, trust = (who["part"] == "outer").to_numpy(), (who["works_for"] == BIG_TRUST).to_numpy()
    for number in range(1, 9):
        here = about == number
        for role, own in ROLES.get(number, {}).items():
            share = np.where(here & (who["role"] == role).to_numpy(), own, share)
        share = np.where(here & outer, share + OUTER.get(number, 0), share)
        share = np.where(here & trust, TRUST.get(number, share), share)
    for (number, borough), more in BOROUGHS.items():
        share = np.where((about == number) & (who["borough"] == borough).to_numpy(), share + more, share)
    return np.clip(share, LEAST, MOST)
