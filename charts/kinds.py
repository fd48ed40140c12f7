"""Kinds of area, for a map or tile grid without a scale: how well each was heard, or which clusters they form.

Their frame is that of `charts.areas`; an area's kind is its `state`, and each kind has a colour, words in the legend
and a sign, so that no kind is told by its colour alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from charts.table import listed
from charts.theme import AGAINST, Theme, ink_on


@dataclass(frozen=True)
class Kind:
    """One kind: the `state` of its areas, its `words` in the legend, its `sign` in a tile, its `shade` (`fill`).

    `named`: the map prints the names of its areas with the sign before them.
    """

    state: str
    words: str
    sign: str
    shade: str
    named: bool = False


REACH = (
    Kind("shown", "Heard", "heard", "strong"),
    Kind("thin", "Thin: heard too little", "thin", "pale"),
)
CLUSTERS = (
    Kind("high among high", "▲ Heard much, among neighbours heard much", "▲", "strong", True),
    Kind("low among low", "▼ Heard little, among neighbours heard little", "▼", "warm", True),
    Kind("high among low", "△ Heard much, among neighbours heard little", "△", "middle", True),
    Kind("low among high", "▽ Heard little, among neighbours heard much", "▽", "middle", True),
    Kind("no cluster", "No cluster", "", "none"),
)


def fill(kind: Kind, t: Theme) -> str:
    """The colour of a kind on this page."""
    dark = t.sequential[0] < t.sequential[-1]
    strong, middle, pale = (3, 2, 0) if not dark else (3, 2, 1)
    shades = {"strong": t.sequential[strong], "middle": t.sequential[middle], "pale": t.sequential[pale]}
    return {**shades, "warm": AGAINST, "none": t.no_data}[kind.shade]


def shaded(frame: pd.DataFrame, kinds: Sequence[Kind], t: Theme) -> pd.DataFrame:
    """The frame with each area's colour in `shade`, missing where its state is none of the kinds."""
    return frame.assign(shade=frame["state"].map({kind.state: fill(kind, t) for kind in kinds}))


def colour() -> alt.Color:
    """The colour channel of kinds: the colour is in the data, as a scale of its own would hide the legend of states."""
    return alt.Color("shade:N", scale=None)


def signs(kinds: Sequence[Kind]) -> dict[str, str]:
    """State -> sign, for the words in a tile and beside a name."""
    return {kind.state: kind.sign for kind in kinds}


def ink(kinds: Sequence[Kind], t: Theme) -> str:
    """A Vega expression: the colour of words on an area of a kind."""
    return f"({ {kind.state: ink_on(fill(kind, t)) for kind in kinds} })[datum.state]"


def describe_kinds(frame: pd.DataFrame, kinds: Iterable[Kind], *, title: str) -> str:
    """Sentences to hear: how many boroughs are of each kind and which; a kind with most of them is only counted."""
    said = []
    boroughs = frame[frame["gss_code"] != "E09000001"]
    words = {kind.state: kind.words for kind in kinds} | {"silent": "Silent: nobody yet", "hidden": "Hidden"}
    for state, meaning in words.items():
        names = sorted(boroughs.loc[boroughs["state"] == state, "name"])
        few = f" ({listed(names)})" if 0 < len(names) <= len(boroughs) / 2 else ""
        said += [f"{meaning.split(': ')[0]}: {len(names)}{few}"] if names else []
    return f"{title}, {len(boroughs)} boroughs. {'; '.join(said) or 'Nothing to show yet'}."
