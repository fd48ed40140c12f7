"""Shares of people with their intervals, one row a group, in the order given; a line shows the share of everybody."""

import altair as alt
import pandas as pd

from charts.table import in_words, listed, records
from charts.theme import FIT_WIDTH, theme
from charts.whole import whole

DATASET = "shares"
ROW = 22


def share_dots(
    frame: pd.DataFrame, *, title: str, everybody: float | None = None, dark: bool = False
) -> alt.LayerChart:
    """A dot and its 95 % interval for each group. The axis begins where the intervals do, as shares lie close together.

    Frame: name, n (of how many), share, low, high; rows without a share are left out. everybody: the line's share.
    """
    t = theme(dark)
    rows = frame.dropna(subset=["share"])
    y = alt.Y("name:N", sort=rows["name"].tolist(), axis=alt.Axis(title=None, labelLimit=190, labelPadding=10))
    axis = alt.Axis(title=title, titleAnchor="start", format=".0%", tickCount=5)
    x = alt.Scale(zero=False, nice=True)
    tooltip = [
        alt.Tooltip("name:N", title="Group"),
        alt.Tooltip("share:Q", title="Share", format=".0%"),
        alt.Tooltip("low:Q", title="95% from", format=".0%"),
        alt.Tooltip("high:Q", title="95% to", format=".0%"),
        alt.Tooltip("n:Q", title="Of", format=","),
    ]
    base = alt.Chart(alt.NamedData(DATASET)).encode(y)
    layers = [
        base.mark_rule(color=t.accent, strokeWidth=1.5, aria=False).encode(
            alt.X("low:Q", axis=axis, scale=x), alt.X2("high:Q")
        ),
        base.mark_point(size=70, opacity=1, filled=True, color=t.accent).encode(alt.X("share:Q"), tooltip=tooltip),
    ]
    if everybody is not None and not pd.isna(everybody):
        said = [{"share": everybody, "words": f"Everybody {in_words(everybody, '.0%')}"}]
        line = alt.Chart(alt.InlineData(said, name="everybody")).encode(alt.X("share:Q"))
        words = line.mark_text(baseline="bottom", dy=-4, y=0, fontWeight="bold").encode(alt.Text("words:N"))
        layers += [line.mark_rule(color=t.text, strokeDash=[4, 3], strokeWidth=1.5, aria=False), words]
    data = records(rows, ["name", "n", "share", "low", "high"])
    return whole(
        *layers, dark=dark, width="container", autosize=FIT_WIDTH, height=alt.Step(ROW), datasets={DATASET: data}
    )


def describe_shares(frame: pd.DataFrame, *, title: str, everybody: float | None = None) -> str:
    """One or two sentences to hear: the range, and which groups' whole interval lies above or below everybody's."""
    known = frame.dropna(subset=["share"]).sort_values(["share", "name"], ascending=[False, True])
    if known.empty:
        return f"{title}: nothing to show yet."
    ends = [f"{row.name} ({in_words(row.share, '.0%')})" for row in known[["name", "share"]].itertuples(index=False)]
    if len(known) == 1:
        return f"{title}: {ends[0]}."
    said = f"{title} for {len(known)} groups with 95% intervals, from {ends[0]} down to {ends[-1]}."
    if everybody is None or pd.isna(everybody):
        return said
    clear = {"above": known["low"] > everybody, "below": known["high"] < everybody}
    parts = [f"{word}: {listed(known.loc[which, 'name'].tolist())}" for word, which in clear.items() if which.any()]
    return f"{said} Clear of everybody's {in_words(everybody, '.0%')}, {'; '.join(parts)}." if parts else said
