"""What there is of each kind in each place: a grid of cells, their state said by colour and by what is printed.

Frame: one row a cell with the columns of the two sides, state ("heard", "silent", "not invited" or "none") and heard
(how many).
"""

import altair as alt
import pandas as pd

from charts.table import listed, records
from charts.theme import AGAINST, FIT_WIDTH, Theme, ink_on, theme
from charts.whole import whole

DATASET = "grid"
STEP = 22
WORDS = {
    "heard": "Heard (how many)",
    "silent": "✕ Invited and silent",
    "not invited": "○ Listed, not invited, silent",
    "none": "None known",
}
MARKS = {"silent": "✕", "not invited": "○", "none": ""}


def presence_grid(frame: pd.DataFrame, *, down: str, across: str, dark: bool = False) -> alt.LayerChart:
    """A cell for each pair of `down` and `across`, in the frame's order; a heard one has its number printed."""
    t = theme(dark)
    fills = _fills(t)
    rows = frame.assign(
        words=frame["state"].map(WORDS),
        printed=frame["state"].map(MARKS).where(frame["state"] != "heard", frame["heard"].astype(str)),
        ink=[ink_on(fills[state]) for state in frame["state"]],
    )
    base = alt.Chart(alt.NamedData(DATASET)).encode(
        alt.Y(f"{down}:N", sort=_order(frame, down), axis=alt.Axis(title=None, labelLimit=150, labelPadding=8)),
        alt.X(
            f"{across}:N", sort=_order(frame, across),
            axis=alt.Axis(title=None, orient="top", labelAngle=-90, labelLimit=200, labelOverlap=False),
        ),
    )  # fmt: skip
    scale = alt.Scale(domain=list(WORDS.values()), range=list(fills.values()))
    legend = alt.Legend(
        title=None, orient="top", columns=alt.expr("width < 420 ? 1 : 4"), symbolType="square", symbolStrokeWidth=1
    )
    tips = [alt.Tooltip(f"{side}:N", title=side.capitalize()) for side in (down, across)]
    cells = base.mark_rect(stroke=t.grid, strokeWidth=1).encode(
        color=alt.Color("words:N", scale=scale, legend=legend), tooltip=[*tips, alt.Tooltip("words:N", title="State")]
    )
    marks = base.mark_text(fontSize=11, aria=False).encode(
        alt.Text("printed:N"), color=alt.Color("ink:N", scale=None, legend=None)
    )
    data = records(rows, [down, across, "words", "printed", "ink"])
    return whole(
        cells, marks, dark=dark, width="container", autosize=FIT_WIDTH, height=alt.Step(STEP), datasets={DATASET: data}
    )


def describe_grid(frame: pd.DataFrame, *, down: str, across: str) -> str:
    """Two sentences to hear: how many cells are in each state, and what of `across` is heard in no place."""
    if frame.empty:
        return "Grid: nothing to show yet."
    counts = frame["state"].value_counts()
    said = ", ".join(f"{counts[state]} {state}" for state in WORDS if state in counts)
    heard = frame.assign(heard_here=frame["state"] == "heard").groupby(across, sort=False)["heard_here"].any()
    nowhere = heard.index[~heard].tolist()
    places, things = frame[down].nunique(), frame[across].nunique()
    closing = f" Heard nowhere: {listed(nowhere)}." if nowhere else ""
    return f"{places} rows by {things} columns: {said}.{closing}"


def _fills(t: Theme) -> dict[str, str]:
    return {"heard": t.accent, "silent": AGAINST, "not invited": t.no_data, "none": t.shade}


def _order(frame: pd.DataFrame, side: str) -> list[str]:
    return list(dict.fromkeys(frame[side]))
