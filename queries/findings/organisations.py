"""What the list of organisations says."""

import pandas as pd

from queries.findings.words import counted


def heading(organisations: pd.DataFrame) -> str:
    """One sentence: how many were heard, and how many that were invited were not.

    `organisations`: participants, invited (true or false).
    """
    heard = int((organisations["participants"] > 0).sum())
    silent = int(((organisations["participants"] == 0) & organisations["invited"].fillna(False).astype(bool)).sum())
    if not heard and not silent:
        return "No organisation has been heard yet"
    said = f"{counted(heard, 'organisation')} heard"
    if silent:
        said += f"; {counted(silent, 'invited one is', 'invited ones are')} silent"
    return said[0].upper() + said[1:]
