"""What words mean in a programme: its frameworks and vocabularies, as read from `data/reference/`."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geo.words import normalise
from warehouse.programme import Programme

REFERENCE = Path(__file__).resolve().parents[2] / "data" / "reference"


@dataclass(frozen=True)
class Terms:
    """`vocabularies`: vocabulary -> normalised spelling -> code. `principles`: normalised spelling -> principle id
    ("vision-2014:3")."""

    programme: Programme
    vocabularies: Mapping[str, Mapping[str, str]]
    principles: Mapping[str, str]
    frameworks: Mapping[str, str]


def terms_of(programme: Programme) -> Terms:
    """The terms in force for a programme: a bare principle code or name means its own framework."""
    frameworks = {normalise(row["framework"]): row["framework"] for row in reference("frameworks")}
    return Terms(programme, _vocabularies(), _principles(programme.framework), frameworks)


@cache
def reference(table: str) -> tuple[dict[str, str], ...]:
    """The rows of one file of `data/reference/`."""
    with (REFERENCE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def reference_sources() -> tuple[dict[str, str], ...]:
    """Where each file of `data/reference/` comes from: title, source, licence, attribution, how, sha256."""
    return tuple(tomllib.loads((REFERENCE / "SOURCES.toml").read_text(encoding="utf-8"))["file"])


@cache
def _vocabularies() -> dict[str, dict[str, str]]:
    spellings: dict[str, dict[str, str]] = {}
    for row in reference("vocabularies"):
        of = spellings.setdefault(row["vocabulary"], {})
        of[normalise(row["code"].replace("_", " "))] = row["code"]
        of[normalise(row["name"])] = row["code"]
    for row in reference("vocabulary_aliases"):
        spellings[row["vocabulary"]][normalise(row["alias"])] = row["code"]
    return spellings


@cache
def _principles(own_framework: str) -> dict[str, str]:
    spellings: dict[str, str] = {}
    for row in reference("principles"):
        principle = f"{row['framework']}:{row['code']}"
        names = [principle, f"{row['framework']}:{row['name']}"]
        names += [row["code"], row["name"]] if row["framework"] == own_framework else []
        spellings.update({normalise(name): principle for name in names})
    return spellings
