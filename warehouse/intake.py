"""From the paths a person gives to exports ready to be staged: their format, source, sheets and plans."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from geo.words import normalise
from warehouse.contract.terms import Terms
from warehouse.importers import canonical, formats
from warehouse.importers.mapping import Mapping, read_mapping, saved_mappings
from warehouse.importers.plan import Options, Plans
from warehouse.programme import Programme, read_programme
from warehouse.reading.export import Export, find_exports
from warehouse.reading.shapes import FoundFile
from warehouse.reading.sheet import Sheet, open_sheets
from warehouse.refusal import NeedsAnswer, Refused

DATED = re.compile(r"[\s_.-]*\(?(\d{4}[-_.]?\d{2}[-_.]?\d{2}|\d{8,})([T_\s-]?\d{2,6}.*)?\)?$")
TABLE_KINDS = frozenset({"csv", "xlsx", "parquet"})


@dataclass(frozen=True)
class Incoming:
    """One export on its way in. `programme` is None where it brings no terms; `mappings` say how its tables may be
    read, those that were given with it first."""

    source: str
    platform: str
    export: Export
    sheets: tuple[Sheet, ...]
    programme: Programme | None
    register: bool = False
    mappings: tuple[Mapping, ...] = ()

    @property
    def checksums(self) -> frozenset[str]:
        """Of the files that hold tables or terms, or say how they are read."""
        return frozenset(file.sha256 for file in self.export.files if file.kind != "other")

    @property
    def passed_over(self) -> tuple[FoundFile, ...]:
        """Files that hold neither."""
        return tuple(file for file in self.export.files if file.kind == "other")


def take_in(
    paths: Sequence[Path], work: Path, options: Options, register: Path | None = None, folder: Path | None = None
) -> list[Incoming]:
    """Every export in `paths` (and the register, first), opened far enough to know what it is; `folder` is the
    programme's, which may keep mappings. Raises Refused, NeedsAnswer."""
    saved = saved_mappings(folder) if folder else []
    incoming = [_incoming(export, options, saved) for export in find_exports(list(paths), work)]
    if register:
        listed = replace(options, source="register", mapping=None)
        found = [_incoming(export, listed, saved) for export in find_exports([register], work)]
        incoming = [replace(each, register=True) for each in found] + incoming
    names = [each.source for each in incoming]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise Refused(
            "", f"Two of these exports are both named {twice}; import them one at a time, each with its own --source."
        )
    return incoming


def _incoming(export: Export, options: Options, saved: Sequence[Mapping]) -> Incoming:
    mappings = (*_given(export, options), *saved)

    def knows(header: Sequence[str]) -> bool:
        return formats.knows(header, mappings)

    sheets = tuple(
        sheet
        for file in export.files
        if file.kind in TABLE_KINDS
        for sheet in open_sheets(file, knows, options.sheet, formats.titled)
    )
    mapped = next((each for each in mappings if any(each.matches(sheet.header) for sheet in sheets)), None)
    platform = (mapped and mapped.platform) or formats.format_of(sheets)
    instance = formats.instance_of(sheets, DATED.sub("", export.name) or export.name)
    terms = next((read_programme(file.path, file.name) for file in export.files if file.kind == "settings"), None)
    called = (terms and terms.source) or (mapped and mapped.source)
    return Incoming(
        options.source or called or f"{platform}:{instance}", platform, export, sheets, terms, mappings=mappings
    )


def _given(export: Export, options: Options) -> list[Mapping]:
    """The mapping that the person named, or those that lie beside the tables."""
    if options.mapping:
        return [read_mapping(options.mapping)]
    return [read_mapping(file.path, file.name) for file in export.files if file.kind == "mapping"]


def planned(con: duckdb.DuckDBPyConnection, incoming: Incoming, options: Options, terms: Terms) -> Plans:
    """How each sheet is read. Raises Refused where nothing in the export is a table we know, NeedsAnswer where one of
    several sheets must be named."""
    attributes = [attribute.name for attribute in terms.programme.attributes]
    if options.principle and not terms.principles.get(normalise(options.principle)):
        example = f"{terms.programme.framework}:1"
        why = f"--principle {options.principle} is not a principle we know; say one such as {example}."
        raise Refused(incoming.export.name, why)
    insist_on_named_sheets(incoming, options)
    plans = formats.plans(con, incoming.sheets, options, attributes, incoming.mappings)
    if not any(plan.table for of_sheet in plans.values() for plan in of_sheet):
        _nothing_known(incoming)
    return plans


def insist_on_named_sheets(incoming: Incoming, options: Options) -> None:
    """Raises NeedsAnswer where a workbook has several sheets, none is named as a table, and the person did not say
    which."""
    for name in dict.fromkeys(sheet.file.name for sheet in incoming.sheets):
        of_file = [sheet for sheet in incoming.sheets if sheet.file.name == name]
        sheets = [sheet.name or "" for sheet in of_file]
        told = any(map(canonical.named_after, sheets)) or formats.speaks_for(of_file, incoming.mappings)
        if len(sheets) > 1 and not options.sheet and not told:
            question = (
                f"{name} has several sheets and none is named as a table: say --sheet with one of {', '.join(sheets)}."
            )
            raise NeedsAnswer(name, question, "--sheet", {sheet: sheet for sheet in sheets})


def _nothing_known(incoming: Incoming) -> None:
    name, said = incoming.sheets[0].file.name, canonical.columns_said(incoming.sheets[0].header)
    why = f"{name} is in no format we know; {said}. Name its columns as in the template and import again."
    raise Refused(name, why)


Progress = Callable[[float, str], None]
