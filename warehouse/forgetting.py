"""Erasing one participant: from the releases kept, from quarantine, and from whatever is imported later."""

import shutil
from contextlib import closing
from pathlib import Path

import duckdb

from warehouse.build import rebuild
from warehouse.decisions import decide
from warehouse.live import current, releases
from warehouse.personal.key import load_key
from warehouse.personal.pseudonyms import pseudonym
from warehouse.refusal import Refused
from warehouse.staging.identifiers import SHARED


def forget(folder: Path, participant: str, source: str | None = None) -> list[str]:
    """Erase a participant by the identifier their export had; gives sentences that say what went.

    The identifier is looked for in every source (or the one named). The release before the live one goes as a whole.
    Raises Refused where nobody of that identifier is known.
    """
    release = current(folder)
    if release is None:
        raise Refused("", "Nothing has been imported yet, so there is nobody to forget.")
    key = load_key(folder)
    with closing(duckdb.connect(release.warehouse, read_only=True)) as con:
        sources = [name for (name,) in con.execute("SELECT name FROM sources ORDER BY name").fetchall() if source in (None, name)]
        wanted = {pseudonym(key, name, participant): name for name in sources}
        found = [(name, mark) for mark, name in wanted.items() if _known(con, mark, pseudonym(key, SHARED, participant))]
        gone = _rows_of(con, [mark for _, mark in found])
    if not found:
        raise Refused("", f"No participant {participant!r} is known in {source or 'any source'}; check the identifier as the export writes it.")
    decide(folder, "forgotten", [{"source": name, "pseudonym": mark} for name, mark in found])
    before = [old for old in releases(folder) if old.name != release.name]
    rebuild(folder)
    for old in (release, *before):
        shutil.rmtree(old.warehouse.parent, ignore_errors=True)
    return [f"Erased from {name}." for name, _ in found] + [gone, f"{1 + len(before)} earlier releases were removed.", "Later imports leave this person out."]


def _known(con: duckdb.DuckDBPyConnection, mark: str, shared: str) -> bool:
    known = con.execute("SELECT count(*) FROM identities WHERE pseudonym = $1", [mark]).fetchall()[0][0]
    held = con.execute("SELECT count(*) FROM quarantine WHERE contains(cells, $1)", [mark]).fetchall()[0][0]
    return bool(known or held)


def _rows_of(con: duckdb.DuckDBPyConnection, marks: list[str]) -> str:
    rows = con.execute("""
        SELECT kind, count(*) FROM contributions JOIN identities USING (person) WHERE list_contains($1, pseudonym) GROUP BY kind ORDER BY kind""", [marks])
    counts = ", ".join(f"{rows} {kind}{'s' if rows != 1 else ''}" for kind, rows in rows.fetchall())
    return f"Removed: {counts or 'no contributions'}."
