"""Boroughs as points: in a funnel of what chance explains, and by how deprived they are.

Frame of both: name, abbreviation, rate, the column across (residents or score), kind (one of KINDS) and labelled (true:
its name is printed). A borough without a rate is left out.
"""

from collections.abc import Sequence
from textwrap import wrap

import altair as alt
import pandas as pd

from charts.table import in_words, listed, records
from charts.theme import AGAINST, FIT, SMALL, Theme, theme
from charts.whole import whole

DATASET = "points"
RATE = "People per 10,000 residents"
KINDS = {
    "above": ("More than chance explains", "triangle-up"),
    "below": ("Less than chance explains", "triangle-down"),
    "within": ("Within chance", "circle"),
    "inner": ("Inner London", "circle"),
    "outer": ("Outer London", "diamond"),
}
SIDES = {"right": ("left", 8, 1), "left": ("right", -8, 1), "above": ("center", 0, -12), "below": ("center", 0, 14)}
WIDE, HIGH = 780, 330
CURVES = {"95%": [5, 3], "99.8%": [1, 0]}


def funnel_chart(
    frame: pd.DataFrame, limits: pd.DataFrame, *, average: float, dark: bool = False, height: int = 420
) -> alt.LayerChart:
    """Rates by residents between the limits of what chance explains: 95 % dashed, 99.8 % drawn through.

    limits: residents, low, high and limit ("95%", "99.8%"), many rows each; average: London's rate.
    """
    t = theme(dark)
    end = float(frame["residents"].max() or 1) * 1.12 if len(frame) else 1.0
    across = _axis("residents", "Residents", ",.0f", (0.0, end))
    curve = alt.Chart(alt.InlineData(records(limits, ["residents", "low", "high", "limit"]), name="limits"))
    dash = alt.StrokeDash(
        "limit:N", scale=alt.Scale(domain=list(CURVES), range=list(CURVES.values())),
        legend=alt.Legend(title="Chance stays within", orient="top", symbolType="stroke", symbolSize=300),
    )  # fmt: skip
    lines = [
        curve.mark_line(color=t.muted, strokeWidth=1.3, aria=False).encode(across, alt.Y(f"{side}:Q"), dash)
        for side in ("low", "high")
    ]
    middle = alt.Chart(alt.InlineData([{"average": average}], name="average"))
    rule = middle.mark_rule(color=t.text, strokeWidth=1.2, aria=False).encode(alt.Y("average:Q"))
    points = _points(frame, across, "residents", "Residents", ",.0f", t)
    return _drawn([*lines, rule, *points], frame, "residents", dark, height)


def deprivation_chart(
    frame: pd.DataFrame, line: pd.DataFrame, *, year: int, dark: bool = False, height: int = 420
) -> alt.LayerChart:
    """Rates by score of deprivation. line: score and rate of the line through them; empty where none can be told."""
    t = theme(dark)
    across = _axis("score", f"Deprivation, index of {year} (higher: more deprived)", ".0f", None)
    drawn = alt.Chart(alt.InlineData(records(line, ["score", "rate"]), name="line"))
    through = drawn.mark_line(color=t.muted, strokeWidth=1.6, aria=False).encode(across, alt.Y("rate:Q"))
    points = _points(frame, across, "score", "Score of deprivation", ".1f", t)
    return _drawn([*([through] if len(line) else []), *points], frame, "score", dark, height)


def describe_points(frame: pd.DataFrame, *, across: str) -> str:
    """Sentences to hear: how many boroughs, the highest and the lowest rate, and which boroughs are labelled."""
    known = frame.dropna(subset=["rate"]).sort_values(["rate", "name"], ascending=[False, True])
    if known.empty:
        return f"{RATE} by {across}: nothing to show yet."
    top, foot = (f"{row['name']} ({in_words(row['rate'], '.1f')})" for _, row in known.iloc[[0, -1]].iterrows())
    said = f"{RATE} of {len(known)} boroughs by {across}, from {top} down to {foot}."
    kinds = [
        f"{KINDS[kind][0]}: {listed(names, 32)}"
        for kind in ("above", "below")
        if (names := known.loc[known["kind"] == kind, "name"].tolist())
    ]
    return f"{said} {'; '.join(kinds)}." if kinds else said


def _axis(column: str, title: str, number_format: str, domain: tuple[float, float] | None) -> alt.X:
    axis = alt.Axis(title=wrap(title, 34), format=number_format, tickCount=5, titleAnchor="start", grid=False)
    scale = alt.Scale(zero=False, padding=22) if domain is None else alt.Scale(domain=list(domain), nice=False)
    return alt.X(f"{column}:Q", axis=axis, scale=scale)


def _points(
    frame: pd.DataFrame, across: alt.X, column: str, heading: str, number_format: str, t: Theme
) -> Sequence[alt.Chart]:
    present = [kind for kind in KINDS if (frame["kind"] == kind).any()]
    names = [KINDS[kind][0] for kind in present]
    fills = [{"below": AGAINST, "outer": t.background}.get(kind, t.accent) for kind in present]
    columns = alt.expr("width < 520 ? 1 : 3")
    legend = alt.Legend(title=None, orient="bottom", symbolSize=90, symbolOpacity=1, columns=columns)

    def by_kind(channel: type, values: list):
        return channel("words:N", scale=alt.Scale(domain=names, range=values), legend=legend)

    place = {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "start", "titleY": -14, "titleX": -26}
    up = alt.Y("rate:Q", axis=alt.Axis(title=RATE, tickCount=5, **place), scale=alt.Scale(zero=True))
    base = alt.Chart(alt.NamedData(DATASET)).encode(across, up)
    dots = base.mark_point(size=70, opacity=1, strokeWidth=1.6).encode(
        by_kind(alt.Shape, [KINDS[kind][1] for kind in present]),
        by_kind(alt.Fill, fills),
        by_kind(alt.Stroke, [t.accent] * len(present)),
        tooltip=[
            alt.Tooltip("name:N", title="Borough"), alt.Tooltip("rate:Q", title=RATE, format=".1f"),
            alt.Tooltip(f"{column}:Q", title=heading, format=number_format),
        ],
    )  # fmt: skip
    labels = base.transform_filter("isValid(datum.side)").transform_calculate(
        word="width < 640 ? datum.abbreviation : datum.name"
    )
    # A name may touch the point of another on a narrower page: its halo keeps it readable there.
    halo = {"stroke": t.background, "strokeWidth": 3, "strokeJoin": "round", "color": t.background}
    words = [
        labels.transform_filter(f"datum.side === '{side}'")
        .mark_text(align=align, dx=dx, dy=dy, fontSize=SMALL - 1, aria=False, **look)
        .encode(alt.Text("word:N"))
        for side, (align, dx, dy) in SIDES.items()
        for look in (halo, {"color": t.text})
    ]
    return [dots, *words]


def _sides(rows: pd.DataFrame, across: str) -> list[str | None]:
    """On which side of its point each name stands: the first where it covers no point and no other name and stays in
    the chart (None: nowhere, or not labelled). Reckoned for a chart of WIDE by HIGH pixels.
    """
    x = rows[across].astype(float)
    start = 0.0 if across == "residents" else float(x.min())
    x = (x - start) / max(float(x.max()) * 1.05 - start, 1e-9) * WIDE
    y = rows["rate"] / max(float(rows["rate"].max()) * 1.1, 1e-9) * HIGH
    taken = [(left - 6, left + 6, foot - 6, foot + 6) for left, foot in zip(x, y, strict=True)]
    sides: list[str | None] = []
    for left, foot, name, labelled in zip(x, y, rows["name"], rows["labelled"], strict=True):
        long = 6.2 * len(name)
        boxes = {
            "right": (left + 7, left + 8 + long, foot - 6, foot + 6),
            "left": (left - 8 - long, left - 7, foot - 6, foot + 6),
            "above": (left - long / 2, left + long / 2, foot + 7, foot + 19),
            "below": (left - long / 2, left + long / 2, foot - 19, foot - 7),
        }
        inside = ((side, box) for side, box in boxes.items() if box[0] >= 0 and box[1] <= WIDE)
        free = (side for side, box in inside if not any(_meet(box, other) for other in taken))
        sides.append(next(free, None) if labelled else None)
        if sides[-1]:
            taken.append(boxes[sides[-1]])
    return sides


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


def _drawn(layers: Sequence[alt.Chart], frame: pd.DataFrame, across: str, dark: bool, height: int) -> alt.LayerChart:
    rows = frame.dropna(subset=["rate"])
    rows = rows.assign(words=rows["kind"].map({kind: words for kind, (words, _) in KINDS.items()}))
    rows = rows.assign(side=_sides(rows, across))
    columns = ["name", "abbreviation", "rate", across, "words", "side"]
    return whole(
        *layers, dark=dark, width="container", height=height, autosize=FIT, datasets={DATASET: records(rows, columns)}
    )
