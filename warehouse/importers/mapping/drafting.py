"""A mapping as a person makes it, table by table, before it is whole."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from warehouse.contract.tables import tidy
from warehouse.importers.cells import names_in
from warehouse.importers.mapping.files import Mapping, mapping_of
from warehouse.importers.mapping.guessing import READINGS, missing


@dataclass
class Draft:
    """How the rows of one table are to be read, as far as it was said. `header` is the table's; the others as in
    `MappedTable`."""

    header: tuple[str, ...]
    reading: str
    columns: dict[str, str] = field(default_factory=dict)
    fixed: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    dates: str | None = None

    @property
    def missing(self) -> list[str]:
        """What must still be said."""
        return missing(READINGS[self.reading], (*self.columns, *self.fixed))


def mapping_from(name: str, source: str, drafts: Sequence[Draft], others: Sequence[Sequence[str]]) -> Mapping:
    """The mapping of whole drafts. `others` are the headers of the tables that none of them is about.

    A table is recognised by the headers that are used, so that a later export with other columns beside them fits
    still; by all its headers where another table has those too. Raises Refused where a draft is not whole.
    """
    said = {"source": {"name": source} if source else {}, "table": [_table(draft, drafts, others) for draft in drafts]}
    return mapping_of(said, name)


def _table(draft: Draft, drafts: Sequence[Draft], others: Sequence[Sequence[str]]) -> dict:
    reading = READINGS[draft.reading]
    kept = {column: values for column, values in draft.values.items() if column in draft.columns and values}
    said = {"table": reading.table, "columns": draft.columns, "fixed": {**reading.fixed, **draft.fixed}, "values": kept}
    used = {tidy(cell) for cell in draft.columns.values()}
    elsewhere = [*others, *(each.header for each in drafts if each.header != draft.header)]
    if any(used <= names_in(header) for header in elsewhere):
        said["match"] = [cell for cell in draft.header if cell.strip()]
    return said | ({"dates": draft.dates} if draft.dates else {})
