"""The way in: how many registered, took part, came to an event; and what the sources cannot say."""

import pandas as pd

from queries.findings.words import counted, percent


def heading(everybody: pd.Series) -> str:
    """One sentence: registered, the share of them who took part, and who came to an event.

    `everybody`: the one row of `way_in/steps` for the whole.
    """
    registered, took_part, attended = (int(everybody[name]) for name in ("registered", "took_part", "attended"))
    if not registered + took_part + attended:
        return "Nobody is known to have come yet"
    first = _registered(registered, int(everybody["registered_took_part"])) if registered else _unregistered(took_part)
    if not attended:
        return first
    return f"{first}; {attended:,} came to an event{_silent(attended, int(everybody['attended_took_part']))}"


def _registered(registered: int, took_part: int) -> str:
    share = {0: "none", registered: "all"}.get(took_part, percent(took_part / registered))
    return f"{registered:,} registered, {share} of them took part"


def _unregistered(took_part: int) -> str:
    who = f"{_people(took_part)} took part" if took_part else "Nobody is known to have taken part"
    return f"{who}; who registered is not known"


def _silent(attended: int, took_part: int) -> str:
    if not took_part:
        return ", none of whom gave anything online"
    return f", {attended - took_part:,} of whom gave nothing online" if attended > took_part else ""


def not_said(everybody: pd.Series, views: int) -> list[str]:
    """Sentences on what the sources do not say, and on people who are in a later step and not in the one before."""
    registered, took_part, inside = (int(everybody[n]) for n in ("registered", "took_part", "registered_took_part"))
    attended = int(everybody["attended"])
    said = [] if views else ["No views were counted."]
    if not registered:
        why = ": this export lists only those who did something" if took_part or attended else ""
        said.append(f"Nobody is known to have registered{why}.")
    elif registered == inside:
        said.append("Everybody registered also took part: the list may hold only those who did.")
    if registered and (extra := took_part - inside):
        said.append(f"{_people(extra)} took part and {_are(extra)} in no list of participants.")
    if not attended:
        said.append("Nobody is known to have come to an event.")
    elif registered and (extra := attended - int(everybody["attended_registered"])):
        said.append(f"{_people(extra)} came to an event and {_are(extra)} in no list of participants.")
    if not int(everybody["organisations_responded"]):
        said.append("No organisation that was heard has responded to the declaration.")
    return said


def unknown(entries: pd.DataFrame, what: str) -> str:
    """One sentence: of how many people it is not known. `entries`: code, people. `what`: as "how they heard of it"."""
    everybody = int(entries["people"].sum())
    people = int(entries.loc[entries["code"] == "unknown", "people"].sum())
    if not people:
        return ""
    if people == everybody:
        return f"Of nobody it is known {what}."
    return f"Of {people:,} of {everybody:,} people it is not known {what} ({percent(people / everybody)})."


def share_words(share: float, low: float, high: float, before: str = "") -> str:
    """ "95% of those who registered (94% to 96%)"; nothing where there is no share."""
    of_whom = f" of {before}" if before else ""
    return "" if pd.isna(share) else f"{percent(share)}{of_whom} ({percent(low)} to {percent(high)})"


def _people(number: int) -> str:
    return counted(number, "person", "people")


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
