"""Which of our tables and columns the files of a Polis export are."""

from collections.abc import Sequence

import duckdb

from warehouse.importers.plan import Options, Plan, Plans, literal
from warehouse.importers.polis.files import COMMENTS, FORMAT, VOTES, by_kind, cells_of, kind_of
from warehouse.importers.polis.sign import Writing, disagree_is_one, writing_of
from warehouse.reading.sheet import Sheet
from warehouse.refusal import Refused

COLUMNS = {
    VOTES: {"participant_id": "voter_id", "idea_id": "comment_id", "vote": "vote", "voted_at": "timestamp"},
    COMMENTS: {
        "idea_id": "comment_id",
        "participant_id": "author_id",
        "submitted_at": "timestamp",
        "text": "comment_body",
        "status": "moderated",
    },
}
TABLES = {VOTES: "votes", COMMENTS: "ideas"}
# In words, so that Polis's 1 is never taken for the 1 of a scale from 1 to 5.
AS_IS = "CASE {cell} WHEN '1' THEN 'agree' WHEN '-1' THEN 'disagree' WHEN '0' THEN 'pass' ELSE {cell} END"
INVERTED = "CASE {cell} WHEN '1' THEN 'disagree' WHEN '-1' THEN 'agree' WHEN '0' THEN 'pass' ELSE {cell} END"
STATUS = "CASE {cell} WHEN '1' THEN 'accepted' WHEN '0' THEN 'submitted' WHEN '-1' THEN 'rejected' ELSE {cell} END"


def plans(sheets: Sequence[Sheet], options: Options, con: duckdb.DuckDBPyConnection) -> Plans:
    """How each Polis file is read, by its place: votes, statements as ideas, the others for checking only.

    Sheets that are no file of Polis get no plan. Raises Refused where the export is of two conversations or has neither
    votes nor statements, NeedsAnswer where it may count agreement as -1 and `options.sign` does not say.
    """
    kinds = {place: kind for place, sheet in enumerate(sheets) if (kind := kind_of(sheet.header))}
    _insist_on_one_conversation(sheets, kinds)
    found = by_kind(sheets)
    writing = writing_of(con, found)
    inverted = disagree_is_one(con, found, writing, options.sign)
    return {place: (_plan(sheets[place], kind, writing, inverted, options.principle),) for place, kind in kinds.items()}


def _plan(sheet: Sheet, kind: str, writing: Writing, inverted: bool, principle: str | None) -> Plan:
    if kind not in TABLES:
        return Plan(FORMAT, None)
    cells = cells_of(sheet)
    columns = {ours: cells[theirs] for ours, theirs in COLUMNS[kind].items()}
    dropped = tuple(cell for cell in cells.values() if cell not in columns.values())
    if kind == VOTES:
        return Plan(FORMAT, "votes", columns, {"vote": INVERTED if inverted else AS_IS}, dropped)
    sql = {"status": STATUS} | ({"principle": literal(principle)} if principle else {})
    return Plan(FORMAT, "ideas", columns, sql, dropped, joins_cells=writing.unquoted)


def _insist_on_one_conversation(sheets: Sequence[Sheet], kinds: dict[int, str]) -> None:
    for kind in TABLES:
        names = [sheets[place].file.name for place, each in kinds.items() if each == kind]
        if len(names) > 1:
            both = " and ".join(names)
            why = f"{both} both hold {kind}: put each Polis conversation in its own folder and import again."
            raise Refused(names[1], why)
    if not set(TABLES) & set(kinds.values()):
        name = sheets[min(kinds)].file.name
        why = f"{name} comes from Polis, but its votes.csv and comments.csv are not there: add them and import again."
        raise Refused(name, why)
