"""How long everything about single people is kept, in sentences."""

from datetime import date


def kept_until(until: date | None, erased: date | None) -> str:
    """What is said where nothing is pressing."""
    if erased:
        return f"Everything about single people was erased on {_day(erased)}; the published figures stay."
    if until is None:
        return "No day is set on which everything about single people is erased."
    return f"Everything about single people is kept until {_day(until)} and then erased; the published figures stay."


def soon_erased(until: date, today: date) -> str:
    """The warning of the last 30 days, and of the days after where erasing has failed."""
    left = (until - today).days
    if left < 0:
        return f"Everything about single people should have been erased after {_day(until)}: see the server's log."
    when = {0: "tonight", 1: "tomorrow night"}.get(left, f"in {left} days")
    return (
        f"Everything about single people is erased {when}, after {_day(until)}: take away what may be kept, or agree a "
        "later day, write it into programme.toml as retention_date and import again."
    )


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
