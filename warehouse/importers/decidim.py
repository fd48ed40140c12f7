"""Decidim's open data: proposals and comments, by any version. Facts about the formats: docs/formats.md."""

import re
from collections.abc import Sequence

import duckdb

from warehouse.importers.cells import UNGUARDED, Cells, names_in, tally, together
from warehouse.importers.plan import Plan, Plans
from warehouse.reading.sheet import Sheet

FORMAT = "decidim"
PROPOSALS, COMMENTS = "proposals", "comments"
PROPOSAL = {"id", "published_at", "comments", "attachments", "url"}
VOTED = ("votes", "supports")  # the new name and the old one
COUNTED = {*VOTED, "endorsements", "endorsements/total_count", "likes/total_count"}
COMMENT = {"id", "created_at", "body", "alignment", "commentable_id", "commentable_type"}
LOCALE = re.compile(r"[a-z]{2,3}([_-][a-z]{2,4})?")  # of `title/pt-BR`, and not of `title/machine_translations/es`
STATES = {"evaluating": "submitted", "not_answered": "submitted", "": "submitted"}


def kind_of(header: Sequence[str]) -> str | None:
    """Which file has this header: its proposals, its comments, or None."""
    names = names_in(header)
    if names >= PROPOSAL and names & COUNTED and _languages(Cells(tuple(header)), "title"):
        return PROPOSALS
    return COMMENTS if names >= COMMENT else None


def knows(header: Sequence[str]) -> bool:
    """Whether a row of cells is the header of proposals or comments."""
    return kind_of(header) is not None


def plans(sheets: Sequence[Sheet], con: duckdb.DuckDBPyConnection, attributes: Sequence[str]) -> Plans:
    """Proposals as ideas with their supports as counted votes; comments with the proposal they stand under."""
    planned = {PROPOSALS: _proposals, COMMENTS: _comments}
    kinds = {place: kind for place, sheet in enumerate(sheets) if (kind := kind_of(sheet.header))}
    return {place: planned[kind](Cells(sheets[place].header)) for place, kind in kinds.items()}


def _proposals(cells: Cells) -> tuple[Plan, ...]:
    columns = cells.pick({"idea_id": ["id"], "submitted_at": ["published_at"], "status": ["state"]})
    sql, used = {}, []
    for ours in ("title", "body"):
        if languages := _languages(cells, ours):
            name = "text" if ours == "body" else ours
            columns[name], sql[name] = languages[0], _in_any_language(cells, languages)
            used += languages
    if "author/id" in cells.names:
        columns["participant_id"], sql["participant_id"] = cells.names["author/id"], _author(cells)
        used += [cells.names["author/url"]] if "author/url" in cells.names else []
    if "status" in columns:
        sql["status"] = _status(cells)
        used += [cells.names["withdrawn"]] if "withdrawn" in cells.names else []
    ideas = Plan(FORMAT, "ideas", columns, sql)
    voted = [name for name in VOTED if name in cells.names][:1]
    return together(cells, [ideas, *(tally(FORMAT, cells, "id", name, "for") for name in voted)], used)


def _languages(cells: Cells, name: str) -> list[str]:
    """The cells that hold a text in one language or another: English first, then in the order of the header."""
    found = [cell for written, cell in cells.names.items() if written == name or _locale(written, name)]
    return sorted(found, key=lambda cell: not cell.casefold().endswith("/en"))


def _locale(written: str, name: str) -> bool:
    return written.startswith(f"{name}/") and bool(LOCALE.fullmatch(written.removeprefix(f"{name}/")))


def _in_any_language(cells: Cells, languages: Sequence[str]) -> str:
    texts = ", ".join(f"nullif(c{cells.header.index(cell)}, '')" for cell in languages)
    return UNGUARDED.format(cell=f"coalesce({texts}, '')")


def _author(cells: Cells) -> str:
    """SQL for the first of a proposal's authors, where that is a person: others (the organisation itself, a meeting)
    have numbers of their own, which tell nothing of people."""
    first = "split_part({cell}, ',', 1)"
    if "author/url" not in cells.names:
        return first
    return f"CASE WHEN contains(split_part({cells.place('author/url')}, ',', 1), '/profiles/') THEN {first} ELSE '' END"


def _status(cells: Cells) -> str:
    known = " ".join(f"WHEN '{theirs}' THEN '{ours}'" for theirs, ours in STATES.items())
    state = f"CASE {{cell}} {known} ELSE {{cell}} END"
    if "withdrawn" not in cells.names:
        return state
    return f"CASE WHEN lower({cells.place('withdrawn')}) = 'true' THEN 'withdrawn' ELSE {state} END"


def _comments(cells: Cells) -> tuple[Plan, ...]:
    columns = cells.pick(
        {
            "comment_id": ["id"],
            "idea_id": ["commentable_id"],
            "participant_id": ["author/id"],
            "commented_at": ["created_at"],
            "text": ["body"],
        }
    )
    sql = {"text": UNGUARDED, "idea_id": _proposal(cells)}
    used = [cells.names[name] for name in ("commentable_type", "root_commentable_url") if name in cells.names]
    return together(cells, [Plan(FORMAT, "comments", columns, sql)], used)


def _proposal(cells: Cells) -> str:
    """SQL for the proposal a comment stands under, through the comments it answers; empty for one on something else."""
    direct = f"CASE WHEN {cells.place('commentable_type')} = 'Decidim::Proposals::Proposal' THEN {{cell}} ELSE '' END"
    if "root_commentable_url" not in cells.names:
        return direct
    root = f"regexp_extract({cells.place('root_commentable_url')}, '/proposals/([0-9]+)', 1)"
    return f"CASE WHEN {root} <> '' THEN {root} ELSE {direct} END"
