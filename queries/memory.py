"""What was worked out, kept for the next who asks: as much as fits into so many bytes; what nobody asked for longest
goes first."""

import pickle
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import ParamSpec, TypeVar

import pandas as pd
from cachetools import LRUCache, cached
from cachetools.keys import hashkey

Given, Result = ParamSpec("Given"), TypeVar("Result")
LEAST = 1 << 10  # bytes that anything takes
RENEWED_AFTER = 16  # times a frame was given


def kept(
    most: int, by: Callable[..., Hashable] = hashkey
) -> Callable[[Callable[Given, Result]], Callable[Given, Result]]:
    """Keep what a function gives, up to `most` bytes of it; what is larger than that is never kept.

    All that is given must be hashable, or `by` makes a key of it. Frames come as copies; whatever else it gives is not
    to be changed, as the next who asks gets the same. The function has `cache_clear` and `cache_info` as those of
    functools have.
    """

    def keeping(work: Callable[Given, Result]) -> Callable[Given, Result]:
        @cached(LRUCache(most, getsizeof=_size_kept), key=by, lock=Lock(), info=True)
        def found(*given: Given.args, **named: Given.kwargs) -> _Kept:
            return _Kept(work(*given, **named))

        @wraps(work)
        def given_out(*given: Given.args, **named: Given.kwargs) -> Result:
            return found(*given, **named).own()

        given_out.cache_clear, given_out.cache_info = found.cache_clear, found.cache_info
        return given_out

    return keeping


class _Kept:
    """What was found. A frame remembers all that was ever taken from it, up to 500 pieces a column; thousands of frames
    that are asked for all day would hold more of that than of figures, so each is written out and read now and then.
    """

    def __init__(self, found: object) -> None:
        self.found, self.times = found, 0

    def own(self) -> object:
        if not isinstance(self.found, pd.DataFrame):
            return self.found
        if self.times % RENEWED_AFTER == 0:
            self.found = pickle.loads(pickle.dumps(self.found))
        self.times += 1
        return self.found.copy()


def _size_kept(kept: _Kept) -> int:
    return size_of(kept.found)


def size_of(found: object) -> int:
    """About how many bytes it takes: a frame as pandas says, all else as long as it is written out."""
    if isinstance(found, pd.DataFrame):
        return LEAST + int(found.memory_usage(deep=True).sum())
    return LEAST + len(pickle.dumps(found))
