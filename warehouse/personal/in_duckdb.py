"""A Python function of texts, lent to a DuckDB connection for one statement."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pyarrow as pa
from duckdb import DuckDBPyConnection


@contextmanager
def text_function(con: DuckDBPyConnection, name: str, of_texts: Callable[[list[str]], list[str]]) -> Iterator[None]:
    """Within the block, SQL's `name(VARCHAR)` calls `of_texts` on a few thousand texts at a time, once for each row."""

    def in_arrow(texts: pa.Array) -> pa.Array:
        return pa.array(of_texts(texts.to_pylist()), pa.string())

    con.complete()  # an unfinished result of the caller's would make DuckDB refuse the function
    con.create_function(name, in_arrow, ["VARCHAR"], "VARCHAR", type="arrow", side_effects=True)
    try:
        yield
    finally:
        con.remove_function(name)


def quoted(name: str) -> str:
    """A table's or column's name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'
