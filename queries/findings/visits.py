"""The next visits in words: where to go, whom to look for there, and why."""

from collections.abc import Sequence

import pandas as pd

from queries.findings.words import counted, listed

VISITS = 3
NUMBERS = {1: "visit", 2: "two visits", 3: "three visits"}


def heading(found: pd.DataFrame) -> str:
    """Which boroughs come first, in one sentence. `found`: as `where_next` gives it."""
    names = _first(found)
    return f"Next {NUMBERS[len(names)]}: {listed(names)}" if names else "No visit stands out"


def visits(found: pd.DataFrame) -> list[tuple[str, str]]:
    """The first three boroughs on the list, each with why to go there and whom to look for, in sentences."""
    return [(name, _visit(found[found["borough"] == name])) for name in _first(found)]


def _first(found: pd.DataFrame) -> list[str]:
    return list(dict.fromkeys(found["borough"]))[:VISITS]


def _visit(rows: pd.DataFrame) -> str:
    wanted = [whom(row.role, row.kind) for row in rows.itertuples() if row.role or row.kind]
    silent = list(dict.fromkeys(name for names in rows["silent"] for name in names))
    said = [sentence([rows["why_there"].iloc[0]])]
    if wanted:
        nobody = "none was heard there" if rows["people"].iloc[0] else ""
        said.append(sentence([f"Look for {_either([_a(each) for each in wanted])}", *([nobody] if nobody else [])]))
    said += [f"Invited there and silent: {listed(silent)}."] if silent else []
    return " ".join(said)


def why_there(name: str, people: int, wanted: int, has_target: bool) -> str:
    """Why to go to a borough: how many people are missing, of its target or of what London's average rate gives."""
    if not people:
        named = f"whose target is {counted(wanted, 'person', 'people')}" if has_target else _average(wanted)
        return f"nobody was heard in {name}, {named}"
    short = counted(wanted - people, "person", "people")
    if has_target:
        return f"{name} is {short} below its target of {wanted:,}"
    return f"{name} has {counted(people, 'person', 'people')}, {_average(wanted)}"


def _average(wanted: int) -> str:
    return f"where London's average rate would give {wanted:,}"


def whom(role: str, kind: str) -> str:
    """A role and a kind of organisation inside a sentence; either may be empty."""
    place = _a(in_a_sentence(kind))
    if role and kind:
        return f"{in_a_sentence(role)} of {place}"
    return in_a_sentence(role) or f"person of {place}"


def in_a_sentence(name: str) -> str:
    """A name with a small first letter, unless it begins with letters that stand for words (GP, NHS)."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def sentence(parts: Sequence[str]) -> str:
    """Parts with semicolons between them, as a sentence."""
    said = "; ".join(parts)
    return f"{said[:1].upper()}{said[1:]}."


def _a(noun: str) -> str:
    """ "a nurse", "an administrator", "an NHS trust", "a university"."""
    return f"an {noun}" if noun.startswith(("a", "e", "i", "o", "NHS")) else f"a {noun}"


def _either(names: Sequence[str]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
