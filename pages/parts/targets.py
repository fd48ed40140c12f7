"""Targets with their pace, as of the last day that the data can say anything about."""

from datetime import date, timedelta
from typing import NamedTuple

import pandas as pd

from pages.parts.programme import Looking
from pages.parts.remembering import remembered
from queries.findings.reach import pace_words
from queries.stats.pace import REACHED, Pace, pace_towards

UNKNOWN = Pace("", None, float("nan"))


class AsOf(NamedTuple):
    """`day`: the last day that the data says everything of. `running`: the programme says that it still runs;
    `ended`: its last day is past. `last`: the last day with data, where there is any; `first`: when it began."""

    day: date
    running: bool
    ended: bool
    last: date | None
    first: date


def as_of(look: Looking) -> AsOf:
    """While a programme runs: yesterday, or the day before the last import. Otherwise the last day with data."""
    terms, today = look.terms(), date.today()
    start, end = day_of(terms["start_day"]), day_of(terms["end_day"])
    last = day_of(look.ask("coverage/last_days")["last_day"].max())
    first = day_of(look.ask("coverage/newcomers")["day"].min())
    running = end is not None and today <= end and (start is None or start <= today)
    imported = day_of(look.ask("programme/files")["imported_at"].max()) or today
    day = min(today, imported) - timedelta(1) if running else last or end or today
    return AsOf(day, running, end is not None and end < today, last, start or first or day)


def with_pace(look: Looking) -> pd.DataFrame:
    """The targets (as `coverage/targets`) with state and reached_on (as `Pace` has them), deadline (their day, or the
    programme's last), past (whether that is over) and pace, in words.

    Only targets for people have a pace; the state of others is "reached" or empty.
    """
    return _with_pace(look, as_of(look))


@remembered
def _with_pace(look: Looking, now: AsOf) -> pd.DataFrame:
    targets, end = look.ask("coverage/targets"), day_of(look.terms()["end_day"])
    new = look.ask("coverage/newcomers")
    totals = {what: rows.assign(total=rows["newcomers"].cumsum()) for what, rows in new.groupby(["dimension", "code"])}
    rows = [_paced(row, totals, now, end) for row in targets.itertuples(index=False)]
    columns = ["state", "reached_on", "deadline", "past", "pace"]
    found = pd.DataFrame(rows, columns=columns, index=targets.index).astype(dict.fromkeys(columns, object))
    return pd.concat([targets, found], axis=1)


def _paced(row: object, totals: dict[tuple[str, str], pd.DataFrame], now: AsOf, end: date | None) -> tuple:
    deadline = day_of(row.by_day) or end
    past = now.ended or (deadline is not None and deadline <= now.day)
    today = max(now.day, end) if now.ended else now.day
    pace = _pace(row, totals, deadline, today)
    if row.reached >= row.target and pace.state != REACHED:
        pace = Pace(REACHED, None, pace.per_day)
    words = pace_words(pace, int(row.target - row.reached), today, end) if pace.state else _without_pace(row, past)
    return pace.state, pace.day, deadline, past, words


def _pace(row: object, totals: dict[tuple[str, str], pd.DataFrame], deadline: date | None, today: date) -> Pace:
    """Newcomers without a day have no pace; they are reached all the same."""
    if row.measure != "participants" or (row.dimension != "london" and pd.isna(row.code)):
        return UNKNOWN
    rows = totals.get((row.dimension, "" if row.dimension == "london" else row.code))
    days = [] if rows is None else pd.to_datetime(rows["day"]).dt.date.tolist()
    counts = [] if rows is None else rows["total"].tolist()
    return pace_towards(days, counts, int(row.target), deadline, today)


def _without_pace(row: object, past: bool) -> str:
    return f"ended {int(row.target - row.reached):,} short" if past else ""


def day_of(value: object) -> date | None:
    """A day of an answer as a date; None where it is missing."""
    return None if pd.isna(value) else pd.Timestamp(value).date()
