"""report and list."""

import argparse
import json

import duckdb

from warehouse.live import current, releases
from warehouse.report import as_text
from warehouse.report import report as report_of


def report(given: argparse.Namespace) -> int:
    """What came in and what became of it."""
    answer = report_of(given.to)
    print(json.dumps(answer, ensure_ascii=False, indent=1) if given.json else as_text(answer))
    return 0


def list_(given: argparse.Namespace) -> int:
    """The releases kept (the live one first) and the live one's sources."""
    for place, release in enumerate(releases(given.to)):
        print(f"{release.name}  {'live' if place == 0 else 'kept'}")
    release = current(given.to)
    if release is None:
        print("Nothing has been imported yet.")
        return 0
    with duckdb.connect(release.warehouse, read_only=True) as con:
        rows = con.execute("""
            SELECT s.name, s.platform, count(*), CAST(sum(f.rows_in) AS BIGINT), max(f.imported_at)
            FROM sources AS s JOIN files AS f USING (source) GROUP BY ALL ORDER BY s.name""").fetchall()
    for name, platform, files, rows_in, when in rows:
        print(f"{name}  ({platform}): {files} files, {rows_in:,} rows, imported {when:%d %B %Y %H:%M}")
    return 0
