"""Puts what was measured into docs/speed.md, between its markers, and draws its chart: `python -m bench.document`.

Words between the figures are written by hand and stay; no figure in a table is.
"""

import re
from pathlib import Path

from bench import figures, figures_of_servers
from bench.picture import drawn

PROJECT = Path(__file__).resolve().parents[1]
DOCUMENT = PROJECT / "docs" / "speed.md"
CHART = PROJECT / "docs" / "pictures" / "speed.svg"
PLACE = re.compile(r"(<!-- figures: (\w+) -->\n).*?(<!-- end of figures -->)", re.DOTALL)
TABLES = {
    "imports": figures.imports,
    "pages": figures.pages,
    "together": figures.together,
    "group_bys": figures.group_bys,
    "drawn": figures_of_servers.drawn,
    "growth": figures.growth,
    "visits": figures_of_servers.visits,
    "people": figures_of_servers.people,
    "live": figures_of_servers.live,
    "forgetting": figures.forgetting,
}


def with_figures(document: str) -> str:
    """The document with each table as the results have it now. Raises KeyError for a marker of no table."""
    return PLACE.sub(lambda found: f"{found[1]}{TABLES[found[2]]()}\n{found[3]}", document)


def main() -> None:
    """Write both."""
    DOCUMENT.write_text(with_figures(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
    CHART.write_text(drawn(), encoding="utf-8")


if __name__ == "__main__":
    main()
