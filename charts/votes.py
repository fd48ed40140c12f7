"""Votes for, against and neutral, one row a principle (or an idea), drawn as bars that meet at zero or fill 100 %.

A frame for either has one row a principle: principle_code, principle_name, n_for, n_against, n_neutral, n (all votes),
net ((for - against) / n), low and high (its interval, or that of the share for), people. Missing counts are hidden.
"""

import textwrap
from collections.abc import Mapping
from typing import Literal

import altair as alt
import pandas as pd

from charts.order import AS_GIVEN, PLACE, placed
from charts.table import in_words, records
from charts.theme import AGAINST, FIT_WIDTH, FOR, NEUTRAL, NEUTRAL_EDGE, SMALL, Theme, ink_on, theme
from charts.whole import whole

DATASET = "votes"
SIDES = {"Against": AGAINST, "Neutral": NEUTRAL, "For": FOR}
NAME_WIDTH, PIXELS_A_LINE, BAR = 42, 17, 22
GAP, ROOM_FOR_A_SHARE = 0.06, 0.1
Interval = Literal["net", "for"]


def diverging_votes(
    frame: pd.DataFrame,
    *,
    title: str = "Share of votes",
    interval: Interval = "net",
    longest: Mapping[str, float] | None = None,
    dark: bool = False,
) -> alt.LayerChart:
    """Against to the left of zero, for to the right, neutral apart at the side; sorted by net support.

    Every row has the same axis, its name above its bar and, below, net support (or the share for, as `interval` says)
    with its interval, votes and people. A crowd without neutral votes gets no neutral column.
    Where pictures follow each other, `longest` is the greatest share of each side in any; then rows stay as given.
    """
    rows = _rows(frame, interval, in_order=longest is None)
    longest = longest or {side: rows[side].max() for side in ("against", "for", "neutral")}
    sides = {"Against": ("against", -1, 0.0), "For": ("for", 1, 0.0)}
    left, right = _reach(longest["against"]), _reach(longest["for"])
    end = right
    if longest["neutral"] > 0:
        sides["Neutral"] = ("neutral", 1, right + GAP)
        end = right + GAP + _reach(longest["neutral"], 0.05) + ROOM_FOR_A_SHARE
    ticks = [at / 4 for at in range(round(-left * 4), round(right * 4) + 1)]
    axis = alt.Axis(
        values=ticks, labelExpr="format(abs(datum.value), '.0%')", title=title, labelOverlap=True, labelSeparation=10,
        grid=False, titleAnchor="start",
    )  # fmt: skip
    return _drawn(rows, _pieces(rows, sides), axis, (-left - ROOM_FOR_A_SHARE, end), dark)


def stacked_votes(
    frame: pd.DataFrame, *, title: str = "Share of votes", interval: Interval = "net", dark: bool = False
) -> alt.LayerChart:
    """The same votes filling 100 %: for, neutral, against from the left. Same order and words as `diverging_votes`."""
    rows = _rows(frame, interval)
    rows["both"] = rows["for"] + rows["neutral"]
    sides = {"For": ("for", 1, 0.0), "Neutral": ("neutral", 1, "for"), "Against": ("against", 1, "both")}
    if not (rows["n_neutral"] > 0).any():
        sides.pop("Neutral")
    axis = alt.Axis(format=".0%", values=[0, 0.25, 0.5, 0.75, 1], title=title, grid=False, titleAnchor="start")
    return _drawn(rows, _pieces(rows, sides), axis, (0, 1), dark)


def describe_votes(frame: pd.DataFrame, in_order: bool = True) -> str:
    """Two sentences to hear: how many rows, and the strongest and the weakest net support with their numbers."""
    rows = frame[frame["n"].fillna(0) > 0].sort_values("net", ascending=False)
    if rows.empty:
        return "Votes for and against: no votes to show yet."
    said = [
        f"{row['principle_name']} ({in_words(row['net'], '+.0%')} net support, {int(row['n']):,} votes)"
        for _, row in rows.iloc[[0, -1]].iterrows()
    ]
    if len(rows) == 1:
        return f"Votes for and against one row: {said[0]}."
    order = " sorted by net support" if in_order else ""
    return f"Votes for and against, {len(rows)} rows{order}. From {said[0]} down to {said[1]}."


def _rows(frame: pd.DataFrame, interval: Interval, in_order: bool = True) -> pd.DataFrame:
    rows = frame.reset_index(drop=True)
    if in_order:
        rows = rows.sort_values(["net", "principle_code"], ascending=[False, True], ignore_index=True)
    votes = rows["n"].astype(float).where(rows["n"].fillna(0) > 0)
    shares = {side: rows[f"n_{side}"].astype(float) / votes for side in ("for", "against", "neutral")}
    names = [textwrap.wrap(name, NAME_WIDTH, max_lines=2, placeholder=" …") for name in rows["principle_name"]]
    return rows.assign(
        **shares,
        label=["\n".join(lines) for lines in names],
        lines=max((len(lines) for lines in names), default=1),
        words=[_under(row, interval) for _, row in rows.iterrows()],
    )


def _under(row: pd.Series, interval: Interval) -> str:
    if pd.isna(row["n"]):
        return "Hidden: too few people"
    if row["n"] == 0:
        return "No votes yet"
    form = "+.0%" if interval == "net" else ".0%"
    span = "" if pd.isna(row["low"]) else f" ({in_words(row['low'], form)} to {in_words(row['high'], form)})"
    said = (
        f"Net {in_words(row['net'], form)}" if interval == "net" else f"{in_words(row['n_for'] / row['n'], form)} for"
    )
    return f"{said}{span} · {int(row['n']):,} votes, {int(row['people']):,} people"


def _reach(longest: float, step: float = 0.25) -> float:
    """The longest bar rounded up to a step of the axis, so that no row is cut and none is lost in white."""
    return step if pd.isna(longest) else max(step, -(-round(longest, 6) // step) * step)


def _pieces(rows: pd.DataFrame, sides: dict[str, tuple[str, int, float | str]]) -> pd.DataFrame:
    parts = []
    for side, (share, sign, start) in sides.items():
        begin = rows[start] if isinstance(start, str) else start
        piece = rows.assign(side=side, share=rows[share], count=rows[f"n_{share}"], start=begin)
        parts.append(piece.assign(end=piece["start"] + sign * piece["share"]))
    found = pd.concat(parts, ignore_index=True)
    return found.assign(middle=(found["start"] + found["end"]) / 2)


def _drawn(
    rows: pd.DataFrame, pieces: pd.DataFrame, axis: alt.Axis, ends: tuple[float, float], dark: bool
) -> alt.LayerChart:
    t = theme(dark)
    above = PIXELS_A_LINE * int(rows["lines"].max() if len(rows) else 1)
    y = alt.Y("principle_code:N", sort=AS_GIVEN, axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    x = alt.Scale(domain=list(ends), nice=False, zero=False)
    diverging = ends[0] < 0
    layers = [_bars(y, x, axis, pieces["side"].unique(), t), *_printed_shares(y, x, ends, t), *_names(y, t)]
    if diverging:
        zero = alt.Chart().transform_filter("datum.side === 'For'").mark_tick(color=t.text, size=BAR + 8, thickness=1)
        layers.append(zero.encode(y, alt.X("start:Q", scale=x)))
    columns = ["principle_code", "principle_name", "label", "words", "side", "share", "count", "start", "end", "middle"]
    data = records(placed(pieces, "principle_code"), [*columns, PLACE])
    return whole(
        *layers, data=alt.NamedData(DATASET), dark=dark, width="container", autosize=FIT_WIDTH,
        height=alt.Step(above + BAR + PIXELS_A_LINE + 20), datasets={DATASET: data},
    )  # fmt: skip


def _names(y: alt.Y, t: Theme) -> list[alt.Chart]:
    """The name above each bar and, below it, the words with net support, interval, votes and people."""
    rows = alt.Chart().transform_filter("datum.side === 'For'").encode(y, alt.XValue(0))
    lift = alt.expr(f"-{BAR / 2 + 6} - (length(split(datum.label, '\\n')) - 1) * {PIXELS_A_LINE}")
    name = rows.mark_text(
        align="left",
        baseline="bottom",
        dy=lift,
        fontWeight="bold",
        fontSize=13,
        lineBreak="\n",
        lineHeight=PIXELS_A_LINE,
    )
    under = rows.mark_text(align="left", baseline="top", dy=BAR / 2 + 6, color=t.muted, fontSize=SMALL)
    return [name.encode(alt.Text("label:N")), under.encode(alt.Text("words:N"))]


def _bars(y: alt.Y, x: alt.Scale, axis: alt.Axis, sides: list[str], t: Theme) -> alt.Chart:
    edges = {"Against": AGAINST, "Neutral": NEUTRAL_EDGE, "For": t.vote_edge}
    legend = alt.Legend(title=None, orient="top", symbolType="square", symbolSize=170, symbolOpacity=1)

    def of_side(channel: type, colours: dict[str, str]):
        scale = alt.Scale(domain=list(sides), range=[colours[side] for side in sides])
        return channel("side:N", scale=scale, legend=legend)

    tooltip = [
        alt.Tooltip("principle_name:N", title="Principle"),
        alt.Tooltip("side:N", title="Vote"),
        alt.Tooltip("count:Q", title="Votes", format=","),
        alt.Tooltip("share:Q", title="Share", format=".0%"),
    ]
    bars = alt.Chart().transform_filter("datum.share > 0").mark_bar(height=BAR, strokeWidth=1)
    where = (y, alt.X("start:Q", axis=axis, scale=x), alt.X2("end:Q"))
    return bars.encode(*where, of_side(alt.Fill, SIDES), of_side(alt.Stroke, edges), tooltip=tooltip)


def _printed_shares(y: alt.Y, x: alt.Scale, ends: tuple[float, float], t: Theme) -> list[alt.Chart]:
    """Each share in its bar where that is wide enough on this screen, else just outside if there is room for it."""
    inks = {side: ink_on(colour) for side, colour in SIDES.items()}
    wide = f"datum.share / {ends[1] - ends[0]:.4g} * width > 34"
    shares = alt.Chart().transform_filter("isValid(datum.share)").encode(y, alt.Text("share:Q", format=".0%"))
    inside = shares.mark_text(color=alt.expr(f"{inks}[datum.side]"), opacity=alt.expr(f"{wide} ? 1 : 0"), aria=False)
    drawn = [inside.encode(alt.X("middle:Q", scale=x))]
    for sides, align, dx in ((["Against"], "right", -5), (["For", "Neutral"], "left", 5)):
        if ends[0] < 0:
            beside = shares.transform_filter(alt.FieldOneOfPredicate(field="side", oneOf=sides)).mark_text(
                align=align, dx=dx, color=t.text, opacity=alt.expr(f"{wide} ? 0 : 1"), aria=False
            )
            drawn.append(beside.encode(alt.X("end:Q", scale=x)))
    return drawn
