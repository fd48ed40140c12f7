"""Writes the files of a made-up programme, however many votes it has: DuckDB repeats what was made up one by one.

A programme of many votes is one of a million again and again: other people with the same habits, whose votes go to the
ideas of all, the first ones more often.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pandas as pd

from warehouse.made_up.odd_rows import CUT_SHORT
from warehouse.made_up.programme import tables
from warehouse.made_up.terms import PROGRAMME, Size

SEED = 2014
FIRST_PARTS = ("Ash", "Birch", "Copper", "Dun", "Elder", "Fern", "Grey", "Holl", "Iron", "Kel", "Lin", "Mar")
LAST_PARTS = ("bourne", "combe", "dale", "field", "gate", "hithe", "ley", "mead", "ridge", "stow", "wick", "worth")

OWN = "regexp_replace({column} || 'x' || copy, 'x0$', '')"
# By who votes on what: a vote that is cast twice stays with its idea.
ANY = (
    "CASE WHEN idea_id <> '' THEN regexp_replace(idea_id || 'x' || floor({copies} * "
    "pow(hash(idea_id, participant_id, copy) / 18446744073709551616.0, 2))::INTEGER, 'x0$', '') END"
)
LATER = (
    "strftime(voted_at::TIMESTAMP + to_seconds(CASE WHEN copy = 0 THEN 0 "
    "ELSE (hash(participant_id, idea_id, principle, copy) % 1800)::INTEGER END), '%Y-%m-%dT%H:%M:%S')"
)
REPEATED = {
    "participants": {"participant_id": OWN},
    "ideas": {"idea_id": OWN, "participant_id": OWN},
    "comments": {"comment_id": OWN, "idea_id": OWN, "participant_id": OWN},
    "attendance": {"participant_id": OWN},
    "votes": {"participant_id": OWN, "idea_id": ANY, "voted_at": LATER},
}
# Of a thousand rows of a dirty programme: 5 for an unknown idea, 5 neither up nor down, 2 from the future, 10 twice.
WRONG = """
SELECT participant_id,
       CASE WHEN chance < 5 AND idea_id IS NOT NULL THEN 'unknown' ELSE idea_id END AS idea_id,
       principle,
       CASE WHEN chance BETWEEN 5 AND 9 THEN '7' ELSE vote END AS vote,
       CASE WHEN chance BETWEEN 10 AND 11 THEN '2099-01-01T00:00:00' ELSE voted_at END AS voted_at
FROM (SELECT *, hash(participant_id, idea_id, voted_at) % 1000 AS chance FROM ({rows}))
     CROSS JOIN LATERAL (SELECT unnest(range(CASE WHEN chance BETWEEN 12 AND 21 THEN 2 ELSE 1 END)))
"""



def write(folder: Path, size: Size, copies: int, organisations: int, dirty: bool) -> dict[str, int]:
    """Write a programme's files into a folder; gives the rows of each table.

    copies: how often everybody is there, under other names; organisations: how often each of those is. `dirty`: two
    votes of a hundred are wrong or double, and identifiers stand in quotation marks.
    """
    (folder / "programme.toml").write_text(PROGRAMME, encoding="utf-8")
    made = _of_more_organisations(tables(size, SEED), organisations)
    with closing(duckdb.connect()) as con:
        # In order and by several at once, DuckDB would keep in memory what was made too early.
        con.execute("SET threads = 1")
        rows = dict(_written(con, folder, made, copies, dirty))
    if dirty:
        with (folder / "comments.csv").open("a", encoding="utf-8") as file:
            file.write(f"{CUT_SHORT}\n")
    return rows


def _written(
    con: duckdb.DuckDBPyConnection, folder: Path, made: dict[str, pd.DataFrame], copies: int, dirty: bool
) -> Iterator[tuple[str, int]]:
    """Each table's name and number of rows, written."""
    for name, table in made.items():
        con.register("made", table)
        asked = _again(name, list(table), copies)
        options = "HEADER"
        if name == "votes" and dirty:
            asked, options = WRONG.format(rows=asked), "HEADER, FORCE_QUOTE (participant_id, idea_id)"
        place = (folder / f"{name}.csv").as_posix()
        yield name, con.execute(f"COPY ({asked}) TO '{place}' ({options})").fetchall()[0][0]
        con.unregister("made")


def _again(name: str, columns: list[str], copies: int) -> str:
    """The statement that gives a table's rows as often as there are copies, in the order of the first."""
    own = REPEATED.get(name, {})
    shown = [
        f"""{own.get(column, "nullif({column}, '')").format(column=f'"{column}"', copies=copies)} AS "{column}\""""
        for column in columns
    ]
    times = copies if own else 1
    return f"SELECT {', '.join(shown)} FROM (SELECT *, unnest(range({times})) AS copy FROM made)"


def _of_more_organisations(made: dict[str, pd.DataFrame], times: int) -> dict[str, pd.DataFrame]:
    """The same people at so many times the organisations, each of which keeps its kind and boroughs."""
    if times == 1:
        return made
    firsts = [""] + [f"{first}{last} " for last in LAST_PARTS for first in FIRST_PARTS][: times - 1]
    known, people = made["organisations"], made["participants"].copy()
    more = pd.concat([known.assign(organisation=first + known["organisation"]) for first in firsts])
    turn = pd.Series(range(len(people)), index=people.index) % times
    named = turn.map(dict(enumerate(firsts))) + people["organisation"]
    people["organisation"] = named.where(people["organisation"] != "", "")
    return made | {"organisations": more, "participants": people}
