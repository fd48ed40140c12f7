"""What is worked out from answers, kept for whoever looks at the same: many readers cost little more than one."""

from collections.abc import Callable
from functools import lru_cache, wraps
from threading import Lock
from typing import ParamSpec, TypeVar

import pandas as pd

Given, Result = ParamSpec("Given"), TypeVar("Result")
KEPT = 128
TURNS = 16
_kept: list[Callable[[], None]] = []


def remembered(work: Callable[Given, Result]) -> Callable[Given, Result]:
    """Work out the same thing once.

    All that is given must be hashable, and a `Looking` must be part of it: whoever looks at whatever release gets what
    was worked out for that role and release. Frames come as copies.
    """
    keep, turns = lru_cache(maxsize=KEPT)(work), [Lock() for _ in range(TURNS)]
    _kept.append(keep.cache_clear)

    @wraps(work)
    def recalled(*given: Given.args, **named: Given.kwargs) -> Result:
        # When a vote arrives all pages ask at once: one works, the others wait for it.
        with turns[hash((given, tuple(named.items()))) % TURNS]:
            found = keep(*given, **named)
        return found.copy(deep=False) if isinstance(found, pd.DataFrame) else found

    return recalled


def forget_what_was_worked_out() -> None:
    """Forget all of it: somebody in it may have been forgotten."""
    for forget in _kept:
        forget()
