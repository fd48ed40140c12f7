"""What a mapping says, read from its TOML file and checked."""

import tomllib
from collections.abc import Mapping as Named
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from warehouse.contract.tables import tables, tidy
from warehouse.importers.cells import names_in
from warehouse.refusal import Refused

SOURCE_KEYS = {"name", "platform"}
TABLE_KEYS = {"table", "match", "columns", "values", "fixed", "dates"}
DATES = ("dmy", "mdy")


@dataclass(frozen=True)
class MappedTable:
    """What one of our tables is made of. `columns`: our column -> their header. `values`: our column -> their value ->
    ours. `fixed`: our column -> its value in every row. `match`: headers that a table must have to be read so."""

    table: str
    columns: Named[str, str]
    match: tuple[str, ...] = ()
    values: Named[str, Named[str, str]] = field(default_factory=dict)
    fixed: Named[str, str] = field(default_factory=dict)
    dates: str | None = None

    def matches(self, header: Sequence[str]) -> bool:
        """Whether a row of cells has every header that must be there."""
        return {tidy(cell) for cell in self.match or self.columns.values()} <= names_in(header)


@dataclass(frozen=True)
class Mapping:
    """A whole mapping. `name` is its file's; `source` and `platform` are what it calls what it reads; `saved`: it is
    one of those kept with the programme's decisions, and need not fit."""

    name: str
    tables: tuple[MappedTable, ...]
    source: str | None = None
    platform: str | None = None
    saved: bool = False

    def matches(self, header: Sequence[str]) -> bool:
        """Whether it says how a table with this header is read."""
        return any(each.matches(header) for each in self.tables)


def read_mapping(path: Path, name: str | None = None, saved: bool = False) -> Mapping:
    """The mapping in a file. Raises Refused, in one sentence that says what is wrong with it."""
    name = name or path.name
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise Refused(name, f"{name} cannot be read ({problem.strerror or problem}): check the path.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise Refused(name, f"{name} is not a valid TOML file ({problem}); correct it and import again.") from None
    return mapping_of(said, name, saved)


def mapping_of(said: dict, name: str, saved: bool = False) -> Mapping:
    """The mapping that a TOML document says. Raises Refused."""
    insist(name, set(said) <= {"source", "table"}, f"it has a part called {_odd(said, {'source', 'table'})}")
    source, listed = said.get("source", {}), said.get("table", [])
    fits = isinstance(source, dict) and isinstance(listed, list) and all(isinstance(each, dict) for each in listed)
    insist(name, fits and bool(listed), "it needs at least one [[table]]")
    insist(name, set(source) <= SOURCE_KEYS, f"[source] has a setting called {_odd(source, SOURCE_KEYS)}")
    found = tuple(_table(each, name) for each in listed)
    called = {key: str(source[key]).strip() for key in SOURCE_KEYS & set(source)}
    return Mapping(name, found, called.get("name") or None, called.get("platform") or None, saved)


def _odd(said: Named[str, object], known: set[str]) -> str:
    return ", ".join(sorted(set(said) - known)) or "nothing"


def insist(name: str, holds: bool, wrong: str) -> None:
    """Raises Refused, with what is wrong with the mapping, unless it holds."""
    if not holds:
        raise Refused(name, f"The mapping {name} cannot be used: {wrong}; correct it and import again.")


def _table(said: dict, name: str) -> MappedTable:
    wanted = said.get("table")
    insist(name, wanted in tables(), f"there is no table called {wanted}; say one of {', '.join(tables())}")
    insist(name, set(said) <= TABLE_KEYS, f"the table {wanted} has a setting called {_odd(said, TABLE_KEYS)}")
    parts = ("columns", "values", "fixed")
    columns, values, fixed = (_texts(said.get(key, {}), name, f"{key} of {wanted}") for key in parts)
    match = said.get("match", [])
    listed = isinstance(match, list) and all(isinstance(cell, str) for cell in match)
    insist(name, listed, f"match of {wanted} is no list of headers")
    insist(name, bool(columns), f"the table {wanted} has no columns")
    dates = said.get("dates")
    insist(name, dates in (None, *DATES), f"dates is {dates}; it can be {' or '.join(DATES)}")
    table = MappedTable(wanted, columns, tuple(match), values, fixed, dates)
    missing = tables()[wanted].missing((*columns, *fixed))
    insist(name, not missing, f"the table {wanted} also needs {', '.join(missing)}")
    return table


def _texts(said: object, name: str, where: str) -> dict:
    """A table of texts, or of tables of texts."""
    insist(name, isinstance(said, dict), f"{where} is no list of name = value")
    nested = where.startswith("values")
    for key, value in said.items():
        if nested:
            _texts(value, name, f"the values of {key}")
        else:
            insist(name, isinstance(value, str), f"{key} in {where} is not a text in quotation marks")
    return dict(said)
