"""Every number on screen: one question, one .sql file."""

import pandas as pd

# Frames here have some dozens of rows, and words that Arrow holds cost more to pick out of it than to have: a page that
# is drawn anew takes a third more with them.
pd.options.mode.string_storage = "python"
