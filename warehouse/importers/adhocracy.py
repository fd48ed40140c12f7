"""adhocracy+: the items of a module and their comments, whose headers are in the platform's language."""

from collections.abc import Sequence

import duckdb

from warehouse.importers.cells import Cells, tally, together
from warehouse.importers.plan import Plan, Plans, literal
from warehouse.reading.sheet import Sheet

FORMAT = "adhocracy"
ITEMS, COMMENTS = "items", "comments"
SPELLINGS = {
    "reference": ("reference_no_", "referenznr_", "refernznr_"),
    "link": ("link",),
    "title": ("title", "name", "titel"),
    "text": ("description", "beschreibung"),
    "creator": ("creator", "urheber"),
    "created": ("created", "erstellt"),
    "for": ("positive_ratings", "positive_bewertungen"),
    "against": ("negative_ratings", "negative_bewertungen"),
    "counted": ("comment_count", "anzahl_kommentare"),
    "status": ("status", "moderator_feedback", "feedback_der_moderation"),
    "id": ("id",),
    "comment": ("comment", "kommentar"),
    "about": ("reply_to_reference", "antwort_auf_referenz"),
    "answers": ("reply_to_comment", "antwort_auf_den_kommentar"),
}
"""English and German; "Refernznr." is a spelling of the platform's own. Other languages are read by a mapping file."""
STATUSES = {
    "accepted": ("accepted", "wird umgesetzt"),
    "rejected": ("rejected", "wird nicht umgesetzt"),
    "submitted": ("", "under consideration", "wird geprüft"),
}
NEEDED = {ITEMS: ("link", "title", "creator", "created", "counted"), COMMENTS: ("link", "id", "comment", "creator")}
REFERENCE = "/([0-9]{{4}}-[0-9]{{5,}})/"
"""An item's number as it stands in the address of the item, and so of everything written under it."""


def kind_of(header: Sequence[str]) -> str | None:
    """Which sheet has this header: the items of a module, comments, or None."""
    own = _own(Cells(tuple(header)))
    if all(own[each] for each in NEEDED[COMMENTS]) and (own["about"] or own["answers"]):
        return COMMENTS
    return ITEMS if all(own[each] for each in NEEDED[ITEMS]) else None


def knows(header: Sequence[str]) -> bool:
    """Whether a row of cells is the header of items or comments."""
    return kind_of(header) is not None


def plans(sheets: Sequence[Sheet], con: duckdb.DuckDBPyConnection, attributes: Sequence[str]) -> Plans:
    """Items as ideas, their ratings as counted votes; comments with the item they stand under."""
    planned = {ITEMS: _items, COMMENTS: _comments}
    kinds = {place: kind for place, sheet in enumerate(sheets) if (kind := kind_of(sheet.header))}
    return {place: planned[kind](Cells(sheets[place].header)) for place, kind in kinds.items()}


def _own(cells: Cells) -> dict[str, str]:
    """What we call a column -> its name in the header, empty where it is not there."""
    names = cells.names
    return {each: next((name for name in spelled if name in names), "") for each, spelled in SPELLINGS.items()}


def _items(cells: Cells) -> tuple[Plan, ...]:
    own = _own(cells)
    wanted = {"idea_id": own["reference"] or own["link"], "participant_id": own["creator"],
              "submitted_at": own["created"], "title": own["title"], "text": own["text"],
              "status": own["status"]}  # fmt: skip
    columns = cells.pick({ours: [name] for ours, name in wanted.items()})
    sql = {"status": _status()} if "status" in columns else {}
    found = [Plan(FORMAT, "ideas", columns, sql)]
    for vote in ("for", "against"):
        if own[vote]:
            found.append(tally(FORMAT, cells, wanted["idea_id"], own[vote], vote))
    return together(cells, found, [cells.names[own["link"]]])


def _status() -> str:
    """SQL for what a moderator said of an item; any other word is kept as it is."""
    known = " ".join(
        f"WHEN lower(trim({{cell}})) IN ({', '.join(literal(word) for word in words)}) THEN '{ours}'"
        for ours, words in STATUSES.items()
    )
    return f"CASE {known} ELSE {{cell}} END"


def _comments(cells: Cells) -> tuple[Plan, ...]:
    """Comments. One that answers a comment names no item; the address it stands under does."""
    own = _own(cells)
    wanted = {"comment_id": own["id"], "idea_id": own["about"] or own["link"], "participant_id": own["creator"],
              "commented_at": own["created"], "text": own["comment"]}  # fmt: skip
    columns = cells.pick({ours: [name] for ours, name in wanted.items()})
    under = f"regexp_extract({cells.place(own['link'])}, '{REFERENCE}', 1)"
    idea = f"CASE WHEN trim({{cell}}) <> '' THEN trim({{cell}}) ELSE {under} END" if own["about"] else under
    return together(cells, [Plan(FORMAT, "comments", columns, {"idea_id": idea})], [cells.names[own["link"]]])
