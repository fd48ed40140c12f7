"""What targets, evenness and neighbours say."""

from datetime import date

import pandas as pd

from queries.findings.words import listed, percent
from queries.stats.neighbours import Moran
from queries.stats.pace import IN_TIME, NO_PACE, REACHED, Pace

CLUSTERS = {
    "high among high": "Heard much, among neighbours heard much",
    "low among low": "Heard little, among neighbours heard little",
}


def heading(targets: pd.DataFrame) -> str:
    """One sentence on the boroughs' targets for people, or on all targets where no borough has one.

    `targets`: measure, dimension, name, target, reached.
    """
    boroughs = targets[(targets["measure"] == "participants") & (targets["dimension"] == "borough")]
    counted, noun = (boroughs, "boroughs") if len(boroughs) else (targets, "targets")
    if counted.empty:
        return "No targets have been set"
    short = counted[counted["reached"] < counted["target"]].assign(share=lambda rows: rows["reached"] / rows["target"])
    missed = short.sort_values(["share", "name"])["name"].tolist()
    if not missed:
        return (
            f"All {len(counted)} {noun} have reached their target"
            if noun == "boroughs"
            else f"All {len(counted)} targets reached"
        )
    done = len(counted) - len(missed)
    said = (
        f"{done} of {len(counted)} {noun} have reached their target"
        if noun == "boroughs"
        else f"{done} of {len(counted)} targets reached"
    )
    return f"{said}; furthest below: {listed(missed)}"


def pace_words(pace: Pace, short: int, today: date, last_day: date | None) -> str:
    """When a target is reached, at the pace of the last four weeks.

    `short`: how many are missing; `last_day`: the programme's.
    """
    if pace.state == REACHED:
        return f"reached on {spoken(pace.day)}" if pace.day else "reached"
    if last_day and today >= last_day:
        return f"ended {short:,} short"
    if pace.state == NO_PACE:
        return "too early to tell"
    if pace.state == IN_TIME:
        return f"at this rate reached on {spoken(pace.day)}"
    return f"at this rate not before {spoken(pace.day)}" if pace.day else "at this rate not before the end"


def spoken(day: date) -> str:
    """14 September 2014."""
    return f"{day.day} {day:%B %Y}"


def evenness_words(moved: float, moved_by_chance: float) -> str:
    """The index of dissimilarity as a sentence a lead can repeat, beside what a fair draw of as many people gives."""
    if pd.isna(moved):
        return "How evenly the boroughs were heard cannot be said while counts are hidden or nobody was heard."
    people = f"{percent(moved)} of the people heard"
    said = f"To be spread like London's residents, {people} would have to come from another borough."
    chance = f"If everybody in London were as likely to take part, chance alone would give {percent(moved_by_chance)}."
    return f"{said} {chance}"


def variation_words(varies: float, by_chance: float) -> str:
    """The bias-corrected coefficient of variation as a sentence."""
    if pd.isna(varies):
        return ""
    return (
        f"The boroughs' rates vary by {percent(varies)} around London's average; {percent(by_chance)} would be chance."
    )


def funnel_words(flags: pd.DataFrame) -> str:
    """Which boroughs lie outside the 99.8 % limits. `flags`: name, flag ("above", "below", "within", "unknown")."""
    above, below = (flags.loc[flags["flag"] == flag, "name"].tolist() for flag in ("above", "below"))
    if not above and not below:
        return "No borough differs from London's average by more than chance can explain."
    said = [f"Heard more than chance can explain: {listed(above, 40)}."] if above else []
    said += [f"Heard less than chance can explain: {listed(below, 40)}."] if below else []
    return " ".join(said)


def neighbours_words(moran: Moran, clusters: pd.DataFrame) -> str:
    """Whether boroughs side by side are alike. `clusters`: name, cluster (as `local_morans_i` names it)."""
    if pd.isna(moran.i) or pd.isna(moran.p):
        return ""
    if moran.p >= 0.05:
        return "Boroughs side by side are no more alike than chance would make them."
    said = f"Boroughs side by side are alike (Moran's I {moran.i:.2f}, p {moran.p:.3f})."
    for cluster, words in CLUSTERS.items():
        names = clusters.loc[clusters["cluster"] == cluster, "name"].tolist()
        said += f" {words}: {listed(names, 40)}." if names else ""
    return said
