"""Why a row was set aside, changed or remarked on: one code, one level, one sentence for each."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REASONS_FILE = Path(__file__).with_name("reasons.csv")


@dataclass(frozen=True)
class Reason:
    """`level`: Q quarantined, C converted, A accepted, W warning, D duplicate, X excluded."""

    code: str
    level: str
    words: str


@cache
def reasons() -> dict[str, Reason]:
    """Every reason by its code."""
    with REASONS_FILE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: Reason(row["code"], row["level"], row["words"]) for row in csv.DictReader(file)}
