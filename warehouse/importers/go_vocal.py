"""Go Vocal (CitizenLab until 2023): a workbook with a sheet a phase, by the old exporter and the new."""

from collections.abc import Sequence

import duckdb

from warehouse.contract.tables import tables
from warehouse.importers.cells import UNGUARDED, Cells, names_in, tally, together
from warehouse.importers.plan import Plan, Plans
from warehouse.reading.sheet import Sheet

FORMAT = "go_vocal"
INPUTS, COMMENTS = "inputs", "comments"
NAMES = {
    "participant_id": ("author_id", "author_email"),
    "submitted_at": ("submitted_at", "published_at", "created_at"),
    "title": ("title",),
    "text": ("description", "body"),
    "status": ("status",),
}
"""Our column -> their names, the new exporter's first. A name is no identity, and is not taken for one."""
FOR, AGAINST = ("likes", "likes_count", "upvotes_count"), ("dislikes", "dislikes_count", "downvotes_count")
OTHERS = ("comments", "comments_count", "votes", "picks", "participants", "budget", "proposed_budget", "manual_votes",
    "baskets_count", "url", "project", "topics", "areas", "author_name", "assignee", "assignee_email", "latitude",
    "longitude", "location_description", "attachments_count", "attachmens", "publication_status")  # fmt: skip
"""What the exporter writes beside those; "attachmens" is its own spelling."""
HOME = ("place_of_residence", "domicile")


def kind_of(header: Sequence[str]) -> str | None:
    """Which sheet has this header: the inputs of a phase, comments, or None (the answers to a survey)."""
    names = names_in(header)
    if names >= {"id", "input", "body", "created_at", "parent"}:
        return COMMENTS
    known = {"id", "title", "project"} <= names and names & {"author_id", "author_name"}
    return INPUTS if known and names & set(NAMES["submitted_at"]) and names & {*FOR, *OTHERS[:4]} else None


def knows(header: Sequence[str]) -> bool:
    """Whether a row of cells is the header of inputs or comments."""
    return kind_of(header) is not None


def plans(sheets: Sequence[Sheet], con: duckdb.DuckDBPyConnection, attributes: Sequence[str]) -> Plans:
    """Inputs as ideas, their likes and dislikes as counted votes, and what their authors said when they registered."""
    kinds = {place: kind for place, sheet in enumerate(sheets) if (kind := kind_of(sheet.header))}
    cells = {place: Cells(sheets[place].header) for place in kinds}
    return {
        place: _inputs(cells[place], attributes) if kind == INPUTS else _comments(cells[place])
        for place, kind in kinds.items()
    }


def _inputs(cells: Cells, attributes: Sequence[str]) -> tuple[Plan, ...]:
    columns = cells.pick({"idea_id": ("id",), **NAMES})
    found = [Plan(FORMAT, "ideas", columns, {name: UNGUARDED for name in ("title", "text") if name in columns})]
    for vote, names in (("for", FOR), ("against", AGAINST)):
        if name := next((name for name in names if name in cells.names), None):
            found.append(tally(FORMAT, cells, "id", name, vote))
    return together(cells, [*found, *_authors(cells, attributes)])


def _authors(cells: Cells, attributes: Sequence[str]) -> list[Plan]:
    """The authors as participants, where the questions of registration, which stand after them, hold what we ask."""
    author = cells.first(*NAMES["participant_id"])
    if not author:
        return []
    own = {name for names in (*NAMES.values(), FOR, AGAINST, OTHERS) for name in names}
    later = cells.header[cells.header.index(author) + 1 :]
    asked = tuple(cell for name, cell in cells.names.items() if cell in later and name not in own)
    said = tables()["participants"].recognise(asked, attributes)
    said |= {} if {"borough", "postcode"} & set(said) else Cells(asked).pick({"borough": HOME})
    said = {ours: cell for ours, cell in said.items() if ours not in ("participant_id", "joined_at")}
    nobody = f"trim(c{cells.header.index(author)}) = ''"
    plan = Plan(FORMAT, "participants", {"participant_id": author, **said}, leaves_out={"no_author": nobody})
    return [plan] if said else []


def _comments(cells: Cells) -> tuple[Plan, ...]:
    """Comments name their input by its title alone, so which idea they are about is unknown."""
    columns = cells.pick(
        {"comment_id": ("id",), "participant_id": ("author_email",), "commented_at": ("created_at",), "text": ("body",)}
    )
    return together(cells, [Plan(FORMAT, "comments", columns, {"text": UNGUARDED})])
