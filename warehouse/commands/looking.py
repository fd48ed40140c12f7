"""report, list and audit."""

import argparse
import json

from warehouse.audit import audit as read_log
from warehouse.live import insist_on_folder, live_release, releases
from warehouse.refusal import Refused
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


def audit(given: argparse.Namespace) -> int:
    """Whether the audit log is as it was written."""
    insist_on_folder(given.to)
    read = read_log(given.to)
    if read.broken:
        why = f"Line {read.broken} of live/audit.csv does not follow from the lines above it"
        raise Refused("audit.csv", f"{why}: it, or one above it, was changed, taken out or put in.")
    print(f"{read.lines:,} lines, each following from the one above it.")
    if read.last:
        print(f"The last one ends {read.last}; noted elsewhere, it shows later whether lines were cut off.")
    return 0
