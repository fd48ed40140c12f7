"""How the votes stood on a day."""

from datetime import date

import pandas as pd

from queries.findings.changes import spoken
from queries.findings.words import counted


def stood(day: date, row: pd.Series) -> str:
    """One sentence: the votes by the end of a day and their net support with its interval.

    `row`: item ("all" for all principles), name (of the item), n, people, net, low, high (95 % interval).
    """
    if not row["n"]:
        return f"By the end of {spoken(day)}: no votes on {_name(row)} yet."
    given = f"{counted(int(row['n']), 'vote')} by {counted(int(row['people']), 'person', 'people')}"
    support = f"net support {_signed(row['net'])} (95% interval {_signed(row['low'])} to {_signed(row['high'])})"
    return f"By the end of {spoken(day)}: {given} on {_name(row)}, {support}."


def _name(row: pd.Series) -> str:
    return "all principles" if row["item"] == "all" else row["name"]


def _signed(share: float) -> str:
    text = f"{share:+.0%}".replace("-", "−")
    return "0%" if text[1:] == "0%" else text
