"""Putting ideas under principles by a file of codings: a lead's decision, kept with who and when, and undone by
another."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from geo.words import normalise
from warehouse.build import rebuild
from warehouse.contract.tables import tidy
from warehouse.contract.terms import Terms, terms_of
from warehouse.opening import opened
from warehouse.programme import from_json
from warehouse.reading.export import find_exports
from warehouse.reading.sheet import load, open_sheets
from warehouse.refusal import Refused

NEEDED = ("idea_id", "principle")


def code_ideas(folder: Path, file: Path, who: str) -> int:
    """Take a table of codings (see `codings_in`) and rebuild; gives how many were taken. Raises Refused, and then takes
    none.
    """
    rows = codings_in(folder, file)
    rebuild(folder, kind="codings", rows=[{**row, "who": who} for row in rows])
    return len(rows)


def codings_in(folder: Path, file: Path) -> list[dict[str, str]]:
    """The codings of a table (idea_id, principle; source where an idea's identifier stands in several), as decisions
    that lack only who made them. A blank principle takes a coding back. Raises Refused.
    """
    codings = _read(file)
    with opened(folder) as con:
        terms = terms_of(from_json(con.execute("SELECT terms FROM programme").fetchall()[0][0]))
        known = con.execute("SELECT i.idea_id, s.name FROM ideas AS i JOIN sources AS s USING (source)").fetchall()
    sources: dict[str, list[str]] = {}
    for idea, source in sorted(known):
        sources.setdefault(idea, []).append(source)
    return [_coding(file, line, cells, terms, sources) for line, cells in codings]


def _read(file: Path) -> list[tuple[int, dict[str, str]]]:
    """(line, cells by column name) of every row. Raises Refused for a file that lacks a column or has a row that
    cannot be read.
    """
    with TemporaryDirectory() as work, closing(duckdb.connect()) as con:
        found = find_exports([file], Path(work))[0].files[0]
        sheet = open_sheets(found, lambda header: set(NEEDED) <= {tidy(cell) for cell in header})[0]
        if not sheet.known:
            raise Refused(
                found.name, f"{found.name} needs the columns idea_id and principle; it has: {', '.join(sheet.header)}."
            )
        load(con, sheet, "raw")
        if bad := con.execute("SELECT line, reason FROM raw_bad ORDER BY line").fetchall():
            raise Refused(
                found.name, f"{found.name}, line {bad[0][0]}: {bad[0][1]}; correct it and try again.", bad[0][0]
            )
        rows = con.execute("FROM raw ORDER BY line").fetchall()
    names = [tidy(cell) for cell in sheet.header]
    return [(line, dict(zip(names, cells, strict=True))) for line, *cells in rows]


def _coding(
    file: Path, line: int, cells: dict[str, str], terms: Terms, known: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    idea, principle = cells["idea_id"].strip(), cells["principle"].strip()
    if principle and normalise(principle) not in terms.principles:
        raise Refused(
            file.name,
            f"{file.name}, line {line}: {principle!r} is not a principle we know; say one such as "
            f"{terms.programme.framework}:1.",
            line,
        )
    said = cells.get("source", "").strip()
    sources = [source for source in known.get(idea, ()) if said in ("", source)]
    if len(sources) != 1:
        several = (
            f"stands in {' and '.join(sources)}; say which in a column source" if sources else "is not an idea we know"
        )
        raise Refused(file.name, f"{file.name}, line {line}: {idea!r} {several}.", line)
    return {"source": sources[0], "idea_id": idea, "principle": terms.principles.get(normalise(principle), "")}
