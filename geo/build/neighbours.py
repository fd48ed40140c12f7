"""Builds `geo/neighbours.csv` from the unsimplified boundaries. Run as `python -m geo.build.neighbours`.

land: the two areas share a border; metres is its length.
river: they face each other over the Thames; metres is the narrowest gap between them.
"""

from itertools import combinations

import pandas as pd
import shapely

from geo.build.lnd import full_boundaries
from geo.tables import FOLDER

OUTPUT = FOLDER / "neighbours.csv"
WIDEST_GAP_METRES = 700
# Richmond has both banks; only its southern part faces another area without touching it.
SOUTH_OF_THE_THAMES = {
    "Bexley",
    "Bromley",
    "Croydon",
    "Greenwich",
    "Kingston upon Thames",
    "Lambeth",
    "Lewisham",
    "Merton",
    "Richmond upon Thames",
    "Southwark",
    "Sutton",
    "Wandsworth",
}


def main() -> None:
    """Writes the file, sorted by the two codes."""
    areas = list(full_boundaries().itertuples(index=False))
    found = [(one.gss_code, other.gss_code, *link(one, other)) for one, other in combinations(areas, 2)]
    table = pd.DataFrame(found, columns=["gss_code_a", "gss_code_b", "kind", "metres"]).dropna()
    table.astype({"metres": int}).to_csv(OUTPUT, index=False, lineterminator="\n")


def link(one: tuple, other: tuple) -> tuple[str | None, int | None]:
    """How two areas (gss_code, name, geometry) are neighbours, and by how many metres; (None, None) if they are not."""
    shared = shapely.intersection(one.geometry, other.geometry).length
    if shared > 0:
        return "land", round(shared)
    gap = shapely.distance(one.geometry, other.geometry)
    opposite_banks = (one.name in SOUTH_OF_THE_THAMES) != (other.name in SOUTH_OF_THE_THAMES)
    return ("river", round(gap)) if opposite_banks and gap < WIDEST_GAP_METRES else (None, None)


if __name__ == "__main__":
    main()
