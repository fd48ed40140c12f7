"""The golden thread in sentences: how many ideas were decided, and what to look at before a declaration is signed."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from queries.findings.words import counted, listed, percent
from queries.stats.shares import wilson

WELL = 0.5  # supported well: even the lower end of the interval is over one half


def heading(row: Mapping[str, int] | pd.Series, sentences: int) -> str:
    """ "201 ideas decided: 159 kept or merged into 15 sentences, 42 dropped; 289 ideas not decided yet".

    row: ideas, decided, kept, merged, dropped and sentences as `thread/summary`; sentences: how many there are in all.
    """
    decided, open_ones = int(row["decided"]), int(row["ideas"]) - int(row["decided"])
    if not decided:
        said = f"{counted(sentences, 'sentence')} written" if sentences else "no sentence written"
        return f"{said[0].upper()}{said[1:]}, no idea decided yet"
    into = int(row["kept"]) + int(row["merged"])
    used = f"{into:,} kept or merged into {counted(int(row['sentences']), 'sentence')}" if into else "none kept"
    left = f"; {counted(open_ones, 'idea')} not decided yet" if open_ones else ""
    return f"{counted(decided, 'idea')} decided: {used}, {int(row['dropped']) or 'none'} dropped{left}"


def with_support(outcomes: pd.DataFrame) -> pd.DataFrame:
    """Outcomes with n (votes), share (for), low, high (Wilson's 95 % interval), `supported` (low over one half) and
    `gone` (the idea is in no sentence). Every person has one vote on an idea, so its votes are its people."""
    votes = (outcomes["n_for"] + outcomes["n_against"] + outcomes["n_neutral"]).astype(float)
    low, high = wilson(outcomes["n_for"], votes)
    share = outcomes["n_for"] / votes.where(votes > 0)
    stays = set(outcomes.loc[outcomes["outcome"] != "dropped", "idea"])
    return outcomes.assign(
        n=votes.astype(int), share=share, low=low, high=high, supported=np.nan_to_num(low) > WELL,
        gone=~outcomes["idea"].isin(stays),
    )  # fmt: skip


def nothing_behind(sentences: pd.DataFrame) -> str:
    """ "8 of 23 sentences have no idea behind them." or that all have one. Empty where there is no sentence."""
    none = int((sentences["kept"] + sentences["merged"] == 0).sum())
    if sentences.empty:
        return ""
    if not none:
        return "Every sentence has an idea behind it."
    verb = "has" if none == 1 else "have"
    return f"{none:,} of {counted(len(sentences), 'sentence')} {verb} no idea behind {'it' if none == 1 else 'them'}."


def dropped_though_supported(outcomes: pd.DataFrame) -> str:
    """How many ideas were dropped though most people were for them, and the one with most support.

    outcomes: as `with_support` gives them, with `called`, what an idea is called.
    """
    lost = outcomes[outcomes["gone"] & outcomes["supported"]].drop_duplicates("idea")
    if outcomes.empty:
        return ""
    if lost.empty:
        return "No idea that a clear majority supported was dropped."
    one = len(lost) == 1
    were = "idea that a clear majority supported was" if one else "ideas that a clear majority supported were"
    best = lost.sort_values(["low", "idea"], ascending=[False, True]).iloc[0]
    most = f"“{best['called']}”, supported by {support(best)} and dropped: {_why(best)}"
    return f"{len(lost):,} {were} dropped{':' if one else ', first of all'} {most}."


def lost_principles(outcomes: pd.DataFrame) -> list[str]:
    """A sentence for each principle whose well-supported ideas were all dropped, with how each was supported and why
    it was dropped. `outcomes` as `with_support` gives them."""
    well = outcomes[outcomes["supported"] & (outcomes["principle_name"] != "")]
    said = []
    for name, ideas in well.groupby("principle_name", sort=False):
        if ideas["gone"].all():
            each = ideas.sort_values(["low", "idea"], ascending=[False, True]).drop_duplicates("idea")
            words = listed([f"{support(row)} and dropped: {_why(row)}" for _, row in each.iterrows()], 3)
            said.append(f"{name}: every well-supported idea was dropped. Supported by {words}.")
    return said


def support(row: Mapping[str, float] | pd.Series) -> str:
    """ "83% of 29 people (65% to 92%)"."""
    if not row["n"]:
        return "nobody yet"
    interval = f"{percent(row['low'])} to {percent(row['high'])}"
    return f"{percent(row['share'])} of {counted(int(row['n']), 'person', 'people')} ({interval})"


def ended(row: Mapping[str, str] | pd.Series) -> str:
    """ "Merged into", "Kept in" or "Dropped, weighed for": what comes before a sentence."""
    return {"kept": "Kept in", "merged": "Merged into", "dropped": "Dropped, weighed for"}[row["outcome"]]


def _why(row: pd.Series) -> str:
    return row["reason"][:1].lower() + row["reason"][1:] if row["reason"] else "no reason given"
