"""How people of each group voted on each item: what the sums of votes are made of."""

from collections.abc import Iterator

import duckdb

FEW = 20_000  # people: planning statements for many takes longer than gathering the votes of so few
AT_ONCE = 2_000_000  # people: each has a number for everything that is voted on
UNIT = 1 << 21  # votes of one person: three numbers below it fit into one of 63 bits
LATEST = "kind = 'vote' AND NOT superseded"
ON_CELLS = "c.principle IS NOT DISTINCT FROM r.principle AND c.direct = r.direct"
# Cells are what is voted on; items are of any framework, '' all there is, and NULL what is of no known principle.
PREPARED = f"""
    CREATE OR REPLACE TEMP TABLE rolled_cells AS
    SELECT principle, direct, CAST(row_number() OVER (ORDER BY principle, direct) AS INTEGER) AS cell
    FROM (SELECT DISTINCT principle, direct FROM rolled_rows WHERE {LATEST});
    CREATE OR REPLACE TEMP TABLE rolled_parts AS
    WITH parts AS (
        SELECT i.item, c.direct, c.cell FROM rolled_cells AS c JOIN rolled_items AS i ON i.principle = c.principle
        UNION ALL SELECT '', direct, cell FROM rolled_cells
        UNION ALL SELECT NULL, direct, cell FROM rolled_cells WHERE principle IS NULL)
    SELECT item, direct, cell, CAST(dense_rank() OVER (ORDER BY item) AS INTEGER) AS code FROM parts;
    CREATE OR REPLACE TEMP TABLE rolled_codes AS SELECT DISTINCT code, item FROM rolled_parts;
    CREATE OR REPLACE TEMP TABLE rolled_voices (
        code INTEGER, direct BOOLEAN, place INTEGER, known BOOLEAN, n BIGINT, n_for BIGINT, n_against BIGINT,
        people BIGINT)"""
OF_FEW = f"""
    INSERT INTO rolled_voices
    WITH votes_of_people AS (
        SELECT r.who, p.code, p.direct, count(*) AS n, count(*) FILTER (r.value > 0) AS n_for,
               count(*) FILTER (r.value < 0) AS n_against
        FROM rolled_rows AS r JOIN rolled_cells AS c ON {ON_CELLS} JOIN rolled_parts AS p ON p.cell = c.cell
        WHERE {LATEST} GROUP BY r.who, p.code, p.direct)
    SELECT v.code, v.direct, p.place, v.who >= 0 AS known, v.n, v.n_for, v.n_against, count(*) AS people
    FROM votes_of_people AS v JOIN rolled_places AS p USING (who)
    GROUP BY ALL"""


def gather_voices(con: duckdb.DuckDBPyConnection, few: int = FEW, at_once: int = AT_ONCE, unit: int = UNIT) -> None:
    """Make `rolled_voices` of `rolled_rows`, `rolled_people`, `rolled_places` and `rolled_items`: how many people of a
    place (`known`: not whoever nobody knows) have so many latest votes, votes for and votes against on an item, which
    `rolled_codes` names. The same may stand there several times.

    Of more than a `few` people, each one's votes on a cell are packed into one number, so that what they gave on an
    item is a sum of such numbers; somebody with `unit` votes or more takes wider ones.
    """
    con.execute(PREPARED)
    people, votes = con.execute("SELECT count(*), coalesce(max(votes), 0) FROM rolled_people").fetchall()[0]
    if people <= few:
        con.execute(OF_FEW)
    else:
        unit, kind = (unit, "BIGINT") if votes < unit else (1 << 40, "HUGEINT")
        shares = 1 + people // at_once
        for share in range(shares):
            con.execute(_votes_of_people(con, unit, kind, f"(r.who + 1) % {shares} = {share}"))
            con.execute(_voices(con, unit, kind))
        con.execute("DROP TABLE votes_of_people")
    con.execute("DROP TABLE rolled_cells; DROP TABLE rolled_parts")


def _votes_of_people(con: duckdb.DuckDBPyConnection, unit: int, kind: str, share: str) -> str:
    """SQL that makes one row a person of a share: their packed votes on every cell."""
    cells = [cell for (cell,) in con.execute("SELECT cell FROM rolled_cells ORDER BY cell").fetchall()]
    sums = "".join(f", CAST(sum(CASE WHEN cell = {cell} THEN packed END) AS {kind}) AS on_{cell}" for cell in cells)
    return f"""
        CREATE OR REPLACE TEMP TABLE votes_of_people AS
        WITH packed_votes AS (
            SELECT r.who, c.cell,
                   CAST(CASE WHEN value > 0 THEN {unit + 1} WHEN value < 0 THEN {unit * unit + 1} ELSE 1 END AS {kind})
                   AS packed
            FROM rolled_rows AS r JOIN rolled_cells AS c ON {ON_CELLS} WHERE {LATEST} AND {share}),
        sums AS (SELECT who{sums} FROM packed_votes GROUP BY who)
        SELECT p.place, s.* FROM sums AS s JOIN rolled_places AS p USING (who)"""


def _voices(con: duckdb.DuckDBPyConnection, unit: int, kind: str) -> str:
    """SQL that adds what these people gave on every item."""
    parts = " UNION ALL ".join(_parts(con, kind))
    return f"""
        INSERT INTO rolled_voices
        WITH alike AS (
            SELECT code, direct, place, known, packed, count(*) AS people
            FROM ({parts})
            GROUP BY code, direct, place, known, packed)
        SELECT code, direct, place, known, packed % {unit}, packed // {unit} % {unit}, packed // {unit * unit}, people
        FROM alike"""


def _parts(con: duckdb.DuckDBPyConnection, kind: str) -> Iterator[str]:
    yield f"SELECT 0 AS code, FALSE AS direct, 0 AS place, FALSE AS known, 0::{kind} AS packed WHERE FALSE"
    parts = "SELECT code, direct, list(cell ORDER BY cell) FROM rolled_parts GROUP BY code, direct ORDER BY ALL"
    for code, direct, cells in con.execute(parts).fetchall():
        total = " + ".join(f"coalesce(on_{cell}, 0)" for cell in cells)
        given = " OR ".join(f"on_{cell} IS NOT NULL" for cell in cells)
        yield f"SELECT {code}, {direct}, place, who >= 0, {total} FROM votes_of_people WHERE {given}"
