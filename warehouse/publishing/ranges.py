"""How much is left open of each hidden count, by linear programming over everything that is published.

Whoever reads the funders' file can ask for the least and the most that a hidden count may be, given every published
figure (each stands for a few numbers), every sum and every group within another. Where the two are close, hiding the
count hid nothing.
"""

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_array

from warehouse.disclosure import WIDTH
from warehouse.publishing.counting import Cell, Counted
from warehouse.publishing.programme import Programme
from warehouse.publishing.relations import Relations

FEW = 2  # solutions sought for many counts at once stop where they find no more than this
NEARLY = 1e-6
Named = tuple[Cell, list[Cell]]
Bounds = dict[Cell, tuple[float, float]]


class Ranges:
    """The relations of one publication as a linear programme; what is published sets its bounds."""

    def __init__(self, counted: Counted, known: Relations) -> None:
        self.place = {cell: number for number, cell in enumerate(counted.cells)}
        self.true = np.array(list(counted.cells.values()), dtype=float)
        self.seen = np.column_stack([self.true, self.true])
        self.most = 4 * float(self.true.max(initial=0)) + 1000
        self.equal = self._matrix(known.sums)
        follows = {(part, whole) for whole, parts in known.sums for part in parts}
        within = [(part, [whole]) for part, whole in known.within if (part, whole) not in follows]
        self.less = self._matrix([*known.at_most, *within], known.at_least)

    def _matrix(self, rows: Sequence[Named], turned: Sequence[Named] = ()) -> csr_array:
        """One row each: the count less the others, or (turned) the others less the count."""
        entries = [(1.0, *each) for each in rows] + [(-1.0, *each) for each in turned]
        values, at, columns = [], [], []
        for row, (sign, cell, others) in enumerate(entries):
            values += [sign, *[-sign] * len(others)]
            at += [row] * (1 + len(others))
            columns += [self.place[each] for each in (cell, *others)]
        return csr_array((values, (at, columns)), shape=(len(entries), len(self.place)))

    def narrow(self, bounds: Bounds, hidden: Sequence[Cell]) -> list[Cell]:
        """Those of the hidden counts whose range is less than five wide.

        Asked again with more hidden, everything found possible before still is, and is not sought again.
        """
        limits = np.column_stack([self.true, self.true])
        for cell, (low, high) in bounds.items():
            limits[self.place[cell]] = low, min(high, self.most)
        programme = Programme(limits, self.equal, self.less)
        self._seek_together(programme, np.array([self.place[cell] for cell in hidden], dtype=int))
        return [cell for cell in hidden if not self._is_wide_alone(programme, self.place[cell])]

    def _seek_together(self, programme: Programme, places: np.ndarray) -> None:
        """Push many counts up and down at once, as long as that finds much: every solution is a witness for all."""
        chance = np.random.default_rng(0)
        left = places[~_wide(self.seen[places])]
        found = len(left)
        while found > FEW:
            push = np.zeros(len(self.true))
            push[left] = chance.choice([-1.0, 1.0], len(left)) * chance.uniform(0.5, 1.5, len(left))
            self._see(programme.pushed_down(push))
            self._see(programme.pushed_down(-push))
            found = len(left)
            left = left[~_wide(self.seen[left])]
            found -= len(left)

    def _is_wide_alone(self, programme: Programme, place: int) -> bool:
        push = np.zeros(len(self.true))
        for push[place] in (1.0, -1.0):
            if not _wide(self.seen[place]):
                self._see(programme.pushed_down(push))
        return bool(_wide(self.seen[place]))

    def _see(self, counts: np.ndarray) -> None:
        """Keep the least and the most seen of each count."""
        self.seen[:, 0] = np.minimum(self.seen[:, 0], counts)
        self.seen[:, 1] = np.maximum(self.seen[:, 1], counts)


def _wide(ranges: np.ndarray) -> np.ndarray:
    """Whether between the least and the most, in whole people, there are at least five."""
    return np.floor(ranges[..., 1] + NEARLY) - np.ceil(ranges[..., 0] - NEARLY) >= WIDTH
