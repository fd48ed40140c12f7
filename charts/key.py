"""The legend of a map or tile grid: what its outlines, hatches and kinds mean."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import altair as alt
import pandas as pd

from charts.areas import ALL_AREAS, WORDS, Look, looks
from charts.kinds import Kind, fill
from charts.theme import Theme


def key(
    frame: pd.DataFrame, words: Mapping[str, str], t: Theme, kinds: Sequence[Kind] = (), title: str = ""
) -> alt.Chart | None:
    """The legend of the kinds and states that occur, as an invisible layer; None when every area is simply shown."""
    missing = {"none"} if len(frame) < ALL_AREAS else set()
    of_kinds = {kind.state: kind.words for kind in kinds}
    named = {**of_kinds, **WORDS, **of_kinds, **words}
    present = [state for state in named if state in missing | set(frame["state"])]
    if not present:
        return None
    drawn = [{**looks(t), **_of_kinds(kinds, t)}[state] for state in present]
    names = [named[state] for state in present]

    def by_state(channel: type, values: list, **legend):
        return channel("state:N", scale=alt.Scale(domain=names, range=values), legend=alt.Legend(**legend))

    columns = alt.expr("width < 520 ? 1 : 3")
    layout = {"title": title or None, "orient": "bottom", "columns": columns, "offset": 6}
    layout |= {"symbolOpacity": 1, "symbolSize": 170}
    return (
        alt.Chart(alt.InlineData([{"state": name} for name in names], name="key"))
        .mark_point(opacity=0, x=0, y=0, aria=False)
        .encode(
            by_state(alt.Shape, [look.symbol for look in drawn], **layout),
            by_state(alt.Fill, [look.legend_fill for look in drawn], **layout),
            by_state(alt.Stroke, [look.stroke for look in drawn], **layout),
            by_state(alt.StrokeDash, [list(look.dash) for look in drawn], **layout),
        )
    )


def _of_kinds(kinds: Sequence[Kind], t: Theme) -> dict[str, Look]:
    """The look of each kind in the legend, with the outline that its state has on the map."""
    outlines = {state: look for state, look in looks(t).items() if look.fill is None}
    return {
        kind.state: replace(outlines.get(kind.state, Look(None, "", t.background, 1)), legend_fill=fill(kind, t))
        for kind in kinds
    }
