"""Loomio: one CSV file with several tables, each under its title."""

import re
from collections.abc import Callable, Sequence

import duckdb

from warehouse.importers.cells import UNGUARDED, Cells, names_in, together
from warehouse.importers.plan import Plan, Plans, literal
from warehouse.reading.sheet import Sheet, load

FORMAT = "loomio"
TITLE = re.compile(
    r"(Groups|Memberships|Invitations|Discussions|Comments|Polls|Stances|Outcomes|Proposals|Votes) \(\d+\)"
)
HEADERS = {
    "votes": {"id", "proposal", "user", "position", "created_at"},
    "stances": {"id", "poll", "participant", "reason", "latest"},
    "proposals": {"id", "author", "proposal_title", "description", "yes_votes_count"},
    "polls": {"id", "key", "author", "title", "details", "poll_type"},
    "comments": {"id", "author", "body", "created_at"},
    "discussions": {"id", "author", "title", "description", "created_at"},
    "memberships": {"group", "user", "user_name", "admin"},
}
"""What each table has at least, whichever version wrote it; Rails writes "Author" for author_id."""
POSITIONS = {"yes": "for", "no": "against", "block": "against", "abstain": "neutral"}


def titled(cells: Sequence[str]) -> str | None:
    """The name of the table that a row of cells is the title of ("Comments (12)"), or None."""
    first, *others = cells or [""]
    return first.strip() if TITLE.fullmatch(first.strip()) and not any(cell.strip() for cell in others) else None


def kind_of(header: Sequence[str]) -> str | None:
    """Which table has this header."""
    names = names_in(header)
    return next((kind for kind, needed in HEADERS.items() if needed <= names), None)


def knows(header: Sequence[str]) -> bool:
    """Whether a row of cells is the header of one of the tables that we read."""
    return kind_of(header) is not None


def claims(sheets: Sequence[Sheet]) -> bool:
    """Whether an export is Loomio's: its tables stand under their titles."""
    return any(sheet.name and titled([sheet.name]) for sheet in sheets)


def plans(sheets: Sequence[Sheet], con: duckdb.DuckDBPyConnection, attributes: Sequence[str]) -> Plans:
    """Threads and proposals as ideas, comments and reasons as comments, members as participants, and the votes of the
    versions that wrote them."""
    if not claims(sheets):
        return {}
    places = {kind: place for place, sheet in enumerate(sheets) if (kind := kind_of(sheet.header))}
    threads = _found(con, sheets, places.get("discussions"), lambda cells: (cells.place(_thread(cells)), "TRUE"))
    polls = _found(con, sheets, places.get("polls"), lambda cells: (cells.place("id"), f"NOT ({_no_proposal(cells)})"))
    planned = {
        "discussions": lambda cells: _ideas(cells, "thread", _thread(cells), {}),
        "proposals": lambda cells: _ideas(cells, "proposal", "id", {}),
        "polls": lambda cells: _ideas(cells, "poll", "id", {"not_an_idea": _no_proposal(cells)}),
        "comments": lambda cells: _comments(cells, threads),
        "stances": lambda cells: _reasons(cells, polls),
        "memberships": lambda cells: together(
            cells, [Plan(FORMAT, "participants", cells.pick({"participant_id": ["user"]}))]
        ),
        "votes": _votes,
    }
    unread = (Plan(FORMAT, None, listed_as="not_a_table"),)
    others = {place: unread for place, sheet in enumerate(sheets) if claims([sheet])}
    return others | {place: planned[kind](Cells(sheets[place].header)) for kind, place in places.items()}


def _thread(cells: Cells) -> str:
    """What comments call a thread: its topic in new versions, its own number in old ones."""
    return "topic" if "topic" in cells.names else "id"


def _no_proposal(cells: Cells) -> str:
    return f"{cells.place('poll_type')} <> 'proposal'"


def _found(
    con: duckdb.DuckDBPyConnection,
    sheets: Sequence[Sheet],
    place: int | None,
    asked: Callable[[Cells], tuple[str, str]],
) -> list[str]:
    """The numbers that a table lists; `asked` gives SQL for the number, and for the rows that are meant."""
    if place is None:
        return []
    number, meant = asked(Cells(sheets[place].header))
    load(con, sheets[place], "loomio_rows")
    try:
        return [row[0] for row in con.execute(f"SELECT DISTINCT {number} FROM loomio_rows WHERE {meant}").fetchall()]
    finally:
        con.execute("DROP TABLE loomio_rows; DROP TABLE loomio_rows_bad")


def _numbered(kind: str, listed: Sequence[str] | None = None) -> str:
    """SQL for our number of a thread or proposal, which have numbers of their own; empty for one that is not listed."""
    if listed is None:
        return f"'{kind}-' || {{cell}}"
    among = ", ".join(map(literal, listed)) or "NULL"
    return f"CASE WHEN {{cell}} IN ({among}) THEN '{kind}-' || {{cell}} ELSE '' END"


def _ideas(cells: Cells, kind: str, number: str, leaves_out: dict[str, str]) -> tuple[Plan, ...]:
    columns = cells.pick(
        {
            "idea_id": [number],
            "participant_id": ["author"],
            "submitted_at": ["created_at"],
            "title": ["proposal_title", "title"],
            "text": ["details", "description"],
        }
    )
    sql = {"idea_id": _numbered(kind), "title": UNGUARDED, "text": UNGUARDED}
    used = [cells.names["poll_type"]] if "poll_type" in cells.names else []
    return together(cells, [Plan(FORMAT, "ideas", columns, sql, leaves_out=leaves_out)], used)


def _comments(cells: Cells, threads: list[str]) -> tuple[Plan, ...]:
    columns = cells.pick(
        {
            "comment_id": ["id"],
            "idea_id": ["topic", "discussion"],
            "participant_id": ["author"],
            "commented_at": ["created_at"],
            "text": ["body"],
        }
    )
    sql = {"comment_id": "'comment-' || {cell}", "idea_id": _numbered("thread", threads), "text": UNGUARDED}
    return together(cells, [Plan(FORMAT, "comments", columns, sql)])


def _reasons(cells: Cells, polls: list[str]) -> tuple[Plan, ...]:
    """What people said when they voted. How they voted is not in the file."""
    columns = cells.pick(
        {
            "comment_id": ["id"],
            "idea_id": ["poll"],
            "participant_id": ["participant"],
            "commented_at": ["created_at"],
            "text": ["reason"],
        }
    )
    sql = {"comment_id": "'reason-' || {cell}", "idea_id": _numbered("poll", polls), "text": UNGUARDED}
    silent = {"no_words": f"{cells.place('reason')} = ''"}
    return together(cells, [Plan(FORMAT, "comments", columns, sql, leaves_out=silent)])


def _votes(cells: Cells) -> tuple[Plan, ...]:
    columns = cells.pick(
        {"participant_id": ["user"], "idea_id": ["proposal"], "vote": ["position"], "voted_at": ["created_at"]}
    )
    said = " ".join(f"WHEN '{theirs}' THEN '{ours}'" for theirs, ours in POSITIONS.items())
    sql = {"idea_id": _numbered("proposal"), "vote": f"CASE lower({{cell}}) {said} ELSE {{cell}} END"}
    return together(cells, [Plan(FORMAT, "votes", columns, sql)])
