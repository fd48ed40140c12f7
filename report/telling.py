"""Tells the story of a release: every section from published figures, and a word for those that are not published."""

from collections.abc import Callable
from datetime import date

import pandas as pd

from geo.areas import sources
from queries.findings.impact import Boroughs, headline
from queries.runner import NotPublished
from report.asking import Published
from report.heard import fair, phases, where
from report.said import led, said
from report.story import Section, Story
from warehouse.disclosure import rule
from warehouse.live import Release

NOTHING = "No figures of this programme are published at the moment"
NOT_PUBLISHED = "These figures are not among the published ones."
TOPICS: dict[str, tuple[str, Callable[[Published], Section]]] = {
    "where": ("Where", where),
    "said": ("What was said", said),
    "led": ("What it led to", led),
    "fair": ("How fairly London was heard", fair),
    "phases": ("Then and now", phases),
}
SOURCES = ("population.csv", "boroughs.geojson")


def tell(release: Release, own_words: str = "") -> Story:
    """The story of a release's published figures. own_words: a lead's text, shown as it was written."""
    published = Published(release)
    terms = published.terms()
    said, key_figures = _head(published)
    return Story(
        name=str(terms["name"]), made_up=bool(terms["made_up"]), headline=said, when=_when(terms),
        key_figures=key_figures, sections=tuple(_section(published, key) for key in TOPICS), own_words=own_words,
        fingerprint=str(terms["fingerprint"]), released_on=_released_on(published, terms), sources=_sources(),
    )  # fmt: skip


def _head(published: Published) -> tuple[str, tuple[tuple[str, str, str], ...]]:
    """The headline, and the few numbers below it."""
    try:
        summary = _summary(published)
    except NotPublished:
        return NOTHING, ()
    boroughs = Boroughs(int(summary["shown"]), int(summary["hidden"]), int(summary["silent"]))
    said = headline(summary["participants"], summary["organisations"], boroughs)
    return said, _key_figures(published, summary, boroughs)


def _summary(published: Published) -> pd.Series:
    return published.ask("impact/summary").iloc[0]


def _section(published: Published, key: str) -> Section:
    topic, told = TOPICS[key]
    try:
        return told(published)
    except NotPublished:
        return Section(key, topic, topic, (NOT_PUBLISHED,))


def _key_figures(published: Published, summary: pd.Series, boroughs: Boroughs) -> tuple[tuple[str, str, str], ...]:
    what = "At least: small numbers are hidden" if boroughs.hidden else "With a participant; the City is apart"
    figures = [
        ("People", _number(summary["participants"]), f"To the nearest {rule().base}"),
        ("Organisations", _number(summary["organisations"]), "Those people work for or belong to"),
        ("Boroughs", f"{boroughs.shown} of 32", what),
    ]
    given = published.if_there("impact/contributions")
    if given is not None:
        every = given[given["phase"].isna()]
        number = None if every["contributions"].isna().any() else every["contributions"].sum()
        figures.append(("Contributions", _number(number), "Ideas, comments and votes, rounded"))
    return tuple(figures)


def _number(value: float | None) -> str:
    return "hidden" if value is None or pd.isna(value) else f"{int(value):,}"


def _when(terms: pd.Series) -> str:
    days = [f"{pd.Timestamp(day):%-d %B %Y}" for day in (terms["start_day"], terms["end_day"]) if not pd.isna(day)]
    return " to ".join(days)


def _released_on(published: Published, terms: pd.Series) -> date:
    """The day these figures were released; else the programme's last day."""
    released = published.if_there("impact/released")
    days = [released["released_on"].iloc[0]] if released is not None and len(released) else []
    known = [day for day in (*days, terms["end_day"], terms["start_day"]) if not pd.isna(day)]
    return pd.Timestamp(known[0]).date() if known else date(2000, 1, 1)


def _sources() -> tuple[str, ...]:
    """Who made the facts under these figures: one line each."""
    named = [source for source in sources() if source["file"] in SOURCES]
    return tuple(f"{each['title']}. {each['attribution']}" for each in named)
