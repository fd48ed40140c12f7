"""Net support of each principle as cast, counted in other ways, and without the organisation that matters most.

Frame: principle_code, principle_name, words (what stands below the name), and one row for each mark: mark (one of
MARKS), what (the way of counting, or the organisation left out), net, low and high (its 95 % interval).
"""

import textwrap

import altair as alt
import pandas as pd

from charts.order import AS_GIVEN, PLACE, placed
from charts.table import in_words, records
from charts.theme import AGAINST, FIT_WIDTH, SMALL, Theme, theme
from charts.whole import whole

DATASET = "holds"
MARKS = {
    "cast": ("As cast, with its 95% interval", "circle"),
    "way": ("Counted in another way", "diamond"),
    "without": ("Without the organisation that matters most", "triangle-down"),
}
NUMBERS = {"net": "Net support", "low": "95% from", "high": "95% to"}
TICKS = "datum.value === 0 ? 'even' : format(datum.value, '+.0%')"
ROW, WAY, LINE, WIDEST = 74, 48, 14, 44
ENDS = ("least", "most")
LEAST = f"max(-1, floor(4 * min(0, extent(pluck(data('{DATASET}'), '{ENDS[0]}'))[0] || 0)) / 4)"
MOST = f"min(1, ceil(4 * max(0, extent(pluck(data('{DATASET}'), '{ENDS[1]}'))[1] || 0)) / 4)"


def holding_dots(frame: pd.DataFrame, *, title: str = "Net support", dark: bool = False) -> alt.LayerChart:
    """One row a principle, in the order given: its marks on one axis on which nought is as many for as against."""
    t = theme(dark)
    rows = _rows(frame)
    y = alt.Y("principle_code:N", sort=AS_GIVEN, axis=None, scale=alt.Scale(padding=0))
    base = alt.Chart(alt.NamedData(DATASET)).encode(y)
    first = base.transform_filter("datum.mark === 'cast'")
    layers = [_nought(first, LINE, t), *_marks(base, _across(title), rows, t), *_names(first, t)]
    columns = ["principle_code", "principle_name", "label", "words", "mark", "mark_words", "what", "net", "low", "high"]
    data = records(_with_ends(placed(rows, "principle_code")), [*columns, *ENDS, PLACE])
    return whole(
        *layers, dark=dark, width="container", autosize=FIT_WIDTH, height=alt.Step(ROW), datasets={DATASET: data}
    )


def ways_with_intervals(frame: pd.DataFrame, *, title: str = "Net support", dark: bool = False) -> alt.LayerChart:
    """One row a way of counting, in the order given: name, net, low and high (its 95 % interval), p (share for)."""
    t = theme(dark)
    words = [f"{in_words(p, '.0%')} for" for p in frame["p"]]
    rows = frame.assign(label=frame["name"] + " · " + pd.Series(words, index=frame.index))
    base = alt.Chart(alt.NamedData(DATASET)).encode(alt.Y("name:N", sort=AS_GIVEN, axis=None))
    tooltip = [alt.Tooltip("name:N", title="Counted")]
    tooltip += [alt.Tooltip(f"{column}:Q", title=heading, format="+.0%") for column, heading in NUMBERS.items()]
    marks = [
        base.mark_rule(color=t.accent, strokeWidth=1.5, yOffset=12, aria=False).encode(
            alt.X("low:Q"), alt.X2("high:Q")
        ),
        base.mark_point(size=70, opacity=1, color=t.accent, fill=t.accent, yOffset=12).encode(
            _across(title), tooltip=tooltip
        ),
        base.mark_text(align="left", dy=-7, aria=False).encode(alt.XValue(0), alt.Text("label:N")),
    ]
    data = records(_with_ends(placed(rows, "name")), ["name", "label", "net", "low", "high", *ENDS, PLACE])
    return whole(
        _nought(base, 12, t), *marks, dark=dark, width="container", autosize=FIT_WIDTH, height=alt.Step(WAY),
        datasets={DATASET: data},
    )  # fmt: skip


def describe_ways(frame: pd.DataFrame) -> str:
    """One sentence to hear: net support and its interval in each way of counting."""
    said = [
        f"{name} {in_words(net, '+.0%')} ({in_words(low, '+.0%')} to {in_words(high, '+.0%')})"
        for name, net, low, high in zip(frame["name"], frame["net"], frame["low"], frame["high"], strict=True)
    ]
    return (
        f"Net support counted in {len(said)} ways: {'; '.join(said)}." if said else "Net support: nothing to show yet."
    )


def describe_holding(frame: pd.DataFrame) -> str:
    """Sentences to hear: each principle with its words, its net support as cast and the range of all marks."""
    if frame.empty:
        return "Whether majorities hold: no votes to show yet."
    said = []
    for _, rows in frame.groupby("principle_code", sort=False):
        cast, known = rows.loc[rows["mark"] == "cast"].iloc[0], rows["net"].dropna()
        least, most = (in_words(value, "+.0%") for value in (known.min(), known.max()))
        said.append(
            f"{cast['principle_name']}: {cast['words']}; net support {in_words(cast['net'], '+.0%')}, "
            f"counted otherwise {least} to {most}"
        )
    return f"Net support of {len(said)} principles, as cast and counted otherwise. {'. '.join(said)}."


def _rows(frame: pd.DataFrame) -> pd.DataFrame:
    names = [textwrap.shorten(name, WIDEST, placeholder=" …") for name in frame["principle_name"]]
    return frame.assign(label=names, mark_words=frame["mark"].map({key: words for key, (words, _) in MARKS.items()}))


def _with_ends(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with the least and the most that is drawn of each: its net support, and its interval where that is drawn."""
    drawn = rows["mark"] == "cast" if "mark" in rows else pd.Series(True, rows.index)
    least = pd.concat([rows["net"], rows["low"].where(drawn)], axis=1).min(axis=1)
    most = pd.concat([rows["net"], rows["high"].where(drawn)], axis=1).max(axis=1)
    return rows.assign(**dict(zip(ENDS, (least, most), strict=True)))


def _across(title: str) -> alt.X:
    """From the least to the most of what is drawn, always with nought, in steps of a quarter."""
    axis = alt.Axis(title=title, labelExpr=TICKS, tickCount=5, titleAnchor="start", labelOverlap=True)
    scale = alt.Scale(domainMin=alt.expr(LEAST), domainMax=alt.expr(MOST), nice=False, padding=8)
    return alt.X("net:Q", axis=axis, scale=scale)


def _nought(base: alt.Chart, offset: int, t: Theme) -> alt.Chart:
    """Where there are as many for as against, beside the marks only, so that no line runs through a name."""
    tick = base.mark_tick(color=t.text, thickness=1.4, size=2 * offset - 4, yOffset=offset, aria=False)
    return tick.encode(x=alt.XDatum(0, type="quantitative"))


def _marks(base: alt.Chart, across: alt.X, rows: pd.DataFrame, t: Theme) -> list[alt.Chart]:
    present = [mark for mark in MARKS if (rows["mark"] == mark).any()]
    names = [MARKS[mark][0] for mark in present]
    legend = alt.Legend(
        title=None,
        orient="top",
        symbolSize=90,
        symbolOpacity=1,
        columns=alt.expr("width < 700 ? 1 : 3"),
        labelLimit=330,
    )

    def by_mark(channel: type, values: list):
        return channel("mark_words:N", scale=alt.Scale(domain=names, range=values), legend=legend)

    fills = [{"cast": t.accent, "way": t.background, "without": AGAINST}[mark] for mark in present]
    tooltip = [
        alt.Tooltip("principle_name:N", title="Principle"), alt.Tooltip("what:N", title="Counted"),
    ]  # fmt: skip
    tooltip += [alt.Tooltip(f"{column}:Q", title=heading, format="+.0%") for column, heading in NUMBERS.items()]
    known = base.transform_filter("isValid(datum.net)")
    span = known.transform_filter("datum.mark === 'cast'").mark_rule(
        color=t.accent, strokeWidth=9, opacity=0.3, yOffset=LINE, aria=False
    )
    points = known.mark_point(size=80, opacity=1, strokeWidth=1.6, yOffset=LINE).encode(
        across, by_mark(alt.Shape, [MARKS[mark][1] for mark in present]), by_mark(alt.Fill, fills),
        by_mark(alt.Stroke, [t.accent if mark != "without" else t.edge for mark in present]),
        tooltip=tooltip,
    )  # fmt: skip
    return [span.encode(alt.X("low:Q"), alt.X2("high:Q")), points]


def _names(base: alt.Chart, t: Theme) -> list[alt.Chart]:
    first = base.encode(alt.XValue(0))
    name = first.mark_text(align="left", baseline="bottom", dy=-14, fontWeight="bold", fontSize=13)
    under = first.mark_text(align="left", baseline="top", dy=-11, color=t.muted, fontSize=SMALL)
    return [name.encode(alt.Text("label:N")), under.encode(alt.Text("words:N"))]
