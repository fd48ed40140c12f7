"""The chart of docs/speed.md: what a page's questions cost against the number of votes."""

from statistics import median

import altair as alt
import pandas as pd

from bench.figures import FORMS
from bench.results import results
from charts.theme import AGAINST, FOR, NEUTRAL_EDGE, config
from report.drawing import Studio, described
from report.story import Picture

TITLE = "Questions of the page in the middle, added up"
SHOWN = ("From sums", "Counting every vote", "Under free filters")
SHAPES = ("circle", "square", "triangle-up")


def drawn() -> str:
    """The chart as SVG, on white, with its description inside."""
    rows = pd.DataFrame(page_medians(), columns=["votes", "form", "ms"])
    picture = Picture("speed", TITLE, cost_by_votes, rows, described_in_words(rows))
    return described(Studio().svg(picture), picture) + "\n"


def page_medians() -> list[dict]:
    """For each size and way of asking, the page in the middle."""
    return [
        {"votes": votes, "form": shown, "ms": median(page[form][what] for page in found["pages"].values())}
        for votes, found in results("questions").items()
        for (form, what), shown in zip(FORMS, SHOWN, strict=True)
    ]


def cost_by_votes(rows: pd.DataFrame, *, dark: bool = False) -> alt.LayerChart:
    """One line a way of asking, both axes by powers of ten; the ways differ in colour and in shape."""
    ways = alt.Scale(domain=list(SHOWN), range=[FOR, AGAINST, NEUTRAL_EDGE])
    base = alt.Chart(rows).encode(
        x=alt.X("votes:Q", scale=alt.Scale(type="log"), axis=alt.Axis(format="~s", tickCount=4), title="Votes"),
        y=alt.Y("ms:Q", scale=alt.Scale(type="log"), title="Milliseconds"),
        color=alt.Color("form:N", scale=ways, sort=list(SHOWN), title=None),
    )
    marks = alt.Shape("form:N", scale=alt.Scale(domain=list(SHOWN), range=list(SHAPES)), sort=list(SHOWN), title=None)
    points = base.mark_point(filled=True, size=70, opacity=1).encode(shape=marks)
    chart = alt.layer(base.mark_line(strokeWidth=2), points).properties(height=260, title=TITLE)
    return chart.configure(**(config(dark) | {"background": "#FFFFFF"}))


def described_in_words(rows: pd.DataFrame) -> str:
    """Every point in words."""
    said = [f"{row.form.lower()}, {row.votes:,} votes: {row.ms:,.0f} ms" for row in rows.itertuples()]
    return f"{TITLE}. {'; '.join(said)}." if said else f"{TITLE}. Nothing was measured yet."
