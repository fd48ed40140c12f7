"""Which file of a Polis export is which, told by its header and never by its name."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from urllib.parse import urlsplit

import duckdb

from warehouse.contract.tables import tidy
from warehouse.reading.sheet import Sheet, load

FORMAT = "polis"
VOTES, COMMENTS, MATRIX, XIDS, SUMMARY = "votes", "comments", "matrix", "xids", "summary"
HEADERS = {
    VOTES: {"timestamp", "comment_id", "voter_id", "vote"},
    COMMENTS: {"timestamp", "comment_id", "author_id", "agrees", "disagrees", "moderated", "comment_body"},
    MATRIX: {"participant", "group_id", "n_comments", "n_votes", "n_agree", "n_disagree"},
    "importance": {"participant", "group_id", "n_votes", "n_important"},
    "groups": {"comment_id", "comment", "total_votes", "total_agrees", "total_disagrees", "total_passes"},
    "clusters": {"comment_id", "moderated", "active", "comment_body"},
    "history": {"n_votes", "n_comments", "n_visitors", "n_voters", "n_commenters"},
}
"""What each kind of file has at least; other columns (datetime, importance, one a statement) depend on the version."""


def kind_of(header: Sequence[str]) -> str | None:
    """Which file of an export has this header; None for none. summary.csv has none: its first row is its topic."""
    cells = [tidy(cell) for cell in header]
    if len(cells) == 2 and cells[0] == "topic":
        return SUMMARY
    if sorted(cells) == ["participant", "xid"]:
        return XIDS
    return next((kind for kind, needed in HEADERS.items() if needed <= set(cells)), None)


def knows(header: Sequence[str]) -> bool:
    """Whether a row of cells is the header (of summary.csv: the first row) of a file of either exporter."""
    return kind_of(header) is not None


def claims(sheets: Sequence[Sheet]) -> bool:
    """Whether an export is a Polis conversation: it holds its votes, its statements or its matrix."""
    return any(kind_of(sheet.header) in (VOTES, COMMENTS, MATRIX) for sheet in sheets)


def by_kind(sheets: Sequence[Sheet]) -> dict[str, Sheet]:
    """The first sheet of each kind that the export holds."""
    found: dict[str, Sheet] = {}
    for sheet in sheets:
        if kind := kind_of(sheet.header):
            found.setdefault(kind, sheet)
    return found


def cells_of(sheet: Sheet) -> dict[str, str]:
    """The header's cells by their names in lower case with underscores ("comment_id" -> "comment-id")."""
    return {tidy(cell): cell for cell in sheet.header if cell.strip()}


def place_of(sheet: Sheet, name: str) -> str:
    """The column of the loaded table ("c3") that holds the cells of that name. Raises KeyError."""
    return f"c{sheet.header.index(cells_of(sheet)[name])}"


def summary_of(found: Mapping[str, Sheet]) -> dict[str, str]:
    """What summary.csv says, key -> value; nothing where it is not there."""
    sheet = found.get(SUMMARY)
    if sheet is None:
        return {}
    said = dict([sheet.header])
    for batch in sheet.form.batches(sheet):
        said |= dict(zip(*(column.to_pylist() for column in batch.columns), strict=True))
    return said


def instance(sheets: Sequence[Sheet]) -> str:
    """The conversation's id: the last part of the address that summary.csv gives; "" where there is none."""
    return urlsplit(summary_of(by_kind(sheets)).get("url", "").strip()).path.rstrip("/").rpartition("/")[2]


@contextmanager
def looked_into(con: duckdb.DuckDBPyConnection, sheet: Sheet, joins_cells: bool = False) -> Iterator[str]:
    """The name of a table with the sheet's cells as text (line, c0, c1, …), for as long as the block runs."""
    table = f"polis_{kind_of(sheet.header)}"
    load(con, sheet, table, joins_cells)
    try:
        yield table
    finally:
        con.execute(f"DROP TABLE {table}; DROP TABLE {table}_bad")
