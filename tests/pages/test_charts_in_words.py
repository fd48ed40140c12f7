"""Every chart has a description and, on the same page, a table of what it shows."""

import re
from html import unescape

import pandas as pd
import pytest
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.testing.v1 import AppTest

from pages.parts.navigation import PAGES

pytestmark = pytest.mark.slow

# What names the rows of a chart, by the name of its data.
NAMED_BY = ("principle_name", "name", "day")
CITY = "City of London"
# Shares add up row by row from nothing, which is no row of the table; its other rows are those of the table.
CUMULATIVE = "lorenz"
DESCRIPTION = re.compile(r'<p class="only-heard">(.+)</p>', re.DOTALL)


def data(chart) -> dict[str, pd.DataFrame]:
    """A chart's data, by name."""
    return {each.name: convert_arrow_bytes_to_pandas_df(each.data.data) for each in chart.proto.datasets}


def descriptions(visitor: AppTest) -> list[str]:
    """What is said of each chart to those who listen."""
    said = [DESCRIPTION.fullmatch(each.proto.body) for each in visitor.get("html")]
    return [unescape(each[1]) for each in said if each]


def in_words(cells) -> list[str]:
    """Cells as they are compared: days without a time of day."""
    return [str(cell).replace("T", " ").removesuffix(" 00:00:00").removesuffix(" 00:00:00.000Z") for cell in cells]


def is_told_by(name: str, frame: pd.DataFrame, table: pd.DataFrame) -> bool:
    """Whether a table has everything that these data of a chart are about."""
    if name == CUMULATIVE:
        return len(table) == len(frame) - 1
    column = next(column for column in NAMED_BY if column in frame)
    told = "\n".join(text for each in table for text in in_words(table[each]))
    return all(text in told for text in in_words(frame[column].dropna().unique()) if text != CITY)


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.TITLE)
def test_every_chart_has_a_description_and_a_table(visit, sample_release, page):
    visitor = visit(page, sample_release)
    tables = [table.value for table in visitor.dataframe]
    charts, said = visitor.get("vega_lite_chart"), descriptions(visitor)
    assert len(charts) == len(said)
    for chart, words in zip(charts, said, strict=True):
        assert len(words) > 30 and words.endswith(".")
        name, frame = max(data(chart).items(), key=lambda pair: (pair[0] != "lines", len(pair[1])))
        assert any(is_told_by(name, frame, table) for table in tables), words
