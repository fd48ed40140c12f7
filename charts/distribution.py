"""One principle's votes as a bar that fills the width of a projector, large enough for the last row."""

import altair as alt
import pandas as pd

from charts.table import in_words, records
from charts.theme import AGAINST, FIT_WIDTH, FOR, NEUTRAL, ink_on, theme

DATASET = "distribution"
SIDES = {"For": FOR, "Neutral": NEUTRAL, "Against": AGAINST}
BAR, LARGE = 84, 30


def distribution(frame: pd.DataFrame, *, dark: bool = False) -> alt.LayerChart:
    """Shares for, neutral and against of 100 %, a bar a row of `frame`, in its order.

    Columns: name ("Now", "Before 10:31"), n_for, n_neutral, n_against (counts of votes; missing where hidden).
    """
    t = theme(dark)
    y = alt.Y("name:N", sort=frame["name"].tolist(), axis=_names(frame, t.text))
    colour = alt.Color("side:N", scale=alt.Scale(domain=list(SIDES), range=list(SIDES.values())), legend=None)
    bars = alt.Chart().mark_bar(height=BAR).encode(y, alt.X("start:Q", axis=None), alt.X2("end:Q"), colour)
    inks = {side: ink_on(shade) for side, shade in SIDES.items()}
    words = alt.Chart().transform_filter("datum.end - datum.start > .09").encode(y, alt.X("middle:Q"))
    ink = alt.expr(f"{inks}[datum.side]")
    words = words.mark_text(fontSize=LARGE, fontWeight="bold", color=ink, lineBreak="\n", dy=-LARGE / 2)
    return (
        alt.layer(bars, words.encode(alt.Text("words:N")), data=alt.NamedData(DATASET))
        .properties(
            width="container",
            autosize=FIT_WIDTH,
            height=alt.Step(BAR + 28),
            datasets={DATASET: records(_pieces(frame), ["name", "side", "start", "end", "middle", "words"])},
        )
        .configure(background="transparent", view={"stroke": None})
    )


def describe_distribution(frame: pd.DataFrame) -> str:
    """To hear: the shares of each row."""
    pieces = _pieces(frame)
    if pieces.empty:
        return "No votes to show yet."
    rows = pieces.groupby("name", sort=False)
    said = [f"{name}: " + ", ".join(f"{in_words(row.share, '.0%')} {row.side.lower()}" for row in rows_of.itertuples())
            for name, rows_of in rows]  # fmt: skip
    return "Votes. " + "; ".join(said) + "."


def _pieces(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a bar and side that somebody chose."""
    found = []
    for row in frame.fillna({"n_for": 0, "n_neutral": 0, "n_against": 0}).itertuples():
        votes, start = row.n_for + row.n_neutral + row.n_against, 0.0
        for side, count in zip(SIDES, (row.n_for, row.n_neutral, row.n_against), strict=True):
            if count:
                share = count / votes
                found.append((row.name, side, share, start, start + share, start + share / 2))
                start += share
    pieces = pd.DataFrame(found, columns=["name", "side", "share", "start", "end", "middle"])
    return pieces.assign(words=[f"{row.share:.0%}\n{row.side.lower()}" for row in pieces.itertuples()])


def _names(frame: pd.DataFrame, text: str) -> alt.Axis | None:
    """Names before the bars only where there are several."""
    if len(frame) < 2:
        return None
    plain = {"title": None, "domain": False, "ticks": False, "labelLimit": 260, "labelPadding": 10}
    return alt.Axis(labelFontSize=LARGE - 8, labelColor=text, **plain)
