"""Decisions that stand, and taking one back: nothing is removed, another decision says what was before."""

from pathlib import Path

from warehouse.decisions import COLUMNS, decided
from warehouse.refusal import Refused

ABOUT = {
    "codings": ("source", "idea_id"),
    "targets": ("measure", "dimension", "value"),
    "crosswalk": ("from_principle", "to_principle"),
    "organisation_names": ("name",),
}


def about(kind: str, row: dict[str, str]) -> tuple[str, ...]:
    """What a decision is about: of two decisions about the same, the later one stands."""
    return tuple(row[column] for column in ABOUT[kind])


def standing(folder: Path, kind: str) -> list[dict[str, str]]:
    """The decisions of one kind that stand, in the order they were made; one that says nothing (any more) is left
    out."""
    latest = {about(kind, row): row for row in decided(folder, kind)}
    return sorted((row for row in latest.values() if _says_something(kind, row)), key=lambda row: row["when"])


def taking_back(folder: Path, kind: str, place: int) -> dict[str, str]:
    """The decision that undoes the one at `place` (from 0, in the order they were made): what was decided before it
    on the same, or blanks where nothing was. Raises Refused where a later decision is about the same.
    """
    rows = decided(folder, kind)
    this = about(kind, rows[place])
    if any(about(kind, row) == this for row in rows[place + 1 :]):
        raise Refused(f"{kind}.csv", "A later decision about the same stands; undo that one first.")
    before = [row for row in rows[:place] if about(kind, row) == this]
    blank = dict.fromkeys(_values(kind), "")
    said = {column: before[-1][column] for column in _values(kind)} if before else blank
    return {**dict(zip(ABOUT[kind], this, strict=True)), **said}


def _values(kind: str) -> tuple[str, ...]:
    return tuple(column for column in COLUMNS[kind] if column not in (*ABOUT[kind], "who", "when"))


def _says_something(kind: str, row: dict[str, str]) -> bool:
    return any(row[column].strip() for column in _values(kind))
