"""The sentences and names that made-up programmes are put together from."""

import csv
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("wording")
PRINCIPLES = range(1, 9)


@cache
def sentences(name: str) -> dict:
    """What one TOML file of `wording/` holds."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one CSV file of `wording/`."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def about(principle: int) -> dict:
    """The sentences about one of the eight principles: proposals, problems, lived, gains, agree, disagree, ask."""
    return sentences(f"principle_{principle}")


def in_a_sentence(proposal: str) -> str:
    """A proposal with a small first letter, to stand inside a sentence."""
    return proposal[0].lower() + proposal[1:]


def fresh(make: Callable[[], str], said: set[str], tries: int = 12) -> str:
    """A text that is not among those `said` if one is found in a few tries; adds it to them."""
    text = make()
    while text in said and (tries := tries - 1):
        text = make()
    said.add(text)
    return text
