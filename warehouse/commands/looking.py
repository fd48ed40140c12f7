"""report and list."""

import argparse
import json

from warehouse.live import live_release, releases
from warehouse.report import as_text
from warehouse.report import report as report_of
from warehouse.standing import standing


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
    for source in standing(live).sources:
        when = f"{source.imported_at:%d %B %Y %H:%M} UTC"
        print(f"{source.name}  ({source.platform}): {source.files} files, {source.rows_in:,} rows, imported {when}")
    return 0
