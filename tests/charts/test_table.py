import json

import numpy as np
import pandas as pd
import pytest

from charts.table import in_words, listed, records


def test_only_the_named_columns_reach_a_chart_and_missing_numbers_are_null():
    frame = pd.DataFrame({"name": ["Brent", "Camden"], "rate": [1.5, np.nan], "secret": [3, 4]})
    rows = records(frame, ["name", "rate", "name"])
    assert rows == [{"name": "Brent", "rate": 1.5}, {"name": "Camden", "rate": None}]
    assert "NaN" not in json.dumps(rows)


@pytest.mark.parametrize(
    ("value", "form", "words"),
    [
        (1234.4, ",.0f", "1,234"), (0.256, ".0%", "26%"), (-0.04, "+.0%", "−4%"), (0.3, "+.0%", "+30%"),
        (-0.001, "+.0%", "0%"), (float("nan"), ".1f", "no data"),
    ],
)  # fmt: skip
def test_numbers_read_as_the_charts_print_them(value, form, words):
    assert in_words(value, form) == words


def test_lists_read_as_english():
    assert listed([]) == ""
    assert listed(["Bexley"]) == "Bexley"
    assert listed(["Bexley", "Harrow", "Sutton"]) == "Bexley, Harrow and Sutton"
    assert listed(list("abcdefgh")) == "a, b, c, d, e, f and 2 more"
