"""Reads the tables that lie beside this file."""

from functools import cache
from pathlib import Path

import pandas as pd

FOLDER = Path(__file__).parent


@cache
def _read(name: str) -> pd.DataFrame:
    return pd.read_csv(FOLDER / name, encoding="utf-8", keep_default_na=False)


def table(name: str) -> pd.DataFrame:
    """The whole CSV file `name` of this folder, as a copy that may be changed. Raises FileNotFoundError."""
    return _read(name).copy(deep=False)
