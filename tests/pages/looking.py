"""What stands on a page."""

import pandas as pd
from streamlit.testing.v1 import AppTest


def stands_whole(visitor: AppTest) -> AppTest:
    """The page, which shows no fault and one heading of the first order."""
    assert [fault.stack_trace for fault in visitor.exception] == []
    assert [said.value for said in visitor.error] == []
    assert len(visitor.title) == 1
    assert visitor.title[0].value
    return visitor


def table(visitor: AppTest, *columns: str) -> pd.DataFrame:
    """The table on the page whose first columns these are."""
    (found,) = [each.value for each in visitor.dataframe if tuple(each.value.columns)[: len(columns)] == columns]
    return found
