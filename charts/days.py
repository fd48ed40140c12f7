"""What happened day by day: one line or area, phases shaded behind it, events marked above it.

Frame: one row a day, `day` (a date), the value's column and, where it is known, `whole` (whether the day is over).
Phases: name, start, end. Events: name, day.
"""

import altair as alt
import pandas as pd

from charts.table import in_words, records
from charts.theme import FIT, Theme, theme
from charts.timeline import Timeline, iso, months, spoken, timeline, upwards
from charts.whole import whole

DATASET = "days"


def activity_by_day(
    frame: pd.DataFrame,
    *,
    value: str,
    title: str,
    cumulative: bool = False,
    phases: pd.DataFrame | None = None,
    events: pd.DataFrame | None = None,
    dark: bool = False,
    height: int = 260,
) -> alt.LayerChart:
    """Counts per day as bars (`cumulative`: a running total as a line), with the programme's phases and events.

    The names of phases and events have lines of their own above the counts, as many as a narrow screen needs.
    """
    t = theme(dark)
    behind = timeline(frame, ("day",), phases, events, t)
    layers = [*behind.layers, *_series(frame, value, title, cumulative, behind, t)]
    columns = ["day", value, *(["whole"] if "whole" in frame else [])]
    return whole(
        *layers, dark=dark, width="container", height=height, autosize=FIT,
        datasets={DATASET: records(iso(frame, ["day"]), columns)},
    )  # fmt: skip


def describe_days(frame: pd.DataFrame, *, value: str, title: str, cumulative: bool = False) -> str:
    """One or two sentences to hear: the span of days and the busiest one, or the total reached."""
    known = frame.dropna(subset=[value]).sort_values("day")
    if known.empty:
        return f"{title}: nothing to show yet."
    first, last = (spoken(known["day"].iloc[at]) for at in (0, -1))
    if cumulative:
        return f"{title}, from {first} to {last}, reaching {in_words(known[value].iloc[-1], ',.0f')}."
    busiest = known.loc[known[value].idxmax()]
    total = in_words(known[value].sum(), ",.0f")
    return (
        f"{title}, from {first} to {last}: {total} in all. "
        f"The busiest day was {spoken(busiest['day'])} with {in_words(busiest[value], ',.0f')}."
    )


def _series(
    frame: pd.DataFrame, value: str, title: str, cumulative: bool, behind: Timeline, t: Theme
) -> list[alt.Chart]:
    base = alt.Chart(alt.NamedData(DATASET)).encode(
        alt.X("utcyearmonthdate(day):T", scale=behind.days, axis=months()),
        alt.Y(f"{value}:Q", axis=upwards(title), scale=behind.counts(DATASET, value)),
        tooltip=[
            alt.Tooltip("utcyearmonthdate(day):T", title="Day", format="%-d %B %Y"),
            alt.Tooltip(f"{value}:Q", title=title, format=","),
        ],
    )
    if cumulative:
        line = base.mark_line(color=t.accent, strokeWidth=2.5, interpolate="step-after")
        return [line, _not_whole(base, t)] if "whole" in frame else [line]
    return [base.mark_bar(color=t.accent, binSpacing=0)]


def _not_whole(base: alt.Chart, t: Theme) -> alt.Chart:
    """A hollow dot on each day that is not whole."""
    dots = base.transform_filter("!datum.whole")
    return dots.mark_point(color=t.accent, fill=t.background, fillOpacity=1, size=60, strokeWidth=2, opacity=1)
