"""Decisions that stand, and taking one back: nothing is removed, another decision says what was before."""

from pathlib import Path

from geo.spellings import find_area
from geo.words import normalise
from warehouse.decisions import COLUMNS, decided
from warehouse.refusal import Refused

ABOUT = {
    "codings": ("source", "idea_id"),
    "targets": ("measure", "dimension", "value"),
    "crosswalk": ("from_principle", "to_principle"),
    "organisation_names": ("name",),
    "statements": ("framework", "statement_id"),
    "outcomes": ("source", "idea_id"),
    "impact_words": ("place",),
}


def about(kind: str, row: dict[str, str]) -> tuple[str, ...]:
    """What a decision is about: of two decisions about the same, the later one stands. Names of boroughs, roles, kinds
    and organisations are the same in other spellings; identifiers are the same letter for letter."""
    said = tuple(row[column] for column in ABOUT[kind])
    if kind == "targets":
        return tuple(find_area(text).gss_code or normalise(text) for text in said)
    return tuple(map(normalise, said)) if kind == "organisation_names" else said


def standing(folder: Path, kind: str) -> list[dict[str, str]]:
    """The decisions of one kind that stand, in the order they were made; one that says nothing (any more) is left
    out."""
    rows = decided(folder, kind)
    return [rows[place] for place in places_standing(kind, rows) if _says_something(kind, rows[place])]


def places_standing(kind: str, rows: list[dict[str, str]]) -> list[int]:
    """Places in the file (from 0) of the decisions that no later one is about, those that say nothing too."""
    return sorted({about(kind, row): place for place, row in enumerate(rows)}.values())


def taking_back(folder: Path, kind: str, place: int) -> dict[str, str]:
    """The decision that undoes the one at `place` (from 0, in the order they were made): what was decided before it
    on the same, or blanks where nothing was. Raises Refused where a later decision is about the same, or there is none
    at that place.
    """
    rows = decided(folder, kind)
    if not 0 <= place < len(rows):
        raise Refused(f"{kind}.csv", "That decision is not there any more; nothing was undone.")
    if place not in places_standing(kind, rows):
        raise Refused(f"{kind}.csv", "A later decision about the same stands; undo that one first.")
    same = [row for row in rows[:place] if about(kind, row) == about(kind, rows[place])]
    return {**{column: rows[place][column] for column in ABOUT[kind]}, **before(kind, same)}


def before(kind: str, earlier: list[dict[str, str]]) -> dict[str, str]:
    """What the last of some earlier decisions said, without who and when; blanks where there is none."""
    return {column: earlier[-1][column] if earlier else "" for column in _values(kind)}


def _values(kind: str) -> tuple[str, ...]:
    return tuple(column for column in COLUMNS[kind] if column not in (*ABOUT[kind], "who", "when"))


def _says_something(kind: str, row: dict[str, str]) -> bool:
    return any(row[column].strip() for column in _values(kind))
