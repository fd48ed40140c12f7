"""All Our Ideas: a wiki survey, in which people chose between two ideas at a time."""

from collections.abc import Sequence

import duckdb

from warehouse.importers.cells import Cells, names_in, together
from warehouse.importers.plan import Plan, Plans
from warehouse.reading.sheet import Sheet
from warehouse.refusal import Refused

FORMAT = "all_our_ideas"
IDEAS = {"idea_id", "idea_text", "wins", "losses"}
PAIRS = ({"vote_id", "winner_id", "loser_id", "prompt_id"}, {"record_type", "left_choice_id", "right_choice_id"})
QUOTED = """CASE WHEN starts_with({cell}, '''') AND ends_with({cell}, '''') AND length({cell}) > 1
    THEN {cell}[2:-2] ELSE {cell} END"""
STATUS = "CASE lower({cell}) WHEN 'true' THEN 'accepted' WHEN 'false' THEN '' ELSE {cell} END"


def knows(header: Sequence[str]) -> bool:
    """Whether a row of cells is the header of ideas, votes or pairs that nobody voted on."""
    return names_in(header) >= IDEAS or _pairs(header)


def plans(sheets: Sequence[Sheet], con: duckdb.DuckDBPyConnection, attributes: Sequence[str]) -> Plans:
    """The ideas. A choice between two says which was liked better, not that anybody was for or against either: wins,
    losses and votes are not taken.

    Raises Refused where there are votes and no ideas.
    """
    found: Plans = {}
    for place, sheet in enumerate(sheets):
        if names_in(sheet.header) >= IDEAS:
            found[place] = _ideas(Cells(sheet.header))
        elif _pairs(sheet.header):
            found[place] = (Plan(FORMAT, None, listed_as="pairwise"),)
    if found and not any(plan.table for of_sheet in found.values() for plan in of_sheet):
        name = sheets[min(found)].file.name
        why = f"{name} holds choices between two ideas, which are neither for nor against: add the file of ideas."
        raise Refused(name, why)
    return found


def _pairs(header: Sequence[str]) -> bool:
    return any(names_in(header) >= needed for needed in PAIRS)


def _ideas(cells: Cells) -> tuple[Plan, ...]:
    """A session is a visit and not a person, so an idea's author is unknown."""
    columns = cells.pick(
        {"idea_id": ["idea_id"], "text": ["idea_text"], "submitted_at": ["created_at"], "status": ["active"]}
    )
    sql = {"text": QUOTED} | ({"status": STATUS} if "status" in columns else {})
    return together(cells, [Plan(FORMAT, "ideas", columns, sql)])
