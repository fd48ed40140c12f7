"""How far organisations have got, one row a group: implemented, under way, not begun, in that order from the left."""

import altair as alt
import pandas as pd

from charts.table import in_words, records
from charts.theme import FIT_WIDTH, SMALL, Theme, ink_on, theme
from charts.whole import whole

DATASET = "progress"
STAGES = {"implemented": "Implemented", "under_way": "Under way", "not_begun": "Not begun"}
BAR, ROW = 22, 68


def progress_bars(frame: pd.DataFrame, *, title: str = "Organisations", dark: bool = False) -> alt.LayerChart:
    """Stacked counts in the order given, each number printed in its piece; n and the share implemented below.

    Frame: name, implemented, under_way, not_begun, known, share, low, high.
    """
    t, rows = theme(dark), _pieces(frame)
    tints = dict(zip(STAGES.values(), _tints(t), strict=True))
    largest = max(float(frame["known"].max()) if len(frame) else 0.0, 1.0)
    y = alt.Y("name:N", sort=frame["name"].tolist(), axis=None)
    x = alt.Scale(domain=[0, largest], nice=False)
    axis = alt.Axis(title=title, titleAnchor="start", tickMinStep=1, tickCount=5, format=",.0f", grid=False)
    fill = alt.Fill(
        "stage:N",
        scale=alt.Scale(domain=list(tints), range=list(tints.values())),
        legend=alt.Legend(title=None, orient="top", symbolType="square", symbolSize=170, columnPadding=8),
    )
    tooltip = [
        alt.Tooltip("name:N", title="Group"),
        alt.Tooltip("stage:N", title="Stage"),
        alt.Tooltip("number:Q", title=title, format=","),
    ]
    drawn = alt.Chart().transform_filter("datum.number > 0")
    bars = drawn.mark_bar(height=BAR, stroke=t.edge, strokeWidth=0.5)
    inks = {stage: ink_on(tint) for stage, tint in tints.items()}
    numbers = drawn.mark_text(color=alt.expr(f"{inks}[datum.stage]"), aria=False)
    layers = [
        bars.encode(y, alt.X("start:Q", axis=axis, scale=x), alt.X2("end:Q"), fill, tooltip=tooltip),
        numbers.encode(y, alt.X("middle:Q", scale=x), alt.Text("number:Q", format=",")),
        *_words(y, t),
    ]
    data = records(rows, ["name", "stage", "number", "start", "end", "middle", "words"])
    return whole(
        *layers, data=alt.NamedData(DATASET), dark=dark, width="container", autosize=FIT_WIDTH, height=alt.Step(ROW),
        datasets={DATASET: data},
    )  # fmt: skip


def describe_progress(frame: pd.DataFrame, *, title: str = "Organisations") -> str:
    """One or two sentences to hear: how many rows, and the most and the fewest implemented."""
    known = frame[frame["known"] > 0].sort_values(["implemented", "name"], ascending=[False, True])
    if known.empty:
        return f"{title} by stage: none has named one yet."
    said = [f"{row.name} ({row.implemented:,} of {row.known:,})" for row in known[["name", "implemented", "known"]]
            .itertuples(index=False)]  # fmt: skip
    if len(said) == 1:
        return f"{title} by stage on one row; implemented: {said[0]}."
    return f"{title} by stage, {len(said)} rows. Implemented most often: {said[0]}; least often: {said[-1]}."


def _tints(t: Theme) -> tuple[str, str, str]:
    """From the strongest to the faintest, on a dark page too."""
    ramp = t.sequential
    return (ramp[-1], ramp[2], ramp[0])


def _pieces(frame: pd.DataFrame) -> pd.DataFrame:
    parts, start = [], frame["known"] * 0
    words = [_under(row) for row in frame[["known", "share", "low", "high"]].itertuples(index=False)]
    for column, stage in STAGES.items():
        end = start + frame[column]
        parts.append(frame.assign(stage=stage, number=frame[column], start=start, end=end, words=words))
        start = end
    found = pd.concat(parts, ignore_index=True)
    return found.assign(middle=(found["start"] + found["end"]) / 2)


def _under(row: object) -> str:
    if not row.known:
        return "No stage known"
    share, low, high = (in_words(each, ".0%") for each in (row.share, row.low, row.high))
    return f"{share} of {int(row.known):,} implemented ({low} to {high})"


def _words(y: alt.Y, t: Theme) -> list[alt.Chart]:
    rows = alt.Chart().transform_filter("datum.stage === 'Implemented'").encode(y, alt.XValue(0))
    name = rows.mark_text(align="left", baseline="bottom", dy=-BAR / 2 - 6, fontWeight="bold", fontSize=13)
    under = rows.mark_text(align="left", baseline="top", dy=BAR / 2 + 6, color=t.muted, fontSize=SMALL)
    return [name.encode(alt.Text("name:N")), under.encode(alt.Text("words:N"))]
