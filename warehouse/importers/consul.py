"""Consul Democracy's list of investment projects, whose headers are in the platform's language."""

from collections.abc import Sequence

import duckdb

from warehouse.importers.cells import UNGUARDED, Cells, names_in, tally, together
from warehouse.importers.plan import Plan, Plans
from warehouse.reading.sheet import Sheet

FORMAT = "consul"
SPELLINGS = {
    "title": ("title", "título"),
    "description": ("description", "descripción"),
    "supports": ("supports", "apoyos"),
    "admin": ("administrator", "administrador"),
    "valuator": ("valuator", "evaluador"),
    "heading": ("scope_of_operation", "ámbito_de_actuación"),
    "feasibility": ("feasibility", "viabilidad"),
    "selected": ("selected", "seleccionado"),
    "author": ("author_username", "usuario_autor"),
}
"""English and Spanish. Other languages are read by a mapping file."""
NEEDED = ("title", "admin", "valuator", "heading", "feasibility", "selected")
NO, YES = ("unfeasible", "inviable"), ("yes", "sí", "si")


def knows(header: Sequence[str]) -> bool:
    """Whether a row of cells is the header of a list of investment projects."""
    names = names_in(header)
    return "id" in names and all(set(SPELLINGS[each]) & names for each in NEEDED)


def plans(sheets: Sequence[Sheet], con: duckdb.DuckDBPyConnection, attributes: Sequence[str]) -> Plans:
    """Projects as ideas; where there is a column of supports, counted votes in the area that the heading is."""
    return {place: _plans(Cells(sheet.header)) for place, sheet in enumerate(sheets) if knows(sheet.header)}


def _plans(cells: Cells) -> tuple[Plan, ...]:
    own = {each: next((name for name in names if name in cells.names), "") for each, names in SPELLINGS.items()}
    wanted = {"idea_id": "id", "title": own["title"], "text": own["description"], "status": own["selected"]}
    columns = cells.pick({ours: [name] for ours, name in {**wanted, "participant_id": own["author"]}.items()})
    sql = {name: UNGUARDED for name in ("title", "text") if name in columns} | {"status": _status(cells, own)}
    found = [Plan(FORMAT, "ideas", columns, sql)]
    if own["supports"]:
        found.append(tally(FORMAT, cells, "id", own["supports"], "for", own["heading"]))
    return together(cells, found, [cells.names[own["feasibility"]]])


def _status(cells: Cells, own: dict[str, str]) -> str:
    yes, no = ", ".join(f"'{word}'" for word in YES), ", ".join(f"'{word}'" for word in NO)
    return f"""CASE WHEN lower({{cell}}) IN ({yes}) THEN 'accepted'
        WHEN lower({cells.place(own["feasibility"])}) IN ({no}) THEN 'rejected' ELSE 'submitted' END"""
