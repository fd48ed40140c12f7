"""Seeded chance, the same on every machine: uniform numbers and the four operations, which round alike everywhere."""

import zlib
from collections.abc import Sequence

import numpy as np


class Chance:
    """One stream of chance for one subject, so that a change in one table leaves the others as they were."""

    def __init__(self, seed: int, subject: str) -> None:
        self._stream = np.random.default_rng([seed, zlib.crc32(subject.encode())])

    def shares(self, n: int) -> np.ndarray:
        """`n` numbers from 0 up to, and never, 1."""
        return self._stream.random(n)

    def luck(self) -> float:
        """One number from 0 up to, and never, 1."""
        return float(self.shares(1)[0])

    def happens(self, share: float) -> bool:
        """True as often as `share` says."""
        return self.luck() < share

    def number(self, below: int) -> int:
        """One whole number from 0 to `below` - 1."""
        return int(self.luck() * below)

    def whole(self, n: int, below: int | np.ndarray) -> np.ndarray:
        """`n` whole numbers from 0 to `below` - 1 (one bound for all, or one each)."""
        return (self.shares(n) * below).astype(np.int64)

    def picks(self, n: int, weights: Sequence[float] | np.ndarray) -> np.ndarray:
        """`n` positions in `weights`, each as likely as its weight."""
        heaped = np.cumsum(np.asarray(weights, dtype=float))
        return np.searchsorted(heaped, self.shares(n) * heaped[-1], side="right")

    def some(self, n: int, share: float) -> np.ndarray:
        """`n` answers, true for about `share` of them."""
        return self.shares(n) < share

    def order(self, n: int) -> np.ndarray:
        """The positions 0 to `n` - 1 in a random order."""
        return np.argsort(self.shares(n), kind="stable")

    def one(self, items: Sequence):
        """One of the items."""
        return items[self.number(len(items))]

    def weighted(self, weights: dict):
        """One of the keys, each as likely as its weight."""
        return list(weights)[int(self.picks(1, list(weights.values()))[0])]

    def tail(self, n: int, floor: float = 0.006) -> np.ndarray:
        """`n` weights with a heavy tail: most near 1, a few near 1 / `floor`."""
        return 1 / (self.shares(n) + floor)
