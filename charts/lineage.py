"""What principles became: each in the middle, the items of one or two later frameworks beside it, lines between them.

Frame: one row a link: side (-1: left, 1: right), item, item_name, principle, principle_name. An item or principle
without a link has a row whose other end is missing.
"""

from collections.abc import Sequence
from textwrap import wrap

import altair as alt
import pandas as pd

from charts.table import listed, records
from charts.theme import FIT_WIDTH, SMALL, Theme, theme
from charts.whole import whole

BOXES, LINES = "boxes", "lines"
NARROW, WIDE = 13, 24
STEP, BOX, LINE_HEIGHT = 54, 0.24, 14
PLACES = {-1: 0.12, 0: 0.5, 1: 0.88}
POINTS = 16


def lineage(frame: pd.DataFrame, *, titles: Sequence[str], dark: bool = False) -> alt.LayerChart:
    """Boxes in columns with the links between them. titles: those of the left, middle and right column; a column
    without items is left out."""
    t = theme(dark)
    boxes = _boxes(frame)
    rows = int(boxes["row"].max()) + 1 if len(boxes) else 1
    heads = pd.DataFrame({"x": [PLACES[side] for side in (-1, 0, 1)], "title": list(titles)})
    heads = heads[heads["x"].isin(boxes["x"])] if len(boxes) else heads.head(0)
    data = {
        BOXES: records(boxes, ["key", "name", "wide", "narrow", "x", "left", "right", "y", "top", "foot", "middle"]),
        LINES: records(_lines(frame, boxes), ["link", "step", "x", "y"]),
        "heads": records(heads.assign(narrow=["\n".join(wrap(each, 14)) for each in heads["title"]]),
                         ["x", "title", "narrow"]),
    }  # fmt: skip
    return whole(*_layers(t), dark=dark, width="container", height=rows * STEP + 44, autosize=FIT_WIDTH, datasets=data)


def describe_lineage(frame: pd.DataFrame, *, titles: Sequence[str]) -> str:
    """Sentences to hear: each item of a later framework and the principles that it came from."""
    said = []
    for side in (-1, 1):
        there = frame[(frame["side"] == side) & frame["item"].notna()]
        items = [
            f"{name} from {listed(of['principle_name'].dropna().tolist()) or 'none of them'}"
            for (_, name), of in there.groupby(["item", "item_name"], sort=False)
        ]
        said += [f"{titles[side + 1]}: {'; '.join(items)}."] if items else []
    return " ".join(said) or "No principle is known to have become anything yet."


def _boxes(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a box: its key, words, and where it stands; the items of each column are spread over the same height."""
    middle = frame[["principle", "principle_name"]].dropna().set_axis(["key", "name"], axis=1).assign(side=0)
    sides = frame.loc[frame["item"].notna(), ["item", "item_name", "side"]].set_axis(["key", "name", "side"], axis=1)
    middle = middle.drop_duplicates("key").sort_values("key")
    boxes = pd.concat([middle, _beside_their_own(frame, middle["key"].tolist(), sides)]).drop_duplicates(
        ["key", "side"]
    )
    tallest = boxes.groupby("side")["key"].transform("size").max() if len(boxes) else 1
    place, number = boxes.groupby("side").cumcount(), boxes.groupby("side")["key"].transform("size")
    y = (place + 0.5) * tallest / number
    x = boxes["side"].map(PLACES)
    return boxes.assign(
        row=tallest - 1, x=x, left=x - BOX / 2, right=x + BOX / 2, y=y, top=y - 0.4, foot=y + 0.4,
        middle=boxes["side"] == 0, wide=["\n".join(wrap(name, WIDE)) for name in boxes["name"]],
        narrow=["\n".join(wrap(name, NARROW, max_lines=3, placeholder="…")) for name in boxes["name"]],
    )  # fmt: skip


def _beside_their_own(frame: pd.DataFrame, order: list[str], sides: pd.DataFrame) -> pd.DataFrame:
    """The items of the outer columns, each near the principles that it came from, so that few lines cross."""
    place = frame["principle"].map({key: at for at, key in enumerate(order)}).astype(float)
    mean = place.groupby(frame["item"]).mean()
    sides = sides.assign(near=sides["key"].map(mean))
    return sides.sort_values(["side", "near", "key"], na_position="last").drop(columns="near")


def _lines(frame: pd.DataFrame, boxes: pd.DataFrame) -> pd.DataFrame:
    """Each link as points on an S, so that it leaves and enters its boxes level."""
    at = {(row.key, row.side): row.y for row in boxes.itertuples()}
    points = []
    for link, row in enumerate(frame.dropna(subset=["item", "principle"]).itertuples()):
        start, end = at[row.principle, 0], at[row.item, row.side]
        inner, outer = 0.5 + row.side * BOX / 2, PLACES[row.side] - row.side * BOX / 2
        for step in range(POINTS + 1):
            share = step / POINTS
            points.append((link, step, inner + (outer - inner) * share, start + (end - start) * _smooth(share)))
    return pd.DataFrame(points, columns=["link", "step", "x", "y"])


def _smooth(share: float) -> float:
    """From 0 to 1, level at both ends."""
    return share * share * (3 - 2 * share)


def _layers(t: Theme) -> list[alt.Chart]:
    across = alt.Scale(domain=[0, 1], nice=False)
    down = alt.Scale(reverse=True, nice=False, zero=False, padding=0)
    x, y = alt.X("x:Q", axis=None, scale=across), alt.Y("y:Q", axis=None, scale=down)
    lines = alt.Chart(alt.NamedData(LINES)).mark_line(color=t.accent, strokeWidth=2, opacity=0.55, aria=False)
    boxes = alt.Chart(alt.NamedData(BOXES))
    rect = boxes.mark_rect(cornerRadius=4, stroke=t.accent, strokeWidth=1.2, aria=False).encode(
        alt.X("left:Q", axis=None, scale=across), alt.X2("right:Q"),
        alt.Y("top:Q", axis=None, scale=down), alt.Y2("foot:Q"),
        alt.FillValue(t.background, condition={"test": "datum.middle", "value": t.shade}),
    )  # fmt: skip
    words = boxes.transform_calculate(word="width < 600 ? datum.narrow : datum.wide").transform_calculate(
        lift=f"-(length(split(datum.word, '\\n')) - 1) * {LINE_HEIGHT / 2}"
    )
    text = {"lineBreak": "\n", "lineHeight": LINE_HEIGHT, "align": "center", "color": t.text}
    named = words.mark_text(**text, baseline="middle", fontSize=SMALL, dy=alt.expr("datum.lift")).encode(
        x, y, alt.Text("word:N")
    )
    heads = (
        alt.Chart(alt.NamedData("heads"))
        .transform_calculate(word="width < 600 ? datum.narrow : datum.title")
        .transform_calculate(lift=f"-8 - (length(split(datum.word, '\\n')) - 1) * {LINE_HEIGHT}")
        .mark_text(**text, baseline="bottom", fontWeight="bold", fontSize=SMALL, y=0, dy=alt.expr("datum.lift"))
        .encode(x, alt.Text("word:N"))
    )
    return [lines.encode(x, y, alt.Detail("link:N"), alt.Order("step:O")), rect, named, heads]
