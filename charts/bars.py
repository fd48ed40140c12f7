"""Counts as bars with their numbers printed, and rates as dots with their intervals."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from charts.order import AS_GIVEN, PLACE, placed
from charts.table import in_words, listed, records
from charts.theme import ANCHOR, FIT_WIDTH, Theme, theme
from charts.whole import whole

DATASET = "bars"
BAR, BAR_STEP, DOT_STEP = 16, 44, 20
# Room for the number behind the longest bar.
LONGEST = alt.expr(f"1.18 * max(1, extent(pluck(data('{DATASET}'), 'length'))[1] || 0)")
SHAPES = {"shown": "circle", "thin": "diamond", "silent": "cross"}
# Beside long names on a phone there is room for the first words of the legend only.
SHORT = "width < 200 ? replace(split(datum.label, ':')[0], 'Rate with its ', '') : datum.label"
WORDS = {"shown": "Rate with its 95% interval", "thin": "Thin: heard too little", "silent": "Silent: nobody yet"}


def counted_bars(
    frame: pd.DataFrame,
    *,
    category: str,
    value: str,
    title: str,
    unit_format: str = ",.0f",
    last: Sequence[str] = ("Other", "Unknown"),
    dark: bool = False,
) -> alt.LayerChart:
    """One bar a category, longest first, `last` at the foot; a missing value is printed as hidden."""
    t = theme(dark)
    rows = frame.assign(at_the_foot=frame[category].isin(last)).sort_values(
        ["at_the_foot", value, category], ascending=[True, False, True], na_position="last"
    )
    printed = [in_words(number, unit_format) if pd.notna(number) else "hidden" for number in rows[value].astype(float)]
    rows = rows.assign(printed=printed, length=rows[value].astype(float).fillna(0))
    base = alt.Chart(alt.NamedData(DATASET)).encode(
        alt.Y(f"{category}:N", sort=AS_GIVEN, axis=None),
        alt.X("length:Q", axis=None, scale=alt.Scale(domainMin=0, domainMax=LONGEST, nice=False)),
    )
    bars = base.mark_bar(color=t.accent, height=BAR, cornerRadiusEnd=2, yOffset=8).encode(
        tooltip=[alt.Tooltip(f"{category}:N", title="Kind"), alt.Tooltip("printed:N", title=title)]
    )
    numbers = base.mark_text(align="left", dx=6, dy=8, aria=False).encode(alt.Text("printed:N"))
    names = base.mark_text(align="left", baseline="bottom", dy=8 - BAR / 2 - 4).encode(
        alt.XValue(0), alt.Text(f"{category}:N")
    )
    return whole(
        bars, numbers, names, dark=dark, width="container", autosize=FIT_WIDTH, height=alt.Step(BAR_STEP), title=title,
        datasets={DATASET: records(placed(rows, category), [category, "length", "printed", PLACE])},
    )  # fmt: skip


def interval_dots(
    frame: pd.DataFrame,
    *,
    value: str,
    title: str,
    unit_format: str = ".1f",
    average: float | None = None,
    average_name: str = "London",
    dark: bool = False,
) -> alt.LayerChart:
    """A dot and its interval for each area, highest first; the London line; thin and silent areas by shape too.

    Frame: name, the value's column, low, high and, if known, state (as in `charts.areas`). Areas whose value is
    missing stand at the foot with the word for it.
    """
    t = theme(dark)
    rows = _ranked(frame, value)
    base = alt.Chart(alt.NamedData(DATASET)).encode(
        alt.Y("name:N", sort=AS_GIVEN, axis=alt.Axis(title=None, labelLimit=190, labelPadding=14))
    )
    layers = [
        *_average(average, f"{average_name} {in_words(average, unit_format)}" if average is not None else "", t),
        *_dots(base, rows, value, title, unit_format, t),
        base.transform_filter("isValid(datum.missing)")
        .mark_text(align="left", color=t.muted, fontStyle="italic", x=2, aria=False)
        .encode(alt.Text("missing:N")),
    ]
    data = records(placed(rows, "name"), ["name", value, "low", "high", "state", "missing", PLACE])
    return whole(
        *layers, dark=dark, width="container", autosize=FIT_WIDTH, height=alt.Step(DOT_STEP), datasets={DATASET: data}
    )


def describe_bars(frame: pd.DataFrame, *, category: str, value: str, title: str, unit_format: str = ",.0f") -> str:
    """One sentence to hear: how many categories, the largest and the smallest with their numbers."""
    known = frame.dropna(subset=[value]).sort_values([value, category], ascending=[False, True])
    if known.empty:
        return f"{title}: nothing to show yet."
    said = [f"{row[category]} ({in_words(row[value], unit_format)})" for _, row in known.iterrows()]
    if len(said) == 1:
        return f"{title}: {said[0]}."
    return f"{title} in {len(frame)} categories, from {said[0]} down to {said[-1]}."


def describe_intervals(
    frame: pd.DataFrame, *, value: str, title: str, unit_format: str = ".1f", average: float | None = None
) -> str:
    """One or two sentences to hear: the range, and which areas' whole interval lies above or below the average."""
    known = frame.dropna(subset=[value]).sort_values([value, "name"], ascending=[False, True])
    if known.empty:
        return f"{title}: nothing to show yet."
    top, foot = (f"{row['name']} ({in_words(row[value], unit_format)})" for _, row in known.iloc[[0, -1]].iterrows())
    said = f"{title} for {len(known)} areas with 95% intervals, from {top} down to {foot}."
    if average is None:
        return said
    above, below = known.loc[known["low"] > average, "name"], known.loc[known["high"] < average, "name"]
    clear = [f"{word}: {listed(names.tolist())}" for word, names in (("above", above), ("below", below)) if len(names)]
    if not clear:
        return said
    return f"{said} Clear of the average of {in_words(average, unit_format)}, {'; '.join(clear)}."


def _ranked(frame: pd.DataFrame, value: str) -> pd.DataFrame:
    rows = frame.assign(state=frame.get("state", "shown"))
    hidden = rows["state"] == "hidden"
    rows[[value, "low", "high"]] = rows[[value, "low", "high"]].astype(float).mask(hidden)
    rows["missing"] = hidden.map({True: "hidden", False: "no data"}).where(rows[value].isna(), None)
    rows["state"] = rows["state"].where(rows["state"].isin(SHAPES), "shown").map(WORDS)
    return rows.sort_values([value, "name"], ascending=[False, True], na_position="last")


def _average(average: float | None, words: str, t: Theme) -> list[alt.Chart]:
    if average is None:
        return []
    line = alt.Chart(alt.InlineData([{"average": average, "words": words}], name="average")).encode(alt.X("average:Q"))
    rule = line.mark_rule(color=t.text, strokeDash=[4, 3], strokeWidth=1.5, aria=False)
    words = line.mark_text(align="left", baseline="bottom", dx=4, dy=-4, y=0, fontWeight="bold")
    return [rule, words.encode(alt.Text("words:N"))]


def _dots(base: alt.Chart, rows: pd.DataFrame, value: str, title: str, number_format: str, t: Theme) -> list[alt.Chart]:
    present = [state for state, words in WORDS.items() if (rows["state"] == words).any()]
    names = [WORDS[state] for state in present]
    legend = alt.Legend(
        title=None, orient="top", symbolSize=90, symbolOpacity=1, columns=alt.expr("width < 420 ? 1 : 3"), offset=26,
        labelExpr=SHORT,
    )  # fmt: skip
    fills = [{"shown": t.accent, "thin": t.background, "silent": t.edge}[state] for state in present]
    edges = [t.edge if state == "silent" else t.accent for state in present]

    def by_state(channel: type, values: list):
        return channel("state:N", scale=alt.Scale(domain=names, range=values), legend=legend)

    said = [alt.Tooltip("name:N", title="Area")]
    said += [alt.Tooltip(f"{column}:Q", title=heading, format=number_format)
             for column, heading in ((value, title), ("low", "95% from"), ("high", "95% to"))]  # fmt: skip
    known = base.transform_filter(f"isValid(datum['{value}'])")
    axis = alt.Axis(title=title, orient="bottom", format=number_format, tickCount=5, titleAnchor=alt.expr(ANCHOR))
    spans = known.mark_rule(color=t.accent, strokeWidth=1.5, opacity=0.75, aria=False)
    points = known.mark_point(size=70, opacity=1, strokeWidth=2)
    return [
        spans.encode(alt.X("low:Q", axis=axis), alt.X2("high:Q")),
        points.encode(
            alt.X(f"{value}:Q"),
            by_state(alt.Shape, [SHAPES[state] for state in present]),
            by_state(alt.Fill, fills),
            by_state(alt.Stroke, edges),
            tooltip=said,
        ),
    ]
