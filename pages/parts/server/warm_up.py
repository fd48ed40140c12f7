"""What is slow the first time, done before the first visitor comes."""

import gc
from importlib import import_module

from altair.utils.schemapi import disable_debug_mode

SLOW_TO_IMPORT = (
    "pyarrow",
    "pandas",
    "duckdb",
    "altair",
    "pages.parts.navigation",
)


def warm_up() -> None:
    """Import what the pages need, then set all of it aside from garbage collection.

    Altair checks each part of a chart against its schema where it is made; tests do that here.
    """
    for module in SLOW_TO_IMPORT:
        import_module(module)
    disable_debug_mode()
    gc.collect()
    gc.freeze()
