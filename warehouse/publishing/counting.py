"""The true counts that a publication is made from, as cells; they never leave the warehouse."""

from dataclasses import dataclass, field
from pathlib import Path

import duckdb

Row = tuple[str, ...]
Cell = tuple[str, ...]  # a row and the name of one of its counts

COUNTS = Path(__file__).with_name("counts.sql")
SIDES = ("n_for", "n_against", "n_neutral")
# What is hidden as a whole; how many voted and which way are two tables here, though one in the file.
COLUMNS = {
    "people": ("people",),
    "votes": ("people",),
    "sides": SIDES,
    "contributions": ("contributions",),
    "organisations": ("organisations",),
}
KEYS = {
    "people": ("combination", "phase", "gss_code", "value", "month"),
    "votes": ("principle", "direct", "gss_code"),
    "sides": ("principle", "direct", "gss_code"),
    "contributions": ("phase", "kind"),
    "organisations": ("combination", "value"),
}
TEMPORARY = (
    "given_on", "given", "given_in_phases", "people_by_combination", "counted_people", "voted", "design_effects",
    "counted_votes", "amounts", "counted_contributions", "counted_organisations",
)  # fmt: skip


@dataclass(frozen=True)
class Phase:
    """A phase and its days as ISO dates ("" where one is not known)."""

    name: str
    start: str
    end: str


@dataclass
class Counted:
    """Every cell with its true count, the rows of each table in the file's order, and what is known of the programme:
    its phases, whether every contribution has a day, and whether each falls in a phase."""

    cells: dict[Cell, int] = field(default_factory=dict)
    tables: dict[str, list[Row]] = field(default_factory=dict)
    phases: list[Phase] = field(default_factory=list)
    all_dated: bool = True
    all_in_phases: bool = True

    def of(self, row: Row) -> dict[Cell, int]:
        """The cells of a row."""
        return {(*row, column): self.cells[*row, column] for column in COLUMNS[row[0]]}


def count(con: duckdb.DuckDBPyConnection) -> Counted:
    """Counts the attached `release`; the temporary tables stay for `warehouse.publishing` to write from."""
    con.execute(COUNTS.read_text(encoding="utf-8"))
    counted = Counted()
    for table, columns in COLUMNS.items():
        keys = ", ".join(f"coalesce(CAST({key} AS VARCHAR), '')" for key in KEYS[table])
        found = con.execute(f"SELECT {keys}, {', '.join(columns)} FROM {_source(table)} ORDER BY place").fetchall()
        many = len(KEYS[table])
        counted.tables[table] = [(table, *row[:many]) for row in found]
        for row in found:
            for column, number in zip(columns, row[many:], strict=True):
                counted.cells[table, *row[:many], column] = int(number)
    _look_at_days(con, counted)
    return counted


def _source(table: str) -> str:
    return "counted_votes" if table == "sides" else f"counted_{table}"


def _look_at_days(con: duckdb.DuckDBPyConnection, counted: Counted) -> None:
    phases = con.execute("""
        SELECT phase, coalesce(CAST(start_day AS VARCHAR), ''), coalesce(CAST(end_day AS VARCHAR), '')
        FROM release.phases ORDER BY ALL""").fetchall()
    counted.phases = [Phase(*each) for each in phases]
    undated, outside = con.execute("""
        SELECT count(*) FILTER (g.day IS NULL),
               count(*) FILTER (NOT EXISTS (FROM release.phases AS h WHERE g.day BETWEEN h.start_day AND h.end_day))
        FROM amounts AS g""").fetchall()[0]
    counted.all_dated, counted.all_in_phases = not undated, not outside


def forget_counts(con: duckdb.DuckDBPyConnection) -> None:
    """Drop the temporary tables of `count`."""
    for table in TEMPORARY:
        con.execute(f"DROP TABLE {table}")
