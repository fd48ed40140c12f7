"""How the published counts hang together: what anybody who reads the funders' file can reckon with.

Three kinds of relation: a count is the sum of others (London of its areas); one group is within another (a borough's
people are of London's), so that taking one from the other gives a group; and a count is at least, or at most, a sum.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from warehouse.publishing.counting import SIDES, Cell, Counted, Phase

LONDON: Cell = ("people", "london", "", "", "", "", "people")
KINDS = ("idea", "comment", "vote")


@dataclass
class Relations:
    """sums: (whole, parts); within: (part, whole); at_most, at_least: (a count, counts whose sum it does not exceed, or
    reaches)."""

    sums: list[tuple[Cell, list[Cell]]] = field(default_factory=list)
    within: list[tuple[Cell, Cell]] = field(default_factory=list)
    at_most: list[tuple[Cell, list[Cell]]] = field(default_factory=list)
    at_least: list[tuple[Cell, list[Cell]]] = field(default_factory=list)


def people(combination: str, *, phase: str = "", area: str = "", value: str = "", month: str = "") -> Cell:
    """The cell of a count of people."""
    return ("people", combination, phase, area, value, month, "people")


def relations(counted: Counted) -> Relations:
    """All that hold between the cells of one publication. What holds only in this programme (every contribution falls
    in a phase, say) is taken as known to everybody."""
    known = Relations()
    lists: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for row in counted.tables["people"]:
        lists[row[1], row[2] if row[1] == "phase x borough" else ""].append((*row, "people"))
    _people(known, counted, lists)
    _days(known, counted, lists)
    _votes(known, counted)
    _contributions(known, counted)
    _organisations(known, counted)
    return known


def _people(known: Relations, counted: Counted, lists: dict[tuple[str, str], list[Cell]]) -> None:
    for combination in ("borough", "role", "organisation kind"):
        _parts(known, counted, LONDON, lists[combination, ""])
    for phase in counted.phases:
        whole, parts = people("phase", phase=phase.name), lists["phase x borough", phase.name]
        known.within.append((whole, LONDON))
        _parts(known, counted, whole, parts)
        known.within += [(part, people("borough", area=part[3])) for part in parts]
    if counted.all_in_phases:
        known.at_most.append((LONDON, lists["phase", ""]))
        for area in lists["borough", ""]:
            of_area = [people("phase x borough", phase=phase.name, area=area[3]) for phase in counted.phases]
            known.at_most.append((area, of_area))


def _parts(known: Relations, counted: Counted, whole: Cell, parts: list[Cell]) -> None:
    """A list whose counts add up to the whole, or leave something of it."""
    known.within += [(part, whole) for part in parts]
    _add_up(known, counted, whole, parts)


def _add_up(known: Relations, counted: Counted, whole: Cell, parts: list[Cell]) -> None:
    left = counted.cells[whole] - sum(counted.cells[part] for part in parts)
    if left == 0:
        known.sums.append((whole, parts))
    elif left > 0:
        known.at_least.append((whole, parts))


def _days(known: Relations, counted: Counted, lists: dict[tuple[str, str], list[Cell]]) -> None:
    """Months within phases, phases within months and within each other, and all of them in London."""
    months = lists["month", ""]
    spans = [(month, *_month(month[5])) for month in months]
    spans += [(people("phase", phase=each.name), each.start, each.end) for each in counted.phases if _has_days(each)]
    known.within += [(month, LONDON) for month in months]
    for one, start, end in spans:
        for other, first, last in spans:
            if one != other and first <= start and end <= last:
                known.within.append((one, other))
    if counted.all_dated:
        known.at_most.append((LONDON, months))
    for each in filter(_has_days, counted.phases):
        touching = [
            month for month, start, end in spans if month[1] == "month" and start <= each.end and end >= each.start
        ]
        known.at_most.append((people("phase", phase=each.name), touching))


def _has_days(phase: Phase) -> bool:
    return bool(phase.start and phase.end)


def _month(first: str) -> tuple[str, str]:
    """Its first and last day."""
    return first, f"{first[:8]}{monthrange(int(first[:4]), int(first[5:7]))[1]}"


def _votes(known: Relations, counted: Counted) -> None:
    series: dict[tuple[str, str], list[str]] = defaultdict(list)
    for _, principle, direct, area in counted.tables["votes"]:
        series[principle, direct].append(area)
    for (principle, direct), areas in series.items():
        for table, column in (("votes", "people"), *(("sides", side) for side in SIDES)):
            parts = [(table, principle, direct, area, column) for area in areas if area]
            _parts(known, counted, (table, principle, direct, "", column), parts)
        for area in areas:
            voters = ("votes", principle, direct, area, "people")
            known.within.append((voters, people("borough", area=area) if area else LONDON))
            _one_row(known, voters, direct == "true")
    cast = [("sides", *key, "", side) for key in series for side in SIDES]
    votes = ("contributions", "", "vote", "contributions")
    _add_up(known, counted, votes, cast)


def _one_row(known: Relations, voters: Cell, direct: bool) -> None:
    """People and their votes: on a principle itself each has one, on its ideas at least one."""
    votes = [("sides", *voters[1:-1], side) for side in SIDES]
    if direct:
        known.sums.append((voters, votes))
        known.within += [(each, voters) for each in votes]
    else:
        known.at_most.append((voters, votes))


def _contributions(known: Relations, counted: Counted) -> None:
    for kind in KINDS:
        whole = ("contributions", "", kind, "contributions")
        _parts(known, counted, whole, [("contributions", each.name, kind, "contributions") for each in counted.phases])
    known.at_most.append((LONDON, [("contributions", "", kind, "contributions") for kind in KINDS]))
    for each in counted.phases:
        given = [("contributions", each.name, kind, "contributions") for kind in KINDS]
        known.at_most.append((people("phase", phase=each.name), given))


def _organisations(known: Relations, counted: Counted) -> None:
    """Each organisation has somebody in each place and kind it is counted in."""
    kinds, areas = [], []
    for cell in _of_organisations(counted):
        if cell[1] == "kind":
            kinds.append(cell)
            if cell[2] != "unknown":
                known.at_most.append((cell, [people("organisation kind", value=cell[2])]))
        elif cell[1] == "borough":
            areas.append(cell)
            known.at_most.append((cell, [people("borough", area=cell[2])]))
    london = ("organisations", "london", "", "organisations")
    known.at_most += [(london, [LONDON]), (london, areas)]
    _add_up(known, counted, london, kinds)


def _of_organisations(counted: Counted) -> Iterator[Cell]:
    return ((*row, "organisations") for row in counted.tables["organisations"])
