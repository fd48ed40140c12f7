"""What was worked out, kept for the next who asks: as much as fits into so many bytes; what nobody asked for longest
goes first."""

import pickle
from collections.abc import Callable
from threading import Lock
from typing import ParamSpec, TypeVar

import pandas as pd
from cachetools import LRUCache, cached

Given, Result = ParamSpec("Given"), TypeVar("Result")
LEAST = 1 << 10  # bytes that anything takes


def kept(most: int) -> Callable[[Callable[Given, Result]], Callable[Given, Result]]:
    """Keep what a function gives, up to `most` bytes of it; what is larger than that is never kept.

    All that is given must be hashable. The function has `cache_clear` and `cache_info` as those of functools have.
    """
    return cached(LRUCache(most, getsizeof=size_of), lock=Lock(), info=True)


def size_of(found: object) -> int:
    """About how many bytes it takes: a frame as pandas says, all else as long as it is written out."""
    if isinstance(found, pd.DataFrame):
        return LEAST + int(found.memory_usage(deep=True).sum())
    return LEAST + len(pickle.dumps(found))
