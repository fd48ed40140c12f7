"""What a lead should look at now: boroughs gone quiet, and targets that slip."""

from datetime import date
from itertools import chain, zip_longest
from typing import NamedTuple

import pandas as pd

from queries.findings.reach import spoken
from queries.findings.words import counted, listed
from queries.stats.pace import REACHED, TOO_LATE


class Alert(NamedTuple):
    """One sentence and what it is about: "coverage" or "targets", and the name of a borough where it is about one."""

    sentence: str
    about: str
    borough: str = ""


def alerts(last_days: pd.DataFrame, targets: pd.DataFrame, as_of: date, since: date, quiet_days: int) -> list[Alert]:
    """What stands out at the end of `as_of`: what is past in a sentence each, then slipping targets and quiet boroughs
    in turns.

    last_days: name, kind, last_day (as `coverage/last_days`). targets: as `coverage/targets` with state, reached_on,
    deadline and past (whether that is over). since: the first day of the programme or of its data. quiet_days: so many
    days without anything.
    """
    in_turns = chain.from_iterable(zip_longest(_slipping(targets), _quiet(last_days, as_of, quiet_days)))
    summed_up = [*_never(last_days, (as_of - since).days, quiet_days), *_missed(targets)]
    return [*summed_up, *filter(None, in_turns)]


def _quiet(last_days: pd.DataFrame, as_of: date, quiet_days: int) -> list[Alert]:
    """Boroughs that were heard and then not for long, the longest first."""
    heard = last_days[last_days["kind"] == "borough"].dropna(subset=["last_day"])
    days = (pd.Timestamp(as_of) - pd.to_datetime(heard["last_day"])).dt.days
    order = heard.assign(days=days).sort_values(["days", "name"], ascending=[False, True])
    return [
        Alert(f"Nothing from {row.name} for {counted(row.days, 'day')}", "coverage", row.name)
        for row in order[order["days"] >= quiet_days].itertuples(index=False)
    ]


def _never(last_days: pd.DataFrame, ran: int, quiet_days: int) -> list[Alert]:
    """Boroughs nothing has come from, once the programme has run for so long; none where no borough is known at all."""
    boroughs = last_days[last_days["kind"] == "borough"]
    names = boroughs.loc[boroughs["last_day"].isna(), "name"].tolist()
    if not names or len(names) == len(boroughs) or ran < quiet_days:
        return []
    return [Alert(f"Nothing yet from {listed(names)}", "coverage", names[0] if len(names) == 1 else "")]


def _slipping(targets: pd.DataFrame) -> list[Alert]:
    """Targets that the pace does not reach by their day, London first, then the furthest below."""
    late = targets[(targets["state"] == TOO_LATE) & ~targets["past"].astype(bool)]
    late = late.assign(whole=late["dimension"] == "london", share=late["reached"] / late["target"])
    order = late.sort_values(["whole", "share", "name"], ascending=[False, True, True])
    return [
        Alert(_slips(row), "targets", row.name if row.dimension == "borough" else "")
        for row in order.itertuples(index=False)
    ]


def _slips(row: object) -> str:
    by = f" by {spoken(row.deadline)}" if row.deadline else ""
    said = f"{row.name}: at this rate the target of {counted(row.target, 'person', 'people')}{by} is not reached"
    return f"{said} before {spoken(row.reached_on)}" if row.reached_on else f"{said}; nobody new came in four weeks"


def _missed(targets: pd.DataFrame) -> list[Alert]:
    """Targets whose day is past and that were not reached, in one sentence."""
    missed = targets[(targets["state"] != REACHED) & targets["past"].astype(bool)]
    missed = missed.assign(share=missed["reached"] / missed["target"]).sort_values(["share", "name"])
    names = list(dict.fromkeys(missed["name"]))
    if not names:
        return []
    many = len(missed) > 1
    said = f"{len(missed)} targets were not reached by their day" if many else "1 target was not reached by its day"
    return [Alert(f"{said}: {listed(names)}", "targets")]
