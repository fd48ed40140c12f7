"""Numbers and names as a sentence has them."""

from collections.abc import Sequence

MOST_NAMES = 5


def listed(names: Sequence[str], most: int = MOST_NAMES) -> str:
    """ "Bexley", "Bexley and Sutton", "Bexley, Harrow and Sutton"; of more than `most`, the first ones "and 3 more"."""
    names = list(names)
    if len(names) > most:
        return f"{', '.join(names[: most - 1])} and {len(names) - most + 1} more"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def counted(number: int, one: str, many: str | None = None) -> str:
    """ "1 person", "1,439 people", "no people"."""
    noun = one if number == 1 else many or f"{one}s"
    return f"{number:,} {noun}" if number else f"no {noun}"


def percent(share: float) -> str:
    """A share of one as a whole percentage; a share that is not quite nought or one never reads so."""
    whole = f"{share:.0%}"
    if whole == "0%" and share > 0:
        return "under 1%"
    if whole == "100%" and share < 1:
        return "over 99%"
    return whole
