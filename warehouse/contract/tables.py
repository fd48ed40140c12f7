"""The tables of a programme and their columns: what an importer may fill, what the template asks for, what the data
dictionary says."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

COLUMNS_FILE = Path(__file__).with_name("columns.csv")


@dataclass(frozen=True)
class Column:
    """One column. `kind` says how its text is read (`kinds.py`); `required` is "yes", "no" or "one of" (one of
    several must be there)."""

    name: str
    kind: str
    required: str
    aliases: tuple[str, ...]
    meaning: str


@dataclass(frozen=True)
class Table:
    """One table of the canonical format."""

    name: str
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """The column of that name. Raises KeyError."""
        return {column.name: column for column in self.columns}[name]

    def recognise(self, header: Sequence[str], attributes: Sequence[str] = ()) -> dict[str, str]:
        """Our column -> the header cell that means it. A column's own name wins over its aliases; each header cell
        serves once."""
        written = {tidy(cell): cell for cell in header if cell.strip()}
        found: dict[str, str] = {}
        for column in (*self.columns, *(declared(name) for name in attributes if self.name == "participants")):
            spelling = next((name for name in (column.name, *column.aliases) if name in written), None)
            if spelling and written[spelling] not in found.values():
                found[column.name] = written[spelling]
        return found

    def missing(self, found: Sequence[str]) -> list[str]:
        """Names of required columns that are not among `found`; alternatives are given as "idea_id or principle"."""
        absent = [column.name for column in self.columns if column.required == "yes" and column.name not in found]
        alternatives = [column.name for column in self.columns if column.required == "one of"]
        if alternatives and not set(alternatives) & set(found):
            absent.append(" or ".join(alternatives))
        return absent


def tidy(cell: str) -> str:
    """A header cell as it is compared: lower case, one underscore for spaces, hyphens and dots."""
    return re.sub(r"[\s\-.]+", "_", cell.strip().casefold())


def declared(name: str) -> Column:
    """The column of an attribute that a programme declares for its participants in programme.toml."""
    return Column(name, f"attribute:{name}", "no", (), "An attribute this programme asks for")


@cache
def tables() -> dict[str, Table]:
    """Every table of the canonical format by name, in the order of `columns.csv`."""
    columns: dict[str, list[Column]] = {}
    with COLUMNS_FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            aliases = tuple(alias for alias in row["aliases"].split(";") if alias)
            column = Column(row["column"], row["kind"], row["required"], aliases, row["meaning"])
            columns.setdefault(row["table"], []).append(column)
    return {name: Table(name, tuple(of_table)) for name, of_table in columns.items()}
