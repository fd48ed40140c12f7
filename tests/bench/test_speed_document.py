"""docs/speed.md says what was measured, and nothing else."""

import json
import re

import pytest

from bench.document import CHART, DOCUMENT, TABLES, with_figures
from bench.picture import drawn
from bench.results import RESULTS


def test_the_tables_of_the_page_are_those_of_the_results():
    assert DOCUMENT.read_text(encoding="utf-8") == with_figures(DOCUMENT.read_text(encoding="utf-8"))


def test_every_table_has_its_place_on_the_page():
    assert re.findall(r"<!-- figures: (\w+) -->", DOCUMENT.read_text(encoding="utf-8")) == list(TABLES)


def test_the_chart_is_drawn_from_the_results():
    assert CHART.read_text(encoding="utf-8") == drawn()


def test_a_table_that_nobody_makes_is_an_error():
    with pytest.raises(KeyError):
        with_figures("<!-- figures: nonsense -->\n<!-- end of figures -->")


@pytest.mark.parametrize("path", sorted(RESULTS.glob("*.json")), ids=lambda path: path.stem)
def test_each_result_names_the_command_that_repeats_it(path):
    told = json.loads(path.read_text(encoding="utf-8"))
    assert told["command"].startswith("python -m bench")
    assert "measured_on" in told or "python" in told
