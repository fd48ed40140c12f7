"""Breadth against depth: how many people of each organisation took part, and how much each of them gave.

Frame: name, people, depth (contributions a person), contributions, few (true: drawn hollow) and labelled (true: its
name is printed).
"""

import altair as alt
import pandas as pd

from charts.table import in_words, records
from charts.theme import FIT, Theme, theme
from charts.whole import whole

DATASET = "scatter"
ENOUGH, FEW = "Enough people for an average", "Few people"
TICKS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000]


def breadth_and_depth(
    frame: pd.DataFrame, *, few_below: int, average: float, dark: bool = False, height: int = 420
) -> alt.LayerChart:
    """A dot an organisation; hollow where it has fewer than `few_below` people. The line is the `average` depth.

    Both axes grow by doubling, as most organisations are small and a few are many times larger.
    """
    t = theme(dark)
    widest = float(frame["people"].max()) if len(frame) else 1.0
    highest = float(frame["depth"].max()) if len(frame) else 1.0
    across = alt.Axis(
        title="Breadth: people who took part", values=TICKS, format=",.0f", titleAnchor="start", grid=False
    )
    up = alt.Axis(
        title="Depth: contributions a person", values=TICKS, format=",.0f",
        titleAngle=0, titleAlign="left", titleAnchor="start", titleY=-14, titleX=-34,
    )  # fmt: skip
    base = alt.Chart(alt.NamedData(DATASET)).encode(
        alt.X("people:Q", scale=_doubling(widest), axis=across), alt.Y("depth:Q", scale=_doubling(highest), axis=up)
    )
    rows = frame.assign(
        enough=frame["few"].map({True: f"{FEW} (fewer than {few_below})", False: ENOUGH}),
        toward=(frame["people"] > widest**0.5).map({True: "right", False: "left"}),
        above=frame["depth"] >= average,
    )
    data = records(rows, ["name", "people", "depth", "contributions", "enough", "labelled", "toward", "above"])
    return whole(
        _dots(base, few_below, t), *_average(average, t), *_names(base, t), dark=dark, width="container",
        height=height, autosize=FIT, datasets={DATASET: data},
    )  # fmt: skip


def describe_scatter(frame: pd.DataFrame) -> str:
    """Two sentences to hear: how many organisations, the broadest, and the deepest that has enough people."""
    if frame.empty:
        return "Breadth against depth: nothing to show yet."
    broadest = frame.sort_values(["people", "name"], ascending=[False, True]).iloc[0]
    said = (
        f"Breadth against depth of {len(frame)} organisation{'' if len(frame) == 1 else 's'}. "
        f"Most people: {broadest['name']} ({in_words(broadest['people'], ',.0f')})."
    )
    enough = frame[~frame["few"]].sort_values(["depth", "name"], ascending=[False, True])
    if enough.empty:
        return said
    deepest = enough.iloc[0]
    return f"{said} Most contributions a person: {deepest['name']} ({in_words(deepest['depth'], '.1f')})."


def _dots(base: alt.Chart, few_below: int, t: Theme) -> alt.Chart:
    states = [ENOUGH, f"{FEW} (fewer than {few_below})"]
    legend = alt.Legend(
        title=None, orient="bottom", symbolSize=90, symbolOpacity=1, columns=alt.expr("width < 420 ? 1 : 2")
    )
    tips = [alt.Tooltip("name:N", title="Organisation"), alt.Tooltip("people:Q", title="People", format=",")]
    tips += [
        alt.Tooltip("contributions:Q", title="Contributions", format=","),
        alt.Tooltip("depth:Q", title="A person", format=".1f"),
    ]
    fill = alt.Fill("enough:N", scale=alt.Scale(domain=states, range=[t.accent, t.background]), legend=legend)
    shape = alt.Shape("enough:N", scale=alt.Scale(domain=states, range=["circle", "diamond"]), legend=legend)
    return base.mark_point(size=60, stroke=t.accent, strokeWidth=1.5, opacity=0.75).encode(fill, shape, tooltip=tips)


def _names(base: alt.Chart, t: Theme) -> list[alt.Chart]:
    """Names of those that are labelled, to the side on which there is room, with a rim that keeps dots from them."""
    rims = ({"stroke": t.background, "strokeWidth": 4, "opacity": 0.85}, {})
    return [
        base.transform_filter(f"datum.labelled && datum.toward === '{side}' && datum.above === {str(above).lower()}")
        .mark_text(
            align=side, dx=dx, dy=-12 if above else 12, limit=alt.expr("width < 420 ? 170 : 260"), aria=False,
            fontWeight="bold", **rim,
        )
        .encode(alt.Text("name:N"))
        for side, dx in {"left": 4, "right": -4}.items()
        for above in (True, False)
        for rim in rims
    ]  # fmt: skip


def _doubling(largest: float) -> alt.Scale:
    return alt.Scale(type="log", domain=[0.8, max(largest * 1.3, 2)], nice=False)


def _average(average: float, t: Theme) -> list[alt.Chart]:
    words = f"All together {in_words(average, '.1f')}"
    line = alt.Chart(alt.InlineData([{"average": average, "words": words}], name="average")).encode(alt.Y("average:Q"))
    rule = line.mark_rule(color=t.text, strokeDash=[4, 3], strokeWidth=1.5, aria=False)
    rims = ({"stroke": t.background, "strokeWidth": 4, "opacity": 0.85}, {})
    names = [line.mark_text(align="right", baseline="bottom", dy=-4, x="width", aria=False, **rim) for rim in rims]
    return [rule, *(name.encode(alt.Text("words:N")) for name in names)]
