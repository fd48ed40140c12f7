"""From the paths a person gives to exports ready to be staged: their format, source, sheets and plans."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from geo.words import normalise
from warehouse.contract.terms import Terms
from warehouse.importers import canonical, formats
from warehouse.importers.plan import Options, Plan
from warehouse.programme import Programme, read_programme
from warehouse.reading.export import Export, find_exports
from warehouse.reading.shapes import FoundFile
from warehouse.reading.sheet import Sheet, open_sheets
from warehouse.refusal import NeedsAnswer, Refused

DATED = re.compile(r"[\s_.-]*\(?(\d{4}[-_.]?\d{2}[-_.]?\d{2}|\d{8,})([T_\s-]?\d{2,6}.*)?\)?$")
TABLE_KINDS = frozenset({"csv", "xlsx", "parquet"})


@dataclass(frozen=True)
class Incoming:
    """One export on its way in. `programme` is None where it brings no terms; `plans` says how each sheet is read, by
    its place."""

    source: str
    platform: str
    export: Export
    sheets: tuple[Sheet, ...]
    programme: Programme | None
    register: bool = False

    @property
    def checksums(self) -> frozenset[str]:
        """Of the files that hold tables or terms."""
        return frozenset(
            file.sha256 for file in self.export.files if file.kind in TABLE_KINDS or file.kind == "settings"
        )

    @property
    def passed_over(self) -> tuple[FoundFile, ...]:
        """Files that hold neither."""
        return tuple(file for file in self.export.files if file.kind == "other")


def take_in(paths: Sequence[Path], work: Path, options: Options, register: Path | None = None) -> list[Incoming]:
    """Every export in `paths` (and the register, first), opened far enough to know what it is. Raises Refused,
    NeedsAnswer."""
    incoming = [_incoming(export, options) for export in find_exports(list(paths), work)]
    if register:
        found = [_incoming(export, replace(options, source="register")) for export in find_exports([register], work)]
        incoming = [replace(each, register=True) for each in found] + incoming
    names = [each.source for each in incoming]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise Refused(
            "", f"Two of these exports are both named {twice}; import them one at a time, each with its own --source."
        )
    return incoming


def _incoming(export: Export, options: Options) -> Incoming:
    sheets = tuple(
        sheet
        for file in export.files
        if file.kind in TABLE_KINDS
        for sheet in open_sheets(file, formats.knows, options.sheet)
    )
    platform = formats.format_of(sheets)
    instance = formats.instance_of(sheets, DATED.sub("", export.name) or export.name)
    terms = next((read_programme(file.path, file.name) for file in export.files if file.kind == "settings"), None)
    source = options.source or (terms.source if terms else None) or f"{platform}:{instance}"
    return Incoming(source, platform, export, sheets, terms)


def planned(con: duckdb.DuckDBPyConnection, incoming: Incoming, options: Options, terms: Terms) -> dict[int, Plan]:
    """How each sheet is read. Raises Refused where nothing in the export is a table we know, NeedsAnswer where one of
    several sheets must be named."""
    attributes = [attribute.name for attribute in terms.programme.attributes]
    if options.principle and not terms.principles.get(normalise(options.principle)):
        example = f"{terms.programme.framework}:1"
        why = f"--principle {options.principle} is not a principle we know; say one such as {example}."
        raise Refused(incoming.export.name, why)
    insist_on_named_sheets(incoming, options)
    plans = formats.plans(con, incoming.sheets, options, attributes)
    if not any(plan.table for plan in plans.values()):
        _nothing_known(incoming)
    return plans


def insist_on_named_sheets(incoming: Incoming, options: Options) -> None:
    """Raises NeedsAnswer where a workbook has several sheets, none is named as a table, and the person did not say
    which."""
    for name in dict.fromkeys(sheet.file.name for sheet in incoming.sheets):
        sheets = [sheet.name for sheet in incoming.sheets if sheet.file.name == name]
        if len(sheets) > 1 and not options.sheet and not any(map(canonical.named_after, sheets)):
            question = (
                f"{name} has several sheets and none is named as a table: say --sheet with one of {', '.join(sheets)}."
            )
            raise NeedsAnswer(name, question, "--sheet")


def _nothing_known(incoming: Incoming) -> None:
    name, said = incoming.sheets[0].file.name, canonical.columns_said(incoming.sheets[0].header)
    why = f"{name} is in no format we know; {said}. Name its columns as in the template and import again."
    raise Refused(name, why)


Progress = Callable[[float, str], None]
