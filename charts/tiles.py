"""London as a grid of equal tiles: every area the same size, its short name and value printed in it."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import altair as alt
import pandas as pd

from charts import areas
from charts import kinds as of_kinds
from charts.key import key
from charts.table import records
from charts.theme import FIT, SMALL, Theme, ink_on, theme
from charts.whole import whole

PLACES = ["gss_code", "name", "state", "abbreviation", "grid_column", "grid_row"]
IN_TILE = {"silent": "silent", "hidden": "hidden"}


def tile_grid(
    frame: pd.DataFrame,
    *,
    value: str,
    title: str,
    scale: areas.Scale = "sequential",
    unit_format: str = ",.0f",
    tooltip: Sequence[tuple[str, str]] = (),
    domain: tuple[float, float] | None = None,
    state_words: Mapping[str, str] | None = None,
    dark: bool = False,
    kinds: Sequence[of_kinds.Kind] = (),
    height: int = 440,
) -> alt.LayerChart:
    """The tile grid of the 33 areas: as `london_map`, but placed by grid_column and grid_row, named by abbreviation."""
    t, frame = theme(dark), areas.with_states(frame, value, kinds)
    frame = of_kinds.shaded(frame, kinds, t)
    ends = domain or areas.colour_domain(frame, value, scale)
    places = [*PLACES, value, *(["shade"] if kinds else [])]
    inks = of_kinds.ink(kinds, t) if kinds else ink_by_value(areas.ramp(scale, t), value, ends)
    colour = of_kinds.colour() if kinds else areas.colour(frame, value, scale, ends, title, unit_format, t)
    tiles = alt.Chart().encode(
        alt.X("grid_column:O", axis=None, scale=alt.Scale(paddingInner=0.06)),
        alt.Y("grid_row:O", axis=None, scale=alt.Scale(paddingInner=0.06)),
    )
    layers = [
        tiles.transform_filter(alt.FieldOneOfPredicate(field="state", oneOf=areas.coloured(kinds)))
        .mark_rect(**areas.border(scale, t), cornerRadius=2, aria=False)
        .encode(colour),
        *_off_the_scale(tiles, frame, t),
        key(frame, state_words or {}, t, kinds, title if kinds else ""),
        *_words(tiles, _number(value, unit_format, kinds), inks, areas.coloured(kinds), t),
        _clickable(tiles, areas.hints(tooltip, value, title, unit_format), t),
    ]
    data = records(frame, [*places, *(column for column, _ in tooltip)])
    return whole(
        *layers, data=alt.NamedData(areas.DATASET), dark=dark, width="container", height=height, autosize=FIT,
        params=areas.clicks(), datasets={areas.DATASET: data},
    )  # fmt: skip


def _off_the_scale(tiles: alt.Chart, frame: pd.DataFrame, t: Theme) -> list[alt.Chart]:
    return [
        tiles.transform_filter(alt.FieldEqualPredicate(field="state", equal=state)).mark_rect(
            fill=look.fill or "transparent", stroke=look.stroke, strokeWidth=look.width, strokeDash=list(look.dash),
            cornerRadius=2, aria=False,
        )
        for state, look in areas.looks(t).items()
        if (frame["state"] == state).any()
    ]  # fmt: skip


def ink_by_value(ramp: Sequence[str], value: str, ends: tuple[float, float]) -> str:
    """A Vega expression: black or white for a tile's words, changing where the ramp gets too dark or too light."""
    low, high = ends
    steps = [(low + (high - low) * step / 100, ink_on(_at(ramp, step / 100))) for step in range(101)]
    expression = f"'{steps[0][1]}'"
    for (_, before), (start, after) in pairwise(steps):
        if before != after:
            expression = f"datum['{value}'] < {start:.6g} ? {expression} : '{after}'"
    return expression


def _at(ramp: Sequence[str], share: float) -> str:
    place = share * (len(ramp) - 1)
    left = min(int(place), len(ramp) - 2)
    mixed = (
        round(int(ramp[left][i : i + 2], 16) * (left + 1 - place) + int(ramp[left + 1][i : i + 2], 16) * (place - left))
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def _number(value: str, number_format: str, kinds: Sequence[of_kinds.Kind]) -> str:
    """A Vega expression: what stands under a tile's name, its value or, with kinds, the sign of its kind."""
    number = f"isValid(datum['{value}']) ? format(datum['{value}'], '{number_format}') : '–'"
    return f"({of_kinds.signs(kinds)})[datum.state] || ''" if kinds else number


def _words(tiles: alt.Chart, number: str, inks: str, states: list[str], t: Theme) -> list[alt.Chart]:
    coloured = f"indexof({states}, datum.state) >= 0"
    base = tiles.transform_calculate(
        ink=f"{coloured} ? ({inks}) : '{t.text}'",
        word=f"{IN_TILE}[datum.state] || ({number})",
    )
    style = {"fontSize": SMALL, "aria": False, "color": alt.expr("datum.ink")}
    on_plate = tiles.transform_filter("datum.state === 'hidden'").mark_rect(
        width=alt.RelativeBandSize(0.92), height=36, fill=t.background, aria=False
    )
    return [
        on_plate,
        base.mark_text(**style, dy=-8, fontWeight="bold").encode(alt.Text("abbreviation:N")),
        base.mark_text(**style, dy=8).encode(alt.Text("word:N")),
    ]


def _clickable(tiles: alt.Chart, hints: list[alt.Tooltip], t: Theme) -> alt.Chart:
    return (
        tiles.properties(name=areas.CLICKABLE)
        .mark_rect(fill="transparent", cursor="pointer", cornerRadius=2)
        .encode(*areas.outline(t, 3.5), tooltip=hints)
    )
