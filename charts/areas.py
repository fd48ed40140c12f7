"""What the London map and the tile grid share: the state of an area, its look, the colour scale, the selection.

A frame for either has one row an area: gss_code, name, the value's column (missing = no data), what `tooltip` names,
and, if the page knows it, `state`: shown, thin (few people), silent (nobody), hidden (1-7 people), none (no data) or
city. The City of London is always `city`: drawn, never on the colour scale. With `kinds` (`charts.kinds`) an area is
coloured by its state, not by its value; then its state may also be one of theirs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import altair as alt
import pandas as pd

from charts.kinds import Kind
from charts.table import in_words, listed
from charts.theme import DIVERGING, NEUTRAL_EDGE, Theme

CITY, ALL_AREAS = "E09000001", 33
DATASET = "areas"
COLOURED = ("shown", "thin")
WORDS = {
    "thin": "Thin: heard too little",
    "silent": "Silent: nobody yet",
    "hidden": "Hidden to protect people",
    "none": "No data",
    "city": "City of London, not one of the 32",
}
# No event tells a page that a selection became empty, so none ever does: a click beside the areas does nothing. With
# Shift a click adds an area or takes it away, but not the last one left. A click on the only one is `again`, of which
# the page hears although what is selected stays the same.
CLICK, AGAIN, CLICKABLE = "sel", "again", "areas_layer"
AREA_CLICK = f"@{CLICKABLE}_marks:click"
THE_ONLY_ONE = "length(data('sel_store')) === 1 && data('sel_store')[0].values[0] ==="
ADDS_OR_TAKES = f"event.shiftKey && !({THE_ONLY_ONE} datum.gss_code)"
ON_THE_ONLY_ONE = f"event.item && event.item.datum && {THE_ONLY_ONE} event.item.datum.gss_code"
HATCHED_SYMBOL = "M-1,-1H1V1H-1ZM-1,0L0,-1M-1,1L1,-1M0,1L1,0"
Scale = Literal["sequential", "diverging"]


@dataclass(frozen=True)
class Look:
    """How areas of one state are drawn: `fill` may be a gradient; `symbol` stands for it in the legend."""

    fill: str | dict | None
    legend_fill: str
    stroke: str
    width: float
    dash: tuple[int, ...] = (1, 0)
    symbol: str = "square"


def looks(t: Theme) -> dict[str, Look]:
    """The look of each state off the colour scale, in drawing order: strong outlines last."""
    return {
        "none": Look(t.no_data, t.no_data, t.muted, 1, dash=(1, 3)),
        "city": Look(t.background, t.background, t.muted, 1),
        "hidden": Look(hatching(t), t.background, t.muted, 1, symbol=HATCHED_SYMBOL),
        "thin": Look(None, "transparent", t.edge, 2, dash=(2, 2)),
        "silent": Look(t.background, t.background, t.edge, 2, dash=(7, 3)),
    }


def hatching(t: Theme, stripes: int = 12) -> dict:
    """Diagonal stripes. Vega-Lite has no pattern fills; a gradient whose colours change at once draws the same."""
    stops = []
    for stripe in range(stripes):
        for edge, colour in ((0, t.background), (0.7, t.background), (0.7, t.muted), (1, t.muted)):
            stops.append({"offset": round((stripe + edge) / stripes, 4), "color": colour})
    return {"gradient": "linear", "x1": 0, "y1": 0, "x2": 1, "y2": 1, "stops": stops}


def coloured(kinds: Sequence[Kind] = ()) -> list[str]:
    """The states of areas that have a colour."""
    return [kind.state for kind in kinds] or list(COLOURED)


def with_states(frame: pd.DataFrame, value: str, kinds: Sequence[Kind] = ()) -> pd.DataFrame:
    """The frame with a `state` for every area; what claims to be shown without a value is `none`.

    Values of hidden areas are taken out, so that no chart carries them. Raises ValueError for an unknown state.
    """
    state = frame["state"] if "state" in frame else pd.Series("shown", index=frame.index)
    state = state.fillna("shown").mask(state.isin(COLOURED) & frame[value].isna(), "none")
    state = state.mask(frame["gss_code"] == CITY, "city")
    unknown = set(state) - {*WORDS, "shown", *coloured(kinds)}
    if unknown:
        raise ValueError(f"An area can't be {listed(sorted(unknown))}; it is shown, {listed(list(WORDS))}.")
    return frame.assign(**{"state": state, value: frame[value].astype(float).mask(state.isin(["hidden", "none"]))})


def colour_domain(frame: pd.DataFrame, value: str, scale: Scale) -> tuple[float, float]:
    """Ends of the colour scale, from the coloured areas, never empty: from 0, or (diverging) even about 0."""
    values = frame.loc[frame["state"].isin(COLOURED), value].astype(float)
    largest = float(values.abs().max()) if len(values) else 0.0
    end = largest if largest > 0 else 1.0
    return (0.0 if scale == "sequential" else -end, end)


def ramp(scale: Scale, t: Theme) -> tuple[str, ...]:
    """The colours of the scale, from its low end to its high end."""
    return t.sequential if scale == "sequential" else DIVERGING


def border(scale: Scale, t: Theme) -> dict:
    """The line between coloured areas. A diverging scale is palest in its middle, so there the line is grey."""
    return {"stroke": t.background if scale == "sequential" else NEUTRAL_EDGE, "strokeWidth": 1}


def colour(
    frame: pd.DataFrame, value: str, scale: Scale, ends: tuple[float, float], title: str, number_format: str, t: Theme
) -> alt.Color:
    """The colour channel and its legend, a flat ramp above the chart; without coloured areas only the title is left."""
    low, high = ends
    empty = not frame["state"].isin(COLOURED).any()
    legend = alt.Legend(
        title=title, orient="top", direction="horizontal", gradientLength=220, gradientThickness=12, offset=8,
        format=number_format, values=[low, (low + high) / 2, high], labelOverlap=True,
        gradientOpacity=0 if empty else 1, labelOpacity=0 if empty else 1,
    )  # fmt: skip
    colours = alt.Scale(domain=[low, high], range=list(ramp(scale, t)), clamp=True)
    return alt.Color(f"{value}:Q", scale=colours, legend=legend)


def clicks() -> list[alt.TopLevelSelectionParameter]:
    """The click on areas: `sel`, by gss_code, with Shift several; and `again`, on the only one that was selected."""
    only = {"source": "scope", "type": "click", "markname": f"{CLICKABLE}_marks", "filter": ON_THE_ONLY_ONE}
    on_areas = {"type": "point", "fields": ["gss_code"], "clear": False}
    selects = {
        CLICK: alt.PointSelectionConfig(**on_areas, on=AREA_CLICK, toggle=ADDS_OR_TAKES),
        AGAIN: alt.PointSelectionConfig(**on_areas, on=only, toggle=False),
    }
    return [
        alt.TopLevelSelectionParameter(name=name, select=select, views=[CLICKABLE]) for name, select in selects.items()
    ]


def painted(specification: dict, selected: Iterable[str]) -> dict:
    """The specification of a map whose areas with these codes are selected from the start."""
    click, *others = specification["params"]
    start = [{"gss_code": code} for code in selected]
    return specification | {"params": [click | {"value": start} if start else click, *others]}


def outline(t: Theme, width: float) -> tuple[alt.StrokeValue, alt.StrokeWidthValue]:
    """The line around what is selected, none around the rest."""
    chosen = {"param": CLICK, "empty": False}
    return (
        alt.StrokeValue("transparent", condition={**chosen, "value": t.edge}),
        alt.StrokeWidthValue(0, condition={**chosen, "value": width}),
    )


def hints(tooltip: Sequence[tuple[str, str]], value: str, title: str, number_format: str) -> list[alt.Tooltip]:
    """What stands in an area's tooltip: its name, then the page's columns (already in words), else the value."""
    named = [alt.Tooltip("name:N", title="Area")]
    if not tooltip:
        return [*named, alt.Tooltip(f"{value}:Q", title=title, format=number_format)]
    return [*named, *(alt.Tooltip(f"{column}:N", title=heading) for column, heading in tooltip)]


def describe_areas(frame: pd.DataFrame, *, value: str, title: str, unit_format: str = ",.0f") -> str:
    """Two sentences to hear: how many boroughs have a value and its range; which are silent, hidden or thin."""
    frame = with_states(frame, value)
    boroughs = frame[frame["state"] != "city"]
    known = boroughs[boroughs["state"].isin(COLOURED)].sort_values([value, "name"])
    if known.empty:
        return f"{title}: none of {len(boroughs)} boroughs has a value to show.{_standing_out(boroughs)}"
    low, high = (f"{in_words(row[value], unit_format)} ({row['name']})" for _, row in known.iloc[[0, -1]].iterrows())
    span = (
        f"from {low} to {high}" if known[value].nunique() > 1 else f"all {in_words(known[value].iloc[0], unit_format)}"
    )
    return f"{title}, {len(known)} of {len(boroughs)} boroughs with a value, {span}.{_standing_out(boroughs)}"


def _standing_out(boroughs: pd.DataFrame) -> str:
    said = [
        f"{state}: {listed(sorted(names))}"
        for state in ("silent", "thin", "hidden")
        if (names := boroughs.loc[boroughs["state"] == state, "name"].tolist())
    ]
    return f" {'; '.join(said)[:1].upper()}{'; '.join(said)[1:]}." if said else ""
