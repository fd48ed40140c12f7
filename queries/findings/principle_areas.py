"""What areas thought of principles, beside London; and what smoothing did."""

from collections.abc import Callable

import pandas as pd

from queries.findings.votes import area_heading
from queries.findings.words import listed, percent


def signed(net: float) -> str:
    """Net support as it is written: +42%, 0%, −10%."""
    words = f"{net:+.0%}".replace("-", "−")
    return "0%" if words[1:] == "0%" else words


def beside_london(measure: str, name: str, principle: str, row: pd.Series, london: float) -> str:
    """What one area thinks of a principle, beside London. `measure`: p or net; `row`: value, low, high."""
    if measure == "p":
        return area_heading(name, principle, row["value"], row["low"], row["high"], london)
    if pd.isna(row["value"]):
        return f"No votes on {principle} from {name}"
    return f"Net support for {principle} from {name} is {signed(row['value'])}, {_beside(row, london)} in London " \
           f"({signed(london)})"  # fmt: skip


def across_principles(name: str, rows: pd.DataFrame) -> str:
    """One area on all principles: where more of it is for than in London, where less, by intervals.

    `rows`: principle, value, low, high, london.
    """
    voted = rows.dropna(subset=["value"])
    if voted.empty:
        return f"No votes from {name}"
    more, less = voted[voted["low"] > voted["london"]], voted[voted["high"] < voted["london"]]
    said = [f"more for than London on {listed(more['principle'].tolist())}"] if len(more) else []
    said += [f"less on {listed(less['principle'].tolist())}" if said else
             f"less for than London on {listed(less['principle'].tolist())}"] if len(less) else []  # fmt: skip
    rest = len(voted) - len(more) - len(less)
    if not said:
        return f"{name}: about as London on {'all ' if rest > 1 else ''}{rest} principle{'s' if rest > 1 else ''}"
    return f"{name}: {'; '.join([*said, *([f'about as London on {rest}'] if rest else [])])}"


def smoothing_words(areas: pd.DataFrame, measure: str) -> str:
    """What smoothing did to areas. `measure`: p or net; `areas`: group_name, that column, it _smoothed, and weight."""
    known = areas.dropna(subset=[measure, f"{measure}_smoothed"])
    if known.empty:
        return ""
    if not known["weight"].any():
        return (
            "These areas differ no more than chance would make them differ, so each is drawn all the way to their "
            "average."
        )
    said = "Each area is drawn towards the average of all, the more so the fewer people voted there"
    moved = known.loc[(known[f"{measure}_smoothed"] - known[measure]).abs().idxmax()]
    words: Callable[[float], str] = percent if measure == "p" else signed
    before, after = words(moved[measure]), words(moved[f"{measure}_smoothed"])
    return f"{said}." if before == after else f"{said}; most of all {moved['group_name']}, from {before} to {after}."


def _beside(row: pd.Series, london: float) -> str:
    if row["low"] <= london <= row["high"]:
        return "about as"
    return "more than" if row["value"] > london else "less than"
