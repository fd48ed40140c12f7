"""What is slow the first time, done before the first visitor comes."""

import gc
from importlib import import_module

SLOW_TO_IMPORT = (
    "pyarrow",
    "pandas",
    "duckdb",
    "altair",
    "pages.parts.navigation",
)


def warm_up() -> None:
    """Import what the pages need, then set all of it aside from garbage collection.

    Streamlit collects garbage after every run of a page; with the libraries' objects set aside that costs a sixth.
    """
    for module in SLOW_TO_IMPORT:
        import_module(module)
    gc.collect()
    gc.freeze()
