"""The parts of the story on who was heard: where, how evenly, and in each phase."""

from collections.abc import Iterable

import pandas as pd

from charts.bars import describe_bars, describe_intervals, interval_dots
from charts.listed_bars import listed_bars
from queries.findings.impact import where_heading, where_words
from queries.findings.impact_afterwards import (
    fair_heading,
    fair_words,
    limits,
    phase_words,
    phases_heading,
)
from report.areas import MADE, RATE, area_table, average_rate, map_picture, population_year, published_areas
from report.asking import Published
from report.story import Figure, Picture, Section, Table
from warehouse.disclosure import rule

MOST_MAPS = 4
BY_PHASE = "A person is in each phase they took part in. All maps have the same colours for the same rate."
PEOPLE = f"People, to the nearest {rule().base}"


def where(published: Published) -> Section:
    """The map of London. Raises NotPublished."""
    areas = published_areas(published)
    made = MADE.format(year=population_year(published))
    picture = map_picture(areas, "london", "Where people were heard")
    figure = Figure((picture,), area_table(areas), ("coverage/areas",), made)
    return Section("where", "Where", where_heading(areas), tuple(where_words(areas)), (figure,))


def fair(published: Published) -> Section:
    """How evenly London was heard, by borough, role and kind of organisation; and the limits. Raises NotPublished."""
    areas = published_areas(published)
    boroughs = areas[areas["kind"] == "borough"].rename(columns={"group_name": "name"})
    average = average_rate(areas)
    made = MADE.format(year=population_year(published))
    dots = _dots(boroughs[["name", "rate", "low", "high", "state"]], average)
    figures = [Figure((dots,), area_table(areas), ("coverage/areas",), made)]
    figures += [figure for figure in (_roles(published), _kinds(published)) if figure]
    return Section(
        "fair", "How fairly London was heard", fair_heading(boroughs, average), tuple(fair_words(boroughs, average)),
        tuple(figures), tuple(limits(areas)),
    )  # fmt: skip


def _dots(boroughs: pd.DataFrame, average: float) -> Picture:
    options = {"value": "rate", "title": RATE, "average": None if pd.isna(average) else average}
    said = describe_intervals(boroughs, **options)
    return Picture(
        "rates", "People for every 10,000 residents, with 95% intervals", interval_dots, boroughs, said, options
    )


def _roles(published: Published) -> Figure | None:
    return _bars(published, "coverage/roles", "roles", "Role", "People by role")


def _kinds(published: Published) -> Figure | None:
    return _bars(published, "organisations/kinds", "kinds", "Kind of organisation", "People by kind of organisation")


def _bars(published: Published, question: str, key: str, noun: str, title: str) -> Figure | None:
    """People by a vocabulary's terms; those that nobody is of are left out. None where that is not published."""
    frame = published.if_there(question)
    if frame is None:
        return None
    there = frame[frame["participants"].isna() | (frame["participants"] > 0)]
    if there.empty:
        return None
    rows = there[["name", "participants"]]
    options = {"category": "name", "value": "participants", "title": PEOPLE}
    picture = Picture(key, title, listed_bars, rows, describe_bars(rows, **options), options)
    columns, kinds = {"name": noun, "participants": "People"}, {noun: "text", "People": "people"}
    if there["organisations"].notna().any():
        columns, kinds = columns | {"organisations": "Organisations"}, kinds | {"Organisations": "count"}
    table = Table(key, title, there[list(columns)].rename(columns=columns), kinds)
    return Figure((picture,), table, (question,), on_paper=False)


def phases(published: Published) -> Section:
    """Then and now: one map a phase on the same colours, and their figures. Raises NotPublished."""
    frame = published.ask("impact/phases")
    head = Section("phases", "Then and now", phases_heading(frame), tuple(phase_words(frame)))
    if frame.empty:
        return head
    shown = frame if len(frame) <= MOST_MAPS else frame.iloc[[0, -1]]
    days = [(row["name"], _day(row["start_day"]), _day(row["end_day"])) for _, row in shown.iterrows()]
    areas = [(name, published_areas(published, start, end)) for name, start, end in days]
    table = _phase_table(frame, published.if_there("impact/contributions"))
    figure = Figure(_maps(areas), table, ("impact/phases", "coverage/areas"), BY_PHASE)
    return Section(head.key, head.topic, head.heading, head.words, (figure,))


def _maps(areas: Iterable[tuple[str, pd.DataFrame]]) -> tuple[Picture, ...]:
    areas = list(areas)
    boroughs = pd.concat([frame[frame["kind"] == "borough"] for _, frame in areas])
    highest = boroughs["rate"].max()
    domain = (0.0, float(highest) if highest > 0 else 1.0)
    return tuple(
        map_picture(frame, f"phase-{place}", name, domain, height=340, width=400)
        for place, (name, frame) in enumerate(areas, 1)
    )


def _phase_table(frame: pd.DataFrame, contributions: pd.DataFrame | None) -> Table:
    columns = {
        "name": "Phase", "participants": "People", "shown": "Boroughs shown", "hidden": "Boroughs hidden",
        "silent": "Boroughs with nobody",
    }  # fmt: skip
    kinds = dict.fromkeys(columns.values(), "count") | {"Phase": "text", "People": "people"}
    rows = frame[["phase", *columns]].rename(columns=columns)
    if contributions is not None:
        given = contributions.dropna(subset=["phase"]).pivot(index="phase", columns="kind", values="contributions")
        for kind, title in (("idea", "Ideas"), ("comment", "Comments"), ("vote", "Votes")):
            if kind in given:
                rows[title], kinds[title] = rows["phase"].map(given[kind]).astype("Int64"), "count"
    return Table("phases", "Figures by phase", rows.drop(columns="phase"), kinds)


def _day(moment: object) -> object:
    return None if pd.isna(moment) else pd.Timestamp(moment).date()
