"""The order of rows, as data.

Where a specification names the order, every other order is another picture, which browsers throw away and draw anew.
As a column of the data it is the same picture with other data: its marks move.
"""

import altair as alt
import pandas as pd

PLACE = "place"
AS_GIVEN = alt.EncodingSortField(PLACE, op="min", order="ascending")


def placed(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """Rows with their place: 0 for those with the first value of a column, 1 for those with the next, and so on."""
    return rows.assign(**{PLACE: pd.factorize(rows[column])[0]})
