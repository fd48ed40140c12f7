"""The audit log: a line for each import, rollback, forgetting and export; only added to, without personal data."""

import csv
from pathlib import Path

from warehouse.decisions import now

COLUMNS = ("when", "action", "outcome", "release")


def record(folder: Path, action: str, outcome: str, release: str | None = None) -> None:
    """Add one line to `live/audit.csv`; a folder that cannot be written keeps none, as nothing changes in it either."""
    log = folder / "live" / "audit.csv"
    try:
        with log.open("a", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            if file.tell() == 0:
                writer.writerow(COLUMNS)
            writer.writerow((now(), action, outcome, release or ""))
    except OSError:
        return
