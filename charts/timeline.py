"""What stands behind and above counts over time: phases as shaded stretches, events as marked days, the axis of days.

Phases: name, start, end. Events: name, day. Their names have lines of their own above the counts, as many as a narrow
screen needs.
"""

from dataclasses import dataclass

import altair as alt
import pandas as pd

from charts.table import records
from charts.theme import SMALL, Theme

LINE, PIXELS_A_LETTER, NARROW = 17, 6.5, 320
UTC = alt.Scale(type="utc")
PLACE = f"datum.level * {LINE}"


@dataclass(frozen=True)
class Timeline:
    """The layers behind the counts, the scale of days, and how many pixels at the top the names take."""

    layers: tuple[alt.Chart, ...]
    days: alt.Scale
    head: int

    def counts(self, dataset: str, column: str) -> alt.Scale:
        """The scale of counts from nought to the largest in a dataset's column, below the names."""
        up_to = alt.expr(f"max(1, extent(pluck(data('{dataset}'), '{column}'))[1] || 0)")
        return alt.Scale(domainMin=0, domainMax=up_to, nice=True, range=[alt.expr("height"), self.head])


def timeline(
    days: pd.DataFrame, columns: tuple[str, ...], phases: pd.DataFrame | None, events: pd.DataFrame | None, t: Theme
) -> Timeline:
    """The timeline from the first day to the last of `days` (its `columns`), phases and events together."""
    ends = _ends([*((days, column) for column in columns), (phases, "start"), (phases, "end"), (events, "day")])
    phases = _levelled(phases, "start", ends, turn=False)
    events = _levelled(events, "day", ends, turn=True)
    events["level"] += _lines(phases)
    head = max(_lines(phases), _lines(events)) * LINE + 6
    scale = alt.Scale(type="utc", domain=list(ends), nice=False)
    return Timeline((*_phases(phases, t), *_events(events, t)), scale, head)


def months() -> alt.Axis:
    """The axis of days: one tick a month, as many named as there is room for."""
    step = {"interval": "month", "step": 1}
    return alt.Axis(grid=False, title=None, labelOverlap=True, labelBound=True, tickCount=step, format="%b %Y")


def upwards(title: str) -> alt.Axis:
    """The axis of counts, its title lying above it."""
    place = {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "start", "titleY": -12, "titleX": -30}
    return alt.Axis(title=title, tickCount=4, tickMinStep=1, format=",d", **place)


def iso(frame: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Days as ISO text: read as UTC and drawn on a UTC scale, they are the same day in every reader's time zone."""
    return frame.assign(**{column: pd.to_datetime(frame[column]).dt.strftime("%Y-%m-%d") for column in columns})


def spoken(day: object) -> str:
    """A day as a sentence has it: 4 July 2014."""
    day = pd.Timestamp(day)
    return f"{day.day} {day:%B %Y}"


def _ends(spans: list[tuple[pd.DataFrame | None, str]]) -> tuple[str, str]:
    """The first day and the day after the last."""
    days = [day for table, column in spans if table is not None for day in pd.to_datetime(table[column])]
    first, last = (min(days), max(days)) if days else (pd.Timestamp("2014-01-01"),) * 2
    return first.strftime("%Y-%m-%d"), (last + pd.Timedelta(days=1)).strftime("%Y-%m-%d")


def _phases(phases: pd.DataFrame, t: Theme) -> list[alt.Chart]:
    if phases.empty:
        return []
    base = alt.Chart(
        alt.InlineData(records(iso(phases, ["start", "end"]), ["name", "start", "end", "level"]), name="phases")
    )
    shade = base.mark_rect(color=t.shade, aria=False).encode(alt.X("start:T", scale=UTC), alt.X2("end:T"))
    room = alt.expr("max(width - scale('x', toDate(datum.start)) - 4, 12)")
    name = base.mark_text(
        align="left", baseline="top", dx=4, color=t.muted, fontSize=SMALL, y=alt.expr(PLACE), limit=room
    )
    return [shade, name.encode(alt.X("start:T", scale=UTC), alt.Text("name:N"))]


def _events(events: pd.DataFrame, t: Theme) -> list[alt.Chart]:
    if events.empty:
        return []
    base = alt.Chart(alt.InlineData(records(iso(events, ["day"]), ["name", "day", "level", "late"]), name="events"))
    base = base.encode(alt.X("day:T", scale=UTC))
    rule = base.mark_rule(color=t.muted, strokeDash=[3, 3], aria=False, y=alt.expr(PLACE), y2="height")
    names = [
        base.transform_filter(f"datum.late === {late}")
        .mark_text(align=align, dx=dx, baseline="top", color=t.text, fontSize=SMALL, y=alt.expr(PLACE))
        .encode(alt.Text("name:N"))
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
