"""What will happen when files are imported, said before it does."""

from collections.abc import Sequence
from datetime import date

from queries.findings.words import listed


def what_will_happen(live: Sequence[tuple[str, bool]], coming: Sequence[str], made_up: bool, add: bool) -> list[str]:
    """A sentence for each thing that changes. `live` are the sources there are, with whether each is made up; `coming`
    those that the files bring, which are made up or not; `add`: their rows join those of a source of the same name."""
    real = [name for name, invented in live if not invented]
    leaving = [name for name, invented in live if invented and not made_up]
    replaced = [name for name, invented in live if name in coming and name not in leaving]
    new = [name for name in coming if name not in replaced]
    stays = [name for name in (real if not made_up else [name for name, _ in live]) if name not in coming]
    said = ["The made-up sample leaves: made-up and real data are never shown together."] if leaving else []
    if made_up and real:
        return ["These files say that they are made up, and what is live is real: they will be refused."]
    if replaced:
        names = listed(replaced)
        said.append(f"Rows are added to {names}." if add else f"The rows of {names} that are live now are replaced.")
    if new and stays:
        said.append(f"{listed(new)} will stand beside {listed(stays)}.")
    elif new:
        said.append(f"{listed(new)} will be live.")
    elif stays:
        said.append(f"{listed(stays)} {'stays as it is' if len(stays) == 1 else 'stay as they are'}.")
    return said


def day_or_month(first: int, second: int, year: int) -> tuple[str, str]:
    """How a date such as 03/04/2014 reads with the day first, and with the month first. Raises ValueError where one of
    them is no date."""
    return _spoken(date(year, second, first)), _spoken(date(year, first, second))


def _spoken(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
