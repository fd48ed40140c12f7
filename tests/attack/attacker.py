"""Somebody who reads all that funders may read, keeps every release of it, subtracts, and reckons what is left open.

Written without the product's own reckoning. The attacker knows how figures are rounded, that a figure is carried on
until it moves by eight people, how London is cut up, and (at worst) which hidden figures are hidden for being small.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import ceil, floor, inf

import numpy as np
from scipy.optimize import OptimizeResult, linprog
from scipy.sparse import lil_array

from tests.attack.truth import KINDS, SIDES, Cell

LONDON = ("people", "london", None, None, None, None)
WIDE, MANY = 5, 1_000
Figures = Mapping[Cell, int | None]
Sum = tuple[Cell, list[Cell]]


@dataclass
class Structure:
    """What everybody knows: sums (whole, parts), groups within groups (part, whole), counts that are at most a sum."""

    sums: list[Sum] = field(default_factory=list)
    within: list[tuple[Cell, Cell]] = field(default_factory=list)
    at_most: list[Sum] = field(default_factory=list)


def structure(cells: Iterable[Cell], phases: Mapping[str, tuple[date, date]]) -> Structure:
    """How the figures of one file hang together; `phases` are in the file as well."""
    known, lists = Structure(), defaultdict(list)
    for cell in cells:
        match cell:
            case ("people", name, phase, *_):
                lists[name, phase if name == "phase x borough" else None].append(cell)
            case ("votes", principle, direct, area, column):
                lists["votes", principle, direct, column].append(cell) if area else None
            case ("organisations", name, _):
                lists["organisations", name].append(cell)
    for name in ("borough", "role", "organisation kind"):
        known.sums.append((LONDON, lists[name, None]))
    months = [(cell, *_month(cell[5])) for cell in lists["month", None]]
    for phase, (start, end) in phases.items():
        whole = ("people", "phase", phase, None, None, None)
        known.sums.append((whole, lists["phase x borough", phase]))
        known.within.append((whole, LONDON))
        known.within += [
            (part, ("people", "borough", None, part[3], None, None)) for part in lists["phase x borough", phase]
        ]
        known.within += [(month, whole) for month, first, last in months if start <= first and last <= end]
        known.within += [(whole, month) for month, first, last in months if first <= start and end <= last]
        known.at_most.append((whole, [("contributions", phase, kind) for kind in KINDS]))
        known.within += [(("contributions", phase, kind), ("contributions", None, kind)) for kind in KINDS]
    if len(phases) == 1:  # It is the whole programme, and its people are all people.
        known.sums.append((LONDON, [whole]))
        known.sums += [
            (("people", "borough", None, part[3], None, None), [part]) for part in lists["phase x borough", phase]
        ]
    known.within += [(month, LONDON) for month, _, _ in months]
    known.at_most.append((LONDON, [("contributions", None, kind) for kind in KINDS]))
    _votes(known, lists)
    known.sums.append((("organisations", "london", None), lists["organisations", "kind"]))
    for cell in lists["organisations", "borough"]:
        known.at_most.append((cell, [("people", "borough", None, cell[2], None, None)]))
    for cell in lists["organisations", "kind"]:
        if cell[2] != "unknown":
            known.at_most.append((cell, [("people", "organisation kind", None, None, cell[2], None)]))
    return known


def _votes(known: Structure, lists: Mapping[tuple, list[Cell]]) -> None:
    for (_, principle, direct, column), parts in [each for each in lists.items() if each[0][0] == "votes"]:
        known.sums.append((("votes", principle, direct, None, column), parts))
        if column == "people":
            for voters in [("votes", principle, direct, None, column), *parts]:
                area = voters[3]
                known.within.append((voters, ("people", "borough", None, area, None, None) if area else LONDON))
                votes = [(*voters[:4], side) for side in SIDES]
                (known.sums if direct else known.at_most).append((voters, votes))


def _month(first: date) -> tuple[date, date]:
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def close_pairs(known: Structure, figures: Figures, truth: Mapping[Cell, int]) -> list[tuple]:
    """Shown groups, one within the other, or within them all that is shown of a list, that differ by 1 to 7 people."""
    pairs = [*known.within, *((part, whole) for whole, parts in known.sums for part in parts)]
    found = [
        (part, whole)
        for part, whole in pairs
        if figures[part] and figures[whole] and part[0] != "organisations" and 1 <= truth[whole] - truth[part] <= 7
    ]
    for whole, parts in known.sums:
        shown = sum(truth[part] for part in parts if figures[part] is not None)
        if figures[whole] and shown and whole[0] != "organisations" and 1 <= truth[whole] - shown <= 7:
            found.append((whole, "less all that is shown of it"))
    return found


class Attacker:
    """Reckons over one or several releases of the funders' file, in order.

    told: for each release the cells that are known to be hidden because they are 1 to 7. joined: that nobody left
    between the releases is known, so that no count of people became less.
    """

    def __init__(
        self, releases: list[Figures], phases: Mapping, told: list[set[Cell]] | None = None, joined: bool = False
    ) -> None:
        self.releases, self.told = releases, told or [set() for _ in releases]
        self.place = {key: at for at, key in enumerate((n, cell) for n, each in enumerate(releases) for cell in each)}
        self.limits = np.array([self._limits(*key) for key in self.place])
        equal, less = [], []
        for n, figures in enumerate(releases):
            known = structure(figures, phases)
            equal += [((n, whole), [(n, part) for part in parts]) for whole, parts in known.sums]
            less += [((n, part), [(n, whole)]) for part, whole in known.within]
            less += [((n, least), [(n, each) for each in others]) for least, others in known.at_most]
            if n and joined:
                less += [((n - 1, cell), [(n, cell)]) for cell in figures if self._only_grows(n, cell)]
        self.equal, self.less = self._matrix(equal), self._matrix(less)

    def _only_grows(self, n: int, cell: Cell) -> bool:
        return cell in self.releases[n - 1] and (cell[0] == "people" or cell[-1] == "people")

    def _matrix(self, rows: list[tuple]) -> lil_array:
        matrix = lil_array((len(rows), len(self.place)))
        for at, (one, others) in enumerate(rows):
            matrix[at, self.place[one]] += 1
            for other in others:
                matrix[at, self.place[other]] -= 1
        return matrix.tocsr()

    def _limits(self, n: int, cell: Cell) -> tuple[float, float]:
        """What a figure says of itself. The nearest five: two more or less, and never below eight."""
        figure = self.releases[n][cell]
        if cell[0] == "organisations":
            return (0, inf) if figure is None else (figure, figure)
        if figure is None:
            return (0 if self._may_be_nought(n, cell) else 1), (7 if cell in self.told[n] else inf)
        if figure == 0:
            return 0, 0
        late = 7 if n and self.releases[n - 1].get(cell) == figure else 0
        return max(1, max(8, figure - 2) - late), figure + 2 + late

    def _may_be_nought(self, n: int, cell: Cell) -> bool:
        """Noughts are hidden only among the ways to vote, and where all of a phase, or all London, is hidden too."""
        phase = ("people", "phase", cell[2], None, None, None) if cell[1] == "phase x borough" else LONDON
        whole_is_hidden = cell[0] == "people" and cell != phase and self.releases[n][phase] is None
        return whole_is_hidden or (cell[0] == "votes" and cell[-1] != "people")

    def _least(self, push: np.ndarray, limits: np.ndarray) -> OptimizeResult:
        """Counts that could be, with the least sum of what is pushed."""
        found = linprog(
            push, A_ub=self.less, b_ub=np.zeros(self.less.shape[0]), A_eq=self.equal,
            b_eq=np.zeros(self.equal.shape[0]), bounds=limits,
        )  # fmt: skip
        assert found.status in (0, 3), found.message
        return found

    def range_of(self, n: int, cell: Cell) -> tuple[int, int]:
        """The least and the most, in whole people, that a count of release `n` may be."""
        push = np.zeros(len(self.place))
        push[self.place[n, cell]] = 1.0
        ends = []
        for sign in (1.0, -1.0):
            found = self._least(sign * push, self.limits)
            ends.append(sign * found.fun if found.status == 0 else sign * -inf)
        return ceil(ends[0] - 1e-6), floor(ends[1] + 1e-6) if ends[1] < inf else inf

    def _not_seen_wide(self) -> list[tuple[int, Cell]]:
        """The hidden counts that are not five wide already between counts that could be: those with the least sum of
        all these, and with the most, as long as that tells some of them apart."""
        keys = self.hidden()
        limits = np.minimum(self.limits, 1 + MANY + self.limits[:, :1])  # without an end there is no most
        low, high, left = np.full(len(self.place), inf), np.full(len(self.place), -inf), len(keys) + 1
        while 0 < len(keys) < left:
            left, push = len(keys), np.zeros(len(self.place))
            push[[self.place[key] for key in keys]] = 1.0
            for sign in (1.0, -1.0):
                counts = self._least(sign * push, limits).x
                low, high = np.minimum(low, counts), np.maximum(high, counts)
            wide = np.floor(high + 1e-6) - np.ceil(low - 1e-6) >= WIDE
            keys = [key for key in keys if not wide[self.place[key]]]
        return keys

    def hidden(self) -> list[tuple[int, Cell]]:
        """The figures that are hidden, with the number of their release."""
        return [
            (n, cell) for n, figures in enumerate(self.releases) for cell, shown in figures.items() if shown is None
        ]

    def too_narrow(self) -> dict[tuple[int, Cell], tuple[int, int]]:
        """The hidden counts whose range is less than five wide."""
        ranges = {(n, cell): self.range_of(n, cell) for n, cell in self._not_seen_wide()}
        return {key: (low, high) for key, (low, high) in ranges.items() if high - low < WIDE}
