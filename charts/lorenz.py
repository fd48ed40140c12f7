"""Who gives how much of it: the curve of Lorenz beside the straight line of everybody giving the same.

Frame: people and given, running shares from 0 to 1, those who gave least first.
"""

import altair as alt
import numpy as np
import pandas as pd

from charts.table import in_words, records
from charts.theme import FIT, Theme, theme
from charts.whole import whole

DATASET, MARK = "lorenz", "mark"
SHARE = alt.Scale(domain=[0, 1], nice=False)


def lorenz_curve(
    frame: pd.DataFrame, *, title: str, top: float | None = 0.1, dark: bool = False, height: int = 380
) -> alt.LayerChart:
    """The curve, the line of equality, and a mark where the most active `top` of people begin (None: no mark)."""
    t = theme(dark)
    across = alt.Axis(title="People, the least active first", format=".0%", tickCount=5, titleAnchor="start")
    up = alt.Axis(
        title=title, format=".0%", tickCount=5,
        titleAngle=0, titleAlign="left", titleAnchor="start", titleY=-14, titleX=-34,
    )  # fmt: skip
    curve = alt.Chart(alt.NamedData(DATASET)).encode(
        alt.X("people:Q", scale=SHARE, axis=across), alt.Y("given:Q", scale=SHARE, axis=up)
    )
    said = [
        alt.Tooltip("people:Q", title="The least active", format=".1%"),
        alt.Tooltip("given:Q", title="Gave", format=".1%"),
    ]
    line = curve.mark_line(color=t.accent, strokeWidth=2.5, point=alt.OverlayMarkDef(color=t.accent, size=22))
    return whole(
        *_equality(t), line.encode(tooltip=said), *_mark(t), dark=dark, width="container", height=height,
        autosize=FIT, datasets={DATASET: records(frame, ["people", "given"]), MARK: _marked(frame, top)},
    )  # fmt: skip


def describe_lorenz(frame: pd.DataFrame, *, title: str, top: float | None = 0.1) -> str:
    """One or two sentences to hear: what the less active half and the most active `top` gave."""
    if len(frame) < 2:
        return f"{title}: nothing to show yet."
    said = f"{title} by share of people, the least active first, beside the straight line of everybody giving the same."
    if top is None:
        return said
    half, most = (in_words(share, ".0%") for share in (_given_by(frame, 0.5), 1 - _given_by(frame, 1 - top)))
    return f"{said} The less active half gave {half}, the most active {in_words(top, '.0%')} gave {most}."


def _given_by(frame: pd.DataFrame, people: float) -> float:
    """Share given by so large a share of people, the least active."""
    return float(np.interp(people, frame["people"], frame["given"]))


def _equality(t: Theme) -> list[alt.Chart]:
    ends = alt.Chart(alt.InlineData([{"share": 0}, {"share": 1}], name="equality"))
    line = ends.mark_line(color=t.muted, strokeDash=[4, 3], strokeWidth=1.5, aria=False)
    words = alt.Chart(alt.InlineData([{"share": 0.56}], name="equality_name"))
    name = words.mark_text(align="right", baseline="bottom", dx=-8, color=t.muted, aria=False)
    place = {"x": alt.X("share:Q", scale=SHARE), "y": alt.Y("share:Q", scale=SHARE)}
    return [line.encode(**place), name.encode(alt.TextValue("If all gave the same"), **place)]


def _marked(frame: pd.DataFrame, top: float | None) -> list[dict]:
    """Where the most active begin, and what is said of them; nothing where nothing is to be said."""
    if top is None or len(frame) < 2:
        return []
    given = _given_by(frame, 1 - top)
    words = f"● From here on, the most active {in_words(top, '.0%')}:\nthey gave {in_words(1 - given, '.0%')}"
    return [{"people": 1 - top, "given": given, "words": words}]


def _mark(t: Theme) -> list[alt.Chart]:
    """A dot on the curve; what it says stands where no curve can be, above the line of equality."""
    base = alt.Chart(alt.NamedData(MARK)).encode(alt.X("people:Q", scale=SHARE), alt.Y("given:Q", scale=SHARE))
    dot = base.mark_point(color=t.accent, filled=True, opacity=1, size=110, aria=False)
    name = base.mark_text(
        align="left", baseline="top", lineBreak="\n", lineHeight=17, fontWeight="bold", aria=False
    )
    return [dot, name.encode(alt.XValue(6), alt.YValue(4), alt.Text("words:N"))]
