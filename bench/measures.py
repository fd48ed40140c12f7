"""What is made of times: the best of some, how they spread, and by which power they grow."""

import math
import statistics
import time
from collections.abc import Callable, Sequence

import numpy as np


def best(work: Callable[[], object], times: int = 3) -> float:
    """Milliseconds of the fastest of so many runs, so of a warm one."""
    return min(once(work) for _ in range(times))


def once(work: Callable[[], object]) -> float:
    """Milliseconds of one run."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1_000


def spread(values: Sequence[float]) -> dict[str, float]:
    """How many there are, their median, the value that 95 (and 99) of 100 do not exceed, and the most."""
    ordered = sorted(values)

    def reached(share: float) -> float:
        return ordered[math.ceil(share * len(ordered)) - 1]

    return {
        "n": len(ordered),
        "median": statistics.median(ordered),
        "p95": reached(0.95),
        "p99": reached(0.99),
        "most": ordered[-1],
    }


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float | None:
    """By which power of its size a cost grows: the slope of least squares through the logarithms of both.

    0 is constant, 1 in proportion. None with fewer than three sizes that differ, or a cost of nothing.
    """
    if len(set(sizes)) < 3 or min(costs) <= 0 or min(sizes) <= 0:
        return None
    return float(np.polyfit(np.log(sizes), np.log(costs), 1)[0])


def rounded(found: object, digits: int = 4) -> object:
    """The same with every number to so many figures: more would be noise in a file that is compared."""
    if isinstance(found, dict):
        return {key: rounded(value, digits) for key, value in found.items()}
    if isinstance(found, list | tuple):
        return [rounded(value, digits) for value in found]
    return float(f"{found:.{digits}g}") if isinstance(found, float) else found
