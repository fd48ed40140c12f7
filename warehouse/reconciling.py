"""What was loaded against what each export says of itself: told to people, never trusted."""

from collections.abc import Sequence

import duckdb

from warehouse.importers import formats
from warehouse.intake import Incoming


def reconcile(con: duckdb.DuckDBPyConnection, incoming: Sequence[Incoming], key: bytes) -> list[str]:
    """Compare every export whose rows are settled with its own figures; keeps the results and gives their sentences.

    An export whose rows were added to a live source is not compared: it does not speak of all of them.
    """
    said = []
    for each in incoming:
        ((source, fresh),) = con.execute(
            "SELECT source, fresh FROM staged.sources WHERE name = $1", [each.source]
        ).fetchall()
        for check in formats.reconcile(con, each.sheets, each.source, key) if fresh else []:
            con.execute(
                "INSERT INTO staged.reconciliations VALUES ($1, $2, $3, $4, $5)",
                [source, check.name, check.matches, check.differs, check.words],
            )
            said.append(f"{each.source}: {check.words}")
    return said
