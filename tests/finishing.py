"""Coroutines in tests."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Result = TypeVar("Result")


def finished(work: Coroutine[Any, Any, Result]) -> Result:
    """What a coroutine gives, run in a thread of its own: a browser that is open in this one has a loop running."""
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, work).result()
