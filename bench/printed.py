"""Numbers and tables as docs/speed.md prints them."""

import math
from collections.abc import Iterable, Sequence

NONE_YET = "Not measured yet."
UNKNOWN = "–"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, or that there is nothing yet."""
    if not rows:
        return NONE_YET
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def size(votes: float) -> str:
    """10,000 or "1 million"."""
    return f"{votes / 1e6:g} million" if votes >= 1e6 else f"{votes:,.0f}"


def spanned(sizes: Iterable[float]) -> str:
    """From the smallest to the largest."""
    known = sorted(sizes)
    return f"{size(known[0])} to {size(known[-1])}"


def seconds(taken: float) -> str:
    """Seconds to two figures, milliseconds where they are few."""
    if taken < 1:
        return f"{taken * 1_000:.2g} ms" if taken < 0.1 else f"{taken * 1_000:.0f} ms"
    return f"{taken:.{max(0, 1 - int(math.log10(taken)))}f} s"


def times(ratio: float | None) -> str:
    """So many times."""
    return UNKNOWN if ratio is None else f"{ratio:.2g}" if ratio < 10 else f"{ratio:,.0f}"


def power(fitted: float | None) -> str:
    """An exponent."""
    return UNKNOWN if fitted is None else f"{fitted:+.2f}"
