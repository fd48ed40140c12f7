"""Whether votes are on the programme's scale at all."""

import duckdb

from warehouse.programme import Programme
from warehouse.refusal import Refused


def insist_on_scale(con: duckdb.DuckDBPyConnection, file: str, programme: Programme) -> None:
    """Refuse votes from 1 to 5 where the programme does not declare that scale: read as for and against they would
    all be for.

    Raises Refused.
    """
    if programme.vote_scale == "1-5":
        return
    low, high, kinds = con.execute("""
        SELECT min(number), max(number), count(DISTINCT number) FILTER (number > 1)
        FROM (SELECT TRY_CAST(vote AS DOUBLE) AS number FROM texts) WHERE number IS NOT NULL""").fetchall()[0]
    if kinds and kinds > 1 and low >= 1 and high <= 5:
        why = f"{file} holds votes from 1 to 5, and the programme's scale is for and against"
        raise Refused(file, f'{why}; say vote_scale = "1-5" in programme.toml.')
