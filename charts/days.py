"""What happened day by day: one line or area, phases shaded behind it, events marked above it.

Frame: one row a day, `day` (a date) and the value's column. Phases: name, start, end. Events: name, day.
"""

import altair as alt
import pandas as pd

from charts.table import in_words, records
from charts.theme import FIT, SMALL, Theme, config, theme

DATASET = "days"
LINE, PIXELS_A_LETTER, NARROW = 17, 6.5, 320
UTC = alt.Scale(type="utc")
PLACE = f"datum.level * {LINE}"


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
    t, ends = theme(dark), _ends(frame, phases, events)
    phases = _levelled(phases, "start", ends, turn=False)
    events = _levelled(events, "day", ends, turn=True)
    events["level"] += _lines(phases)
    head = max(_lines(phases), _lines(events)) * LINE + 6
    days = alt.Scale(type="utc", domain=list(ends), nice=False)
    largest = float(frame[value].max()) if frame[value].notna().any() else 0.0
    count = alt.Scale(domain=[0, max(largest, 1.0)], nice=True, range=[alt.expr("height"), head])
    layers = [*_phases(phases, t), *_events(events, t), _series(value, title, cumulative, days, count, t)]
    return (
        alt.layer(*layers)
        .properties(
            width="container",
            height=height,
            autosize=FIT,
            datasets={DATASET: records(_iso(frame, ["day"]), ["day", value])},
        )
        .configure(**config(dark))
    )


def describe_days(frame: pd.DataFrame, *, value: str, title: str, cumulative: bool = False) -> str:
    """One or two sentences for `alt=`: the span of days and the busiest one, or the total reached."""
    known = frame.dropna(subset=[value]).sort_values("day")
    if known.empty:
        return f"{title}: nothing to show yet."
    first, last = (_spoken(known["day"].iloc[at]) for at in (0, -1))
    if cumulative:
        return f"{title}, from {first} to {last}, reaching {in_words(known[value].iloc[-1], ',.0f')}."
    busiest = known.loc[known[value].idxmax()]
    total = in_words(known[value].sum(), ",.0f")
    return (
        f"{title}, from {first} to {last}: {total} in all. "
        f"The busiest day was {_spoken(busiest['day'])} with {in_words(busiest[value], ',.0f')}."
    )


def _spoken(day: object) -> str:
    day = pd.Timestamp(day)
    return f"{day.day} {day:%B %Y}"


def _iso(frame: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Days as ISO text: read as UTC and drawn on a UTC scale, they are the same day in every reader's time zone."""
    return frame.assign(**{column: pd.to_datetime(frame[column]).dt.strftime("%Y-%m-%d") for column in columns})


def _ends(frame: pd.DataFrame, phases: pd.DataFrame | None, events: pd.DataFrame | None) -> tuple[str, str]:
    """The first day and the day after the last, of counts, phases and events together."""
    spans = [(frame, "day"), (phases, "start"), (phases, "end"), (events, "day")]
    days = [day for table, column in spans if table is not None for day in pd.to_datetime(table[column])]
    first, last = (min(days), max(days)) if days else (pd.Timestamp("2014-01-01"),) * 2
    return first.strftime("%Y-%m-%d"), (last + pd.Timedelta(days=1)).strftime("%Y-%m-%d")


def _series(value: str, title: str, cumulative: bool, days: alt.Scale, count: alt.Scale, t: Theme) -> alt.Chart:
    months = {"interval": "month", "step": 1}
    across = alt.Axis(grid=False, title=None, labelOverlap=True, tickCount=months, format="%b %Y")
    up = alt.Axis(
        title=title,
        titleAngle=0,
        titleAlign="left",
        titleAnchor="start",
        titleY=-12,
        titleX=-30,
        tickCount=4,
        format=",d",
    )
    base = alt.Chart(alt.NamedData(DATASET)).encode(
        alt.X("utcyearmonthdate(day):T", scale=days, axis=across),
        alt.Y(f"{value}:Q", axis=up, scale=count),
        tooltip=[
            alt.Tooltip("utcyearmonthdate(day):T", title="Day", format="%-d %B %Y"),
            alt.Tooltip(f"{value}:Q", title=title, format=","),
        ],
    )
    if cumulative:
        return base.mark_line(color=t.accent, strokeWidth=2.5, interpolate="step-after")
    return base.mark_bar(color=t.accent, binSpacing=0)


def _phases(phases: pd.DataFrame, t: Theme) -> list[alt.Chart]:
    if phases.empty:
        return []
    base = alt.Chart(
        alt.InlineData(records(_iso(phases, ["start", "end"]), ["name", "start", "end", "level"]), name="phases")
    )
    shade = base.mark_rect(color=t.shade, aria=False).encode(alt.X("start:T", scale=UTC), alt.X2("end:T"))
    name = base.mark_text(align="left", baseline="top", dx=4, color=t.muted, fontSize=SMALL, y=alt.expr(PLACE))
    return [shade, name.encode(alt.X("start:T", scale=UTC), text="name:N")]


def _events(events: pd.DataFrame, t: Theme) -> list[alt.Chart]:
    if events.empty:
        return []
    base = alt.Chart(alt.InlineData(records(_iso(events, ["day"]), ["name", "day", "level", "late"]), name="events"))
    base = base.encode(alt.X("day:T", scale=UTC))
    rule = base.mark_rule(color=t.muted, strokeDash=[3, 3], aria=False, y=alt.expr(PLACE), y2="height")
    names = [
        base.transform_filter(f"datum.late === {late}")
        .mark_text(align=align, dx=dx, baseline="top", color=t.text, fontSize=SMALL, y=alt.expr(PLACE))
        .encode(text="name:N")
        for late, align, dx in (("false", "left", 4), ("true", "right", -4))
    ]
    return [rule, *names]


def _lines(named: pd.DataFrame) -> int:
    return int(named["level"].max()) + 1 if len(named) else 0


def _levelled(named: pd.DataFrame | None, at: str, ends: tuple[str, str], turn: bool) -> pd.DataFrame:
    """Gives each name the first line on which it meets no other on a narrow screen.

    With `turn`, names in the right half end at their day instead of starting there.
    """
    start, whole = pd.Timestamp(ends[0]), pd.Timestamp(ends[1]) - pd.Timestamp(ends[0])
    lines: list[list[tuple[float, float]]] = []
    rows = []
    for row in [] if named is None else named.sort_values([at, "name"]).to_dict("records"):
        place = (pd.Timestamp(row[at]) - start) / whole * NARROW
        long, late = len(row["name"]) * PIXELS_A_LETTER + 8, turn and place > NARROW / 2
        span = (place - long, place) if late else (place, place + long)
        level = next(
            (i for i, line in enumerate(lines) if all(span[1] < a or b < span[0] for a, b in line)), len(lines)
        )
        if level == len(lines):
            lines.append([])
        lines[level].append(span)
        rows.append({**row, "level": level, "late": late})
    return pd.DataFrame(rows, columns=["name", at, "end", "level", "late"])
