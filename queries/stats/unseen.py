"""How many organisations are there that nobody has been heard from, where there is no list of them?"""

import math

from queries.stats.shares import Z_95


def chao1(seen: int, once: int, twice: int) -> float:
    """At least how many organisations there are, seen and unseen: seen + once (once - 1) / (2 (twice + 1)).

    seen: organisations with a participant; once, twice: those with exactly one and two. A lower bound:
    word it "at least". Raises ValueError where once and twice are more than seen.
    Source: Chao 1984, bias-corrected form.
    """
    if min(seen, once, twice) < 0 or once + twice > seen:
        raise ValueError("Organisations seen once and seen twice can't be more than all that were seen.")
    return seen + once * (once - 1) / (2 * (twice + 1))


def coverage(once: int, participants: int) -> float:
    """Good-Turing: how likely the next participant is from an organisation already seen, 1 - once / participants.

    participants: people of known organisation. nan without any. Raises ValueError where once is more.
    Source: Good 1953.
    """
    if not 0 <= once <= participants:
        raise ValueError("There can't be more organisations with one participant than participants.")
    return 1 - once / participants if participants else float("nan")


def chao1_interval(seen: int, once: int, twice: int, z: float = Z_95) -> tuple[float, float]:
    """95 % interval of `chao1`, never below what was seen; nan where there is no sign of more.

    The number unseen is taken as log-normal, with the variance of the bias-corrected form.
    Source: Chao 1987; Colwell, EstimateS 9 user's guide, equations 6 and 13.
    """
    unseen = chao1(seen, once, twice) - seen
    if not unseen:
        return float("nan"), float("nan")
    pairs = twice + 1
    variance = once * (once - 1) / (2 * pairs) + once * (2 * once - 1) ** 2 / (4 * pairs**2)
    variance += once**2 * twice * (once - 1) ** 2 / (4 * pairs**4)
    factor = math.exp(z * math.sqrt(math.log1p(variance / unseen**2)))
    return seen + unseen / factor, seen + unseen * factor
