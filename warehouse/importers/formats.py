"""The formats we read, and which of them an export is in."""

from collections.abc import Sequence

import duckdb

from warehouse.importers import canonical, polis
from warehouse.importers.plan import Options, Plan
from warehouse.reading.sheet import Sheet


def knows(header: Sequence[str]) -> bool:
    """Whether a row of cells is the header of any format."""
    return polis.knows(header) or canonical.knows(header)


def format_of(sheets: Sequence[Sheet]) -> str:
    """The platform of an export, by its headers and never by its files' names."""
    return polis.FORMAT if polis.claims(sheets) else canonical.FORMAT


def instance_of(sheets: Sequence[Sheet], otherwise: str) -> str:
    """Which conversation or instance of its platform an export comes from, as far as the export says."""
    return (polis.instance(sheets) if polis.claims(sheets) else "") or otherwise


def plans(
    con: duckdb.DuckDBPyConnection, sheets: Sequence[Sheet], options: Options, attributes: Sequence[str]
) -> dict[int, Plan]:
    """How each sheet is read, by its place; a sheet that is none of our tables has no plan."""
    found = dict(polis.plans(sheets, options, con)) if polis.claims(sheets) else {}
    for place, sheet in enumerate(sheets):
        if place not in found and (plan := canonical.plan(sheet, attributes)):
            found[place] = plan
    return found


def reconcile(con: duckdb.DuckDBPyConnection, sheets: Sequence[Sheet], source: str, key: bytes) -> list[polis.Check]:
    """What was loaded against what the export says of itself; its rows are settled in `staged`."""
    return polis.reconcile(con, sheets, source, key) if polis.claims(sheets) else []


def external_ids(con: duckdb.DuckDBPyConnection, sheets: Sequence[Sheet]) -> dict[str, str]:
    """The identifier of a register that an export gives for its own participant identifiers, where it gives any."""
    return polis.external_ids(con, sheets) if polis.claims(sheets) else {}
