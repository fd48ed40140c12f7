"""How far people came: one bar a step on one axis, its name above, its share of the step before below."""

import altair as alt
import pandas as pd

from charts.table import in_words, records
from charts.theme import FIT_WIDTH, SMALL, theme
from charts.whole import whole

DATASET = "steps"
BAR, ROW, INDENT = 18, 64, 14


def step_bars(frame: pd.DataFrame, *, title: str = "People", dark: bool = False) -> alt.LayerChart:
    """Bars in the order given, all from nought on one axis.

    Frame: step (code), name, number, words (its share with interval; may be empty), part (whether it is a part of
    the step above it: thinner, paler and set in).
    """
    t = theme(dark)
    rows = frame.assign(
        printed=[in_words(number, ",.0f") for number in frame["number"].astype(float)],
        shown=["– " + name if part else name for name, part in zip(frame["name"], frame["part"], strict=True)],
    )
    largest = max(float(frame["number"].max()) if len(frame) else 0.0, 1.0)
    base = alt.Chart(alt.NamedData(DATASET)).encode(
        alt.Y("step:N", sort=frame["step"].tolist(), axis=None),
        alt.X("number:Q", axis=None, scale=alt.Scale(domain=[0, largest * 1.16], nice=False)),
    )
    tooltip = [
        alt.Tooltip("name:N", title="Step"),
        alt.Tooltip("printed:N", title=title),
        alt.Tooltip("words:N", title="Share"),
    ]
    left = alt.XValue(0)
    layers = [
        base.transform_filter("!datum.part").mark_bar(color=t.accent, height=BAR).encode(tooltip=tooltip),
        base.transform_filter("datum.part")
        .mark_bar(color=t.background, stroke=t.accent, strokeWidth=1.5, height=BAR - 6)
        .encode(tooltip=tooltip),
        base.mark_text(align="left", dx=6, aria=False).encode(alt.Text("printed:N")),
        base.mark_text(align="left", baseline="bottom", dy=-BAR / 2 - 4, fontSize=13, fontWeight="bold").encode(
            left, alt.Text("shown:N")
        ),
        base.mark_text(align="left", baseline="top", dy=BAR / 2 + 3, fontSize=SMALL, color=t.muted).encode(
            left, alt.Text("words:N")
        ),
    ]
    data = records(rows, ["step", "name", "shown", "number", "printed", "words", "part"])
    return whole(
        *layers, dark=dark, width="container", autosize=FIT_WIDTH, height=alt.Step(ROW), datasets={DATASET: data}
    )


def describe_steps(frame: pd.DataFrame, *, title: str = "People") -> str:
    """One sentence to hear: each step with its number and share."""
    if frame.empty or not frame["number"].sum():
        return f"{title} by step: nothing to show yet."
    said = [
        f"{row.name} {in_words(row.number, ',.0f')}{f' ({row.words})' if row.words else ''}"
        for row in frame[["name", "number", "words"]].itertuples(index=False)
    ]
    return f"{title} by step: {'; '.join(said)}."
