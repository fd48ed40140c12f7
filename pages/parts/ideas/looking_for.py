"""What is looked for in ideas: words, which must all be there, and phrases in quotation marks."""

import re
from collections.abc import Sequence

from warehouse.words import in_stems

MOST = 5
PART = re.compile(r'"([^"]*)"|([^\s"]+)')
QUOTES = str.maketrans("“”„«»", '"""""')


def terms_in(typed: str) -> list[str]:
    """What is typed as stems: one term a word or phrase, "nursing" the same as "nurses". Signs alone are no term."""
    parts = (phrase or word for phrase, word in PART.findall(typed.translate(QUOTES)))
    return list(dict.fromkeys(stems for part in parts if (stems := in_stems(part))))


def parameters(terms: Sequence[str]) -> dict[str, str]:
    """The parameters that `ideas/holding` takes for the first five terms."""
    given = [*terms[:MOST], *[""] * MOST]
    return {f"term_{place}": given[place - 1] for place in range(1, MOST + 1)}
