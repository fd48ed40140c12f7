"""Net support day by day as the votes came in: a line with its interval, and a rule at the day that is shown.

Frame: one row a day with votes: day, n (votes by then), people, net, low and high (its 95 % interval; missing before
the first vote).
"""

import altair as alt
import pandas as pd

from charts.table import in_words, records
from charts.theme import FIT, Theme, theme
from charts.timeline import UTC, Timeline, iso, months, spoken, timeline
from charts.whole import whole

DATASET, SHOWN = "travel", "shown"
TICKS = "datum.value === 0 ? '0%' : format(datum.value, '+.0%')"


def support_by_day(
    frame: pd.DataFrame,
    *,
    at: object,
    title: str = "Net support",
    phases: pd.DataFrame | None = None,
    dark: bool = False,
    height: int = 260,
) -> alt.LayerChart:
    """The line of net support over all days, its interval as a band, and the day `at` with a rule and a dot."""
    t = theme(dark)
    behind = timeline(frame, ("day",), phases, None, t)
    rows = iso(frame.dropna(subset=["net"]), ["day"])
    shown = rows[rows["day"] == f"{pd.Timestamp(at):%Y-%m-%d}"]
    here = iso(pd.DataFrame({"day": [at]}), ["day"])
    columns = ["day", "n", "people", "net", "low", "high"]
    layers = [*behind.layers, *_series(rows, behind, title, t), *_day_shown(_up(rows, behind, title), behind.head, t)]
    data = {DATASET: records(rows, columns), SHOWN: records(here.merge(shown, how="left", on="day"), columns)}
    return whole(*layers, dark=dark, width="container", height=height, autosize=FIT, datasets=data)


def describe_support(frame: pd.DataFrame, *, at: object) -> str:
    """Sentences to hear: net support on the first day with votes, on the day shown and on the last."""
    known = frame.dropna(subset=["net"]).sort_values("day")
    if known.empty:
        return "Net support day by day: no votes to show yet."
    first, last = known.iloc[0], known.iloc[-1]
    shown = known[pd.to_datetime(known["day"]) == pd.Timestamp(at)]
    said = [f"{_spoken(row)} on {spoken(row['day'])}" for row in (first, last)]
    now = f"{_spoken(shown.iloc[0])}" if len(shown) else "no votes yet"
    return f"Net support day by day, from {said[0]} to {said[1]}. The day shown, {spoken(at)}: {now}."


def _spoken(row: pd.Series) -> str:
    low, high = (in_words(row[end], "+.0%") for end in ("low", "high"))
    return f"{in_words(row['net'], '+.0%')} ({low} to {high}, {int(row['n']):,} votes)"


def _up(rows: pd.DataFrame, behind: Timeline, title: str) -> alt.Y:
    """From the least to the most of the interval in steps of a quarter, always with nought, below the names."""
    least, most = (min(rows["low"].min(), 0.0), max(rows["high"].max(), 0.0)) if len(rows) else (0.0, 1.0)
    ends = [max(least // 0.25 * 0.25, -1.0), min(-(-most // 0.25) * 0.25, 1.0)]
    scale = alt.Scale(domain=ends, nice=False, range=[alt.expr("height"), behind.head])
    place = {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "start", "titleY": -12, "titleX": -30}
    return alt.Y("net:Q", axis=alt.Axis(title=title, tickCount=5, labelExpr=TICKS, **place), scale=scale)


def _series(rows: pd.DataFrame, behind: Timeline, title: str, t: Theme) -> list[alt.Chart]:
    """Each value holds until the next day with votes, so that the line is one of steps."""
    up = _up(rows, behind, title)
    day = alt.X("utcyearmonthdate(day):T", scale=behind.days, axis=months())
    base = alt.Chart(alt.NamedData(DATASET)).encode(day)
    tooltip = [
        alt.Tooltip("utcyearmonthdate(day):T", title="Day", format="%-d %B %Y"),
        alt.Tooltip("net:Q", title="Net support", format="+.0%"),
        alt.Tooltip("low:Q", title="95% from", format="+.0%"),
        alt.Tooltip("high:Q", title="95% to", format="+.0%"),
        alt.Tooltip("n:Q", title="Votes", format=","),
        alt.Tooltip("people:Q", title="People", format=","),
    ]
    band = base.mark_area(color=t.accent, opacity=0.22, interpolate="step-after", aria=False)
    nought = alt.Chart(alt.NamedData(SHOWN)).mark_rule(color=t.muted, aria=False).encode(y=alt.YDatum(0))
    line = base.mark_line(color=t.accent, strokeWidth=2.5, interpolate="step-after").encode(up)
    touched = base.mark_point(opacity=0, size=120, aria=False).encode(up, tooltip=tooltip)
    return [band.encode(alt.Y("low:Q", title=title, scale=up["scale"]), alt.Y2("high:Q")), nought, line, touched]


def _day_shown(up: alt.Y, head: int, t: Theme) -> list[alt.Chart]:
    """The rule below the names, the interval of that day upon it, and its dot."""
    base = alt.Chart(alt.NamedData(SHOWN)).encode(alt.X("day:T", scale=UTC))
    counted = base.transform_filter("isValid(datum.net)")
    span = counted.mark_rule(color=t.accent, strokeWidth=4, aria=False)
    dot = counted.mark_point(color=t.accent, fill=t.background, fillOpacity=1, size=90, strokeWidth=2.5, opacity=1)
    return [
        base.mark_rule(color=t.text, strokeDash=[4, 3], aria=False, y=head, y2="height"),
        span.encode(alt.Y("low:Q", scale=up["scale"]), alt.Y2("high:Q")),
        dot.encode(up),
    ]
