"""The formats we read, and which of them an export is in."""

from collections.abc import Sequence
from dataclasses import replace
from types import ModuleType

import duckdb

from warehouse.importers import (
    adhocracy,
    all_our_ideas,
    canonical,
    consul,
    decidim,
    go_vocal,
    loomio,
    mapping,
    polis,
    your_priorities,
)
from warehouse.importers.mapping import Mapping
from warehouse.importers.plan import Options, Plan, Plans, literal
from warehouse.reading.sheet import Sheet

PLATFORMS: tuple[ModuleType, ...] = (
    decidim,
    consul,
    go_vocal,
    your_priorities,
    all_our_ideas,
    loomio,
    adhocracy,
)
"""Each has FORMAT, knows(header) and plans(sheets, con, attributes). Polis is asked first: its files go together."""


def knows(header: Sequence[str], mappings: Sequence[Mapping] = ()) -> bool:
    """Whether a row of cells is the header of any format."""
    return (
        any(each.matches(header) for each in mappings)
        or polis.knows(header)
        or any(platform.knows(header) for platform in PLATFORMS)
        or canonical.knows(header)
    )


def titled(cells: Sequence[str]) -> str | None:
    """The name of the table that a row of cells stands above as its title, where a format puts several in one file."""
    return loomio.titled(cells)


def format_of(sheets: Sequence[Sheet]) -> str:
    """The platform of an export, by its headers and never by its files' names."""
    if polis.claims(sheets):
        return polis.FORMAT
    return next((platform.FORMAT for platform in PLATFORMS if _claims(platform, sheets)), canonical.FORMAT)


def speaks_for(sheets: Sequence[Sheet], mappings: Sequence[Mapping] = ()) -> bool:
    """Whether some sheet is a platform's own, so that nobody need say which sheet of a workbook is meant."""
    mapped = any(each.matches(sheet.header) for each in mappings for sheet in sheets)
    return mapped or any(_claims(platform, sheets) for platform in PLATFORMS)


def _claims(platform: ModuleType, sheets: Sequence[Sheet]) -> bool:
    if platform is loomio:
        return loomio.claims(sheets)
    return any(platform.knows(sheet.header) for sheet in sheets)


def instance_of(sheets: Sequence[Sheet], otherwise: str) -> str:
    """Which conversation or instance of its platform an export comes from, as far as the export says."""
    return (polis.instance(sheets) if polis.claims(sheets) else "") or otherwise


def plans(
    con: duckdb.DuckDBPyConnection,
    sheets: Sequence[Sheet],
    options: Options,
    attributes: Sequence[str],
    mappings: Sequence[Mapping] = (),
) -> Plans:
    """How each sheet is read, by its place; a sheet that is none of our tables has no plan.

    A mapping that was given comes first, then the platforms, then saved mappings, then our own format.
    """
    found = mapping.plans(sheets, [each for each in mappings if not each.saved], attributes)
    others = polis.plans(sheets, options, con) if polis.claims(sheets) else {}
    for platform in PLATFORMS:
        others = platform.plans(sheets, con, attributes) | others
    others = mapping.plans(sheets, [each for each in mappings if each.saved], attributes) | others
    found = others | found
    if options.principle:
        found = {place: tuple(_about(plan, options.principle) for plan in each) for place, each in found.items()}
    for place, sheet in enumerate(sheets):
        if place not in found and (plan := canonical.plan(sheet, attributes)):
            found[place] = (plan,)
    return found


def _about(plan: Plan, principle: str) -> Plan:
    """The plan of ideas that are all about one principle, where it does not say which itself."""
    if plan.table != "ideas" or "principle" in {*plan.columns, *plan.sql}:
        return plan
    return replace(plan, sql={**plan.sql, "principle": literal(principle)})


def reconcile(con: duckdb.DuckDBPyConnection, sheets: Sequence[Sheet], source: str, key: bytes) -> list[polis.Check]:
    """What was loaded against what the export says of itself; its rows are settled in `staged`."""
    return polis.reconcile(con, sheets, source, key) if polis.claims(sheets) else []


def external_ids(con: duckdb.DuckDBPyConnection, sheets: Sequence[Sheet]) -> dict[str, str]:
    """The identifier of a register that an export gives for its own participant identifiers, where it gives any."""
    return polis.external_ids(con, sheets) if polis.claims(sheets) else {}
