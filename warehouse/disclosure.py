"""The rule of disclosure control: which counts may be published, and how. It is said here and nowhere else."""

from dataclasses import dataclass

from warehouse.settings import settings

LEAST = 5  # neither the threshold nor the base is ever less, whatever the settings say
WIDTH = 5  # how many people wide the range of every hidden count has to stay, for whoever reckons


@dataclass(frozen=True)
class Rule:
    """threshold: a count below it is hidden; base: other counts are to the nearest of this; extreme: 0 % and 100 % are
    hidden when made of fewer people than this."""

    threshold: int
    base: int
    extreme: int

    def hides(self, people: int) -> bool:
        """Whether a count may not be published; nought may."""
        return 0 < people < self.threshold

    def rounded(self, people: int) -> int:
        """A count that may be published, as it is: nought, or the nearest of the base that is not below the
        threshold."""
        return people and max(self.lowest, (people + self.base // 2) // self.base * self.base)

    def behind(self, published: int) -> tuple[int, int]:
        """The least and the most that a published figure may stand for."""
        if not published:
            return 0, 0
        low = self.threshold if published <= self.lowest else max(self.threshold, published - self.base // 2)
        return low, published + self.base - self.base // 2 - 1

    def is_few(self, people: int) -> bool:
        """Whether a difference between two published counts gives a small group away."""
        return self.hides(abs(people))

    @property
    def few(self) -> str:
        """Which counts are hidden, in words."""
        return f"1 to {self.threshold - 1}"

    @property
    def lowest(self) -> int:
        """The smallest published figure but nought."""
        return -(-self.threshold // self.base) * self.base


def rule() -> Rule:
    """The rule that the settings give; a threshold or base below 5 is taken as 5."""
    said = settings()["disclosure"]
    return Rule(
        max(LEAST, said["threshold"]),
        max(LEAST, said["base"]),
        max(said["threshold"], said["share_extreme_denominator"]),
    )
