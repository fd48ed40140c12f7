"""The cells of a header by name, and the plans that several platforms have in common."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from warehouse.contract.formulas import unguarded_sql
from warehouse.contract.tables import tidy
from warehouse.importers.plan import Plan, literal

UNGUARDED = unguarded_sql("{cell}")
"""SQL for a text without the apostrophe that a platform writes before what a spreadsheet would take for a formula."""


@dataclass(frozen=True)
class Cells:
    """A header. Names are in lower case with underscores ("Post id" -> "post_id"); nested ones keep their slashes."""

    header: tuple[str, ...]

    @property
    def names(self) -> dict[str, str]:
        """Name -> cell as it is written."""
        return {tidy(unicodedata.normalize("NFC", cell)): cell for cell in self.header if cell.strip()}

    def first(self, *names: str) -> str | None:
        """The cell of the first of these names that the header has."""
        return next((self.names[name] for name in names if name in self.names), None)

    def place(self, name: str) -> str:
        """SQL for the text of that name's cell in the loaded table, without spaces around it. Raises KeyError."""
        return f"trim(c{self.header.index(self.names[name])})"

    def pick(self, wanted: Mapping[str, Sequence[str]]) -> dict[str, str]:
        """Our column -> the cell of the first of its names that the header has; columns it has none of are left out."""
        found = {ours: self.first(*names) for ours, names in wanted.items()}
        return {ours: cell for ours, cell in found.items() if cell}


def names_in(header: Sequence[str]) -> set[str]:
    """The names of a header."""
    return set(Cells(tuple(header)).names)


def tally(name: str, cells: Cells, idea: str, count: str, vote: str, borough: str | None = None) -> Plan:
    """Counted votes of one kind, a row an idea. An empty cell (a count that is hidden) and 0 are no row.

    `idea`, `count` and `borough` are names of the header; `vote` is "for" or "against".
    """
    columns = {"idea_id": cells.names[idea], "count": cells.names[count]}
    if borough:
        columns["borough"] = cells.names[borough]
    counted = cells.place(count)
    nothing = f"{counted} = '' OR coalesce(TRY_CAST({counted} AS DOUBLE) = 0, FALSE)"
    return Plan(name, "tallies", columns, {"vote": literal(vote)}, leaves_out={"no_count": nothing})


def together(cells: Cells, plans: Iterable[Plan], used: Iterable[str] = ()) -> tuple[Plan, ...]:
    """The plans of one sheet. The first names the cells that none of them keeps; `used` are read for others' sake."""
    first, *others = plans
    kept = {cell for plan in (first, *others) for cell in plan.columns.values()} | set(used)
    return replace(first, dropped=tuple(cell for cell in cells.header if cell.strip() and cell not in kept)), *others
