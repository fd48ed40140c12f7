"""The evidence behind each principle, a row each, a column a kind: how many pieces, and where there are none."""

import altair as alt
import pandas as pd

from charts.table import listed, records
from charts.theme import FIT_WIDTH, ink_on, theme
from charts.whole import whole

DATASET = "evidence"
ROW, CELL = 52, 24


def evidence_grid(frame: pd.DataFrame, *, dark: bool = False) -> alt.LayerChart:
    """A cell for each principle and kind, in the order given: filled with its number, or dashed and "none".

    Frame: name, kind_name, pieces. The principle's name stands above its cells.
    """
    t = theme(dark)
    tint = t.sequential[0]
    rows = frame.assign(printed=[f"{pieces:,}" if pieces else "none" for pieces in frame["pieces"]])
    names, kinds = (list(dict.fromkeys(frame[column])) for column in ("name", "kind_name"))
    head = alt.Axis(
        orient="top", title=None, labelAngle=0, labelExpr="split(datum.label, ' ')", labelPadding=34, labelLimit=90,
        labelBaseline="top",
    )  # fmt: skip
    x = alt.X("kind_name:N", sort=kinds, axis=head, scale=alt.Scale(paddingInner=0.06, paddingOuter=0))
    y = alt.Y("name:N", sort=names, axis=None, scale=alt.Scale(padding=0))
    tooltip = [
        alt.Tooltip("name:N", title="Principle"),
        alt.Tooltip("kind_name:N", title="Kind"),
        alt.Tooltip("printed:N", title="Pieces"),
    ]
    base = alt.Chart(alt.NamedData(DATASET)).encode(y)
    some, none = base.transform_filter("datum.pieces > 0"), base.transform_filter("datum.pieces === 0")
    cell = {"height": CELL, "yOffset": 10, "cornerRadius": 2}
    # Where nothing is missing that layer holds no mark, and who listens would come to a graphic without a name.
    dashed = {"fill": t.background, "stroke": t.edge, "strokeDash": [4, 3], "aria": bool((frame["pieces"] == 0).any())}
    layers = [
        some.mark_rect(fill=tint, **cell).encode(x, tooltip=tooltip),
        none.mark_rect(**dashed, **cell).encode(x, tooltip=tooltip),
        some.mark_text(color=ink_on(tint), dy=10, aria=False).encode(x, alt.Text("printed:N")),
        none.mark_text(color=t.text, fontStyle="italic", dy=10, aria=False).encode(x, alt.Text("printed:N")),
        base.transform_filter(alt.FieldEqualPredicate(field="kind_name", equal=kinds[0] if kinds else ""))
        .mark_text(align="left", baseline="bottom", dy=-5, fontWeight="bold", fontSize=13)
        .encode(alt.XValue(0), alt.Text("name:N")),
    ]
    data = records(rows, ["name", "kind_name", "pieces", "printed"])
    return whole(
        *layers, dark=dark, width="container", autosize=FIT_WIDTH, height=alt.Step(ROW), datasets={DATASET: data}
    )


def describe_evidence(frame: pd.DataFrame) -> str:
    """One or two sentences to hear: how many pieces for how many principles, and what is missing."""
    if frame.empty or not frame["pieces"].sum():
        return "Evidence by principle and kind: nothing to show yet."
    said = f"Evidence: {int(frame['pieces'].sum()):,} pieces for {frame['name'].nunique()} principles."
    missing = frame[frame["pieces"] == 0]
    names = [f"{row.kind_name} for {row.name}" for row in missing[["kind_name", "name"]].itertuples(index=False)]
    return f"{said} None: {listed(names)}." if names else said
