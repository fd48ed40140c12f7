"""What is worked out from answers, kept for whoever looks at the same: many readers cost little more than one."""

import pickle
from collections.abc import Callable
from functools import wraps
from hashlib import blake2b
from threading import Lock
from typing import ParamSpec, TypeVar

from queries.memory import kept

Given, Result = ParamSpec("Given"), TypeVar("Result")
KEPT = 64 << 20  # bytes
TURNS = 16


def remembered(work: Callable[Given, Result]) -> Callable[Given, Result]:
    """Work out the same thing once.

    All that is given must be hashable, and a `Looking` must be part of it: whoever looks at whatever release gets what
    was worked out for that role and release. Frames come as copies.
    """
    turns = [Lock() for _ in range(TURNS)]

    @wraps(work)
    def recalled(*given: Given.args, **named: Given.kwargs) -> Result:
        # When a vote arrives all pages ask at once: one works, the others wait for it.
        with turns[hash((given, tuple(named.items()))) % TURNS]:
            return _worked_out(work, given, tuple(named.items()))

    return recalled


@kept(KEPT)
def _worked_out(work: Callable[..., Result], given: tuple, named: tuple) -> Result:
    return work(*given, **dict(named))


def of_data(work: Callable[..., Result], *given: object, **named: object) -> Result:
    """What a pure function of frames and plain values makes of them, kept for the same data, whoever looks at it.

    Frames come as copies; whatever else it gives is not to be changed, as the next who asks gets the same.
    """
    return _of_data(work, pickle.dumps((given, named)))


def _digest(work: Callable, data: bytes) -> tuple[Callable, bytes]:
    return work, blake2b(data, digest_size=16).digest()


@kept(KEPT, by=_digest)
def _of_data(work: Callable[..., Result], data: bytes) -> Result:
    given, named = pickle.loads(data)
    return work(*given, **named)


def forget_what_was_worked_out() -> None:
    """Forget all of it: somebody in it may have been forgotten."""
    _worked_out.cache_clear()
    _of_data.cache_clear()
