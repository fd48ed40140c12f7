"""report and list."""

import argparse
import json

from warehouse.live import live_release, releases
from warehouse.opening import opened
from warehouse.report import as_text
from warehouse.report import report as report_of

SOURCES = """
    SELECT s.name, s.platform, count(*), CAST(sum(f.rows_in) AS BIGINT), max(f.imported_at)
    FROM sources AS s JOIN files AS f USING (source) GROUP BY ALL ORDER BY s.name"""


def report(given: argparse.Namespace) -> int:
    """What came in and what became of it."""
    answer = report_of(given.to)
    print(json.dumps(answer, ensure_ascii=False, indent=1) if given.json else as_text(answer))
    return 0


def list_(given: argparse.Namespace) -> int:
    """The releases kept (the live one first) and the live one's sources."""
    live = live_release(given.to)
    for release in releases(given.to):
        print(f"{release.name}  {'live' if release == live else 'kept'}")
    with opened(given.to) as con:
        rows = con.execute(SOURCES).fetchall()
    for name, platform, files, rows_in, when in rows:
        print(f"{name}  ({platform}): {files} files, {rows_in:,} rows, imported {when:%d %B %Y %H:%M} UTC")
    return 0
