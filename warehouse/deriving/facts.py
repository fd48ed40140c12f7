"""What is known before any export arrives: areas, population, frameworks, crosswalk, vocabularies, the programme's
terms."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import duckdb
import pyarrow as pa

from geo import areas as london
from warehouse.contract.reasons import reasons
from warehouse.contract.terms import reference
from warehouse.decisions import crosswalk_of
from warehouse.programme import Programme
from warehouse.schema import SCHEMA, SCHEMA_VERSION

ELSEWHERE = {"several": "Several areas", "outside": "Outside London", "unknown": "Unknown"}


def write_facts(con: duckdb.DuckDBPyConnection, programme: Programme, folder: Path, key_mark: str) -> None:
    """Create every table of the attached `release` and fill in what does not come from exports."""
    con.execute(f"USE release; {SCHEMA.read_text(encoding='utf-8')}; USE memory")
    _areas(con)
    _frameworks(con, folder)
    _fill(
        con,
        "vocabulary",
        ((row["vocabulary"], row["code"], row["name"], int(row["position"])) for row in reference("vocabularies")),
    )
    _fill(con, "reasons", ((reason.code, reason.level, reason.words) for reason in reasons().values()))
    _programme(con, programme, key_mark)


def _areas(con: duckdb.DuckDBPyConnection) -> None:
    for table, rows in _of_london().items():
        _fill(con, table, rows)


@cache
def _of_london() -> dict[str, list[tuple]]:
    """Rows of the tables that are the same in every warehouse."""
    areas = london.areas().sort_values("gss_code")
    rows = [
        (each.gss_code, each.name, "borough" if each.is_borough else "city") for each in areas.itertuples(index=False)
    ]
    rows += [(code, name, code) for code, name in ELSEWHERE.items()]
    groups = [
        tuple(row) for row in london.levels()[["level", "group_code", "group_name", "gss_code"]].itertuples(index=False)
    ]
    groups += [
        (level, code, name, code)
        for level in dict.fromkeys(row[0] for row in groups)
        for code, name in ELSEWHERE.items()
    ]
    return {
        "areas": [(*row, place) for place, row in enumerate(rows, 1)],
        "area_groups": [(*row, place) for place, row in enumerate(groups, 1)],
        "population": [
            tuple(row) for row in london.population()[["gss_code", "year", "residents"]].itertuples(index=False)
        ],
    }


def _frameworks(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    _fill(con, "frameworks", ((row["framework"], row["name"]) for row in reference("frameworks")))
    principles = [
        (
            f"{row['framework']}:{row['code']}",
            row["framework"],
            row["code"],
            row["name"],
            row["meaning"],
            int(row["position"]),
        )
        for row in reference("principles")
    ]
    _fill(con, "principles", principles)
    crosswalk = crosswalk_of(folder)
    _fill(con, "crosswalk", crosswalk)
    own = [(framework, principle, principle) for principle, framework, *_ in principles]
    crossed = [(to.split(":")[0], to, start) for start, to, *_ in crosswalk]
    _fill(con, "principle_items", sorted(set(own + crossed)))


def _programme(con: duckdb.DuckDBPyConnection, programme: Programme, key_mark: str) -> None:
    terms = (
        programme.start,
        programme.end,
        programme.framework,
        programme.vote_scale,
        programme.to_json(),
        None,
        key_mark,
        SCHEMA_VERSION,
    )
    _fill(con, "programme", [(programme.name, programme.made_up, *terms)])
    _fill(con, "phases", ((span.id, span.name, span.start, span.end) for span in programme.phases))
    _fill(con, "events", ((span.id, span.name, span.start) for span in programme.events))
    _fill(con, "attributes", _attributes(programme))


def _attributes(programme: Programme) -> Iterator[tuple]:
    """Every value of every declared attribute, in the order declared, with the population's share where it is known."""
    position = 0
    for attribute in programme.attributes:
        shares = attribute.shares or [None] * len(attribute.values)
        for value, share in zip(attribute.values, shares, strict=True):
            yield attribute.name, value, share, position
            position += 1


def _fill(con: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Sequence]) -> None:
    columns = [pa.array(column) for column in zip(*rows, strict=True)]
    if columns:
        con.register("facts", pa.table(columns, names=[str(place) for place in range(len(columns))]))
        con.execute(f"INSERT INTO release.{table} SELECT * FROM facts")
        con.unregister("facts")
