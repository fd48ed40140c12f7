"""Your Priorities: the posts of a group."""

from collections.abc import Sequence

import duckdb

from warehouse.importers.cells import UNGUARDED, Cells, names_in, tally, together
from warehouse.importers.plan import Plan, Plans
from warehouse.reading.sheet import Sheet

FORMAT = "your_priorities"
NEEDED = {"nr", "post_id", "post_name", "url", "up_votes", "down_votes", "points_count"}
HIDDEN = "CASE WHEN lower({cell}) IN ('hidden', 'undefined', 'null') THEN '' ELSE {cell} END"


def knows(header: Sequence[str]) -> bool:
    """Whether a row of cells is the header of a list of posts."""
    return names_in(header) >= NEEDED


def plans(sheets: Sequence[Sheet], con: duckdb.DuckDBPyConnection, attributes: Sequence[str]) -> Plans:
    """Posts as ideas, their votes up and down as counts."""
    return {place: _plans(Cells(sheet.header)) for place, sheet in enumerate(sheets) if knows(sheet.header)}


def _plans(cells: Cells) -> tuple[Plan, ...]:
    words = _words(cells)
    columns = cells.pick({"idea_id": ["post_id"], "participant_id": ["email"], "title": ["post_name"]})
    sql = {"title": UNGUARDED, "participant_id": HIDDEN}
    if words:
        columns["text"] = words[0]
        sql["text"] = UNGUARDED.format(cell=_joined(cells, words))
    deleted = f"{cells.place('post_name')} = ''"
    ideas = Plan(FORMAT, "ideas", columns, sql, leaves_out={"deleted_row": deleted})
    counts = [tally(FORMAT, cells, "post_id", *each) for each in (("up_votes", "for"), ("down_votes", "against"))]
    return together(cells, [ideas, *counts], words)


def _words(cells: Cells) -> list[str]:
    """The columns between the name and the address: the description, or a group's own questions."""
    first, last = (cells.header.index(cells.names[name]) for name in ("post_name", "url"))
    return [cell for cell in cells.header[first + 1 : last] if cell]


def _joined(cells: Cells, words: Sequence[str]) -> str:
    parts = ", ".join(f"nullif(trim(c{cells.header.index(cell)}), '')" for cell in words)
    return f"concat_ws(chr(10), {parts})"
