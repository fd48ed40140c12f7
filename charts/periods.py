"""What happened in each day or week: bars as wide as their period, phases shaded behind, events marked above.

Frame: one row a period with something in it: day (its first), end (the day after its last), whole (false where the data
or the choice of days cuts it), the value's column and, with `part`, the column of how many of them are new.
Phases: name, start, end. Events: name, day.
"""

import altair as alt
import pandas as pd

from charts.table import in_words, records
from charts.theme import FIT, Theme, theme
from charts.timeline import UTC, Timeline, iso, months, spoken, timeline, upwards
from charts.whole import whole

DATASET = "periods"
NEW, BEFORE = "For the first time", "Heard before"
NOT_WHOLE = "not whole"


def counts_by_period(
    frame: pd.DataFrame,
    *,
    value: str,
    title: str,
    part: str | None = None,
    phases: pd.DataFrame | None = None,
    events: pd.DataFrame | None = None,
    dark: bool = False,
    height: int = 340,
) -> alt.LayerChart:
    """Counts per period as bars, those of `part` (new among them) in the stronger colour; periods that are not whole
    have a dashed outline.
    """
    t = theme(dark)
    behind = timeline(frame, ("day", "end"), phases, events, t)
    rows = iso(frame.assign(when=_when(frame)), ["day", "end"])
    columns = ["day", "end", "whole", "when", value, *([part] if part else [])]
    return whole(
        *behind.layers, _axis(behind), *_bars(frame, value, title, part, behind, dark), _outline(value, t), dark=dark,
        width="container", height=height, autosize=FIT, datasets={DATASET: records(rows, columns)},
    )  # fmt: skip


def describe_periods(frame: pd.DataFrame, *, value: str, title: str, part: str | None = None) -> str:
    """One to three sentences to hear: the span of days, the fullest period, how many were new, what is not whole."""
    if frame.empty:
        return f"{title}: nothing to show yet."
    rows = frame.assign(when=_when(frame)).sort_values("day")
    fullest = rows.loc[rows[value].idxmax()]
    said = (
        f"{title}, from {spoken(rows['day'].iloc[0])} to {_last(rows['end'].iloc[-1])}; "
        f"most in {fullest['when']}: {in_words(fullest[value], ',.0f')}."
    )
    said += f" {NEW}: {in_words(rows[part].sum(), ',.0f')} in all." if part else ""
    cut = rows.loc[~rows["whole"], "when"].tolist()
    return said + (f" Not whole: {' and '.join(when.removesuffix(f', {NOT_WHOLE}') for when in cut)}." if cut else "")


def _last(end: object) -> str:
    return spoken(pd.Timestamp(end) - pd.Timedelta(days=1))


def _when(frame: pd.DataFrame) -> list[str]:
    """Each period in words: a day, or a week by its two ends."""
    return [
        (spoken(day) if _last(end) == spoken(day) else f"{spoken(day)} to {_last(end)}")
        + ("" if whole else f", {NOT_WHOLE}")
        for day, end, whole in zip(frame["day"], frame["end"], frame["whole"], strict=True)
    ]


def _bars(
    frame: pd.DataFrame, value: str, title: str, part: str | None, behind: Timeline, dark: bool
) -> list[alt.Chart]:
    t = theme(dark)
    scale = behind.counts(DATASET, value)
    shown = {value: title} | ({part: NEW} if part else {})
    tips = [alt.Tooltip("when:N", title="When")]
    tips += [alt.Tooltip(f"{column}:Q", title=words, format=",") for column, words in shown.items()]
    base = alt.Chart(alt.NamedData(DATASET)).encode(alt.X2("end:T"), tooltip=tips)
    across = alt.X("day:T", scale=UTC)
    up = alt.Y(f"{value}:Q", axis=upwards(title), scale=scale)
    if part is None:
        return [base.mark_rect(color=t.accent).encode(across, up, alt.Y2Datum(0))]
    colours = alt.Scale(domain=[NEW, BEFORE], range=[t.accent, t.sequential[1 if dark else 2]])
    colour = alt.Color("kind:N", scale=colours, legend=alt.Legend(orient="bottom", title=None))
    places = ((BEFORE, up), (NEW, alt.Y(f"{part}:Q")))
    return [
        base.transform_calculate(kind=f"'{name}'").mark_rect().encode(across, y, alt.Y2Datum(0), color=colour)
        for name, y in places
    ]


def _axis(behind: Timeline) -> alt.Chart:
    """The axis of days, on a layer that shows nothing: Vega-Lite reads a domain wrongly on a bar with two ends."""
    unseen = alt.Chart(alt.NamedData(DATASET)).mark_point(opacity=0, aria=False, tooltip=None)
    return unseen.encode(alt.X("day:T", scale=behind.days, axis=months()))


def _outline(value: str, t: Theme) -> alt.Chart:
    """A dashed outline of each period that is not whole."""
    return (
        alt.Chart(alt.NamedData(DATASET))
        .transform_filter("!datum.whole")
        .mark_rect(filled=False, stroke=t.text, strokeDash=[3, 2], strokeWidth=1.5, aria=False)
        .encode(alt.X("day:T", scale=UTC), alt.X2("end:T"), alt.Y(f"{value}:Q"), alt.Y2Datum(0))
    )
