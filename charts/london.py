"""The London map: one value an area, coloured; what is silent, thin or hidden stands out by outline and by name."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from charts import areas
from charts import kinds as of_kinds
from charts.key import key
from charts.table import records
from charts.theme import FIT, SMALL, Theme, theme
from charts.whole import whole

FEW_LABELS, MOST_LABELS = 8, 16


def london_map(
    frame: pd.DataFrame,
    geometry: str | dict,
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
    """A choropleth of the 33 areas (frame: see `charts.areas`).

    `geometry` is the address of a GeoJSON file (on a page) or its content (in a document), with the properties
    gss_code and name and clockwise outer rings.
    `tooltip` names columns of text with their headings. `domain` fixes the ends of the colour scale, so that several
    maps compare. `kinds`: colours by state in place of the scale. The chart's data stand in its dataset `areas`; the
    click is the selection `sel`.
    """
    t, frame = theme(dark), areas.with_states(frame, value, kinds)
    frame = of_kinds.shaded(frame, kinds, t)
    ends = domain or areas.colour_domain(frame, value, scale)
    colour = of_kinds.colour() if kinds else areas.colour(frame, value, scale, ends, title, unit_format, t)
    columns = ["gss_code", "name", "state", value, *(column for column, _ in tooltip)]
    columns += ["shade"] if kinds else []
    columns += ["abbreviation"] if "abbreviation" in frame else []
    layers = [
        _coloured(colour, areas.border(scale, t), areas.coloured(kinds)),
        *_off_the_scale(frame, t),
        key(frame, state_words or {}, t, kinds, title if kinds else ""),
        *_names(frame, kinds, t),
        _clickable(areas.hints(tooltip, value, title, unit_format), t),
    ]
    return whole(
        *layers, data=_source(geometry), transform=_joined(columns), dark=dark,
        projection=alt.Projection(type="mercator"), width="container", height=height, autosize=FIT,
        params=areas.clicks(), datasets={areas.DATASET: records(frame, columns)},
    )  # fmt: skip


def _joined(columns: list[str]) -> list[alt.CalculateTransform | alt.LookupTransform]:
    """Each shape with the figures of its area."""
    figures = alt.LookupData(alt.NamedData(areas.DATASET), "gss_code", columns[1:])
    return [
        _calculated("gss_code", "datum.properties.gss_code"),
        alt.LookupTransform(lookup="gss_code", **{"from": figures}),
        _calculated("state", "datum.state || 'none'"),
        _calculated("name", "datum.name || datum.properties.name"),
    ]


def _calculated(name: str, words: str) -> alt.CalculateTransform:
    return alt.CalculateTransform(calculate=words, **{"as": name})


def _source(geometry: str | dict) -> alt.UrlData | alt.InlineData:
    features = alt.JsonDataFormat(type="json", property="features")
    return (
        alt.UrlData(geometry, features)
        if isinstance(geometry, str)
        else alt.InlineData(geometry, features, name="boroughs")
    )


def _coloured(colour: alt.Color, border: dict, states: list[str]) -> alt.Chart:
    keep = alt.FieldOneOfPredicate(field="state", oneOf=states)
    return alt.Chart().transform_filter(keep).mark_geoshape(**border, aria=False).encode(colour)


def _off_the_scale(frame: pd.DataFrame, t: Theme) -> list[alt.Chart]:
    drawn = []
    for state, look in areas.looks(t).items():
        if state != "none" and not (frame["state"] == state).any():
            continue
        fill = alt.Undefined if look.fill is None else look.fill
        mark = alt.Chart().transform_filter(alt.FieldEqualPredicate(field="state", equal=state)).mark_geoshape(
            fill=fill, filled=look.fill is not None, stroke=look.stroke, strokeWidth=look.width,
            strokeDash=list(look.dash), strokeJoin="round", aria=False,
        )  # fmt: skip
        drawn.append(mark)
    return drawn


def _names(frame: pd.DataFrame, kinds: Sequence[of_kinds.Kind], t: Theme) -> list[alt.Chart]:
    """Names of the silent areas and those of named kinds, and of the thin ones while they are few; short or none where
    they would collide.
    """
    named = {kind.state: f"{kind.sign} " for kind in kinds if kind.named}
    flagged = frame.loc[frame["state"].isin(["silent", "thin", *named])]
    if len(flagged) > MOST_LABELS:
        flagged = frame.loc[frame["state"] == "silent"]
    if flagged.empty:
        return []
    short = "datum.abbreviation" if "abbreviation" in frame else "slice(datum.name, 0, 3)"
    wide = "datum.name" if len(flagged) <= FEW_LABELS else short
    narrow = short if len(flagged) <= MOST_LABELS else "''"
    words = f"(({named})[datum.state] || '') + (width < 520 ? {narrow} : {wide})"
    base = (
        alt.Chart()
        .transform_filter(alt.FieldOneOfPredicate(field="gss_code", oneOf=flagged["gss_code"].tolist()))
        .transform_calculate(centre="geoCentroid(null, datum)", word=words)
        .transform_calculate(longitude="datum.centre[0]", latitude="datum.centre[1]")
        .encode(alt.Longitude("longitude:Q"), alt.Latitude("latitude:Q"), alt.Text("word:N"))
    )
    style = {"fontSize": SMALL, "fontWeight": "bold", "aria": False}
    halo = base.mark_text(**style, stroke=t.background, strokeWidth=3, strokeJoin="round", color=t.background)
    return [halo, base.mark_text(**style, color=t.text)]


def _clickable(hints: list[alt.Tooltip], t: Theme) -> alt.Chart:
    return (
        alt.Chart(name=areas.CLICKABLE)
        .mark_geoshape(fill="transparent", cursor="pointer", strokeJoin="round")
        .encode(*areas.outline(t, 3.5), tooltip=hints)
    )
