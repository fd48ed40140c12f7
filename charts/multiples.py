"""Small tile grids of London beside each other: one a principle, all on one colour scale, with one legend for all."""

from collections.abc import Mapping, Sequence
from textwrap import wrap

import altair as alt
import pandas as pd

from charts import areas
from charts.key import key
from charts.table import in_words, records
from charts.theme import DIVERGING, FIT_WIDTH, NEUTRAL_EDGE, SMALL, Theme, theme
from charts.tiles import PLACES, ink_by_value
from charts.whole import whole

NAMED_FROM = 300  # px: below it a tile is too narrow for three letters
LINE = 28  # letters of a title in a line


def small_tiles(
    frame: pd.DataFrame,
    *,
    value: str,
    title: str,
    subtitle: str,
    domain: tuple[float, float],
    tooltip: Sequence[tuple[str, str]],
    dark: bool = False,
    height: int = 190,
) -> alt.LayerChart:
    """One small tile grid on the diverging scale with these ends, without a legend (`tiles_key` is that of all).

    frame: as for `tile_grid`. Values below the middle of the scale carry a minus sign; names stand in the tiles where
    there is room. A click is the selection `sel`.
    """
    t, frame = theme(dark), areas.with_states(frame, value)
    band = alt.Scale(paddingInner=0.06)
    tiles = alt.Chart().encode(
        alt.X("grid_column:O", axis=None, scale=band), alt.Y("grid_row:O", axis=None, scale=band)
    )
    layers = [_coloured(tiles, value, domain), *_others(tiles, frame, t), _words(tiles, value, domain, t)]
    hints = areas.hints(tooltip, value, subtitle, "")
    data = records(frame, [*PLACES, value, *(column for column, _ in tooltip)])
    return whole(
        *layers, _clickable(tiles, hints, t), data=alt.NamedData(areas.DATASET), dark=dark,
        title=alt.TitleParams(wrap(title, LINE), subtitle=subtitle, subtitleColor=t.text, subtitleFontSize=SMALL),
        width="container", height=height, autosize=FIT_WIDTH, params=areas.clicks(),
        datasets={areas.DATASET: data},
    )  # fmt: skip


def tiles_key(
    frame: pd.DataFrame,
    *,
    value: str,
    title: str,
    domain: tuple[float, float],
    unit_format: str,
    state_words: Mapping[str, str],
    dark: bool = False,
) -> alt.LayerChart:
    """The one legend of small tile grids: the colour scale, and the outlines that occur in any of them."""
    t, frame = theme(dark), areas.with_states(frame, value)
    colour = areas.colour(frame, value, "diverging", domain, title, unit_format, t)
    ramp = alt.Chart(alt.InlineData([{value: end} for end in domain])).mark_point(opacity=0, x=0, y=0, aria=False)
    layers = [ramp.encode(colour), key(frame, state_words, t)]
    return whole(*layers, dark=dark, width="container", height=1, autosize=FIT_WIDTH)


def describe_small_tiles(frame: pd.DataFrame, *, value: str, title: str, london: float, unit_format: str) -> str:
    """The description of one small tile grid to hear: London's value, then the boroughs' range and states."""
    told = areas.describe_areas(frame, value=value, title=title, unit_format=unit_format)
    return f"London: {in_words(london, unit_format)}. {told}"


def _coloured(tiles: alt.Chart, value: str, domain: tuple[float, float]) -> alt.Chart:
    keep = alt.FieldOneOfPredicate(field="state", oneOf=list(areas.COLOURED))
    colours = alt.Scale(domain=list(domain), range=list(DIVERGING), clamp=True)
    mark = tiles.transform_filter(keep).mark_rect(stroke=NEUTRAL_EDGE, strokeWidth=0.5, cornerRadius=1, aria=False)
    return mark.encode(alt.Color(f"{value}:Q", scale=colours, legend=None))


def _others(tiles: alt.Chart, frame: pd.DataFrame, t: Theme) -> list[alt.Chart]:
    return [
        tiles.transform_filter(alt.FieldEqualPredicate(field="state", equal=state)).mark_rect(
            fill=look.fill or "transparent", stroke=look.stroke, strokeWidth=min(look.width, 1.5),
            strokeDash=list(look.dash), cornerRadius=1, aria=False,
        )
        for state, look in areas.looks(t).items()
        if (frame["state"] == state).any()
    ]  # fmt: skip


def _words(tiles: alt.Chart, value: str, domain: tuple[float, float], t: Theme) -> alt.Chart:
    coloured = f"indexof({list(areas.COLOURED)}, datum.state) >= 0"
    minus = f"{coloured} && datum['{value}'] < {sum(domain) / 2:g} ? '−' : ''"
    return (
        tiles.transform_calculate(
            ink=f"{coloured} ? ({ink_by_value(DIVERGING, value, domain)}) : '{t.text}'",
            word=f"width < {NAMED_FROM} ? ({minus}) : datum.abbreviation + ({minus})",
        )
        .mark_text(fontSize=SMALL, aria=False, color=alt.expr("datum.ink"))
        .encode(alt.Text("word:N"))
    )


def _clickable(tiles: alt.Chart, hints: list[alt.Tooltip], t: Theme) -> alt.Chart:
    return (
        tiles.properties(name=areas.CLICKABLE)
        .mark_rect(fill="transparent", cursor="pointer")
        .encode(*areas.outline(t, 2.5), tooltip=hints)
    )
