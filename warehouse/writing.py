"""A release's files, made of what is staged: derived, summed, checked, published."""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from warehouse.checks import check
from warehouse.contract.terms import Terms
from warehouse.deriving.derive import derive
from warehouse.deriving.names import write_near_matches
from warehouse.fingerprint import fingerprint
from warehouse.intake import Progress
from warehouse.live import Release, releases
from warehouse.opening import in_sql
from warehouse.publishing import publish
from warehouse.report import files
from warehouse.rollups.roll_up import roll_up, roll_up_people, write_person_days
from warehouse.succession import key_mark


def write(
    con: duckdb.DuckDBPyConnection,
    folder: Path,
    built: Path,
    terms: Terms,
    key: bytes,
    progress: Progress,
    kept: Sequence[Release],
) -> tuple[str, list[dict]]:
    """Write the settled rows of `staged`, which goes, as a release to the folder `built`; gives its name and the
    report's entry of each file. `kept`: as `warehouse.build.build` has it. Raises Refused, CheckFailed."""
    # Nobody reads it before it is whole, so it needs no log to recover from.
    con.execute(f"ATTACH {in_sql(built / 'warehouse.duckdb')} AS release (RECOVERY_MODE 'no_wal_writes')")
    progress(0.7, "Building the warehouse")
    derive(con, terms, folder, key_mark(key))
    write_near_matches(con, folder)
    con.execute("DETACH staged")  # with very many votes the sums need its room
    roll_up(con, "release.contributions", "release", "release")
    write_person_days(con, "release.contributions", "release.people", "release")
    roll_up_people(con, "release.people", "release.attendance", "release")
    check(con)
    name = fingerprint(con)
    progress(0.9, "Publishing")
    publish(con, built, kept or releases(folder), anew=bool(kept))
    con.execute("USE release")
    accounts = files(con)
    con.execute("USE memory; DETACH release")
    return name, accounts
