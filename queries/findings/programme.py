"""What a programme as a whole says."""

import pandas as pd

from queries.findings.words import counted

BOROUGHS = 32


def heading(summary: pd.Series) -> str:
    """One sentence: people, organisations, boroughs. `summary` is the row of `coverage/summary`."""
    people = summary["participants"]
    if not pd.isna(people) and people == 0:
        return "Nobody has taken part yet"
    who = "A few people" if pd.isna(people) else counted(int(people), "person", "people")
    organisations = int(summary["organisations"])
    of = f" of {counted(organisations, 'organisation')}" if organisations else ""
    boroughs = int(summary["boroughs"])
    where = {0: "", BOROUGHS: f" in all {BOROUGHS} boroughs"}.get(boroughs, f" in {boroughs} of {BOROUGHS} boroughs")
    return f"{who}{of}{where} took part"


def reconciliation(files: pd.DataFrame) -> str:
    """One sentence: what became of the rows that came in. `files` is the answer of `programme/files`."""
    rows, loaded, aside = (int(files[column].sum()) for column in ("rows_in", "loaded", "quarantined"))
    if not rows:
        return "Nothing has been imported yet"
    if not aside:
        return f"{counted(rows, 'row')} came in and none was set aside"
    return f"{counted(rows, 'row')} came in: {loaded:,} taken, {aside:,} set aside"
