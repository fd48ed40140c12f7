"""Shares of the people heard, each beside its share of the population.

Frame: name, share, low, high (95 % interval) and population (the population's share), from 0 to 1, in the order given.
"""

import altair as alt
import pandas as pd

from charts.table import in_words, records
from charts.theme import FIT_WIDTH, theme
from charts.whole import whole

DATASET = "population"
ROW = 34
HEARD, POPULATION = "People heard, with 95% interval", "Population"


def shares_beside_population(frame: pd.DataFrame, *, title: str, dark: bool = False) -> alt.LayerChart:
    """One row a value: a dot with its interval for the people heard, a bar across the row for the population."""
    t = theme(dark)
    axis = alt.Axis(title=title, orient="bottom", format=".0%", tickCount=5, titleAnchor="start")
    base = alt.Chart(alt.NamedData(DATASET)).encode(
        alt.Y("name:N", sort=frame["name"].tolist(), axis=alt.Axis(title=None, labelLimit=190, labelPadding=14))
    )
    legend = alt.Legend(title=None, orient="top", symbolSize=90, columns=alt.expr("width < 420 ? 1 : 2"))
    shapes = alt.Scale(domain=[HEARD, POPULATION], range=["circle", "stroke"])
    said = [
        alt.Tooltip("name:N", title="Value"), alt.Tooltip("share:Q", title="People heard", format=".0%"),
        alt.Tooltip("low:Q", title="95% from", format=".0%"), alt.Tooltip("high:Q", title="95% to", format=".0%"),
        alt.Tooltip("population:Q", title="Population", format=".0%"),
    ]  # fmt: skip
    spans = base.mark_rule(color=t.accent, strokeWidth=1.5, aria=False)
    dots = base.mark_point(filled=True, size=70, opacity=1, color=t.accent)
    ticks = base.mark_tick(color=t.edge, thickness=3, size=20, aria=False)
    key = alt.Chart(alt.InlineData([{"is": HEARD}, {"is": POPULATION}], name="key")).mark_point(opacity=0, x=0, y=0)
    return whole(
        spans.encode(alt.X("low:Q", axis=axis, scale=alt.Scale(zero=True)), alt.X2("high:Q")),
        ticks.encode(alt.X("population:Q")), dots.encode(alt.X("share:Q"), tooltip=said),
        key.encode(alt.Shape("is:N", scale=shapes, legend=legend)), dark=dark, width="container", height=alt.Step(ROW),
        autosize=FIT_WIDTH, datasets={DATASET: records(frame, ["name", "share", "low", "high", "population"])},
    )  # fmt: skip


def describe_beside_population(frame: pd.DataFrame, *, title: str) -> str:
    """One sentence to hear: each value's share of the people heard and of the population."""
    said = [
        f"{row.name} {in_words(row.share, '.0%')} (population {in_words(row.population, '.0%')})"
        for row in frame.itertuples(index=False)
    ]
    return f"{title}: {', '.join(said) or 'nothing to show yet'}."
