"""Votes from 1 to 5, one row a principle: five ordered tints that fill 100 %."""

import altair as alt
import pandas as pd

from charts.table import in_words, records
from charts.theme import FIT_WIDTH, SMALL, Theme, ink_on, theme
from charts.whole import whole

DATASET = "scale"
STEPS = ("1", "2", "3", "4", "5")
BAR, ROW = 22, 68


def scale_votes(frame: pd.DataFrame, *, title: str = "Share of votes", dark: bool = False) -> alt.LayerChart:
    """Bars of the shares of 1 to 5, in the order given.

    Frame: principle_code, principle_name, people, n, n_1 … n_5, agreement (van der Eijk's A). Its name stands above
    each
    bar; below it agreement, votes and people.
    """
    t, rows = theme(dark), _pieces(frame)
    y = alt.Y("principle_code:N", sort=frame["principle_code"].tolist(), axis=None)
    x = alt.Scale(domain=[0, 1], nice=False)
    axis = alt.Axis(format=".0%", values=[0, 0.25, 0.5, 0.75, 1], title=title, grid=False, titleAnchor="start")
    layers = [_bars(y, x, axis, t), _shares(y, x, t), *_words(y, t)]
    columns = ["principle_code", "principle_name", "words", "step", "share", "count", "start", "end", "middle"]
    return whole(
        *layers, data=alt.NamedData(DATASET), dark=dark, width="container", autosize=FIT_WIDTH, height=alt.Step(ROW),
        datasets={DATASET: records(rows, columns)},
    )  # fmt: skip


def describe_scale(frame: pd.DataFrame) -> str:
    """One or two sentences to hear: how many rows, and where people agree most and least."""
    voted = frame[frame["n"].fillna(0) > 0].sort_values("agreement", ascending=False)
    if voted.empty:
        return "Votes from 1 to 5: no votes to show yet."
    said = [
        f"{row['principle_name']} ({in_words(row['agreement'], '.2f')})" for _, row in voted.iloc[[0, -1]].iterrows()
    ]
    if len(voted) == 1:
        return f"Votes from 1 to 5 on one row; agreement on {said[0]}."
    return f"Votes from 1 to 5, {len(voted)} rows. Agreement is highest on {said[0]} and lowest on {said[1]}."


def _pieces(frame: pd.DataFrame) -> pd.DataFrame:
    votes = frame["n"].astype(float).where(frame["n"].fillna(0) > 0)
    parts, start = [], votes * 0
    for step in STEPS:
        share = frame[f"n_{step}"].astype(float) / votes
        parts.append(frame.assign(step=step, share=share, count=frame[f"n_{step}"], start=start, end=start + share))
        start = start + share
    found = pd.concat(parts, ignore_index=True)
    words = [_under(row) for row in found.itertuples()]
    return found.assign(middle=(found["start"] + found["end"]) / 2, words=words)


def _under(row: object) -> str:
    if pd.isna(row.n):
        return "Hidden: too few people"
    if row.n == 0:
        return "No votes yet"
    return f"Agreement {in_words(row.agreement, '.2f')} · {int(row.n):,} votes, {int(row.people):,} people"


def _bars(y: alt.Y, x: alt.Scale, axis: alt.Axis, t: Theme) -> alt.Chart:
    tints = alt.Scale(domain=list(STEPS), range=list(t.sequential))
    legend = alt.Legend(title=None, orient="top", symbolType="square", symbolSize=170)
    tooltip = [
        alt.Tooltip("principle_name:N", title="Principle"),
        alt.Tooltip("step:N", title="Vote"),
        alt.Tooltip("count:Q", title="Votes", format=","),
        alt.Tooltip("share:Q", title="Share", format=".0%"),
    ]
    bars = alt.Chart().transform_filter("datum.share > 0").mark_bar(height=BAR, stroke=t.edge, strokeWidth=0.5)
    where = (y, alt.X("start:Q", axis=axis, scale=x), alt.X2("end:Q"))
    return bars.encode(*where, alt.Fill("step:N", scale=tints, legend=legend), tooltip=tooltip)


def _shares(y: alt.Y, x: alt.Scale, t: Theme) -> alt.Chart:
    inks = dict(zip(STEPS, (ink_on(tint) for tint in t.sequential), strict=True))
    shares = alt.Chart().transform_filter("datum.share > 0.07")
    text = shares.mark_text(color=alt.expr(f"{inks}[datum.step]"), aria=False)
    return text.encode(y, alt.X("middle:Q", scale=x), alt.Text("share:Q", format=".0%"))


def _words(y: alt.Y, t: Theme) -> list[alt.Chart]:
    rows = alt.Chart().transform_filter("datum.step === '1'").encode(y, alt.XValue(0))
    name = rows.mark_text(align="left", baseline="bottom", dy=-BAR / 2 - 6, fontWeight="bold", fontSize=13)
    under = rows.mark_text(align="left", baseline="top", dy=BAR / 2 + 6, color=t.muted, fontSize=SMALL)
    return [name.encode(alt.Text("principle_name:N")), under.encode(alt.Text("words:N"))]
