"""Which figures are hidden, and what the others show: the rule for single counts, for differences, and over time."""

from collections.abc import Iterable

from warehouse.disclosure import Rule
from warehouse.publishing.counting import SIDES, Cell, Counted, Row
from warehouse.publishing.earlier import Earlier
from warehouse.publishing.ranges import Bounds, Ranges
from warehouse.publishing.relations import LONDON, Relations, relations


def decide(counted: Counted, rule: Rule, earlier: Earlier | None, more_joined: bool) -> "Hiding":
    """Everything decided, so that nothing hidden can be reckoned from what is shown, now or with earlier figures.

    more_joined: enough people joined for figures that were hidden to be shown.
    """
    hiding = Hiding(counted, rule, earlier)
    hiding.hide_small()
    if earlier:
        hiding.keep_hidden(earlier, more_joined)
    ranges = Ranges(counted, hiding.known)
    while True:
        hiding.hide_differences()
        narrow = {cell[:-1]: cell for cell in reversed(ranges.narrow(hiding.bounds(), hiding.hidden_cells()))}
        wider = {row for cell in narrow.values() if (row := hiding.next_to_hide(cell))}
        if not wider:
            if narrow:  # nothing is left to hide beside it: what cannot be protected is not published at all
                hiding.hidden |= {cell[:-1] for cell in hiding.true}
            return hiding
        hiding.hidden |= wider


class Hiding:
    """What is hidden so far. A row is hidden as a whole: votes for, against and neutral, or the one count there is."""

    def __init__(self, counted: Counted, rule: Rule, earlier: Earlier | None) -> None:
        self.counted, self.rule = counted, rule
        self.true = counted.cells
        self.known: Relations = relations(counted)
        self.hidden: set[Row] = set()
        self.behind = {cell: self._behind(cell, earlier) for cell in self.true}
        self.earlier = earlier
        self.noughts: dict[Cell, list[Cell]] = {}
        for part, whole in self.known.within:
            if not self.true[whole]:
                self.noughts.setdefault(part, []).append(whole)
        self.veiled: set[Cell] = set()  # parts of a group of 1 to 7: not even the noughts among them are told apart

    def _behind(self, cell: Cell, earlier: Earlier | None) -> int:
        """The count a figure is made of: an earlier one, where it has not moved by enough people since."""
        now = self.true[cell]
        if earlier and now and cell[0] != "organisations":
            before = [count for count in earlier.ever_shown(cell) if count and abs(now - count) < self.rule.threshold]
            return next(iter(before), now)
        return now

    def figure(self, cell: Cell) -> int | None:
        """What is published of a cell: None where it is hidden. Organisations are counted as they are."""
        if cell[:-1] in self.hidden:
            return 0 if self._is_nought_anyway(cell) else None
        return self.true[cell] if cell[0] == "organisations" else self.rule.rounded(self.behind[cell])

    def _is_nought_anyway(self, cell: Cell) -> bool:
        """Whether a group it is within is shown to be nobody, as where all London cast no such votes: then there is
        nothing to hide."""
        return any(whole[:-1] not in self.hidden for whole in self.noughts.get(cell, ()))

    def is_listed(self, row: Row) -> bool:
        """Whether a row of votes stands in the file: where few voted in all London, no area is named."""
        return (*row, "people") not in self.veiled

    def hidden_cells(self) -> list[Cell]:
        """Every cell that shows nothing, in order."""
        return [cell for cell in self.true if cell[:-1] in self.hidden and not self._is_nought_anyway(cell)]

    def hide_small(self) -> None:
        """Hide counts of 1 to 7, and which way few people voted who were all for something, or none of them for it."""
        for cell, count in self.true.items():
            if cell[0] != "organisations" and self.rule.hides(count):
                self.hidden.add(cell[:-1])
        for row in self.counted.tables["votes"]:
            sides = ("sides", *row[1:])
            if self.true[*row, "people"] < self.rule.extreme and 0 in [self.true[*sides, side] for side in SIDES]:
                self.hidden.add(sides)

    def keep_hidden(self, earlier: Earlier, more_joined: bool) -> None:
        """What was hidden stays so until enough people joined; and where a figure falls among the hidden, those of its
        list that showed the same go with it, or the fall would say how many there are."""
        for cell, count in earlier.hidden.items():
            now = self.true.get(cell, 0)
            if now and (not more_joined or (count and abs(now - count) < self.rule.threshold)):
                self.hidden.add(cell[:-1])
        fallen = {
            _shown(cell, earlier, self.rule)
            for cell in self.hidden_cells()
            if cell in earlier.shown and earlier.shown[cell]
        }
        for cell in self.true:
            if cell in earlier.shown and self.true[cell] and _shown(cell, earlier, self.rule) in fallen:
                self.hidden.add(cell[:-1])

    def hide_differences(self) -> None:
        """Hide until no shown group within another leaves 1 to 7 people, and no sum of a list does."""
        before = -1
        while before != len(self.hidden):
            before = len(self.hidden)
            self.hidden |= {("sides", *row[1:]) for row in self.hidden if row[0] == "votes"}
            for part, whole in self.known.within:
                if self._both_shown(part, whole) and self._are_close(part, whole):
                    self.hidden.add(part[:-1])
            for whole, parts in self.known.sums:
                if whole[0] in {"people", "votes"} and self.rule.hides(self.true[whole]):
                    self.veiled |= set(parts)
                    self.hidden |= {part[:-1] for part in parts}
                elif whole[0] != "organisations":
                    self._hide_in_list(whole, parts)

    def _both_shown(self, one: Cell, other: Cell) -> bool:
        return one[:-1] not in self.hidden and other[:-1] not in self.hidden

    def _are_close(self, part: Cell, whole: Cell) -> bool:
        """Whether so few people are in the whole and not in the part, as they are or as they are shown."""
        differences = self.true[whole] - self.true[part], self.behind[whole] - self.behind[part]
        return bool(self.true[part]) and any(map(self.rule.is_few, differences))

    def _hide_in_list(self, whole: Cell, parts: list[Cell]) -> None:
        """No cell of a list is hidden alone, nor are there so few people in all that are hidden."""
        missing = [self.true[part] for part in parts if part[:-1] in self.hidden]
        shown = sum(self.true[part] for part in parts) - sum(missing)
        wholes = [whole] if whole[:-1] not in self.hidden else self.wholes_of(whole)
        too_few = any(self.rule.is_few(self.true[each] - shown) for each in wholes if shown)
        if too_few or (len(missing) == 1 and whole[:-1] not in self.hidden):
            self.hidden.add(self.smallest(parts) or whole[:-1])

    def wholes_of(self, cell: Cell) -> list[Cell]:
        """The shown groups that a group is within."""
        return [whole for part, whole in self.known.within if part == cell and whole[:-1] not in self.hidden]

    def smallest(self, cells: Iterable[Cell]) -> Row | None:
        """The row of the smallest shown count that is not nought."""
        shown = [(self.true[cell], cell) for cell in cells if cell[:-1] not in self.hidden and self.true[cell]]
        return min(shown)[1][:-1] if shown else None

    def bounds(self) -> Bounds:
        """What anybody knows of each count alone: of a shown one what it may stand for, of a hidden one that it is 1 to
        7 or, where it was hidden for the others' sake, at least what an earlier figure said."""
        return {cell: self._bounds(cell) for cell in self.true}

    def _bounds(self, cell: Cell) -> tuple[float, float]:
        now, figure = self.true[cell], self.figure(cell)
        if cell[0] == "organisations":
            return (0, float("inf")) if figure is None else (now, now)
        if figure is None or cell[:-1] in self.hidden:
            return (0, 0) if figure == 0 else self._bounds_of_hidden(cell, now)
        low, high = self.rule.behind(figure)
        late = self.rule.threshold - 1 if self.behind[cell] != now else 0
        return (low if low <= now else max(0, low - late)), high + late

    def _bounds_of_hidden(self, cell: Cell, now: int) -> tuple[float, float]:
        if cell in self.veiled and self.rule.hides(now or 1):
            return 0, self.rule.threshold - 1
        if cell[0] == "sides":
            return 0, float("inf")
        if self.rule.hides(now):
            return 1, self.rule.threshold - 1
        low = 1
        if self.earlier and cell in self.earlier.shown:
            low = self.rule.behind(self.rule.rounded(self.earlier.shown[cell]))[0]
        return (low if low <= now else 1), float("inf")

    def next_to_hide(self, cell: Cell) -> Row | None:
        """What is hidden next where a hidden count can be reckoned too well: the organisations that are in it, then the
        smallest beside it in a list, then what it is within or else hangs together with, last the whole of a list."""
        near: dict[str, list[Cell]] = {
            rank: [] for rank in ("organisations", "beside", "together", "list", "parts", "whole")
        }
        for whole, parts in self.known.sums:
            if cell in parts:
                near["beside"] += parts
                near["list" if whole[0] == cell[0] == "sides" else "whole"].append(whole)
            elif cell == whole:
                near["parts"] += parts
        for one, others in (*self.known.at_most, *self.known.at_least):
            if cell == one or cell in others:
                near["organisations" if one[0] == "organisations" and cell != one else "together"] += [one, *others]
        for pair in self.known.within:
            near["together"] += [other for other in pair if cell in pair and other not in near["list"] + near["whole"]]
        return next((row for cells in near.values() if (row := self.smallest(cells))), None)


def _shown(cell: Cell, earlier: Earlier, rule: Rule) -> tuple:
    """The list a cell stands in, and what was shown of it before."""
    list_of = cell[:2] if cell[0] == "contributions" else cell[:3]
    return (*list_of, cell[-1], rule.rounded(earlier.shown[cell]))


__all__ = ["LONDON", "Hiding", "decide"]
