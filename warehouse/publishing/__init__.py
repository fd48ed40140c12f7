"""Writes the funders' file beside the warehouse: figures that everybody may see, and public facts, and nothing else.

How it protects people is told in docs/disclosure.md; the rule for single counts is `warehouse.disclosure`.
"""

import hashlib
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb

from warehouse.disclosure import rule
from warehouse.live import Release
from warehouse.opening import in_sql
from warehouse.publishing.counting import COLUMNS, Counted, count, forget_counts
from warehouse.publishing.earlier import Earlier, read_earlier
from warehouse.publishing.hiding import Hiding, decide
from warehouse.publishing.relations import LONDON

FACTS, FIGURES = (Path(__file__).with_name(name) for name in ("facts.sql", "figures.sql"))
FORM = 1  # raised when the published tables change, so that no file of another form is carried on


def publish(con: duckdb.DuckDBPyConnection, built: Path, kept: Sequence[Release] = (), anew: bool = False) -> None:
    """Write `published.duckdb` of the attached `release` to the folder `built`, and what is behind it.

    kept: the releases there are, the live one first. Its figures are carried on as they are, byte for byte, until eight
    or more people joined (the threshold of the settings) or left, unless the facts or the rule changed.
    anew: somebody was forgotten, so that none of the figures before may stay.
    """
    path = built / "published.duckdb"
    con.execute(f"ATTACH {in_sql(path)} AS published (RECOVERY_MODE 'no_wal_writes')")
    _run(con, FACTS, {"released_on": datetime.now(ZoneInfo("Europe/London")).date()})
    facts, made_up = _facts(con)
    earlier = read_earlier(kept, made_up)
    change = _change(con, earlier)
    if earlier and not anew and abs(change) < rule().threshold and _same_terms(earlier, facts):
        con.execute("DETACH published")
        path.unlink()
        shutil.copyfile(kept[0].published, path)
        earlier.write(built)
        return
    counted = count(con)
    decided = decide(counted, rule(), earlier, more_joined=change >= rule().threshold and not anew)
    _write_figures(con, counted, decided)
    forget_counts(con)
    con.execute("DETACH published")
    _behind(decided, earlier, facts, made_up).write(built)


def _run(con: duckdb.DuckDBPyConnection, script: Path, values: dict[str, object]) -> None:
    for statement in con.extract_statements(script.read_text(encoding="utf-8")):
        con.execute(statement, {name: values[name] for name in statement.named_parameters})


def _facts(con: duckdb.DuckDBPyConnection) -> tuple[str, bool]:
    """A mark of the public facts in the file, and whether the programme is made up."""
    tables = con.execute("""
        SELECT table_name FROM duckdb_tables()
        WHERE database_name = 'published' AND table_name <> 'published_release' ORDER BY table_name""").fetchall()
    digest = hashlib.sha256(str(FORM).encode())
    for (table,) in tables:
        rows = f"SELECT * {'EXCLUDE (fingerprint)' if table == 'programme' else ''} FROM published.{table}"
        mark = con.execute(f"SELECT count(*), sum(CAST(hash(each) AS HUGEINT)) FROM ({rows}) AS each").fetchall()
        digest.update(f"{table}:{mark}".encode())
    made_up = con.execute("SELECT made_up FROM published.programme").fetchall()[0][0]
    return digest.hexdigest()[:16], bool(made_up)


def _change(con: duckdb.DuckDBPyConnection, earlier: Earlier | None) -> int:
    """By how many the people who took part have become more since the last publication."""
    now = con.execute("SELECT count(DISTINCT person) FROM release.contributions").fetchall()[0][0]
    return now - (earlier.people if earlier else 0)


def _terms() -> list[int]:
    return [rule().threshold, rule().base, rule().extreme]


def _same_terms(earlier: Earlier, facts: str) -> bool:
    return earlier.facts == facts and earlier.rule == _terms()


def _write_figures(con: duckdb.DuckDBPyConnection, counted: Counted, decided: Hiding) -> None:
    values: dict[str, object] = {}
    for table, columns in COLUMNS.items():
        rows = counted.tables[table]
        values[f"place_of_{table}"] = list(range(1, len(rows) + 1))
        for column in columns:
            name = "voters" if table == "votes" else column
            values[name] = [decided.figure((*row, column)) for row in rows]
    values["listed"] = [decided.is_listed(row) for row in counted.tables["votes"]]
    values["shown"] = [row not in decided.hidden for row in counted.tables["sides"]]
    _run(con, FIGURES, values)


def _behind(decided: Hiding, earlier: Earlier | None, facts: str, made_up: bool) -> Earlier:
    """What this publication leaves for the next one to know."""
    own = Earlier(decided.true[LONDON], _terms(), facts, made_up)
    for cell, count_now in decided.true.items():
        if cell[:-1] in decided.hidden:
            own.hidden[cell] = 0 if rule().hides(count_now) else count_now
        elif cell[0] != "organisations":
            own.shown[cell] = decided.behind[cell]
    return own.joined(earlier) if earlier else own
