"""The rows of a question: from which file or engine, with which values; what several questions share, counted once."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from threading import Lock

import duckdb
import pandas as pd
import pyarrow as pa

from access import Viewer, sees_true_counts
from queries.connections import cursor
from queries.memory import kept
from queries.question import AS_GATHERED, GATHERED, Question, question, reading_back
from warehouse.clickhouse.sending import sent_to
from warehouse.clickhouse.service import service
from warehouse.live import Release

Value = str | int | float | date | None | Sequence[str]
KEPT_GATHERED = 64 << 20  # bytes
TURNS = tuple(Lock() for _ in range(16))


def rows(viewer: Viewer, release: Release, asked: Question, form: str, parameters: Mapping[str, Value]) -> pd.DataFrame:
    """From ClickHouse where a setting names it and the release lies there; otherwise from the files here.

    Always here: published figures, which are few, and whoever sees no more has no way to the rows; and a release with
    something that arrived beside it, until that is folded in.
    """
    where = service() if sees_true_counts(viewer) and not release.delta else None
    note = sent_to(release.warehouse.parent) if where else None
    if not (where and note):
        return _rows_here(viewer, release, asked, form, parameters)
    from queries.on_clickhouse import answer  # it needs what is not installed for everybody

    return answer(where, note["database"], cursor(release.warehouse), *bind(asked, parameters))


def _rows_here(
    viewer: Viewer, release: Release, asked: Question, form: str, parameters: Mapping[str, Value]
) -> pd.DataFrame:
    con = _cursor(viewer, release)
    if asked.gathers:
        con.register(AS_GATHERED, _gathered_in_turn(viewer, release, parameters))
        asked = reading_back(asked.name, form)
    return con.execute(*bind(asked, parameters)).df()


def _gathered_in_turn(viewer: Viewer, release: Release, parameters: Mapping[str, Value]) -> pa.Table:
    """Of questions that need the same at once, one waits for the database and the others for it."""
    own = {field.name[1:] for field in question(GATHERED).parameters}
    key = (viewer, release, tuple(sorted((name, value) for name, value in parameters.items() if name in own)))
    with TURNS[hash(key) % len(TURNS)]:
        return gathered(*key)


@kept(KEPT_GATHERED)
def gathered(viewer: Viewer, release: Release, parameters: tuple) -> pa.Table:
    """What several questions share (`GATHERED`), counted for these parameters and kept for the next that needs it.

    In Arrow, where whole numbers of any size stay whole.
    """
    sql, values = bind(question(GATHERED), dict(parameters))
    return _cursor(viewer, release).sql(sql, params=values).to_arrow_table()


def _cursor(viewer: Viewer, release: Release) -> duckdb.DuckDBPyConnection:
    """Published figures are those of the release; who sees true counts sees what arrived since too."""
    return cursor(file_of(viewer, release), release.beside if sees_true_counts(viewer) else None)


def file_of(viewer: Viewer, release: Release) -> Path:
    """The file a viewer's questions are asked of."""
    return release.warehouse if sees_true_counts(viewer) else release.published


def bind(asked: Question, parameters: Mapping[str, Value]) -> tuple[str, dict[str, Value]]:
    """The statement and its values, of the parameters that it knows.

    A list `$areas` becomes `$areas_0, $areas_1, …` and `$all_areas` (true when empty).
    """
    sql, values = asked.sql, {}
    for field in asked.parameters:
        name, value = field.name[1:], parameters[field.name[1:]]
        if field.kind != "codes":
            values[name] = value
            continue
        codes = list(value) or [""]
        sql = re.sub(rf"\${name}\b", ", ".join(f"${name}_{place}" for place in range(len(codes))), sql)
        values |= {f"{name}_{place}": code for place, code in enumerate(codes)} | {f"all_{name}": not value}
    return sql, values
