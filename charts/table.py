"""What of a DataFrame goes into a chart, and how numbers and lists read in words."""

import json
import math
from collections.abc import Sequence

import pandas as pd


def records(frame: pd.DataFrame, columns: Sequence[str]) -> list[dict]:
    """The rows as JSON-ready dicts with these columns only, so that a chart holds nothing it does not show.

    Missing numbers become None, days become ISO text. Raises KeyError for a column the frame does not have.
    """
    wanted = list(dict.fromkeys(columns))
    return json.loads(frame.loc[:, wanted].to_json(orient="records", date_format="iso"))


def in_words(value: float, number_format: str) -> str:
    """A number as the charts print it: the same format text serves Python and Vega (`,.0f`, `.1f`, `+.0%`)."""
    if value is None or math.isnan(value):
        return "no data"
    text = format(value, number_format)
    nought = not text.strip("+-0.,%")
    return format(0.0, number_format.lstrip("+")) if nought else text.replace("-", "−")


def listed(names: Sequence[str], most: int = 6) -> str:
    """`Bexley, Harrow and Sutton`; after `most` names, `and 4 more`."""
    names = list(names)
    if len(names) > most:
        names = [*names[:most], f"{len(names) - most} more"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
