"""The areas of Coverage as a table and in tooltips: how well each was heard, why, and by which figures."""

import pandas as pd
import streamlit as st

from pages.parts.areas import compared_areas
from pages.parts.downloads import offer
from pages.parts.drawing import sent, with_thousands_apart
from pages.parts.filters import Filters
from pages.parts.programme import Looking
from pages.parts.remembering import of_data
from queries.findings.coverage import because_words
from warehouse.settings import settings

STATES = {"shown": "Heard", "thin": "Thin", "silent": "Silent", "hidden": "Hidden", "none": "Not known"}
HEADINGS = {
    "group_name": "Area", "reach": "Reach", "why": "Why thin", "participants": "People", "target": "Target",
    "rate": "Per 10,000", "low": "From", "high": "To", "smoothed": "Smoothed", "weight": "Own weight",
    "index": "Index", "index_low": "Index from", "index_high": "Index to", "organisations": "Organisations",
    "ideas": "Ideas", "comments": "Comments", "votes": "Votes", "residents": "Residents",
}  # fmt: skip
SHOWN = [
    "group_name", "reach", "participants", "rate", "low", "high", "target", "smoothed", "index", "index_low",
    "index_high", "organisations", "votes", "why",
]  # fmt: skip
TOOLTIP = [
    ("reach_words", "Reach"),
    ("people_words", "People"),
    ("rate_words", "Per 10,000 residents"),
    ("smoothed_words", "Smoothed"),
    ("index_words", "Index (London 100)"),
    ("organisations_words", "Organisations"),
]
FURTHER = ["smoothed", "weight", "index", "index_low", "index_high"]


def with_further_rates(areas: pd.DataFrame) -> pd.DataFrame:
    """`counted_areas` with the smoothed rate, the index, its interval and the state in words (reach, why)."""
    further = compared_areas(areas)[["group_code", *FURTHER]]
    placed = areas["kind"].isin(["borough", "group", "city"])
    words = {"reach": areas["state"].map(STATES).where(placed, ""), "why": because_words(areas, few_people())}
    return areas.assign(**words).merge(further, on="group_code", how="left", validate="one_to_one")


def few_people() -> int:
    """Fewer people than this are thin."""
    return settings()["reach"]["thin_below_people"]


def area_table(look: Looking, chosen: Filters, areas: pd.DataFrame) -> None:
    """The areas, thinnest first, those that are never ranked at the foot; the download holds every column."""
    full = of_data(_ordered, areas)
    shown = SHOWN if areas["target"].notna().any() else [name for name in SHOWN if name != "target"]
    columns = {
        HEADINGS[name]: st.column_config.NumberColumn(format="%.1f", width=width)
        for name, width in {"rate": 86, "low": 50, "high": 46, "smoothed": 74}.items()
    }
    columns |= {
        HEADINGS[name]: st.column_config.NumberColumn(format="%.0f", width=64)
        for name in ("target", "index", "index_low", "index_high")
    }
    columns[HEADINGS["participants"]] = st.column_config.NumberColumn(format="localized", width=62)
    widths = {"group_name": 130, "reach": 54, "why": 200}
    columns |= {HEADINGS[name]: st.column_config.Column(width=width) for name, width in widths.items()}
    rows = full[[HEADINGS[name] for name in shown]]
    st.dataframe(
        sent(rows), hide_index=True, height=520, key="table-areas", column_config=with_thousands_apart(rows) | columns
    )
    offer(look, full, "People by area", chosen.everywhere().words, "areas")


def _ordered(areas: pd.DataFrame) -> pd.DataFrame:
    foot = ~areas["kind"].isin(["borough", "group"])
    order = areas.assign(foot=foot).sort_values(["foot", "rate", "group_name"], na_position="last")
    return order[list(HEADINGS)].rename(columns=HEADINGS)


def worded(shapes: pd.DataFrame) -> pd.DataFrame:
    """The shapes with what their tooltips say, in words."""
    people, state = shapes["participants"], shapes["state"].map(STATES)
    return shapes.assign(
        reach_words=[f"{said}: {why}" if why else said for said, why in zip(state, shapes["why"], strict=True)],
        people_words=[f"{number:,.0f}" if pd.notna(number) else "hidden" for number in people],
        rate_words=_spans(shapes, "rate", "low", "high", ".1f"),
        smoothed_words=["" if pd.isna(rate) else f"{rate:.1f}" for rate in shapes["smoothed"]],
        index_words=_spans(shapes, "index", "index_low", "index_high", ".0f"),
        organisations_words=[f"{number:,}" for number in shapes["organisations"]],
    )


def _spans(shapes: pd.DataFrame, value: str, low: str, high: str, number: str) -> list[str]:
    rows = shapes[[value, low, high]].itertuples(index=False)
    return [
        "" if pd.isna(middle) else f"{middle:{number}} ({start:{number}} to {end:{number}})"
        for middle, start, end in rows
    ]
