"""The true count of everything the funders' file speaks of, counted from a release's rows in plain Python.

A cell is named as its table, what it is counted by, and the column: the same names as `figures_of` gives.
"""

from collections import Counter, defaultdict
from contextlib import closing
from pathlib import Path

import duckdb

from warehouse.live import Release

Cell = tuple
KINDS = ("idea", "comment", "vote")
SIDES = ("n_for", "n_against", "n_neutral")


def read(path: Path, sql: str) -> list[tuple]:
    with closing(duckdb.connect()) as con:
        con.execute(f"ATTACH '{path}' AS given (READ_ONLY); USE given")
        return con.execute(sql).fetchall()


def figures_of(release: Release) -> dict[Cell, int | None]:
    """Every figure in the funders' file, None where it is hidden."""
    file, found = release.published, {}
    for *by, people in read(file, "SELECT combination, phase, gss_code, value, month, people FROM published_people"):
        found["people", *by] = people
    for *by, shown, people, n_for, n_against, n_neutral in read(
        file, "SELECT principle, direct, gss_code, shown, people, n_for, n_against, n_neutral FROM published_votes"
    ):
        assert not shown or None not in (people, n_for, n_against, n_neutral)
        counts = zip(("people", *SIDES), (people, n_for, n_against, n_neutral), strict=True)
        found |= {("votes", *by, column): count for column, count in counts}
    for *by, given in read(file, "SELECT phase, kind, contributions FROM published_contributions"):
        found["contributions", *by] = given
    for *by, many in read(file, "SELECT combination, value, organisations FROM published_organisations"):
        found["organisations", *by] = many
    return found


def truth_of(release: Release) -> dict[Cell, int]:
    """The true count of each figure in the file, from the rows that only leads read."""
    wanted = figures_of(release)
    people, counts = _people(release)
    of_all = {cell: len(who) for cell, who in people.items()} | counts | _organisations(release)
    return {cell: of_all.get(cell, 0) for cell in wanted}


def _people(release: Release) -> tuple[dict[Cell, set], Counter]:
    people, counts = defaultdict(set), Counter()
    phases = read(release.warehouse, "SELECT phase, start_day, end_day FROM phases")
    scale = read(release.warehouse, "SELECT vote_scale FROM programme")[0][0]
    for who, kind, principle, direct, value, superseded, until, area, role, of_kind, day in read(
        release.warehouse,
        """SELECT person, kind, principle, direct, value, superseded, superseded_on, gss_code, role, organisation_kind,
        day FROM contributions""",
    ):
        inside = [(name, end) for name, start, end in phases if day and start <= day <= end]
        for cell in [("london", None, None, None, None), ("borough", None, area, None, None)]:
            people["people", *cell].add(who)
        people["people", "role", None, None, role, None].add(who)
        people["people", "organisation kind", None, None, of_kind, None].add(who)
        if day:
            people["people", "month", None, None, None, day.replace(day=1)].add(who)
        for name, end in inside:
            people["people", "phase", name, None, None, None].add(who)
            people["people", "phase x borough", name, area, None, None].add(who)
            counts["contributions", name, kind] += not superseded or until > end
        counts["contributions", None, kind] += not superseded
        if kind == "vote" and not superseded and principle:
            side = SIDES[1 if (way := value - 3 if scale == "1-5" else value) < 0 else 0 if way > 0 else 2]
            for where in (None, area):
                people["votes", principle, direct, where, "people"].add(who)
                counts["votes", principle, direct, where, side] += 1
    return people, counts


def _organisations(release: Release) -> Counter:
    counts: Counter = Counter()
    active = {who for (who,) in read(release.warehouse, "SELECT DISTINCT person FROM contributions")}
    kinds = dict(read(release.warehouse, "SELECT organisation, kind FROM organisations"))
    belong = read(release.warehouse, "SELECT person, organisation, gss_code FROM people WHERE organisation IS NOT NULL")
    heard = {(organisation, area) for who, organisation, area in belong if who in active}
    for organisation in {organisation for organisation, _ in heard}:
        counts["organisations", "london", None] += 1
        counts["organisations", "kind", kinds[organisation]] += 1
    for _, area in heard:
        counts["organisations", "borough", area] += 1
    for (kind,) in read(release.warehouse, "SELECT kind FROM responses"):
        counts["organisations", "response", kind] += 1
    return counts
