"""Counts as thin bars with the names beside them and the numbers printed: for lists too long for `charts.bars`."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from charts.table import in_words, records
from charts.theme import FIT_WIDTH, theme
from charts.whole import whole

DATASET = "bars"
STEP, BAR = 22, 13
ROOM = "max(width - 44, 20)"  # the number printed after the longest bar


def listed_bars(
    frame: pd.DataFrame,
    *,
    category: str,
    value: str,
    title: str,
    unit_format: str = ",.0f",
    last: Sequence[str] = ("Other", "Unknown"),
    dark: bool = False,
) -> alt.LayerChart:
    """One bar a category, longest first, `last` at the foot; a missing value is printed as hidden."""
    t = theme(dark)
    rows = frame.assign(at_the_foot=frame[category].isin(last), number=frame[value].astype("Float64").astype(float))
    rows = rows.sort_values(
        ["at_the_foot", "number", category], ascending=[True, False, True], na_position="last", ignore_index=True
    )
    printed = [in_words(number, unit_format) if pd.notna(number) else "hidden" for number in rows["number"]]
    rows = rows.assign(printed=printed, length=rows["number"].fillna(0))
    largest = max(float(rows["length"].max()) if len(rows) else 0.0, 1.0)
    names = alt.Axis(title=None, labelLimit=190, labelPadding=8)
    base = alt.Chart(alt.NamedData(DATASET)).encode(
        alt.Y(f"{category}:N", sort=rows[category].tolist(), axis=names),
        alt.X("length:Q", axis=None, scale=alt.Scale(domain=[0, largest], range=[0, alt.expr(ROOM)], nice=False)),
    )
    bars = base.mark_bar(color=t.accent, height=BAR, cornerRadiusEnd=2).encode(
        tooltip=[alt.Tooltip(f"{category}:N", title="Kind"), alt.Tooltip("printed:N", title=title)]
    )
    numbers = base.mark_text(align="left", dx=6, aria=False).encode(alt.Text("printed:N"))
    return whole(
        bars, numbers, dark=dark, width="container", autosize=FIT_WIDTH, height=alt.Step(STEP),
        datasets={DATASET: records(rows, [category, "length", "printed"])},
    )  # fmt: skip
