"""What an importer says about one table of text: which of our tables it is, and which of its columns is which of
ours."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Plan:
    """How one sheet becomes rows of one of our tables.

    `table` is None for a file that is only listed or used for checking. `columns` maps our column to their header cell.
    `sql` maps our column to a SQL expression of text over `{cell}` (their cell), for values that are said otherwise
    there;
    a column in `sql` but not in `columns` is a constant. `dropped` are their columns that we do not keep.
    `joins_cells` says that the last column may hold unquoted commas: surplus cells belong to it.
    `leaves_out` maps a reason code to a SQL condition over the sheet's cells (c0, c1, …): such rows are no row of this
    table, and are counted as excluded. `dates` is the order of day and month ("dmy", "mdy") where the format is known
    to have one. `listed_as` is the reason code of a sheet without a table.
    """

    format: str
    table: str | None
    columns: Mapping[str, str] = field(default_factory=dict)
    sql: Mapping[str, str] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    joins_cells: bool = False
    leaves_out: Mapping[str, str] = field(default_factory=dict)
    dates: str | None = None
    listed_as: str = "checked_only"


Plans = dict[int, tuple[Plan, ...]]
"""How the sheets of an export are read, by their place; one sheet may feed several tables."""


def literal(text: str) -> str:
    """A SQL literal that survives `format`."""
    return "'" + text.replace("'", "''").replace("{", "{{").replace("}", "}}") + "'"


@dataclass(frozen=True)
class Options:
    """Answers a person gave when starting an import; None where nothing was said."""

    source: str | None = None
    principle: str | None = None
    sign: str | None = None
    sheet: str | None = None
    dates: str | None = None
    older_ok: bool = False
    add: bool = False
    mapping: Path | None = None

    @property
    def reads_otherwise(self) -> bool:
        """Whether some answer may make the same files give other rows."""
        return any((self.principle, self.sign, self.sheet, self.dates, self.mapping))
